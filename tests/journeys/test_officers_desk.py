"""An officer with five hundred proposals waiting: by keyboard, in batches, undone, and on a weak signal."""

import pytest
from playwright.sync_api import Page, expect

from ruamphaen.proposals.models import Intake, Proposal, Review
from tests import make
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind
from tests.proposals.officers import some

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 320, "height": 740}}
DARK = {"color_scheme": "dark"}
DESK = "/desk/ban-nong/proposals/"


@pytest.fixture
def town(transactional_db: None) -> Cast:
    cast = gather_cast()
    make.tree(organisation=cast.ban_nong)
    return cast


def told(page: Page, words: str) -> None:
    expect(page.locator("[data-is=told]")).to_contain_text(words)


def test_five_hundred_waiting_are_walked_through_by_keyboard(opens: Opens, town: Cast):
    made = some(town, 500)
    page = opens(town.somsri, DESK)
    loads = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    expect(page.locator(".queue-row")).to_have_count(500)
    expect(page.locator("#item")).to_have_attribute("data-receipt", made[0].receipt)
    page.keyboard.press("1")
    told(page, "1 เรื่อง")
    expect(page.locator("#item")).to_have_attribute("data-receipt", made[1].receipt)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#item")).to_have_attribute("data-receipt", made[3].receipt)
    page.keyboard.press("k")
    page.keyboard.press("x")
    for _time in range(19):
        page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    expect(page.locator("[data-is=chosen]")).to_have_text("เลือก 20 เรื่อง")
    page.keyboard.press("4")
    told(page, "20 เรื่อง")
    assert Review.objects.filter(ended_at=None).count() == 21
    assert Review.objects.filter(verdict="done").count() == 20
    page.keyboard.press("u")
    told(page, "ย้อนความเห็นกลับแล้ว 20 เรื่อง")
    expect(page.locator(".queue-row[data-done]")).to_have_count(1)
    assert Review.objects.filter(ended_at=None).count() == 1
    assert loads == []
    here = page.locator(".queue-row[data-current]").get_attribute("data-receipt")
    page.reload()
    expect(page.locator(".queue-row[data-current]")).to_have_attribute("data-receipt", here)


def test_the_suggested_home_is_one_key_and_the_pane_takes_a_whole_remark(opens: Opens, town: Cast):
    make.proposal(organisation=town.ban_nong, title="ถนนเป็นหลุมเป็นบ่อ ขอซ่อมผิวจราจร")
    page = opens(town.somsri, DESK)
    expect(page.locator("mark.led").first).to_have_text("ถนน")
    page.keyboard.press("h")
    told(page, "ลงที่ให้แล้ว 1 เรื่อง")
    assert Proposal.objects.get().programme == "00310"
    pane = page.locator("[data-is=pane]")
    expect(pane).to_contain_text("ตัดสินแล้ว")  # the pane was read anew
    pane.get_by_label("ประมาณการค่าใช้จ่าย (บาท)").fill("๑๒๐,๐๐๐")
    pane.get_by_label("บันทึกภายใน").fill("ทำได้ปีหน้า 15 วัน")
    pane.get_by_role("button", name="บันทึกความเห็น").click()
    expect(pane).to_contain_text("ทำได้ปีหน้า 15 วัน")
    review = Review.objects.get()
    assert (review.verdict, review.cost_baht) == ("own-power", 120_000)
    assert page.url.endswith(DESK)


def test_a_lost_signal_loses_nothing_and_says_so(opens: Opens, town: Cast):
    some(town, 3)
    page = opens(town.somsri, DESK)
    expect(page.locator("#item")).to_be_visible()
    page.context.set_offline(True)
    page.keyboard.press("1")
    told(page, "ยังไม่ได้บันทึก")
    expect(page.locator(".queue-row[data-done]")).to_have_count(0)
    page.context.set_offline(False)
    page.keyboard.press("k")
    page.keyboard.press("1")
    told(page, "1 เรื่อง")
    assert Review.objects.count() == 1


def test_without_script_the_queue_is_pages_and_boxes(opens: Opens, town: Cast):
    made = some(town, 3)
    page = opens(town.somsri, DESK, java_script_enabled=False)
    for each in made[:2]:
        page.locator(f"input[value='{each.receipt}']").check()
    page.get_by_label("ความเห็นเดียวกันกับทุกเรื่องที่เลือก").select_option("done")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator(".queue-row")).to_have_count(1)
    page.get_by_role("link", name=made[2].title).click()
    page.locator("#item").get_by_role("button", name="บันทึกความเห็น").click()
    expect(page.locator(".queue-row")).to_have_count(0)
    assert Review.objects.filter(ended_at=None).count() == 3


def type_card(page: Page, *cells: str) -> None:
    """One card, from cell to cell with the tabulator."""
    for at, cell in enumerate(cells):
        if at:
            page.keyboard.press("Tab")
        page.keyboard.type(cell)


def test_many_are_answered_at_once_and_cards_are_typed_by_keyboard(opens: Opens, town: Cast):
    some(town, 2)
    page = opens(town.somsri, DESK)
    expect(page.locator("#item")).to_be_visible()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("a")
    page.wait_for_url("**/answer/")
    page.get_by_label("ข้อความถึงผู้เสนอ").fill("รับไว้เข้าแผนปี 2571")
    page.get_by_role("button", name="ส่งคำตอบ 2 เรื่อง").click()
    expect(page.get_by_role("status").first).to_contain_text("ตอบแล้ว 2 เรื่อง")
    page.goto(f"{DESK}cards/")
    type_card(page, "11", "", "ขอไฟหน้าตลาด", "", "3")
    page.keyboard.press("Enter")
    type_card(page, "12", "", "ขอถังขยะ")
    page.reload()
    expect(page.get_by_label("เรื่อง 2", exact=True)).to_have_value("ขอถังขยะ")
    page.get_by_role("button", name="ลองตรวจ").click()
    page.get_by_role("button", name="รับเข้า 2 เรื่อง จาก 4 คน").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("รับเข้าแล้ว 2 เรื่อง")
    assert Intake.objects.get().brought == 2


@pytest.mark.parametrize("look", [{}, PHONE, DARK], ids=["wide", "phone", "dark"])
def test_every_page_of_the_desk_is_kind(opens: Opens, town: Cast, look: dict[str, object]):
    made = some(town, 4)
    made.append(make.proposal(organisation=town.ban_nong, title="ก" * 140))
    group = make.cluster(made[0], made[1])
    page = opens(town.somsri, DESK, **look)
    expect(page.locator("#item")).to_have_count(0 if look is PHONE else 1)
    assert_kind(page)
    pages = (
        *("cards/", "import/", "calls/", "forums/", "alike/", "groups/", f"groups/{group.pk}/"),
        f"answer/?receipt={made[0].receipt}",
        f"ask/?receipt={made[0].receipt}",
        f"{made[4].receipt}/",
        f"alike/{made[0].receipt}/",
    )
    for each in pages:
        page.goto(f"{DESK}{each}")
        assert_kind(page)
