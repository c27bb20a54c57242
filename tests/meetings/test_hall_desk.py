"""The registration desk: found by name, telephone or ticket; in, out and back; nobody counted twice."""

import pytest
from django.urls import reverse

from ruamphaen.meetings.actions import roster, sitting
from ruamphaen.meetings.models import Attendee, Line, Meeting
from ruamphaen.meetings.queries.hall import find_people, ticket_in
from ruamphaen.meetings.rules.keyboard import as_thai
from ruamphaen.meetings.rules.kinds import Standing, Way
from ruamphaen.organisation.models import Community
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def forum(cast: Cast) -> Meeting:
    """A forum that was called, with one open group."""
    return make.meeting(organisation=cast.ban_nong)


@pytest.fixture
def desk(client, cast):
    """A clerk at the desk, signed in."""
    client.force_login(cast.somsri)
    return client


def on_roster(meeting: Meeting, name: str, **more) -> Attendee:
    group = more.pop("group", None) or meeting.groups.first()
    return roster.register(meeting, by=None, group=group, name=name, way=Way.LINK, **more)


def at(name: str, meeting: Meeting, *args: object) -> str:
    return reverse(f"meetings:{name}", args=["ban-nong", meeting.pk, *args])


def test_a_person_is_found_by_name_telephone_ticket_and_the_address_of_a_qr(forum):
    boonma = on_roster(forum, "นายบุญมา ใจดี", phone="081-234 5678")
    on_roster(forum, "นางคำแปง แสนดี", phone="0899999999")
    for typed in (
        "บุญมา",
        "นายบุญมา",
        "ใจดี",
        "บุญมา ใจ",
        "5678",
        "๐๘๑ ๒๓๔ ๕๖๗๘",
        boonma.code,
        boonma.code.lower(),
        f"https://town.go.th/ban-nong/meetings/{forum.pk}/ticket/{boonma.code}/",
    ):
        assert find_people(forum, typed).only == boonma, typed


def test_a_scanner_is_read_though_the_keyboard_stands_in_thai(forum):
    boonma = on_roster(forum, "นายบุญมา ใจดี")
    address = f"https://town.go.th/ban-nong/meetings/{forum.pk}/ticket/{boonma.code}/"
    hits = find_people(forum, as_thai(address))
    assert (hits.only, hits.by_ticket) == (boonma, True)


def test_two_digits_of_a_telephone_or_nothing_find_nobody(forum):
    on_roster(forum, "นายบุญมา ใจดี", phone="0812345678")
    assert not find_people(forum, "56").people
    assert not find_people(forum, " ").people
    assert ticket_in("https://town.go.th/ban-nong/") == ""


def test_who_withdrew_or_is_a_second_row_is_not_found(forum, cast):
    gone, one, double = (on_roster(forum, f"นายบุญมา {n}") for n in ("ก", "ข", "ค"))
    roster.withdraw(gone, by=cast.somsri)
    roster.same_person(one, double, by=cast.somsri)
    assert list(find_people(forum, "บุญมา").people) == [one]


def test_enter_checks_in_the_only_hit_and_says_so(desk, forum):
    boonma = on_roster(forum, "นายบุญมา ใจดี")
    answer = desk.post(at("hall_desk", forum), {"q": "บุญมา"}, **HTMX)
    boonma.refresh_from_db()
    assert boonma.present_by == Way.DESK
    assert "data-done" in answer.content.decode()
    again = desk.post(at("hall_desk", forum), {"q": boonma.code}, **HTMX)
    assert "เช็กอินไว้ก่อนแล้ว" in again.content.decode()
    assert Line.objects.filter(act="check_in").count() == 1


def test_enter_without_script_leads_to_the_person(desk, forum):
    boonma = on_roster(forum, "นายบุญมา ใจดี", phone="0812345678")
    answer = desk.post(at("hall_desk", forum), {"q": "5678"}, follow=True)
    boonma.refresh_from_db()
    assert boonma.present_by == Way.PHONE
    assert "เช็กอินแล้ว" in answer.content.decode()
    assert "นายบุญมา ใจดี" in answer.content.decode()


