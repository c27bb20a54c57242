"""In the hall: people come, things are said and decided, each act leaves one line of the journal."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions import capture, deciding, roster, sitting
from ruamphaen.meetings.models import Attendee, Line, Meeting, Tally
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules.kinds import Choice, Method, Outcome, SayingKind, Standing, State, Way
from tests import make
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(cast: Cast) -> Meeting:
    """A forum that sits, with one open group."""
    meeting = make.meeting(organisation=cast.ban_nong)
    return sitting.open_meeting(meeting, by=cast.somsri, present=0)


def come(forum: Meeting, cast: Cast, name: str, **more: str) -> Attendee:
    """Somebody comes to the desk."""
    return roster.walk_in(forum, by=cast.somsri, group=forum.groups.get(), name=name, **more)


def test_a_walk_in_is_on_the_roster_and_present(forum, cast):
    boonma = come(forum, cast, "นายบุญมา ใจดี", phone="081-234 5678")
    assert (boonma.standing, boonma.present_by, boonma.phone) == (
        Standing.REGISTERED,
        Way.WALK_IN,
        "0812345678",
    )
    there = presence(forum, TODAY)
    assert (there.registered, there.present, there.in_the_room) == (1, 1, 1)


def test_every_act_is_one_line_of_the_journal_and_one_of_the_ledger(forum, cast):
    come(forum, cast, "นายบุญมา ใจดี")
    lines = list(Line.objects.filter(meeting=forum).values_list("seq", "act"))
    assert lines == [(1, "open"), (2, "register"), (3, "check_in")]
    told = ledger.history_of(forum).order_by("id")
    assert [entry.act for entry in told] == [
        "meetings.open",
        "meetings.register",
        "meetings.check_in",
    ]
    assert ledger.verify() == []


def test_names_and_telephones_stay_out_of_the_ledger_and_of_what_the_journal_hashes(forum, cast):
    come(forum, cast, "นายบุญมา ใจดี", phone="0812345678")
    line = Line.objects.get(meeting=forum, act="register")
    assert "บุญมา" in line.private
    for told in [line.facts, *(entry.facts for entry in ledger.history_of(forum))]:
        assert "บุญมา" not in told
        assert "0812345678" not in told


def test_checking_in_twice_writes_nothing_the_second_time(forum, cast):
    boonma = come(forum, cast, "นายบุญมา ใจดี")
    again = roster.check_in(boonma, by=cast.somsri, way=Way.DESK)
    assert again.present_at == boonma.present_at
    assert Line.objects.filter(act="check_in").count() == 1


def test_the_same_form_sent_five_times_makes_one_registration(forum, cast):
    for _ in range(5):
        roster.register(
            forum,
            by=None,
            group=forum.groups.get(),
            name="นางคำแปง",
            way=Way.LINK,
            phone="0899999999",
        )
    assert Attendee.objects.filter(meeting=forum).count() == 1


def test_beyond_the_quota_people_wait_and_come_in_when_somebody_withdraws(cast):
    meeting = make.meeting(organisation=cast.ban_nong, groups={"ภาคเอกชน": 1})
    first, second = (
        roster.register(meeting, by=None, group=meeting.groups.get(), name=name, way=Way.LINK)
        for name in ("นายหนึ่ง", "นายสอง")
    )
    assert [first.standing, second.standing] == [Standing.REGISTERED, Standing.WAITING]
    roster.withdraw(first, by=cast.somsri)
    second.refresh_from_db()
    assert second.standing == Standing.REGISTERED


def test_two_rows_found_to_be_one_person_count_once_and_nothing_is_deleted(forum, cast):
    one, other = come(forum, cast, "บุญมา ใจดี"), come(forum, cast, "นายบุญมา  ใจดี")
    roster.same_person(one, other, by=cast.somsri)
    assert presence(forum, TODAY).present == 1
    assert Attendee.objects.filter(meeting=forum).count() == 2
    other.refresh_from_db()
    roster.two_persons(other, by=cast.somsri)
    assert presence(forum, TODAY).present == 2


def test_more_votes_than_people_in_the_room_are_refused_in_a_sentence(forum, cast):
    come(forum, cast, "นายบุญมา ใจดี")
    item = forum.items.first()
    motion = deciding.put_motion(
        item, by=cast.somsri, text="เห็นชอบร่างแผน", method=Method.SHOW_OF_HANDS
    )
    with pytest.raises(Refused, match="นับได้ 2 เสียง แต่ผู้มีสิทธิลงมติที่อยู่ในห้องมี 1 คน"):
        deciding.count(motion, by=cast.somsri, yes=2, no=0, abstain=0)
    assert not Tally.objects.exists()


def test_a_resolution_follows_a_count_and_has_the_next_number(forum, cast):
    for name in ("ก", "ข", "ค"):
        come(forum, cast, f"นาย{name}")
    item = forum.items.first()
    motion = deciding.put_motion(
        item, by=cast.somsri, text="เห็นชอบร่างแผน", method=Method.SHOW_OF_HANDS
    )
    with pytest.raises(Refused, match="ยังไม่ได้บันทึกผลการนับ"):
        deciding.resolve(item, by=cast.somsri, outcome=Outcome.AGREED, text="เห็นชอบ", motion=motion)
    deciding.count(motion, by=cast.somsri, yes=1, no=1, abstain=1)
    recount = deciding.count(motion, by=cast.somsri, yes=2, no=1, abstain=0)
    assert list(Tally.objects.filter(stands=True)) == [recount]
    made = [
        deciding.resolve(
            item, by=cast.somsri, outcome=Outcome.AGREED, text="เห็นชอบ", motion=motion
        ),
        deciding.resolve(item, by=cast.somsri, outcome=Outcome.ACKNOWLEDGED, text="รับทราบ"),
    ]
    assert [one.number for one in made] == [1, 2]


def test_only_members_of_the_body_vote_in_its_roll_call(cast):
    council = make.committee(organisation=cast.ban_nong, body="council", group="members")
    meeting = make.meeting(organisation=cast.ban_nong, forum="", committees=[council])
    seats = list(council.seats.all())
    rows = [
        Attendee.objects.create(
            meeting=meeting,
            group=meeting.groups.get(),
            seat=seat,
            name=seat.name,
            code=f"C{place}",
            standing=Standing.INVITED,
        )
        for place, seat in enumerate(seats)
    ]
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    for row in rows[:2]:
        roster.check_in(row, by=cast.somsri, way=Way.DESK)
    come(meeting, cast, "ผู้สังเกตการณ์")
    body = presence(meeting, TODAY).bodies[0]
    assert (body.quorum.members, body.quorum.present, body.quorum.needed) == (3, 2, 2)
    motion = deciding.put_motion(
        meeting.items.first(),
        by=cast.somsri,
        text="อนุมัติ",
        method=Method.ROLL_CALL,
        committee=council,
    )
    assert deciding.may_vote(motion) == 2
    for row in rows:
        row.refresh_from_db()
    with pytest.raises(Refused, match="ไม่ได้อยู่ในห้องประชุม"):
        deciding.call_roll(motion, by=cast.somsri, voices={rows[2]: Choice.YES})
    tally = deciding.call_roll(
        motion, by=cast.somsri, voices={rows[0]: Choice.YES, rows[1]: Choice.ABSTAIN}
    )
    assert tally.votes == (1, 0, 1)


def test_a_saying_is_kept_with_a_receipt_and_edited_only_by_who_saw_it(forum, cast):
    saying = capture.say(
        forum,
        by=cast.somsri,
        kind=SayingKind.NEED,
        text="ขอไฟส่องสว่าง ซอย ๓",
        item=forum.items.first(),
        for_whom="คนเดินกลางคืน",
    )
    assert len(saying.receipt) == 10
    edited = capture.edit_saying(
        saying, by=cast.somsri, seen=0, kind=SayingKind.NEED, text="ขอไฟส่องสว่าง ซอย ๕"
    )
    assert (edited.text, edited.receipt, edited.edit) == ("ขอไฟส่องสว่าง ซอย ๕", saying.receipt, 1)
    with pytest.raises(Refused, match="มีผู้แก้รายการนี้ไปแล้ว"):
        capture.edit_saying(saying, by=cast.anan, seen=0, kind=SayingKind.NEED, text="อื่น")


def test_nothing_can_be_decided_in_a_meeting_that_does_not_sit(cast):
    meeting = make.meeting(organisation=cast.ban_nong)
    with pytest.raises(Refused, match="เปิดประชุมก่อน"):
        deciding.put_motion(
            meeting.items.first(), by=cast.somsri, text="x", method=Method.SHOW_OF_HANDS
        )
    assert not Line.objects.exists()


def test_a_closed_meeting_takes_nobody_in(forum, cast):
    sitting.close(forum, by=cast.somsri)
    forum.refresh_from_db()
    assert forum.state == State.CLOSED
    with pytest.raises(Refused, match="ปิดประชุมแล้ว"):
        come(forum, cast, "คนมาสาย")


def test_time_never_runs_backwards_in_a_journal(forum, cast, time_machine):
    come(forum, cast, "นายหนึ่ง")
    time_machine.move_to(timezone.now() - timedelta(hours=2))
    come(forum, cast, "นายสอง")
    moments = list(Line.objects.filter(meeting=forum).order_by("seq").values_list("at", flat=True))
    assert moments == sorted(moments)


def test_facts_are_json_that_reads_back(forum, cast):
    come(forum, cast, "นายหนึ่ง")
    for line in Line.objects.all():
        assert isinstance(json.loads(line.facts), dict)


def test_who_sits_in_two_bodies_votes_in_both_although_counted_once(cast):
    bodies = [
        make.committee(organisation=cast.ban_nong, body=body, members=["คำแปง"])
        for body in ("development-committee", "support-committee")
    ]
    meeting = make.meeting(organisation=cast.ban_nong, committees=bodies)
    rows = [
        Attendee.objects.create(
            meeting=meeting,
            group=meeting.groups.get(),
            seat=body.seats.get(),
            name="คำแปง",
            code=f"K{place}",
            standing=Standing.INVITED,
        )
        for place, body in enumerate(bodies)
    ]
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    roster.check_in(rows[0], by=cast.somsri, way=Way.DESK)
    roster.same_person(*rows, by=cast.somsri)
    for row in rows:
        row.refresh_from_db()
    for body, row in zip(bodies, rows, strict=True):
        motion = deciding.put_motion(
            meeting.items.first(),
            by=cast.somsri,
            text="เห็นชอบ",
            method=Method.ROLL_CALL,
            committee=body,
        )
        assert deciding.may_vote(motion) == 1
        tally = deciding.call_roll(motion, by=cast.somsri, voices={row: Choice.YES})
        assert tally.votes == (1, 0, 0)
    assert presence(meeting, TODAY).present == 1
