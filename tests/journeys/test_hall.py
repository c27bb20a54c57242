"""In the hall, in a browser: the desk, catching what is said with a bad signal, the roll call, the big screen."""

import pytest
from playwright.sync_api import expect

from ruamphaen.meetings.actions import capture, deciding, roster, sheets, sitting
from ruamphaen.meetings.models import Attendee, Meeting, Saying, Voice
from ruamphaen.meetings.rules.keyboard import as_thai
from ruamphaen.meetings.rules.kinds import Choice, Method, SayingKind, Standing, Way
from ruamphaen.organisation.models import Community
from tests import make
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 360, "height": 740}}
DARK = {"color_scheme": "dark"}


@pytest.fixture
def town(transactional_db: None) -> Cast:
    return gather_cast()


@pytest.fixture
def meeting(town: Cast) -> Meeting:
    """A forum with a committee, in the middle of its third item, a vote under way."""
    for number, name in enumerate(("บ้านหนองบัว", "บ้านศรีบุญยืน"), start=1):
        Community.objects.create(organisation=town.ban_nong, name=name, number=number)
    body = make.committee(organisation=town.ban_nong)
    made = make.meeting(organisation=town.ban_nong, committees=[body])
    group = made.groups.get()
    for place, seat in enumerate(body.seats.all()):
        person = Attendee.objects.create(
            meeting=made,
            group=group,
            seat=seat,
            name=seat.name,
            code=f"B2C{place + 2}",
            standing=Standing.INVITED,
        )
        roster.check_in(person, by=town.somsri, way=Way.DESK)
    for name in ("นายบุญมา ใจดี", "นางคำแปง แสนดี", "นายบุญมี ใจงาม"):
        roster.register(made, by=None, group=group, name=name, way=Way.LINK, phone="0812345678")
    made = sitting.open_meeting(made, by=town.somsri, present=3)
    item = made.items.get(number="2")
    sitting.start_item(item, by=town.somsri)
    for method in (Method.SHOW_OF_HANDS, Method.ROLL_CALL):
        motion = deciding.put_motion(
            item, by=town.somsri, text="เห็นชอบร่างแผน", method=method, committee=body
        )
    deciding.open_vote(motion, by=town.somsri)
    capture.say(made, by=town.somsri, kind=SayingKind.NEED, text="ขอไฟส่องสว่าง", item=item)
    for who, name in ((town.somsri, "นายเขียนหวัด"), (town.anan, "นายเขียนวัด")):
        sheets.type_sheet(made, by=who, number=1, names=[(1, name), (2, "บุญมา ใจดี")])
    return made


def desk(meeting: Meeting, page: str = "desk/") -> str:
    return f"/desk/ban-nong/meetings/{meeting.pk}/{page}"


PAGES = ["desk/", "desk/?q=บุญ", "console/", "capture/", "sheets/", "sheets/1/", "sheets/1/settle/"]


@pytest.mark.parametrize("look", [PHONE, DARK], ids=["a small phone", "the dark"])
def test_the_pages_of_the_hall_are_kind_to_everyone(
    opens: Opens, town: Cast, meeting: Meeting, look: dict[str, object]
):
    motion = meeting.motions.get(method=Method.ROLL_CALL)
    page = opens(town.somsri, desk(meeting, f"console/motions/{motion.pk}/roll/"), **look)
    assert_kind(page)
    for path in PAGES:
        page.goto(desk(meeting, path))
        assert_kind(page)


def test_the_hall_screen_fits_a_projector_and_names_nobody(
    opens: Opens, town: Cast, meeting: Meeting
):
    page = opens(
        None, f"/ban-nong/meetings/{meeting.pk}/hall/", viewport={"width": 1920, "height": 1080}
    )
    assert_kind(page)
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080
    assert "บุญมา" not in page.content()
    assert page.locator(".hall-huge").inner_text() == "3"
    roster.check_in(Attendee.objects.get(name="นายบุญมา ใจดี"), by=town.somsri, way=Way.DESK)
    expect(page.locator(".hall-huge")).to_have_text("4", timeout=8000)  # without a reload


def test_a_clerk_checks_people_in_with_the_keyboard_alone(
    opens: Opens, town: Cast, meeting: Meeting
):
    page = opens(town.somsri, desk(meeting))
    page.keyboard.type("บุญมา")
    expect(page.locator(".hits li")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".done-name")).to_have_text("นายบุญมา ใจดี")
    expect(page.locator("[name=q]")).to_have_value("")
    # A scanner types the address of a ticket while the computer stands in Thai.
    code = Attendee.objects.get(name="นางคำแปง แสนดี").code
    page.keyboard.type(as_thai(f"https://town.go.th/ban-nong/meetings/{meeting.pk}/ticket/{code}/"))
    page.keyboard.press("Enter")
    expect(page.locator(".done-name")).to_have_text("นางคำแปง แสนดี")
    page.keyboard.type("ใจ")
    expect(page.locator(".hits li")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator("[name=q]")).to_have_value("")
    came = Attendee.objects.filter(present_at__isnull=False, seat=None)
    assert set(came.values_list("name", flat=True)) == {"นายบุญมา ใจดี", "นางคำแปง แสนดี"}


