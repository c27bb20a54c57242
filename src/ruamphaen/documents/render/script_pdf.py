"""พิมพ์หนังสือเป็น PDF: a flowing paper by typst; its lines are set here, its pages there."""

import json
from typing import Any

from ruamphaen.base.qr import qr_svg
from ruamphaen.documents import script as paper
from ruamphaen.documents.render.lines import set_lines
from ruamphaen.documents.render.metrics import text_mm
from ruamphaen.documents.render.pdf import ALIGNS, UNDATED, Progress, compiled, silent
from ruamphaen.documents.render.widths import A4_MM, shared_widths
from ruamphaen.documents.script import (
    CARDS_ACROSS,
    CARDS_DOWN,
    Block,
    Card,
    Cards,
    Field,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Script,
    Signatures,
    Stamp,
    Table,
)
from ruamphaen.documents.sheet import Signature, page_words
from ruamphaen.thai.digits import ARABIC_DIGITS, THAI_DIGITS

# Sarabun of 12 points is as wide as the 16 points of TH SarabunPSK in which offices write.
SIZES = {
    "body": 12.0,
    "cover": 24.0,
    "title": 13.5,
    "head": 11.0,
    "cell": 11.0,
    "card": 8.5,
    "card-title": 11.0,
    "stub": 7.0,
    "provenance": 6.5,
    "stamp": 8.0,
}
LEFT_MM, RIGHT_MM, TOP_MM, FOOT_MM = 30.0, 20.0, 25.0, 20.0
CARD_EDGE_MM, CARD_INSET_MM, QR_MM, STUB_GAP_MM = 8.0, 4.5, 27.0, 3.0
STAMP_MM = 24.0
PADDING_MM, SIGNATURE_MM = 1.4, 76.0
ROOM_MM = A4_MM[0] - LEFT_MM - RIGHT_MM
CARD_MM = (
    (A4_MM[0] - 2 * CARD_EDGE_MM) / CARDS_ACROSS,
    (A4_MM[1] - 2 * CARD_EDGE_MM) / CARDS_DOWN,
)


def render_script_pdf(script: Script, progress: Progress | None = None) -> bytes:
    """The script as PDF/A-2a, A4 upright; the same script gives the same bytes.

    Letters without a shape and ``progress`` as :func:`~ruamphaen.documents.render.pdf.render_pdf`.
    Raises :class:`~ruamphaen.documents.sheet.MisshapenSheet`.
    """
    tell = progress or silent
    tell("words", 0.0)
    inputs = {"paper": json.dumps(script_ink(paper.check(script)), ensure_ascii=False)}
    tell("layout", 0.15)
    return compiled(("script_body.typ", "script.typ"), inputs, script.dated or UNDATED)


def script_ink(script: Script) -> dict[str, Any]:
    """Everything the template sets, as plain words and numbers."""
    dated = script.dated or UNDATED
    return {
        "title": paper.words(script, script.title),
        "dated": [dated.year, dated.month, dated.day],
        "language": script.language,
        "sizes": SIZES,
        "margins": {"left": LEFT_MM, "right": RIGHT_MM, "top": TOP_MM, "bottom": FOOT_MM},
        "padding": PADDING_MM,
        "stamp": STAMP_MM,
        "card": {
            "edge": CARD_EDGE_MM,
            "inset": CARD_INSET_MM,
            "qr": QR_MM,
            "gap": STUB_GAP_MM,
            "mm": CARD_MM,
        },
        "numbered": script.numbered,
        "page": page_words(paper.blank_sheet(script)),
        "numerals": list(THAI_DIGITS if script.digits == "thai" else ARABIC_DIGITS),
        "mark": paper.words(script, script.mark),
        "provenance": [_set(line, ROOM_MM, "provenance") for line in script.provenance],
        "blocks": [
            _block(block, script) | {"gap": paper.ends_titles(script.blocks, at)}
            for at, block in enumerate(_kept_with_signatures(script.blocks))
        ],
    }


def _kept_with_signatures(blocks: tuple[Block, ...]) -> list[Block]:
    """The paragraph before a place to sign stays with it: nobody signs an empty page."""
    kept = list(blocks)
    for at, block in enumerate(kept[1:], start=1):
        before = kept[at - 1]
        if isinstance(block, Signatures) and isinstance(before, Paragraph):
            kept[at - 1] = Paragraph(
                before.text, before.number, before.indent_mm, before.align, before.bold, keep=True
            )
    return kept


def _set(words: str, width_mm: float, part: str, *, bold: bool = False, first_mm: float = 0) -> str:
    return "\n".join(set_lines(words, width_mm, SIZES[part], bold=bold, first_mm=first_mm))


