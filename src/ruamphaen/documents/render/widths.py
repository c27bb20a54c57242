"""ความกว้างสดมภ์: how the columns share the page, the same in every format."""

from collections.abc import Iterator, Sequence

from ruamphaen.documents.render.lines import longest_plain_word_mm, longest_word_mm
from ruamphaen.documents.render.metrics import text_mm
from ruamphaen.documents.sheet import (
    FIGURES,
    Column,
    Group,
    Row,
    Sheet,
    Total,
    formatted,
    heading,
    total_cells,
    typed,
)

A4_MM = (210.0, 297.0)
_HAIR_MM = 0.3  # borders and rounding

# Short entries that come again and again (departments, kinds of equipment) are read as a list, and
# a word torn in them is seen at once; but one long name must not take the page from the others.
_SHORT_ENTRY, _WIDEST_FOR_A_WORD_MM = 40, 24.0


def page_width_mm(sheet: Sheet) -> float:
    """Width of the A4 page the sheet stands on."""
    return A4_MM[1] if sheet.orientation == "landscape" else A4_MM[0]


def column_widths(sheet: Sheet, room_mm: float, size_pt: float, padding_mm: float) -> list[float]:
    """Widths in mm that add up to ``room_mm``: the wishes to scale, but nothing is torn apart.

    Every column gets at least its longest figure, the longest word of its heading (both in bold)
    and of its short entries, at ``size_pt`` with ``padding_mm`` on both sides; the others pay for
    it in proportion. Where the page is too small for that, all share as they wished.
    """
    least = _least_widths(sheet, size_pt, padding_mm)
    return _shared([column.width_mm for column in sheet.columns], least, room_mm)


def shared_widths(
    columns: Sequence[Column],
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    room_mm: float,
    size_pt: float,
    padding_mm: float,
) -> list[float]:
    """The same for a table of a flowing paper, whose cells are words already."""
    least = [longest_word_mm(head, size_pt, bold=True) for head in heads]
    for at, column in enumerate(columns):
        for words in {row[at] for row in rows}:
            if column.kind == "text":
                short = longest_plain_word_mm(words, size_pt) if len(words) <= _SHORT_ENTRY else 0
                wide = min(short, _WIDEST_FOR_A_WORD_MM)
            else:
                wide = text_mm(words, size_pt, bold=True)
            least[at] = max(least[at], wide)
    wishes = [column.width_mm for column in columns]
    return _shared(wishes, [wide + 2 * padding_mm + _HAIR_MM for wide in least], room_mm)


def _shared(wishes: Sequence[float], least: Sequence[float], room_mm: float) -> list[float]:
    if sum(least) > room_mm:
        return [wish * room_mm / sum(wishes) for wish in wishes]
    held = set[int]()
    while True:
        left = room_mm - sum(least[at] for at in held)
        scale = left / (sum(wish for at, wish in enumerate(wishes) if at not in held) or 1)
        tight = {
            at for at, wish in enumerate(wishes) if at not in held and wish * scale < least[at]
        }
        if not tight:
            return [least[at] if at in held else wish * scale for at, wish in enumerate(wishes)]
        held |= tight


def _least_widths(sheet: Sheet, size_pt: float, padding_mm: float) -> list[float]:
    least = [
        longest_word_mm(heading(sheet, column.heading), size_pt, bold=True)
        for column in sheet.columns
    ]
    for at, words in set(_figures(sheet)):
        least[at] = max(least[at], text_mm(words, size_pt, bold=True))
    for at, words in _short_entries(sheet):
        widest = min(longest_plain_word_mm(words, size_pt), _WIDEST_FOR_A_WORD_MM)
        least[at] = max(least[at], widest)
    return [width + 2 * padding_mm + _HAIR_MM for width in least]


def _figures(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Every figure that will be printed, with the place of its column."""
    count = len(sheet.columns)
    for block in sheet.body:
        if isinstance(block, Group):
            continue
        if isinstance(block, Total):
            shown = total_cells(block, sheet)
            yield from enumerate(shown, start=count - len(shown))
            continue
        for at, (cell, column) in enumerate(zip(block.cells, sheet.columns, strict=True)):
            if column.kind in FIGURES and not isinstance(cell, str):
                yield at, formatted(cell, column, sheet)


def _short_entries(sheet: Sheet) -> set[tuple[int, str]]:
    """Every short entry of words, with the place of its column."""
    return {
        (at, typed(cell))
        for block in sheet.body
        if isinstance(block, Row)
        for at, cell in enumerate(block.cells)
        if isinstance(cell, str) and len(cell) <= _SHORT_ENTRY
    }
