"""The same table by the bare writers: xlsxwriter, python-docx cell by cell, WeasyPrint. No Django.

All take the rows as `documents.sheet.as_rows` gives them: what a cell says is decided before, so
that the writers are measured alone.
"""

import io
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from importlib.util import find_spec

from ruamphaen.documents.render.metrics import FONTS
from ruamphaen.documents.sheet import Cell

type Rows = Sequence[Sequence[Cell]]

FONT = "TH SarabunPSK"


def bare_xlsx(rows: Rows) -> bytes:
    """Every cell with wrap, border and font by xlsxwriter, and nothing more."""
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    page = book.add_worksheet()
    look = {"font_name": FONT, "font_size": 12, "text_wrap": True, "border": 1, "valign": "top"}
    words, amounts = book.add_format(look), book.add_format(look | {"num_format": "#,##0"})
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, int | Decimal):
                page.write_number(at, place, float(cell), amounts)
            else:
                page.write_string(at, place, cell or "", words)
    book.close()
    return made.getvalue()


def bare_docx(rows: Rows) -> bytes:
    """The table by python-docx as its documentation does it: a row, then its cells."""
    import docx

    document = docx.Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for place, cell in zip(table.add_row().cells, row, strict=True):
            place.text = _words(cell)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def has_weasyprint() -> bool:
    """Whether the peer is installed; it is no part of the product."""
    return find_spec("weasyprint") is not None


def html_pdf(rows: Rows) -> bytes:
    """The table as HTML, on the same paper in the same font and size, by WeasyPrint."""
    import weasyprint  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 -- a peer, installed by whoever compares

    head, *body = ("".join(f"<td>{escape(_words(cell))}</td>" for cell in row) for row in rows)
    below = "".join(f"<tr>{row}</tr>" for row in body)
    style = f"""
        @font-face {{ font-family: Sarabun; src: url({(FONTS / "Sarabun-Regular.ttf").as_uri()}) }}
        @page {{ size: A4 landscape; margin: 12mm }}
        table {{ border-collapse: collapse; width: 100%; font: 9pt Sarabun }}
        td {{ border: 0.5pt solid; padding: 1.4mm; vertical-align: top }}
    """
    page = f"<style>{style}</style><table><thead><tr>{head}</tr></thead>{below}</table>"
    made: bytes = weasyprint.HTML(string=page).write_pdf()
    return made


def _words(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int | Decimal) else cell or ""
