"""พิมพ์เล่มเป็น Word: each part a section of its own, upright or across, with contents that find pages."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from ruamphaen.documents import book as paper
from ruamphaen.documents.book import Book, Entry, Part
from ruamphaen.documents.render.docx import (
    FONT,
    MARGIN_MM,
    add_to_body,
    describe,
    dress,
    field,
    lay_page,
    replace_parts,
    sheet_parts,
    write_body,
)
from ruamphaen.documents.render.docx_table import (
    LINE_PT,
    NAMES,
    Place,
    paragraph_xml,
    twips,
)
from ruamphaen.documents.render.packed import without_time
from ruamphaen.documents.render.pdf import UNDATED
from ruamphaen.documents.render.script_docx import BODY_PT, TITLE_PT, script_parts
from ruamphaen.documents.render.script_pdf import FOOT_MM, LEFT_MM, RIGHT_MM, ROOM_MM, TOP_MM
from ruamphaen.documents.render.widths import A4_MM
from ruamphaen.documents.script import Script, blank_sheet
from ruamphaen.documents.sheet import form_code, page_words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

_FLOW = "Flow"
_COVER_TOP_MM, _INDENT_MM = 60.0, 8.0


def render_book_docx(book: Book) -> bytes:
    """The book as a Word document; the same book gives the same bytes.

    Page numbers in the contents are fields: Word fills them in when it opens the file. Raises
    :class:`~ruamphaen.documents.sheet.MisshapenSheet`.
    """
    import docx  # with lxml, wanted only here

    book = paper.check(book)
    document = docx.Document()
    dress(document, LINE_PT)
    _add_flow_style(document)
    describe(document, paper.words(book, book.title), book.language, book.dated or UNDATED)
    write_body(document, [])
    begun = False
    if book.cover:
        _upright(document.sections[0], top_mm=_COVER_TOP_MM)
        _head_and_foot(document.sections[0], book, running=False)
        add_to_body(document, _flowing(script_parts(document, paper.cover_of(book))))
        begun = True
    places = {entry.place: _place(at, entry) for at, entry in enumerate(paper.entries(book), 1)}
    if book.contents:
        section = _section(document, begun=begun)
        _upright(section)
        _head_and_foot(section, book)
        add_to_body(document, _contents(book, places))
        begun = True
    for number, part in enumerate(book.parts):
        section = _section(document, begun=begun)
        _write_part(document, section, part, number, book, places)
        begun = True
    made = io.BytesIO()
    document.save(made)
    return without_time(made.getvalue())


def _section(document: "Document", *, begun: bool) -> "Section":
    """A section for what comes next; each has a head and foot of its own."""
    if not begun:
        return document.sections[0]
    made: Section = document.add_section()
    return made


def _write_part(
    document: "Document",
    section: "Section",
    part: Part,
    number: int,
    book: Book,
    places: dict[str, Place],
) -> None:
    flows = isinstance(part.paper, Script)
    if isinstance(part.paper, Script):
        _upright(section)
        _head_and_foot(section, book)
    else:
        lay_page(section, landscape=part.paper.orientation == "landscape")
        _head_and_foot(section, book, part)
    title = paragraph_xml(
        paper.words(book, part.title),
        align="center" if part.level == 0 else "left",
        bold=True,
        size_pt=TITLE_PT + 2 if part.level == 0 else BODY_PT,
        keep=True,
        place=places.get(f"part-{number}"),
    )
    gap = [paragraph_xml("", size_pt=6, keep=True)] if part.level == 0 else []
    if isinstance(part.paper, Script):
        inside = {
            entry.block: places[entry.place]
            for entry in paper.entries(book)
            if entry.part == number and entry.block is not None
        }
        written = _flowing(script_parts(document, part.paper, inside))
    else:
        written = sheet_parts(part.paper)
    add_to_body(document, [*(_flowing([title]) if flows else [title]), *gap, *written])


def _place(number: int, entry: Entry) -> Place:
    # Word wants letters, digits and strokes below in the name of a bookmark.
    return Place(number, entry.place.replace("-", "_"), min(entry.level, 8))


# ------------------------------------------------------------------ pages


def _upright(section: "Section", *, top_mm: float = TOP_MM) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(side) for side in A4_MM)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(top_mm), Mm(FOOT_MM)
    section.header_distance, section.footer_distance = Mm(12), Mm(8)


def _head_and_foot(
    section: "Section", book: Book, part: Part | None = None, *, running: bool = True
) -> None:
    """The running words and the form's code above; version and page below, on every page."""
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    sheet = None if part is None or isinstance(part.paper, Script) else part.paper
    wide = ROOM_MM
    if sheet is not None:
        wide = A4_MM[1 if sheet.orientation == "landscape" else 0] - 2 * MARGIN_MM
    head = (paper.words(book, book.running), "\t", form_code(sheet) if sheet else "")
    mark = paper.words(book, book.mark)
    replace_parts(
        section.header._element,
        paragraph_xml(head if running else "", size_pt=11, right_tab=wide, mark=mark),
    )
    before, between = page_words(blank_sheet(paper.cover_of(book)))
    thai = book.digits == "thai"
    numbers = (f"{before} ", field("PAGE", thai), f" {between} ", field("NUMPAGES", thai))
    small = [paragraph_xml(line, size_pt=8) for line in book.provenance]
    replace_parts(
        section.footer._element, paragraph_xml(numbers, align="right", size_pt=12), *small
    )


