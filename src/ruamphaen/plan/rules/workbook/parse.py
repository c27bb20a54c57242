"""การอ่านสมุดงานแผน: sheets into tables, tables into rows, and one list of problems for all."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ruamphaen.base.workbooks.grid import (
    Cell,
    Grid,
    Merge,
    Workbook,
    cell_name,
    compact,
    text_of,
)
from ruamphaen.plan.rules.workbook.cells import Cells
from ruamphaen.plan.rules.workbook.columns_by_content import settled
from ruamphaen.plan.rules.workbook.forms import NOT_READ, Form, form_named, form_of
from ruamphaen.plan.rules.workbook.group_lines import ChangeMark, Standing, change_mark, period_of
from ruamphaen.plan.rules.workbook.header_rows import (
    Header,
    YearColumn,
    find_header,
    looks_like_heading_row,
)
from ruamphaen.plan.rules.workbook.headings import Column, scale_of, year_of
from ruamphaen.plan.rules.workbook.problems import Problem, problem
from ruamphaen.plan.rules.workbook.results import SheetReading, TrackingRow, WorkbookReading
from ruamphaen.plan.rules.workbook.row_kinds import Line, RowKind, groups_in, kind_of_row
from ruamphaen.plan.rules.workbook.table import Table
from ruamphaen.plan.rules.workbook.totals import add_sums, check_remaining, check_totals, sums_of
from ruamphaen.thai.text import one_line

_WORDS = frozenset(
    {
        RowKind.BLANK,
        RowKind.TITLE,
        RowKind.GROUP,
        RowKind.ALIGNMENT,
        RowKind.CHANGE,
        RowKind.NOTE,
    }
)
_MOST_CELLS = 4
_COPY = re.compile(r"^(.*?)\s*(?:\([0-9]{1,2}\)|สำเนา|-\s*copy|copy)$", re.IGNORECASE)
_LONGEST_PREAMBLE = 60
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet made ready: its lines with cleaned texts, its merges, and the headers found in it."""

    name: str
    hidden: bool
    lines: tuple[Line, ...]
    merges: tuple[Merge, ...]
    headers: tuple[Header, ...]


@dataclass(frozen=True, slots=True)
class _Preamble:
    """What stands above a table: its title lines, the change, the period, the groups, the unit."""

    title: tuple[str, ...] = ()
    change: ChangeMark | None = None
    period: tuple[int, int] | None = None
    standing: Standing = field(default_factory=Standing)
    year: int | None = None
    unit: tuple[str, int] | None = None


def parse_workbook(workbook: Workbook) -> WorkbookReading:
    """Read every sheet of a workbook. Never raises for what a sheet holds: it becomes a problem."""
    readings: list[SheetReading] = []
    problems = [
        problem(remark.code, remark.sheet, remark.cell, remark.typed) for remark in workbook.remarks
    ]
    for grid in workbook.grids:
        found, troubles = read_sheet(grid)
        readings += found
        problems += troubles
    problems += _check_sums(readings)
    problems += _repeated_sheets(readings)
    return WorkbookReading(workbook.name, tuple(readings), tuple(_in_order(problems, workbook)))


def read_sheet(grid: Grid) -> tuple[list[SheetReading], list[Problem]]:
    """The tables of one sheet in order (one reading with no form where there is none to read)."""
    sheet = _ready(grid)
    problems = [problem("hidden_sheet", sheet.name)] if sheet.hidden else []
    if not any(line.filled for line in sheet.lines):
        return [_nothing(sheet)], [*problems, problem("empty_sheet", sheet.name)]
    if not sheet.headers:
        reading, told = _without_header(sheet)
        return [reading], [*problems, told]
    readings, troubles = _tables(sheet)
    return readings, problems + troubles


