"""Flowing papers: what is printed can be read back in every format, the same each time."""

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import openpyxl
import pypdfium2
import pytest

from ruamphaen.base.qr import QUIET, qr_squares
from ruamphaen.documents.render.child import FORMATS, render, render_in_child
from ruamphaen.documents.render.script_docx import render_script_docx
from ruamphaen.documents.render.script_pdf import QR_MM, render_script_pdf
from ruamphaen.documents.script import (
    Card,
    Cards,
    Field,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Script,
    Signatures,
    Table,
    all_words,
    check,
    tabled,
)
from ruamphaen.documents.sheet import Column, MisshapenSheet, Signature
from ruamphaen.documents.written import as_json, paper_from_json
from tests.papers.reading import bare, pages_of

LONG = (
    "ด้วยเทศบาลตำบลบ้านหนองกำหนดจัดประชาคมท้องถิ่นระดับตำบล ครั้งที่ 1/2569 เพื่อรับฟังปัญหาและความต้องการของ"
    "ประชาชนในพื้นที่ และพิจารณาร่างแผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) ในวันศุกร์ที่ 20 พฤศจิกายน พ.ศ. 2569 "
    "ณ หอประชุมฝั่งตรงข้ามญี่ปุ่น ที่นี่ ปู่ ป้า น้ำ"
)
COLUMNS = (
    Column("no", "ที่", "number", 12),
    Column("group", "กลุ่มผู้แทน", "text", 90),
    Column("people", "จำนวน (คน)", "count", 30),
)
ADDRESS = "https://plan.example.go.th/r/7K2MX4RTB9"
SCRIPT = Script(
    title="หนังสือเชิญ",
    blocks=(
        Letterhead("ที่ ลพ 52001/123", ("เทศบาลตำบลบ้านหนอง", "จังหวัดลำพูน"), "2 พฤศจิกายน 2569"),
        Field("เรื่อง", "ขอเชิญประชุม"),
        Field("เรียน", "", pen=True),
        Paragraph(LONG),
        Paragraph(LONG, number="1."),
        Signatures((Signature("", "สมศรี ขยัน", ("นายกเทศมนตรี",)),), "ขอแสดงความนับถือ"),
        PageBreak(),
        Heading("รายงานการประชุม", 0),
        Heading("ผู้มาประชุม"),
        Table(COLUMNS, ((1, "ผู้แทนชุมชน", 1200), ("", "รวม", 1200)), "สัดส่วน", totals=1),
        Table(COLUMNS, (("1.", "นายบุญมา", None),), bordered=False),
        Signatures((Signature("ลงชื่อ", "ก"), Signature("ลงชื่อ", "ข"), Signature("ลงชื่อ"))),
    ),
    provenance=("ร่วมแผน รหัสเนื้อหา abc",),
    dated=date(2026, 11, 20),
)
CARDS = Script(
    "บัตร",
    (
        Cards(
            tuple(
                Card(
                    head="เทศบาลตำบลบ้านหนอง",
                    title=f"บัตรเลขที่ {number}",
                    blanks=("เรื่อง", "ที่ไหน"),
                    code="7K2MX 4RTB9",
                    address=ADDRESS,
                    stub=("เก็บไว้",),
                )
                for number in range(1, 10)
            )
        ),
    ),
    numbered=False,
)
SCRIPTS = {"script": SCRIPT, "cards": CARDS}


def text_of_docx(made: bytes) -> str:
    """All words of the body."""
    return "".join(docx.Document(io.BytesIO(made)).element.body.xpath(".//w:t/text()"))


@pytest.mark.parametrize("digits", ["arabic", "thai"])
@pytest.mark.parametrize("name", SCRIPTS)
def test_every_word_can_be_read_back_from_pdf_and_word(name, digits):
    script = replace(SCRIPTS[name], digits=digits)
    read = {
        "pdf": bare("".join(pages_of(render_script_pdf(script)))),
        "docx": bare(text_of_docx(render_script_docx(script))),
    }
    for words in all_words(script):
        for kind, text in read.items():
            assert bare(words) in text, (kind, words)


