"""กระบวนการลูก: reads one file in a process of its own, with limits, and prints it as JSON lines.

    python -m ruamphaen.base.workbooks.child FILE

Lines: {"sheet", "hidden"}, {"row", "cells"} (rows from 0, empty rows left out), {"merges"},
{"remark"}, and last {"end"} or {"refused", "detail"}. A cell is null, text, a number, true or
false, or a pair: ["d", ISO date], ["t", ISO time], ["s", seconds], ["e", error].
"""

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ruamphaen.base.workbooks.delimited import read_delimited
from ruamphaen.base.workbooks.grid import cell_name
from ruamphaen.base.workbooks.guard import FileKind, UnreadableWorkbook, check_size, kind_of_file
from ruamphaen.base.workbooks.sheet_scan import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    ArchiveFacts,
    SheetFacts,
    scan_archive,
    without_strays,
)

MB = 1024 * 1024
MOST_MEMORY = 300 * MB
MOST_SECONDS = 9
MOST_OUTPUT = 40 * MB
MOST_SHEETS = 60
MOST_MERGES = 20_000
LONGEST_CELL = 32_767  # what a cell of a spreadsheet may hold

type Shown = str | int | float | bool | list[str | float] | None


def main(arguments: list[str]) -> int:
    """Read the one file named; the exit code is 0 also for a refusal, which is a line of its own."""
    limit_this_process()
    path = Path(arguments[0])
    try:
        for line in lines_of_file(path):
            _print(line)
    except UnreadableWorkbook as refused:
        _print({"refused": refused.code, "detail": refused.detail})
    except MemoryError:
        _print({"refused": "too_heavy", "detail": "memory"})
    return 0


def limit_this_process() -> None:
    """Memory, processor time and output, where the platform can limit them."""
    try:
        import resource  # noqa: PLC0415 -- not on every platform
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 2 * MOST_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    )
    for which, most in limits:
        _, hard = resource.getrlimit(which)
        lowered = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (lowered, hard))


