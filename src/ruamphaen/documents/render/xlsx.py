"""พิมพ์เป็น Excel: the paper as a workbook, with real numbers and ready to print.

Words are written as words whatever they begin with, so no cell ever becomes a formula. Totals are
plain numbers, equal to those on the other papers.
"""

import io
import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ruamphaen.documents import sheet as paper
from ruamphaen.documents.render.metrics import text_mm
from ruamphaen.documents.render.packed import without_time
from ruamphaen.documents.render.pdf import UNDATED
from ruamphaen.documents.render.widths import column_widths, page_width_mm
from ruamphaen.documents.sheet import Cell, Column, Group, Heading, Row, Sheet, Total

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT, SIZE_PT, AS_WIDE_AS_PT, PADDING_MM = "TH SarabunPSK", 12, 9.0, 1.4
MARGIN_MM, TOP_MM, BOTTOM_MM = 12.0, 18.0, 16.0
LINE_HEIGHT_PT = 19.0
A4, THAI_NUMERALS = 9, "[$-D00041E]"
_PIXELS_PER_MM = 96 / 25.4
_SIDES = {"text": "left", "number": "center", "count": "right", "baht": "right"}
_FILLED = 0.86  # of a line, on the mean: Thai ends lines at words
_HIGHEST_ROW_PT = 409.0
SAFELY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_MOST_LETTERS = 32_767  # of one cell, by Excel's own limits


def render_xlsx(sheet: Sheet) -> bytes:
    """The sheet as an Excel workbook of one A4 sheet; the same sheet gives the same bytes.

    Row by row: the form's code at the right, titles, head, then groups across the table, rows and
    totals. Raises :class:`~ruamphaen.documents.sheet.MisshapenSheet`.
    """
    import xlsxwriter  # wanted only here

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, SAFELY)
    title = " ".join(paper.heading(sheet, line) for line in paper.check(sheet).title_lines)
    describe_book(book, title, sheet.dated)
    write_sheet(book, sheet, tab_name(paper.form_code(sheet)))
    book.close()
    return without_time(made.getvalue())


def write_sheet(book: "Workbook", sheet: Sheet, name: str) -> None:
    """The sheet as one more page of a workbook."""
    page = book.add_worksheet(name)
    looks = Looks(book, thai_digits=sheet.digits == "thai")
    widths = column_widths(sheet, page_width_mm(sheet) - 2 * MARGIN_MM, AS_WIDE_AS_PT, PADDING_MM)
    for at, width in enumerate(widths):
        page.set_column_pixels(at, at, round(width * _PIXELS_PER_MM))
    head = _write_titles(page, sheet, looks)
    body = _write_head(page, paper.headings(sheet), head, looks)
    end = _write_body(page, sheet, body, looks, widths)
    end = _write_end(page, sheet, end, looks)
    _lay_page(page, sheet, head, body)
    # Row 1 holds the form's code for readers on a screen; on paper it stands in the head.
    page.print_area(1, 0, end, len(widths) - 1)


def describe_book(book: "Workbook", title: str, dated: date | None) -> None:
    """What the file says of itself: title and day."""
    day = dated or UNDATED
    created = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- xlsxwriter writes it as UTC
    book.set_properties({"title": title, "created": created})


def tab_name(words: str) -> str:
    """The words as the name of a tab."""
    # "แบบ ผ.02-1": no sign that Excel forbids, and a space, so that print ranges quote the name
    # (unquoted, ผ.02 is not read as a name by every program).
    name = words.replace("/", "-")
    return "".join(letter for letter in name if letter not in "[]:*?\\'")[:31] or "Sheet 1"