# ------------------------------------------------------------------ contents


def _contents(book: Book, places: dict[str, Place]) -> list[str]:
    title = paragraph_xml(paper.CONTENTS_TITLE, align="center", bold=True, size_pt=TITLE_PT + 2)
    return [
        title,
        paragraph_xml("", size_pt=6),
        *(_entry(entry, places[entry.place]) for entry in paper.entries(book)),
    ]


def _entry(entry: Entry, place: Place) -> str:
    """A line of the contents: words, dots to the edge, and a field with the page of a bookmark."""
    size = f'<w:sz w:val="{round(BODY_PT * 2)}"/><w:szCs w:val="{round(BODY_PT * 2)}"/>'
    look = ("<w:b/><w:bCs/>" if entry.level == 0 else "") + size
    indent = twips(_INDENT_MM * entry.level)
    words = escape(entry.text)
    return (
        f'<w:p {NAMES}><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" '
        f'w:pos="{twips(ROOM_MM)}"/></w:tabs><w:spacing w:before="{120 if entry.level == 0 else 20}"/>'
        f'<w:ind w:left="{indent}" w:right="{twips(14)}"/></w:pPr>'
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
        f"<w:r><w:rPr>{size}</w:rPr><w:tab/></w:r>"
        f'<w:r><w:rPr>{size}</w:rPr><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:rPr>{size}</w:rPr><w:instrText xml:space="preserve"> PAGEREF {place.name} \\h '
        "</w:instrText></w:r>"
        f'<w:r><w:rPr>{size}</w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:rPr>{size}</w:rPr><w:t>–</w:t></w:r>"
        f'<w:r><w:rPr>{size}</w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


# ------------------------------------------------------------------ two sizes in one document


def _add_flow_style(document: "Document") -> None:
    """The letters of running text are larger than those of forms: a style of their own."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    style = document.styles.add_style(_FLOW, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    half = round(BODY_PT * 2)
    style.element.append(
        parse_xml(
            f"<w:rPr {nsdecls('w')}><w:rFonts {fonts}/>"
            f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
        )
    )


def _flowing(parts: Sequence[str]) -> list[str]:
    """The same elements in the style of running text (a paragraph's style stands first in it)."""
    styled = f'<w:pPr><w:pStyle w:val="{_FLOW}"/>'
    return [part.replace("<w:pPr>", styled) for part in parts]
