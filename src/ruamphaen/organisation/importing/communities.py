"""Communities and villages from a pasted table or a file: two columns, number and name.

Reading never saves: the rows are shown with what would happen to each, and only a second, explicit
step adds them (`actions.add_communities`).
"""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from ruamphaen.base.dry_run import Fate, Tried
from ruamphaen.base.errors import Refused, sentence_for
from ruamphaen.base.workbooks.grid import text_of
from ruamphaen.base.workbooks.guard import UnreadableWorkbook
from ruamphaen.base.workbooks.reading import read_workbook
from ruamphaen.organisation.models import Community, Organisation
from ruamphaen.organisation.rules import MOST_VILLAGES
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.numerals import parse_count
from ruamphaen.thai.text import one_line, same_name

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 500
LONGEST_NAME = 120

type Cells = Sequence[Any]

_BEFORE_NUMBER = re.compile(r"^(?:หมู่ที่|หมู่|ม\.)\s*")
_HEADINGS = ("หมู่", "ที่", "ลำดับ", "ชื่อ", "ชุมชน", "no", "number", "name")


@dataclass(frozen=True)
class Row:
    """บรรทัดในตาราง — one row as it was read. `line` counts from 1 as people see it; `says` why."""

    line: int
    number: int | None
    name: str
    fate: Fate
    says: str = ""


@dataclass(frozen=True)
class DryRun(Tried[Row]):
    """ผลลองตรวจ — every row with its fate; nothing has been saved."""

    @property
    def to_add(self) -> list[tuple[int | None, str]]:
        """The new rows as (number, name)."""
        return [(row.number, row.name) for row in self.new]

    @property
    def as_text(self) -> str:
        """The new rows as a table to be sent again with the second step."""
        return "\n".join(f"{row.number or ''}\t{row.name}" for row in self.new)


# ------------------------------------------------------------------ checking


def try_out(organisation: Organisation, table: Iterable[Cells]) -> DryRun:
    """Read a table and say what would happen to each row. Raises Refused where it is too long."""
    known = {
        (community.number, one_line(community.name))
        for community in Community.objects.filter(organisation=organisation)
    }
    rows: list[Row] = []
    seen: dict[tuple[int | None, str], int] = {}
    for line, cells in enumerate(table, start=1):
        filled = [one_line(str(_plain(cell))) for cell in cells]
        if not any(filled) or (not rows and _is_heading(filled)):
            continue
        if len(rows) >= MOST_ROWS:
            raise Refused(_("ตารางยาวเกิน %(most)s แห่ง แบ่งนำเข้าเป็นรอบ") % {"most": MOST_ROWS})
        row = _read(line, filled)
        if row.fate is Fate.NEW:
            row = _against(row, known, seen)
            seen.setdefault((row.number, row.name), line)
        rows.append(row)
    return DryRun(rows)


def _read(line: int, cells: Sequence[str]) -> Row:
    """A row by itself: a number that may be blank, and a name; one column is a name alone."""
    typed, name = (cells[0], cells[1]) if len(cells) > 1 and cells[1] else ("", cells[0])
    if not name:
        return Row(line, None, typed, Fate.WRONG, _("ไม่มีชื่อ"))
    if len(name) > LONGEST_NAME:
        return Row(line, None, name, Fate.WRONG, _("ชื่อยาวเกิน %(most)s ตัว") % {"most": LONGEST_NAME})
    try:
        number = parse_count(_BEFORE_NUMBER.sub("", typed))
    except Unreadable as problem:
        return Row(line, None, name, Fate.WRONG, sentence_for(problem))
    if len(cells) > 1 and not cells[1] and name.isdigit():
        return Row(line, int(name), "", Fate.WRONG, _("ไม่มีชื่อ"))
    if number is not None and not 1 <= number <= MOST_VILLAGES:
        says = _("หมู่ที่เป็นเลขตั้งแต่ 1 ถึง %(most)s") % {"most": MOST_VILLAGES}
        return Row(line, number, name, Fate.WRONG, says)
    return Row(line, number, name, Fate.NEW)


def _against(
    row: Row, known: set[tuple[int | None, str]], seen: dict[tuple[int | None, str], int]
) -> Row:
    """A row held against what is there already and what stands above it in the table."""
    if above := seen.get((row.number, row.name)):
        says = _("ซ้ำกับบรรทัดที่ %(line)s") % {"line": above}
        return Row(row.line, row.number, row.name, Fate.WRONG, says)
    if (row.number, row.name) in known:
        return Row(row.line, row.number, row.name, Fate.THERE, _("มีอยู่แล้ว"))
    twins = [name for number, name in known if number == row.number and same_name(name, row.name)]
    if twins:
        return Row(
            row.line,
            row.number,
            row.name,
            Fate.THERE,
            _("มีอยู่แล้วในชื่อ “%(name)s”") % {"name": twins[0]},
        )
    others = [name for number, name in [*known, *seen] if number and number == row.number]
    if others:
        # Two subdistricts of one organisation may each have a village of this number.
        says = _("หมู่ที่ %(number)s มี “%(name)s” ด้วย ตรวจว่าเป็นคนละแห่ง") % {
            "number": row.number,
            "name": others[0],
        }
        return Row(row.line, row.number, row.name, Fate.NEW, says)
    return row


def _plain(cell: Any) -> Any:
    if cell is None:
        return ""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _is_heading(cells: Sequence[str]) -> bool:
    """The first row names the columns: no digit in its first cell, and a word of headings."""
    first = cells[0].casefold()
    return not any(letter.isdigit() for letter in "".join(cells[:2])) and (
        first.startswith(_HEADINGS[:3]) or first in _HEADINGS
    )


# ------------------------------------------------------------------ reading


def table_in_text(text: str, columns: int = 2) -> list[list[str]]:
    """The first columns of a pasted or typed table, parted by tabs, semicolons or commas."""
    sample = text[:4000]
    parted_by = next((mark for mark in "\t;," if mark in sample), "\t")
    return [
        row[:columns] for row in csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=parted_by)
    ]


def table_in_file(file: "UploadedFile[bytes]", columns: int = 2) -> list[list[Any]]:
    """The first columns of a workbook's first sheet, or of a CSV file.

    Raises Refused (422), saying why, where the file is too large or no table can be read from it.
    """
    if (file.size or 0) > MOST_BYTES:
        raise Refused(_("ไฟล์ใหญ่เกิน 2 MB เก็บเฉพาะคอลัมน์ที่ต้องใช้แล้วลองใหม่"), status=422)
    content = file.read()
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return _table_in_workbook(content, columns)
    for encoding in ("utf-8-sig", "cp874"):
        try:
            return table_in_text(content.decode(encoding), columns)
        except (UnicodeDecodeError, csv.Error):
            continue
    raise _unreadable()


def _table_in_workbook(content: bytes, columns: int) -> list[list[Any]]:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        try:
            workbook = read_workbook(file.name)
        except UnreadableWorkbook as problem:
            raise _unreadable() from problem
    return [[text_of(cell) for cell in row[:columns]] for row in workbook.grids[0].rows]


def _unreadable() -> Refused:
    return Refused(_("อ่านตารางจากไฟล์นี้ไม่ได้ บันทึกเป็น .xlsx ใหม่ หรือคัดลอกมาวางแทน"), status=422)
