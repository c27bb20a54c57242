"""PDF: what is printed can be read back, on every page, word by word."""

import ctypes
import hashlib
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from ruamphaen.documents.render.lines import set_lines
from ruamphaen.documents.render.pdf import MARGIN_MM, PADDING_MM, SIZE_PT, render_pdf
from ruamphaen.documents.render.widths import column_widths, page_width_mm
from ruamphaen.documents.sheet import Column, Group, MisshapenSheet, Row, Sheet, Signature
from ruamphaen.documents.sheet import headings as head_of
from ruamphaen.thai.numerals import to_arabic_digits
from tests.papers.reading import bare, letters_of, pages_of, printed_words
from tests.papers.samples import P01, P02, P03, SHEETS

DOUBLED = re.compile(r"([ก-ฮ][ัิ-ฺ็-๎]+)\1")


@pytest.fixture(scope="module")
def papers():
    return {name: render_pdf(sheet) for name, sheet in SHEETS.items()}


@pytest.mark.parametrize("name", SHEETS)
def test_every_word_and_amount_can_be_found_in_order(papers, name):
    text = bare("".join(pages_of(papers[name])))
    for words in printed_words(SHEETS[name]):
        assert bare(words) in text
    for words in (*SHEETS[name].notes, *(one.name for one in SHEETS[name].signatures)):
        assert bare(words) in text


@pytest.mark.parametrize("name", SHEETS)
def test_the_text_layer_holds_no_cluster_twice(papers, name):
    """Marks placed by GPOS leave ท้องถิ่ถิ่น in the text layer, where nobody looks."""
    text = "".join(pages_of(papers[name]))
    assert "ท้องถิ่น" in text
    assert DOUBLED.findall(text) == []


@pytest.mark.parametrize("name", SHEETS)
def test_code_plan_page_number_and_head_stand_on_every_page(papers, name):
    sheet = SHEETS[name]
    pages = [bare(to_arabic_digits(page)) for page in pages_of(papers[name])]
    for number, page in enumerate(pages, start=1):
        assert bare(f"แบบ {sheet.code}") in page
        assert f"หน้า{number}จาก{len(pages)}" in page
        assert bare(sheet.footer_text) in page
        assert all(bare(to_arabic_digits(cell.text)) in page for cell in head_of(sheet))
    assert len(pages) == {"p01": 1, "p02": 4, "p03": 1}[name]


def test_the_head_of_the_table_is_repeated_where_it_goes_on():
    long = replace(P02, body=P02.body * 3)
    pages = [bare(page) for page in pages_of(render_pdf(long))]
    assert len(pages) > 8
    for page in pages:
        assert all(bare(cell.text) in page for cell in head_of(long))


@pytest.mark.parametrize("name", ["p02", "p03"])
def test_lines_end_where_they_were_cut_and_nowhere_else(papers, name):
    sheet = SHEETS[name]
    room = page_width_mm(sheet) - 2 * MARGIN_MM
    widths = column_widths(sheet, room, SIZE_PT, PADDING_MM)
    pages = letters_of(papers[name])
    checked = 0
    for row in (block for block in sheet.body if isinstance(block, Row)):
        for words, width in zip(row.cells, widths, strict=True):
            if not isinstance(words, str):
                continue
            expected = [bare(line) for line in set_lines(words, width - 2 * PADDING_MM, SIZE_PT)]
            assert any(_lines_on(page, words) == expected for page in pages), expected
            checked += len(expected) > 1
    assert checked > 5


def _lines_on(page, words: str) -> list[str] | None:
    """The lines in which the words stand on the page, or None where they are not on it."""
    text, wanted = "".join(letter.text for letter in page), bare(words)
    at = text.find(wanted)
    if at < 0:
        return None
    lines, last = [""], page[at].line
    for letter in page[at : at + len(wanted)]:
        if abs(letter.line - last) > 4:
            lines.append("")
        last = letter.line
        lines[-1] += letter.text
    return lines


@pytest.mark.parametrize("name", SHEETS)
def test_the_same_sheet_makes_the_same_bytes(papers, name):
    again = render_pdf(SHEETS[name])
    assert hashlib.sha256(again).digest() == hashlib.sha256(papers[name]).digest()
    later = render_pdf(replace(SHEETS[name], dated=date(2022, 1, 1)))
    assert later != again


def test_the_file_says_what_it_is(papers):
    with pypdfium2.PdfDocument(papers["p02"]) as document:
        known = document.get_metadata_dict()
        assert known["Title"].startswith("รายละเอียดโครงการพัฒนา")
        assert known["CreationDate"].startswith("D:20211030")
        assert document.is_tagged()
        assert document[0].get_size() == pytest.approx((841.89, 595.28), abs=0.1)
        assert language_of(document) == "th-TH"
    assert b"<pdfaid:part>2</pdfaid:part>" in papers["p02"]


def language_of(document: pypdfium2.PdfDocument) -> str:
    room = (ctypes.c_ushort * 32)()
    size = pypdfium2.raw.FPDFCatalog_GetLanguage(document, room, 64)
    return bytes(room)[: size - 2].decode("utf-16-le")


