"""พิมพ์หนังสือเป็น Word: a flowing paper as DOCX, in the letter and size in which offices write."""

import io
from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from ruamphaen.documents import script as paper
from ruamphaen.documents.render.docx import (
    describe,
    dress,
    field,
    replace_parts,
    write_body,
)
from ruamphaen.documents.render.docx_cards import cards_xml, qr_picture
from ruamphaen.documents.render.docx_table import (
    HEAD_FILL,
    SIDES,
    Place,
    cell_xml,
    paragraph_xml,
    plain_table,
    row_xml,
    twips,
)
from ruamphaen.documents.render.metrics import text_mm
from ruamphaen.documents.render.packed import without_time
from ruamphaen.documents.render.pdf import UNDATED
from ruamphaen.documents.render.script_pdf import (
    CARD_EDGE_MM,
    FOOT_MM,
    LEFT_MM,
    PADDING_MM,
    RIGHT_MM,
    ROOM_MM,
    STAMP_MM,
    TOP_MM,
)
from ruamphaen.documents.render.widths import A4_MM, shared_widths
from ruamphaen.documents.script import (
    Block,
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
from ruamphaen.documents.sheet import Signature
from ruamphaen.thai.words import bind

if TYPE_CHECKING:
    from docx.document import Document

BODY_PT, TITLE_PT, COVER_PT, CELL_PT = 16.0, 18.0, 28.0, 14.0
# TH SarabunPSK 14 is as wide as Sarabun 10.5, whose widths are known here.
CELL_AS_WIDE_AS_PT, BODY_AS_WIDE_AS_PT = 10.5, 12.0
GAP_PT = 6.0
DOTS = "." * 42


def render_script_docx(script: Script) -> bytes:
    """The script as a Word document, A4 upright; the same script gives the same bytes.

    Raises :class:`~ruamphaen.documents.sheet.MisshapenSheet`.
    """
    import docx  # with lxml, wanted only here

    document = docx.Document()
    dress(document, BODY_PT)
    title = paper.words(script, paper.check(script).title)
    describe(document, title, script.language, script.dated or UNDATED)
    _lay_page(document, script)
    _head_and_foot(document, script)
    write_body(document, script_parts(document, script))
    made = io.BytesIO()
    document.save(made)
    return without_time(made.getvalue())


def _lay_page(document: "Document", script: Script) -> None:
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = (Mm(side) for side in A4_MM)
    if paper.is_cards(script):
        page.left_margin = page.right_margin = page.top_margin = Mm(CARD_EDGE_MM)
        page.bottom_margin = Mm(2)  # Word wants a line after the last table
        page.header_distance = page.footer_distance = Mm(1)
    else:
        page.left_margin, page.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
        page.top_margin, page.bottom_margin = Mm(TOP_MM), Mm(FOOT_MM)
        page.header_distance, page.footer_distance = Mm(12), Mm(8)


def _head_and_foot(document: "Document", script: Script) -> None:
    page = document.sections[0]
    mark = paper.words(script, script.mark)
    if paper.is_cards(script):
        page.header.is_linked_to_previous = page.footer.is_linked_to_previous = False
        replace_parts(page.header._element, paragraph_xml("", size_pt=1, mark=mark))
        replace_parts(page.footer._element, paragraph_xml("", size_pt=1))
        return
    number = ("- ", field("PAGE", script.digits == "thai"), " -") if script.numbered else ""
    page.different_first_page_header_footer = True
    replace_parts(page.header._element, paragraph_xml(number, align="center", mark=mark))
    replace_parts(page.first_page_header._element, paragraph_xml("", mark=mark))
    small = [paragraph_xml(paper.words(script, line), size_pt=8) for line in script.provenance]
    for foot in (page.footer, page.first_page_footer):
        replace_parts(foot._element, *(small or [paragraph_xml("", size_pt=8)]))


def script_parts(
    document: "Document", script: Script, places: Mapping[int, Place] = MappingProxyType({})
) -> list[str]:
    """The blocks as elements of a body; pictures go into the document.

    ``places`` of headings, by the place of the block, where a list of contents names them.
    """
    parts, new_page = list[str](), False
    blocks = list(script.blocks)
    for at, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
        if isinstance(block, PageBreak):
            new_page = True
            continue
        if new_page and not isinstance(block, Heading | Paragraph):
            parts.append(paragraph_xml("", size_pt=1, new_page=True))
            new_page = False
        if isinstance(block, Paragraph) and isinstance(following, Signatures):
            block = replace(block, keep=True)
        if isinstance(block, Heading):
            parts.append(_heading(block, script, places.get(at), new_page=new_page))
        else:
            parts += _block(document, block, script, new_page=new_page)
        new_page = False
        if paper.ends_titles(blocks, at):
            parts.append(paragraph_xml("", size_pt=GAP_PT, keep=True))
    return parts


def _block(document: "Document", block: Block, script: Script, *, new_page: bool) -> list[str]:
    match block:
        case Paragraph():
            return [_paragraph(block, script, new_page=new_page)]
        case Field():
            return [_field(block, script)]
        case Letterhead():
            return [_letterhead(block, script)]
        case Table():
            return _table(block, script)
        case Signatures():
            return _signatures(block, script)
        case Stamp():
            return _stamp(document, block)
        case Cards():
            return cards_xml(document, block, script)
        case Heading() | PageBreak():
            return []  # a heading knows its place in the contents, a break is part of what follows


def _heading(block: Heading, script: Script, place: Place | None, *, new_page: bool) -> str:
    title = block.level <= 0
    large = COVER_PT if block.level == paper.COVER else TITLE_PT
    return paragraph_xml(
        bind(paper.words(script, block.text)),
        align="center" if title else "left",
        bold=True,
        size_pt=large if title else BODY_PT,
        keep=True,
        before_pt=0 if title else 2 * GAP_PT,
        new_page=new_page,
        place=place,
    )


def _paragraph(block: Paragraph, script: Script, *, new_page: bool) -> str:
    # Word parts lines by itself; bound spaces keep ครั้งที่ 1/2569 on one.
    text, number = bind(paper.words(script, block.text)), paper.words(script, block.number)
    return paragraph_xml(
        f"{number}  {text}" if number else text,
        align=block.align,
        bold=block.bold,
        keep=block.keep,
        first_mm=block.indent_mm if block.align == "left" else 0,
        before_pt=GAP_PT if block.align == "left" else 0,
        new_page=new_page,
    )


def _field(block: Field, script: Script) -> str:
    label = paper.words(script, block.label)
    text = DOTS * 2 if block.pen and not block.text else bind(paper.words(script, block.text))
    wide = max(block.label_mm, text_mm(label, BODY_AS_WIDE_AS_PT, bold=block.bold) + 3)
    return paragraph_xml(
        f"{label}\t{text}", bold=block.bold and not text, hanging_mm=wide, before_pt=GAP_PT
    )


def _letterhead(block: Letterhead, script: Script) -> str:
    half = twips(ROOM_MM / 2)
    empty = cell_xml(paragraph_xml(""), (half,))
    office = "".join(paragraph_xml(paper.words(script, line)) for line in block.office)
    rows = (
        row_xml(empty * 2, high_mm=block.emblem_mm),
        row_xml(
            cell_xml(paragraph_xml(paper.words(script, block.number)), (half,))
            + cell_xml(office or paragraph_xml(""), (half,))
        ),
        row_xml(empty + cell_xml(paragraph_xml(paper.words(script, block.day)), (half,))),
    )
    return plain_table(rows, (half, half), border="nil")


def _table(block: Table, script: Script) -> list[str]:
    heads = [paper.words(script, column.heading) for column in block.columns]
    shown = [
        [
            paper.cell_words(cell, column, script)
            for cell, column in zip(row, block.columns, strict=True)
        ]
        for row in block.rows
    ]
    across = [twips(width) for width in _widths(block, heads, shown)]
    size = CELL_PT if block.bordered else None
    rows = [_head(heads, across)] if block.bordered else []
    plain = len(shown) - block.totals
    for at, cells in enumerate(shown):
        written = "".join(
            cell_xml(
                paragraph_xml(words, align=SIDES[column.kind], bold=at >= plain, size_pt=size),
                (width,),
                middle=block.row_mm > 0,
            )
            for words, column, width in zip(cells, block.columns, across, strict=True)
        )
        rows.append(row_xml(written, high_mm=block.row_mm))
    caption = paper.words(script, block.caption)
    parts = [paragraph_xml(caption, bold=True, keep=True, before_pt=2 * GAP_PT)] if caption else []
    if not caption:
        parts.append(paragraph_xml("", size_pt=4, keep=True))
    if rows:
        parts.append(plain_table(rows, across, border="single" if block.bordered else "nil"))
    return [*parts, paragraph_xml("", size_pt=4)]


def _widths(block: Table, heads: list[str], shown: list[list[str]]) -> list[float]:
    size = CELL_AS_WIDE_AS_PT if block.bordered else BODY_AS_WIDE_AS_PT
    wide = heads if block.bordered else [""] * len(heads)
    return shared_widths(block.columns, wide, shown, ROOM_MM, size, PADDING_MM)


def _head(heads: list[str], across: list[int]) -> str:
    cells = "".join(
        cell_xml(
            paragraph_xml(words, align="center", bold=True, size_pt=CELL_PT, keep=True),
            (width,),
            fill=HEAD_FILL,
            middle=True,
        )
        for words, width in zip(heads, across, strict=True)
    )
    return row_xml(cells, head=True)


def _stamp(document: "Document", block: Stamp) -> list[str]:
    """The QR code of the public page, and which version this is beside it."""
    beside = (twips(STAMP_MM + 4), twips(ROOM_MM - STAMP_MM - 4))
    # Pictures are numbered through the document; every one is a part of its package.
    number = 1 + sum("/media/qr" in str(part.partname) for part in document.part.package.parts)
    code = qr_picture(document, block.address, number, STAMP_MM)
    small = "".join(paragraph_xml(line, size_pt=10) for line in block.lines)
    row = row_xml(cell_xml(code, beside[:1]) + cell_xml(small, beside[1:], middle=True))
    gap = paragraph_xml("", size_pt=8, keep=True)
    return [gap, plain_table([row], beside, border="nil"), paragraph_xml("", size_pt=1)]


def _signatures(block: Signatures, script: Script) -> list[str]:
    half = twips(ROOM_MM / 2)
    empty = cell_xml(paragraph_xml("", keep=True), (half,))
    rows = list[str]()
    if block.closing:
        closing = paragraph_xml(paper.words(script, block.closing), align="center", keep=True)
        rows.append(row_xml(empty + cell_xml(closing, (half,))))
    written = [cell_xml(_signature(one, script), (half,)) for one in block.people]
    if len(written) == 1:
        written = [empty, *written]
    written += [empty] * (len(written) % 2)
    rows += [row_xml(written[at] + written[at + 1]) for at in range(0, len(written), 2)]
    gap = paragraph_xml("", size_pt=10, keep=True)
    return [gap, plain_table(rows, (half, half), border="nil"), paragraph_xml("", size_pt=1)]


def _signature(one: Signature, script: Script) -> str:
    caption, name = paper.words(script, one.caption), paper.words(script, one.name)
    first = [f"{caption} {DOTS}"] if caption else ["", ""]
    position = [paper.words(script, line) for line in one.position]
    lines = [*first, f"({name or DOTS})", *position]
    return "".join(paragraph_xml(line, align="center", keep=True) for line in lines)
