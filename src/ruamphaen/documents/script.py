"""หนังสือก่อนลงหมึก: flowing papers (letters, announcements, minutes, cards), before any format.

The sister of :mod:`.sheet`: a :class:`Sheet` is one table of a form of the law, a :class:`Script` runs
from top to bottom and turns its pages by itself. The same manners: no Django, no clock, no files;
builders pour words in, printers read them, and every format shows the same words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ruamphaen.documents.sheet import (
    Cell,
    Column,
    Group,
    MisshapenSheet,
    Row,
    Sheet,
    Signature,
    formatted,
    typed,
)
from ruamphaen.thai.numerals import to_thai_digits
from ruamphaen.thai.text import clean

INDENT_MM = 25.0
"""ย่อหน้า: where the first line of a paragraph begins, from the left margin."""

COVER = -1

type Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """หัวเรื่อง: 0 = the paper's title in the middle, 1 = a part's, 2 = one within a part.

    COVER (-1) stands large in the middle of a cover.
    Never left alone at the foot of a page.
    """

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """ย่อหน้า: running text; its first line begins ``indent_mm`` from the margin.

    ``number`` ("3.1") stands before the words. ``keep``: on one page with what follows.
    """

    text: str
    number: str = ""
    indent_mm: float = INDENT_MM
    align: Align = "left"
    bold: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """บรรทัดมีป้าย: a label (เรื่อง, เรียน, สถานที่) and words that hang beside it.

    Without words a dotted line is left for a pen where ``pen`` says so.
    """

    label: str
    text: str
    label_mm: float = 18
    bold: bool = False
    pen: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """หัวหนังสือ: room for the emblem, the number left, the office right, the day from the middle.

    The emblem itself is not drawn: offices print on their own headed paper or put their own there.
    """

    number: str
    office: tuple[str, ...]
    day: str
    emblem_mm: float = 30


@dataclass(frozen=True, slots=True)
class Table:
    """ตาราง: columns and rows as a sheet has them; its head comes again on each page.

    Cells left "" are empty. ``bordered`` False: lines of a list (รายชื่อ) without head or rules.
    ``row_mm`` is the least height of a row, where a hand will write. ``caption`` stands above.
    ``totals``: so many last rows are in bold.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    bordered: bool = True
    row_mm: float = 0
    totals: int = 0


