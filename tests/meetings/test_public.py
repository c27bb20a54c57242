"""What everyone may see: the calendar, a meeting in numbers, one's own ticket; never somebody's name."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from ruamphaen.meetings.actions import calling, capture, deciding, roster, sitting
from ruamphaen.meetings.models import Attendee, Card, Meeting
from ruamphaen.meetings.rules.hall_key import hall_key
from ruamphaen.meetings.rules.kinds import Method, Outcome, SayingKind, Standing, State, Way
from ruamphaen.thai.dates import bangkok_day
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(cast: Cast) -> Meeting:
    """A forum that people may register for."""
    meeting = make.meeting(
        organisation=cast.ban_nong, groups={"ประชาชนในพื้นที่": 2}, seats_in_hall=300
    )
    meeting.registers_until = timezone.now() + timedelta(days=1)
    meeting.starts_at = timezone.now() + timedelta(hours=1)
    meeting.save()
    return meeting


def registered(client: Client, forum: Meeting, name: str, **more: str) -> Attendee:
    """Somebody registers on their telephone."""
    typed = {"name": name, "group": str(forum.groups.get().pk), **more}
    answer = client.post(f"/ban-nong/meetings/{forum.pk}/register/", typed)
    assert answer.status_code == 302, answer.content.decode()
    return Attendee.objects.get(meeting=forum, name=name)


def test_a_meeting_under_preparation_is_seen_by_nobody_outside(client, cast):
    meeting = make.meeting(organisation=cast.ban_nong, state=State.PREPARED)
    assert meeting.title not in client.get("/ban-nong/meetings/").content.decode()
    assert client.get(f"/ban-nong/meetings/{meeting.pk}/").status_code == 404


def test_a_meeting_of_the_neighbour_is_not_here(client, cast):
    theirs = make.meeting(organisation=cast.nong_sung)
    assert client.get(f"/ban-nong/meetings/{theirs.pk}/").status_code == 404


def test_registering_gives_a_ticket_that_shows_the_code(client, forum):
    attendee = registered(client, forum, "นางคำแปง ใจงาม", phone="081 234 5678")
    page = client.get(f"/ban-nong/meetings/{forum.pk}/ticket/{attendee.uid}/").content.decode()
    assert attendee.code in page
    assert (attendee.standing, attendee.registered_by) == (Standing.REGISTERED, Way.LINK)


def test_beyond_the_quota_one_is_told_to_wait(client, forum):
    for name in ("คนหนึ่ง", "คนสอง"):
        registered(client, forum, name)
    third = registered(client, forum, "คนสาม")
    assert third.standing == Standing.WAITING
    page = client.get(f"/ban-nong/meetings/{forum.pk}/ticket/{third.uid}/").content.decode()
    assert "รายชื่อสำรอง" in page


def test_a_wrong_telephone_is_said_in_a_sentence_and_nothing_is_kept(client, forum):
    typed = {"name": "คนหนึ่ง", "group": str(forum.groups.get().pk), "phone": "12"}
    answer = client.post(f"/ban-nong/meetings/{forum.pk}/register/", typed)
    assert answer.status_code == 422
    assert "หมายเลขโทรศัพท์ไม่ครบ" in answer.content.decode()
    assert not Attendee.objects.exists()


def test_a_machine_that_fills_every_field_is_not_registered(client, forum):
    typed = {"name": "x", "group": str(forum.groups.get().pk), "website": "http://spam.example"}
    assert client.post(f"/ban-nong/meetings/{forum.pk}/register/", typed).status_code == 422
    assert not Attendee.objects.exists()


def test_registration_that_is_closed_says_what_to_do(client, forum):
    Meeting.objects.filter(pk=forum.pk).update(registers_until=timezone.now() - timedelta(hours=1))
    answer = client.get(f"/ban-nong/meetings/{forum.pk}/register/")
    assert answer.status_code == 409
    assert "โต๊ะลงทะเบียน" in answer.content.decode()


def test_no_page_for_the_public_names_anybody_or_shows_a_telephone(client, cast, forum):
    attendee = registered(client, forum, "นางคำแปง ใจงาม", phone="0812345678")
    sitting.open_meeting(forum, by=cast.somsri, present=1)
    roster.check_in(attendee, by=cast.somsri, way=Way.DESK)
    capture.say(
        forum,
        by=cast.somsri,
        kind=SayingKind.NEED,
        text="ขอไฟส่องสว่าง",
        speaker=attendee,
        item=forum.items.first(),
    )
    hidden = capture.say(forum, by=cast.somsri, kind=SayingKind.COMPLAINT, text="นายดำขโมยไก่")
    capture.hide_saying(hidden, by=cast.somsri, because="เอ่ยชื่อบุคคล")
    page = client.get(f"/ban-nong/meetings/{forum.pk}/").content.decode()
    assert "ขอไฟส่องสว่าง" in page
    for private in ("คำแปง", "0812345678", "นายดำ", attendee.code):
        assert private not in page
    assert client.get("/ban-nong/meetings/").status_code == 200


def test_members_who_sit_by_office_are_named(client, cast):
    council = make.committee(organisation=cast.ban_nong, body="council", group="members")
    meeting = make.meeting(organisation=cast.ban_nong, forum="", committees=[council])
    seat = council.seats.first()
    Attendee.objects.create(
        meeting=meeting,
        group=meeting.groups.get(),
        seat=seat,
        name=seat.name,
        code="K7M2",
        standing=Standing.INVITED,
    )
    assert seat.name in client.get(f"/ban-nong/meetings/{meeting.pk}/").content.decode()


def test_scanning_the_screen_in_the_hall_checks_in_and_an_old_scan_does_not(client, forum):
    attendee = registered(client, forum, "นางคำแปง ใจงาม")
    address = f"/ban-nong/meetings/{forum.pk}/check-in/"
    now = timezone.now()
    old = hall_key(settings.SECRET_KEY, forum.uid, now - timedelta(hours=1))
    assert client.get(f"{address}?k={old}").status_code == 409
    key = hall_key(settings.SECRET_KEY, forum.uid, now)
    answer = client.post(f"{address}?k={key}", {"code": attendee.code.lower()})
    assert answer.status_code == 302
    attendee.refresh_from_db()
    assert attendee.present_by == Way.QR
    wrong = client.post(f"{address}?k={key}", {"code": "ZZZZ"})
    assert wrong.status_code == 422
    assert "ไม่พบรหัสนี้" in wrong.content.decode()


def test_a_receipt_tells_where_a_sentence_stands(client, cast, forum):
    sitting.open_meeting(forum, by=cast.somsri, present=0)
    saying = capture.say(forum, by=cast.somsri, kind=SayingKind.NEED, text="ขอไฟส่องสว่าง")
    capture.answer_saying(saying, by=cast.somsri, answer="กองช่างจะสำรวจ", answered_by="กองช่าง")
    page = client.get(f"/r/{saying.receipt.lower()}").content.decode()
    assert "ขอไฟส่องสว่าง" in page
    assert "กองช่างจะสำรวจ" in page
    asked = client.get("/r/", {"code": f"{saying.receipt[:5]} {saying.receipt[5:]}"})
    assert asked["Location"] == f"/r/{saying.receipt}"


def test_a_card_that_was_not_typed_in_yet_is_known_and_a_guess_is_not(client, forum):
    Card.objects.create(meeting=forum, number=1, receipt="BBBBBBBBBB")
    assert client.get("/r/BBBBBBBBBB").status_code == 200
    answers = [client.get(f"/r/CCCCCCCC{place:02}").status_code for place in range(31)]
    assert answers == [404] * 30 + [429]


def test_the_calendar_keeps_a_meetings_uid_and_says_when_it_is_cancelled(client, forum):
    def event():
        answer = client.get("/ban-nong/meetings/calendar.ics")
        assert answer["Content-Type"].startswith("text/calendar")
        return next(iter(Calendar.from_ical(answer.content).walk("VEVENT")))

    before = event()
    assert str(before["summary"]) == forum.title
    assert before["dtstart"].dt == forum.starts_at.replace(microsecond=0)
    Meeting.objects.filter(pk=forum.pk).update(state=State.CANCELLED)
    after = event()
    assert (str(after["uid"]), str(after["status"])) == (str(before["uid"]), "CANCELLED")


def test_a_meeting_page_asks_the_same_number_of_questions_however_much_was_said(
    client, cast, forum, same_queries
):
    sitting.open_meeting(forum, by=cast.somsri, present=0)
    item = forum.items.first()

    def more() -> None:
        person = roster.walk_in(forum, by=cast.somsri, group=forum.groups.get(), name="คนมา")
        capture.say(
            forum, by=cast.somsri, kind=SayingKind.NEED, text="ขอ", item=item, speaker=person
        )
        motion = deciding.put_motion(
            item, by=cast.somsri, text="เห็นชอบ", method=Method.SHOW_OF_HANDS
        )
        deciding.count(motion, by=cast.somsri, yes=1, no=0, abstain=0)
        deciding.resolve(item, by=cast.somsri, outcome=Outcome.AGREED, text="ดี", motion=motion)

    asked = same_queries(lambda: client.get(f"/ban-nong/meetings/{forum.pk}/"), more)
    assert asked <= 20


def test_a_ticket_tells_that_the_meeting_was_moved_and_why(client, cast, forum):
    attendee = registered(client, forum, "นางคำแปง ใจงาม")
    address = f"/ban-nong/meetings/{forum.pk}/ticket/{attendee.uid}/"
    assert "น้ำท่วมหอประชุม" not in client.get(address).content.decode()
    calling.move_meeting(
        forum,
        by=cast.somsri,
        starts_at=forum.starts_at + timedelta(days=1),
        place="ศาลากลางบ้าน",
        because="น้ำท่วมหอประชุม",
        issued_on=bangkok_day(timezone.now()),
    )
    page = client.get(address).content.decode()
    assert "น้ำท่วมหอประชุม" in page
    assert "ศาลากลางบ้าน" in page


def test_the_waiting_list_is_not_let_in_by_the_screen(client, forum):
    for name in ("คนหนึ่ง", "คนสอง"):
        registered(client, forum, name)
    third = registered(client, forum, "คนสาม")
    key = hall_key(settings.SECRET_KEY, forum.uid, timezone.now())
    answer = client.post(f"/ban-nong/meetings/{forum.pk}/check-in/?k={key}", {"code": third.code})
    assert answer.status_code == 422
    assert "โต๊ะลงทะเบียน" in answer.content.decode()
    third.refresh_from_db()
    assert third.present_at is None
