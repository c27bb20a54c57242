"""ยอดรวมที่พิมพ์กับยอดที่บวกได้: printed totals against the rows they stand under.

A total sums project rows only, never other totals. Which rows it means is read from its label and
its place; where a wider group fits exactly, the wider group was meant.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from ruamphaen.base.workbooks.grid import compact
from ruamphaen.plan.rules.workbook.problems import Problem, problem
from ruamphaen.plan.rules.workbook.results import (
    AnyRow,
    SheetReading,
    SummaryRow,
    TotalRow,
    TrackingRow,
)
from ruamphaen.thai.numerals import format_number

type _Key = tuple[str, int | str]

HAIR = Decimal("0.005")
_WORDS = {
    "budget": "งบประมาณ",
    "decrease": "โอนลด",
    "increase": "โอนเพิ่ม",
    "sign": "ลงนามสัญญา",
    "disbursement": "เบิกจ่าย",
    "remaining": "คงเหลือ",
}
_GRAND = ("ทั้งสิ้น", "ทั้งหมด", "ทุก")
_LEVELS = (
    ("ประเด็น", 0),
    ("ยุทธศาสตร์", 1),
    ("กลยุทธ์", 2),
    ("แนวทาง", 3),
    ("แผนงาน", 4),
    ("ประเภท", 5),
)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Running sums of rows, so that the rows of any span are summed by one subtraction."""

    running: Mapping[_Key, Sequence[Decimal]]
    starts: Sequence[tuple[int, ...]]

    def of(self, key: _Key, span: "_Span") -> Decimal:
        sums = self.running.get(key)
        own = sums[span.end] - sums[span.start] if sums else Decimal(0)
        return own + span.earlier.get(key, Decimal(0))


class _Span(NamedTuple):
    """Rows from ``start`` up to ``end``, and sums of earlier sheets to be added."""

    start: int
    end: int
    earlier: Mapping[_Key, Decimal]


def check_totals(reading: SheetReading, earlier: Mapping[_Key, Decimal]) -> list[Problem]:
    """Problems of the totals of one table; ``earlier``: sums of earlier sheets of its form."""
    if not reading.totals:
        return []
    sums = _running_sums(reading)
    found: list[Problem] = []
    section_start = last_after = 0
    for total in reading.totals:
        if total.after > last_after:
            section_start, last_after = last_after, total.after
        spans = _spans(reading, sums, total, section_start, earlier)
        found += _differences(reading.sheet, total, sums, spans)
    return found


def sums_of(rows: Iterable[AnyRow]) -> dict[_Key, Decimal]:
    """What the rows add up to: money and counts by year, tracking money by its name, and "rows"."""
    sums: dict[_Key, Decimal] = {}
    for row in rows:
        for key, amount in _amounts(row).items():
            sums[key] = sums.get(key, Decimal(0)) + amount
    return sums


def add_sums(one: Mapping[_Key, Decimal], other: Mapping[_Key, Decimal]) -> dict[_Key, Decimal]:
    """The two sums together."""
    return {key: one.get(key, Decimal(0)) + other.get(key, Decimal(0)) for key in {*one, *other}}


def _amounts(row: AnyRow) -> dict[_Key, Decimal]:
    amounts: dict[_Key, Decimal] = {("rows", ""): Decimal(1)}
    if isinstance(row, TrackingRow):
        amounts |= {("money", key): value for key, value in row.money.items() if value is not None}
        return amounts
    amounts |= {("budget", year): value for year, value in row.budget.items() if value is not None}
    if isinstance(row, SummaryRow):
        counts = {year: value for year, value in row.counts.items() if value is not None}
    else:
        counts = {year: Decimal(1) for year, value in row.budget.items() if value}
    return amounts | {("count", year): value for year, value in counts.items()}


