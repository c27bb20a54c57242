"""ตารางเป็นข้อความ XML: paragraphs and tables of Word, written as WordprocessingML text.

Nothing here but text; every function gives one whole element (ECMA-376 part 1, 17.3 and 17.4).
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ruamphaen.documents import sheet as paper
from ruamphaen.documents.sheet import Block, Group, Heading, Row, Sheet, Signature, Total

LINE_PT = 12.0
HEAD_FILL, TOTAL_FILL, GRAND_FILL = "EEEEEE", "F6F6F6", "E8E8E8"
INDENT_MM = 4.0
MAY_PART_LETTERS = 500
"""A row with a longer cell may be taller than a page, so it may be parted between pages."""

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
SIDES = {"text": "left", "number": "center", "count": "right", "baht": "right"}
_ALL_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_TWIPS_PER_MM = 1440 / 25.4

type Words = str | Sequence[str | tuple[str]]
"""Text, or pieces of text and of fields: ("PAGE",) is the field PAGE."""


@dataclass(frozen=True, slots=True)
class Place:
    """ที่หมาย: where a line of the contents leads: a bookmark of Word, and how deep its heading stands."""

    number: int
    name: str
    level: int


# ------------------------------------------------------------------ paragraphs


def paragraph_xml(
    words: Words,
    *,
    align: str = "left",
    bold: bool = False,
    size_pt: float | None = None,
    keep: bool = False,
    indent_mm: float = 0,
    tabs: float | None = None,
    right_tab: float | None = None,
    mark: str = "",
    first_mm: float = 0,
    hanging_mm: float = 0,
    before_pt: float = 0,
    new_page: bool = False,
    place: Place | None = None,
) -> str:
    """One ``w:p``. ``keep``: on one page with what follows. ``tabs``: a stop in the middle and at
    the end of so many mm; ``right_tab``: only at the end. ``mark``: words across the page behind everything (only in a head).
    ``first_mm``: the first line begins there; ``hanging_mm``: the others do, the first at the edge.
    ``place``: a heading that the contents name.
    """
    settings = "<w:keepNext/>" if keep else ""
    if new_page:
        settings += "<w:pageBreakBefore/>"
    if right_tab:
        settings += (
            '<w:tabs><w:tab w:val="clear" w:pos="4320"/><w:tab w:val="clear" w:pos="8640"/>'
            f'<w:tab w:val="right" w:pos="{twips(right_tab)}"/></w:tabs>'
        )
    if tabs:
        middle, end = twips(tabs / 2), twips(tabs)
        settings += (
            f'<w:tabs><w:tab w:val="clear" w:pos="4320"/><w:tab w:val="clear" w:pos="8640"/>'
            f'<w:tab w:val="center" w:pos="{middle}"/><w:tab w:val="right" w:pos="{end}"/></w:tabs>'
        )
    if hanging_mm:
        settings += f'<w:tabs><w:tab w:val="left" w:pos="{twips(hanging_mm)}"/></w:tabs>'
    if before_pt:
        settings += f'<w:spacing w:before="{round(before_pt * 20)}"/>'
    if hanging_mm:
        settings += f'<w:ind w:left="{twips(hanging_mm)}" w:hanging="{twips(hanging_mm)}"/>'
    elif indent_mm or first_mm:
        first = f' w:firstLine="{twips(first_mm)}"' if first_mm else ""
        settings += f'<w:ind w:left="{twips(indent_mm)}"{first}/>'
    if align != "left":
        settings += f'<w:jc w:val="{align}"/>'
    if place:
        settings += f'<w:outlineLvl w:val="{place.level}"/>'
    look = ("<w:b/><w:bCs/>" if bold else "") + _size(size_pt)
    pieces = (words,) if isinstance(words, str) else words
    runs = "".join(
        run_xml(piece, look) if isinstance(piece, str) else _field_run(piece[0], look)
        for piece in pieces
        if piece
    )
    end_mark = f"<w:rPr>{look}</w:rPr>" if look else ""  # an empty line is as high as its mark
    if place:
        runs = (
            f'<w:bookmarkStart w:id="{place.number}" w:name="{place.name}"/>{runs}'
            f'<w:bookmarkEnd w:id="{place.number}"/>'
        )
    return f"<w:p {NAMES}><w:pPr>{settings}{end_mark}</w:pPr>{_mark_xml(mark)}{runs}</w:p>"


def _size(size_pt: float | None) -> str:
    if size_pt is None:
        return ""
    half = round(size_pt * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def run_xml(text: str, look: str) -> str:
    """One ``w:r``; ``look`` is the inside of its properties."""
    set_look = f"<w:rPr>{look}</w:rPr>" if look else ""
    written = "<w:br/>".join(
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
            for part in line.split("\t")
        )
        for line in text.split("\n")
    )
    return f"<w:r>{set_look}{written}</w:r>"


def _field_run(code: str, look: str) -> str:
    set_look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:fldSimple w:instr=" {escape(code)} "><w:r>{set_look}<w:t>1</w:t></w:r></w:fldSimple>'
    )


def _mark_xml(mark: str) -> str:
    if not mark:
        return ""
    words = escape(mark, {'"': "&quot;"})
    # The words fill their shape, so a short word gets a short shape. Marks take no room of their own.
    wide = min(440, 90 * sum(not unicodedata.combining(letter) for letter in mark))
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" '
        'adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
        '<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
        '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
        '</v:formulas><v:path textpathok="t" o:connecttype="rect"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" '
        f'style="position:absolute;margin-left:0;margin-top:0;width:{wide}pt;height:150pt;'
        "rotation:330;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e4e4e4" '
        'stroked="f"><v:textpath style="font-family:&quot;TH SarabunPSK&quot;;font-size:1pt;'
        f'font-weight:bold" string="{words}"/></v:shape></w:pict></w:r>'
    )


def above_xml(group: Group) -> str:
    """The lines and the name of a group above its table, as one paragraph kept with the table."""
    lines = [paper.typed(line) for line in group.lines]
    indent = INDENT_MM * (group.level - 1)
    plain = run_xml("\n".join(lines) + "\n", "") if lines else ""
    name = run_xml(paper.typed(group.text), "<w:b/><w:bCs/>")
    return (
        f'<w:p {NAMES}><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:after="60"/>'
        f'<w:ind w:left="{twips(indent)}"/></w:pPr>{plain}{name}</w:p>'
    )


# ------------------------------------------------------------------ tables


def table_xml(blocks: Sequence[Block], sheet: Sheet, widths: Sequence[float]) -> str:
    """One ``w:tbl`` with its head on every page. Widths in mm, one for each column."""
    across = [twips(width) for width in widths]
    rows = [*_head_rows(paper.headings(sheet), across)]
    rows += [_block_row(block, sheet, across) for block in blocks]
    return plain_table(rows, across, border="single")


def plain_table(
    rows: Sequence[str], across: Sequence[int], *, border: str, sides: Sequence[str] = _ALL_SIDES
) -> str:
    """A ``w:tbl`` of rows written before; ``border`` is "single", "dashed" or "nil", on ``sides``."""
    borders = "".join(
        f'<w:{side} w:val="{border if side in sides else "nil"}" w:sz="4" w:space="0" '
        'w:color="000000"/>'
        for side in _ALL_SIDES
    )
    # LibreOffice believes the grid, Word the cells: widths stand in both.
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in across)
    return (
        f'<w:tbl {NAMES}><w:tblPr><w:tblW w:w="{sum(across)}" w:type="dxa"/>'
        '<w:jc w:val="center"/>'  # or Word lets the border stand out into the margin
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="45" w:type="dxa"/>'
        '<w:left w:w="80" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/>'
        '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _head_rows(headings: Sequence[Heading], across: Sequence[int]) -> list[str]:
    deep = max(cell.row + cell.rows for cell in headings)
    rows = list[str]()
    for at in range(deep):
        cells = sorted(
            (cell for cell in headings if cell.row <= at < cell.row + cell.rows),
            key=lambda cell: cell.column,
        )
        written = "".join(_head_cell(cell, at, deep, across) for cell in cells)
        rows.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{written}</w:tr>")
    return rows


def _head_cell(cell: Heading, at: int, deep: int, across: Sequence[int]) -> str:
    merged = ""
    if cell.rows > 1:
        merged = '<w:vMerge w:val="restart"/>' if at == cell.row else "<w:vMerge/>"
    words = cell.text if at == cell.row else ""
    return cell_xml(
        paragraph_xml(words, align="center", bold=True, keep=True),
        across[cell.column : cell.column + cell.columns],
        fill=HEAD_FILL,
        merged=merged,
        middle=True,
    )


def _block_row(block: Block, sheet: Sheet, across: Sequence[int]) -> str:
    if isinstance(block, Group):
        words = "\n".join(paper.typed(line) for line in (*block.lines, block.text))
        indent = INDENT_MM * (block.level - 1)
        band = paragraph_xml(words, bold=not block.plain, keep=True, indent_mm=indent)
        return row_xml(cell_xml(band, across))
    if isinstance(block, Total):
        return row_xml(_total_cells(block, sheet, across))
    return _body_row(block, sheet, across)


def _total_cells(total: Total, sheet: Sheet, across: Sequence[int]) -> str:
    span = paper.label_span(sheet.columns)
    fill = TOTAL_FILL if total.level else GRAND_FILL
    label = paragraph_xml(paper.heading(sheet, total.label), align="right", bold=True)
    figures = (
        cell_xml(
            paragraph_xml(words, align=SIDES[column.kind], bold=True), across[at : at + 1], fill
        )
        for at, (words, column) in enumerate(
            zip(paper.total_cells(total, sheet), sheet.columns[span:], strict=True), start=span
        )
    )
    return cell_xml(label, across[:span], fill) + "".join(figures)


def _body_row(row: Row, sheet: Sheet, across: Sequence[int]) -> str:
    shown = [
        paper.formatted(cell, column, sheet)
        for cell, column in zip(row.cells, sheet.columns, strict=True)
    ]
    cells = "".join(
        cell_xml(paragraph_xml(words, align=SIDES[column.kind], bold=at in row.bold), (width,))
        for at, (words, column, width) in enumerate(zip(shown, sheet.columns, across, strict=True))
    )
    return row_xml(cells, whole=max(map(len, shown)) <= MAY_PART_LETTERS)


def row_xml(
    cells: str, *, whole: bool = True, head: bool = False, high_mm: float = 0, exact: bool = False
) -> str:
    """One ``w:tr``: kept whole, repeated as a head, at least (or exactly) so high."""
    settings = "<w:cantSplit/>" if whole else ""
    if high_mm:
        rule = "exact" if exact else "atLeast"
        settings += f'<w:trHeight w:val="{twips(high_mm)}" w:hRule="{rule}"/>'
    if head:
        settings += "<w:tblHeader/>"
    return f"<w:tr>{f'<w:trPr>{settings}</w:trPr>' if settings else ''}{cells}</w:tr>"


def cell_xml(
    content: str,
    across: Sequence[int],
    fill: str = "",
    merged: str = "",
    *,
    middle: bool = False,
) -> str:
    """One ``w:tc`` over the columns whose widths are ``across``, in twips."""
    span = f'<w:gridSpan w:val="{len(across)}"/>' if len(across) > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    stand = '<w:vAlign w:val="center"/>' if middle else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(across)}" w:type="dxa"/>{span}{merged}{shade}{stand}'
        f"</w:tcPr>{content}</w:tc>"
    )


def signatures_xml(sheet: Sheet, room_mm: float) -> str:
    """The places to sign as a table without borders, up to three beside each other."""
    beside = min(len(sheet.signatures), 3)
    across = [twips(room_mm / beside)] * beside
    rows = list[str]()
    for first in range(0, len(sheet.signatures), beside):
        some = sheet.signatures[first : first + beside]
        cells = [cell_xml(_signature(one), (across[0],)) for one in some]
        cells += [cell_xml(paragraph_xml(""), (across[0],))] * (beside - len(some))
        rows.append(row_xml("".join(cells)))
    return plain_table(rows, across, border="nil")


def _signature(one: Signature) -> str:
    dots = "." * 40
    name = paper.typed(one.name) or dots
    lines = [f"{paper.typed(one.caption)} {dots}", f"({name})", *map(paper.typed, one.position)]
    return "".join(paragraph_xml(line, align="center", size_pt=14) for line in lines)


def twips(width_mm: float) -> int:
    """mm as twentieths of a point."""
    return round(width_mm * _TWIPS_PER_MM)
