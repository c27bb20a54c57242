"""The plan's pages as people meet them: small phones, large letters, the dark, a screen reader, no script."""

import pytest
from playwright.sync_api import expect

from ruamphaen.plan import actions
from ruamphaen.plan.models import Version
from ruamphaen.plan.rules.versions import State, VersionKind
from tests import make
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 320, "height": 700}}
DARK = {"color_scheme": "dark"}


@pytest.fixture
def town(transactional_db: None) -> Cast:
    return gather_cast()


@pytest.fixture
def versions(town: Cast) -> tuple[Version, Version]:
    """An announced version and a draft that changes one of its projects."""
    plan = make.plan(organisation=town.ban_nong, tree=make.tree(organisation=town.ban_nong))
    first = make.version(plan=plan, state=State.ANNOUNCED)
    node = plan.tree.nodes.get(number="1.1")
    make.listing(version=first, node=node, programme="00310", money={2568: 500_000})
    make.listing(version=first, title="ขุดบ่อบาดาล")
    return first, actions.start_version(
        plan, by=town.somsri, kinds=[VersionKind.REVIEW], copying=first
    )


PAGES = ["", "2566-2570/", "2566-2570/versions/1/", "2566-2570/versions/1/?year=2568&sort=-2568"]
DESK = ["edit/", "rows/{row}/", "rows/add/", "import/", "take-up/"]


@pytest.mark.parametrize("look", [PHONE, DARK], ids=["a small phone", "the dark"])
def test_the_public_pages_are_kind_to_everyone(
    opens: Opens, versions: tuple[Version, Version], look: dict[str, object]
):
    first, _draft = versions
    page = opens(None, f"/ban-nong/projects/{first.listings.first().project_id}/", **look)
    assert_kind(page)
    for path in PAGES:
        page.goto(f"/ban-nong/plan/{path}")
        page.evaluate("document.documentElement.dataset.text = 'larger'")
        assert_kind(page)


@pytest.mark.parametrize("look", [PHONE, DARK], ids=["a small phone", "the dark"])
def test_the_planners_pages_are_kind_to_everyone(
    opens: Opens, town: Cast, versions: tuple[Version, Version], look: dict[str, object]
):
    _first, draft = versions
    start = f"/ban-nong/plan/2566-2570/versions/{draft.number}/"
    page = opens(town.somsri, "/ban-nong/plan/2566-2570/versions/new/", **look)
    assert_kind(page)
    for path in DESK:
        page.goto(start + path.format(row=draft.listings.first().pk))
        page.evaluate("document.documentElement.dataset.text = 'larger'")
        assert_kind(page)


def test_a_screen_reader_meets_a_grid_with_one_tab_stop(
    opens: Opens, town: Cast, versions: tuple[Version, Version]
):
    _first, draft = versions
    page = opens(town.somsri, f"/ban-nong/plan/2566-2570/versions/{draft.number}/edit/")
    grid = page.get_by_role("grid")
    expect(grid).to_have_attribute("aria-rowcount", "3")
    stops = grid.locator("[tabindex='0'], a:not([tabindex='-1'])")
    expect(stops).to_have_count(1)
    stops.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    expect(grid.locator("[aria-selected]")).to_have_count(2)
    expect(grid.locator("[tabindex='0']")).to_have_count(1)


def test_without_script_a_planner_still_edits_a_row(
    opens: Opens, town: Cast, versions: tuple[Version, Version]
):
    _first, draft = versions
    page = opens(
        town.somsri,
        f"/ban-nong/plan/2566-2570/versions/{draft.number}/edit/",
        java_script_enabled=False,
    )
    page.get_by_role("link", name="เปิดแบบเต็มของแถวนี้").last.click()
    page.get_by_label("สถานที่").fill("หน้าวัด")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()
    assert list(draft.listings.exclude(place="").values_list("place", flat=True)) == ["หน้าวัด"]
