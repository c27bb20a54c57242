"""A whole forum in the browser: 300 people of 12 communities, from the desk to the public page."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ruamphaen.meetings.actions import roster
from ruamphaen.meetings.models import Attendee, Meeting, Resolution, Saying
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules.kinds import State, Way
from ruamphaen.organisation.models import Community
from tests import make
from tests.cast import TODAY, Cast, gather_cast
from tests.journeys.conftest import Opens
from tests.meetings.test_day import FIRST, LAST

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PEOPLE, BY_KEYBOARD, ON_PAPER = 300, 12, 10
NAMES = [f"{first} {last}" for first in FIRST for last in LAST]


@pytest.fixture
def town(transactional_db: None) -> Cast:
    return gather_cast()


@pytest.fixture
def forum(town: Cast) -> Meeting:
    """Called for today; 290 have registered, ten will only sign the paper at the door."""
    for number in range(1, 13):
        Community.objects.create(organisation=town.ban_nong, name=f"ชุมชนที่ {number}", number=number)
    meeting = make.meeting(
        organisation=town.ban_nong, groups={"ผู้แทนภาคประชาชน": 300}, starts_at=timezone.now()
    )
    places = list(Community.objects.all())
    for number, name in enumerate(NAMES[: PEOPLE - ON_PAPER]):
        roster.register(
            meeting,
            by=None,
            group=meeting.groups.get(),
            name=name,
            way=Way.LINK,
            community=places[number % 12],
        )
    return meeting


def desk(meeting: Meeting, page: str = "desk/") -> str:
    return f"/desk/ban-nong/meetings/{meeting.pk}/{page}"


def check_people_in(page: Page, forum: Meeting, town: Cast) -> None:
    """Twelve with the keyboard, one after another; the long queue behind them through the same act."""
    for person in Attendee.objects.filter(meeting=forum).order_by("pk")[:BY_KEYBOARD]:
        page.keyboard.type(person.code)
        page.keyboard.press("Enter")
        expect(page.locator(".done-name")).to_have_text(person.name)
    for person in Attendee.objects.filter(meeting=forum, present_at=None):
        roster.check_in(person, by=town.wichai, way=Way.DESK)


def hear_every_community(page: Page) -> None:
    """One need from each of the twelve, by keyboard alone."""
    for number in range(1, 13):
        page.keyboard.type(f"น ขอไฟส่องสว่าง ซอย {number} /{number} +คนเดินกลางคืน")
        page.keyboard.press("Enter")
        expect(page.locator("#latest")).to_contain_text(f"ซอย {number}")


def decide(page: Page) -> None:
    """The console from opening to a numbered resolution."""
    page.get_by_role("button", name="ประธานเปิดประชุม").click()
    page.get_by_role("button", name="เริ่มวาระนี้").click()
    page.get_by_role("button", name="ต่อไปวาระที่ 2").click()
    page.locator("summary", has_text="เสนอญัตติ").click()
    page.locator("form[action$='/motion/'] [name=text]").fill("เห็นชอบร่างแผนเพิ่มเติม ครั้งที่ 1/2569")
    page.get_by_role("button", name="บันทึกญัตติ").click()
    page.get_by_role("button", name="เปิดลงมติ").click()
    for field, votes in (("yes", "291"), ("no", "0"), ("abstain", "0")):
        page.locator(f"form[action$='/count/'] [name$={field}]").fill(votes)
    page.get_by_role("button", name="เก็บผลการนับ").click()
    expect(page.locator("main")).to_contain_text("นับได้ 291 เสียง")  # one more than are in the room
    for field, votes in (("yes", "271"), ("no", "12"), ("abstain", "7")):
        page.locator(f"form[action$='/count/'] [name$={field}]").fill(votes)
    page.get_by_role("button", name="เก็บผลการนับ").click()
    page.get_by_role("button", name="ลงเป็นมติ: เห็นชอบ").click()
    expect(page.locator("main")).to_contain_text("มติที่ 1: เห็นชอบ")


def type_the_paper(page: Page, names: list[str]) -> None:
    page.locator("[name=number]").fill("1")
    page.locator("[name=names]").fill("\n".join(names))
    page.get_by_role("button", name="เก็บแผ่นนี้").click()
    expect(page.locator("main")).to_contain_text("แผ่นที่ 1")


def test_a_forum_of_300_people_from_the_desk_to_the_public_page(
    opens: Opens, town: Cast, forum: Meeting
):
    at_desk = opens(town.wichai, desk(forum))
    check_people_in(at_desk, forum, town)
    screen = opens(
        None, f"/ban-nong/meetings/{forum.pk}/hall/", viewport={"width": 1920, "height": 1080}
    )
    expect(screen.locator(".hall-huge")).to_have_text(str(PEOPLE - ON_PAPER), timeout=8000)

    console = opens(town.somsri, desk(forum, "console/"))
    decide(console)
    expect(screen.locator(".hall-votes")).to_contain_text("271", timeout=8000)
    hear_every_community(opens(town.wichai, desk(forum, "capture/")))
    assert set(Saying.objects.values_list("community__number", flat=True)) == set(range(1, 13))
    console.reload()
    console.locator("summary", has_text="ปิดประชุม").click()
    console.get_by_role("button", name="ประธานปิดประชุม").click()
    expect(console.locator("main")).to_contain_text("ปิดประชุมแล้ว")

    # In the evening two people type the paper; one reads a name differently, a person decides.
    signed = NAMES[PEOPLE - ON_PAPER : PEOPLE]
    type_the_paper(opens(town.somsri, desk(forum, "sheets/")), signed)
    second = opens(town.anan, desk(forum, "sheets/"))
    type_the_paper(second, [signed[0] + "์", *signed[1:]])
    second.goto(desk(forum, "sheets/1/settle/"))
    wanted = second.locator("label.choice", has=second.locator("b", has_text=signed[0])).first
    wanted.click()
    second.get_by_role("button", name="สรุปและนับแผ่นนี้").click()
    expect(second.locator("main")).to_contain_text(f"เช็กอินใหม่ {ON_PAPER} คน")

    forum.refresh_from_db()
    assert forum.state == State.CLOSED
    assert presence(forum, TODAY).present == PEOPLE
    assert Resolution.objects.get(meeting=forum).number == 1
    public = opens(None, f"/ban-nong/meetings/{forum.pk}/")
    shown = public.locator("main").inner_text()
    for told in ("300", "มติที่ 1 เห็นชอบ", "ขอไฟส่องสว่าง ซอย 12", "271"):
        assert told in shown
    assert not [name for name in NAMES[:PEOPLE] if name in shown]
