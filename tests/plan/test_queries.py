"""What pages see: the right rows in the right order, and the same number of questions for 1 and 3."""

from datetime import date
from decimal import Decimal

import pytest

from ruamphaen.plan import queries
from ruamphaen.plan.models import ListingAlignment, guards
from ruamphaen.plan.queries import Filters
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.totals import Figures
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.plan.views.lines import headings_of
from ruamphaen.strategy.models import Alignment
from ruamphaen.thai.dates import FiscalYear
from tests import make

MAIN = ListKind.MAIN
TODAY = date(2026, 11, 20)


def y(be):
    return FiscalYear(be)


def announce(version):
    version.state = State.ANNOUNCED
    version.announced_on = TODAY
    version.save()


# ------------------------------------------------------------------ the grid


def test_the_grid_stands_in_groups_with_money_and_sums(cast, desk):
    page = queries.listing_page(desk.draft, MAIN)
    assert [
        (
            [node.title for node in group.path],
            group.programme.name_th if group.programme else None,
            [row.listing.title for row in group.rows],
        )
        for group in page.groups
    ] == [
        (
            ["การพัฒนาโครงสร้างพื้นฐาน", "พัฒนาเส้นทางคมนาคม"],
            "แผนงานอุตสาหกรรมและการโยธา",
            ["ก่อสร้างถนน หมู่ที่ 5"],
        ),
        (["การพัฒนาโครงสร้างพื้นฐาน", "พัฒนาแหล่งน้ำ"], "แผนงานเคหะและชุมชน", ["ขุดบ่อบาดาล"]),
        ([], None, ["ค่ายเยาวชน"]),
    ]
    road, well, school = page.rows
    assert road.money == {
        y(2566): None,
        y(2567): None,
        y(2568): Decimal(500_000),
        y(2569): Decimal(0),
        y(2570): None,
    }
    assert [road.sum_baht, well.sum_baht, school.sum_baht] == [
        Decimal(500_000),
        None,
        Decimal(200_000),
    ]
    assert (page.found, page.pages, page.found_baht, page.page_baht) == (
        3,
        1,
        Decimal(700_000),
        Decimal(700_000),
    )
    assert page.found_money == {
        y(2566): Decimal(100_000),
        y(2567): Decimal(0),
        y(2568): Decimal(500_000),
        y(2569): Decimal(0),
        y(2570): Decimal(100_000),
    }


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        (lambda d: Filters(), ["ถนน", "บ่อ", "ค่าย"]),
        (lambda d: Filters(q="ถนน"), ["ถนน"]),
        (lambda d: Filters(q="หมู่ที่ ๕"), ["ถนน"]),
        (lambda d: Filters(q="บาดาล"), ["บ่อ"]),
        (lambda d: Filters(q="อบาดา"), ["บ่อ"]),  # letters in a row, no word
        (lambda d: Filters(q="เยาวชน ถนน"), []),
        (lambda d: Filters(department=d.road.department_id), ["ถนน"]),
        (lambda d: Filters(programme="00240"), ["บ่อ"]),
        (lambda d: Filters(node=d.node("1").pk), ["ถนน", "บ่อ"]),
        (lambda d: Filters(node=d.node("1.2").pk), ["บ่อ"]),
        (lambda d: Filters(node=d.node("2").pk), []),
        (lambda d: Filters(year=y(2568)), ["ถนน"]),
        (lambda d: Filters(year=y(2569)), []),  # a printed zero is no money
        (lambda d: Filters(year=y(2570)), ["ค่าย"]),
        (lambda d: Filters(without_money=True), ["บ่อ"]),
        (lambda d: Filters(year=y(2568), without_money=True), ["บ่อ", "ค่าย"]),
        (lambda d: Filters(q="ถนน", year=y(2566)), []),
    ],
)
def test_filters_say_what_they_say(desk, ask, found):
    page = queries.listing_page(desk.draft, MAIN, ask(desk))
    short = {"ก่อสร้างถนน หมู่ที่ 5": "ถนน", "ขุดบ่อบาดาล": "บ่อ", "ค่ายเยาวชน": "ค่าย"}
    assert [short[row.listing.title] for row in page.rows] == found
    assert page.found == len(found)


def test_a_long_list_is_turned_page_by_page(cast):
    version = make.version(plan=make.plan(organisation=cast.ban_nong))
    for place in range(7):
        make.listing(version=version, title=f"โครงการ {place}", money={2566: 10**place})
    pages = [queries.listing_page(version, MAIN, page=number, per_page=3) for number in (1, 2, 3)]
    assert [[row.listing.title[-1] for row in page.rows] for page in pages] == [
        ["0", "1", "2"],
        ["3", "4", "5"],
        ["6"],
    ]
    assert [page.page_baht for page in pages] == [
        Decimal(111),
        Decimal(111_000),
        Decimal(1_000_000),
    ]
    assert {page.found_baht for page in pages} == {Decimal(1_111_111)}
    assert [page.groups[0].continued for page in pages] == [False, True, True]
    assert queries.listing_page(version, MAIN, page=99, per_page=3).page == 3
    assert queries.listing_page(version, MAIN, page=-1, per_page=3).page == 1