def _block(block: Block, script: Script) -> dict[str, Any]:
    match block:
        case Heading():
            return _heading(block, script)
        case Paragraph():
            return _paragraph(block, script)
        case Field():
            return _field(block, script)
        case Letterhead():
            return {
                "is": "letterhead",
                "emblem": block.emblem_mm,
                "number": paper.words(script, block.number),
                "office": [
                    _set(paper.words(script, line), ROOM_MM / 2, "body") for line in block.office
                ],
                "day": paper.words(script, block.day),
            }
        case Table():
            return _table(block, script)
        case Signatures():
            return {
                "is": "signatures",
                "closing": paper.words(script, block.closing),
                "people": [_signature(one, script) for one in block.people],
            }
        case Cards():
            return {"is": "cards", "cards": [_card(card, script) for card in block.cards]}
        case Stamp():
            return {
                "is": "stamp",
                "low": block.low,
                "address": block.address,
                "qr": qr_svg(block.address),
                "lines": [
                    _set(line, ROOM_MM - STAMP_MM - STUB_GAP_MM, "stamp") for line in block.lines
                ],
            }
        case PageBreak():
            return {"is": "break"}


def _heading(block: Heading, script: Script) -> dict[str, Any]:
    part = {paper.COVER: "cover", 0: "title"}.get(block.level, "body")
    return {
        "is": "heading",
        "size": part,
        "level": block.level,
        "text": _set(paper.words(script, block.text), ROOM_MM, part, bold=True),
        "place": "",
    }


def _paragraph(block: Paragraph, script: Script) -> dict[str, Any]:
    text = paper.words(script, block.text)
    number = paper.words(script, block.number)
    whole = f"{number}  {text}" if number else text
    indent = block.indent_mm if block.align == "left" else 0
    return {
        "is": "paragraph",
        "text": _set(whole, ROOM_MM, "body", bold=block.bold, first_mm=indent),
        "indent": indent,
        "align": block.align,
        "bold": block.bold,
        "keep": block.keep,
    }


def _field(block: Field, script: Script) -> dict[str, Any]:
    label = paper.words(script, block.label)
    wide = max(block.label_mm, text_mm(label, SIZES["body"], bold=block.bold) + 3)
    return {
        "is": "field",
        "label": label,
        "label_mm": wide,
        "text": _set(paper.words(script, block.text), ROOM_MM - wide, "body"),
        "bold": block.bold,
        "pen": block.pen and not block.text,
    }


def _table(block: Table, script: Script) -> dict[str, Any]:
    part = "cell" if block.bordered else "body"
    padding = PADDING_MM if block.bordered else 0.6
    shown = [
        [
            paper.cell_words(cell, column, script)
            for cell, column in zip(row, block.columns, strict=True)
        ]
        for row in block.rows
    ]
    heads = [paper.words(script, column.heading) for column in block.columns]
    widths = shared_widths(
        block.columns,
        heads if block.bordered else [""] * len(heads),
        shown,
        ROOM_MM,
        SIZES[part],
        padding,
    )
    plain = len(shown) - block.totals
    return {
        "is": "table",
        "caption": _set(paper.words(script, block.caption), ROOM_MM, "body", bold=True),
        "bordered": block.bordered,
        "padding": padding,
        "row_mm": block.row_mm,
        "size": part,
        "widths": widths,
        "aligns": [ALIGNS[column.kind] for column in block.columns],
        "head": [
            _set(text, width - 2 * padding, part, bold=True)
            for text, width in zip(heads, widths, strict=True)
        ],
        "rows": [
            {
                "bold": at >= plain,
                "cells": [
                    _set(text, width - 2 * padding, part, bold=at >= plain)
                    for text, width in zip(row, widths, strict=True)
                ],
            }
            for at, row in enumerate(shown)
        ],
    }


def _signature(one: Signature, script: Script) -> dict[str, Any]:
    return {
        "caption": paper.words(script, one.caption),
        "name": paper.words(script, one.name),
        "position": [
            _set(paper.words(script, line), SIGNATURE_MM, "body") for line in one.position
        ],
    }


def _card(card: Card, script: Script) -> dict[str, Any]:
    wide = CARD_MM[0] - 2 * CARD_INSET_MM
    beside = wide - QR_MM - 2 * STUB_GAP_MM if card.address else wide
    return {
        "head": _set(paper.words(script, card.head), beside, "card"),
        "title": _set(paper.words(script, card.title), beside, "card-title", bold=True),
        "lines": [_set(paper.words(script, line), beside, "card") for line in card.lines],
        "blanks": [paper.words(script, blank) for blank in card.blanks],
        "boxes": [paper.words(script, box) for box in card.boxes],
        "code": card.code,
        "address": card.address,
        "qr": qr_svg(card.address) if card.address else "",
        "stub": [_set(paper.words(script, line), QR_MM, "stub") for line in card.stub],
        "foot": _set(paper.words(script, card.foot), beside, "card"),
    }
