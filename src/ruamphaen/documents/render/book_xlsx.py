"""พิมพ์เล่มเป็น Excel: cover with contents, then a tab for each part; running text is one wide column."""

import io
import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ruamphaen.base.qr import QR_DOTS, QUIET, qr_png, qr_squares
from ruamphaen.documents import book as paper
from ruamphaen.documents import script as flowing
from ruamphaen.documents.book import Book, Part
from ruamphaen.documents.render.metrics import text_mm
from ruamphaen.documents.render.packed import without_time
from ruamphaen.documents.render.script_pdf import ROOM_MM, STAMP_MM
from ruamphaen.documents.render.xlsx import (
    A4,
    AS_WIDE_AS_PT,
    LINE_HEIGHT_PT,
    SAFELY,
    Looks,
    describe_book,
    number_format,
    tab_name,
    write_sheet,
)
from ruamphaen.documents.script import (
    Block,
    Field,
    Heading,
    Paragraph,
    Script,
    Stamp,
    Table,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Running text stands in so many columns of equal width; a table shares them among its own.
_GRID, _FILLED = 12, 0.86
_COVER_TAB = "ปกและสารบัญ"
_PIXELS = 96 / 25.4


def render_book_xlsx(book: Book) -> bytes:
    """The book as an Excel workbook; the same book gives the same bytes.

    Raises :class:`~ruamphaen.documents.sheet.MisshapenSheet`.
    """
    import xlsxwriter  # wanted only here

    made = io.BytesIO()
    book = paper.check(book)
    workbook = xlsxwriter.Workbook(made, SAFELY)
    describe_book(workbook, paper.words(book, book.title), book.dated)
    tabs = _tab_names(book)
    looks = Looks(workbook, thai_digits=book.digits == "thai")
    _write_script(workbook, _front(book, tabs), _COVER_TAB, looks, book)
    for part, tab in zip(book.parts, tabs, strict=True):
        if isinstance(part.paper, Script):
            titled = (Heading(part.title, 0), *part.paper.blocks)
            _write_script(workbook, _script(book, titled), tab, looks, book)
        else:
            titles = part.paper.title_lines or (part.title,)
            write_sheet(workbook, replace(part.paper, title_lines=titles), tab)
    workbook.close()
    return without_time(made.getvalue())


def _script(book: Book, blocks: tuple[Block, ...]) -> Script:
    return Script(book.title, blocks, digits=book.digits, language=book.language)


def _front(book: Book, tabs: Sequence[str]) -> Script:
    """The cover, and which tab holds which part."""
    contents = [Heading(paper.CONTENTS_TITLE, 0)] if book.contents else []
    lines = [
        Field(tab, part.title) for part, tab in zip(book.parts, tabs, strict=True) if book.contents
    ]
    return _script(book, (*book.cover, *contents, *lines))


def _tab_names(book: Book) -> list[str]:
    """A name for each part that no other has: the form's code, or the part's number."""
    names = list[str]()
    for number, part in enumerate(book.parts, start=1):
        name = tab_name(_called(part, number))
        while name in names or name == _COVER_TAB:
            name = tab_name(f"{name[:26]} ({number})")
        names.append(name)
    return names


def _called(part: Part, number: int) -> str:
    """ส่วนที่ 1, บัญชีเปลี่ยนแปลง ผ.02: short enough for a tab, after the number of the part."""
    first, _space, rest = part.title.partition(" ")
    if isinstance(part.paper, Script):
        short = f"{first} {rest.split(' ')[0]}" if part.level == 0 else first
        return f"{number} {short}"[:31]
    return f"{number} {first[:20]} {part.paper.code}".strip()[:31]


def _write_script(workbook: "Workbook", script: Script, tab: str, looks: Looks, book: Book) -> None:
    page = workbook.add_worksheet(tab)
    page.set_column_pixels(0, _GRID - 1, round(ROOM_MM / _GRID * _PIXELS))
    at = 0
    for block in script.blocks:
        at = _write_block(page, at, block, script, looks)
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    mark = paper.words(book, book.mark)
    page.set_header(f'&L&"TH SarabunPSK,Regular"&12{mark}')
    trail = " ".join(book.provenance)[:200].replace("&", "&&")
    page.set_footer(f'&L&"TH SarabunPSK,Regular"&8{trail}&R&P')


def _write_block(page: "Worksheet", at: int, block: Block, script: Script, looks: Looks) -> int:
    """Write a block; the number of the row after it."""
    match block:
        case Heading():
            side = "center" if block.level <= 0 else "left"
            look = looks(side, size=16 if block.level <= 0 else 14, bold=True, box=False, wrap=True)
            return _line(page, at, flowing.words(script, block.text), look)
        case Paragraph():
            text = f"{block.number} {block.text}".strip()
            look = looks(block.align, size=14, bold=block.bold, box=False, wrap=True)
            return _line(page, at, flowing.words(script, text), look)
        case Field():
            look = looks(size=14, bold=block.bold, box=False, wrap=True)
            return _beside(page, at, (block.label, block.text), script, look)
        case Stamp():
            return _stamp(page, at, block, looks)
        case Table():
            return _table(page, at, block, script, looks)
        case _:
            return at + 1


def _line(page: "Worksheet", at: int, words: str, look: object) -> int:
    room = ROOM_MM * _FILLED
    lines = sum(
        max(1, math.ceil(text_mm(line, AS_WIDE_AS_PT * 1.2) / room)) for line in words.split("\n")
    )
    page.set_row(at, LINE_HEIGHT_PT * 1.2 * lines)
    _across(page, at, 0, _GRID - 1, words, look)
    return at + 1


def _stamp(page: "Worksheet", at: int, block: Stamp, looks: Looks) -> int:
    """The QR code, and its lines beside it."""
    squares = len(qr_squares(block.address)) + 2 * QUIET
    scale = STAMP_MM * _PIXELS / (squares * QR_DOTS)
    drawn = {
        "image_data": io.BytesIO(qr_png(block.address)),
        "x_scale": scale,
        "y_scale": scale,
        "description": block.address,
    }
    page.insert_image(at, 0, "qr.png", drawn)
    first = math.ceil(STAMP_MM / (ROOM_MM / _GRID)) + 1
    for line in block.lines:
        page.set_row(at, LINE_HEIGHT_PT * 1.2)
        _across(page, at, first, _GRID - 1, line, looks(size=10, box=False, wrap=True))
        at += 1
    return at + 1


def _beside(page: "Worksheet", at: int, pair: tuple[str, str], script: Script, look: object) -> int:
    third = _GRID // 3
    _across(page, at, 0, third - 1, flowing.words(script, pair[0]), look)
    _across(page, at, third, _GRID - 1, flowing.words(script, pair[1]), look)
    page.set_row(at, LINE_HEIGHT_PT * 1.2)
    return at + 1


def _table(page: "Worksheet", at: int, table: Table, script: Script, looks: Looks) -> int:
    if table.caption:
        caption = flowing.words(script, table.caption)
        at = _line(page, at, caption, looks(size=14, bold=True, box=False, wrap=True))
    spans = _spans([column.width_mm for column in table.columns])
    if table.bordered:
        head = looks("center", fill="#EEEEEE", bold=True, middle=True)
        lines = 1
        for (first, last), column in zip(spans, table.columns, strict=True):
            words = flowing.words(script, column.heading)
            _across(page, at, first, last, words, head)
            lines = max(lines, _lines(words, first, last))
        page.set_row(at, LINE_HEIGHT_PT * lines)
        at += 1
    plain = len(table.rows) - table.totals
    for place, row in enumerate(table.rows):
        lines = 1
        for (first, last), cell, column in zip(spans, row, table.columns, strict=True):
            words = flowing.cell_words(cell, column, script)
            side = {"text": "left", "number": "center"}.get(column.kind, "right")
            bold = place >= plain
            look = looks(side, bold=bold, box=table.bordered, wrap=True)
            _across(page, at, first, last, words, look)
            if isinstance(cell, int | Decimal):
                look = looks(side, number_format(cell, column), bold=bold, box=table.bordered)
                page.write_number(at, first, float(cell), look)
            lines = max(lines, _lines(words, first, last))
        page.set_row(at, LINE_HEIGHT_PT * lines)
        at += 1
    return at + 1


def _lines(words: str, first: int, last: int) -> int:
    """About how many lines the words take across these columns of the grid."""
    room = ROOM_MM / _GRID * (last - first + 1) * _FILLED
    return sum(max(1, math.ceil(text_mm(line, AS_WIDE_AS_PT) / room)) for line in words.split("\n"))


def _spans(wishes: Sequence[float]) -> list[tuple[int, int]]:
    """How the columns of a table share the columns of the grid: each at least one."""
    spans, first = list[tuple[int, int]](), 0
    for at, wish in enumerate(wishes):
        left = len(wishes) - at - 1
        wide = round(wish * _GRID / sum(wishes)) if left else _GRID - first
        wide = max(1, min(wide, _GRID - first - left))
        spans.append((first, first + wide - 1))
        first += wide
    return spans


def _across(page: "Worksheet", at: int, first: int, last: int, words: str, look: object) -> None:
    if last > first:
        page.merge_range(at, first, at, last, "", look)
    page.write_string(at, first, words, look)
