"""The pages of calling a meeting, walked without script: from the list to the letter."""

import re
from datetime import date, datetime

import pytest
from django.test import Client

from ruamphaen.meetings.actions import calling, invitations
from ruamphaen.meetings.models import Attendee, Meeting, Proportion
from ruamphaen.meetings.rules.kinds import NoticeKind, State
from ruamphaen.organisation.models import Community, User
from tests import make
from tests.cast import TODAY, Cast
from tests.conftest import SameQueries

pytestmark = pytest.mark.django_db
DESK = "/desk/ban-nong/meetings/"
WHEN = f"{DESK}new/when/?forum=forum-subdistrict&bases=addition"
TYPED = {
    "number": "1",
    "year_be": "2569",
    "title": "",
    "subject": "พิจารณาร่างแผน",
    "place": "หอประชุม",
    "day": "18 ธ.ค. 2569",
    "starts": "๐๙.๐๐ น.",
    "ends": "12.00",
    "seats_in_hall": "300",
    "until_day": "17 ธ.ค. 2569",
    "until_time": "",
}


def signed_in(user: User) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(user)
    return client


def text_on(response) -> str:
    """The page's text as sent."""
    return response.content.decode()


@pytest.fixture
def planner(cast: Cast) -> Client:
    return signed_in(cast.somsri)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A forum being prepared."""
    return make.meeting(
        organisation=cast.ban_nong,
        state=State.PREPARED,
        starts_at=datetime(2026, 12, 18, 9, 0, tzinfo=make.BANGKOK),
    )


def test_a_new_forum_in_two_steps(planner: Client, cast: Cast):
    committee = make.committee(organisation=cast.ban_nong)
    first = planner.get(f"{DESK}new/")
    assert "ประชาคมท้องถิ่นระดับตำบล" in text_on(first)
    assert "ประชาคมท้องถิ่นระดับจังหวัด" not in text_on(first)
    go = planner.get(
        f"{DESK}new/",
        {
            "go": "1",
            "forum": "forum-subdistrict",
            "committees": str(committee.pk),
            "bases": ["addition", "change"],
        },
    )
    assert go.status_code == 302
    second = planner.get(go.url)
    assert "ประชุมคณะกรรมการพัฒนาเทศบาลตำบลบ้านหนอง และประชาคมท้องถิ่นระดับตำบล ครั้งที่ 1/2569" in text_on(
        second
    )
    made = planner.post(go.url, TYPED)
    meeting = Meeting.objects.get()
    assert made.url == f"{DESK}{meeting.pk}/"
    assert meeting.title.endswith("ประชาคมท้องถิ่นระดับตำบล ครั้งที่ 1/2569")
    assert meeting.starts_at == datetime(2026, 12, 18, 9, 0, tzinfo=make.BANGKOK)
    assert meeting.ends_at == datetime(2026, 12, 18, 12, 0, tzinfo=make.BANGKOK)
    assert meeting.registers_until == datetime(2026, 12, 17, 23, 59, tzinfo=make.BANGKOK)
    assert (meeting.forum, meeting.bases, meeting.seats_in_hall) == (
        "forum-subdistrict",
        ["addition", "change"],
        300,
    )
    assert [item.number for item in meeting.items.all()] == [
        *("1", "2", "3", "4", "5", "5.1", "5.2", "6"),
    ]
    assert meeting.committees.get() == committee


def test_the_number_of_the_next_forum_follows_the_last(planner: Client):
    planner.post(WHEN, TYPED)
    second = text_on(planner.get(WHEN))
    assert "ครั้งที่ 2/2569" in second
    assert 'name="number" value="2"' in second
    first = Meeting.objects.get()
    assert f'<option value="{first.pk}" selected>' in second  # whose minutes it approves
    village = text_on(planner.get(WHEN.replace("subdistrict", "village")))
    assert 'name="number" value="1"' in village
    assert f'<option value="{first.pk}" selected>' not in village


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"bases": "addition"}, "เลือกก่อนว่าใครประชุม"),
        ({"forum": "forum-subdistrict"}, "ประชุมเพื่อ"),
        ({"forum": "forum-province", "bases": "addition"}, "forum-province"),
    ],
)
def test_what_was_not_chosen_is_asked_for_again(planner: Client, asked, says):
    again = planner.get(f"{DESK}new/", {"go": "1", **asked})
    assert again.status_code == 422
    assert says in text_on(again)
    assert planner.get(f"{DESK}new/when/", asked).status_code == 302


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"starts": "25.00"}, "เป็นเวลาไม่ได้"),
        ({"day": "31 เม.ย. 2569"}, "31 เม.ย. 2569"),
        ({"ends": "08.00"}, "เวลาเลิกต้องหลังเวลาเริ่ม"),
        ({"seats_in_hall": "0"}, "จำนวนนี้มากหรือน้อยเกินไป"),
        ({"place": ""}, "สถานที่"),
    ],
)
def test_what_cannot_be_read_is_said_and_what_was_typed_stays(planner: Client, typed, says):
    again = planner.post(WHEN, {**TYPED, **typed})
    assert again.status_code == 422
    assert says in text_on(again)
    assert "พิจารณาร่างแผน" in text_on(again)
    assert not Meeting.objects.exists()


def test_a_village_meets_in_its_own_place(planner: Client, cast: Cast):
    village = Community.objects.create(organisation=cast.ban_nong, name="บ้านดอน", number=3)
    when = f"{DESK}new/when/?forum=forum-village&bases=new-plan"
    planner.post(when, {**TYPED, "community": village.pk})
    assert Meeting.objects.get().community == village


def test_the_agenda_is_kept_on_its_own_page(planner: Client, meeting: Meeting):
    page = f"{DESK}{meeting.pk}/agenda/"
    second = meeting.items.get(number="2")
    planner.post(f"{page}?under={second.pk}", {"title": "ถนนสายใหม่", "kind": ""})
    sub = meeting.items.get(number="2.1")
    planner.post(
        f"{DESK}items/{sub.pk}/", {"title": "ถนนคอนกรีต", "kind": "report", "seen": sub.edit}
    )
    planner.post(f"{DESK}items/{second.pk}/move/", {"up": "1"})
    shown = text_on(planner.get(page))
    assert "ถนนคอนกรีต" in shown
    assert [item.number for item in meeting.items.all()] == ["1", "1.1", "2", "3"]
    stale = planner.post(
        f"{DESK}items/{sub.pk}/", {"title": "ทับ", "kind": "report", "seen": sub.edit}
    )
    assert (stale.status_code, "มีผู้แก้หรือเอาวาระนี้ออก" in text_on(stale)) == (422, True)
    planner.post(f"{DESK}items/{sub.pk}/remove/")
    assert meeting.items.count() == 3


def test_from_proportions_to_groups_to_names_to_the_letter(planner: Client, meeting: Meeting):
    start = planner.post(
        f"{DESK}proportions/", {"forum": "forum-subdistrict", "fiscal_year": "2570"}
    )
    proportion = Proportion.objects.get()
    page = start.url
    offered = text_on(planner.get(page))
    assert "กำนัน ผู้ใหญ่บ้าน" in offered
    rows = dict(re.findall(r'name="(name_\d+)" value="([^"]+)"', offered))
    people = {name.replace("name_", "people_"): "" for name in rows} | {"people_4": "12"}
    planner.post(page, {**rows, **people})
    assert list(proportion.shares.values_list("name", "people")) == [("ประธานชุมชน", 12)]
    share = proportion.shares.get()
    planner.post(
        f"{page}names/", {"group": share.pk, "name": "นายบุญมา ใจดี", "phone": "081-234 5678"}
    )
    table = "ชื่อ–สกุล\tโทรศัพท์\nนางคำ แปง\t\nนายบุญมา ใจดี\t0812345678"
    tried = planner.post(f"{page}import/", {"group": share.pk, "pasted": table})
    assert "จะเพิ่ม 1 คน" in text_on(tried)
    assert proportion.shares.get().delegates.count() == 1
    as_text = tried.context["tried"].as_text
    planner.post(f"{page}import/", {"pasted": as_text, "save": "1"})
    assert share.delegates.count() == 2
    planner.post(f"{page}announce/", {"number": "7/2570", "announced_on": "1 ธ.ค. 2569"})
    proportion.refresh_from_db()
    assert (proportion.number, proportion.announced_on) == ("7/2570", date(2026, 12, 1))
    assert "ต้องแก้ประกาศ" in text_on(planner.get(page))

    planner.post(f"{DESK}{meeting.pk}/invitations/from/{proportion.pk}/")
    assert meeting.attendees.count() == 2
    shown = text_on(planner.get(f"{DESK}{meeting.pk}/invitations/"))
    assert "นายบุญมา ใจดี" in shown
    planner.post(f"{DESK}{meeting.pk}/call/", {"number": "ว 12", "issued_on": "1 ธ.ค. 2569"})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.notices.get().people_told) == (State.CALLED, 2)
    told = text_on(planner.get(f"{DESK}{meeting.pk}/"))
    assert "ว 12" in told
    assert "แจ้ง 2 คน" in told


def test_names_are_imported_after_they_were_shown_and_bad_rows_stop_it(
    planner: Client, meeting: Meeting
):
    page = f"{DESK}{meeting.pk}/invitations/import/"
    bad = "นายหนึ่ง\tประชาชนในพื้นที่\nนายสอง\tไม่มีกลุ่มนี้"
    shown = planner.post(page, {"pasted": bad, "save": "1"})
    assert "ต้องแก้ในตารางของท่านก่อน" in text_on(shown)
    assert not Attendee.objects.exists()
    planner.post(page, {"pasted": "นายหนึ่ง\tประชาชนในพื้นที่", "save": "1"})
    assert Attendee.objects.get().name == "นายหนึ่ง"
    assert planner.post(page, {"pasted": ""}).status_code == 422


def test_groups_are_typed_on_one_page_with_blank_rows_for_more(planner: Client, meeting: Meeting):
    page = f"{DESK}{meeting.pk}/groups/"
    group = meeting.groups.get()
    planner.post(
        page,
        {
            "pk_1": group.pk,
            "name_1": group.name,
            "people_1": "๒๐๐",
            "open_1": "on",
            "name_2": "ภาคเอกชน",
            "people_2": "",
        },
    )
    assert list(meeting.groups.values_list("name", "quota", "is_open")) == [
        ("ประชาชนในพื้นที่", 200, True),
        ("ภาคเอกชน", None, False),
    ]
    wrong = planner.post(page, {"name_1": "", "people_1": "5"})
    assert (wrong.status_code, "ไม่มีชื่อกลุ่ม" in text_on(wrong)) == (422, True)
    assert meeting.groups.count() == 2


def test_moving_and_calling_off_after_the_letter_went_out(planner: Client, meeting, cast: Cast):
    calling.call_meeting(meeting, by=cast.somsri, issued_on=TODAY)
    edit = text_on(planner.get(f"{DESK}{meeting.pk}/edit/"))
    assert 'name="place"' not in edit
    moved = {
        "day": "25 ธ.ค. 2569",
        "starts": "13.30",
        "ends": "",
        "place": "ศาลาวัด",
        "because": "",
        "number": "",
        "issued_on": "1 ธ.ค. 2569",
    }
    assert planner.post(f"{DESK}{meeting.pk}/move/", moved).status_code == 422
    planner.post(f"{DESK}{meeting.pk}/move/", {**moved, "because": "น้ำท่วม"})
    meeting.refresh_from_db()
    assert meeting.starts_at == datetime(2026, 12, 25, 13, 30, tzinfo=make.BANGKOK)
    shown = text_on(planner.get(f"{DESK}{meeting.pk}/"))
    assert "หอประชุม" in shown  # what was told first
    assert "เหตุผล: น้ำท่วม" in shown
    planner.post(f"{DESK}{meeting.pk}/cancel/", {"because": "ยังท่วมอยู่", "issued_on": "20 ธ.ค. 2569"})
    meeting.refresh_from_db()
    assert meeting.state == State.CANCELLED
    assert meeting.notices.last().kind == NoticeKind.CANCEL


def test_a_late_letter_is_warned_of_and_still_goes_out(cast: Cast, time_machine):
    time_machine.move_to(datetime(2026, 12, 17, 9, 0, tzinfo=make.BANGKOK), tick=False)
    planner = signed_in(cast.somsri)
    council = make.committee(organisation=cast.ban_nong, body="council", group="members")
    meeting = make.meeting(
        organisation=cast.ban_nong,
        forum="",
        committees=[council],
        session=cast.ban_nong.sessions.create(
            kind="ordinary",
            number=4,
            year_be=2569,
            opens_on=date(2026, 12, 18),
            closes_on=date(2027, 1, 16),
        ),
        state=State.PREPARED,
        starts_at=datetime(2026, 12, 18, 9, 0, tzinfo=make.BANGKOK),
    )
    page = f"{DESK}{meeting.pk}/call/"
    shown = text_on(planner.get(page))
    assert "ช้ากว่ากำหนดแจ้ง 3 วัน" in shown
    assert "พบข้อความต้นฉบับ" in shown
    planner.post(page, {"number": "", "issued_on": "17 ธ.ค. 2569"})
    meeting.refresh_from_db()
    assert meeting.state == State.CALLED
    assert "ช้ากว่ากำหนดแจ้ง 3 วัน" in text_on(planner.get(f"{DESK}{meeting.pk}/"))


def test_only_planners_call_and_names_are_for_them_alone(meeting: Meeting, cast: Cast):
    invitations.invite(
        meeting,
        by=cast.somsri,
        people=[invitations.Person("ประชาชนในพื้นที่", "นายลับ เฉพาะ", phone="0812345678")],
    )
    private = [f"{DESK}{meeting.pk}/invitations/", f"{DESK}{meeting.pk}/groups/", f"{DESK}new/"]
    for person, status in [(cast.somsri, 200), (cast.malee, 403), (cast.kamon, 403)]:
        assert [signed_in(person).get(page).status_code for page in private] == [status] * 3
    seen_by_auditor = text_on(signed_in(cast.malee).get(f"{DESK}{meeting.pk}/"))
    assert "นายลับ" not in seen_by_auditor
    assert "0812345678" not in seen_by_auditor
    assert "ออกหนังสือเชิญ</a>" not in seen_by_auditor
    assert Client().get(f"{DESK}{meeting.pk}/").status_code == 302


def test_the_neighbours_meeting_is_out_of_reach(meeting: Meeting, cast: Cast):
    browser = signed_in(cast.kamon)
    there = DESK.replace("ban-nong", "nong-sung")
    pages = ["", "edit/", "call/", "agenda/", "groups/", "invitations/"]
    assert {browser.get(f"{there}{meeting.pk}/{page}").status_code for page in pages} == {404}
    item = meeting.items.first()
    assert browser.post(f"{there}items/{item.pk}/remove/").status_code == 404


def test_the_desk_lists_meetings_by_where_they_stand_and_filters(planner: Client, cast: Cast):
    body = make.committee(organisation=cast.ban_nong)
    for title, state, more in [
        ("ประชาคมที่เตรียม", State.PREPARED, {}),
        ("ประชาคมที่เรียก", State.CALLED, {}),
        ("คณะที่ปิด", State.CLOSED, {"forum": "", "committees": [body]}),
    ]:
        make.meeting(organisation=cast.ban_nong, title=title, state=state, **more)
    shown = planner.get(DESK).context["shown"]
    assert [[str(one) for one in part] for part in (shown.prepared, shown.called, shown.over)] == [
        ["ประชาคมที่เตรียม"],
        ["ประชาคมที่เรียก"],
        ["คณะที่ปิด"],
    ]
    only = planner.get(DESK, {"kind": "committee", "year": "2569"}).context["shown"]
    assert ([*only.prepared, *only.called], [str(one) for one in only.over]) == ([], ["คณะที่ปิด"])
    assert planner.get(DESK, {"kind": "x", "year": "y"}).status_code == 200


def test_more_people_and_items_cost_no_more_queries(
    planner: Client, meeting: Meeting, cast: Cast, same_queries: SameQueries
):
    added = iter(range(100))

    def add() -> None:
        name = f"นายคนที่ {next(added)}"
        invitations.invite(
            meeting, by=cast.somsri, people=[invitations.Person("ประชาชนในพื้นที่", name)]
        )
        meeting.items.create(number="9", title=name, kind="consider")
        make.meeting(organisation=cast.ban_nong, title=name)

    for page, most in [("", 14), (f"{meeting.pk}/", 26), (f"{meeting.pk}/invitations/", 20)]:
        spent = same_queries(lambda page=page: planner.get(DESK + page), add)
        assert spent <= most, page
