"""ชนิดของแถว: what one row of a list is, judged by itself and the header above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ruamphaen.base.workbooks.grid import Cell, compact, lines_of
from ruamphaen.plan.rules.workbook.amounts import says_an_amount
from ruamphaen.plan.rules.workbook.group_lines import (
    GroupLine,
    change_mark,
    group_lines,
    is_alignment,
)
from ruamphaen.plan.rules.workbook.header_rows import Header, is_row_of_column_numbers
from ruamphaen.plan.rules.workbook.headings import Column
from ruamphaen.thai.digits import to_arabic_digits


class RowKind(StrEnum):
    """ชนิดของแถว — see :func:`kind_of_row`."""

    BLANK = "blank"
    HEADER = "header"
    TITLE = "title"
    NOTHING = "nothing"
    TOTAL = "total"
    CARRIED = "carried"
    ALIGNMENT = "alignment"
    GROUP = "group"
    CHANGE = "change"
    OLD_TEXT = "old_text"
    NEW_TEXT = "new_text"
    REASON = "reason"
    NOTE = "note"
    ROW = "row"
    TEXT = "text"
    EMPTY_NUMBER = "empty_number"


@dataclass(frozen=True, slots=True)
class Line:
    """แถวหนึ่งของชีต: its place (counted from 0), its cells, and what they say on one line.

    ``heads`` is True for a row of headings (looks_like_heading_row), decided once for a sheet.
    """

    row: int
    cells: Sequence[Cell]
    texts: Sequence[str]
    heads: bool = False

    def text(self, place: int | None) -> str:
        """What the cell at a place says, "" beyond the end."""
        return self.texts[place] if place is not None and place < len(self.texts) else ""

    def cell(self, place: int | None) -> Cell:
        """The cell at a place, None beyond the end."""
        return self.cells[place] if place is not None and place < len(self.cells) else None

    @property
    def filled(self) -> list[int]:
        """The places of the cells that say something."""
        return [place for place, text in enumerate(self.texts) if text]


_NUMBER = re.compile(r"(?:ลำดับ(?:ที่)?|ที่|ข้อ)?\(?([0-9]{1,5})(?:\.0*)?[.)]*\)?")
_DEEP_NUMBER = re.compile(r"\(?([0-9]{1,3}(?:[./-][0-9]{1,3}){1,3})[.)]*\)?")
_CODE_NUMBER = re.compile(r"[a-z]{1,4}[-.]?[0-9]{1,8}(?:[-/.][0-9]{1,6})*")

_NOTHING = re.compile(r"[-–—\s(*]*ไม่มี(โครงการ|รายการ|ครุภัณฑ์|ข้อมูล|งบประมาณ)?[^ก-๙]*")
_TOTAL = re.compile(
    r"(ผล|ยอด|สรุป)?รวม(ทั้งสิ้น|ทั้งหมด|เงิน|เป็น|งบ|จำนวน|ยอด|แผนงาน|ยุทธศาสตร์|กลยุทธ์|แนวทาง|ประเด็น|ทุก|ครุภัณฑ์"
    r"|โครงการ|รายจ่าย|ด้าน|หมวด|ประเภท|หน้า|ปี|[0-9(:]|$).*|(grand)?total.*|(จำนวน|งบประมาณ)รวม.*"
)
_CARRIED = re.compile(r"(ยอด)?(ยก(ไป|มา)|ยอดยก)(หน้า.*)?")
_TITLE = re.compile(
    r"(รายละเอียดโครงการ|บัญชี(สรุป|โครงการ|ครุภัณฑ์|แก้ไข|เปลี่ยนแปลง|เพิ่มเติม|รายละเอียด|ประสาน)|[0-9.]*บัญชีโครงการ|แผนพัฒนา(ท้องถิ่น|สี่ปี|ห้าปี|สามปี|เทศบาล)"
    r"|\(?แบบ:?ผ|ผ\.0?[0-9]|เทศบาล(ตำบล|เมือง|นคร)|องค์การบริหารส่วน(ตำบล|จังหวัด)|อบต\.|อบจ\.|เมืองพัทยา|สำหรับที่ไม่ได้|สำหรับ(โครงการ|องค์)"
    r"|หน้า(ที่)?[0-9]|\(?ต่อ\)?$|โครงการพัฒนาท้องถิ่น(\(|$)|\(?พ\.ศ\.[0-9]|แบบติดตาม|ประจำปีงบประมาณ|ข้อมูลณ|\(?หน่วย[:(])"
)
_OLD = re.compile(
    r"(ข้อความ|รายการ|โครงการ|ของ|จาก)?เดิม(\(.*|หน้า.*|:.*|เป็น.*|$)|ข้อความเดิม.*|จากเดิม.*"
)
_NEW = re.compile(
    r"(ข้อความ|รายการ|โครงการ|ของ|ที่ขอ|ขอ)?(แก้ไขเป็น|เปลี่ยนแปลงเป็น|เปลี่ยนเป็น|ใหม่|เป็นดังนี้)(\(.*|หน้า.*|:.*|$)|ข้อความใหม่.*"
)
_REASON = re.compile(r"เหตุผล(และ)?(ความจำเป็น)?.*")
_NOTE = re.compile(
    r"(หมายเหตุ|\*|ที่มา:|ลงชื่อ|\(ลงชื่อ|ผู้จัดทำ|ผู้ตรวจ|ผู้เสนอ|ผู้รับรอง|ผู้อนุมัติ|ตำแหน่ง|วันที่[0-9.…_]|\.{4,}|_{4,}|…{2,}|ย้ายไป|ซ้ำ(กับ)?ลำดับ"
    r"|รวมกับ|ไปประสาน|\(?(นาย|นาง|นางสาว)[ก-๙].*\)$|(นายก|ปลัด|รองนายก|ผู้อำนวยการ|หัวหน้า)(เทศมนตรี|องค์การ|เทศบาล|กอง|สำนัก|ฝ่าย))"
)
_HEADLINE_CELLS = 4


def number_of(cell: Cell, text: str) -> int | str | None:
    """The number of a row: "1", "๑", "1.", "(1)", 1.0 are 1; "1.2" stays text; else None."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float) and not cell.is_integer():
        return repr(cell)
    flat = compact(text)
    found = _NUMBER.fullmatch(flat)
    if found:
        return int(found[1])
    found = _DEEP_NUMBER.fullmatch(flat)
    if found:
        return found[1]
    return text if _CODE_NUMBER.fullmatch(flat) else None


