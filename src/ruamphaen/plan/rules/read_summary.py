"""What `plan read` tells a person: each table in a few lines, then what to look at."""

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ruamphaen.plan.rules.incoming import LIST_OF_FORM
from ruamphaen.plan.rules.workbook.forms import Form
from ruamphaen.plan.rules.workbook.problems import Problem
from ruamphaen.plan.rules.workbook.results import (
    PlanRow,
    SheetReading,
    TrackingRow,
    WorkbookReading,
)
from ruamphaen.thai.numerals import format_baht

_SUM_PROBLEMS = frozenset({"total_differs", "count_differs"})
_SEVERITIES = {"error": "ต้องแก้", "warning": "ควรดู", "hint": "เพื่อทราบ"}
_MONEY_WORDS = {
    "budget": "งบประมาณ",
    "decrease": "โอนลด",
    "increase": "โอนเพิ่ม",
    "sign": "ลงนามสัญญา",
    "disbursement": "เบิกจ่าย",
    "remaining": "คงเหลือ",
}


def told(reading: WorkbookReading) -> list[str]:
    """The summary of a workbook, line by line, in Thai."""
    lines = [reading.name]
    for sheet in reading.sheets:
        own = [one for one in reading.problems if one.sheet == sheet.sheet]
        lines += ["", *_sheet(sheet, own)]
    lines += ["", *_problems(reading.problems)]
    return lines


def _sheet(sheet: SheetReading, problems: Sequence[Problem]) -> Iterator[str]:
    form = f"แบบ {sheet.form.value}" if sheet.form is not None else "ไม่รู้จักแบบ จึงไม่ได้อ่าน"
    block = f" (ตารางที่ {sheet.block})" if sheet.block > 1 else ""
    yield f"■ {sheet.sheet}{block} — {form}, {len(sheet.rows):,} แถว"
    if sheet.title:
        yield f"  {' / '.join(sheet.title)}"
    if sheet.form in LIST_OF_FORM:
        yield from _years(sheet)
    elif any(isinstance(row, TrackingRow) for row in sheet.rows):
        yield from _tracking(sheet)
    if sheet.totals:
        wrong = len({one.cell for one in problems if one.code in _SUM_PROBLEMS})
        agrees = "ตรงกับที่บวกได้ทั้งหมด" if not wrong else f"ไม่ตรงกับที่บวกได้ {wrong} ช่อง"
        yield f"  ยอดรวมที่พิมพ์ไว้ {len(sheet.totals)} แถว {agrees}"


def _years(sheet: SheetReading) -> Iterator[str]:
    rows = [row for row in sheet.rows if isinstance(row, PlanRow)]
    lines = []
    word = "รายการ" if sheet.form is Form.EQUIPMENT else "โครงการ"
    for year in sheet.years:
        given = [baht for row in rows if (baht := row.budget.get(year))]
        lines.append((f"ปี {year}", f"{len(given):,} {word}", _baht(sum(given, Decimal(0)))))
    every = sum((baht or Decimal(0) for row in rows for baht in row.budget.values()), Decimal(0))
    lines.append(("รวม", f"{len(rows):,} {word}", _baht(every)))
    yield from _columns(lines)


def _tracking(sheet: SheetReading) -> Iterator[str]:
    rows = [row for row in sheet.rows if isinstance(row, TrackingRow)]
    yield from _columns(
        [
            (words, "", _baht(sum((row.money.get(name) or Decimal(0) for row in rows), Decimal(0))))
            for name, words in _MONEY_WORDS.items()
            if any(name in row.money for row in rows)
        ]
    )


def _baht(amount: Decimal) -> str:
    return format_baht(amount or None, unit=bool(amount))


def _columns(lines: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    widths = [
        max((_width(cell) for cell in column), default=0) for column in zip(*lines, strict=True)
    ]
    for first, *others in lines:
        cells = [first + " " * (widths[0] - _width(first))]
        cells += [
            " " * (width - _width(cell)) + cell
            for cell, width in zip(others, widths[1:], strict=True)
        ]
        yield "  " + "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Places a text takes in a terminal: marks above and below a Thai letter take none."""
    return sum(unicodedata.category(letter) not in {"Mn", "Me", "Cf"} for letter in text)


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    if not problems:
        yield "ไม่พบข้อที่ต้องดู"
        return
    counts = [
        f"{words} {count:,}"
        for severity, words in _SEVERITIES.items()
        if (count := sum(one.severity == severity for one in problems))
    ]
    yield f"ข้อที่ต้องดู: {' · '.join(counts)}"
    for one in problems:
        yield f"  [{_SEVERITIES[one.severity]}] {one.place}: {one.what}"
        yield f"      → {one.what_to_do}"
