"""Planners at their sheet: typing, pasting, undoing, being refused, meeting a colleague in one cell."""

from decimal import Decimal

import pytest
from playwright.sync_api import Locator, Page, expect

from ruamphaen.plan import actions
from ruamphaen.plan.models import Listing, Version, YearBudget
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import Cast
from tests.journeys.conftest import Opens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROAD, WELL, LAMP = "ก่อสร้างถนน หมู่ที่ 1", "ขุดบ่อบาดาล หมู่ที่ 2", "ติดตั้งไฟฟ้า หมู่ที่ 3"


@pytest.fixture
def town(transactional_db: None) -> Cast:
    from tests.cast import gather_cast

    return gather_cast()


@pytest.fixture
def draft(town: Cast) -> Version:
    """A draft with three rows in one group."""
    tree = make.tree(organisation=town.ban_nong)
    version = make.version(plan=make.plan(organisation=town.ban_nong, tree=tree))
    for number, title in enumerate((ROAD, WELL, LAMP), start=1):
        make.listing(version=version, title=title, number=number, money={2568: 100_000 * number})
    return version


@pytest.fixture
def sheet(town: Cast, draft: Version, opens: Opens) -> Page:
    """Somsri's sheet."""
    return opens(town.somsri, address_of(draft))


def address_of(version: Version) -> str:
    plan = version.plan
    return f"/{plan.organisation.slug}/plan/{plan.period.slug}/versions/{version.number}/edit/"


def cell(sheet: Page, title: str, field: str) -> Locator:
    """The cell of a row (known by its name) under a heading."""
    column = sheet.locator(f"thead [data-field='{field}']").evaluate("head => head.cellIndex")
    row = sheet.locator("tbody tr[data-key]").filter(has_text=title)
    return row.locator(f":scope > :nth-child({column + 1})")


def write(sheet: Page, text: str) -> None:
    """Type over the cell. The robot has no Thai keys: a Latin one opens the box, Thai goes into it."""
    sheet.keyboard.press("x")
    sheet.keyboard.press("Control+a")
    sheet.keyboard.type(text)


def says(sheet: Page, words: str) -> None:
    """The words beside the tools."""
    expect(sheet.locator(".g-state")).to_contain_text(words)


def saved(sheet: Page) -> None:
    """Nothing waits any more, and the page says so."""
    expect(sheet.locator(".g-wait")).to_have_count(0)
    says(sheet, "บันทึกแล้ว")


def amount(title: str, year: int) -> Decimal | None:
    found = YearBudget.objects.filter(listing__title=title, year=FiscalYear(year)).first()
    return found.amount_baht if found else None


def titles(version: Version) -> list[str]:
    return list(version.listings.order_by("position", "pk").values_list("title", flat=True))


def test_what_is_typed_into_a_cell_is_saved_at_once_and_shown_as_it_was_read(sheet: Page):
    cell(sheet, WELL, "budget:2569").click()
    write(sheet, "๑๒๐๐๐๐๐")
    sheet.keyboard.press("Enter")
    saved(sheet)
    expect(cell(sheet, WELL, "budget:2569")).to_have_text("1,200,000")
    expect(cell(sheet, WELL, "total")).to_have_text("1,400,000")
    assert amount(WELL, 2569) == Decimal(1_200_000)


def test_enter_goes_down_tab_goes_on_and_escape_leaves_everything_as_it_was(sheet: Page):
    cell(sheet, ROAD, "objective").click()
    write(sheet, "กันน้ำท่วม")
    sheet.keyboard.press("Enter")
    expect(cell(sheet, WELL, "objective")).to_be_focused()
    write(sheet, "มีน้ำใช้")
    sheet.keyboard.press("Tab")
    expect(cell(sheet, WELL, "target")).to_be_focused()
    sheet.keyboard.press("F2")
    sheet.keyboard.type("ทิ้งไป")
    sheet.keyboard.press("Escape")
    saved(sheet)
    rows = Listing.objects.order_by("position").values_list("objective", "target")
    assert list(rows) == [("กันน้ำท่วม", ""), ("มีน้ำใช้", ""), ("", "")]


