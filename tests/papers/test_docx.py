"""DOCX: a Word document in the letter of official papers, with its head on every page."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import docx
import pytest
from docx.oxml.ns import qn

from ruamphaen.documents.render.docx import render_docx
from ruamphaen.documents.sheet import Column, MisshapenSheet, Row, Sheet
from tests.papers.reading import bare, docx_rows, printed_words, words_of
from tests.papers.samples import P01, P02, P03, SHEETS


def opened(sheet):
    return docx.Document(io.BytesIO(render_docx(sheet)))


def part_of(sheet, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(render_docx(sheet))) as packed:
        return packed.read(name).decode("utf-8")


@pytest.mark.parametrize("name", SHEETS)
def test_every_word_is_in_the_document(name):
    document = opened(SHEETS[name])
    written = bare(words_of(document.element.body))
    foot = bare(words_of(document.sections[0].footer._element))
    for words in printed_words(SHEETS[name]):
        assert bare(words) in written + foot
    for words in SHEETS[name].title_lines:
        assert bare(words) in written or SHEETS[name].digits == "thai"


def test_thai_gets_its_own_font_size_and_language():
    """Without cs and szCs Word sets Thai in another font and size."""
    normal = opened(P02).styles["Normal"].element
    fonts = normal.find(f".//{qn('w:rFonts')}")
    assert {fonts.get(qn(f"w:{of}")) for of in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "TH SarabunPSK"
    }
    assert [normal.find(f".//{qn(of)}").get(qn("w:val")) for of in ("w:sz", "w:szCs")] == ["24"] * 2
    assert normal.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "th-TH"


def test_head_rows_are_repeated_and_rows_kept_whole():
    table = opened(P02).tables[0]._tbl
    heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in table.tr_lst]
    assert heads == [True, True, *[False] * (len(heads) - 2)]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in table.tr_lst)


def test_a_row_with_a_very_long_cell_may_be_parted():
    columns = (Column("no", "ที่", "number"), Column("text", "ข้อความ"))
    sheet = Sheet("ผ.02", ("ทดสอบ",), columns, (Row((1, "สั้น")), Row((2, "ยาวมาก " * 800))))
    whole = [
        row.find(f".//{qn('w:cantSplit')}") is not None
        for row in opened(sheet).tables[0]._tbl.tr_lst
    ]
    assert whole == [True, True, False]


def test_groups_keep_with_the_rows_they_name():
    for row in opened(P02).tables[0]._tbl.tr_lst:
        words = words_of(row)
        if words.startswith(("กลยุทธ์", "แผนงาน:")):
            assert row.find(f".//{qn('w:keepNext')}") is not None


def test_widths_stand_in_the_grid_and_in_every_cell():
    for table in opened(P02).tables:
        grid = [int(col.get(qn("w:w"))) for col in table._tbl.tblGrid.gridCol_lst]
        for row in table._tbl.tr_lst:
            cells = [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.tc_lst]
            assert sum(cells) == sum(grid)


def test_each_alignment_block_opens_its_own_table():
    assert len(opened(P02).tables) == 2
    assert len(opened(P03).tables) == 1


def test_the_page_is_the_official_one():
    page = opened(P02).sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (297, 210)
    assert page.orientation == 1
    portrait = opened(replace(P02, orientation="portrait")).sections[0]
    assert (round(portrait.page_width.mm), round(portrait.page_height.mm)) == (210, 297)
    (head,) = page.header.paragraphs
    assert (head.text, head.alignment) == ("แบบ ผ.02", 2)


@pytest.mark.parametrize(("sheet", "switch"), [(P02, False), (P01, True)])
def test_pages_are_counted_by_fields_in_the_digits_of_the_paper(sheet, switch):
    foot = part_of(sheet, "word/footer1.xml")
    assert foot.count("fldSimple w:instr") == 2
    assert "NUMPAGES" in foot
    assert ("THAIARABIC" in foot) is switch


def test_the_mark_of_an_example_lies_behind_every_page():
    assert 'string="ตัวอย่าง"' in part_of(P01, "word/header1.xml")
    assert "textpath" not in part_of(P02, "word/header1.xml")


def test_words_are_never_markup():
    columns = (Column("text", "ข้อความ"),)
    evil = "</w:t><w:br/>&amp; \"' <script> \x0b\x00 ]]>"
    sheet = Sheet("<&>", ("<b>",), columns, (Row((evil,)),), mark='"/><x a="')
    document = opened(sheet)
    assert document.tables[0].rows[1].cells[0].text == "</w:t><w:br/>&amp; \"' <script>\n]]>"
    assert document.sections[0].header.paragraphs[0].text == "แบบ <&>"


@pytest.mark.parametrize("name", SHEETS)
def test_the_same_sheet_makes_the_same_bytes(name):
    assert render_docx(SHEETS[name]) == render_docx(SHEETS[name])


def test_the_file_tells_the_day_of_the_paper_and_no_author():
    known = opened(replace(P02, dated=date(2022, 2, 3))).core_properties
    assert known.created.replace(tzinfo=UTC) == datetime(2022, 2, 3, tzinfo=UTC)
    assert (known.author, known.comments) == ("", "")
    assert known.title.startswith("รายละเอียดโครงการพัฒนา")


def test_an_empty_paper_is_a_document():
    assert docx_rows(render_docx(replace(P03, body=())))[0][:2] == ["ที่", "แผนงาน"]


def test_a_sheet_that_does_not_fit_is_refused():
    with pytest.raises(MisshapenSheet):
        render_docx(replace(P03, body=(Row((Decimal(1),)),)))
