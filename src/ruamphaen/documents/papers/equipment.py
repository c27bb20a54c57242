"""แบบ ผ.03: equipment that is not part of a project."""

from collections.abc import Iterator, Sequence

from ruamphaen.documents.papers.frame import (
    Setting,
    added,
    form_of,
    money_cells,
    sheet_of,
    sums,
)
from ruamphaen.documents.sheet import Block, Cell, Row, Sheet, Total
from ruamphaen.law.paper_form import PrintedColumn, Scope
from ruamphaen.law.programmes import programme
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries import Row as PlanRow
from ruamphaen.plan.queries import listings_for_paper
from ruamphaen.plan.rules.listings import ListKind

CATEGORY = "ค่าครุภัณฑ์"  # หมวด: the form knows no other


def build(version: Version, setting: Setting) -> Sheet:
    """One row for each piece of equipment, in the order of the list."""
    form = form_of(version, setting)
    columns = form.printed(version.plan.period)
    groups = listings_for_paper(version, ListKind.EQUIPMENT, setting.rows_of)
    rows = [row for group in groups for row in group.rows]
    body: list[Block] = [
        Row(tuple(cells_of(columns, row.row, _number(row.row, place, setting))))
        for place, row in enumerate(rows, start=1)
    ]
    whole = added([group.by_year for group in groups])
    body.extend(
        Total(footing.label, tuple(money_cells(columns, sums(whole))), 0)
        for footing in form.footings
        if footing.scope == Scope.ALL
    )
    return sheet_of(version, form, setting, body)


def _number(row: PlanRow, place: int, setting: Setting) -> int:
    return place if setting.rows_of is not None else row.listing.number or place


def cells_of(columns: Sequence[PrintedColumn], row: PlanRow, number: int | None) -> Iterator[Cell]:
    """One cell for each column of the form."""
    listing = row.listing
    # The form has one column for what is bought: its name, and how many where that is said apart.
    bought = " ".join(dict.fromkeys(word for word in (listing.title, listing.target) if word))
    words: dict[str, Cell] = {
        "number": number if number is not None else "",
        "programme": programme(listing.programme).name_th
        if listing.programme
        else listing.programme_as_printed,
        "category": CATEGORY,
        "equipment_type": listing.equipment_type,
        "project": listing.title,
        "target": bought,
        "objective": listing.objective,
        "outcome": listing.outcome,
        "department": listing.department.name if listing.department else "",
    }
    for column in columns:
        yield row.money.get(column.year) if column.year else words.get(column.key, "")
