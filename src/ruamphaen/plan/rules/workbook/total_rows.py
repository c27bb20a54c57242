"""แถวยอดรวม: one printed total read from its row."""

import re
from collections.abc import Iterable
from decimal import Decimal

from ruamphaen.base.workbooks.grid import cell_name, compact
from ruamphaen.plan.rules.workbook.cells import WORDS_OF_TRACKING, Cells
from ruamphaen.plan.rules.workbook.results import TotalRow
from ruamphaen.plan.rules.workbook.row_kinds import Line, label_of_total

_HOW_MANY = re.compile(r"([0-9][0-9,]*)(?:โครงการ|รายการ|ครุภัณฑ์)")


def read_total(
    cells: Cells, line: Line, *, tracking: bool, after: int, standing: tuple[str, ...]
) -> TotalRow:
    """A totals row: money, or counts of projects, by year; tracking money by name.

    ``after`` is how many rows stood above it, ``standing`` the groups of the last of them.
    """
    label = label_of_total(line, cells.header)
    flat = compact(label)
    said = _HOW_MANY.search(flat)
    years = {y: _total_amount(cells, line, f.column) for y, f in cells.header.money.items()}
    counts = {y: _total_amount(cells, line, f.column) for y, f in cells.header.counts.items()}
    if "จำนวน" in flat and "บาท" not in flat and not said and _are_counts(years.values()):
        years, counts = dict.fromkeys(years), years
    money = {
        column.value: _total_amount(cells, line, place)
        for column in WORDS_OF_TRACKING
        if tracking and (place := cells.header.place(column)) is not None
    }
    places: dict[int | str, str] = {
        y: cell_name(line.row, f.column)
        for y, f in (cells.header.money or cells.header.counts).items()
    }
    places |= {
        column.value: cell_name(line.row, place)
        for column in WORDS_OF_TRACKING
        if (place := cells.header.place(column)) is not None
    }
    places[""] = cell_name(line.row, line.filled[0])
    count = int(said[1].replace(",", "")) if said and len(said[1]) < 9 else None
    return TotalRow(
        excel_row=line.row + 1,
        label=label,
        budget=years,
        money=money,
        counts=counts,
        count=count,
        after=after,
        standing=standing,
        cells=places,
    )


def _total_amount(cells: Cells, line: Line, place: int) -> Decimal | None:
    """A total's amount; "3 โครงการ" in a money cell of a count row is the number 3."""
    many = _HOW_MANY.fullmatch(compact(line.text(place)))
    if many:
        return Decimal(many[1].replace(",", ""))
    return cells.amount(line, place).baht


def _are_counts(amounts: Iterable[Decimal | None]) -> bool:
    given = [amount for amount in amounts if amount is not None]
    return bool(given) and all(amount == int(amount) and amount < 5_000 for amount in given)
