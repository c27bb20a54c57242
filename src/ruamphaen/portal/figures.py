"""The numbers of the front pages, gathered from the rooms that own them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ruamphaen.law.cycle import DutyDate, duties
from ruamphaen.law.kinds import KindProfile, profile_of
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries import public as meetings
from ruamphaen.opinions.queries import public as opinions
from ruamphaen.organisation import queries as organisations
from ruamphaen.organisation.models import Organisation
from ruamphaen.plan import queries as plans
from ruamphaen.plan.models import Consultation, Listing, Plan
from ruamphaen.plan.queries.consultation import open_now
from ruamphaen.plan.rules.totals import NOTHING, Figures, Totals
from ruamphaen.strategy import queries as strategies
from ruamphaen.strategy.models import KIND_NAMES, Node, Tree
from ruamphaen.strategy.queries import Branch, TreePage
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import FiscalYear, bangkok_day
from ruamphaen.thai.numerals import format_number

MILLION = Decimal(1_000_000)
SOON = timedelta(days=60)
# Cards of one kind on a front page: more would hide the rest from a phone.
OPEN_AT_MOST = 3


@dataclass(frozen=True)
class Card:
    """One organisation on the first page."""

    organisation: Organisation
    kind: KindProfile
    vision: str
    tree: Tree | None
    plan: Plan | None
    projects: int


def cards(q: str) -> list[Card]:
    """The organisations here whose name holds `q`, in a constant number of queries."""
    found = organisations.organisations_here()
    if q:
        found = found.filter(name_th__contains=q) | found.filter(name_en__icontains=q)
    here = list(found)
    visions, trees = _visions(here), _newest_trees(here)
    current = plans.current_plans(here)
    counts = plans.listed_counts(current.values())
    return [
        Card(
            organisation=each,
            kind=profile_of(each.nature, each.name_th),
            vision=visions.get(each.pk, ""),
            tree=trees.get(each.pk),
            plan=current.get(each.pk),
            projects=counts.get(current[each.pk].pk, 0) if each.pk in current else 0,
        )
        for each in here
    ]


def _newest_trees(here: Sequence[Organisation]) -> dict[int, Tree]:
    """The tree shown first, by organisation."""
    newest: dict[int, Tree] = {}
    for tree in Tree.objects.filter(organisation__in=here).order_by("-first_year", "-pk"):
        newest.setdefault(tree.organisation_id, tree)
    return newest


def _visions(here: Sequence[Organisation]) -> dict[int, str]:
    """The newest vision, by organisation."""
    nodes = (
        Node.objects.filter(tree__organisation__in=here, kind=NodeKind.VISION)
        .order_by("tree__first_year", "tree_id")
        .values_list("tree__organisation_id", "title")
    )
    return dict(nodes)


@dataclass(frozen=True)
class YearBar:
    """A year's money, drawn as parts of the strategies' colours."""

    year: FiscalYear
    drawing: SafeString
    label: str


@dataclass(frozen=True)
class Front:
    """An organisation's first page."""

    kind: KindProfile
    vision: str
    top: list[Branch]
    counts: list[tuple[str, int]]
    plan: Plan | None
    figures: Figures
    bars: list[YearBar]
    largest: list[Listing]
    duties: Sequence[DutyDate]
    coming: Sequence[Meeting]
    held: Sequence[Meeting]
    consulting: Sequence[Consultation]
    talking: Sequence[opinions.Listed]


def front(organisation: Organisation, now: datetime) -> Front:
    """Everything the organisation's first page shows."""
    today = bangkok_day(now)
    calendar = meetings.calendar(organisation, now)
    plan = plans.current_plan(organisation)
    tree = (plan.tree if plan else None) or strategies.current_tree(organisation)
    shown = strategies.tree_page(tree, plans.figures_by_node(tree)) if tree else None
    sums = plans.totals_in_force(plan) if plan else None
    return Front(
        kind=profile_of(organisation.nature, organisation.name_th),
        vision=_visions([organisation]).get(organisation.pk, ""),
        top=shown.working_roots if shown else [],
        counts=kind_counts(shown) if shown else [],
        plan=plan,
        figures=sums.grand.all_years if sums else NOTHING,
        bars=year_bars(sums, shown) if sums and shown else [],
        largest=plans.largest_listings(plan, 5) if plan else [],
        duties=duties(today, today + SOON, organisation.nature),
        coming=calendar.coming[:3],
        held=list(calendar.past[:3]),
        consulting=open_now(organisation, today)[:OPEN_AT_MOST],
        talking=opinions.conversations_of(organisation, today).open[:OPEN_AT_MOST],
    )


def kind_counts(shown: TreePage) -> list[tuple[str, int]]:
    """How many nodes of each working kind: "8 ยุทธศาสตร์, 30 แนวทางการพัฒนา"."""
    counts: dict[str, int] = {}
    for branch in shown.walk():
        if branch.node.kind not in {NodeKind.VISION, NodeKind.EXAMPLE}:
            name = branch.node.kind_name or str(KIND_NAMES[NodeKind(branch.node.kind)])
            counts[name] = counts.get(name, 0) + 1
    return list(counts.items())[:3]


def year_bars(sums: Totals, shown: TreePage) -> list[YearBar]:
    """The plan's money a year, in parts by top strategy; the longest year fills the width."""
    colours = {root.node.pk: root.colour for root in shown.working_roots}
    widest = max(sums.grand.by_year[year].baht for year in sums.years)
    bars = []
    for year in sums.years:
        whole = sums.grand.by_year[year].baht
        parts = [
            (colours.get(line.node or 0, 0), line.line.by_year[year].baht)
            for line in sums.strategies
        ]
        bars.append(
            YearBar(
                year=year,
                drawing=_stacked(parts, widest, f"{year}: {format_number(whole)}"),
                label=format_number((whole / MILLION).quantize(Decimal("0.01")), places=2),
            )
        )
    return bars


def _stacked(parts: Sequence[tuple[int, Decimal]], widest: Decimal, label: str) -> SafeString:
    """One bar of (colour, baht) parts, drawn with attributes only: the security policy is strict."""
    gap, at, drawn = Decimal("0.35"), Decimal(0), []
    for colour, baht in parts:
        width = baht / widest * 100 if widest else Decimal(0)
        if width > gap:
            drawn.append((colour if colour <= 8 else 0, f"{at:.2f}", f"{width - gap:.2f}"))
        at += width
    rects = format_html_join("", '<rect class="c{}" x="{}" width="{}" height="10"/>', drawn)
    return format_html(
        '<svg class="bar bar-lg chart" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        'aria-label="{}">{}</svg>',
        label,
        rects,
    )