def test_an_empty_list_is_a_page_too(desk):
    page = queries.listing_page(desk.draft, ListKind.EQUIPMENT)
    assert (page.rows, page.found, page.pages, page.found_baht) == ([], 0, 1, Decimal(0))


# ------------------------------------------------------------------ 1-and-3


@pytest.fixture
def add(desk):
    """One more whole row: node, programme, department, money, links."""
    places = iter(range(100))

    def more():
        row = make.listing(
            version=desk.draft,
            title=f"โครงการ {next(places)}",
            node=desk.node("2.1"),
            programme="00210",
            department=make.department(
                organisation=desk.plan.organisation, name=f"กอง {next(places)}"
            ),
            money={2566: 1, 2567: 2},
        )
        with guards.lifted_guards():  # the version may be announced by now
            ListingAlignment.objects.create(listing=row, list_code="sdg", number="4")

    return more


def seen(rows):
    """Touch everything a template shows of rows."""
    for row in rows:
        str(row.listing.department)
        str(row.listing.node)
        str(row.listing.community)
        list(row.money.items())


def test_the_grid_asks_five_times(desk, add, same_queries):
    filters = Filters(q="โครงการ", node=desk.node("2").pk, year=y(2566))
    page = lambda: seen(queries.listing_page(desk.draft, MAIN, filters).rows)  # noqa: E731
    assert same_queries(page, add) <= 5


def test_totals_ask_three_times(desk, add, same_queries):
    assert same_queries(lambda: queries.totals(desk.draft), add) <= 3


def test_a_paper_asks_five_times(desk, add, same_queries):
    Alignment.objects.create(node=desk.node("2"), list_code="sdg", number="3")

    def paper():
        for group in queries.listings_for_paper(desk.draft, MAIN):
            seen([one.row for one in group.rows])
            [link.list_code for link in group.links]

    assert same_queries(paper, add) <= 5


def test_figures_and_projects_of_a_node_ask_no_more_for_more(desk, add, same_queries):
    announce(desk.draft)
    assert same_queries(lambda: queries.figures_by_node(desk.tree), add) <= 3
    node = desk.node("2")
    assert same_queries(lambda: seen(queries.projects_of_node(node)), add) <= 3


def test_suggestions_ask_three_times(desk, add, same_queries):
    assert same_queries(lambda: queries.suggestions(desk.draft), add) <= 3


def test_versions_and_a_project_ask_no_more_for_more_versions(desk, same_queries):
    announce(desk.draft)

    def another():
        version = make.version(
            plan=desk.plan, kind=VersionKind.CHANGE, state=State.ANNOUNCED, round_number=1
        )
        make.listing(version=version, project=desk.road.project, money={2568: 1})

    def project():
        page = queries.project_page(desk.road.project)
        seen(page.rows)
        [str(row.listing.version) + row.listing.version.plan.organisation.slug for row in page.rows]

    assert same_queries(project, another) <= 3


def test_the_list_of_versions_asks_three_times(desk, same_queries):
    announce(desk.draft)

    def another():
        version = make.version(plan=desk.plan, kind=VersionKind.CHANGE, state=State.ANNOUNCED)
        make.listing(version=version, money={2568: 1})

    def versions():
        [f"{line.version} {line.figures}" for line in queries.versions_of(desk.plan)]

    assert same_queries(versions, another) <= 3


# ------------------------------------------------------------------ sums


def test_totals_by_year_strategy_and_programme(cast, desk):
    make.listing(
        version=desk.draft, title="ถนน 2", node=desk.node("1.1"), programme="00310",
        money={2567: "100.25", 2568: 1},
    )  # fmt: skip
    make.listing(
        version=desk.draft, title="ประสาน", list_kind=ListKind.COORDINATION, money={2568: 9}
    )
    totals = queries.totals(desk.draft)
    assert totals.grand.by_year == {
        y(2566): Figures(1, Decimal(100_000)),
        y(2567): Figures(1, Decimal("100.25")),
        y(2568): Figures(2, Decimal(500_001)),
        y(2569): Figures(0, Decimal(0)),  # a printed zero is no project with money
        y(2570): Figures(1, Decimal(100_000)),
    }
    assert totals.grand.all_years == Figures(4, Decimal("700101.25"))
    assert totals.grand.counted_yearly == Figures(5, Decimal("700101.25"))
    assert [
        (line.node, line.line.all_years, list(line.programmes)) for line in totals.strategies
    ] == [
        (desk.node("1").pk, Figures(3, Decimal("500101.25")), ["00240", "00310"]),
        (None, Figures(1, Decimal(200_000)), [""]),
    ]
    assert totals.programmes["00310"].all_years == Figures(2, Decimal("500101.25"))
    both = queries.totals(desk.draft, lists=[MAIN, ListKind.COORDINATION])
    assert both.grand.by_year[y(2568)] == Figures(3, Decimal(500_010))


def test_totals_of_an_empty_version_are_zero(desk):
    empty = make.version(plan=desk.plan)
    totals = queries.totals(empty)
    assert (totals.strategies, totals.grand.all_years) == ([], Figures())


