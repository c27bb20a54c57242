"""Calling a meeting in a browser: from an empty desk to the letter, on every screen, with axe."""

from datetime import date, datetime

import pytest
from playwright.sync_api import expect

from ruamphaen.meetings.actions import calling, invitations, proportions
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.rules.kinds import State
from ruamphaen.organisation import actions as organisation_actions
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK = "/desk/ban-nong/meetings/"
PHONE = {"viewport": {"width": 320, "height": 700}}
DARK = {"color_scheme": "dark"}


@pytest.fixture
def town(transactional_db: None) -> Cast:
    return gather_cast()


@pytest.fixture
def furnished(town: Cast) -> dict[str, int]:
    """A meeting being prepared and one that was moved, names that look alike, proportions, a holiday."""
    body = make.committee(organisation=town.ban_nong)
    body.seats.update(until=date(2027, 1, 31))
    prepared, moved = (
        make.meeting(
            organisation=town.ban_nong,
            title=title,
            state=State.PREPARED,
            committees=[body],
            starts_at=datetime(2026, 12, 18, 9, 0, tzinfo=make.BANGKOK),
            groups={"ประธานชุมชน": 1, "ประชาชนในพื้นที่": None},
        )
        for title in ("ประชาคมท้องถิ่นระดับตำบล ครั้งที่ 2/2569", "ประชาคมที่เลื่อน")
    )
    people = [
        invitations.Person("ประธานชุมชน", "นายบุญมา ใจดี", "ประธานชุมชนวัดใน", "0812345678"),
        invitations.Person("ประธานชุมชน", "นางคำแปง งามตา"),
        invitations.Person("ประชาชนในพื้นที่", "บุญมา ใจดี"),
    ]
    for meeting in (prepared, moved):
        invitations.invite(meeting, by=town.somsri, people=people)
    calling.call_meeting(moved, by=town.somsri, issued_on=date(2026, 12, 1), number="ว 12")
    calling.move_meeting(
        moved,
        by=town.somsri,
        starts_at=datetime(2026, 12, 25, 13, 30, tzinfo=make.BANGKOK),
        place="ศาลาวัด",
        because="น้ำท่วมหอประชุม",
        issued_on=date(2026, 12, 14),
        number="ว 13",
    )
    late = invitations.Person("ประชาชนในพื้นที่", "นายมา ทีหลัง")
    invitations.invite(moved, by=town.somsri, people=[late])
    announced = proportions.start_proportion(
        town.ban_nong, by=town.somsri, forum="forum-subdistrict", fiscal_year=FiscalYear(2570)
    )
    shares = [invitations.GroupDraft("ประธานชุมชน", 12)]
    proportions.set_shares(announced, by=town.somsri, shares=shares)
    proportions.add_delegates(announced, by=town.somsri, people=people[:1])
    organisation_actions.add_holiday(
        town.ban_nong, by=town.somsri, on=date(2026, 12, 10), name="วันรัฐธรรมนูญ"
    )
    return {
        "prepared": prepared.pk,
        "moved": moved.pk,
        "proportion": announced.pk,
        "item": prepared.items.first().pk,
    }


PAGES = [
    "",
    "new/",
    "new/when/?forum=forum-village&bases=new-plan",
    "{prepared}/",
    "{prepared}/edit/",
    "{prepared}/agenda/",
    "{prepared}/groups/",
    "{prepared}/invitations/",
    "{prepared}/invitations/import/",
    "{prepared}/call/",
    "{moved}/",
    "{moved}/move/",
    "{moved}/cancel/",
    "items/{item}/",
    "proportions/",
    "proportions/{proportion}/",
    "../holidays/",
]


@pytest.mark.parametrize("look", [PHONE, DARK], ids=["a small phone", "the dark"])
def test_the_pages_of_calling_are_kind_to_everyone(
    opens: Opens, town: Cast, furnished: dict[str, int], look: dict[str, object]
):
    page = opens(town.somsri, DESK, **look)
    for path in PAGES:
        page.goto(DESK + path.format(**furnished))
        assert_kind(page)


def test_a_planner_calls_a_forum_from_an_empty_desk(opens: Opens, town: Cast):
    page = opens(town.somsri, DESK)
    page.get_by_role("link", name="เตรียมการประชุมใหม่").click()
    page.get_by_label("ประชาคมท้องถิ่นระดับตำบล").check()
    page.get_by_label("เพิ่มเติมแผนพัฒนาท้องถิ่น").check()
    page.get_by_role("button", name="ต่อไป").click()
    page.get_by_label("สถานที่").fill("หอประชุมเทศบาล")
    page.get_by_label("วันที่", exact=True).fill("18 ธ.ค. 2570")
    page.get_by_label("เวลาเริ่ม").fill("09.00")
    page.get_by_role("button", name="บันทึกและเตรียมต่อ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ประชาคมท้องถิ่นระดับตำบล")

    page.get_by_role("link", name="จัดวาระ").click()
    page.get_by_role("link", name="ข้อย่อย ของวาระที่ 5").click()
    page.get_by_label("เรื่อง", exact=True).fill("ถนนคอนกรีต")
    page.get_by_role("button", name="เพิ่ม", exact=True).click()
    expect(page.locator(".c-agenda")).to_contain_text("5.1")
    page.get_by_role("link", name="กลับไปที่การประชุม").click()

    page.get_by_role("link", name="กลุ่มและโควตา").click()
    page.get_by_label("กลุ่ม 1", exact=True).fill("ประธานชุมชน")
    page.get_by_label("โควตา (คน)").first.fill("12")
    page.get_by_role("button", name="บันทึก").click()
    page.goto(f"{DESK}{Meeting.objects.get().pk}/invitations/")
    page.get_by_label("ชื่อ–สกุล").fill("นายบุญมา ใจดี")
    page.get_by_role("button", name="เพิ่มชื่อ").click()
    expect(page.locator(".rows")).to_contain_text("นายบุญมา ใจดี")

    page.goto(f"{DESK}{Meeting.objects.get().pk}/")
    page.get_by_role("link", name="ออกหนังสือเชิญ").click()
    page.get_by_label("เลขที่หนังสือ").fill("ว 12")
    page.get_by_role("button", name="เรียกประชุม").click()
    expect(page.get_by_role("status")).to_contain_text("แจ้ง 1 คน")
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.notices.get().number) == (State.CALLED, "ว 12")
    assert meeting.groups.get().quota == 12
    assert meeting.items.filter(number="5.1").exists()