def test_thai_digits_turn_everything_but_codes():
    thai = replace(CARDS, digits="thai")
    text = bare("".join(pages_of(render_script_pdf(thai))))
    assert "บัตรเลขที่๙" in text
    assert "7K2MX4RTB9" in text
    assert "๗K" not in text


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("name", SCRIPTS)
def test_the_same_script_makes_the_same_bytes(name, kind):
    assert render(SCRIPTS[name], kind) == render(SCRIPTS[name], kind)


def test_the_child_prints_a_script_as_this_process_does():
    assert render_in_child(SCRIPT, "pdf") == render(SCRIPT, "pdf")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_written_down_and_read_back_equal(name):
    assert paper_from_json(as_json(SCRIPTS[name])) == SCRIPTS[name]
    money = Script("ก", (Table(COLUMNS[1:], (("ก", Decimal("1.50")),)),))
    assert paper_from_json(as_json(money)) == money


def test_the_file_is_an_archive_with_a_title_and_a_language():
    made = render_script_pdf(SCRIPT)
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    with pypdfium2.PdfDocument(made) as document:
        assert document.get_metadata_dict()["Title"] == "หนังสือเชิญ"
        assert document.is_tagged()


def test_pages_are_numbered_from_the_second_on_in_the_digits_of_the_office():
    first, second = pages_of(render_script_pdf(replace(SCRIPT, digits="thai")))
    assert "- ๒ -" in second
    assert "- ๑ -" not in first


def test_a_draft_says_so_on_every_page():
    marked = replace(SCRIPT, mark="ร่าง")
    assert all("ร่าง" in bare(page) for page in pages_of(render_script_pdf(marked)))
    packed = docx.Document(io.BytesIO(render_script_docx(marked))).sections[0]
    for head in (packed.header, packed.first_page_header):
        assert 'string="ร่าง"' in head._element.xml


def test_the_head_of_a_table_is_repeated_on_each_page():
    rows = tuple((number, f"กลุ่มที่ {number}", number) for number in range(1, 301))
    pages = pages_of(render_script_pdf(Script("บัญชี", (Table(COLUMNS, rows),))))
    assert len(pages) > 8
    assert all("กลุ่มผู้แทน" in bare(page) for page in pages)


def test_the_paragraph_before_a_signature_goes_with_it_to_the_next_page():
    filler = tuple(Paragraph("บรรทัด") for _line in range(29))
    for more in range(6):
        blocks = (*filler, *(Paragraph("บรรทัด"),) * more, Paragraph("จึงเรียนมาเพื่อทราบ"))
        signed = Signatures((Signature("", "สมศรี", ("นายกเทศมนตรี",)),), "ขอแสดงความนับถือ")
        last = pages_of(render_script_pdf(Script("หนังสือ", (*blocks, signed))))[-1]
        assert ("จึงเรียนมา" in bare(last)) == ("นายกเทศมนตรี" in bare(last)) == ("สมศรี" in bare(last))
        assert "นายกเทศมนตรี" in bare(last)


def test_a_first_line_is_shorter_by_its_indent_and_no_line_leaves_the_page():
    with pypdfium2.PdfDocument(render_script_pdf(Script("ก", (Paragraph(LONG * 3),)))) as document:
        page = document[0].get_textpage()
        boxes = [page.get_charbox(at, loose=True) for at in range(page.count_chars())]
    inside = [box for box in boxes if box[2] > box[0]]
    assert max(box[2] for box in inside) <= (210 - 20) / 25.4 * 72 + 1
    assert min(box[0] for box in inside) >= 30 / 25.4 * 72 - 1


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_words_are_never_markup(kind):
    evil = "</w:t><w:br/>&amp; \"' #set text(red) *ข* $x$ ]]>"
    script = Script(
        evil,
        (Heading(evil), Paragraph(evil), Field(evil, evil), Table(COLUMNS, ((1, evil, 2),), evil)),
        mark='"/><x a="',
    )
    made = render(script, kind)
    text = "".join(pages_of(made)) if kind == "pdf" else text_of_docx(made)
    assert bare(text).count(bare(evil)) == 6


