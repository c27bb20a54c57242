"""The clerk's console: opening, the agenda, accounts, votes by hand, in secret and by name, pauses."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ruamphaen.meetings.actions import deciding, roster, sitting
from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Line,
    Meeting,
    Motion,
    Resolution,
    Tally,
    Voice,
)
from ruamphaen.meetings.queries import console as queries
from ruamphaen.meetings.rules.kinds import Choice, Method, Outcome, Standing, State, Way
from ruamphaen.organisation.models import LocalRule
from tests import make
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
MEMBERS = [f"สมาชิก {name}" for name in ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า")]


@pytest.fixture
def council(cast: Cast) -> Meeting:
    """A sitting of a council of five that was called; three are on their chairs."""
    body = make.committee(
        organisation=cast.ban_nong, body="council", group="members", members=MEMBERS
    )
    meeting = make.meeting(organisation=cast.ban_nong, forum="", committees=[body])
    for place, seat in enumerate(body.seats.all()):
        person = Attendee.objects.create(
            meeting=meeting,
            group=meeting.groups.get(),
            seat=seat,
            name=seat.name,
            code=f"C{place}",
            standing=Standing.INVITED,
        )
        if place < 3:
            roster.check_in(person, by=cast.somsri, way=Way.DESK)
    return meeting


@pytest.fixture
def sitting_council(council, cast) -> Meeting:
    return sitting.open_meeting(council, by=cast.somsri, present=3)


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.somsri)
    return client


def at(name: str, meeting: Meeting, *args: object) -> str:
    return reverse(f"meetings:{name}", args=["ban-nong", meeting.pk, *args])


def put(meeting: Meeting, cast: Cast, method: Method = Method.SHOW_OF_HANDS) -> Motion:
    return deciding.put_motion(
        meeting.items.first(),
        by=cast.somsri,
        text="ขออนุมัติจ่ายขาดเงินสะสม",
        method=method,
        committee=meeting.committees.first(),
    )


def test_opening_keeps_how_many_were_there_and_that_it_was_a_quorum(clerk, council):
    clerk.post(at("console_open", council))
    council.refresh_from_db()
    line = Line.objects.get(act="open")
    assert (council.state, line.detail) == (State.SITTING, {"present": 3, "quorum_met": True})


def test_without_a_quorum_only_the_chairs_word_opens_and_is_kept(clerk, council, cast):
    for person in Attendee.objects.exclude(present_at=None):
        roster.undo_check_in(person, by=cast.somsri)
    assert "ยังขาดอีก 3 คน" in clerk.get(at("console", council)).content.decode()
    refused = clerk.post(at("console_open", council))
    assert refused.status_code == 409
    assert "ยังไม่ครบองค์ประชุม" in refused.content.decode()
    clerk.post(at("console_open", council), {"chair_decided": "on"})
    assert Line.objects.get(act="open").detail == {
        "present": 0,
        "quorum_met": False,
        "chair_decided": True,
    }
    assert "ตามที่ประธานสั่ง" in clerk.get(at("console", council)).content.decode()


def test_the_agenda_goes_item_by_item(clerk, sitting_council):
    first, second, _third = sitting_council.items.all()
    clerk.post(at("console_start", sitting_council, first.pk))
    clerk.post(at("console_start", sitting_council, second.pk))
    states = list(sitting_council.items.values_list("state", flat=True))
    assert states == ["done", "now", "waiting"]
    clerk.post(at("console_finish", sitting_council, second.pk))
    assert sitting_council.items.filter(state="done").count() == 2


def test_an_urgent_item_comes_last_and_nothing_is_lost_when_it_has_no_title(clerk, sitting_council):
    typed = {"number": "5.1", "title": "น้ำป่าเมื่อคืน", "kind": "consider"}
    clerk.post(at("console_add_item", sitting_council), typed)
    assert AgendaItem.objects.filter(meeting=sitting_council).last().title == "น้ำป่าเมื่อคืน"
    answer = clerk.post(at("console_add_item", sitting_council), {**typed, "title": ""})
    assert answer.status_code == 422
    assert "5.1" in answer.content.decode()


def test_two_clerks_who_write_one_account_lose_nothing(clerk, sitting_council):
    item = sitting_council.items.first()
    account = at("console_account", sitting_council, item.pk)
    clerk.post(account, {"text": "ประธานแจ้งเรื่องน้ำ", "seen": "0"})
    late = clerk.post(account, {"text": "ฉบับของคนที่สอง", "seen": "0"})
    page = late.content.decode()
    assert late.status_code == 409
    assert "ประธานแจ้งเรื่องน้ำ" in page  # what stands
    assert "ฉบับของคนที่สอง" in page  # what was typed
    assert 'name="seen" value="1"' in page  # both were seen now
    clerk.post(account, {"text": "สองฉบับรวมกัน", "seen": "1"})
    item.refresh_from_db()
    assert (item.account, item.edit) == ("สองฉบับรวมกัน", 2)


def test_a_show_of_hands_is_counted_and_resolved_by_the_majority_in_force(
    clerk, sitting_council, cast
):
    item = sitting_council.items.first()
    body = sitting_council.committees.get()
    typed = {"text": "อนุมัติ", "committee": body.pk, "method": "hands", "endorsers": "ก\nข"}
    clerk.post(at("console_motion", sitting_council, item.pk), typed)
    motion = Motion.objects.get()
    assert motion.endorsers == ["ก", "ข"]
    clerk.post(at("console_vote", sitting_council, motion.pk))
    clerk.post(
        at("console_count", sitting_council, motion.pk),
        {f"m{motion.pk}-yes": "๒", f"m{motion.pk}-no": "1"},
    )
    tally = Tally.objects.get()
    assert (tally.votes, tally.present) == ((2, 1, 0), 3)
    shown = queries.console(sitting_council, item.pk, TODAY).motions[0]
    assert (shown.verdict.carries, shown.verdict.needed) == (True, 2)
    clerk.post(
        at("console_resolve", sitting_council, item.pk),
        {"outcome": shown.verdict.outcome, "text": motion.text, "motion": motion.pk},
    )
    made = Resolution.objects.get()
    assert (made.number, made.outcome, made.motion) == (1, Outcome.AGREED, motion)


def test_the_organisations_own_majority_decides(sitting_council, cast):
    motion = put(sitting_council, cast)
    deciding.count(motion, by=cast.somsri, yes=1, no=0, abstain=2)
    LocalRule.objects.create(organisation=cast.ban_nong, name="council.majority", value="present")
    shown = queries.console(sitting_council, motion.item_id, TODAY).motions[0]
    assert (shown.verdict.carries, shown.verdict.needed) == (False, 2)


def test_a_tie_is_left_to_the_chair(clerk, sitting_council, cast):
    motion = put(sitting_council, cast)
    deciding.count(motion, by=cast.somsri, yes=1, no=1, abstain=1)
    page = clerk.get(at("console", sitting_council), {"item": motion.item_id}).content.decode()
    assert "ประธานวินิจฉัยว่าเห็นชอบ" in page


def test_more_votes_than_people_are_refused_beside_what_was_typed(clerk, sitting_council, cast):
    motion = put(sitting_council, cast, Method.SECRET)
    answer = clerk.post(
        at("console_count", sitting_council, motion.pk),
        {f"m{motion.pk}-yes": "3", f"m{motion.pk}-spoiled": "1"},
    )
    page = answer.content.decode()
    assert "นับได้ 4 เสียง แต่ผู้มีสิทธิลงมติที่อยู่ในห้องมี 3 คน" in page
    assert 'value="3"' in page
    assert not Tally.objects.exists()


def test_a_secret_vote_leaves_no_voices(clerk, sitting_council, cast):
    motion = put(sitting_council, cast, Method.SECRET)
    count = at("console_count", sitting_council, motion.pk)
    clerk.post(count, {f"m{motion.pk}-yes": "2", f"m{motion.pk}-spoiled": "1"})
    tally = Tally.objects.get()
    assert (tally.votes, tally.spoiled) == ((2, 0, 0), 1)
    assert not Voice.objects.exists()


def test_the_roll_is_called_of_members_in_the_room_only(clerk, sitting_council, cast):
    motion = put(sitting_council, cast, Method.ROLL_CALL)
    roster.walk_in(
        sitting_council, by=cast.somsri, group=sitting_council.groups.get(), name="ผู้มาฟัง"
    )
    roll = at("console_roll", sitting_council, motion.pk)
    page = clerk.get(roll).content.decode()
    assert ("สมาชิก สาม" in page, "สมาชิก สี่" in page, "ผู้มาฟัง" in page) == (True, False, False)
    here = [row.attendee for row in queries.roll(motion)]
    away = Attendee.objects.get(name="สมาชิก สี่")
    said = {f"voice-{one.pk}": "yes" for one in here[:2]} | {f"voice-{away.pk}": "no"}
    clerk.post(roll, said)
    assert Tally.objects.get().votes == (2, 0, 0)
    assert set(Voice.objects.values_list("attendee", "choice")) == {
        (one.pk, Choice.YES) for one in here[:2]
    }


def test_a_second_calling_of_the_roll_replaces_the_first(clerk, sitting_council, cast):
    motion = put(sitting_council, cast, Method.ROLL_CALL)
    roll = at("console_roll", sitting_council, motion.pk)
    here = [row.attendee.pk for row in queries.roll(motion)]
    clerk.post(roll, {f"voice-{pk}": "yes" for pk in here})
    clerk.post(roll, {f"voice-{pk}": "no" for pk in here})
    assert Tally.objects.get(stands=True).votes == (0, 3, 0)
    assert Voice.objects.filter(choice=Choice.NO).count() == 3


def test_a_members_motion_without_its_endorsers_is_said_with_the_rule(clerk, council, cast):
    sitting.open_meeting(council, by=cast.somsri, present=3)
    motion = put(council, cast)
    page = clerk.get(at("console", council), {"item": motion.item_id}).content.decode()
    # Five members are a small council by the value in force, so one endorser is enough.
    assert "ญัตติของสมาชิกสภาต้องมีผู้รับรอง 1 คน มีแล้ว 0 คน" in page


def test_a_meeting_pauses_goes_on_and_closes(clerk, sitting_council):
    told = {"because": "พักเที่ยง", "until": "13.00 น."}
    for act, state in (
        ("adjourn", State.ADJOURNED),
        ("resume", State.SITTING),
        ("close", State.CLOSED),
    ):
        clerk.post(at(f"console_{act}", sitting_council), told)
        sitting_council.refresh_from_db()
        assert sitting_council.state == state
    page = clerk.get(at("console", sitting_council)).content.decode()
    assert "พักเที่ยง (13.00 น.)" in page
    again = clerk.post(at("console_resume", sitting_council))
    assert again.status_code == 409
    assert "ทำไม่ได้" in again.content.decode()


def test_a_pause_needs_a_reason(clerk, sitting_council):
    assert clerk.post(at("console_adjourn", sitting_council), {}).status_code == 422
    sitting_council.refresh_from_db()
    assert sitting_council.state == State.SITTING


def test_a_clock_set_back_does_not_turn_the_meeting_around(clerk, sitting_council, time_machine):
    time_machine.move_to(timezone.now() - timedelta(hours=3))
    clerk.post(at("console_adjourn", sitting_council), {"because": "พัก"})
    clerk.post(at("console_resume", sitting_council))
    moments = list(Line.objects.order_by("seq").values_list("at", flat=True))
    assert moments == sorted(moments)


def test_a_meeting_with_an_open_vote_is_not_closed(clerk, sitting_council, cast):
    deciding.open_vote(put(sitting_council, cast), by=cast.somsri)
    answer = clerk.post(at("console_close", sitting_council))
    assert answer.status_code == 409
    assert "กำลังลงมติอยู่" in answer.content.decode()


def test_an_address_with_a_strange_item_shows_the_item_in_hand(clerk, sitting_council):
    for item in ("99999999", "x", "๑", "-1", "9" * 30):
        assert clerk.get(at("console", sitting_council), {"item": item}).status_code == 200


def test_the_console_asks_equally_often_with_more_motions(
    clerk, sitting_council, cast, same_queries
):
    def add() -> None:
        deciding.count(put(sitting_council, cast), by=cast.somsri, yes=2, no=0, abstain=0)

    page = lambda: clerk.get(at("console", sitting_council))  # noqa: E731
    assert same_queries(page, add) <= 32