def test_enter_checks_in_nobody_where_there_are_two(desk, forum):
    for name in ("นายบุญมา ใจดี", "นายบุญมา ใจงาม"):
        on_roster(forum, name)
    answer = desk.post(at("hall_desk", forum), {"q": "บุญมา"}, **HTMX)
    assert answer.content.decode().count("data-hit") == 2
    assert not Attendee.objects.exclude(present_at=None).exists()


def test_who_waits_for_a_place_is_not_let_in_by_enter_but_by_a_word_of_the_clerk(desk, cast):
    full = make.meeting(organisation=cast.ban_nong, groups={"ภาคเอกชน": 1})
    on_roster(full, "นายหนึ่ง")
    second = on_roster(full, "นายสอง")
    assert second.standing == Standing.WAITING
    answer = desk.post(at("hall_desk", full), {"q": "นายสอง"}, **HTMX)
    assert "รับเข้าแม้เกินโควตา" in answer.content.decode()
    desk.post(at("hall_act", full, second.pk, "check-in"))
    second.refresh_from_db()
    assert (second.standing, second.is_present) == (Standing.REGISTERED, True)


def test_a_check_in_is_taken_back_and_people_leave_and_come_back(desk, forum, cast):
    boonma = on_roster(forum, "นายบุญมา ใจดี")
    for act, present, gone in (
        ("check-in", True, False),
        ("undo", False, False),
        ("check-in", True, False),
        ("leave", True, True),
        ("come-back", True, False),
    ):
        desk.post(at("hall_act", forum, boonma.pk, act), **HTMX)
        boonma.refresh_from_db()
        assert (boonma.is_present, boonma.left_at is not None) == (present, gone), act


def test_two_clerks_who_check_in_the_same_person_write_one_line(client, forum, cast):
    boonma = on_roster(forum, "นายบุญมา ใจดี")
    for clerk in (cast.somsri, cast.wichai):
        client.force_login(clerk)
        answer = client.post(at("hall_act", forum, boonma.pk, "check-in"), **HTMX)
        assert "เช็กอินแล้ว" in answer.content.decode()
    assert Line.objects.filter(act="check_in").count() == 1


def test_who_looks_like_somebody_on_the_roster_is_shown_before_a_second_row_is_made(desk, forum):
    on_roster(forum, "นายบุญมา ใจดี")
    typed = {"name": "บุญมา ใจดี", "group": forum.groups.get().pk, "phone": ""}
    answer = desk.post(at("hall_walk_in", forum), typed, **HTMX)
    assert "อาจเป็นคนเดียวกัน" in answer.content.decode()
    assert Attendee.objects.filter(meeting=forum).count() == 1
    desk.post(at("hall_walk_in", forum), {**typed, "sure": "1"}, **HTMX)
    assert Attendee.objects.filter(meeting=forum).count() == 2


def test_a_walk_in_needs_a_name_and_a_group_and_keeps_what_was_typed(desk, forum, cast):
    place = Community.objects.create(organisation=cast.ban_nong, name="บ้านหนองบัว", number=5)
    group = forum.groups.get().pk
    answer = desk.post(at("hall_walk_in", forum), {"group": group, "phone": "12"}, **HTMX)
    page = answer.content.decode()
    assert "หมายเลขโทรศัพท์ไม่ครบหรือเกิน" in page
    assert 'value="12"' in page
    typed = {"name": "นางมาลัย", "group": group, "community": place.pk, "phone": "081 111 2222"}
    desk.post(at("hall_walk_in", forum), typed, **HTMX)
    malai = Attendee.objects.get(name="นางมาลัย")
    assert (malai.community, malai.phone, malai.present_by) == (place, "0811112222", Way.WALK_IN)


