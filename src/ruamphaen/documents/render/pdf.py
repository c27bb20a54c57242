"""พิมพ์เป็น PDF: the paper by typst, with a text layer that can be searched, copied and read aloud."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ruamphaen.documents import sheet as paper
from ruamphaen.documents.render.lines import set_lines
from ruamphaen.documents.render.metrics import FONTS
from ruamphaen.documents.render.widths import column_widths, page_width_mm
from ruamphaen.documents.sheet import (
    Block,
    Group,
    Heading,
    Row,
    Section,
    Sheet,
    Signature,
    Total,
)
from ruamphaen.thai.digits import ARABIC_DIGITS, THAI_DIGITS

if TYPE_CHECKING:
    import typst

type Progress = Callable[[str, float], None]
"""Told what is being done and how far along it is, from 0.0 to 1.0."""

TEMPLATES = Path(__file__).parent / "templates"

MARGIN_MM, PADDING_MM, INDENT_MM, SIGNATURE_MM = 12.0, 1.4, 4.0, 80.0
SIZE_PT = 9.0
SIZES = {
    "title": 13.0,
    "subtitle": 10.5,
    "above": 9.5,
    "group": 9.5,
    "head": SIZE_PT,
    "band": SIZE_PT,
    "cell": SIZE_PT,
    "note": 8.5,
    "signature": 10.0,
    "foot": SIZE_PT,
    "provenance": 6.5,
}
BOLD = frozenset({"title", "group", "head", "band"})
UNDATED = date(2000, 1, 1)
ALIGNS = {"text": "left", "number": "center", "count": "right", "baht": "right"}

# Lines of the table that surely fit on a page below a deep head; a taller row may be parted.
MOST_LINES = {"landscape": 27, "portrait": 46}


def render_pdf(sheet: Sheet, progress: Progress | None = None) -> bytes:
    """The sheet as PDF/A-2a, A4; the same sheet gives the same bytes.

    A letter that no font here has (an emoji) is shown as an empty box, and then the file is plain
    PDF: the archive standard refuses letters without a shape. ``progress`` hears of each phase.
    Raises :class:`~ruamphaen.documents.sheet.MisshapenSheet`.
    """
    tell = progress or silent
    tell("words", 0.0)
    inputs = {"paper": json.dumps(sheet_ink(paper.check(sheet)), ensure_ascii=False)}
    tell("layout", 0.15)
    return compiled(("sheet_body.typ", "sheet.typ"), inputs, _dated(sheet))


def silent(phase: str, fraction: float) -> None:
    """Nobody listens."""


def compiled(templates: Sequence[str], inputs: dict[str, str], dated: date) -> bytes:
    """Templates read as one and filled: PDF/A-2a, or plain PDF where a letter has no shape here."""
    import typst  # 80 MB that only printing needs

    source = b"\n".join((TEMPLATES / template).read_bytes() for template in templates)

    def tried(standard: Literal["a-2a"] | None) -> bytes:
        return typst.compile(
            source,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=standard,
            timestamp=datetime(dated.year, dated.month, dated.day, tzinfo=UTC),
        )

    try:
        return tried("a-2a")
    except typst.TypstError as refused:
        if "could not be displayed" not in str(refused):
            raise
        return tried(None)


@cache
def _fonts() -> "typst.Fonts":
    import typst

    # Scanning fonts once takes 50 ms off every paper, and system fonts would change its look.
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def _dated(sheet: Sheet) -> date:
    return sheet.dated or UNDATED


# ------------------------------------------------------------------ ink


def sheet_ink(sheet: Sheet) -> dict[str, Any]:
    """Everything the template sets, as plain words and numbers."""
    room = page_width_mm(sheet) - 2 * MARGIN_MM
    widths = column_widths(sheet, room, SIZE_PT, PADDING_MM)
    dated = _dated(sheet)
    return {
        "title": " ".join(paper.heading(sheet, line) for line in sheet.title_lines),
        "dated": [dated.year, dated.month, dated.day],
        "language": sheet.language,
        "landscape": sheet.orientation == "landscape",
        "margin": MARGIN_MM,
        "padding": PADDING_MM,
        "sizes": SIZES,
        "code": paper.form_code(sheet),
        "titles": [_set(paper.heading(sheet, line), room, "title") for line in sheet.title_lines],
        "subtitles": [
            _set(paper.heading(sheet, line), room, "subtitle") for line in sheet.subtitle_lines
        ],
        "footer": _set(paper.heading(sheet, sheet.footer_text), room * 0.44, "foot"),
        "page": paper.page_words(sheet),
        "numerals": list(THAI_DIGITS if sheet.digits == "thai" else ARABIC_DIGITS),
        "mark": paper.heading(sheet, sheet.mark),
        "provenance": [
            _set(paper.typed(line), room * 0.27, "provenance") for line in sheet.provenance
        ],
        "notes": [_set(paper.typed(line), room, "note") for line in sheet.notes],
        "signatures": [_signature(one) for one in sheet.signatures],
        "widths": widths,
        "aligns": [ALIGNS[column.kind] for column in sheet.columns],
        "head": [_heading(cell, widths) for cell in paper.headings(sheet)],
        "sections": [_section(section, sheet, widths) for section in paper.sections(sheet)],
    }


def _set(words: str, width_mm: float, part: str) -> str:
    return "\n".join(set_lines(words, width_mm, SIZES[part], bold=part in BOLD))


def _heading(cell: Heading, widths: list[float]) -> dict[str, Any]:
    room = sum(widths[cell.column :][: cell.columns]) - 2 * PADDING_MM
    return {**asdict(cell), "text": _set(cell.text, room, "head")}


def _signature(one: Signature) -> dict[str, Any]:
    return {
        "caption": paper.typed(one.caption),
        "name": paper.typed(one.name),
        "position": [_set(paper.typed(line), SIGNATURE_MM, "signature") for line in one.position],
    }


def _section(section: Section, sheet: Sheet, widths: list[float]) -> dict[str, Any]:
    above = [
        {
            "level": group.level,
            "text": _set(paper.typed(group.text), sum(widths) - INDENT_MM * group.level, "group"),
            "lines": [_set(paper.typed(line), sum(widths), "above") for line in group.lines],
        }
        for group in section.above
    ]
    return {"above": above, "blocks": _blocks(section.blocks, sheet, widths)}


def _blocks(blocks: tuple[Block, ...], sheet: Sheet, widths: list[float]) -> list[dict[str, Any]]:
    """Rows and totals one by one, but a run of groups as one: it keeps with the row after it."""
    made = list[dict[str, Any]]()
    for is_group, run in groupby(blocks, key=lambda block: isinstance(block, Group)):
        if is_group:
            bands = [_band(block, sum(widths)) for block in run if isinstance(block, Group)]
            made.append({"is": "bands", "bands": bands})
        else:
            made += [_block(block, sheet, widths) for block in run if not isinstance(block, Group)]
    return made


def _band(group: Group, room: float) -> dict[str, Any]:
    room -= INDENT_MM * (group.level - 1) + 2 * PADDING_MM
    text = _set(paper.typed(group.text), room, "band")
    return {"level": group.level, "text": text, "plain": group.plain}


def _block(block: Row | Total, sheet: Sheet, widths: list[float]) -> dict[str, Any]:
    if isinstance(block, Total):
        span = paper.label_span(sheet.columns)
        room = sum(widths[:span]) - 2 * PADDING_MM
        return {
            "is": "total",
            "level": block.level,
            "label": _set(paper.heading(sheet, block.label), room, "band"),
            "span": span,
            "cells": list(paper.total_cells(block, sheet)),
        }
    cells = [
        # "band" is as large as "cell", and bold.
        _set(
            paper.formatted(cell, column, sheet),
            width - 2 * PADDING_MM,
            "band" if at in block.bold else "cell",
        )
        for at, (cell, column, width) in enumerate(
            zip(block.cells, sheet.columns, widths, strict=True)
        )
    ]
    tallest = max(cell.count("\n") for cell in cells) + 1
    return {
        "is": "row",
        "cells": cells,
        "bold": list(block.bold),
        "parted": tallest > MOST_LINES[sheet.orientation],
    }