def test_a_card_carries_its_code_as_a_telephone_reads_it():
    """The square on the page, sampled module by module, is the code of the address."""
    scale = 8
    with pypdfium2.PdfDocument(render_script_pdf(CARDS)) as document:
        assert len(document) == 2  # eight to a page
        picture = document[0].render(scale=scale, grayscale=True).to_pil()
    matrix = qr_squares(ADDRESS)
    modules = len(matrix) + 2 * QUIET
    side = QR_MM / 25.4 * 72 * scale / modules
    assert side > 6
    assert _is_somewhere(picture, matrix, side)


def _is_somewhere(picture, matrix, side) -> bool:
    """Whether the matrix stands in the picture: corners are looked for, then each module is read."""
    size, dark = len(matrix), picture.load()
    for top in range(int(picture.height - size * side)):
        for left in range(int(picture.width - size * side)):
            if dark[left, top] > 127 or (top and dark[left, top - 1] < 128):
                continue
            if all(
                (dark[int(left + (column + 0.5) * side), int(top + (row + 0.5) * side)] < 128)
                == matrix[row][column]
                for row in range(size)
                for column in range(size)
            ):
                return True
    return False


def test_a_word_document_holds_a_code_for_each_card():
    document = docx.Document(io.BytesIO(render_script_docx(CARDS)))
    pictures = document.element.body.xpath(".//a:blip/@r:embed")
    assert len(pictures) == len(set(pictures)) == 9
    assert {document.part.related_parts[key].content_type for key in pictures} == {"image/png"}


def test_rows_for_a_spreadsheet_come_from_the_tables():
    attendance = Script(
        "บัญชี",
        (
            Heading("บัญชีรายชื่อ", 0),
            Table(COLUMNS, ((1, "นายบุญมา", 3),), "กลุ่ม ก"),
            Table(COLUMNS, ((1, "=1+1", 4),), "กลุ่ม ข"),
        ),
    )
    page = openpyxl.load_workbook(io.BytesIO(render(attendance, "xlsx"))).active
    values = [
        [cell for cell in row if cell is not None] for row in page.iter_rows(values_only=True)
    ]
    assert ["บัญชีรายชื่อ"] in values
    assert [1, "นายบุญมา", 3] in values
    assert ["กลุ่ม ข"] in values
    lines = render(attendance, "csv").decode("utf-8-sig").splitlines()
    assert lines == ["ที่,กลุ่มผู้แทน,จำนวน (คน)", "กลุ่ม ก,,", "1,นายบุญมา,3", "กลุ่ม ข,,", "1,'=1+1,4"]


def test_a_letter_is_no_table():
    with pytest.raises(MisshapenSheet, match="not one table"):
        tabled(Script("หนังสือ", (Paragraph("ก"),)))
    other = (Table(COLUMNS, ()), Table(COLUMNS[:2], ()))
    with pytest.raises(MisshapenSheet, match="not one table"):
        tabled(Script("หนังสือ", other))


@pytest.mark.parametrize(
    "blocks",
    [
        (Table((), ()),),
        (Table((Column("ก", "ก", width_mm=0),), ()),),
        (Table(COLUMNS, ((1, "ก"),)),),
        (Cards(()), Paragraph("ก")),
    ],
    ids=["no columns", "no width", "short row", "cards among words"],
)
def test_a_misshapen_script_is_refused(blocks):
    with pytest.raises(MisshapenSheet):
        check(Script("ก", blocks))


@pytest.mark.parametrize("kind", FORMATS[:2])
def test_an_empty_script_is_a_paper(kind):
    assert len(render(Script("", ()), kind)) > 500


def test_long_names_break_inside_their_cell():
    name = "นางสาว" + "กาญจนาภรณ์พรรณราย" * 4
    table = Table(COLUMNS, ((1, name, 1),), bordered=False)
    text = bare("".join(pages_of(render_script_pdf(Script("ก", (table,))))))
    assert name in text


def test_no_tone_mark_stands_twice_in_the_text_layer():
    text = "".join(pages_of(render_script_pdf(SCRIPT)))
    assert re.findall(r"([ก-ฮ][ัิ-ฺ็-๎]+)\1", text) == []
