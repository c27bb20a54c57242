"""ตารางเซลล์: sheets as plain grids, and cells named the way people see them ("ผ.02!E14")."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import clean, one_line


@dataclass(frozen=True, slots=True)
class CellError:
    """ค่าผิดพลาดของสูตร: a cell that shows "#REF!" and its like instead of a value."""

    code: str


type Cell = str | int | float | bool | date | datetime | time | timedelta | CellError | None


class Merge(NamedTuple):
    """เซลล์ที่ผสาน: first and last row and column, counted from 0 in the sheet, both included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """ตารางของชีต: ``rows[0]`` is the row numbered ``first_row_offset + 1`` in the program.

    A merged area holds its value in its first cell; the others are None. Rows may be ragged.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merges: tuple[Merge, ...] = ()
    first_row_offset: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """ข้อสังเกตของไฟล์: something the file reader saw that no cell shows; ``code`` is of problems."""

    code: str
    sheet: str = ""
    cell: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """สมุดงาน: the grids of one file in their order, and what its reader remarked."""

    name: str
    grids: tuple[Grid, ...]
    remarks: tuple[Remark, ...] = ()


def column_letters(column: int) -> str:
    """The letters above a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The name of a cell by its place counted from 0: (13, 4) is "E14"."""
    return f"{column_letters(column)}{row + 1}"


@lru_cache(maxsize=8192)
def _clean_line(text: str) -> str:
    return one_line(text)


def text_of(cell: Cell) -> str:
    """What a cell says on one line, cleaned; "" where it says nothing. Whole floats lose their .0."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _clean_line(cell) if cell else ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, CellError):
        return cell.code
    return str(cell)


def lines_of(cell: Cell) -> list[str]:
    """The lines of a cell, cleaned, without empty ones."""
    if not isinstance(cell, str):
        return [text_of(cell)] if cell is not None else []
    return [line for line in clean(cell).split("\n") if line]


@lru_cache(maxsize=8192)
def compact(text: str) -> str:
    """A cleaned text for recognising words in it: no spaces, Arabic digits, small letters."""
    return "".join(to_arabic_digits(text).split()).casefold()
