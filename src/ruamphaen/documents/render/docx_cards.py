"""บัตรใน Word: cards to cut out, eight to a page, each with its QR code as a picture."""

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from ruamphaen.base.qr import qr_png
from ruamphaen.documents import script as paper
from ruamphaen.documents.render.docx_table import (
    NAMES,
    cell_xml,
    paragraph_xml,
    plain_table,
    row_xml,
    twips,
)
from ruamphaen.documents.render.metrics import text_mm
from ruamphaen.documents.render.script_pdf import CARD_INSET_MM, CARD_MM, QR_MM
from ruamphaen.documents.script import CARDS_ACROSS, Card, Cards, Script

if TYPE_CHECKING:
    from docx.document import Document

SMALL_PT, PLAIN_PT, TITLE_PT, BOX_PT = 9.0, 11.0, 14.0, 14.0
AS_WIDE_AS_PT = PLAIN_PT * 0.75
_EMU_PER_MM = 36_000
_EDGE_MM = 3.0


def cards_xml(document: "Document", block: Cards, script: Script) -> list[str]:
    """The cards as one table with lines to cut along; pictures are added to the document."""
    wide, high = CARD_MM
    across = [twips(wide)] * CARDS_ACROSS
    written = [
        cell_xml(_card(document, card, script, number), (across[0],))
        for number, card in enumerate(block.cards, start=1)
    ]
    written += [cell_xml(paragraph_xml(""), (across[0],))] * (-len(written) % CARDS_ACROSS)
    rows = [
        row_xml("".join(written[at : at + CARDS_ACROSS]), high_mm=high - 0.6, exact=True)
        for at in range(0, len(written), CARDS_ACROSS)
    ]
    return [plain_table(rows, across, border="dashed"), paragraph_xml("", size_pt=1)]


def _card(document: "Document", card: Card, script: Script, number: int) -> str:
    wide = CARD_MM[0] - 2 * CARD_INSET_MM
    edge = (
        0.0 if card.address else _EDGE_MM
    )  # beside a code the words stand in a table of their own
    title, head = paper.words(script, card.title), paper.words(script, card.head)
    words = [
        paragraph_xml(head, size_pt=PLAIN_PT, before_pt=6, indent_mm=edge),
        paragraph_xml(title, size_pt=TITLE_PT, bold=True, indent_mm=edge),
        *(
            paragraph_xml(paper.words(script, line), size_pt=PLAIN_PT, indent_mm=edge)
            for line in card.lines
        ),
    ]
    room = wide - QR_MM - 6 if card.address else wide
    words += [_blank(paper.words(script, blank), room, edge) for blank in card.blanks]
    words += [
        paragraph_xml(
            f"☐  {paper.words(script, box)}", size_pt=BOX_PT, before_pt=6, indent_mm=_EDGE_MM
        )
        for box in card.boxes
    ]
    if card.foot:
        words.append(
            paragraph_xml(paper.words(script, card.foot), size_pt=SMALL_PT, indent_mm=edge)
        )
    if card.address:
        beside, square = twips(wide - QR_MM - 2), twips(QR_MM + 2)
        row = row_xml(
            cell_xml("".join(words), (beside,))
            + cell_xml(_stub(document, card, script, number), (square,))
        )
        table = plain_table([row], (beside, square), border="dashed", sides=("insideV",))
        words = [table, paragraph_xml("", size_pt=1)]
    return "".join(words)


def _stub(document: "Document", card: Card, script: Script, number: int) -> str:
    """What is torn off and kept."""
    code = paragraph_xml(card.code, align="center", bold=True, size_pt=PLAIN_PT)
    words = (
        paragraph_xml(paper.words(script, line), align="center", size_pt=SMALL_PT)
        for line in card.stub
    )
    return qr_picture(document, card.address, number) + code + "".join(words)


def _blank(label: str, wide: float, edge: float) -> str:
    room = wide - text_mm(f"{label} ", AS_WIDE_AS_PT) - 2 * _EDGE_MM
    dots = "." * int(room / text_mm(".", AS_WIDE_AS_PT))
    return paragraph_xml(f"{label} {dots}".strip(), size_pt=PLAIN_PT, before_pt=12, indent_mm=edge)


def qr_picture(document: "Document", address: str, number: int, side_mm: float = QR_MM) -> str:
    """A paragraph with the QR code of an address, as an inline picture (DrawingML).

    ``number`` is its own within the document.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.image import ImagePart

    # Named by number: python-docx would compare each picture with all before it.
    part = ImagePart(PackURI(f"/word/media/qr{number}.png"), "image/png", qr_png(address))
    key = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    side = round(side_mm * _EMU_PER_MM)
    return (
        f'<w:p {NAMES}><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        f' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/>'
        f'<wp:docPr id="{number}" name="QR {number}" descr={quoteattr(address)}/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="qr{number}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships" r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
