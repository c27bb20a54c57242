"""Reading papers back, the way other programs do."""

import io
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import docx
import openpyxl
import pypdfium2
from PIL import Image

from ruamphaen.base.qr import QUIET, qr_squares
from ruamphaen.documents.render.script_pdf import STAMP_MM
from ruamphaen.documents.sheet import Group, Sheet, Total, formatted, total_cells
from ruamphaen.thai.numerals import to_arabic_digits


@dataclass(frozen=True)
class Letter:
    """One letter of a page and how far above the foot its line stands, in points."""

    text: str
    line: float


def pages_of(pdf: bytes) -> list[str]:
    """The text layer of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def letters_of(pdf: bytes) -> list[list[Letter]]:
    """The letters of each page in reading order, without spaces."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            letters = (
                Letter(text.get_text_range(at, 1), text.get_charbox(at, loose=True)[1])
                for at in range(text.count_chars())
            )
            found.append([letter for letter in letters if letter.text.strip()])
    return found


def shows_qr(pdf: bytes, address: str) -> bool:
    """Whether a page carries the QR code of an address in the size of a stamp, square for square."""
    squares, scale = qr_squares(address), 6
    step = STAMP_MM / 25.4 * 72 * scale / (len(squares) + 2 * QUIET)
    finder = bytes(int(7 * step) - 2)  # the topmost row of a code begins with seven dark squares
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=scale).to_pil().convert("L")
            picture = picture.point([0] * 128 + [255] * 128)
            wide, seen = picture.width, picture.tobytes()
            for top in range(picture.height - int(len(squares) * step)):
                left = seen.find(finder, top * wide, (top + 1) * wide) - top * wide
                if left >= 0 and _squares_at(picture, left, top, step, len(squares)) == squares:
                    return True
    return False


def _squares_at(
    picture: Image.Image, left: int, top: int, step: float, side: int
) -> tuple[tuple[bool, ...], ...] | None:
    if left + side * step > picture.width:
        return None
    return tuple(
        tuple(
            picture.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) == 0
            for x in range(side)
        )
        for y in range(side)
    )


def bare(text: str) -> str:
    """The text without spaces, ends of lines and marks of the setter."""
    return re.sub(r"[\s\u200b\u2060\ufffe\u00ad]+", "", text)


def printed_words(sheet: Sheet) -> list[str]:
    """Everything a reader must find on the paper, cell by cell."""
    words = [*sheet.notes, *sheet.provenance]
    for block in sheet.body:
        if isinstance(block, Group):
            words += [*block.lines, block.text]
        elif isinstance(block, Total):
            words += [block.label, *total_cells(block, sheet)]
        else:
            pairs = zip(block.cells, sheet.columns, strict=True)
            words += [formatted(cell, column, sheet) for cell, column in pairs]
    return words


def amounts_in(rows: list[list[str]]) -> list[list[Decimal]]:
    """The numbers among the cells of each row that has any."""
    found = [[number for cell in row if (number := _number(cell)) is not None] for row in rows]
    return [numbers for numbers in found if numbers]


def _number(cell: str) -> Decimal | None:
    try:
        return Decimal(to_arabic_digits(cell).replace(",", ""))
    except InvalidOperation:
        return None


def docx_rows(made: bytes) -> list[list[str]]:
    """The rows of all tables of a Word document, joined cells once."""
    return [
        [words_of(cell) for cell in row.tc_lst]
        for table in docx.Document(io.BytesIO(made)).tables
        for row in table._tbl.tr_lst
    ]


def words_of(element) -> str:
    """The words of an element of a Word document, ends of lines left out."""
    return "".join(element.xpath(".//w:t/text()")).strip()


def xlsx_rows(made: bytes) -> list[list[object]]:
    """The values of all rows of a workbook."""
    page = openpyxl.load_workbook(io.BytesIO(made)).active
    return [list(row) for row in page.iter_rows(values_only=True)]