class Looks:
    """รูปแบบเซลล์: the formats of a workbook, each made once (xlsxwriter keeps every one it makes)."""

    def __init__(self, book: "Workbook", *, thai_digits: bool) -> None:
        self._book = book
        self._numerals = THAI_NUMERALS if thai_digits else ""
        self._made: dict[tuple[object, ...], Format] = {}

    def __call__(
        self,
        align: str = "left",
        number: str = "",
        fill: str = "",
        indent: int = 0,
        size: float = SIZE_PT,
        *,
        bold: bool = False,
        box: bool = True,
        middle: bool = False,
        wrap: bool = False,
    ) -> "Format":
        """The format that looks so; ``number`` is a number format without its numerals."""
        key = (align, number, fill, indent, size, bold, box, middle, wrap)
        if key not in self._made:
            look: dict[str, object] = {
                "font_name": FONT,
                "font_size": size,
                "bold": bold,
                "align": align,
                "valign": "vcenter" if middle else "top",
                "text_wrap": box or wrap,
                "border": 1 if box else 0,
                "indent": indent,
            }
            if number:
                look["num_format"] = _padded(number, self._numerals)
            if fill:
                look["bg_color"] = fill
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _padded(number: str, numerals: str) -> str:
    """A space's room at the right of numbers and dashes, so that they never touch the border."""
    shown = f"{numerals}{number}_ "
    return f"{shown};{numerals}-{number}_ ;{shown};@_ "


# ------------------------------------------------------------------ writing


def _write_titles(page: "Worksheet", sheet: Sheet, looks: Looks) -> int:
    """Write the code and the titles; the number of the row after them (from 0)."""
    last = len(sheet.columns) - 1
    page.write_string(
        0, last, paper.form_code(sheet), looks("right", size=14, bold=True, box=False)
    )
    titles = [(line, 16, True) for line in sheet.title_lines]
    titles += [(line, 14, False) for line in sheet.subtitle_lines]
    for at, (line, size, bold) in enumerate(titles, start=1):
        look = looks("center", size=size, bold=bold, box=False, middle=True)
        page.set_row(at, size * 1.5)
        _across(page, at, 0, last, paper.heading(sheet, line), look)
    return len(titles) + 2  # one empty row


def _write_head(page: "Worksheet", headings: Sequence[Heading], top: int, looks: Looks) -> int:
    look = looks("center", fill="#EEEEEE", bold=True, middle=True)
    for cell in headings:
        row, last = top + cell.row, cell.column + cell.columns - 1
        if cell.rows > 1 or cell.columns > 1:
            page.merge_range(row, cell.column, row + cell.rows - 1, last, "", look)
        page.write_string(row, cell.column, cell.text, look)
    deep = max(cell.row + cell.rows for cell in headings)
    lines = max(cell.text.count("\n") for cell in headings) + 1
    for row in range(top, top + deep):
        page.set_row(row, LINE_HEIGHT_PT * (lines if row == top + deep - 1 else 1.2))
    return top + deep


def _write_body(
    page: "Worksheet", sheet: Sheet, top: int, looks: Looks, widths: Sequence[float]
) -> int:
    at = top
    for block in sheet.body:
        if isinstance(block, Group):
            at = _write_group(page, block, at, looks, widths)
            continue
        if isinstance(block, Total):
            _write_total(page, block, sheet, at, looks)
        else:
            _write_row(page, block, sheet, at, looks, widths)
        at += 1
    return at


def _write_group(
    page: "Worksheet", group: Group, at: int, looks: Looks, widths: Sequence[float]
) -> int:
    look = looks("left", indent=group.level - 1, bold=not group.plain)
    rows = [(paper.typed(line), looks(wrap=True, box=False)) for line in group.lines]
    rows.append((paper.typed(group.text), look))
    for words, dress in rows:
        page.set_row(at, LINE_HEIGHT_PT * _lines(words, sum(widths)))
        _across(page, at, 0, len(widths) - 1, words, dress)
        at += 1
    return at


def _lines(words: str, width_mm: float) -> int:
    """About how many lines the words take. Only Excel fits heights itself, and not of joined cells."""
    room = (width_mm - 2 * PADDING_MM) * _FILLED
    return sum(max(1, math.ceil(text_mm(line, AS_WIDE_AS_PT) / room)) for line in words.split("\n"))


def _write_row(
    page: "Worksheet", row: Row, sheet: Sheet, at: int, looks: Looks, widths: Sequence[float]
) -> None:
    lines = 1
    for place, (cell, column) in enumerate(zip(row.cells, sheet.columns, strict=True)):
        _write_cell(page, at, place, cell, column, sheet, looks, bold=place in row.bold)
        if isinstance(cell, str):
            lines = max(lines, _lines(paper.typed(cell), widths[place]))
    page.set_row(at, min(LINE_HEIGHT_PT * lines, _HIGHEST_ROW_PT))