def one_cell(text: str, **more: object) -> Sheet:
    columns = (Column("no", "ที่", "number", 10), Column("text", "ข้อความ", "text", 40))
    return Sheet("ผ.02", ("ทดสอบ",), columns, (Row((1, text)),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "น้ำ ปี่ ฝั่ง ฟ้า ญี่ปุ่น ฐานุ สิทธิ์ ปู่ ป้า กตัญญู ฤๅษี ฎีกา ชั้น ๑/๒ ทฤษฎี",
        "ศูนย์ปฏิบัติการฉุกเฉินเพื่อป้องกันและบรรเทาสาธารณภัยประจำองค์การบริหารส่วนตำบล",
        "#set text(red) *ตัวหนา* _เอียง_ $x^2$ @อ้างอิง <ป้าย> \\ ` [ ] { } // หมายเหตุ",
        '=HYPERLINK("http://example.org") <script>alert(1)</script> & \' "',
        "ก" * 10_000,
        "W" * 3_000,
        "ข้อความที่ยาวมาก " * 320,
        "บรรทัดหนึ่ง\nบรรทัดสอง\n\nบรรทัดสี่",
    ],
    ids=["marks", "compound", "markup", "script", "กกก", "WWW", "5,000 letters", "lines"],
)
def test_difficult_text_is_printed_whole(text):
    pages = pages_of(render_pdf(one_cell(text)))
    printed = bare("".join(re.sub(r"แบบ ผ\.02|หน้า \d+ จาก \d+", "", page) for page in pages))
    head = bare("ที่ข้อความ")
    assert bare(text) in printed.replace(head, "", len(pages)).replace(bare("ที่"), "ที่")


def test_a_cell_taller_than_a_page_goes_on_with_its_head():
    pages = pages_of(render_pdf(one_cell("ข้อความที่ยาวมากสำหรับช่องแคบ " * 400)))
    assert len(pages) > 2
    assert all("แบบผ.02" in bare(page) and "ข้อความ" in page for page in pages)


@pytest.mark.parametrize("height", [26, 27, 28, 40])
def test_a_row_about_as_tall_as_a_page_loses_no_line(height):
    lines = [f"บรรทัดที่{number:03}" for number in range(height)]
    cells = list(P02.body[3].cells)
    cells[1] = "\n".join(lines)
    body = (*P02.body[:5], Group(2, "กลยุทธ์"), Group(3, "แผนงาน"), Row(tuple(cells)), P02.body[3])
    pages = letters_of(render_pdf(replace(P02, body=body)))
    text = "".join(letter.text for page in pages for letter in page)
    assert [text.count(line) for line in lines] == [1] * height
    assert min(letter.line for page in pages for letter in page) > 10


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ก" + "่" * 200 + "า", "ก่า"),
        ("ปลอม\u202eกลับหลัง\u202c", "ปลอมกลับหลัง"),
        ("ศูนย์\u0000เด็ก\u0007เล็ก\ufeff", "ศูนย์เด็กเล็ก"),
        ("\ud800หลุด", "หลุด"),
    ],
    ids=["200 marks", "override", "controls", "half a letter"],
)
def test_what_no_eye_sees_is_not_printed(text, found):
    assert found in bare("".join(pages_of(render_pdf(one_cell(text)))))


def test_letters_no_font_has_do_not_stop_the_paper():
    made = render_pdf(one_cell("บ้าน \U0001f3e0 และ 漢字"))
    text = bare("".join(pages_of(made)))
    assert "บ้าน" in text
    assert "และ" in text


def test_groups_never_stand_alone_at_the_foot_of_a_page():
    row = P02.body[3]
    body = [part for number in range(40) for part in (Group(3, f"แผนงาน{number:02}"), row)]
    pages = pages_of(render_pdf(replace(P02, body=tuple(body), notes=(), provenance=())))
    assert len(pages) > 5
    for page in pages:
        lines = [bare(line) for line in page.splitlines() if bare(line)]
        last = [line for line in lines if re.match(r"แผนงาน\d\d", line)][-1]
        assert lines.index(last) < len(lines) - 3


def test_an_empty_paper_is_a_paper():
    empty = Sheet("", ("ชื่อแบบ",), P02.columns, signatures=(Signature("ลงชื่อ"),))
    (page,) = pages_of(render_pdf(empty))
    assert "ชื่อแบบ" in page
    assert "แบบผ" not in bare(page)


def test_an_english_paper_counts_its_pages_in_english():
    (page,) = pages_of(render_pdf(replace(P03, language="en")))
    assert "Page1of1" in bare(page)


def test_the_mark_of_an_example_stands_on_the_page():
    assert "ตัวอย่าง" in bare(pages_of(render_pdf(P01))[0])
    assert "ตัวอย่าง" not in bare(pages_of(render_pdf(replace(P01, mark="")))[0])


def test_a_sheet_that_does_not_fit_is_not_printed():
    with pytest.raises(MisshapenSheet):
        render_pdf(replace(P03, body=(Row((Decimal(1),)),)))


def test_progress_is_told_in_order():
    told = []
    render_pdf(P03, lambda phase, fraction: told.append((phase, fraction)))
    assert told == [("words", 0.0), ("layout", 0.15)]