def _ready(grid: Grid) -> _Sheet:
    empty = [Line(row, (), ()) for row in range(grid.first_row_offset)]
    lines = [_line(row, cells) for row, cells in enumerate(grid.rows, start=grid.first_row_offset)]
    every = (*empty, *lines)
    texts = [line.texts for line in every]
    near: dict[int, list[Merge]] = {}
    for merge in grid.merges:
        near.setdefault(merge.first_row, []).append(merge)
    headers: list[Header] = []
    row = 0
    while row < len(every):
        around = range(row - _DEEPEST, row + _DEEPEST + 1)
        merges = [merge for place in around for merge in near.get(place, ())]
        header = find_header(texts, merges, row) if every[row].heads else None
        if header is not None:
            headers.append(header)
            row = header.rows[-1]
        row += 1
    return _Sheet(one_line(grid.name), grid.hidden, every, grid.merges, tuple(headers))


def _line(row: int, cells: tuple[Cell, ...]) -> Line:
    texts = [text_of(cell) for cell in cells]
    return Line(row, cells, texts, looks_like_heading_row(texts))


def _nothing(sheet: _Sheet, form: Form | None = None) -> SheetReading:
    return SheetReading(sheet.name, form, hidden=sheet.hidden)


def _without_header(sheet: _Sheet) -> tuple[SheetReading, Problem]:
    above = [
        text
        for line in sheet.lines[:_LONGEST_PREAMBLE]
        for text in line.texts
        if 0 < len(text) <= 120
    ]
    form = form_named(sheet.name, above)
    code = "no_header" if form is not None and form not in NOT_READ else "unknown_sheet"
    if form in NOT_READ:
        return _nothing(sheet, form), problem("form_not_read", sheet.name, form=form)
    return _nothing(sheet), problem(code, sheet.name)


# ------------------------------------------------------------------ tables of a sheet


@dataclass
class _Walk:
    """The way down a sheet: what is read, the table at hand, and lines that wait.

    Lines of words wait until it is known whether they end one table or begin the next.
    """

    sheet: _Sheet
    readings: list[SheetReading]
    problems: list[Problem]
    table: Table | None = None
    preamble: _Preamble = field(default_factory=_Preamble)
    waiting: list[tuple[Line, RowKind]] = field(default_factory=list)
    passed_over: object = None


def _tables(sheet: _Sheet) -> tuple[list[SheetReading], list[Problem]]:
    walk = _Walk(sheet, [], [])
    starts = {header.rows[0]: header for header in sheet.headers}
    row = 0
    while row < len(sheet.lines):
        header = starts.get(row)
        if header is None:
            _walk_line(walk, sheet.lines[row])
            row += 1
        else:
            _walk_header(walk, header)
            row = header.rows[-1] + 1
    _close(walk)
    return walk.readings, walk.problems


def _walk_line(walk: _Walk, line: Line) -> None:
    table = walk.table
    header = table.cells.header if table else None
    kind = kind_of_row(line, header, equipment=table is not None and table.equipment)
    walk.waiting.append((line, kind))
    if table is not None and kind not in _WORDS:
        _read_waiting(table, walk.waiting)


def _walk_header(walk: _Walk, header: Header) -> None:
    own = _preamble(walk.waiting, walk.preamble)
    form = form_of(header, walk.sheet.name, own.title or walk.preamble.title)
    table = walk.table
    if (
        table is not None
        and form is table.form
        and tuple(header.money) == tuple(table.cells.header.money)
    ):
        _read_waiting(table, walk.waiting)
        for place in header.rows:
            table.read(walk.sheet.lines[place], RowKind.HEADER)
        table.cells.header = _settle(walk.sheet, header, table.cells.header)
        return
    walk.waiting = []
    _close(walk)
    walk.preamble = own
    if form is None or form in NOT_READ:
        if walk.passed_over != (form, header.layout):
            _pass_over(walk, header, form)
        walk.passed_over = (form, header.layout)
        return
    walk.table = _begin(walk.sheet, header, form, own)
    walk.problems += _header_problems(walk.sheet.name, walk.table.cells.header, own, form)


