"""ไฟล์ข้อความ: CSV and tab-separated text as one sheet, in the encodings Thai offices save it in."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ruamphaen.base.workbooks.guard import UnreadableWorkbook
from ruamphaen.base.workbooks.sheet_scan import MOST_COLUMNS, MOST_ROWS

_DELIMITERS = (",", "\t", ";", "|")
_LONGEST_CELL = 32_767


def read_delimited(
    path: Path, *, most_rows: int = MOST_ROWS, longest_cell: int = _LONGEST_CELL * 4
) -> Iterator[list[object]]:
    """The rows of a text file: UTF-8 (with or without a mark), UTF-16 with a mark, or Windows Thai.

    ``longest_cell`` is in letters. Raises :class:`UnreadableWorkbook` ("unknown" for what is no table of text, "too_many_rows" ...).
    """
    text = _decoded(path.read_bytes())
    delimiter = _delimiter(text)
    csv.field_size_limit(longest_cell)
    try:
        for place, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if place >= most_rows:
                raise UnreadableWorkbook("too_many_rows")
            if len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]):
                raise UnreadableWorkbook("too_many_columns")
            yield list(row[:MOST_COLUMNS])
    except csv.Error as bad:
        raise UnreadableWorkbook("damaged", str(bad)) from None


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp874"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableWorkbook("unknown")


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into cells; a text without any is no table."""
    sample = text[:20_000]
    counts = {sign: sample.count(sign) for sign in _DELIMITERS}
    best = max(counts, key=lambda sign: counts[sign])
    if not counts[best]:
        raise UnreadableWorkbook("unknown")
    return best