def test_figures_of_the_tree_are_those_in_force(cast, desk):
    assert queries.figures_by_node(desk.tree) == {}  # a draft is nobody's business
    announce(desk.draft)
    half = Figures(1, Decimal(500_000))
    assert queries.figures_by_node(desk.plan) == {
        desk.node("1").pk: Figures(2, Decimal(500_000)),
        desk.node("1.1").pk: half,
        desk.node("1.2").pk: Figures(1),
    }
    change = make.version(plan=desk.plan, kind=VersionKind.CHANGE)
    make.listing(
        version=change, project=desk.road.project, node=desk.node("2.1"), money={2570: 700_000}
    )
    announce(change)
    moved = Figures(1, Decimal(700_000))
    assert queries.figures_by_node(desk.tree) == {
        desk.node("1").pk: Figures(1),
        desk.node("1.2").pk: Figures(1),
        desk.node("2").pk: moved,
        desk.node("2.1").pk: moved,
    }
    assert [row.listing.version for row in queries.projects_of_node(desk.node("2"))] == [change]
    assert [row.listing.title for row in queries.projects_of_node(desk.node("1"))] == ["ขุดบ่อบาดาล"]


# ------------------------------------------------------------------ lists and one project


def test_outsiders_see_announced_versions_and_their_plans_only(cast, desk):
    assert list(queries.plans_of(cast.ban_nong)) == []
    assert list(queries.plans_of(cast.ban_nong, drafts=True)) == [desk.plan]
    announce(desk.draft)
    draft = make.version(plan=desk.plan, kind=VersionKind.ADDITION)
    make.listing(version=draft, money={2566: 7})
    assert list(queries.plans_of(cast.ban_nong)) == [desk.plan]
    assert list(queries.plans_of(cast.nong_sung, drafts=True)) == []
    assert [(line.version, line.figures) for line in queries.versions_of(desk.plan)] == [
        (desk.draft, Figures(3, Decimal(700_000)))
    ]
    assert [line.version for line in queries.versions_of(desk.plan, drafts=True)] == [
        draft,
        desk.draft,
    ]


def test_a_project_is_seen_through_its_versions_newest_first(cast, desk):
    announce(desk.draft)
    change = make.version(plan=desk.plan, kind=VersionKind.CHANGE)
    new = make.listing(
        version=change, title="ถนน ค.ส.ล.", project=desk.road.project, money={2570: 9}
    )
    page = queries.project_page(desk.road.project)
    assert [row.listing for row in page.rows] == [desk.road]
    assert (page.current.listing, page.title) == (desk.road, "ก่อสร้างถนน หมู่ที่ 5")
    page = queries.project_page(desk.road.project, drafts=True)
    assert [row.listing for row in page.rows] == [new, desk.road]
    assert page.current.listing == desk.road  # a draft is not in force
    announce(change)
    page = queries.project_page(desk.road.project)
    assert (page.current.listing, page.title) == (new, "ถนน ค.ส.ล.")


def test_a_paper_has_the_links_of_its_strategy_and_of_its_rows_each_once(cast, desk):
    Alignment.objects.create(node=desk.node("1"), list_code="national", number="2")
    Alignment.objects.create(node=desk.node("1.1"), list_code="sdg", number="9")
    ListingAlignment.objects.create(listing=desk.road, list_code="sdg", number="9")
    ListingAlignment.objects.create(listing=desk.road, list_code="sdg", number="11")
    roads, wells, camps = queries.listings_for_paper(desk.draft, MAIN)
    assert [(link.list_code, link.number) for link in roads.links] == [
        ("national", "2"),
        ("sdg", "9"),
        ("sdg", "11"),
    ]
    assert [(link.list_code, link.number) for link in wells.links] == [("national", "2")]
    assert camps.links == []
    assert roads.by_year[y(2568)] == Figures(1, Decimal(500_000))
    assert roads.by_year[y(2569)] == Figures(0, Decimal(0))


def test_what_leaves_the_plan_is_in_no_list_of_a_paper_and_adds_nothing_to_a_page(desk):
    desk.road.withdrawn = True
    desk.road.save()
    printed = [
        row.row.listing
        for group in queries.listings_for_paper(desk.draft, MAIN)
        for row in group.rows
    ]
    page = queries.listing_page(desk.draft, MAIN)
    assert desk.road not in printed
    assert desk.road in [row.listing for row in page.rows]  # shown, for it says what leaves
    staying = sum(row.sum_baht or 0 for row in page.rows if row.listing != desk.road)
    assert (page.page_baht, page.found_baht) == (staying, staying)
    headed = headings_of(page, queries.outline_of(desk.plan))
    assert sum(each.baht for each in headed if each.level == 2) == staying


def test_suggestions_are_of_this_organisation_and_read_back(cast, desk):
    make.department(organisation=cast.nong_sung, name="กองลับ")
    offered = queries.suggestions(desk.draft)
    assert [department.name for department in offered.departments] == ["กองช่าง"]
    assert [typed for typed, _node in offered.nodes] == ["1", "1.1", "1.2", "2", "2.1", "2.2"]
    assert len(offered.programmes) == 12