def _close(walk: _Walk) -> None:
    if walk.table is not None:
        _read_waiting(walk.table, walk.waiting)
        walk.table.cells.finish()
        walk.readings.append(_reading(walk, walk.table))
        walk.problems += walk.table.cells.problems
        walk.table = None


def _pass_over(walk: _Walk, header: Header, form: Form | None) -> None:
    rows = tuple(row + 1 for row in header.rows)
    name = walk.sheet.name
    walk.readings.append(
        SheetReading(
            name,
            form,
            len(walk.readings) + 1,
            header_rows=rows,
            title=walk.preamble.title,
            hidden=walk.sheet.hidden,
        )
    )
    told = (
        problem("form_not_read", name, form=form.value) if form else problem("unknown_sheet", name)
    )
    walk.problems.append(told)


def _read_waiting(table: Table, waiting: list[tuple[Line, RowKind]]) -> None:
    for line, kind in waiting:
        table.read(line, kind)
    waiting.clear()


def _settle(sheet: _Sheet, header: Header, like: Header | None = None) -> Header:
    after = bisect_right(sheet.headers, header.rows[-1], key=lambda other: other.rows[0])
    end = sheet.headers[after].rows[0] if after < len(sheet.headers) else len(sheet.lines)
    body = [line.texts for line in sheet.lines[header.rows[-1] + 1 : end]]
    found = settled(header, body)
    if like is not None:
        found = replace(found, scale=like.scale, unit=like.unit)
    return found


def _begin(sheet: _Sheet, header: Header, form: Form, preamble: _Preamble) -> Table:
    header = _settle(sheet, header)
    if header.scale == 1 and preamble.unit is not None:
        header = replace(header, unit=preamble.unit[0], scale=Decimal(preamble.unit[1]))
    place = header.place(Column.BUDGET)
    if not header.money and place is not None and preamble.year and form is not Form.TRACKING:
        only = YearColumn(place, preamble.year, str(preamble.year), common_era=False)
        header = replace(header, money={preamble.year: only})
    return Table(
        form,
        Cells(sheet.name, header, sheet.merges, sheet.lines),
        standing=preamble.standing,
        title_change=preamble.change,
    )


def _preamble(waiting: Sequence[tuple[Line, RowKind]], before: _Preamble) -> _Preamble:
    """What the lines above a header say; lines of many cells belong to something else."""
    crowded = [place for place, (line, _) in enumerate(waiting) if len(line.filled) > _MOST_CELLS]
    lines = waiting[crowded[-1] + 1 if crowded else 0 :]
    title: list[str] = []
    found = _Preamble()
    for line, kind in lines[-_LONGEST_PREAMBLE:]:
        words = " ".join(line.texts[place] for place in line.filled)
        if not words or kind is RowKind.ALIGNMENT:
            continue
        if kind is RowKind.GROUP:
            for group in groups_in(line):
                found = replace(found, standing=found.standing.under(group))
            continue
        title.append(words)
        found = replace(
            found,
            change=found.change or change_mark(words),
            period=found.period or period_of(words),
            unit=found.unit or scale_of(words),
            year=found.year or _fiscal_year(words),
        )
    return replace(found, title=tuple(title), period=found.period or before.period)


def _fiscal_year(words: str) -> int | None:
    found = re.search(r"ปีงบประมาณ(?:พ\.?ศ\.?)?(25[0-9]{2})(?![-–0-9])", compact(words))
    year = year_of(found[1]) if found else None
    return year.year if year else None


def _reading(walk: _Walk, table: Table) -> SheetReading:
    header, preamble = table.cells.header, walk.preamble
    years = header.money or header.counts
    tracking = header.tracking if table.form is Form.TRACKING else ()
    return SheetReading(
        sheet=table.cells.sheet,
        form=table.form,
        block=len(walk.readings) + 1,
        years=tuple(sorted(years, key=lambda year: years[year].column)),
        header_rows=tuple(row + 1 for row in table.first_header),
        columns={column.value: header.columns[column][0] + 1 for column in tracking},
        title=preamble.title,
        change=preamble.change,
        period=preamble.period,
        rows=tuple(table.rows),
        standings=tuple(table.standings),
        totals=tuple(table.totals),
        other_rows=tuple(sorted(table.others, key=lambda other: other.excel_row)),
        hidden=walk.sheet.hidden,
    )


