"""The columns of the grid, list by list, in the order of the official forms so that a paste from an
officer's own sheet falls into place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ruamphaen.plan.forms.rows import OFFERED, heading_of
from ruamphaen.plan.queries import Row
from ruamphaen.plan.rules.cells import budget_field, shown_cell, year_of
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.thai.dates import PlanPeriod

YEARS = "years"  # stands for one column a year
TOTAL = "total"


@dataclass(frozen=True)
class Column:
    """คอลัมน์ — one column of the grid. `width` is in rem; `choices` names a list of suggestions."""

    field: str
    heading: Any
    kind: str = "text"
    width: str = "14"
    choices: str = ""


ORDER: dict[ListKind, Sequence[str]] = {
    ListKind.MAIN: (
        *("number", "title", "objective", "target", YEARS),
        *("indicator", "outcome", "department", "node", "programme", TOTAL),
    ),
    ListKind.COORDINATION: (
        *("number", "title", "district", "objective", "target", "place", YEARS),
        *("indicator", "outcome", "department", "node", "programme", TOTAL),
    ),
    ListKind.EQUIPMENT: (
        *("number", "title", "programme", "equipment_type", "target", YEARS),
        *("department", TOTAL),
    ),
}
ORDER[ListKind.COMMUNITY] = ORDER[ListKind.MAIN]

# Kind and width in rem where they are not those of plain text.
_SHAPES: dict[str, tuple[str, str]] = {
    "number": ("number", "3.5"),
    "title": ("text", "18"),
    "district": ("choice", "9"),
    "place": ("text", "11"),
    "department": ("choice", "10"),
    "node": ("choice", "8.5"),
    "programme": ("choice", "11"),
    "equipment_type": ("choice", "11"),
    "kind": ("choice", "8"),
    "reason": ("text", "14"),
    "old_page": ("text", "6"),
}
# Behind the columns of the form, so that a paste from an officer's own sheet still falls into place.
OF_ROUNDS = ("kind", "reason", "old_page")


def columns_of(list_kind: ListKind, period: PlanPeriod, *, in_round: bool = False) -> list[Column]:
    """The columns of a list's grid, the row's own heading left out; in a round also what it is asked."""
    columns = []
    for name in (*ORDER[list_kind], *(OF_ROUNDS if in_round else ())):
        if name == YEARS:
            columns += [Column(budget_field(year), str(year), "baht", "7") for year in period.years]
        elif name == TOTAL:
            columns.append(Column(TOTAL, _("รวม"), "baht", "8"))
        else:
            kind, width = _SHAPES.get(name, ("text", "14"))
            columns.append(Column(name, heading_of(name), kind, width, OFFERED.get(name, "")))
    return columns


def shown_in(row: Row, field: str, outline: Outline) -> str:
    """One cell as the grid shows it, and as it can be typed back."""
    listing = row.listing
    if field == TOTAL:
        return shown_cell(field, row.sum_baht)
    if field == "department":
        return listing.department.name if listing.department else ""
    if field == "community":
        return str(listing.community or "")
    if field == "node":
        return outline.reference(listing.node_id)
    year = year_of(field, listing.version.plan.period) if ":" in field else None
    value = row.money.get(year) if year is not None else getattr(listing, field)
    return shown_cell(field, value)


def cells_in(row: Row, columns: Sequence[Column], outline: Outline) -> list[tuple[Column, str]]:
    """All cells of a row, in the order of the columns."""
    return [(column, shown_in(row, column.field, outline)) for column in columns]
