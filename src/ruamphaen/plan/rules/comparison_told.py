"""A comparison for terminals and machines: lines of Thai, or plain values for JSON. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ruamphaen.plan.rules.cells import budget_year
from ruamphaen.plan.rules.comparison import Difference, Fate, Kinship, Stand, Sums, YearSum
from ruamphaen.plan.rules.difference import Cell, Said
from ruamphaen.thai.diff import RunKind, word_diff
from ruamphaen.thai.numerals import format_baht

FATE_WORDS = {Fate.ADDED: "เพิ่ม", Fate.GONE: "ออกจากแผน", Fate.CHANGED: "เปลี่ยน"}
HEADINGS = {
    "list": "บัญชี",
    "node": "ยุทธศาสตร์",
    "programme": "แผนงาน",
    "title": "โครงการ",
    "objective": "วัตถุประสงค์",
    "target": "เป้าหมาย",
    "indicator": "ตัวชี้วัด",
    "outcome": "ผลที่คาดว่าจะได้รับ",
    "department": "หน่วยงานรับผิดชอบ",
    "community": "ชุมชน/หมู่บ้าน",
    "place": "สถานที่",
    "district": "อำเภอ",
    "source_of_money": "ที่มาของงบประมาณ",
    "equipment_type": "ประเภทครุภัณฑ์",
}
_MARKS = {RunKind.SAME: "{}", RunKind.REMOVED: "[-{}-]", RunKind.ADDED: "[+{}+]"}


def told(found: Sequence[Difference], sums: Sums) -> list[str]:
    """Lines to read: each project, its cells with [-what went-] and [+what came+], then the sums."""
    lines = [line for one in found for line in _told(one)] or ["สองข้างนี้เหมือนกันทุกโครงการ"]
    lines.append(f"โครงการใน ผ.02: {sums.projects_before:,} → {sums.projects_after:,}")
    lines += [_sum_line(f"ปี {year}", one) for year, one in sums.by_year.items()]
    return [*lines, _sum_line("รวม", sums.whole)]


def _told(one: Difference) -> Iterator[str]:
    yield f"[{FATE_WORDS[one.fate]}] โครงการ {one.project}: {one.stand.title}"
    for name, cell in one.cells.items():
        year = budget_year(name)
        heading = f"งบประมาณปี {year}" if year else HEADINGS.get(name, name)
        yield f"    {heading}: {_marked(cell)}"
    if one.fate != Fate.CHANGED:
        yield f"    รวมทุกปี {format_baht(one.stand.baht)} บาท"


def _marked(cell: Cell) -> str:
    if isinstance(cell.old, Decimal) or isinstance(cell.new, Decimal):
        return f"{_baht(cell.old)} → {_baht(cell.new)}"
    runs = word_diff(str(cell.old or ""), str(cell.new or ""))
    return "".join(_MARKS[run.kind].format(run.text) for run in runs).replace("\n", " ")


def _baht(said: Said) -> str:
    return format_baht(said) if isinstance(said, Decimal) else "-"


def _sum_line(name: str, one: YearSum) -> str:
    shift = f"{'+' if one.shift > 0 else ''}{format_baht(one.shift)}"
    return f"{name}: {format_baht(one.before)} → {format_baht(one.after)} บาท ({shift})"


# ------------------------------------------------------------------ JSON


def as_json(found: Iterable[Difference], sums: Sums) -> dict[str, Any]:
    """Plain values: English keys, money as decimal strings in baht, years in the Buddhist era."""
    return {
        "projects": [_difference(one) for one in found],
        "totals": {
            "projects_before": sums.projects_before,
            "projects_after": sums.projects_after,
            "by_year_be": {str(year): _sum(one) for year, one in sums.by_year.items()},
            "all_years": _sum(sums.whole),
        },
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "project": one.project,
        "fate": one.fate.value,
        "title": one.stand.title,
        "before": _row(one.before),
        "after": _row(one.after),
        "cells": {name: _cell(cell) for name, cell in one.cells.items()},
        "links": [_link(kin) for kin in one.kinships],
        "baht_shift": f"{one.shift:.2f}",
    }


def _row(stand: Stand | None) -> dict[str, Any] | None:
    if stand is None:
        return None
    said = {name: _plain(value) for name, value in stand.said.items() if value not in ("", None)}
    return {"listing": stand.listing, "list": stand.list_kind.value, "cells": said}


def _cell(cell: Cell) -> dict[str, Any]:
    plain: dict[str, Any] = {"old": _plain(cell.old), "new": _plain(cell.new)}
    if isinstance(cell.old, str) and isinstance(cell.new, str):
        runs = word_diff(cell.old, cell.new)
        plain["words"] = [[run.kind.value, run.before, run.after] for run in runs]
    return plain


def _link(kin: Kinship) -> Mapping[str, Any]:
    return {
        "kind": kin.kind.value,
        "from_here": kin.outward,
        "project": kin.other,
        "name": kin.name,
    }


def _sum(one: YearSum) -> dict[str, str]:
    return {"before": f"{one.before:.2f}", "after": f"{one.after:.2f}", "shift": f"{one.shift:.2f}"}


def _plain(said: Said) -> str | None:
    return f"{said:.2f}" if isinstance(said, Decimal) else said
