"""The first journey: a newcomer follows a guideline to its money; an officer brings in her workbook.

Every page visited is looked over by axe, at a desk and on a phone.
"""

import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db.models import QuerySet
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from ruamphaen.organisation.models import User
from ruamphaen.plan.models import Listing
from ruamphaen.portal.demo import load
from ruamphaen.portal.demo.people import PASSWORD
from tests.journeys.conftest import Opens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORKBOOK = Path(__file__).parents[1] / "workbooks" / "real" / "maesai_p02_2566-2570.xlsx"
DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def demo(transactional_db: None) -> None:
    load(announce=lambda _text: None)


def in_the_draft() -> QuerySet[Listing]:
    """The rows of the draft that the officer makes."""
    return Listing.objects.filter(version__plan__organisation__slug="mae-sai", version__number=2)


def look_over(page: Page) -> None:
    """No accessibility fault, no sideways scroll, exactly one first heading."""
    faults = [
        f"{fault['id']}: {fault['nodes'][0]['target']}"
        for fault in Axe().run(page).response["violations"]
    ]
    assert faults == [], page.url
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) <= 0, f"{page.url} scrolls sideways"
    assert page.locator("h1").count() == 1, page.url


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_newcomer_follows_a_guideline_to_its_projects_and_their_money(
    demo: None, opens: Opens, size: dict[str, object]
):
    page = opens(None, "/", **size)
    look_over(page)
    page.get_by_role("link", name="เทศบาลเมืองสายธาร").click()
    expect(page.locator("h1")).to_contain_text("เทศบาลเมืองสายธาร")
    expect(page.locator(".mock-note")).to_contain_text("ตัวอย่าง")
    look_over(page)
    page.get_by_role("link", name="เปิดผังทั้งหมด").click()
    look_over(page)
    page.locator("summary", has_text="การพัฒนาโครงสร้างพื้นฐานและเมืองน่าอยู่").click()
    page.locator("summary", has_text="พัฒนาถนน ทางเท้า").click()
    page.get_by_role("link", name="โครงการ พัฒนาถนน ทางเท้า").click()
    expect(page.locator("h1")).to_contain_text("พัฒนาถนน")
    expect(page.locator("tbody tr").first).to_contain_text("กอง")
    look_over(page)
    project = page.locator("tbody th a").first
    name = project.inner_text()
    project.click()
    expect(page.locator("h1")).to_contain_text(name[:20])
    expect(page.locator(".thread")).to_contain_text("ยุทธศาสตร์")
    look_over(page)


def test_every_public_page_of_the_demo_is_sound(demo: None, opens: Opens):
    page = opens(None, "/", **PHONE)
    for path in (
        "/about/",
        "/privacy/",
        "/law/",
        "/accounts/login/",
        "/lamphun-pao/",
        "/lamphun-pao/strategy/",
        "/lamphun-town/strategy/",
        "/khon-kaen-city/about/",
        "/mae-sai/plan/",
        "/mae-sai/plan/2566-2570/",
        "/mae-sai/plan/2566-2570/versions/1/",
        "/sai-than/about/",
        "/sai-than/search/?q=ถนน",
        "/no-such-place/",
    ):
        for language in ("th", "en"):
            page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
            look_over(page)


def test_an_officer_brings_in_her_workbook_corrects_a_row_and_takes_the_form_out(
    demo: None, opens: Opens
):
    page = opens(None, "/accounts/login/?next=/mae-sai/plan/2566-2570/versions/new/", **DESK)
    page.locator("[name=login]").fill("planner")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")

    page.locator("[name=kinds][value=review]").check()
    look_over(page)
    page.get_by_role("button", name="เริ่มร่าง").click()
    page.wait_for_url("**/versions/2/**")
    page.goto("/mae-sai/plan/2566-2570/versions/2/import/")
    look_over(page)
    page.locator("input[type=file]").set_input_files(WORKBOOK)
    page.get_by_role("button", name="ลองตรวจไฟล์นี้").click()
    expect(page.locator("h1")).to_have_text("ผลลองตรวจไฟล์")
    look_over(page)
    assert in_the_draft().count() == 0

    page.get_by_role("button", name="บันทึก 8 แถวลงร่าง").click()
    expect(page.locator("h1")).to_have_text("บันทึกลงร่างแล้ว")
    assert in_the_draft().count() == 8
    look_over(page)

    page.get_by_role("link", name="ดูและแก้ในตาราง").click()
    row = page.locator("tbody tr[data-key]", has_text="จัดซื้อโคมไฟถนน")
    column = page.locator("thead [data-field=target]").evaluate("head => head.cellIndex")
    row.locator(f":scope > :nth-child({column + 1})").click()
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("โคมไฟ 98 ชุด")
    page.keyboard.press("Enter")
    expect(page.locator("[data-is=words]").first).to_contain_text("บันทึกแล้ว")
    look_over(page)
    corrected = in_the_draft().get(title__startswith="จัดซื้อโคมไฟ")
    assert corrected.target == "โคมไฟ 98 ชุด"

    page.goto("/mae-sai/plan/2566-2570/versions/2/")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Excel").first.click()
    file = Path(coming.value.path())
    sheet = load_workbook(io.BytesIO(file.read_bytes())).active
    cells = [cell.value for line in sheet.iter_rows() for cell in line if cell.value]
    assert "โคมไฟ 98 ชุด" in cells
    assert 500_000 in cells


def test_staff_pages_are_sound_in_both_languages(demo: None, opens: Opens):
    page = opens(User.objects.get(username="admin"), "/desk/", **PHONE)
    for path in (
        "/desk/",
        "/desk/sai-than/parts/",
        "/desk/sai-than/people/",
        "/desk/sai-than/bodies/",
        "/desk/sai-than/rules/",
        "/desk/sai-than/settings/",
        "/sai-than/strategy/edit/",
        "/sai-than/strategy/edit/import/",
        "/sai-than/plan/2566-2570/versions/2/edit/",
        "/accounts/password/change/",
        "/accounts/2fa/",
    ):
        for language in ("th", "en"):
            page.goto(f"{path}?lang={language}")
            look_over(page)