def has_money(line: Line, header: Header) -> bool:
    """True when a money column of the plan holds an amount, or something meant to be one."""
    return any(says_an_amount(line.cell(place), line.text(place)) for place in header.money_places)


def label_of_total(line: Line, header: Header | None) -> str:
    """The words of a totals row: its text cells from the first that says "รวม"."""
    money = header.money_places if header else frozenset[int]()
    words = [line.texts[place] for place in line.filled if place not in money]
    return " ".join(words)


def kind_of_row(line: Line, header: Header | None, *, equipment: bool = False) -> RowKind:
    """What a row is; ``header`` is None above the first table, where only lines of words stand."""
    filled = line.filled
    if not filled:
        return RowKind.BLANK
    if line.heads or is_row_of_column_numbers(line.texts):
        return RowKind.HEADER
    number = _number_in(line, header)
    name = _name_in(line, header)
    first = line.texts[filled[0]]
    if number is None and _is_total(line, header):
        return RowKind.CARRIED if _CARRIED.fullmatch(compact(first)) else RowKind.TOTAL
    paid = header is not None and has_money(line, header)
    if not paid and len(filled) <= _HEADLINE_CELLS:
        headline = _headline(line, header, number, equipment=equipment)
        if headline is not None:
            return headline
    if header is None:
        return RowKind.NOTE
    return _row_of_table(line, header, number, name, paid=paid)


