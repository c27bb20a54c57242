"""พิมพ์เล่มเป็น PDF: cover, contents with page numbers, parts upright and across, by one typst run."""

import json
from typing import Any

from ruamphaen.documents import book as paper
from ruamphaen.documents.book import Book, Entry, Part
from ruamphaen.documents.render.lines import set_lines
from ruamphaen.documents.render.pdf import (
    MARGIN_MM,
    UNDATED,
    Progress,
    compiled,
    sheet_ink,
    silent,
)
from ruamphaen.documents.render.script_pdf import ROOM_MM, script_ink
from ruamphaen.documents.render.widths import A4_MM
from ruamphaen.documents.script import Script, blank_sheet
from ruamphaen.documents.sheet import form_code, page_words
from ruamphaen.thai.digits import ARABIC_DIGITS, THAI_DIGITS

SIZES = {"contents": 12.0, "contents-title": 16.0, "part": 16.0, "section": 12.0, "foot": 9.0}
SIZES |= {"provenance": 6.5}
CONTENTS_INDENT_MM, PAGE_NUMBER_MM = 8.0, 18.0
_TEMPLATES = ("script_body.typ", "sheet_body.typ", "book.typ")


def render_book_pdf(book: Book, progress: Progress | None = None) -> bytes:
    """The book as PDF/A-2a with bookmarks; the same book gives the same bytes.

    ``progress`` hears of each phase. Raises :class:`~ruamphaen.documents.sheet.MisshapenSheet`.
    """
    tell = progress or silent
    book = paper.check(book)
    tell("words", 0.0)
    inked = list[dict[str, Any]]()
    for number, part in enumerate(book.parts):
        inked.append(_part(part, number, book))
        tell("words", 0.4 * (number + 1) / len(book.parts))
    inputs = {"paper": json.dumps(_ink(book, inked), ensure_ascii=False)}
    tell("layout", 0.45)
    return compiled(_TEMPLATES, inputs, book.dated or UNDATED)


def _ink(book: Book, parts: list[dict[str, Any]]) -> dict[str, Any]:
    dated = book.dated or UNDATED
    wide = A4_MM[1] - 2 * MARGIN_MM
    return {
        "title": paper.words(book, book.title),
        "dated": [dated.year, dated.month, dated.day],
        "language": book.language,
        "sizes": SIZES,
        "numerals": list(THAI_DIGITS if book.digits == "thai" else ARABIC_DIGITS),
        "page": page_words(blank_sheet(paper.cover_of(book))),
        "mark": paper.words(book, book.mark),
        "running": paper.words(book, book.running),
        "provenance": [_set(line, wide * 0.55, "provenance") for line in book.provenance],
        "cover": script_ink(paper.cover_of(book)) if book.cover else None,
        "contents": [_entry(entry) for entry in paper.entries(book)] if book.contents else [],
        "contents_title": paper.CONTENTS_TITLE,
        "contents_indent": CONTENTS_INDENT_MM,
        "parts": parts,
    }


def _set(words: str, width_mm: float, part: str, *, bold: bool = False) -> str:
    return "\n".join(set_lines(words, width_mm, SIZES[part], bold=bold))


def _entry(entry: Entry) -> dict[str, Any]:
    room = ROOM_MM - PAGE_NUMBER_MM - CONTENTS_INDENT_MM * entry.level
    text = _set(entry.text, room, "contents", bold=entry.level == 0)
    return {"text": text, "level": entry.level, "place": entry.place}


def _part(part: Part, number: int, book: Book) -> dict[str, Any]:
    flows = isinstance(part.paper, Script)
    size = "part" if part.level == 0 else "section"
    room = ROOM_MM if flows else A4_MM[1] - 2 * MARGIN_MM
    made = {
        "title": _set(paper.words(book, part.title), room, size, bold=True),
        "level": part.level,
        "place": f"part-{number}",
        "is": "script" if flows else "sheet",
    }
    if isinstance(part.paper, Script):
        ink = script_ink(part.paper)
        places = {entry.block: entry for entry in paper.entries(book) if entry.part == number}
        for at, block in enumerate(ink["blocks"]):
            if at in places:
                block |= {"place": places[at].place, "depth": places[at].level + 1}
        return made | {"ink": ink, "landscape": False, "code": ""}
    landscape = part.paper.orientation == "landscape"
    return made | {
        "ink": sheet_ink(part.paper),
        "landscape": landscape,
        "code": form_code(part.paper),
    }
