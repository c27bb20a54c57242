"""The council of the fictional town: members, two sessions, a meeting with votes by name, policy."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from ruamphaen.meetings.actions import council as councils
from ruamphaen.meetings.actions import deciding, roster, sitting
from ruamphaen.meetings.actions import policy as policies
from ruamphaen.meetings.actions.calling import call_meeting, prepare_meeting
from ruamphaen.meetings.actions.invitations import invite_members
from ruamphaen.meetings.models import AgendaItem, Attendee, Meeting, Session
from ruamphaen.meetings.queries.policy import commitments_of
from ruamphaen.meetings.rules.kinds import (
    Basis,
    Choice,
    Method,
    Outcome,
    SessionKind,
    Way,
)
from ruamphaen.meetings.rules.policy_reading import AreaDraft
from ruamphaen.organisation import actions as organisations
from ruamphaen.organisation.models import Committee, Organisation, User
from ruamphaen.organisation.rules import last_day_of_term
from ruamphaen.portal.demo import town_words
from ruamphaen.strategy import actions as strategies
from ruamphaen.strategy.models import Node
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import bangkok_day

ELECTED_ON = date(2025, 3, 28)
TERM_YEARS = 4
# All fictional; the first is the demo's sign-in `council`.
COUNCILLORS = (
    "บุญมี ริมธาร",
    "ประสิทธิ์ ตลาดเช้า",
    "คำแปง สวนลำไย",
    "สมพร หัวสะพาน",
    "อุไร วัดใน",
    "เกษม หลังสถานี",
    "บัวเงิน ช่างไม้",
    "สมบูรณ์ ทุ่งเหนือ",
    "นงเยาว์ ทุ่งใต้",
    "ประยูร หนองบัว",
    "แสงดาว ประตูเก่า",
    "ชัยชาญ สามแยก",
)
ROLES = {1: "ประธานสภา", 2: "รองประธานสภา"}
# Who was away, who voted against, who abstained: by place in COUNCILLORS.
AWAY, AGAINST, ABSTAINED = {11}, {5, 8}, {1}
CHECKERS = COUNCILLORS[2:5]


# The fictional policy: each area with its commitments, each with the guideline that takes it up.
POLICY = (
    (
        "ด้านเมืองน่าอยู่",
        (
            ("ซ่อมถนนและทางเท้าในทุกชุมชนให้เดินได้ปลอดภัย", "1.1"),
            ("แก้น้ำท่วมขังในชุมชนริมธารและชุมชนทุ่งใต้", "1.2"),
        ),
    ),
    (
        "ด้านคุณภาพชีวิต",
        (
            ("ดูแลผู้สูงอายุและผู้พิการถึงบ้าน", "2.2"),
            ("เปิดศูนย์เรียนรู้ตลอดชีวิตสำหรับคนทุกวัย", "3.1"),
        ),
    ),
    (
        "ด้านสิ่งแวดล้อมและการบริหาร",
        (
            ("แยกขยะจากต้นทางทุกครัวเรือน", "4.1"),
            ("เปิดเผยงบประมาณทุกบาททางเว็บไซต์", ""),
        ),
    ),
)
RESULT_ANNOUNCED_ON, STATED_ON = date(2025, 4, 10), date(2025, 5, 2)


def load_town(organisation: Organisation, councillor: User, now: datetime) -> None:
    """Everything of the council, through the acts that people use."""
    council = _seated(organisation, councillor)
    _checkers(organisation)
    today = bangkok_day(now)
    session = _sessions(organisation, today)
    _held(organisation, council, session, now)
    _policy(organisation)


def _policy(organisation: Organisation) -> None:
    """The mayor's statement, in time, and the guidelines of the plan in force that take it up."""
    policies.state_policy(
        organisation,
        by=None,
        stated_by="วิชัย ร่มเย็น นายกเทศมนตรี",
        stated_on=STATED_ON,
        election_announced_on=RESULT_ANNOUNCED_ON,
        areas=[
            AreaDraft(place, title, tuple(text for text, _guideline in ones))
            for place, (title, ones) in enumerate(POLICY, start=1)
        ],
        vision=town_words.VISION,
    )
    taken_up = {text: guideline for _title, ones in POLICY for text, guideline in ones}
    oldest = organisation.trees.order_by("pk").first()
    for commitment in commitments_of(organisation):
        number = taken_up[commitment.text]
        if number:
            node = Node.objects.select_related("tree__organisation").get(
                tree=oldest, kind=NodeKind.GUIDELINE, number=number
            )
            strategies.fulfil(node, by=None, commitment=commitment)


