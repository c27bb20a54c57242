"""One sheet, four papers: every format shows the same figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ruamphaen.documents.render.child import FORMATS, render
from ruamphaen.documents.sheet import FIGURES, Row, Total, formatted
from tests.papers.reading import amounts_in, bare, docx_rows, pages_of, xlsx_rows
from tests.papers.samples import SHEETS


def figures(sheet) -> list[list[Decimal]]:
    """The figures of each row and total, in order."""
    found = []
    for block in sheet.body:
        if isinstance(block, Row | Total):
            pairs = zip(block.cells, sheet.columns, strict=True)
            found.append(
                [
                    Decimal(cell)
                    for cell, column in pairs
                    if column.kind in FIGURES and cell is not None
                ]
            )
    return [row for row in found if row]


@pytest.mark.parametrize("name", SHEETS)
def test_word_shows_the_figures(name):
    sheet = SHEETS[name]
    span = next(at for at, column in enumerate(sheet.columns) if column.kind in FIGURES)
    cells = [
        row[min(span, len(row) - len(sheet.columns) + span) :]
        for row in docx_rows(render(sheet, "docx"))
    ]
    shown = amounts_in([row for row in cells if len(row) > 1])
    assert shown[-len(figures(sheet)) :] == figures(sheet)


@pytest.mark.parametrize("name", SHEETS)
def test_excel_holds_the_figures(name):
    sheet = SHEETS[name]
    span = next(at for at, column in enumerate(sheet.columns) if column.kind in FIGURES)
    held = [
        [Decimal(str(cell)) for cell in row[span:] if isinstance(cell, int | float)]
        for row in xlsx_rows(render(sheet, "xlsx"))
    ]
    assert [row for row in held if row] == figures(sheet)


@pytest.mark.parametrize("name", SHEETS)
def test_the_pdf_shows_the_figures_of_each_row_side_by_side(name):
    sheet = SHEETS[name]
    text = bare("".join(pages_of(render(sheet, "pdf"))))
    for block in sheet.body:
        if isinstance(block, Row | Total):
            pairs = zip(block.cells, sheet.columns, strict=True)
            shown = [
                formatted(cell, column, sheet) for cell, column in pairs if column.kind in FIGURES
            ]
            assert bare("".join(shown)) in text


@pytest.mark.parametrize("kind", FORMATS)
def test_a_negative_correction_is_a_number_everywhere(kind):
    sheet = SHEETS["p03"]
    row = Row((1, "ก", "ข", "ค", "ง", Decimal("-1500.25"), None, None, None, None, "จ"))
    made = render(replace(sheet, body=(row,)), kind)
    shown = {
        "pdf": lambda: "".join(pages_of(made)),
        "docx": lambda: " ".join(cell for found in docx_rows(made) for cell in found),
        "xlsx": lambda: " ".join(str(cell) for found in xlsx_rows(made) for cell in found),
        "csv": lambda: made.decode("utf-8-sig"),
    }[kind]()
    assert {"xlsx": "-1500.25", "csv": ",-1500.25,"}.get(kind, "-1,500.25") in shown
