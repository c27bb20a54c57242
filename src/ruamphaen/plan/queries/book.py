"""What the plan book says of a version beside its lists: who works on what, what can be measured."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from ruamphaen.plan.models import Listing, Version, YearBudget
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.rules.listings import COUNTED_LISTS, ListKind
from ruamphaen.plan.rules.outline import Outline

_LAST = 1_000_000


@dataclass(frozen=True)
class WorkLine:
    """ยุทธศาสตร์กับแผนงาน — a strategy's programme and the departments whose projects stand there."""

    top: int | None
    strategy_as_printed: str
    programme: str
    departments: Sequence[str]


@dataclass(frozen=True)
class IndicatorLine:
    """ตัวชี้วัดของยุทธศาสตร์ — a strategy's projects, how many have an indicator, and their money."""

    top: int | None
    strategy_as_printed: str
    projects: int
    measured: int
    baht: Decimal


def list_counts(rows_of: QuerySet[Listing]) -> dict[ListKind, int]:
    """How many of these rows each list holds; one query."""
    counted = rows_of.order_by().values_list("list_kind").annotate(Count("pk"))
    return {ListKind(kind): count for kind, count in counted}


def work_lines(version: Version, rows_of: QuerySet[Listing]) -> list[WorkLine]:
    """Strategies of these rows in tree order with programmes and departments; two queries."""
    outline = outline_of(version.plan)
    found: dict[tuple[int | None, str, str], set[tuple[str, str]]] = defaultdict(set)
    rows = (
        rows_of.filter(list_kind__in=COUNTED_LISTS)
        .order_by()
        .values_list(
            "node", "strategy_as_printed", "programme", "department__sort_key", "department__name"
        )
        .distinct()
    )
    for node, printed, programme, sort_key, name in rows:
        top, words = _placed(node, printed, outline)
        found[(top, words, programme)] |= {(sort_key or "", name)} if name else set()
    ordered = sorted(found.items(), key=lambda item: (*_order(item[0][:2], outline), item[0][2]))
    return [
        WorkLine(top, printed, programme, [name for _key, name in sorted(departments)])
        for (top, printed, programme), departments in ordered
    ]


def indicator_lines(version: Version, rows_of: QuerySet[Listing]) -> list[IndicatorLine]:
    """Strategies of these rows in tree order with what can be measured of them; three queries."""
    outline = outline_of(version.plan)
    listings = rows_of.filter(list_kind__in=COUNTED_LISTS).order_by()
    counts = listings.values_list("node", "strategy_as_printed").annotate(
        Count("pk"), measured=Count("pk", filter=~Q(indicator=""))
    )
    money = (
        YearBudget.objects.filter(listing__in=listings.values("pk"))
        .order_by()
        .values_list("listing__node", "listing__strategy_as_printed")
        .annotate(Sum("amount_baht"))
    )
    found: dict[tuple[int | None, str], tuple[int, int, Decimal]] = {}
    for node, printed, projects, measured in counts:
        _add(found, _placed(node, printed, outline), projects, measured, Decimal(0))
    for node, printed, baht in money:
        _add(found, _placed(node, printed, outline), 0, 0, baht)
    return [
        IndicatorLine(top, printed, *figures)
        for (top, printed), figures in sorted(
            found.items(), key=lambda item: _order(item[0], outline)
        )
    ]


def _placed(node: int | None, printed: str, outline: Outline) -> tuple[int | None, str]:
    top = outline.tops.get(node) if node is not None else None
    return (top, "" if top is not None else printed)


def _order(place: tuple[int | None, str], outline: Outline) -> tuple[int, str]:
    top, printed = place
    return (outline.ranks.get(top, _LAST) if top is not None else _LAST, printed)


def _add(
    found: dict[tuple[int | None, str], tuple[int, int, Decimal]],
    place: tuple[int | None, str],
    projects: int,
    measured: int,
    baht: Decimal,
) -> None:
    so_far = found.get(place, (0, 0, Decimal(0)))
    found[place] = (so_far[0] + projects, so_far[1] + measured, so_far[2] + baht)
