"""Figures of the area from a pasted table or a file: name, unit, year, value, source.

Reading never saves: each row is shown with what would happen to it, and only a second, explicit step
keeps them (`actions.keep_figures`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ruamphaen.base.dry_run import Fate, Tried
from ruamphaen.base.errors import Refused, sentence_for
from ruamphaen.law.area_figures import usual_figure_named
from ruamphaen.organisation.models import AreaFigure, Organisation
from ruamphaen.organisation.rules import FigureTyped
from ruamphaen.thai.dates import BUDDHIST_OFFSET
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.numerals import format_number, parse_number, parse_year
from ruamphaen.thai.text import one_line

COLUMNS = 5
MOST_ROWS = 1_000
_LONGEST = {"title": 200, "unit": 40, "source": 200}
_HEADINGS = ("ข้อมูล", "ชื่อ", "รายการ", "name", "title", "figure")


@dataclass(frozen=True)
class FigureRow:
    """บรรทัดของข้อมูล — one row as it was read; `typed` is None where it is wrong, `says` why."""

    line: int
    name: str
    typed: FigureTyped | None
    fate: Fate
    says: str = ""


@dataclass(frozen=True)
class FiguresTried(Tried[FigureRow]):
    """ผลลองตรวจข้อมูลพื้นฐาน — every row with its fate; nothing has been saved."""

    @property
    def to_keep(self) -> list[FigureTyped]:
        """The rows that would be kept."""
        return [row.typed for row in self.new if row.typed is not None]

    @property
    def as_text(self) -> str:
        """The rows as a table to be sent again with the second step."""
        return "\n".join(
            f"{one.title}\t{one.unit}\t{one.year + BUDDHIST_OFFSET}\t{one.value:f}\t{one.source}"
            for one in self.to_keep
        )


def try_out_figures(organisation: Organisation, table: Iterable[Any]) -> FiguresTried:
    """Read a table and say what would happen to each row. Raises Refused where it is too long."""
    standing = {
        (one.title, one.unit, one.year): one
        for one in AreaFigure.objects.filter(organisation=organisation, ended_on=None)
    }
    rows: list[FigureRow] = []
    seen: dict[tuple[str, str, int], int] = {}
    for line, cells in enumerate(table, start=1):
        filled = [one_line("" if cell is None else str(cell)) for cell in cells]
        filled += [""] * (COLUMNS - len(filled))
        if not any(filled) or (not rows and filled[0].casefold().startswith(_HEADINGS)):
            continue
        if len(rows) >= MOST_ROWS:
            raise Refused(_("ตารางยาวเกิน %(most)s แถว แบ่งนำเข้าเป็นรอบ") % {"most": MOST_ROWS})
        row = _read(line, filled)
        if row.typed is not None:
            key = (row.typed.title, row.typed.unit, row.typed.year)
            row = _against(row, row.typed, standing.get(key), seen.get(key))
            seen.setdefault(key, line)
        rows.append(row)
    return FiguresTried(rows)


def _read(line: int, cells: list[str]) -> FigureRow:
    name, unit, year_typed, value_typed, source = cells[:COLUMNS]

    def wrong(says: str) -> FigureRow:
        return FigureRow(line, name, None, Fate.WRONG, says)

    if not name:
        return wrong(_("ไม่มีชื่อข้อมูล"))
    usual = usual_figure_named(name, unit)
    if usual is None and not unit:
        return wrong(_("ไม่มีหน่วย ข้อมูลนี้ไม่อยู่ในรายการ จึงต้องบอกหน่วยเอง"))
    if not source:
        return wrong(_("ไม่มีแหล่งที่มา"))
    too_long = [
        part
        for part, text in (("title", name), ("unit", unit), ("source", source))
        if len(text) > _LONGEST[part]
    ]
    if too_long:
        return wrong(_("ข้อความยาวเกินไป ย่อให้สั้นลง"))
    try:
        year, value = parse_year(year_typed), parse_number(value_typed)
    except Unreadable as problem:
        return wrong(sentence_for(problem))
    if year is None or value is None:
        return wrong(_("ไม่มีปีหรือไม่มีจำนวน"))
    # A name of the list with another unit is the office's own figure.
    same = usual is not None and (not unit or unit == usual.unit_th)
    typed = FigureTyped(
        topic=usual.topic if usual else "other",
        code=usual.code if usual and same else "",
        title=usual.name_th if usual and same else name,
        unit=usual.unit_th if usual and same else unit,
        year=year.be - BUDDHIST_OFFSET,
        value=value,
        source=source,
    )
    return FigureRow(line, typed.title, typed, Fate.NEW)


def _against(
    row: FigureRow, typed: FigureTyped, standing: AreaFigure | None, seen: int | None
) -> FigureRow:
    """The row beside what stands and what came before it in the table."""
    if seen is not None:
        says = _("ซ้ำกับบรรทัด %(line)s") % {"line": seen}
        return FigureRow(row.line, row.name, typed, Fate.WRONG, says)
    if standing is None:
        return row
    if (standing.value, standing.source) == (typed.value, typed.source):
        return FigureRow(row.line, row.name, typed, Fate.THERE, _("มีอยู่แล้วเหมือนกัน"))
    says = _("แทนค่าเดิม %(value)s") % {"value": format_number(standing.value)}
    return FigureRow(row.line, row.name, typed, Fate.NEW, says)