def _print(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def lines_of_file(path: Path) -> Iterator[dict[str, object]]:
    """The lines to print for a file. Raises :class:`UnreadableWorkbook`."""
    check_size(path)
    kind = kind_of_file(path)
    if kind is FileKind.DELIMITED:
        yield {"sheet": path.stem, "hidden": False}
        yield from _rows(read_delimited(path), {}, _Output())
        yield {"end": True}
        return
    facts = ArchiveFacts() if kind is FileKind.XLS else scan_archive(path)
    yield from _remarks(facts)
    if any(sheet.strays for sheet in facts.sheets.values()):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.xlsx"
            without_strays(path, facts, copy)
            yield from _sheets(copy, facts)
    else:
        yield from _sheets(path, facts)
    yield {"end": True}


def _sheets(path: Path, facts: ArchiveFacts) -> Iterator[dict[str, object]]:
    import python_calamine as calamine

    output = _Output()
    try:
        workbook = calamine.CalamineWorkbook.from_path(path)
        sheets = [
            one for one in workbook.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        if not sheets:
            raise UnreadableWorkbook("no_sheet")
        if len(sheets) > MOST_SHEETS:
            raise UnreadableWorkbook("too_many_sheets", str(len(sheets)))
        for one in sheets:
            sheet = workbook.get_sheet_by_name(one.name)
            _refuse_large(sheet.total_height, sheet.total_width)
            known = facts.sheets.get(facts.sheet_parts.get(one.name, ""), SheetFacts())
            yield {"sheet": one.name, "hidden": one.visible != calamine.SheetVisibleEnum.Visible}
            yield from _sheet_remarks(one.name, known)
            merges = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
            yield {"merges": merges[:MOST_MERGES]}
            yield from _rows(sheet.to_python(skip_empty_area=False), known.errors, output)
    except calamine.PasswordError as refused:
        raise UnreadableWorkbook("encrypted", str(refused)) from None
    except (calamine.CalamineError, OSError, ValueError) as bad:
        if isinstance(bad, UnreadableWorkbook):
            raise
        raise UnreadableWorkbook("damaged", str(bad)[:200]) from None


def _refuse_large(height: int, width: int) -> None:
    if height > MOST_ROWS:
        raise UnreadableWorkbook("too_many_rows", str(height))
    if width > MOST_COLUMNS:
        raise UnreadableWorkbook("too_many_columns", str(width))


def _remarks(facts: ArchiveFacts) -> Iterator[dict[str, object]]:
    if facts.macros:
        yield {"remark": ["macros_ignored", "", "", ""]}
    if facts.links:
        yield {"remark": ["links_ignored", "", "", ""]}
    if facts.text_boxes:
        yield {"remark": ["text_boxes_ignored", "", "", str(facts.text_boxes)]}


def _sheet_remarks(name: str, facts: SheetFacts) -> Iterator[dict[str, object]]:
    for row, column, _, _ in facts.strays[:10]:
        yield {"remark": ["stray_cell", name, cell_name(row, column), ""]}
    for row, column in facts.without_value:
        yield {"remark": ["formula_without_value", name, cell_name(row, column), ""]}
    if facts.hidden_rows:
        yield {"remark": ["hidden_rows", name, "", _spans(facts.hidden_rows)]}


def _spans(rows: list[int]) -> str:
    """Rows counted from 0 as people say them: "แถว 12-15, 20"."""
    spans: list[list[int]] = []
    for row in sorted(rows):
        if spans and spans[-1][1] == row:
            spans[-1][1] = row + 1
        else:
            spans.append([row + 1, row + 1])
    said = [f"{first}-{last}" if first != last else str(first) for first, last in spans[:8]]
    return "แถว " + ", ".join(said) + (" …" if len(spans) > 8 else "")


class _Output:
    """How much has been printed; refuses beyond the limit."""

    def __init__(self) -> None:
        self.size = self.cells = 0

    def take(self, cells: list[Shown]) -> None:
        self.size += sum(8 + 3 * len(cell) if isinstance(cell, str) else 12 for cell in cells)
        self.cells += len(cells) - cells.count(None)
        if self.cells > MOST_CELLS:
            raise UnreadableWorkbook("too_many_cells")
        if self.size > MOST_OUTPUT:
            raise UnreadableWorkbook("too_heavy", "output")


def _rows(
    rows: Iterable[Sequence[object]], errors: dict[tuple[int, int], str], output: _Output
) -> Iterator[dict[str, object]]:
    wrong: dict[int, dict[int, str]] = {}
    for (row, column), code in errors.items():
        wrong.setdefault(row, {})[column] = code
    last = -1
    for last, cells in enumerate(rows):
        shown = [_shown(cell) for cell in cells]
        for column, code in wrong.pop(last, {}).items():
            if column < MOST_COLUMNS:
                shown += [None] * (column + 1 - len(shown))
                shown[column] = ["e", code]
        while shown and shown[-1] is None:
            shown.pop()
        if shown:
            output.take(shown)
            yield {"row": last, "cells": shown}
    for row in sorted(wrong):
        if row < MOST_ROWS:  # a sheet whose last rows hold nothing but errors
            columns = {c: code for c, code in wrong[row].items() if c < MOST_COLUMNS}
            if columns:
                shown = [None] * (max(columns) + 1)
                for column, code in columns.items():
                    shown[column] = ["e", code]
                yield {"row": row, "cells": shown}


def _shown(cell: object) -> Shown:
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        # Half of a surrogate pair cannot be printed.
        return cell[:LONGEST_CELL].encode("utf-8", "replace").decode("utf-8")
    if isinstance(cell, bool | int | float):
        return cell
    if isinstance(cell, datetime | date):
        return ["d", cell.isoformat()]
    if isinstance(cell, time):
        return ["t", cell.isoformat()]
    if isinstance(cell, timedelta):
        return ["s", cell.total_seconds()]
    return str(cell)[:LONGEST_CELL]


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
