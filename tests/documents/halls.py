"""Meetings as they were held, for tests of their papers: a forum with people who could leak, a council."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ruamphaen.meetings.actions import after, capture, deciding, roster, sitting
from ruamphaen.meetings.actions.kit import print_cards
from ruamphaen.meetings.models import (
    Attendee,
    Commitment,
    CommitmentResult,
    Meeting,
    Notice,
    PolicyArea,
    PolicyReport,
    PolicyStatement,
    Session,
)
from ruamphaen.meetings.rules.kinds import (
    Basis,
    Choice,
    Method,
    NoticeKind,
    Outcome,
    SayingKind,
    SessionKind,
    Standing,
    Way,
)
from ruamphaen.organisation.models import Community
from ruamphaen.thai.dates import BANGKOK, FiscalYear
from tests import make
from tests.cast import TODAY, Cast

LEAK = "นางสาวความลับ ไม่เผยแพร่"
LEAK_PHONE = "0899998888"
LEAK_WORDS = "บ้านยายมีอยู่คนเดียว กุญแจอยู่ใต้กระถาง"
ACCOUNT = (
    "ประธานกล่าวเปิดการประชุมและแจ้งให้ที่ประชุมทราบว่า การประชุมครั้งนี้จัดขึ้นเพื่อรับฟังปัญหาและความต้องการ"
    "ของประชาชนในพื้นที่ ทั้ง 12 ชุมชน เพื่อนำไปเพิ่มเติมแผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) "
    "โดยขอให้ผู้เข้าประชุมเสนอโครงการที่เห็นว่าจำเป็นและเร่งด่วนเป็นลำดับแรก\n"
    "หัวหน้าสำนักปลัดชี้แจงขั้นตอนการจัดทำแผน และตอบข้อซักถามของผู้เข้าประชุมเรื่องน้ำประปา ถนน และไฟส่องสว่าง"
)


@dataclass(frozen=True)
class Held:
    """A meeting that was held, and the truth about it."""

    meeting: Meeting
    leak: Attendee | None = None


def forum(cast: Cast, *, people: int = 18, cards: int = 0, is_closed: bool = True) -> Held:
    """A forum in which `people` came; one of them, by name, phone and words, must never be public."""
    town = cast.ban_nong
    town.district_th, town.province_th = "เมืองลำพูน", "ลำพูน"
    town.save()
    places = [
        Community.objects.create(organisation=town, name=name, number=number)
        for number, name in enumerate(("บ้านหนอง", "บ้านป่าเห็ว ฝั่งใต้", "บ้านริมปิง"), start=1)
    ]
    meeting = make.meeting(
        organisation=town,
        title="ประชาคมท้องถิ่นระดับตำบล ครั้งที่ 1/2569",
        bases=(Basis.ADDITION, Basis.CHANGE),
        groups={
            "ผู้แทนชุมชน": 40,
            "หัวหน้าส่วนราชการและรัฐวิสาหกิจในพื้นที่": 10,
            "ประชาชนในพื้นที่": None,
        },
        items=(
            "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
            "พิจารณาร่างแผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) เพิ่มเติม ครั้งที่ 1/2569",
            "เรื่องอื่น ๆ",
        ),
    )
    Meeting.objects.filter(pk=meeting.pk).update(place="หอประชุมเทศบาลตำบลบ้านหนอง ชั้น 2")
    Notice.objects.create(
        meeting=meeting,
        kind=NoticeKind.CALL,
        number="ลพ 52001/ว 123",
        issued_on=date(2026, 11, 2),
        starts_at=meeting.starts_at,
        place=meeting.place,
    )
    meeting.refresh_from_db()
    if cards:
        print_cards(meeting, by=cast.somsri, count=cards)
    groups = list(meeting.groups.all())
    for number in range(people - 1):
        Attendee.objects.create(
            meeting=meeting,
            group=groups[number % 3],
            name=f"นายคนที่{number:03} ใจดีงาม",
            title="ประธานชุมชน" if number % 3 == 0 else "",
            community=places[number % 3],
            code=f"T{number:03}",
            standing=Standing.INVITED if number % 2 else Standing.REGISTERED,
            sort_key=f"{number:03}",
            present_at=datetime(2026, 11, 20, 8, 30, tzinfo=BANGKOK) + timedelta(seconds=number),
            present_by=Way.DESK,
        )
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    leak = roster.walk_in(
        meeting, by=cast.somsri, group=groups[2], name=LEAK, phone=LEAK_PHONE, community=places[1]
    )
    items = list(meeting.items.order_by("position"))
    sitting.write_account(items[0], by=cast.somsri, text=ACCOUNT, seen=0)
    capture.say(
        meeting,
        by=cast.somsri,
        kind=SayingKind.NEED,
        text=LEAK_WORDS,
        item=items[1],
        speaker=leak,
        community=places[1],
    )
    for kind, place in (
        (SayingKind.NEED, places[0]),
        (SayingKind.NEED, places[0]),
        (SayingKind.OPINION, places[2]),
        (SayingKind.PRAISE, None),
    ):
        capture.say(
            meeting, by=cast.somsri, kind=kind, text="ขอไฟส่องสว่าง", item=items[1], community=place
        )
    motion = deciding.put_motion(
        items[1],
        by=cast.somsri,
        text="เห็นชอบร่างแผนพัฒนาท้องถิ่น เพิ่มเติม ครั้งที่ 1/2569",
        method=Method.SHOW_OF_HANDS,
        mover=LEAK,
    )
    deciding.count(motion, by=cast.somsri, yes=people - 4, no=1, abstain=3)
    deciding.resolve(
        items[1],
        by=cast.somsri,
        outcome=Outcome.AGREED,
        text="ร่างแผนพัฒนาท้องถิ่น เพิ่มเติม ครั้งที่ 1/2569 และให้เสนอคณะกรรมการพัฒนาท้องถิ่น",
        motion=motion,
    )
    if is_closed:
        meeting.refresh_from_db()
        sitting.close(meeting, by=cast.somsri)
    meeting.refresh_from_db()
    return Held(meeting, leak)


def council(cast: Cast) -> Held:
    """A council session in which three of four members sat, voted by roll call; its minutes are checked."""
    town = cast.ban_nong
    body = make.committee(
        organisation=town,
        body="council",
        members=("นายประธาน สภาดี", "นางรองประธาน ใจงาม", "นายสมาชิก ขยัน", "นายลา ป่วย"),
        group="members",
    )
    body.seats.filter(name="นายประธาน สภาดี").update(role="ประธานสภาเทศบาล")
    session = Session.objects.create(
        organisation=town,
        kind=SessionKind.ORDINARY,
        number=4,
        year_be=2569,
        opens_on=date(2026, 11, 1),
        closes_on=date(2026, 11, 30),
    )
    meeting = make.meeting(
        organisation=town,
        title="การประชุมสภาเทศบาลตำบลบ้านหนอง สมัยสามัญ สมัยที่ 4 ประจำปี 2569",
        forum="",
        committees=[body],
        session=session,
        bases=(Basis.BUDGET,),
        groups={"สมาชิกสภา": None, "ผู้บริหารและพนักงาน": None},
        items=("เรื่องที่ประธานแจ้งต่อที่ประชุม", "รับรองรายงานการประชุม", "เรื่องที่เสนอใหม่"),
    )
    members = meeting.groups.get(name="สมาชิกสภา")
    rows = [
        Attendee.objects.create(
            meeting=meeting,
            group=members,
            seat=seat,
            name=seat.name,
            code=f"C{place}",
            standing=Standing.INVITED,
        )
        for place, seat in enumerate(body.seats.order_by("pk"))
    ]
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    for row in rows[:3]:
        roster.check_in(row, by=cast.somsri, way=Way.DESK)
        row.refresh_from_db()
    leak = roster.walk_in(
        meeting, by=cast.somsri, group=meeting.groups.get(name="ผู้บริหารและพนักงาน"), name=LEAK
    )
    items = list(meeting.items.order_by("position"))
    sitting.write_account(items[0], by=cast.somsri, text=ACCOUNT, seen=0)
    motion = deciding.put_motion(
        items[2],
        by=cast.somsri,
        text="ขออนุมัติโอนงบประมาณรายจ่ายประจำปี 2569",
        method=Method.ROLL_CALL,
        committee=body,
        mover="นายกเทศมนตรี",
    )
    deciding.call_roll(
        motion,
        by=cast.somsri,
        voices={rows[0]: Choice.ABSTAIN, rows[1]: Choice.YES, rows[2]: Choice.YES},
    )
    deciding.resolve(items[2], by=cast.somsri, outcome=Outcome.AGREED, text="อนุมัติ", motion=motion)
    meeting.refresh_from_db()
    sitting.close(meeting, by=cast.somsri)
    minutes = after.write_minutes(
        after.minutes_of(meeting),
        by=cast.somsri,
        seen=0,
        opening="เมื่อถึงเวลาประชุม มีสมาชิกมาประชุมครบองค์ประชุม ประธานจึงเปิดการประชุม",
        closing="ไม่มีสมาชิกเสนอเรื่องอื่น ประธานกล่าวปิดการประชุม",
        taken_by="นางสาวสมศรี ขยันจด",
        checked_by="นางรองประธาน ใจงาม\nนายสมาชิก ขยัน\nนายลา ป่วย",
    )
    after.check_minutes(minutes, by=cast.somsri, on=TODAY)
    meeting.refresh_from_db()
    return Held(meeting, leak)


def approve(held: Held, cast: Cast) -> None:
    """The next meeting approves the minutes."""
    following = make.meeting(
        organisation=held.meeting.organisation,
        title="การประชุมสภาครั้งถัดไป",
        starts_at=held.meeting.starts_at + timedelta(days=30),
    )
    after.approve_minutes(
        after.minutes_of(held.meeting),
        by=cast.somsri,
        at=following,
        on=date(2026, 12, 20),
        corrections="หน้า 2 บรรทัดที่ 3 แก้ “2568” เป็น “2569”",
    )


def policy(held: Held) -> PolicyReport:
    """A statement of two areas made in the meeting, and the report of one year."""
    statement = PolicyStatement.objects.create(
        organisation=held.meeting.organisation,
        meeting=held.meeting,
        stated_by="นายนายก ทำจริง",
        stated_on=date(2026, 11, 20),
        vision="บ้านหนองน่าอยู่ ผู้คนมีสุข",
        preamble="ท่านประธานสภาที่เคารพ " + ACCOUNT.splitlines()[0],
        closing="จึงขอแถลงนโยบายต่อสภาเพื่อทราบ",
    )
    report = PolicyReport.objects.create(statement=statement, fiscal_year=FiscalYear(2570))
    for number, title in enumerate(("ด้านโครงสร้างพื้นฐาน", "ด้านคุณภาพชีวิต"), start=1):
        area = PolicyArea.objects.create(statement=statement, number=number, title=title)
        for place in (1, 2):
            made = Commitment.objects.create(
                area=area, number=place, text=f"ปรับปรุง{title} ข้อที่ {place} ให้ทั่วถึงทุกชุมชนในเขตเทศบาล"
            )
            if place == 1:
                CommitmentResult.objects.create(
                    report=report, commitment=made, text="ดำเนินการแล้วเสร็จ 3 โครงการ"
                )
    return report