def test_a_full_group_takes_one_more_only_with_the_clerks_word_which_is_kept(desk, cast):
    full = make.meeting(organisation=cast.ban_nong, groups={"ภาคเอกชน": 1})
    on_roster(full, "นายหนึ่ง")
    typed = {"name": "นายสอง", "group": full.groups.get().pk}
    answer = desk.post(at("hall_walk_in", full), typed, **HTMX)
    assert "เต็มโควตา 1 คนแล้ว" in answer.content.decode()
    assert not Attendee.objects.filter(name="นายสอง").exists()
    desk.post(at("hall_walk_in", full), {**typed, "sure": "1"}, **HTMX)
    assert Attendee.objects.get(name="นายสอง").is_present
    line = Line.objects.filter(act="register").order_by("-seq").first()
    assert line.detail["over_quota"] is True


def test_a_name_is_put_right(desk, forum):
    boonma = on_roster(forum, "นายบุญมา ใจดี")
    typed = {"name": "นายบุญมี ใจดี", "group": forum.groups.get().pk, "title": "ผู้ใหญ่บ้าน"}
    desk.post(at("hall_person", forum, boonma.pk), typed)
    boonma.refresh_from_db()
    assert (boonma.name, boonma.title) == ("นายบุญมี ใจดี", "ผู้ใหญ่บ้าน")


def test_after_closing_the_desk_refuses_in_a_sentence(desk, forum, cast):
    boonma = on_roster(forum, "นายบุญมา ใจดี")
    sitting.open_meeting(forum, by=cast.somsri, present=0)
    sitting.close(forum, by=cast.somsri)
    answer = desk.post(at("hall_act", forum, boonma.pk, "check-in"), **HTMX)
    assert answer.status_code == 409
    assert "ปิดประชุมแล้ว" in answer.content.decode()


def test_a_person_of_another_meeting_or_an_unknown_act_is_not_found(desk, forum, cast):
    other = make.meeting(organisation=cast.ban_nong, title="อีกครั้งหนึ่ง")
    boonma = on_roster(other, "นายบุญมา ใจดี")
    assert desk.post(at("hall_act", forum, boonma.pk, "check-in")).status_code == 404
    assert desk.post(at("hall_act", other, boonma.pk, "fly")).status_code == 404


def crowd(meeting: Meeting, number: int) -> None:
    """So many people on the roster at once, as an import would make them."""
    group = meeting.groups.first()
    start = Attendee.objects.filter(meeting=meeting).count()
    Attendee.objects.bulk_create(
        Attendee(
            meeting=meeting,
            group=group,
            name=f"คนที่ {place}",
            search=f"คนที่{place}",
            phone=f"08{place:08d}",
            code=f"X{place:04d}",
            standing=Standing.REGISTERED,
        )
        for place in range(start, start + number)
    )


@pytest.mark.parametrize("people", [300, 1000])
def test_the_desk_asks_as_often_with_three_hundred_and_a_thousand_as_with_one(
    desk, forum, people, django_assert_max_num_queries
):
    crowd(forum, people)
    boonma = on_roster(forum, "นายบุญมา ใจดี")
    with django_assert_max_num_queries(8):
        desk.get(at("hall_desk", forum), {"q": "บุญมา"}, **HTMX)
    with django_assert_max_num_queries(28):
        desk.post(at("hall_desk", forum), {"q": boonma.code}, **HTMX)
    with django_assert_max_num_queries(20):
        desk.get(at("hall_desk", forum))


def test_the_desk_and_the_meter_ask_equally_often_however_many_come(desk, forum, same_queries):
    names = iter(range(100))
    add = lambda: roster.walk_in(  # noqa: E731
        forum, by=None, group=forum.groups.first(), name=f"คนที่ {next(names)}"
    )
    assert same_queries(lambda: desk.get(at("hall_desk", forum)), add) <= 20
    assert same_queries(lambda: desk.get(at("hall_meter", forum), **HTMX), add) <= 12
