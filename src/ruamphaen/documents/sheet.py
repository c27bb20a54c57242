"""แผ่นกระดาษก่อนลงหมึก: what stands on an official paper, before any format is chosen.

A :class:`Sheet` holds words and amounts; how they look on paper is told by the printers in
``documents.render``. PDF, DOCX, XLSX and CSV of one sheet therefore show the same figures.
No Django, no clock, no files: builders pour rows in, printers read them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Literal

from ruamphaen.thai.numerals import format_baht, format_number, to_thai_digits
from ruamphaen.thai.text import clean

type Kind = Literal["text", "number", "count", "baht"]
type Cell = str | int | Decimal | None
"""Words, a whole number, baht, or None where nothing was said (0 is said; "" prints nothing)."""

FIGURES: frozenset[str] = frozenset({"count", "baht"})


class MisshapenSheet(ValueError):  # noqa: N818 -- it names what happened
    """แบบไม่ครบช่อง: the rows do not fit the columns; the message says which row, and why."""


@dataclass(frozen=True, slots=True)
class Column:
    """สดมภ์: one column. Neighbours of the same ``group_heading`` share it as a heading above.

    ``kind``: "text" runs left, "number" (ลำดับที่) is centred, "count" and "baht" stand right.
    ``width_mm`` is a wish; printers scale all columns to the page and keep amounts on one line.
    """

    key: str
    heading: str
    kind: Kind = "text"
    width_mm: float = 20
    group_heading: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """หัวกลุ่ม: a line over the rows that follow, such as ยุทธศาสตร์ (1), กลยุทธ์ (2), แผนงาน (3).

    ``lines`` is the alignment block ก.-จ. of แบบ ผ.02; a group that has it opens a new table and
    stands above it, others are bands across the table. ``plain``: words to read (a reason), not a
    name, so not in bold.
    """

    level: int
    text: str
    lines: tuple[str, ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """แถว: one cell for each column. ``bold``: places of cells in bold (what a change changed)."""

    cells: tuple[Cell, ...]
    bold: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """แถวรวม: a label over the leading columns, then figures; one cell for each column.

    The cells under the label are None. ``level`` is that of the group it closes, 0 = whole paper.
    """

    label: str
    cells: tuple[Cell, ...]
    level: int = 0


type Block = Group | Row | Total


@dataclass(frozen=True, slots=True)
class Signature:
    """ช่องลงนาม: ``caption`` (ลงชื่อ, ผู้จัดทำ …), the name in brackets, and lines of position."""

    caption: str
    name: str = ""
    position: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """แบบหนึ่งฉบับ: a whole paper.

    ``code`` is printed as "แบบ {code}" at the top right of every page; ``footer_text`` (the plan)
    in the middle of every foot beside the page number; ``mark`` ("ตัวอย่าง") across every page;
    ``provenance`` (version, content hash) small at every foot. ``blank`` is what None prints.
    ``digits="thai"`` turns the digits of numbers, headings, titles, labels and page numbers;
    words that people typed stay as typed. ``dated`` goes into the file's properties, so that the
    same sheet makes the same bytes on any day.
    """

    code: str
    title_lines: tuple[str, ...]
    columns: tuple[Column, ...]
    body: tuple[Block, ...] = ()
    subtitle_lines: tuple[str, ...] = ()
    footer_text: str = ""
    signatures: tuple[Signature, ...] = ()
    notes: tuple[str, ...] = ()
    provenance: tuple[str, ...] = ()
    mark: str = ""
    blank: str = "-"
    orientation: Literal["landscape", "portrait"] = "landscape"
    digits: Literal["arabic", "thai"] = "arabic"
    language: Literal["th", "en"] = "th"
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """หัวสดมภ์: one cell of the head of the table; ``row`` and ``column`` count from 0."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """ตอน: groups that stand above one table (only the first may be without), then its blocks."""

    above: tuple[Group, ...]
    blocks: tuple[Block, ...]


# ------------------------------------------------------------------ shape


def check(sheet: Sheet) -> Sheet:
    """The same sheet, when each row fits the columns. Raises :class:`MisshapenSheet`."""
    keys = [column.key for column in sheet.columns]
    if not keys or len(set(keys)) != len(keys):
        raise MisshapenSheet(f"A paper needs columns with keys of their own, not {keys}.")
    if any(column.width_mm <= 0 for column in sheet.columns):
        raise MisshapenSheet("Every column needs a width above 0 mm.")
    for number, block in enumerate(sheet.body, start=1):
        if isinstance(block, Group):
            continue
        if len(block.cells) != len(keys):
            raise MisshapenSheet(
                f"Block {number} has {len(block.cells)} cells, the paper {len(keys)} columns."
            )
        for cell, column in zip(block.cells, sheet.columns, strict=True):
            _check_cell(cell, column, number)
        if isinstance(block, Total):
            _check_label(block, sheet.columns, number)
    return sheet


def _check_cell(cell: Cell, column: Column, number: int) -> None:
    whole = isinstance(cell, int) and not isinstance(cell, bool)
    if isinstance(cell, Decimal) and not cell.is_finite():
        raise MisshapenSheet(f"Block {number}, {column.key}: {cell} is not an amount.")
    if not (cell is None or whole or isinstance(cell, str | Decimal)):
        raise MisshapenSheet(
            f"Block {number}, {column.key}: {cell!r} is no words, count, baht or None."
        )
    if isinstance(cell, Decimal) and column.kind not in FIGURES:
        raise MisshapenSheet(f"Block {number}, {column.key}: baht in a column of {column.kind}.")


def _check_label(total: Total, columns: Sequence[Column], number: int) -> None:
    span = label_span(columns)
    if span == 0:
        raise MisshapenSheet("A paper whose first column holds figures has no room for totals.")
    if any(cell is not None for cell in total.cells[:span]):
        raise MisshapenSheet(f"Block {number}: a total has a cell under its label.")


def label_span(columns: Sequence[Column]) -> int:
    """How many leading columns the label of a total covers: all before the first figure."""
    for place, column in enumerate(columns):
        if column.kind in FIGURES:
            return place
    return len(columns)


def headings(sheet: Sheet) -> tuple[Heading, ...]:
    """The head of the table in reading order: one row, or two where columns share a heading."""
    deep = 2 if any(column.group_heading for column in sheet.columns) else 1
    upper, lower, place = list[Heading](), list[Heading](), 0
    for shared, run in groupby(sheet.columns, key=lambda column: column.group_heading):
        members = list(run)
        words = [heading(sheet, column.heading) for column in members]
        if shared:
            upper.append(Heading(heading(sheet, shared), 0, place, columns=len(members)))
            lower += [Heading(word, 1, place + at) for at, word in enumerate(words)]
        else:
            upper += [Heading(word, 0, place + at, rows=deep) for at, word in enumerate(words)]
        place += len(members)
    return (*upper, *lower)


def sections(sheet: Sheet) -> tuple[Section, ...]:
    """The body cut into tables: a run of groups with an alignment block opens a new one."""
    cut, above, blocks = list[Section](), tuple[Group, ...](), list[Block]()
    for is_group, run in groupby(sheet.body, key=lambda block: isinstance(block, Group)):
        members = list(run)
        groups = [block for block in members if isinstance(block, Group)]
        last = max((at for at, group in enumerate(groups) if group.lines), default=-1)
        if is_group and last >= 0:
            if above or blocks:
                cut.append(Section(above, tuple(blocks)))
            above, blocks = tuple(groups[: last + 1]), list(groups[last + 1 :])
        else:
            blocks += members
    return (*cut, Section(above, tuple(blocks)))


# ------------------------------------------------------------------ words


def heading(sheet: Sheet, text: str) -> str:
    """A word of the form itself (title, heading, label, foot), in the digits of the paper."""
    words = clean(text)
    return to_thai_digits(words) if sheet.digits == "thai" else words


def typed(text: str) -> str:
    """What a person typed, digits untouched, without what no eye sees (controls, overrides)."""
    return clean(text)


def form_code(sheet: Sheet) -> str:
    """ "แบบ ผ.02", or "" for a paper without a code."""
    return heading(sheet, f"แบบ {sheet.code}") if sheet.code else ""


def page_words(sheet: Sheet) -> tuple[str, str]:
    """The words before the page's number and before the number of pages."""
    return ("หน้า", "จาก") if sheet.language == "th" else ("Page", "of")


