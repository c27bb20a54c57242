"""Rows of a plan as plain values to compare: what each cell says, without a model in between."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import FloatField, IntegerField
from django.db.models.functions import Cast

from ruamphaen.law.programmes import programmes
from ruamphaen.plan.models import Listing, YearBudget
from ruamphaen.plan.models.project import LIST_NAMES
from ruamphaen.plan.queries.changes import COMPARED_TEXTS
from ruamphaen.plan.rules.cells import budget_field
from ruamphaen.plan.rules.comparison import Stand
from ruamphaen.plan.rules.difference import Said
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.thai.dates import FiscalYear

_COLUMNS = (
    "pk",
    "project",
    "version",
    "list_kind",
    "node",
    "strategy_as_printed",
    "programme",
    "programme_as_printed",
    "department__name",
    "community__name",
    "community__number",
    *COMPARED_TEXTS,
)


def stands_of(listings: Collection[int], outline: Outline) -> dict[int, Stand]:
    """Rows by their keys; two queries, however many. Plain values: thousands of rows are compared."""
    money: dict[int, dict[str, Decimal]] = defaultdict(dict)
    budgets = YearBudget.objects.filter(listing__in=listings).order_by("year")
    for listing, year, baht in budgets.values_list("listing", _YEAR, _BAHT):
        money[listing][_field(year)] = _money(baht)
    names = {each.code: each.name_th for each in programmes()}
    lists = {kind: str(name) for kind, name in LIST_NAMES.items()}
    rows = Listing.objects.filter(pk__in=listings).order_by().values(*_COLUMNS)
    return {row["pk"]: _stand(row, money[row["pk"]], names, lists, outline) for row in rows}


# Thousands of amounts are read, most of them round and many alike. A satang is told apart exactly in
# a float up to any amount that a plan may hold (see within_money), and each is made money once.
_YEAR, _BAHT = Cast("year", IntegerField()), Cast("amount_baht", FloatField())


@lru_cache(maxsize=8_192)
def _money(baht: float) -> Decimal:
    return Decimal(f"{baht:.2f}")


@lru_cache(maxsize=256)
def _field(year: int) -> str:
    return budget_field(FiscalYear(year))


def _stand(
    row: Mapping[str, Any],
    money: Mapping[str, Decimal],
    names: Mapping[str, str],
    lists: Mapping[ListKind, str],
    outline: Outline,
) -> Stand:
    list_kind = ListKind(row["list_kind"])
    said: dict[str, Said] = {
        "list": lists[list_kind],
        "node": _node(row["node"], outline) or row["strategy_as_printed"],
        "programme": names.get(row["programme"], "") or row["programme_as_printed"],
        **{name: row[name] for name in COMPARED_TEXTS},
        "department": row["department__name"] or "",
        "community": _community(row["community__name"], row["community__number"]),
        **money,
    }
    return Stand(row["project"], row["pk"], row["version"], list_kind, row["node"], said)


def _node(pk: int | None, outline: Outline) -> str:
    """A place of the strategy tree, number and title: a reader does not know numbers by heart."""
    node = outline.by_pk.get(pk) if pk is not None else None
    return f"{node.number} {node.title}".strip() if node else ""


def _community(name: str | None, number: int | None) -> str:
    """A community as its own `str` writes it."""
    if not name:
        return ""
    return f"หมู่ที่ {number} {name}" if number else name
