"""The forums of the fictional town: one that sits on the day the demo is loaded, one to come."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle

from ruamphaen.meetings.actions import capture, deciding, roster, sitting
from ruamphaen.meetings.actions.calling import call_meeting, prepare_meeting
from ruamphaen.meetings.actions.invitations import GroupDraft, invite_members, take_groups
from ruamphaen.meetings.actions.proportions import (
    announce_proportion,
    set_shares,
    start_proportion,
)
from ruamphaen.meetings.models import Attendee, Meeting, Proportion
from ruamphaen.meetings.rules.kinds import Basis, Method, Outcome, SayingKind, Way
from ruamphaen.organisation.models import Community, Organisation
from ruamphaen.thai.dates import FiscalYear, bangkok_day

# All made up for this project.
SHARES = (
    GroupDraft("ประธานกรรมการชุมชน", 12),
    GroupDraft("หัวหน้าส่วนราชการและรัฐวิสาหกิจ", 8),
    GroupDraft("ผู้แทนองค์กรภาคเอกชน", 10, is_open=True),
    GroupDraft("ผู้แทนภาคประชาชน", 40, is_open=True),
)
FIRST_NAMES = ("สมพงษ์", "บัวผัน", "ทองใบ", "จินดา", "อำนวย", "ลำดวน", "ประเสริฐ", "แก้วตา")
SURNAMES = ("ริมธาร", "ทุ่งใต้", "วัดใน", "หนองบัว", "สามแยก", "ประตูเก่า")
AT_FORUM, REGISTERED_AHEAD = 44, 9
SAID = (
    (SayingKind.NEED, "ขอให้ซ่อมทางเท้าหน้าโรงเรียน รถเข็นผ่านไม่ได้", "ผู้สูงอายุและเด็ก", "หน้าโรงเรียนเทศบาล 1"),
    (SayingKind.NEED, "ไฟส่องสว่างดับสามต้น กลางคืนมืดมาก", "คนเดินกลับบ้าน", "ซอย 4"),
    (SayingKind.OPINION, "ควรทำรางระบายน้ำก่อนหน้าฝน", "", ""),
    (SayingKind.COMPLAINT, "รถขยะมาไม่ตรงวัน กลิ่นแรง", "บ้านริมตลาด", "ตลาดเช้า"),
    (SayingKind.NEED, "ขอราวจับทางลงศูนย์บริการสาธารณสุข", "ผู้สูงอายุ", "ศูนย์บริการสาธารณสุข"),
    (SayingKind.PRAISE, "น้ำประปาดีขึ้นมากตั้งแต่ปีก่อน", "", ""),
    (SayingKind.NEED, "ลานกีฬาไม่มีร่มเงา เด็กเล่นไม่ได้ตอนบ่าย", "เด็กและเยาวชน", "ลานกีฬาชุมชน"),
    (SayingKind.OPINION, "อยากให้เลือกโครงการที่คนได้ประโยชน์หลายชุมชนก่อน", "", ""),
)


def load_town(organisation: Organisation, now: datetime) -> None:
    """Both forums, through the acts that people use."""
    proportion = _announced(organisation, now)
    _sits(_called(organisation, proportion, now, number=1, on=now.replace(minute=0, second=0)))
    coming = now.replace(hour=2, minute=0, second=0, microsecond=0) + timedelta(days=14)
    _opened_for_registering(_called(organisation, proportion, now, number=2, on=coming))


def _announced(organisation: Organisation, now: datetime) -> Proportion:
    """Who makes up the forum of the year, as the town announced it."""
    today = bangkok_day(now)
    proportion = start_proportion(
        organisation, by=None, forum="forum-town", fiscal_year=FiscalYear.containing(today)
    )
    set_shares(proportion, by=None, shares=SHARES)
    return announce_proportion(
        proportion, by=None, number="1", announced_on=today - timedelta(days=30)
    )


def _called(
    organisation: Organisation, proportion: Proportion, now: datetime, *, number: int, on: datetime
) -> Meeting:
    year = proportion.fiscal_year
    meeting = prepare_meeting(
        organisation,
        by=None,
        title=f"ประชาคมท้องถิ่นระดับเมือง ครั้งที่ {number}/{year}",
        subject=f"พิจารณาร่างแผนพัฒนาท้องถิ่น (พ.ศ. 2566–2570) เพิ่มเติม ครั้งที่ {number}/{year} ร่วมกับคณะกรรมการพัฒนาเทศบาล",
        place="ห้องประชุมใหญ่ สำนักงานเทศบาลเมืองสายธาร",
        starts_at=on,
        forum="forum-town",
        committees=list(organisation.committees.filter(body="development-committee")),
        bases=[Basis.ADDITION],
        agenda=(
            "เปิดประชุมและชี้แจงวัตถุประสงค์",
            "รายงานผลการติดตามและประเมินผลแผน",
            f"ร่างแผนเพิ่มเติม ครั้งที่ {number}/{year}",
            "รับฟังปัญหาและความต้องการ",
            "เรื่องอื่น ๆ",
        ),
        number=number,
        year_be=year.be,
        seats_in_hall=120,
        registers_until=on + timedelta(hours=1),
    )
    take_groups(meeting, by=None, proportion=proportion)
    invite_members(meeting, by=None)
    call_meeting(meeting, by=None, issued_on=bangkok_day(now) - timedelta(days=10))
    meeting.refresh_from_db()
    return meeting


def _names(count: int) -> Sequence[str]:
    return [f"{first} {last}" for first in FIRST_NAMES for last in SURNAMES][:count]


def _sits(meeting: Meeting) -> None:
    """The hall is full, the draft was decided, people are being heard."""
    for member in list(Attendee.objects.filter(meeting=meeting, seat__isnull=False))[:12]:
        roster.check_in(member, by=None, way=Way.DESK)
    groups = cycle([meeting.groups.get(name=share.name) for share in SHARES])
    places = cycle(Community.objects.filter(organisation=meeting.organisation))
    for name, group, place in zip(_names(AT_FORUM), groups, places, strict=False):
        roster.walk_in(meeting, by=None, group=group, name=name, community=place)
    sitting.open_meeting(meeting, by=None, present=AT_FORUM)
    opening, report, draft, hearing, *_rest = meeting.items.all()
    for item in (opening, report):
        sitting.start_item(item, by=None)
    deciding.resolve(report, by=None, outcome=Outcome.ACKNOWLEDGED, text="รับทราบรายงาน")
    sitting.start_item(draft, by=None)
    motion = deciding.put_motion(
        draft, by=None, text="เห็นชอบร่างแผนเพิ่มเติม", method=Method.SHOW_OF_HANDS, mover="ประธาน"
    )
    deciding.open_vote(motion, by=None)
    deciding.count(motion, by=None, yes=41, no=3, abstain=6)
    deciding.resolve(
        draft, by=None, outcome=Outcome.AGREED, text="เห็นชอบร่างแผนเพิ่มเติม", motion=motion
    )
    sitting.start_item(hearing, by=None)
    for (kind, text, for_whom, where), place in zip(SAID, places, strict=False):
        capture.say(
            meeting,
            by=None,
            kind=kind,
            text=text,
            for_whom=for_whom,
            where=where,
            community=place,
            item=hearing,
        )


def _opened_for_registering(meeting: Meeting) -> None:
    group = meeting.groups.get(name="ผู้แทนภาคประชาชน")
    for name in _names(REGISTERED_AHEAD):
        roster.register(meeting, by=None, group=group, name=name, way=Way.LINK)