def test_nothing_that_was_typed_is_lost_without_a_signal_and_nothing_doubles(
    opens: Opens, town: Cast, meeting: Meeting
):
    page = opens(town.somsri, desk(meeting, "capture/"))
    page.context.set_offline(True)
    for line in ("น ขอถนน /1 +เด็กนักเรียน", "ค เห็นด้วยกับแผน"):
        page.keyboard.type(line)
        page.keyboard.press("Enter")
        expect(page.locator("[name=line]")).to_have_value("")
    expect(page.locator("[data-is=queue] li")).to_have_count(2)
    assert Saying.objects.count() == 1
    page.context.set_offline(False)
    expect(page.locator("[data-is=queue] li")).to_have_count(0, timeout=15_000)
    texts = list(Saying.objects.order_by("pk").values_list("text", "for_whom"))
    assert texts[1:] == [("ขอถนน", "เด็กนักเรียน"), ("เห็นด้วยกับแผน", "")]


def test_an_answer_that_never_came_makes_nothing_twice(opens: Opens, town: Cast, meeting: Meeting):
    page = opens(town.somsri, desk(meeting, "capture/"))
    lost = []

    def lose_the_first_answer(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())  # the server kept it; the answer is lost on the way
            route.abort()
        else:
            route.continue_()

    page.route("**/capture/", lose_the_first_answer)
    page.keyboard.type("น ขอสะพาน")
    page.keyboard.press("Enter")
    expect(page.locator("[data-is=queue] li")).to_have_count(1)
    expect(page.locator("[data-is=queue] li")).to_have_count(0, timeout=15_000)
    assert (len(lost), Saying.objects.filter(text="ขอสะพาน").count()) == (1, 1)


def test_two_clerks_catch_at_once_and_the_last_line_is_taken_back_with_up(
    opens: Opens, town: Cast, meeting: Meeting
):
    first = opens(town.somsri, desk(meeting, "capture/"))
    second = opens(town.wichai, desk(meeting, "capture/"))
    second.keyboard.type("ร น้ำท่วม /ศรี")
    second.keyboard.press("Enter")
    expect(first.locator("#latest")).to_contain_text("น้ำท่วม", timeout=8000)
    second.keyboard.press("ArrowUp")
    expect(second.locator("[name=line]")).to_have_value("ร น้ำท่วม /2")
    second.keyboard.press("End")
    second.keyboard.type(" _ท้ายบ้าน")
    second.keyboard.press("Enter")
    expect(second.locator("#latest")).to_contain_text("ท้ายบ้าน")
    assert Saying.objects.filter(text="น้ำท่วม", where="ท้ายบ้าน").count() == 1


def test_a_line_that_cannot_be_kept_comes_back_with_the_reason(
    opens: Opens, town: Cast, meeting: Meeting
):
    page = opens(town.somsri, desk(meeting, "capture/"))
    page.keyboard.type("น ขอถนน /ไม่มี")
    page.keyboard.press("Enter")
    expect(page.locator("#problem")).to_contain_text("ไม่มีชุมชนหรือหมู่ที่ขึ้นต้นว่า")
    expect(page.locator("[name=line]")).to_have_value("น ขอถนน /ไม่มี")


def test_the_roll_is_called_with_one_key_a_member(opens: Opens, town: Cast, meeting: Meeting):
    motion = meeting.motions.get(method=Method.ROLL_CALL)
    page = opens(town.somsri, desk(meeting, f"console/motions/{motion.pk}/roll/"))
    for key in ("y", "n", "a"):
        page.keyboard.press(key)
    expect(page.locator("[data-is=sum]")).to_contain_text("ยังไม่ตอบ 0")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="โต๊ะเลขานุการ")).to_be_visible()
    choices = Voice.objects.filter(motion=motion).order_by("attendee__sort_key", "attendee")
    assert list(choices.values_list("choice", flat=True)) == [
        Choice.YES,
        Choice.NO,
        Choice.ABSTAIN,
    ]


def test_an_account_that_was_not_sent_is_there_again(opens: Opens, town: Cast, meeting: Meeting):
    page = opens(town.somsri, desk(meeting, "console/"))
    page.locator("[name=text]").first.fill("ที่ประชุมซักถามเรื่องทางลาด")
    page.goto(desk(meeting, "console/"))
    expect(page.locator("[name=text]").first).to_have_value("ที่ประชุมซักถามเรื่องทางลาด")
    page.keyboard.press("Alt+s")
    expect(page.locator(".notice-ok, .messages").first).to_contain_text("บันทึกสาระของวาระแล้ว")
    page.goto(desk(meeting, "console/"))
    expect(page.locator("[data-is=kept]").first).to_be_hidden()