def formatted(cell: Cell, column: Column, sheet: Sheet) -> str:
    """What a reader sees in the cell: amounts with commas and satang where there are any.

    An order number (ลำดับที่) has no commas. None is ``sheet.blank``; 0 is "0"; a whole number in
    a column of baht is a count (รวมจำนวนโครงการ).
    """
    if cell is None:
        return sheet.blank
    if isinstance(cell, str):
        return typed(cell)
    if isinstance(cell, Decimal):
        return format_baht(cell, sheet.digits)
    if column.kind == "number":
        return heading(sheet, str(cell))
    return format_number(cell, digits=sheet.digits)


def total_cells(total: Total, sheet: Sheet) -> tuple[str, ...]:
    """What a reader sees after the label of a total; columns of words stay empty there."""
    span = label_span(sheet.columns)
    pairs = zip(total.cells[span:], sheet.columns[span:], strict=True)
    return tuple(
        "" if cell is None and column.kind not in FIGURES else formatted(cell, column, sheet)
        for cell, column in pairs
    )


# ------------------------------------------------------------------ flat


def as_rows(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    """The table as flat rows of typed cells: headings, then groups, rows and totals in order.

    A shared heading is joined to each of its own ("งบประมาณ 2566 (บาท)"); groups (with their
    alignment lines before them) and labels of totals stand in the first column.
    """
    rest = (None,) * (len(sheet.columns) - 1)
    yield tuple(
        " ".join(
            filter(None, (heading(sheet, column.group_heading), heading(sheet, column.heading)))
        )
        for column in sheet.columns
    )
    for block in sheet.body:
        if isinstance(block, Group):
            for line in (*block.lines, block.text):
                yield (typed(line), *rest)
        elif isinstance(block, Total):
            yield (heading(sheet, block.label), *block.cells[1:])
        else:
            yield tuple(typed(cell) if isinstance(cell, str) else cell for cell in block.cells)
