"""พิมพ์เป็น Word: the paper as DOCX, for offices that go on writing in it.

python-docx makes the frame; the table is written as WordprocessingML text and parsed once, eight
times faster than cell by cell (ECMA-376 part 1, chapter 17).
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from ruamphaen.documents import sheet as paper
from ruamphaen.documents.render.docx_table import (
    LINE_PT,
    above_xml,
    paragraph_xml,
    signatures_xml,
    table_xml,
)
from ruamphaen.documents.render.packed import without_time
from ruamphaen.documents.render.pdf import UNDATED
from ruamphaen.documents.render.widths import A4_MM, column_widths
from ruamphaen.documents.sheet import Sheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section as DocxSection

# TH SarabunPSK is the letter of official papers and smaller than its size says: 12 pt of it is as
# wide as 9 pt of Sarabun, whose widths are known here.
FONT, AS_WIDE_AS_PT = "TH SarabunPSK", 9.0
MARGIN_MM, TOP_MM, PADDING_MM = 12.0, 18.0, 1.4


def render_docx(sheet: Sheet) -> bytes:
    """The sheet as a Word document, A4; the same sheet gives the same bytes.

    Raises :class:`~ruamphaen.documents.sheet.MisshapenSheet`.
    """
    import docx  # with lxml, wanted only here

    document = docx.Document()
    dress(document, LINE_PT)
    title = " ".join(paper.heading(sheet, line) for line in paper.check(sheet).title_lines)
    describe(document, title, sheet.language, sheet.dated or UNDATED)
    lay_page(document.sections[0], landscape=sheet.orientation == "landscape")
    _head_and_foot(document, sheet)
    write_body(document, sheet_parts(sheet))
    made = io.BytesIO()
    document.save(made)
    return without_time(made.getvalue())


def dress(document: "Document", size_pt: float) -> None:
    """The letter and size of the whole document, no space around paragraphs.

    Thai is "complex script" to Word: without cs and szCs it takes another font and size.
    """
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    style = document.styles["Normal"].element
    for old in (*style.findall(_w("rPr")), *style.findall(_w("pPr"))):
        style.remove(old)
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = round(size_pt * 2)
    style.append(
        parse_xml(
            f"<w:pPr {nsdecls('w')}>"
            '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        )
    )
    style.append(
        parse_xml(
            f"<w:rPr {nsdecls('w')}><w:rFonts {fonts}/>"
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
            '<w:lang w:val="en-US" w:eastAsia="th-TH" w:bidi="th-TH"/></w:rPr>'
        )
    )


def describe(document: "Document", title: str, language: str, day: date) -> None:
    """What the file says of itself: title, language, the day of the paper, no author."""
    known = document.core_properties
    known.title = title[:255]
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    known.language = "th-TH" if language == "th" else "en-US"
    known.created = known.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- python-docx writes it as UTC
    known.revision = 1


def lay_page(page: "DocxSection", *, landscape: bool) -> None:
    """The size and margins of the pages of a form."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    short, long = (Mm(side) for side in A4_MM)
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (long, short) if landscape else (short, long)
    page.left_margin = page.right_margin = Mm(MARGIN_MM)
    page.top_margin, page.bottom_margin = Mm(TOP_MM), Mm(16)
    page.header_distance, page.footer_distance = Mm(9), Mm(7)


def _head_and_foot(document: "Document", sheet: Sheet) -> None:
    page = document.sections[0]
    replace_parts(
        page.header._element,
        paragraph_xml(paper.form_code(sheet), align="right", bold=True, mark=_mark(sheet)),
    )
    before, between = paper.page_words(sheet)
    thai = sheet.digits == "thai"
    fields = (f"{before} ", field("PAGE", thai), f" {between} ", field("NUMPAGES", thai))
    foot = paragraph_xml(
        ("\t", paper.heading(sheet, sheet.footer_text), "\t", *fields), tabs=_room_mm(sheet)
    )
    small = (paragraph_xml(paper.typed(line), size_pt=8) for line in sheet.provenance)
    replace_parts(page.footer._element, foot, *small)


def _mark(sheet: Sheet) -> str:
    return paper.heading(sheet, sheet.mark)


def field(name: str, thai: bool) -> tuple[str]:
    """A field of Word as a piece of a paragraph, in the digits of the paper."""
    # Word shows Thai digits with this switch; LibreOffice knows the field but not the switch.
    return (f"{name} \\* THAIARABIC" if thai else name,)


def sheet_parts(sheet: Sheet) -> list[str]:
    """Titles, tables, notes and places to sign as elements of a body."""
    widths = column_widths(sheet, _room_mm(sheet), AS_WIDE_AS_PT, PADDING_MM)
    parts = [
        *(
            paragraph_xml(paper.heading(sheet, line), align="center", bold=True, size_pt=16)
            for line in sheet.title_lines
        ),
        *(
            paragraph_xml(paper.heading(sheet, line), align="center", size_pt=14)
            for line in sheet.subtitle_lines
        ),
    ]
    for section in paper.sections(sheet):
        parts.append(paragraph_xml("", size_pt=6, keep=bool(section.above)))
        parts += [above_xml(group) for group in section.above]
        parts.append(table_xml(section.blocks, sheet, widths))
    parts.append(paragraph_xml("", size_pt=6))
    parts += [paragraph_xml(paper.typed(note)) for note in sheet.notes]
    if sheet.signatures:
        parts.append(paragraph_xml("", size_pt=20, keep=True))
        parts.append(signatures_xml(sheet, _room_mm(sheet)))
        parts.append(paragraph_xml("", size_pt=1))
    return parts


def write_body(document: "Document", parts: Sequence[str]) -> None:
    """The body of the document: these elements and nothing else."""
    body = document.element.body
    for old in body.findall(_w("p")):
        body.remove(old)
    add_to_body(document, parts)


def add_to_body(document: "Document", parts: Sequence[str]) -> None:
    """These elements at the end of the document."""
    end = document.element.body.find(_w("sectPr"))
    for part in parts:
        end.addprevious(_parsed(part))


def replace_parts(part: "BaseOxmlElement", *written: str) -> None:
    """These elements instead of all that was in a head or foot."""
    for old in list(part):
        part.remove(old)
    for xml in written:
        part.append(_parsed(xml))


def _parsed(xml: str) -> "BaseOxmlElement":
    from docx.oxml import parse_xml

    return parse_xml(xml)


def _room_mm(sheet: Sheet) -> float:
    return A4_MM[1 if sheet.orientation == "landscape" else 0] - 2 * MARGIN_MM


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")
