"""The council: sessions as the law wants them, who came and how they voted, all in public."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import council as actions
from ruamphaen.meetings.actions import deciding, roster, sitting
from ruamphaen.meetings.models import AgendaItem, Attendee, Meeting, Session
from ruamphaen.meetings.queries.council import (
    checkers_of,
    council_desk,
    council_page,
    session_concerns,
)
from ruamphaen.meetings.rules.kinds import (
    Choice,
    ItemKind,
    Method,
    Outcome,
    SessionKind,
    Standing,
    State,
    Way,
)
from ruamphaen.organisation.models import Committee, Organisation
from ruamphaen.thai.dates import BANGKOK
from tests import make
from tests.cast import TODAY, Cast
from tests.conftest import SameQueries

pytestmark = pytest.mark.django_db

OPENS = date(2026, 11, 10)
NOON = datetime(2026, 11, 18, 12, 0, tzinfo=BANGKOK)


def session_of(organisation: Organisation, **more: Any) -> Session:
    """An ordinary session that is on, unless told otherwise."""
    words = {
        "kind": SessionKind.ORDINARY,
        "number": 4,
        "year_be": 2569,
        "opens_on": OPENS,
        "closes_on": OPENS + timedelta(days=29),
        "announced_on": date(2026, 11, 1),
        **more,
    }
    return actions.fix_session(organisation, by=None, **words)


@pytest.fixture
def session(cast: Cast) -> Session:
    return session_of(cast.ban_nong)


@pytest.fixture
def council(cast: Cast) -> Committee:
    return make.committee(
        organisation=cast.ban_nong,
        body="council",
        group="members",
        members=("นางหนึ่ง", "นายสอง", "นายสาม"),
    )


def sitting_of(session: Session, council: Committee, cast: Cast) -> Meeting:
    """A meeting of the council with its members on the roster, opened with the first two there."""
    meeting = make.meeting(
        organisation=cast.ban_nong,
        title="ประชุมสภาครั้งที่ 1",
        forum="",
        committees=[council],
        session=session,
        starts_at=NOON,
    )
    for seat in council.seats.all():
        Attendee.objects.create(
            meeting=meeting,
            group=meeting.groups.get(),
            seat=seat,
            name=seat.name,
            code=f"C{seat.pk}",
            standing=Standing.INVITED,
        )
    sitting.open_meeting(meeting, by=cast.somsri, present=2)
    for attendee in Attendee.objects.filter(meeting=meeting).order_by("seat")[:2]:
        roster.check_in(attendee, by=cast.somsri, way=Way.DESK)
    return meeting


def vote(meeting: Meeting, council: Committee, cast: Cast, text: str = "อนุมัติ") -> None:
    """The two who are there vote yes and no; the council agrees all the same."""
    item = meeting.items.first()
    motion = deciding.put_motion(
        item, by=cast.somsri, text=text, method=Method.ROLL_CALL, committee=council
    )
    there = Attendee.objects.filter(meeting=meeting, present_at__isnull=False).order_by("seat")
    choices = dict(zip(there, (Choice.YES, Choice.NO), strict=True))
    deciding.call_roll(motion, by=cast.somsri, voices=choices)
    deciding.resolve(item, by=cast.somsri, outcome=Outcome.AGREED, text=f"{text}แล้ว", motion=motion)


# ------------------------------------------------------------------ sessions


def test_a_session_is_fixed_announced_and_told_in_the_ledger(cast: Cast):
    session = session_of(cast.ban_nong, announced_on=None)
    actions.announce_session(session, by=cast.somsri, on=TODAY)
    session.refresh_from_db()
    assert (str(session), session.announced_on) == ("สมัยสามัญ สมัยที่ 4 ประจำปี 2569", TODAY)
    acts = [entry.act for entry in ledger.history_of(session)]
    assert sorted(acts) == ["meetings.announce_session", "meetings.fix_session"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"number": 1, "closes_on": OPENS - timedelta(days=1)}, "มาก่อนวันเปิดสมัย"),
        ({"number": 1, "opens_on": OPENS + timedelta(days=29)}, "วันซ้อนกับ สมัยสามัญ สมัยที่ 4"),
        (
            {"opens_on": date(2026, 2, 1), "closes_on": date(2026, 2, 3)},
            "มี สมัยสามัญ สมัยที่ 4 ประจำปี 2569 อยู่แล้ว",
        ),
    ],
    ids=["closes before it opens", "overlaps another", "twice"],
)
def test_a_session_that_cannot_be_is_refused_in_a_sentence(
    cast: Cast, session: Session, change: dict[str, Any], sentence: str
):
    words = {"closes_on": OPENS + timedelta(days=30), **change}
    with pytest.raises(Refused, match=sentence):
        session_of(cast.ban_nong, **words)
    assert Session.objects.count() == 1


def test_what_the_law_itself_says_needs_a_reason_to_be_different(cast: Cast):
    long = {"closes_on": OPENS + timedelta(days=30)}
    with pytest.raises(Refused, match=r"ยาว 31 วัน กฎหมายกำหนดไม่เกิน 30 วัน.*มาตรา 24"):
        session_of(cast.ban_nong, **long)
    kept = session_of(cast.ban_nong, **long, because="หนังสืออนุญาตที่ ลพ 0023/1")
    assert kept.because == "หนังสืออนุญาตที่ ลพ 0023/1"


def test_what_is_only_believed_to_be_law_is_told_and_not_forbidden(cast: Cast):
    kept = session_of(cast.nong_sung, closes_on=OPENS + timedelta(days=15))
    desk = council_desk(cast.nong_sung, TODAY)
    [concern] = desk.sessions[0].concerns
    assert (desk.sessions[0].session, concern.needs_reason) == (kept, False)
    assert "ยาว 16 วัน กฎหมายกำหนดไม่เกิน 15 วัน" in concern.words
    assert "มาตรา 53" in str(concern.rule.cite)


def test_a_fifth_ordinary_session_of_a_municipality_is_told(cast: Cast):
    for number in range(1, 5):
        day = date(2026, number, 1)
        session_of(cast.ban_nong, number=number, opens_on=day, closes_on=day)
    found = session_concerns(
        cast.ban_nong,
        kind=SessionKind.ORDINARY,
        year_be=2569,
        opens_on=date(2026, 6, 1),
        closes_on=date(2026, 6, 1),
    )
    assert [concern.words for concern in found] == [
        "เป็นสมัยสามัญที่ 5 ของปี 2569 กฎหมายกำหนดไว้ปีละ 4 สมัย"
    ]


def test_where_no_number_is_held_none_is_invented():
    town = make.organisation(kind=OrganisationKind.SAO)
    span = {"opens_on": OPENS, "closes_on": OPENS + timedelta(days=60)}
    found = session_concerns(town, kind=SessionKind.EXTRAORDINARY, year_be=2569, **span)
    assert found == []


def test_a_session_with_a_meeting_stays_and_keeps_its_days(
    cast: Cast, session: Session, council: Committee
):
    sitting_of(session, council, cast)
    with pytest.raises(Refused, match="มีการประชุมอยู่ในสมัยนี้"):
        actions.remove_session(session, by=cast.somsri)
    with pytest.raises(Refused, match="อยู่นอกวันที่ของสมัย"):
        actions.edit_session(
            session,
            by=cast.somsri,
            kind=SessionKind.ORDINARY,
            number=4,
            year_be=2569,
            opens_on=date(2026, 12, 1),
            closes_on=date(2026, 12, 5),
        )


# ------------------------------------------------------------------ votes and the statement


def test_who_is_no_member_has_no_vote(cast: Cast, session: Session, council: Committee):
    meeting = sitting_of(session, council, cast)
    guest = roster.walk_in(meeting, by=cast.somsri, group=meeting.groups.get(), name="ผู้สังเกตการณ์")
    motion = deciding.put_motion(
        meeting.items.first(),
        by=cast.somsri,
        text="อนุมัติ",
        method=Method.ROLL_CALL,
        committee=council,
    )
    with pytest.raises(Refused, match="ผู้สังเกตการณ์ ไม่ใช่สมาชิกของคณะที่ลงมติ"):
        deciding.call_roll(motion, by=cast.somsri, voices={guest: Choice.YES})
    assert not motion.voices.exists()


def test_a_secret_vote_has_no_names(cast: Cast, session: Session, council: Committee):
    meeting = sitting_of(session, council, cast)
    member = Attendee.objects.filter(meeting=meeting, present_at__isnull=False).first()
    motion = deciding.put_motion(
        meeting.items.first(),
        by=cast.somsri,
        text="เลือกประธาน",
        method=Method.SECRET,
        committee=council,
    )
    with pytest.raises(Refused, match="ลงคะแนนลับ"):
        deciding.call_roll(motion, by=cast.somsri, voices={member: Choice.YES})


def test_the_statement_of_policy_takes_no_vote(cast: Cast, session: Session, council: Committee):
    meeting = sitting_of(session, council, cast)
    item = AgendaItem.objects.create(
        meeting=meeting, position=9, number="4", kind=ItemKind.POLICY, title="แถลงนโยบาย"
    )
    with pytest.raises(Refused, match="วาระแถลงนโยบายไม่มีการลงมติ"):
        deciding.put_motion(item, by=cast.somsri, text="เห็นชอบนโยบาย", method=Method.SHOW_OF_HANDS)
    with pytest.raises(Refused, match="เพียงว่าที่ประชุมรับทราบ"):
        deciding.resolve(item, by=cast.somsri, outcome=Outcome.AGREED, text="เห็นชอบ")
    told = deciding.resolve(item, by=cast.somsri, outcome=Outcome.ACKNOWLEDGED, text="รับทราบ")
    assert told.number == 1


# ------------------------------------------------------------------ pages


def test_everyone_sees_who_came_and_how_they_voted(
    client: Client, cast: Cast, session: Session, council: Committee
):
    vote(sitting_of(session, council, cast), council, cast)
    view = council_page(cast.ban_nong, TODAY)
    assert [(one.seat.name, one.came, one.held, one.voted) for one in view.members] == [
        ("นางหนึ่ง", 1, 1, 1),
        ("นายสอง", 1, 1, 1),
        ("นายสาม", 0, 1, 0),
    ]
    [motion] = view.sessions[0].sittings[0].motions
    assert motion.marks == ["yes", "no", "out"]
    assert [voice.attendee.name for voice in motion.voices] == ["นางหนึ่ง", "นายสอง"]
    page = client.get("/ban-nong/council/").content.decode()
    assert "1 จาก 1 ครั้ง" in page
    assert "0 จาก 1 ครั้ง" in page
    assert "การลงมติรายคน: อนุมัติ" in page


def test_a_member_answers_only_for_their_own_term(cast: Cast, session: Session, council: Committee):
    council.seats.filter(name="นายสาม").update(since=date(2026, 11, 19))
    sitting_of(session, council, cast)
    held = {one.seat.name: one.held for one in council_page(cast.ban_nong, TODAY).members}
    assert held == {"นางหนึ่ง": 1, "นายสอง": 1, "นายสาม": 0}


def test_a_session_that_was_not_announced_and_a_meeting_not_called_are_not_public(
    cast: Cast, session: Session
):
    session_of(
        cast.ban_nong,
        kind=SessionKind.EXTRAORDINARY,
        number=7,
        opens_on=date(2026, 12, 20),
        closes_on=date(2026, 12, 21),
        announced_on=None,
    )
    make.meeting(organisation=cast.ban_nong, forum="", session=session, state=State.PREPARED)
    [seen] = council_page(cast.ban_nong, TODAY).sessions
    assert (seen.session, seen.sittings, seen.is_now) == (session, [], True)


def test_the_page_asks_the_same_number_of_questions_however_much_was_voted(
    client: Client, cast: Cast, session: Session, council: Committee, same_queries: SameQueries
):
    number = iter(range(10))

    def more() -> None:
        meeting = sitting_of(session, council, cast)
        vote(meeting, council, cast, f"ญัตติ {next(number)}")

    assert same_queries(lambda: client.get("/ban-nong/council/"), more) <= 20


def test_nothing_of_the_neighbour_is_on_the_page(client: Client, cast: Cast):
    session_of(cast.nong_sung, closes_on=OPENS)
    council = make.committee(
        organisation=cast.nong_sung, body="council", group="members", members=("คนบ้านอื่น",)
    )
    assert council.seats.exists()
    page = client.get("/ban-nong/council/").content.decode()
    assert "คนบ้านอื่น" not in page
    assert "สมัยสามัญ" not in page


def test_the_councils_own_committee_is_offered_as_those_who_check_the_minutes(
    client: Client, cast: Cast, session: Session, council: Committee
):
    make.committee(
        organisation=cast.ban_nong,
        body="minutes-committee",
        group="checkers",
        members=("นายตรวจ หนึ่ง", "นางตรวจ สอง"),
    )
    assert checkers_of(cast.ban_nong, TODAY) == ["นายตรวจ หนึ่ง", "นางตรวจ สอง"]
    meeting = sitting_of(session, council, cast)
    client.force_login(cast.somsri)
    page = client.get(f"/desk/ban-nong/meetings/{meeting.pk}/minutes/").content.decode()
    assert "นายตรวจ หนึ่ง\nนางตรวจ สอง</textarea>" in page
    forum = make.meeting(organisation=cast.ban_nong)
    page = client.get(f"/desk/ban-nong/meetings/{forum.pk}/minutes/").content.decode()
    assert "นายตรวจ" not in page


TYPED = {
    "kind": "ordinary",
    "number": "๑",
    "year_be": "2570",
    "opens_on": "1 ก.พ. 2570",
    "closes_on": "2 มี.ค. 2570",
}


def test_a_clerk_fixes_a_session_in_thai_digits_and_sees_the_rule(client: Client, cast: Cast):
    client.force_login(cast.somsri)
    page = client.get("/desk/ban-nong/council/sessions/new/").content.decode()
    assert "มาตรา 24" in page
    answer = client.post("/desk/ban-nong/council/sessions/new/", TYPED, follow=True)
    assert "สมัยสามัญ สมัยที่ 1 ประจำปี 2570" in answer.content.decode()
    session = Session.objects.get()
    assert (session.number, session.year_be, session.opens_on) == (1, 2570, date(2027, 2, 1))
    address = f"/desk/ban-nong/council/sessions/{session.pk}/"
    wrong = client.post(address, {**TYPED, "closes_on": "1 ม.ค. 2570"})
    assert wrong.status_code == 422
    assert "มาก่อนวันเปิดสมัย" in wrong.content.decode()
    client.post(f"{address}announce/", {"on": "15 ม.ค. 2570"})
    session.refresh_from_db()
    assert session.announced_on == date(2027, 1, 15)
    client.post(f"{address}remove/")
    assert not Session.objects.exists()


# ------------------------------------------------------------------ who may


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("somsri", True),
        ("anan", True),
        ("pranee", False),
        ("wichai", False),
        ("malee", False),
        ("kamon", False),
        ("stranger", False),
    ],
)
def test_planners_and_the_administrator_keep_the_council(
    client: Client, cast: Cast, session: Session, who: str, may: bool
):
    user = getattr(cast, who)
    client.force_login(user)
    for path in ("", "sessions/new/", f"sessions/{session.pk}/", "policy/new/"):
        answer = client.get(f"/desk/ban-nong/council/{path}")
        assert (answer.status_code == 200) is may
    assert access.may_call_meetings(cast.visitor(user)) is may
    client.post(f"/desk/ban-nong/council/sessions/{session.pk}/remove/")
    assert Session.objects.exists() is not may


def test_whoever_has_not_signed_in_is_led_to_sign_in(client: Client, session: Session):
    answer = client.get("/desk/ban-nong/council/")
    assert answer.status_code == 302
    assert client.get("/ban-nong/council/").status_code == 200


def test_a_session_of_the_neighbour_is_not_here(client: Client, cast: Cast):
    theirs = session_of(cast.nong_sung, closes_on=OPENS)
    client.force_login(cast.somsri)
    assert client.get(f"/desk/ban-nong/council/sessions/{theirs.pk}/").status_code == 404