@dataclass(frozen=True, slots=True)
class Signatures:
    """ลงนาม: places to sign, never torn from each other nor from the words just before.

    One stands right of the middle, more stand side by side. ``closing`` (ขอแสดงความนับถือ) is above.
    """

    people: tuple[Signature, ...]
    closing: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """ขึ้นหน้าใหม่."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """ตรารุ่น: which version this is: a QR code to its public page, and small lines beside it.

    ``address`` and ``lines`` are printed exactly as given: a hash in Thai digits is no hash. ``low``:
    at the foot of its page.
    """

    address: str
    lines: tuple[str, ...]
    low: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """บัตร: one card of a kit. ``code`` and ``address`` are printed exactly as given, the address
    also as a QR code, on a stub that is torn off and kept with the words of ``stub``; ``blanks``
    are dotted lines to write on, ``boxes`` are ticked.
    """

    head: str
    title: str
    lines: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    code: str = ""
    address: str = ""
    stub: tuple[str, ...] = ()
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """แผ่นบัตร: eight cards to an A4 page, two across and four down, with lines to cut along."""

    cards: tuple[Card, ...]


CARDS_ACROSS, CARDS_DOWN = 2, 4

type Block = (
    Heading | Paragraph | Field | Letterhead | Table | Signatures | PageBreak | Stamp | Cards
)


@dataclass(frozen=True, slots=True)
class Script:
    """หนังสือหนึ่งฉบับ: a whole flowing paper, A4 upright.

    ``title`` goes into the file's properties; ``numbered`` prints "- 2 -" at the head from the second
    page on; ``mark`` ("ร่าง") stands across every page; ``provenance`` small at every foot.
    ``digits="thai"`` turns the digits of all words, also those that people typed, because a letter
    that mixes both would be sent back; only codes and addresses of cards stay. ``dated`` makes the
    same script the same bytes on any day.
    """

    title: str
    blocks: tuple[Block, ...]
    mark: str = ""
    numbered: bool = True
    provenance: tuple[str, ...] = ()
    digits: Literal["arabic", "thai"] = "arabic"
    language: Literal["th", "en"] = "th"
    dated: date | None = None


# ------------------------------------------------------------------ words


def words(script: Script, text: str) -> str:
    """The words as printed: cleaned, in the digits of the paper."""
    cleaned = clean(text)
    return to_thai_digits(cleaned) if script.digits == "thai" else cleaned


def cell_words(cell: Cell, column: Column, script: Script) -> str:
    """What a reader sees in a cell of a table."""
    if isinstance(cell, str):
        return words(script, cell)
    shown = formatted(cell, column, blank_sheet(script))
    return words(script, shown)


def blank_sheet(script: Script) -> Sheet:
    """A sheet with nothing on it in the digits and language of the script."""
    return Sheet("", (), (), digits=script.digits, language=script.language, blank="")


def check(script: Script) -> Script:
    """The same script, when each row fits its table and cards stand alone; or MisshapenSheet."""
    cards = [isinstance(block, Cards) for block in script.blocks]
    if any(cards) and not all(cards):
        raise MisshapenSheet("Cards stand on pages of their own, without other blocks.")
    for number, block in enumerate(script.blocks, start=1):
        if not isinstance(block, Table):
            continue
        if not block.columns or any(column.width_mm <= 0 for column in block.columns):
            raise MisshapenSheet(f"Block {number}: a table needs columns of some width.")
        if any(len(row) != len(block.columns) for row in block.rows):
            raise MisshapenSheet(f"Block {number}: a row does not fit the columns.")
    return script


def ends_titles(blocks: Sequence[Block], at: int) -> bool:
    """Whether the block at a place is the last line of the titles, after which there is room."""
    if not _is_title(blocks[at]) or at + 1 == len(blocks):
        return False
    return not _is_title(blocks[at + 1])


def _is_title(block: Block) -> bool:
    heading = isinstance(block, Heading) and block.level == 0
    return heading or (isinstance(block, Paragraph) and block.align == "center")


def is_cards(script: Script) -> bool:
    """Whether it is a paper of cards, which fill the whole page."""
    return any(isinstance(block, Cards) for block in script.blocks)


def all_words(script: Script) -> Iterator[str]:
    """Everything a reader must find on the paper, block by block."""
    for block in script.blocks:
        match block:
            case Table():
                yield from _words_of_table(block, script)
            case Cards():
                for card in block.cards:
                    yield from (words(script, card.head), words(script, card.title))
                    for part in (*card.lines, *card.blanks, *card.boxes, *card.stub, card.foot):
                        yield words(script, part)
                    yield card.code
            case Signatures():
                yield words(script, block.closing)
                for one in block.people:
                    for part in (one.caption, one.name, *one.position):
                        yield words(script, part)
            case Letterhead():
                for part in (block.number, *block.office, block.day):
                    yield words(script, part)
            case Field():
                yield words(script, block.label)
                yield words(script, block.text)
            case Paragraph():
                yield words(script, block.number)
                yield words(script, block.text)
            case Heading():
                yield words(script, block.text)
            case Stamp():
                yield from block.lines
            case PageBreak():
                pass


def _words_of_table(table: Table, script: Script) -> Iterator[str]:
    yield words(script, table.caption)
    if table.bordered:
        yield from (words(script, column.heading) for column in table.columns)
    for row in table.rows:
        for cell, column in zip(row, table.columns, strict=True):
            yield cell_words(cell, column, script)


# ------------------------------------------------------------------ as a table


def tabled(script: Script) -> Sheet:
    """The tables of the script as one sheet, for formats that know only rows (XLSX, CSV).

    Tables of the same columns follow each other, each under its caption. Raises
    :class:`MisshapenSheet` where there is no table, or tables of different columns.
    """
    tables = [block for block in script.blocks if isinstance(block, Table) and block.bordered]
    if not tables or any(table.columns != tables[0].columns for table in tables):
        raise MisshapenSheet("This paper is not one table, so it cannot be printed as rows.")
    titles = [
        block.text for block in script.blocks if isinstance(block, Heading) and block.level == 0
    ]
    body: list[Group | Row] = []
    for table in tables:
        if table.caption:
            body.append(Group(1, typed(table.caption)))
        body += [Row(row) for row in table.rows]
    return Sheet(
        code="",
        title_lines=tuple(titles) or (script.title,),
        columns=tables[0].columns,
        body=tuple(body),
        provenance=script.provenance,
        mark=script.mark,
        blank="",
        orientation="portrait",
        digits=script.digits,
        language=script.language,
        dated=script.dated,
    )