def paste(sheet: Page, text: str) -> None:
    """As if this had been copied in Excel and Ctrl+V were pressed."""
    sheet.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', text);
            const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(paste);
        }""",
        text,
    )


def test_several_cells_are_pasted_from_excel_and_taken_back_in_one_step(sheet: Page):
    cell(sheet, ROAD, "budget:2569").click()
    paste(sheet, "500000\t600,000\r\n๗๐๐๐๐๐\t-\r\n")
    saved(sheet)
    assert [amount(ROAD, 2569), amount(ROAD, 2570)] == [Decimal(500_000), Decimal(600_000)]
    assert [amount(WELL, 2569), amount(WELL, 2570)] == [Decimal(700_000), None]
    sheet.keyboard.press("Control+z")
    expect(cell(sheet, ROAD, "budget:2569")).to_have_text("")
    expect(cell(sheet, WELL, "budget:2569")).to_have_text("")
    saved(sheet)
    assert [amount(ROAD, 2569), amount(WELL, 2569)] == [None, None]
    sheet.keyboard.press("Control+y")
    expect(cell(sheet, ROAD, "budget:2569")).to_have_text("500,000")


def test_rows_pasted_below_the_end_become_projects(sheet: Page, draft: Version):
    cell(sheet, LAMP, "title").click()
    paste(sheet, f'{LAMP}\r\n"ซ่อมสะพาน\nหมู่ที่ 4"\tเดินทางสะดวก\r\nปลูกป่าชุมชน\tร่มรื่น')
    expect(sheet.locator("tbody tr[data-row]")).to_have_count(5)
    saved(sheet)
    assert titles(draft) == [ROAD, WELL, LAMP, "ซ่อมสะพาน\nหมู่ที่ 4", "ปลูกป่าชุมชน"]
    assert draft.listings.get(title="ปลูกป่าชุมชน").objective == "ร่มรื่น"


def test_a_cell_that_cannot_be_read_stays_red_with_its_reason_and_what_was_typed(sheet: Page):
    cell(sheet, ROAD, "budget:2569").click()
    write(sheet, "รอแจ้ง")
    sheet.keyboard.press("Tab")
    sheet.keyboard.type("5000")
    sheet.keyboard.press("Tab")
    refused = cell(sheet, ROAD, "budget:2569")
    expect(refused).to_have_attribute("aria-invalid", "true")
    expect(refused).to_have_text("รอแจ้ง")
    says(sheet, "บันทึกไม่ได้ 1 ช่อง")
    refused.click()
    expect(sheet.locator(".g-bubble")).to_contain_text("เป็นตัวเลขไม่ได้")
    # The other cell was fine and is saved all the same.
    expect(cell(sheet, ROAD, "budget:2570")).to_have_text("5,000")
    assert [amount(ROAD, 2569), amount(ROAD, 2570)] == [None, Decimal(5_000)]
    sheet.keyboard.type("7000")
    sheet.keyboard.press("Enter")
    saved(sheet)
    assert amount(ROAD, 2569) == Decimal(7_000)


def test_two_people_in_one_cell_see_both_texts_and_choose(
    sheet: Page, town: Cast, draft: Version, opens: Opens
):
    others = opens(town.anan, address_of(draft))
    cell(others, ROAD, "objective").click()
    write(others, "ของอนันต์")
    others.keyboard.press("Enter")
    saved(others)
    cell(sheet, ROAD, "objective").click()
    write(sheet, "ของสมศรี")
    sheet.keyboard.press("Enter")
    dialog = sheet.get_by_role("dialog")
    expect(dialog).to_contain_text("ของสมศรี")
    expect(dialog).to_contain_text("ของอนันต์")
    assert draft.listings.get(title=ROAD).objective == "ของอนันต์"
    dialog.get_by_role("button", name="ใช้ของฉัน").click()
    saved(sheet)
    assert draft.listings.get(title=ROAD).objective == "ของสมศรี"


def test_two_people_in_different_cells_of_a_row_do_not_disturb_each_other(
    sheet: Page, town: Cast, draft: Version
):
    road = draft.listings.get(title=ROAD)
    change = actions.CellChange(road.pk, road.edit, "outcome", "เดินทางสะดวก")
    actions.edit_cells(draft, by=town.anan, changes=[change])
    cell(sheet, ROAD, "objective").click()
    write(sheet, "กันน้ำท่วม")
    sheet.keyboard.press("Enter")
    saved(sheet)
    expect(cell(sheet, ROAD, "outcome")).to_have_text("เดินทางสะดวก")
    expect(sheet.get_by_role("dialog")).to_have_count(0)
    road.refresh_from_db()
    assert (road.objective, road.outcome) == ("กันน้ำท่วม", "เดินทางสะดวก")


def test_a_row_is_added_at_the_bottom_and_saved_once_it_has_a_name(sheet: Page, draft: Version):
    sheet.get_by_role("button", name="เพิ่มแถวท้าย").click()
    sheet.keyboard.type("สร้างสนามกีฬา")  # the box is open already
    sheet.keyboard.press("Tab")
    expect(sheet.locator("tbody tr[data-row]")).to_have_count(4)
    write(sheet, "ออกกำลังกาย")
    sheet.keyboard.press("Enter")
    saved(sheet)
    assert draft.listings.get(title="สร้างสนามกีฬา").objective == "ออกกำลังกาย"


def test_a_removed_row_comes_back_from_the_message_below(sheet: Page, draft: Version):
    cell(sheet, WELL, "title").click()
    sheet.get_by_role("button", name="ลบแถว").click()
    expect(sheet.locator("tbody tr[data-row]")).to_have_count(2)
    assert titles(draft) == [ROAD, LAMP]
    sheet.get_by_role("button", name="เรียกคืน").click()
    expect(sheet.locator("tbody tr[data-row]")).to_have_count(3)
    assert titles(draft) == [ROAD, WELL, LAMP]
    # The row that came back can be edited like any other.
    cell(sheet, WELL, "objective").click()
    write(sheet, "มีน้ำใช้")
    sheet.keyboard.press("Enter")
    saved(sheet)
    assert draft.listings.get(title=WELL).objective == "มีน้ำใช้"


def test_rows_move_with_alt_and_arrows_and_the_mouse(sheet: Page, draft: Version):
    cell(sheet, LAMP, "title").click()
    sheet.keyboard.press("Alt+ArrowUp")
    saved(sheet)
    assert titles(draft) == [ROAD, LAMP, WELL]
    sheet.keyboard.press("Control+z")
    expect(sheet.locator("tbody tr[data-key]").nth(1)).to_contain_text(WELL)
    heading = sheet.locator("tbody tr[data-key] > th").first.bounding_box()
    last = sheet.locator("tbody tr[data-key] > th").last.bounding_box()
    assert heading
    assert last
    sheet.mouse.move(heading["x"] + 8, heading["y"] + heading["height"] - 6)
    sheet.mouse.down()
    sheet.mouse.move(last["x"] + 8, last["y"] + last["height"] - 3, steps=5)
    sheet.mouse.up()
    expect(sheet.locator("tbody tr[data-key]").last).to_contain_text(ROAD)
    saved(sheet)
    assert titles(draft) == [WELL, LAMP, ROAD]


def test_without_network_edits_wait_and_survive_a_reload(sheet: Page, draft: Version):
    sheet.context.set_offline(True)
    cell(sheet, ROAD, "objective").click()
    write(sheet, "พิมพ์ตอนเน็ตหลุด")
    sheet.keyboard.press("Enter")
    says(sheet, "เก็บไว้ในเครื่องนี้ 1 ช่อง")
    assert draft.listings.get(title=ROAD).objective == ""
    sheet.context.set_offline(False)
    saved(sheet)
    assert draft.listings.get(title=ROAD).objective == "พิมพ์ตอนเน็ตหลุด"


def test_what_was_not_saved_before_a_reload_is_there_again(sheet: Page, draft: Version):
    sheet.route("**/edit/cells/", lambda route: route.abort())
    cell(sheet, ROAD, "objective").click()
    write(sheet, "ยังไม่ถึงเครื่องแม่ข่าย")
    sheet.keyboard.press("Enter")
    says(sheet, "เก็บไว้ในเครื่องนี้ 1 ช่อง")
    sheet.unroute("**/edit/cells/")
    sheet.on("dialog", lambda dialog: dialog.accept())
    sheet.reload()
    expect(cell(sheet, ROAD, "objective")).to_have_text("ยังไม่ถึงเครื่องแม่ข่าย")
    saved(sheet)
    assert draft.listings.get(title=ROAD).objective == "ยังไม่ถึงเครื่องแม่ข่าย"


def test_a_range_is_filled_down_cleared_and_copied(sheet: Page, draft: Version):
    cell(sheet, ROAD, "objective").click()
    write(sheet, "ทั่วถึง")
    sheet.keyboard.press("Enter")
    cell(sheet, ROAD, "objective").click()
    sheet.keyboard.press("Shift+ArrowDown")
    sheet.keyboard.press("Shift+ArrowDown")
    sheet.keyboard.press("Control+d")
    saved(sheet)
    assert set(draft.listings.values_list("objective", flat=True)) == {"ทั่วถึง"}
    sheet.keyboard.press("Delete")
    expect(cell(sheet, LAMP, "objective")).to_have_text("")
    expect(sheet.locator(".g-wait")).to_have_count(0)
    assert set(draft.listings.values_list("objective", flat=True)) == {""}


def test_on_a_phone_the_second_tap_opens_a_sheet_along_the_bottom(
    town: Cast, draft: Version, opens: Opens
):
    phone = opens(town.somsri, address_of(draft), has_touch=True, is_mobile=True)
    target = cell(phone, ROAD, "title")
    target.tap()
    expect(phone.locator(".g-editor")).to_be_hidden()
    target.tap()
    expect(phone.locator(".g-sheet")).to_be_visible()
    phone.locator(".g-sheet textarea").fill("ก่อสร้างถนน สายใหม่")
    phone.get_by_role("button", name="บันทึก").click()
    saved(phone)
    assert "ก่อสร้างถนน สายใหม่" in titles(draft)


def test_what_was_typed_into_a_row_that_someone_removed_is_not_lost(
    sheet: Page, town: Cast, draft: Version
):
    well = draft.listings.get(title=WELL)
    actions.remove_listings(draft, by=town.anan, seen={well.pk: well.edit})
    cell(sheet, WELL, "objective").click()
    write(sheet, "มีน้ำใช้")
    sheet.keyboard.press("Enter")
    dialog = sheet.get_by_role("dialog")
    expect(dialog).to_contain_text("แถวนี้ถูกลบไปแล้ว")
    expect(dialog.get_by_role("button", name="แก้เอง")).to_be_hidden()
    dialog.get_by_role("button", name="ใช้ของฉัน").click()
    expect(sheet.locator("tbody tr[data-row]")).to_have_count(3)
    saved(sheet)
    assert draft.listings.get(title=WELL).objective == "มีน้ำใช้"


def test_a_conflict_can_be_settled_by_hand(sheet: Page, town: Cast, draft: Version):
    road = draft.listings.get(title=ROAD)
    change = actions.CellChange(road.pk, road.edit, "objective", "ของอนันต์")
    actions.edit_cells(draft, by=town.anan, changes=[change])
    cell(sheet, ROAD, "objective").click()
    write(sheet, "ของสมศรี")
    sheet.keyboard.press("Enter")
    sheet.get_by_role("dialog").get_by_role("button", name="แก้เอง").click()
    expect(sheet.locator(".g-editor textarea")).to_have_value("ของสมศรี")
    sheet.keyboard.type(" และของอนันต์")
    sheet.keyboard.press("Enter")
    saved(sheet)
    road.refresh_from_db()
    assert road.objective == "ของสมศรี และของอนันต์"


def test_leaving_with_something_unsaved_is_asked_about(sheet: Page):
    asked: list[str] = []
    sheet.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    cell(sheet, ROAD, "budget:2569").click()
    write(sheet, "รอแจ้ง")
    sheet.keyboard.press("Enter")
    says(sheet, "บันทึกไม่ได้ 1 ช่อง")
    sheet.reload()
    assert asked == ["beforeunload"]
    expect(cell(sheet, ROAD, "budget:2569")).to_have_text("รอแจ้ง")
    expect(cell(sheet, ROAD, "budget:2569")).to_have_attribute("aria-invalid", "true")


def test_when_the_session_is_over_the_page_says_so_and_goes_on_after_signing_in(
    sheet: Page, draft: Version
):
    sheet.context.clear_cookies()
    cell(sheet, ROAD, "objective").click()
    write(sheet, "ยังอยู่")
    sheet.keyboard.press("Enter")
    says(sheet, "หมดเวลาเข้าสู่ระบบ")
    with sheet.context.expect_page() as opened:
        sheet.get_by_role("link", name="เข้าสู่ระบบในแท็บใหม่").click()
    tab = opened.value
    tab.fill("[name=login]", "somsri")
    tab.fill("[name=password]", make.PASSWORD)
    tab.press("[name=password]", "Enter")
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    tab.close()
    sheet.get_by_role("button", name="ลองใหม่").click()
    saved(sheet)
    assert draft.listings.get(title=ROAD).objective == "ยังอยู่"
