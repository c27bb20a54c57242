"""Reading: all plans, one plan in force, one version as its forms show it, one project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.law.programmes import programmes
from ruamphaen.plan import access, queries
from ruamphaen.plan.forms.drafting import PlanForm
from ruamphaen.plan.forms.filters import FilterForm
from ruamphaen.plan.models import Plan, Version
from ruamphaen.plan.models.project import LIST_NAMES
from ruamphaen.plan.queries.consultation import open_now
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.periods import Standing, standing_of
from ruamphaen.plan.rules.totals import Line, Totals
from ruamphaen.plan.rules.versions import State
from ruamphaen.plan.views.lines import colours_of, flat_heading, headings_of, node_title
from ruamphaen.plan.views.sorting import BY_NAME, BY_SUM, known_order, sorted_page
from ruamphaen.plan.views.waivers import public_waivers
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.numerals import format_baht

# What a page shows when everything is asked for on one page.
WHOLE_PAGE = 2_000
PAPER_KINDS = ("pdf", "docx", "xlsx", "csv")


@door(everyone)
def plans(request: Request) -> HttpResponse:
    """All plans of the organisation with their versions; a new one for planners."""
    drafts = access.may_see_drafts(request.visitor)
    found = list(queries.plans_of(request.organisation, drafts=drafts))
    counts = queries.listed_counts(found)
    versions = Version.objects.filter(plan__in=found).select_related("plan").order_by("-number")
    if not drafts:
        versions = versions.filter(state=State.ANNOUNCED)
    by_plan: dict[int, list[Version]] = {plan.pk: [] for plan in found}
    for version in versions:
        by_plan[version.plan_id].append(version)
    year = FiscalYear.containing(request.today)
    shown = [
        PlanLine(plan, counts.get(plan.pk, 0), by_plan[plan.pk], _standing(plan, by_plan, year))
        for plan in found
    ]
    may_edit = access.may_edit_plan(request.visitor)
    form = PlanForm(organisation=request.organisation) if may_edit else None
    return page(
        request,
        "plan/plans.html",
        plans=shown,
        alive=[line for line in shown if line.standing != Standing.OVER],
        year=year,
        may_edit=may_edit,
        form=form,
        consultations=open_now(request.organisation, request.today),
        room="plan",
    )


@dataclass(frozen=True)
class PlanLine:
    """แผนหนึ่งในรายการ — a plan, how much it lists, its versions, and where its period stands today."""

    plan: Plan
    count: int
    versions: Sequence[Version]
    standing: Standing


def _standing(plan: Plan, versions: Mapping[int, Sequence[Version]], year: FiscalYear) -> Standing:
    announced = any(version.is_public for version in versions[plan.pk])
    return standing_of(plan.period, year, announced=announced)


@dataclass(frozen=True)
class StrategyShare:
    """ส่วนของยุทธศาสตร์ — one strategy's line of the plan's summary, with its colour."""

    title: str
    colour: int
    node: int | None
    line: Line
    programmes: Sequence[tuple[str, Line]]


@door(everyone)
def plan(request: Request, period: str) -> HttpResponse:
    """A plan as it counts today: sums by year, strategy and programme; lists; versions."""
    found = access.plan_for(request.visitor, period)
    drafts = access.may_see_drafts(request.visitor)
    totals = queries.totals_in_force(found)
    shares = _shares(totals, queries.outline_of(found))
    versions = queries.versions_of(found, drafts=drafts)
    return page(
        request,
        "plan/plan.html",
        plan=found,
        totals=totals,
        by_year=_bars(totals, shares),
        shares=shares,
        lists=_lists_in_force(found),
        versions=versions,
        announced=sum(each.version.is_public for each in versions),
        consultations=open_now(request.organisation, request.today),
        may_edit=access.may_edit_plan(request.visitor),
        room="plan",
    )


@dataclass(frozen=True)
class YearBar:
    """เงินของปี — one year's projects and money, drawn as parts in the strategies' colours."""

    projects: int
    baht: Decimal
    drawing: SafeString


def _bars(totals: Totals, shares: Sequence[StrategyShare]) -> list[tuple[FiscalYear, YearBar]]:
    """The years with their bars; the largest year fills the width."""
    widest = max((each.baht for each in totals.grand.by_year.values()), default=Decimal(0))
    bars = []
    for year, whole in totals.grand.by_year.items():
        parts = [(share.colour, share.line.by_year[year].baht) for share in shares]
        label = f"{year}: {format_baht(whole.baht)}"
        bars.append((year, YearBar(whole.projects, whole.baht, _stacked(parts, widest, label))))
    return bars


def _stacked(parts: Sequence[tuple[int, Decimal]], widest: Decimal, label: str) -> SafeString:
    """One bar of parts, drawn with attributes only, so that the security policy stays strict."""
    gap, at, drawn = Decimal("0.35"), Decimal(0), []
    for colour, baht in parts:
        width = baht / widest * 100 if widest else Decimal(0)
        if width > gap:
            drawn.append((colour if 0 < colour <= 8 else 0, f"{at:.2f}", f"{width - gap:.2f}"))
        at += width
    rects = format_html_join("", '<rect class="c{}" x="{}" width="{}" height="10"/>', drawn)
    return format_html(
        '<svg class="bar bar-lg chart" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        'aria-label="{}">{}</svg>',
        label,
        rects,
    )


def _shares(totals: Totals, outline: Outline) -> list[StrategyShare]:
    colours = colours_of(outline)
    names = {each.code: each.name_th for each in programmes()}
    return [
        StrategyShare(
            title=node_title(outline.by_pk[each.node]) if each.node else each.strategy_as_printed,
            colour=colours.get(each.node or 0, 0),
            node=each.node,
            line=each.line,
            programmes=[(names.get(code, ""), line) for code, line in each.programmes.items()],
        )
        for each in totals.strategies
    ]


def _lists_in_force(found: Plan) -> list[tuple[ListKind, Any, int, list[tuple[Version, int]]]]:
    """Each list that has rows in force: its code, name, how many, and in which versions they stand."""
    rows = (
        queries.listings_in_force(found)
        .order_by()
        .values_list("list_kind", "version")
        .annotate(Count("pk"))
    )
    versions = {version.pk: version for version in found.versions.all()}
    lists = []
    for kind in ListKind:
        where = sorted((versions[pk].number, pk, count) for code, pk, count in rows if code == kind)
        if where:
            parts = [(versions[pk], count) for _number, pk, count in where]
            lists.append((kind, LIST_NAMES[kind], sum(count for _v, count in parts), parts))
    return lists


@door(everyone)
def version(request: Request, period: str, number: int) -> HttpResponse:
    """One version: a tab for each list, the table of the form with filters, sums and downloads."""
    found = access.version_for(request.visitor, period, number)
    may_edit = access.may_edit_plan(request.visitor) and found.is_draft
    tabs = tabs_of(found, everything=may_edit)
    list_kind = chosen_list(request, tabs)
    order = known_order(request.GET.get("sort", ""), found.plan.period)
    offered = queries.suggestions(found)
    form = FilterForm(request.GET, offered=offered, period=found.plan.period)
    shown = _listing_page(request, found, list_kind, form, order)
    return page(
        request,
        "plan/version.html#list",
        version=found,
        plan=found.plan,
        tabs=tabs,
        list_kind=list_kind,
        list_name=LIST_NAMES[list_kind],
        form=form,
        chips=chips_of(request, form),
        order=order,
        order_words=order_words(order),
        unsorted=_address(request, sort=None),
        sorts={name: sort_of(request, order, name) for name in (BY_NAME, BY_SUM)},
        year_sorts=[(year, sort_of(request, order, str(year))) for year in shown.years],
        shown=shown,
        headings=flat_heading(shown)
        if order
        else headings_of(shown, queries.outline_of(found.plan)),
        page_sums=[shown.page_money[year] for year in shown.years],
        found_sums=[shown.found_money[year] for year in shown.years],
        pager_page=pager_page(shown, per_page(request)),
        paper_kinds=PAPER_KINDS,
        waivers=public_waivers(found),
        may_check=access.may_see_drafts(request.visitor),
        may_edit=may_edit,
        may_reverse=access.may_edit_plan(request.visitor)
        and found.is_public
        and not found.is_first,
        room="plan",
    )


@dataclass(frozen=True)
class Sort:
    """การเรียง — what a click on a heading does, and how the heading stands now."""

    address: str
    icon: str = ""
    said: str = ""  # aria-sort: "ascending", "descending" or nothing


def sort_of(request: Request, order: str, name: str) -> Sort:
    """A heading to sort by: money the largest first, names in their order; a second click turns it."""
    first, second = (name, f"-{name}") if name == BY_NAME else (f"-{name}", name)
    address = _address(request, sort=second if order == first else first)
    if order.removeprefix("-") != name:
        return Sort(address)
    down = order.startswith("-")
    if down:
        return Sort(address, "arrow-down", "descending")
    return Sort(address, "arrow-up", "ascending")


def order_words(order: str) -> str:
    """An order in words, as its chip says it."""
    name = order.removeprefix("-")
    if name == BY_NAME:
        return _("เรียงตามชื่อ")
    by = _("เงินทุกปีรวมกัน") if name == BY_SUM else _("เงินปี %(year)s") % {"year": name}
    if order.startswith("-"):
        return _("เรียงตาม%(by)s มากไปน้อย") % {"by": by}
    return _("เรียงตาม%(by)s น้อยไปมาก") % {"by": by}


def _address(request: Request, **changed: str | None) -> str:
    """This page with something changed (None = left out), from its first page on."""
    asked = request.GET.copy()
    asked.pop("page", None)
    for name, value in changed.items():
        if value is None:
            asked.pop(name, None)
        else:
            asked[name] = value
    return f"?{asked.urlencode()}"


def _listing_page(
    request: Request, found: Version, list_kind: ListKind, form: FilterForm, order: str
) -> queries.ListingPage:
    number, most = page_number(request), per_page(request)
    if order:
        return sorted_page(found, list_kind, form.filters(), order, number, most)
    return queries.listing_page(found, list_kind, form.filters(), number, most)


@dataclass(frozen=True)
class Tab:
    """แท็บ — one list of a version and how many rows it has."""

    kind: ListKind
    name: Any
    count: int


def tabs_of(found: Version, *, everything: bool) -> list[Tab]:
    """The lists of a version that have rows; all four for those who may fill them."""
    counts = dict(found.listings.order_by().values_list("list_kind").annotate(Count("pk")))
    return [
        Tab(kind, LIST_NAMES[kind], counts.get(kind.value, 0))
        for kind in ListKind
        if everything or counts.get(kind.value) or kind == ListKind.MAIN
    ]


def chosen_list(request: Request, tabs: Sequence[Tab]) -> ListKind:
    """The list asked for, else the first that has rows."""
    asked = request.GET.get("list", "")
    known = {tab.kind.value: tab.kind for tab in tabs}
    filled = next((tab.kind for tab in tabs if tab.count), ListKind.MAIN)
    return known.get(asked, filled)


def page_number(request: Request) -> int:
    """The page asked for; the first where that is no number."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 1


def per_page(request: Request) -> int:
    """Rows a page: the usual number, or everything on one page where that was asked for."""
    return WHOLE_PAGE if "all" in request.GET else queries.PER_PAGE


def pager_page(shown: queries.ListingPage, most: int) -> Any:
    """The page among all pages, as the pager shows it."""
    return Paginator(range(shown.found), most).page(shown.page)


def chips_of(request: Request, form: FilterForm) -> list[tuple[str, str]]:
    """Each filter in use: its words, and the address without it."""
    chips = []
    for name in form.fields:
        if words := form.shown(name):
            rest = request.GET.copy()
            rest.pop(name, None)
            rest.pop("page", None)
            chips.append((words, f"?{rest.urlencode()}"))
    return chips
