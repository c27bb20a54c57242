"""ชื่อแผนงานในสมุดงาน: the official programme behind a printed name, and what to say when there is none."""

import difflib
from dataclasses import dataclass
from functools import lru_cache

from ruamphaen.base.workbooks.grid import compact
from ruamphaen.law.programmes import programme_named, programmes
from ruamphaen.plan.rules.workbook.group_lines import group_line

_NEAR_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class PrintedProgramme:
    """แผนงานที่พิมพ์ไว้: ``name`` to use, ``code`` of the official one, a problem code or "".

    A งาน (the level below a programme) keeps its own name, though its programme is known.
    """

    name: str
    code: str | None
    problem: str = ""
    nearest: str = ""


@lru_cache(maxsize=512)
def programme_of(printed: str) -> PrintedProgramme:
    """The programme that a printed name means, whatever numbering and label stand before it."""
    line = group_line(printed)
    bare = line.name if line else printed
    official = programme_named(bare) or programme_named(printed)
    if compact(bare).startswith("งาน"):
        return PrintedProgramme(bare, official.code if official else None, "work_not_programme")
    if official is not None:
        return PrintedProgramme(official.name_th, official.code)
    names = {compact(one.name_th).removeprefix("แผนงาน"): one.name_th for one in programmes()}
    near = difflib.get_close_matches(
        compact(bare).removeprefix("แผนงาน"), names, n=1, cutoff=_NEAR_ENOUGH
    )
    return PrintedProgramme(bare, None, "unknown_programme", names[near[0]] if near else "")