def _write_total(page: "Worksheet", total: Total, sheet: Sheet, at: int, looks: Looks) -> None:
    span = paper.label_span(sheet.columns)
    fill = "#F6F6F6" if total.level else "#E8E8E8"
    label = looks("right", fill=fill, bold=True)
    page.set_row(at, LINE_HEIGHT_PT)
    _across(page, at, 0, span - 1, paper.heading(sheet, total.label), label)
    for place in range(span, len(sheet.columns)):
        cell, column = total.cells[place], sheet.columns[place]
        if cell is None and column.kind not in paper.FIGURES:
            page.write_blank(at, place, None, looks(fill=fill))
        else:
            _write_cell(page, at, place, cell, column, sheet, looks, fill=fill, bold=True)


def _write_cell(
    page: "Worksheet",
    at: int,
    place: int,
    cell: Cell,
    column: Column,
    sheet: Sheet,
    looks: Looks,
    *,
    fill: str = "",
    bold: bool = False,
) -> None:
    side = _SIDES[column.kind]
    if isinstance(cell, int | Decimal):
        look = looks(side, number_format(cell, column), fill, bold=bold)
        page.write_number(at, place, float(cell), look)  # Excel itself knows only binary floats
        return
    words = paper.formatted(cell, column, sheet)[:_MOST_LETTERS]
    number = "#,##0" if column.kind in paper.FIGURES else ""
    page.write_string(at, place, words, looks(side, number, fill, bold=bold))


def number_format(cell: int | Decimal, column: Column) -> str:
    """How Excel shows a number of a column: satang only where there are any."""
    if column.kind == "number":
        return "0"
    return "#,##0" if cell == int(cell) else "#,##0.00"


def _across(page: "Worksheet", at: int, first: int, last: int, words: str, look: "Format") -> None:
    if last > first:
        page.merge_range(at, first, at, last, "", look)
    page.write_string(at, first, words[:_MOST_LETTERS], look)


def _write_end(page: "Worksheet", sheet: Sheet, at: int, looks: Looks) -> int:
    plain, last = looks(box=False), len(sheet.columns) - 1
    for note in sheet.notes:
        page.write_string(at, 0, paper.typed(note), plain)
        at += 1
    dots = "." * 40
    for number, one in enumerate(sheet.signatures):
        place = (2 * number + 1) * last // (2 * len(sheet.signatures))
        name = paper.typed(one.name) or dots
        lines = (f"{paper.typed(one.caption)} {dots}", f"({name})", *map(paper.typed, one.position))
        for down, line in enumerate(lines, start=2):
            page.write_string(at + down, place, line, looks("center", size=14, box=False))
    longest = max((len(one.position) for one in sheet.signatures), default=-3)
    return at + longest + 3


# ------------------------------------------------------------------ page


def _lay_page(page: "Worksheet", sheet: Sheet, head: int, body: int) -> None:
    if sheet.orientation == "landscape":
        page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    side = MARGIN_MM / 25.4
    page.set_margins(left=side, right=side, top=TOP_MM / 25.4, bottom=BOTTOM_MM / 25.4)
    page.repeat_rows(head, body - 1)
    page.freeze_panes(body, 0)
    before, between = paper.page_words(sheet)
    font = f'&"{FONT},Regular"&12'
    foot = _header_words(paper.heading(sheet, sheet.footer_text))
    trail = "\n".join(_header_words(paper.typed(line)) for line in sheet.provenance)[:100]
    mark = _header_words(paper.heading(sheet, sheet.mark))
    code = _header_words(paper.form_code(sheet))
    page.set_header(f'&L{font}{mark}&R&"{FONT},Bold"&14{code}')
    page.set_footer(f'&L&"{FONT},Regular"&8 {trail}&C{font}{foot}&R{font}{before} &P {between} &N')


def _header_words(words: str) -> str:
    # "&" begins a command there, and Excel refuses a head or foot of more than 255 letters.
    return words.replace("&", "&&")[:70]