def _number_in(line: Line, header: Header | None) -> int | str | None:
    place = header.place(Column.NUMBER) if header else None
    return number_of(line.cell(place), line.text(place)) if place is not None else None


def _name_in(line: Line, header: Header | None) -> str:
    if header is None:
        return ""
    for column in (Column.PROJECT, Column.ITEM, Column.TARGET, Column.TYPE):
        text = line.text(header.place(column))
        if text:
            return text
    return ""


def _is_total(line: Line, header: Header | None) -> bool:
    money = header.money_places if header else frozenset[int]()
    words = [compact(line.texts[place]) for place in line.filled if place not in money]
    if not words:
        return False
    return bool(
        any(_TOTAL.fullmatch(word) for word in words[:2])
        or (header is not None and _CARRIED.fullmatch(words[0]))
    )


def _headline(
    line: Line, header: Header | None, number: int | str | None, *, equipment: bool
) -> RowKind | None:
    """A line of words that speaks for the rows around it, or None."""
    filled = line.filled
    words = (
        line.texts[filled[0]] if number is None else " ".join(line.texts[p] for p in filled[1:2])
    )
    whole = " ".join(line.texts[place] for place in filled)
    flat, flat_whole = compact(words), compact(whole)
    few = len(filled) <= 2
    if few and _NOTHING.fullmatch(flat_whole):
        return RowKind.NOTHING
    if number is None and (is_alignment(whole) or is_alignment(words)):
        return RowKind.ALIGNMENT
    if few and _REASON.match(flat):
        return RowKind.REASON
    if few and _OLD.fullmatch(flat):
        return RowKind.OLD_TEXT
    if few and _NEW.fullmatch(flat):
        return RowKind.NEW_TEXT
    # The name of an organisation below a header may be the second line of a wrapped project name.
    wrapped = header is not None and header.place(Column.PROJECT) == filled[0]
    if number is None and _TITLE.match(flat) and not wrapped:
        return RowKind.TITLE
    if few and number is None and len(whole) <= 160 and change_mark(whole):
        return RowKind.CHANGE
    if number is None and _NOTE.match(flat):
        return RowKind.NOTE
    return RowKind.GROUP if groups_in(line, equipment=equipment) else None


def groups_in(line: Line, *, equipment: bool = False) -> list[GroupLine]:
    """The group lines a row holds; none unless its words begin with one."""
    found = group_lines([lines_of(line.cells[p]) for p in line.filled], equipment=equipment)
    start = compact(" ".join(line.texts[place] for place in line.filled))
    return found if found and start.startswith(compact(found[0].as_printed)[:30]) else []


def _row_of_table(
    line: Line, header: Header, number: int | str | None, name: str, *, paid: bool
) -> RowKind:
    places = {place for column in header.columns.values() for place in column}
    number_places = header.columns.get(Column.NUMBER, ())
    said = [
        place
        for place in line.filled
        if place in places and place not in header.money_places and place not in number_places
    ]
    if header.counts:  # ผ.01: any line of words with figures
        return RowKind.ROW if paid else RowKind.NOTE
    if number is not None:
        return RowKind.ROW if said or paid else RowKind.EMPTY_NUMBER
    if not number_places and name and (paid or len(said) >= 2):
        return RowKind.ROW
    if name and (paid or (len(said) >= 3 and compact(name).startswith("โครงการ"))):
        return RowKind.ROW
    if paid or said:
        return RowKind.TEXT
    return RowKind.NOTE


def leading_number(text: str) -> tuple[int | None, str]:
    """A number written before a name in one cell: "1. โครงการ..." is (1, "โครงการ...")."""
    found = re.match(r"\(?([0-9]{1,4})[.)]\s*(?=[^\s0-9])", to_arabic_digits(text))
    return (int(found[1]), text[found.end() :]) if found else (None, text)
