"""ตรวจแผน as officers and the public meet it: from a finding to its row, and from a waiver to its reason."""

import pytest
from playwright.sync_api import expect

from ruamphaen.plan import actions
from ruamphaen.plan.models import Version
from tests import make
from tests.cast import TODAY, Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHECK = "/ban-nong/plan/2566-2570/versions/1/check/"
REASON = "รอผลสำรวจพื้นที่จากกรมทรัพยากรน้ำก่อน จึงยังไม่ตั้งงบ"
LOOKS = {
    "a small phone": {"viewport": {"width": 320, "height": 700}},
    "the dark": {"color_scheme": "dark"},
    "no script": {"java_script_enabled": False},
}


@pytest.fixture
def town(transactional_db: None) -> Cast:
    return gather_cast()


@pytest.fixture
def draft(town: Cast) -> Version:
    """A draft with a road in order, a well without money, and a project that says very little."""
    plan = make.plan(organisation=town.ban_nong, tree=make.tree(organisation=town.ban_nong))
    version = make.version(plan=plan)
    node = plan.tree.nodes.get(number="1.1")
    said = {
        "node": node,
        "programme": "00310",
        "department": town.works,
        "objective": "เพื่อให้ประชาชนเดินทางสะดวก",
        "target": "ถนนยาว 200 เมตร",
        "indicator": "ร้อยละ 80 พึงพอใจ",
        "outcome": "ประชาชนเดินทางสะดวก",
    }
    make.listing(version=version, number=1, money={2568: 500_000}, **said)
    make.listing(version=version, title="ขุดบ่อบาดาลหมู่บ้าน", number=2, **said)
    make.listing(version=version, title="จัดซื้อเครื่องสูบน้ำ", money={2568: 900})
    return version


def test_a_planner_goes_from_a_finding_to_its_row_and_mends_it(
    opens: Opens, town: Cast, draft: Version
):
    page = opens(town.somsri, "/ban-nong/plan/2566-2570/versions/1/")
    page.get_by_role("link", name="ตรวจแผน").click()
    small = page.get_by_role("article").filter(has_text="money.too-small")
    expect(small).to_contain_text("900 บาท")
    small.get_by_role("link", name="จัดซื้อเครื่องสูบน้ำ", exact=True).click()
    page.get_by_label("2568").fill("900,000")
    page.get_by_role("button", name="บันทึก").click()
    page.goto(CHECK)
    expect(page.get_by_role("article").filter(has_text="money.too-small")).to_have_count(0)


def test_one_severity_is_shown_when_asked_for(opens: Opens, town: Cast, draft: Version):
    page = opens(town.somsri, CHECK)
    filters = page.get_by_role("navigation", name="กรองตามระดับ")
    filters.get_by_role("link", name="เพื่อทราบ").click()
    expect(page.get_by_role("heading", name="เพื่อทราบ")).to_be_visible()
    expect(page.get_by_role("heading", name="ต้องแก้ก่อนเสนอ")).to_have_count(0)
    expect(filters.get_by_role("link", name="เพื่อทราบ")).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize("look", LOOKS)
def test_a_waiver_is_given_read_by_the_public_and_taken_back(
    opens: Opens, town: Cast, draft: Version, look: str
):
    page = opens(town.somsri, f"{CHECK}?severity=warning", **LOOKS[look])
    missing = page.get_by_role("article").filter(has_text="money.missing")
    missing.get_by_role("link", name="ยกเว้น ขุดบ่อบาดาลหมู่บ้าน").click()
    page.get_by_label("เหตุผลที่ยังคงไว้").fill(REASON)
    page.get_by_role("button", name="ยกเว้นและเผยแพร่เหตุผล").click()
    expect(page.get_by_text(REASON)).to_be_visible()
    actions.record_published(draft, by=town.pranee, on=TODAY)
    public = opens(None, "/ban-nong/plan/2566-2570/versions/1/", **LOOKS[look])
    expect(public.get_by_text(REASON)).to_be_visible()
    page.goto(CHECK)
    page.get_by_role("button", name="เลิกยกเว้น ขุดบ่อบาดาลหมู่บ้าน").click()
    expect(page.get_by_text(REASON)).to_have_count(0)
    public.reload()
    expect(public.get_by_text(REASON)).to_have_count(0)


@pytest.mark.parametrize("look", ["a small phone", "the dark"])
def test_the_pages_are_kind_to_everyone(opens: Opens, town: Cast, draft: Version, look: str):
    page = opens(town.somsri, CHECK, **LOOKS[look])
    for summary in page.locator("aside summary").all():
        summary.click()
    page.evaluate("document.documentElement.dataset.text = 'larger'")
    assert_kind(page)
    page.get_by_role("link", name="ยกเว้น ขุดบ่อบาดาลหมู่บ้าน").first.click()
    page.evaluate("document.documentElement.dataset.text = 'larger'")
    assert_kind(page)
    page.get_by_label("เหตุผลที่ยังคงไว้").fill(REASON)
    page.get_by_role("button", name="ยกเว้นและเผยแพร่เหตุผล").click()
    assert_kind(page)