def _seated(organisation: Organisation, councillor: User) -> Committee:
    council = organisations.form_committee(
        organisation, by=None, body="council", appointed_on=ELECTED_ON
    )
    until = last_day_of_term(ELECTED_ON, TERM_YEARS)
    for place, name in enumerate(COUNCILLORS):
        organisations.seat_member(
            council,
            by=None,
            group="members",
            name=name,
            role=ROLES.get(place, ""),
            since=ELECTED_ON,
            until=until,
            user=councillor if place == 0 else None,
        )
    return council


def _checkers(organisation: Organisation) -> None:
    committee = organisations.form_committee(
        organisation, by=None, body="minutes-committee", appointed_on=ELECTED_ON
    )
    for name in CHECKERS:
        organisations.seat_member(committee, by=None, group="checkers", name=name, since=ELECTED_ON)


def _sessions(organisation: Organisation, today: date) -> Session:
    """An ordinary session that is over and one that is on: the second is given back."""
    opens = today - timedelta(days=5)
    before = opens - timedelta(days=90)
    same_year = before.year == opens.year
    for number, day in ((1 if same_year else 4, before), (2 if same_year else 1, opens)):
        session = councils.fix_session(
            organisation,
            by=None,
            kind=SessionKind.ORDINARY,
            number=number,
            year_be=day.year + 543,
            opens_on=day,
            closes_on=day + timedelta(days=29),
            announced_on=day - timedelta(days=14),
        )
    return session


AGENDA = (
    "เรื่องที่ประธานแจ้งต่อที่ประชุม",
    "รับรองรายงานการประชุม",
    "กระทู้ถาม เรื่องน้ำท่วมขังชุมชนริมธาร",
    "ญัตติขออนุมัติจ่ายขาดเงินสะสม ปรับปรุงรางระบายน้ำชุมชนริมธาร",
    "เรื่องอื่น ๆ",
)


def _held(
    organisation: Organisation, council: Committee, session: Session, now: datetime
) -> Meeting:
    """A meeting of the day on which the demo is loaded: called, sat, voted by name, closed."""
    meeting = _called(organisation, council, session, now)
    members = list(Attendee.objects.filter(meeting=meeting).select_related("seat").order_by("pk"))
    present = [one for place, one in enumerate(members) if place not in AWAY]
    for one in present:
        roster.check_in(one, by=None, way=Way.DESK)
    sitting.open_meeting(meeting, by=None, present=len(present))
    items = list(meeting.items.all())
    sitting.start_item(items[1], by=None)
    deciding.resolve(
        items[1],
        by=None,
        outcome=Outcome.AGREED,
        text="รับรองรายงานการประชุมครั้งก่อน โดยไม่มีผู้ขอแก้ไข",
    )
    for one in present:
        one.refresh_from_db(fields=["present_at"])
    _vote(items[3], council, members)
    sitting.close(meeting, by=None)
    return meeting


def _called(
    organisation: Organisation, council: Committee, session: Session, now: datetime
) -> Meeting:
    meeting = prepare_meeting(
        organisation,
        by=None,
        title=f"การประชุมสภา{organisation.name_th} สมัยสามัญ สมัยที่ {session.number} ครั้งที่ 1 ประจำปี {session.year_be}",
        place=f"ห้องประชุมสภา{organisation.name_th}",
        starts_at=now.replace(minute=0, second=0, microsecond=0),
        committees=[council],
        session=session,
        bases=[Basis.OTHER],
        agenda=AGENDA,
        number=1,
        year_be=session.year_be,
    )
    invite_members(meeting, by=None)
    call_meeting(meeting, by=None, issued_on=bangkok_day(now) - timedelta(days=7))
    meeting.refresh_from_db()
    return meeting


def _vote(item: AgendaItem, council: Committee, members: Sequence[Attendee]) -> None:
    """A motion of the mayor, voted by roll call."""
    sitting.start_item(item, by=None)
    motion = deciding.put_motion(
        item,
        by=None,
        text="อนุมัติจ่ายขาดเงินสะสม 850,000 บาท ปรับปรุงรางระบายน้ำชุมชนริมธาร",
        method=Method.ROLL_CALL,
        committee=council,
        mover="นายกเทศมนตรี",
    )
    deciding.open_vote(motion, by=None)
    voices = {one: _choice(place) for place, one in enumerate(members) if place not in AWAY}
    deciding.call_roll(motion, by=None, voices=voices)
    deciding.resolve(
        item,
        by=None,
        outcome=Outcome.AGREED,
        text="อนุมัติให้จ่ายขาดเงินสะสมตามญัตติ",
        motion=motion,
    )


def _choice(place: int) -> Choice:
    if place in AGAINST:
        return Choice.NO
    return Choice.ABSTAIN if place in ABSTAINED else Choice.YES
