"""ตารางออก: plain tables for other programs, as CSV or Excel, which no program can run as formulas."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

type Written = str | int | Decimal | date | None

# A spreadsheet takes such a beginning for a formula, also in full width and after what no eye sees.
_UNSEEN = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*"
_FORMULA = re.compile(rf"[\t\r\n]|{_UNSEEN}[=+\-@\uff1d\uff0b\uff0d\uff20]")
# Where any spreadsheet may cut a line into cells, whatever the standard says: "ก;=1+1" is one cell.
_CUT = re.compile(r'[",;|\t\r\n]')
_NUMBER_OR_DASH = re.compile(r"-|[+-]?[0-9๐-๙]+(?:,[0-9๐-๙]{3})*(?:\.[0-9๐-๙]+)?")
_LONGEST_CELL = 32_767  # letters, by Excel's own limit
_LETTERS_PER_COLUMN = (8, 60)


def table_csv(headings: Sequence[str], rows: Iterable[Sequence[Written]]) -> bytes:
    """A table under its headings as CSV."""
    return rows_csv([headings, *rows])


def rows_csv(rows: Iterable[Sequence[Written]]) -> bytes:
    """Rows as CSV (RFC 4180), UTF-8 with a BOM, which Excel needs for Thai.

    Amounts are plain decimals (1250000.50), a blank is an empty cell. Words that a spreadsheet
    would run as a formula get an apostrophe before them; negative numbers stay numbers.
    """
    lines = (",".join(_quoted(_plain(cell)) for cell in row) + "\r\n" for row in rows)
    return "".join(lines).encode("utf-8-sig")


def table_xlsx(name: str, headings: Sequence[str], rows: Iterable[Sequence[Written]]) -> bytes:
    """A table as a workbook with one sheet: a head that stays, filters, real numbers and dates.

    Words are written as words whatever they begin with.
    """
    import xlsxwriter  # wanted only here

    made = io.BytesIO()
    safely = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, safely)
    page = book.add_worksheet(name[:31])
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    page.write_row(0, 0, headings, bold)
    least, most = _LETTERS_PER_COLUMN
    widths = [len(heading) for heading in headings]
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(last, at, cell[:_LONGEST_CELL])
            elif isinstance(cell, date):
                page.write_datetime(last, at, cell, day)
            elif cell is not None:
                page.write_number(last, at, cell)
            widths[at] = max(widths[at], len(str(cell or "")))
    for at, width in enumerate(widths):
        page.set_column(at, at, min(max(width, least), most))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(last, 1), len(headings) - 1)
    book.close()
    return made.getvalue()


def harmless(words: str) -> str:
    """The words with an apostrophe before them where a spreadsheet would run them."""
    if _FORMULA.match(words) and not _NUMBER_OR_DASH.fullmatch(words):
        return f"'{words}"
    return words


def _quoted(cell: str) -> str:
    return f'"{cell.replace('"', '""')}"' if _CUT.search(cell) else cell


def _plain(cell: Written) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return harmless(cell) if isinstance(cell, str) else str(cell)
