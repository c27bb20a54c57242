"""The grid of a version: filtered, in the order and groups of its form, a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from django.db.models import Exists, OuterRef, Q, QuerySet

from ruamphaen.law.programmes import Programme, programmes
from ruamphaen.organisation.models import Community, Department
from ruamphaen.plan.models import Listing, Plan, Version, YearBudget
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.queries.rows import Row, loaded, money_of, with_money
from ruamphaen.plan.queries.sums import money_by_year
from ruamphaen.plan.rules.groups import Group, Standing, grouped
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline, OutlineNode
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.text import clean
from ruamphaen.thai.words import search_words

PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """ตัวกรอง — what the page was asked to show; everything given must hold."""

    q: str = ""
    department: int | None = None
    programme: str = ""
    node: int | None = None  # with everything under it
    year: FiscalYear | None = None  # has money in this year
    without_money: bool = False  # has money in no year (with `year`: not in that year)
    only: frozenset[int] | None = None  # these rows and no others


@dataclass(frozen=True)
class RowGroup:
    """กลุ่มของแถวในหน้า — a group's heading and its rows on this page.

    `path` is the way from the top strategy down to the tactic; `continued` says that the group
    began on the page before. `programme` is None where the rows have none.
    """

    group: Group
    path: Sequence[OutlineNode]
    programme: Programme | None
    rows: Sequence[Row]
    continued: bool


@dataclass(frozen=True)
class ListingPage:
    """หน้าของบัญชี — one page of a list, with sums of the page and of everything filtered."""

    plan: Plan
    list_kind: ListKind
    filters: Filters
    groups: Sequence[RowGroup]
    years: Sequence[FiscalYear]
    page: int
    pages: int
    found: int
    page_money: Mapping[FiscalYear, Decimal]
    found_money: Mapping[FiscalYear, Decimal]

    @property
    def rows(self) -> list[Row]:
        """The rows of this page, in order, without their groups."""
        return [row for group in self.groups for row in group.rows]

    @property
    def page_baht(self) -> Decimal:
        return sum(self.page_money.values(), Decimal(0))

    @property
    def found_baht(self) -> Decimal:
        return sum(self.found_money.values(), Decimal(0))


def listing_page(
    version: Version,
    list_kind: ListKind,
    filters: Filters | None = None,
    page: int = 1,
    per_page: int = PER_PAGE,
) -> ListingPage:
    """One page of a list: 5 queries, whatever it holds. A page out of range is the nearest one."""
    listings = Listing.objects.filter(version=version)
    return page_among(listings, version.plan, list_kind, filters, page, per_page)


def page_among(
    listings: QuerySet[Listing],
    plan: Plan,
    list_kind: ListKind,
    filters: Filters | None = None,
    page: int = 1,
    per_page: int = PER_PAGE,
) -> ListingPage:
    """The same of any rows of a plan: those of a version, or those in force on a day."""
    asked = filters or Filters()
    outline = outline_of(plan)
    found = filtered(listings.filter(list_kind=list_kind), asked, outline)
    standing = [
        Standing(*values)
        for values in found.order_by("position", "pk").values_list(
            "pk", "position", "node_id", "programme", "strategy_as_printed"
        )
    ]
    ordered = [
        (group, pk) for group, members in grouped(standing, list_kind, outline) for pk in members
    ]
    pages = max(1, ceil(len(ordered) / per_page))
    page = min(max(1, page), pages)
    start = (page - 1) * per_page
    here = ordered[start : start + per_page]
    before = ordered[start - 1][0] if start else None
    by_pk = {
        row.listing.pk: row
        for row in with_money(
            loaded(Listing.objects.filter(pk__in=[pk for _group, pk in here]), "version"),
            plan.period,
        )
    }
    return ListingPage(
        plan=plan,
        list_kind=list_kind,
        filters=asked,
        groups=_row_groups(((group, by_pk[pk]) for group, pk in here), outline, before),
        years=plan.period.years,
        page=page,
        pages=pages,
        found=len(ordered),
        page_money=money_of(by_pk.values(), plan.period.years),
        found_money={
            **dict.fromkeys(plan.period.years, Decimal(0)),
            **money_by_year(found.filter(withdrawn=False)),
        },
    )


def filtered(listings: QuerySet[Listing], filters: Filters, outline: Outline) -> QuerySet[Listing]:
    """The rows that meet every filter. Words are found whole, or as letters in a row in the title."""
    if words := search_words(filters.q):
        by_words = Q()
        for word in words:
            by_words &= Q(search_text__contains=word)
        listings = listings.filter(by_words | Q(title__icontains=clean(filters.q)))
    if filters.only is not None:
        listings = listings.filter(pk__in=filters.only)
    if filters.department is not None:
        listings = listings.filter(department=filters.department)
    if filters.programme:
        listings = listings.filter(programme=filters.programme)
    if filters.node is not None:
        listings = listings.filter(node__in=outline.branch(filters.node))
    money = YearBudget.objects.filter(listing=OuterRef("pk"), amount_baht__gt=0)
    if filters.year is not None:
        money = money.filter(year=filters.year)
    if filters.without_money:
        listings = listings.filter(~Exists(money))
    elif filters.year is not None:
        listings = listings.filter(Exists(money))
    return listings


def _row_groups(
    rows: Iterable[tuple[Group, Row]], outline: Outline, before: Group | None
) -> list[RowGroup]:
    gathered: dict[Group, list[Row]] = {}
    for group, row in rows:
        gathered.setdefault(group, []).append(row)
    return [
        RowGroup(
            group=group,
            path=path_of(group, outline),
            programme=programme_of(group),
            rows=members,
            continued=group == before,
        )
        for group, members in gathered.items()
    ]


def path_of(group: Group, outline: Outline) -> list[OutlineNode]:
    """From a group's top strategy down to its own node."""
    path = outline.path(group.node)
    start = path.index(group.top) if group.top in path else 0
    return [outline.by_pk[pk] for pk in path[start:]]


def programme_of(group: Group) -> Programme | None:
    """The programme of a group, None where its rows have none."""
    return next((known for known in programmes() if known.code == group.programme), None)


@dataclass(frozen=True)
class Suggestions:
    """รายการให้เลือก — what the grid offers for departments, communities, programmes and nodes of the tree."""

    departments: Sequence[Department]
    communities: Sequence[Community]
    programmes: Sequence[Programme]
    nodes: Sequence[tuple[str, OutlineNode]]  # what to type, and the node it means


def suggestions(version: Version) -> Suggestions:
    """What can be chosen in the cells of this version; three queries."""
    return plan_filters(version.plan)


def plan_filters(plan: Plan) -> Suggestions:
    """What the rows of a plan can be filtered by; three queries."""
    outline = outline_of(plan)
    return Suggestions(
        departments=list(plan.organisation.departments.all()),
        communities=list(plan.organisation.communities.all()),
        programmes=programmes(),
        nodes=[(outline.reference(node.pk), node) for node in outline.working],
    )