# ------------------------------------------------------------------ problems of headers and sheets


def _header_problems(sheet: str, header: Header, preamble: _Preamble, form: Form) -> list[Problem]:
    found = []
    row = header.rows[-1]
    for year, column in header.money.items():
        cell = cell_name(row, column.column)
        if column.common_era:
            found.append(problem("ce_year_assumed", sheet, cell, column.typed, year=year))
        if preamble.period and not preamble.period[0] <= year <= preamble.period[1]:
            first, last = preamble.period
            found.append(
                problem(
                    "year_outside_plan",
                    sheet,
                    cell,
                    column.typed,
                    year=year,
                    period=f"{first}-{last}",
                )
            )
    for column in header.repeated:
        cell = cell_name(row, column.column)
        found.append(problem("repeated_year", sheet, cell, column.typed, year=column.year))
    if header.unit:
        times = f"{header.scale:,}"
        found.append(
            problem("money_in_other_unit", sheet, cell_name(row, 0), unit=header.unit, times=times)
        )
    if not header.money and not header.counts and form is not Form.TRACKING:
        found.append(problem("no_years", sheet, cell_name(row, 0)))
    return found


def _check_sums(readings: Sequence[SheetReading]) -> list[Problem]:
    found: list[Problem] = []
    earlier: dict[Form | None, dict[tuple[str, int | str], Decimal]] = {}
    for reading in readings:
        before = earlier.get(reading.form, {})
        found += check_totals(reading, before)
        earlier[reading.form] = add_sums(before, sums_of(reading.rows))
        place = reading.columns.get("remaining")
        for row in reading.rows if place else ():
            if isinstance(row, TrackingRow) and place:
                cell = cell_name(row.excel_row - 1, place - 1)
                differs = check_remaining(reading.sheet, row, cell)
                found += [differs] if differs else []
    return found


def _repeated_sheets(readings: Sequence[SheetReading]) -> list[Problem]:
    """Sheets that say the same rows as an earlier one, or are named as copies of one ("... (2)")."""
    found = []
    named = {reading.sheet: reading for reading in readings}
    said: dict[object, str] = {}
    sizes = Counter((reading.form, len(reading.rows)) for reading in readings)
    for reading in readings:
        size = (reading.form, len(reading.rows))
        # Most tables are the only one of their size, and what all rows say need not be written out.
        key = (size, _said_by(reading)) if len(reading.rows) > 1 and sizes[size] > 1 else None
        base = _COPY.match(reading.sheet)
        if key is not None and key in said and said[key] != reading.sheet:
            how, other = "มีแถวเหมือนกันทุกแถว", said[key]
        elif base and base[1].strip() in named and reading.rows and reading.block == 1:
            how, other = "ดูเหมือนสำเนา", base[1].strip()
        else:
            if key is not None:
                said[key] = reading.sheet
            continue
        found.append(problem("repeated_sheet", reading.sheet, how=how, other=other))
    return found


def _said_by(reading: SheetReading) -> tuple[str, ...]:
    """What every row says, wherever it stands."""
    return tuple(repr(replace(row, excel_row=0)) for row in reading.rows)


def _in_order(problems: Sequence[Problem], workbook: Workbook) -> list[Problem]:
    """Problems in the order of the sheets, then of the cells from top to bottom."""
    order = {one_line(grid.name): place for place, grid in enumerate(workbook.grids)}

    def place(one: Problem) -> tuple[int, int, int, str]:
        digits = "".join(letter for letter in one.cell if letter.isdigit())
        letters = one.cell.rstrip("0123456789")
        return (order.get(one.sheet, -1), int(digits or 0), len(letters), letters)

    return sorted(problems, key=place)
