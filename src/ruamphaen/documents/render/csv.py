"""พิมพ์เป็น CSV: the rows of the paper for other programs, safe to open in a spreadsheet."""

import csv
import io
import re
from decimal import Decimal

from ruamphaen.documents.sheet import Cell, Sheet, as_rows, check

# A spreadsheet takes such a beginning for a formula, also in full width and after what no eye sees.
_UNSEEN = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*"
_FORMULA = re.compile(rf"[\t\r\n]|{_UNSEEN}[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER_OR_DASH = re.compile(r"-|[+-]?[0-9๐-๙]+(?:,[0-9๐-๙]{3})*(?:\.[0-9๐-๙]+)?")


def render_csv(sheet: Sheet) -> bytes:
    """The head and all rows as CSV (RFC 4180), UTF-8 with a BOM, which Excel needs for Thai.

    Amounts are plain decimals (1250000.50), a blank is an empty cell. Words that a spreadsheet
    would run as a formula get an apostrophe before them; negative numbers stay numbers.
    Raises :class:`~ruamphaen.documents.sheet.MisshapenSheet`.
    """
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerows([_plain(cell) for cell in row] for row in as_rows(check(sheet)))
    return written.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return harmless(cell) if isinstance(cell, str) else str(cell)


def harmless(words: str) -> str:
    """The words with an apostrophe before them where a spreadsheet would run them."""
    if _FORMULA.match(words) and not _NUMBER_OR_DASH.fullmatch(words):
        return f"'{words}"
    return words