def _running_sums(reading: SheetReading) -> _Sums:
    each = [_amounts(row) for row in reading.rows]
    keys = {key for amounts in each for key in amounts}
    running = {
        key: [*accumulate((row.get(key, Decimal(0)) for row in each), initial=Decimal(0))]
        for key in keys
    }
    starts: list[tuple[int, ...]] = []
    for place, standing in enumerate(reading.standings):
        before = reading.standings[place - 1] if place else ()
        starts.append(
            tuple(
                starts[-1][depth] if before[: depth + 1] == standing[: depth + 1] else place
                for depth in range(len(standing))
            )
        )
    return _Sums(running, starts)


def check_remaining(sheet: str, row: TrackingRow, cell: str) -> Problem | None:
    """A problem when remaining is not budget - decrease + increase - disbursement."""
    printed = row.money.get("remaining")
    if printed is None or row.money.get("budget") is None:
        return None
    parts = {key: row.money.get(key) or Decimal(0) for key in _WORDS}
    computed = parts["budget"] - parts["decrease"] + parts["increase"] - parts["disbursement"]
    if abs(computed - printed) < HAIR:
        return None
    return problem(
        "remaining_differs",
        sheet,
        cell,
        format_number(printed),
        printed=format_number(printed),
        computed=format_number(computed),
    )


def _spans(
    reading: SheetReading,
    sums: _Sums,
    total: TotalRow,
    section_start: int,
    earlier: Mapping[_Key, Decimal],
) -> list[_Span]:
    """The spans of rows a total may mean, the likeliest first."""
    end = total.after
    above, section = _Span(0, end, {}), _Span(section_start, end, {})
    everything = _Span(0, end, earlier)
    groups = [above] * len(total.standing)
    if end:
        last = reading.standings[end - 1]
        groups = [
            _Span(sums.starts[end - 1][depth], end, {})
            for depth in range(len(last))
            if last[: depth + 1] == total.standing[: depth + 1]
        ]
    label = compact(total.label)
    if any(word in label for word in _GRAND):
        return [above, *groups, section, everything]
    narrow_first = [section, *reversed(groups), above, everything]
    for word, depth in _LEVELS:
        if f"รวม{word}" in label and depth < len(groups):
            return [groups[depth], *narrow_first]
    return narrow_first


def _differences(sheet: str, total: TotalRow, sums: _Sums, spans: Sequence[_Span]) -> list[Problem]:
    first: list[Problem] | None = None
    for span in spans:
        differing = _against(sheet, total, sums, span)
        if not differing:
            return []
        if first is None and span.end > span.start:
            first = differing
    return first or []


def _against(sheet: str, total: TotalRow, sums: _Sums, span: _Span) -> list[Problem]:
    found = []
    for kind, printed in (("budget", total.budget), ("money", total.money)):
        if any(amount is not None for amount in printed.values()):
            for key, amount in printed.items():
                if amount is None and kind == "money":
                    continue  # tracking sheets leave the totals of some columns blank
                computed = sums.of((kind, key), span)
                if abs((amount or Decimal(0)) - computed) >= HAIR:
                    found.append(_money_problem(sheet, total, key, amount, computed))
    for year, count in total.counts.items():
        counted = sums.of(("count", year), span)
        if (count or 0) != counted:
            found.append(_count_problem(sheet, total, count or 0, counted, f"ปี {year} ", year))
    rows = sums.of(("rows", ""), span)
    if total.count is not None and total.count != rows:
        found.append(_count_problem(sheet, total, total.count, rows, "", ""))
    return found


def _money_problem(
    sheet: str, total: TotalRow, key: int | str, printed: Decimal | None, computed: Decimal
) -> Problem:
    return problem(
        "total_differs",
        sheet,
        total.cells.get(key, ""),
        format_number(printed),
        label=total.label,
        column=f"ปี {key}" if isinstance(key, int) else _WORDS[key],
        printed=format_number(printed),
        computed=format_number(computed),
    )


def _count_problem(
    sheet: str,
    total: TotalRow,
    printed: Decimal | int,
    counted: Decimal,
    column: str,
    key: int | str,
) -> Problem:
    return problem(
        "count_differs",
        sheet,
        total.cells.get(key, ""),
        format_number(printed),
        label=total.label,
        column=column,
        printed=format_number(printed),
        computed=format_number(counted),
    )
