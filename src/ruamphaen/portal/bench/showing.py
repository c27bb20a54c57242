"""What is shown of the findings: JSON lines for machines, a table for people, growth for both."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from ruamphaen.portal.bench.measuring import rounded

# A growth line follows the first of these that was taken at every size …
_FIGURES = ("p50_ms", "seconds", "per_second")
# … and says beside it how these grew.
_BESIDE = ("cpu_seconds", "queries", "peak_mib", "bytes", "pages")
_COLUMNS = {
    "size": "size",
    "count": "of",
    "seconds": "s",
    "cpu_seconds": "cpu s",
    "p50_ms": "p50 ms",
    "p95_ms": "p95 ms",
    "per_second": "per s",
    "queries": "queries",
    "peak_mib": "MiB",
    "bytes": "bytes",
    "pages": "pages",
}

type Line = Mapping[str, Any]


def growth(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """For each thing measured at several sizes: its figures, and how often the smallest they are."""
    by_name: dict[str, list[Line]] = {}
    for line in lines:
        if "measure" in line and "count" not in line:
            by_name.setdefault(line["measure"], []).append(line)
    return [_grown(name, found) for name, found in by_name.items() if len(found) > 1]


def _grown(name: str, found: Sequence[Line]) -> dict[str, Any]:
    by = next(figure for figure in _FIGURES if all(figure in line for line in found))
    values = [line[by] for line in found]
    beside = {key: [line[key] for line in found] for key in _BESIDE if all(key in x for x in found)}
    return {
        "growth": name,
        "sizes": [line["size"] for line in found],
        "by": by,
        "values": values,
        "times": [rounded(value / values[0]) if values[0] else None for value in values],
        **beside,
    }


class Shown(Protocol):
    """Where lines go."""

    def line(self, line: Line) -> None:
        """One line of a bench, as it comes."""

    def end(self) -> None:
        """Nothing more will come."""


class Lines:
    """บรรทัด JSON — every line as it comes."""

    def line(self, line: Line) -> None:
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def end(self) -> None:
        """Nothing is kept back."""


class Table:
    """ตาราง — one table for each bench, written when the bench has ended."""

    def __init__(self) -> None:
        self._lines: list[Line] = []

    def line(self, line: Line) -> None:
        if "machine" in line:
            self.end()
        self._lines.append(line)

    def end(self) -> None:
        if self._lines:
            sys.stdout.write("\n".join(_told(self._lines)) + "\n\n")
            sys.stdout.flush()
        self._lines = []


def _told(lines: Sequence[Line]) -> list[str]:
    first = lines[0]
    told = [f"{first['bench']}   {_words(first.get('machine', {}))}", ""]
    told += _aligned([line for line in lines if "measure" in line])
    for line in lines:
        if "ratio" in line:
            told.append(
                f"  {line['size']:>6}  {line['ratio']} : {line['other']} = {line['times']}"
                f"{_note(line)}"
            )
        elif "growth" in line:
            sizes = " → ".join(f"{size:,}" for size in line["sizes"])
            times = " → ".join(f"x{value}" for value in line["times"])
            told.append(f"  growth  {line['growth']}: {sizes}: {times}")
        elif "left_out" in line:
            told.append(f"  {line['size']:>6}  left out: {line['left_out']} ({line['why']})")
    return told


def _aligned(measures: Sequence[Line]) -> list[str]:
    columns = [key for key in _COLUMNS if any(key in line for line in measures)]
    rows = [["", *(_COLUMNS[key] for key in columns)]]
    rows += [[_name(line), *(_figure(line.get(key)) for key in columns)] for line in measures]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ] + [""]


def _name(line: Line) -> str:
    side = "" if line["side"] == "ours" else f" [{line['side']}]"
    return f"{line['measure']}{side}{_note(line)}"


def _figure(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,.2f}" if isinstance(value, float) and value < 1000 else f"{value:,.0f}"


def _note(line: Line) -> str:
    return f" ({line['note']})" if "note" in line else ""


def _words(facts: Mapping[str, Any]) -> str:
    return " · ".join(f"{name} {value}" for name, value in facts.items())
