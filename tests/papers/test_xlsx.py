"""XLSX: real numbers, no formulas, and a page that prints like the form."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from ruamphaen.documents.render.xlsx import render_xlsx
from ruamphaen.documents.sheet import Column, MisshapenSheet, Row, Sheet
from tests.papers.reading import xlsx_rows
from tests.papers.samples import P01, P02, P03, SHEETS

FORMULAS = [
    "=1+1",
    "+1",
    "-1+cmd|'/c calc'!A0",
    "@SUM(1)",
    '=HYPERLINK("http://x")',
    "\t=1",
    "{=1}",
]


def opened(sheet):
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(sheet))).active


def test_the_rows_come_back_as_an_importer_wants_them():
    rows = xlsx_rows(render_xlsx(P03))
    assert rows[0][-1] == "แบบ ผ.03"
    assert [row[0] for row in rows[1:5]] == list(P03.title_lines)
    assert rows[6][:6] == ["ที่", "แผนงาน", "หมวด", "ประเภท", "เป้าหมาย\n(ผลผลิตของครุภัณฑ์)", "งบประมาณ"]
    assert rows[7][5:10] == [f"{year}\n(บาท)" for year in range(2566, 2571)]
    assert rows[8] == [
        1,
        "แผนงานบริหารงานทั่วไป",
        "ค่าครุภัณฑ์",
        "ครุภัณฑ์คอมพิวเตอร์หรืออิเล็กทรอนิกส์",
        P03.body[0].cells[4],
        "-",
        88000,
        "-",
        46000,
        "-",
        "สำนักปลัด",
    ]
    assert rows[11] == ["รวมงบประมาณ", *[None] * 4, 118000, 88000, 2450000, 46000, 118000, None]


def test_groups_and_totals_are_rows_of_their_own():
    first = [row[0] for row in xlsx_rows(render_xlsx(P02))]
    assert "ก.ยุทธศาสตร์ชาติ 20 ปี ยุทธศาสตร์ที่ 2 ด้านการสร้างความสามารถในการแข่งขัน" in first
    assert first.index("ยุทธศาสตร์: ที่ 1 การพัฒนาโครงสร้างพื้นฐานและสาธารณูปโภค") < first.index(
        "แผนงาน: แผนงานอุตสาหกรรมและการโยธา"
    )
    assert first.count("รวมงบประมาณ") == 5
    assert first.count("รวมทั้งสิ้น งบประมาณ") == 1


@pytest.mark.parametrize("text", FORMULAS)
def test_words_never_become_formulas(text):
    columns = (Column("text", "ข้อความ"), Column("baht", "บาท", "baht"))
    page = opened(Sheet("ผ.02", (text,), columns, (Row((text, Decimal(-5))), Row((text, text)))))
    cells = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert page["A5"].value == text.strip()
    assert page["B5"].value == -5


def test_blank_and_zero_stay_apart():
    row = next(row for row in xlsx_rows(render_xlsx(P02)) if row[0] == 3)
    assert row[4:9] == ["-", "-", 742500.5, 0, "-"]


@pytest.mark.parametrize(
    ("amount", "arabic", "thai"),
    [
        (Decimal(5), "#,##0_ ", "[$-D00041E]#,##0_ "),
        (Decimal("5.25"), "#,##0.00_ ", "[$-D00041E]#,##0.00_ "),
    ],
)
def test_amounts_show_commas_and_the_digits_of_the_paper(amount, arabic, thai):
    columns = (Column("text", "ข้อความ"), Column("baht", "บาท", "baht"))
    sheet = Sheet("ผ.02", ("ก",), columns, (Row(("ก", amount)),))
    assert opened(sheet)["B5"].number_format.startswith(f"{arabic};")
    assert opened(replace(sheet, digits="thai"))["B5"].number_format.startswith(f"{thai};")


def test_it_prints_on_one_page_across_with_its_head_repeated():
    page = opened(P02)
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0  # as many pages down as it takes
    assert page.print_title_rows == "$6:$7"
    assert page.print_area == "'แบบ ผ.02'!$A$2:$L$58"
    assert page.freeze_panes == "A8"
    assert "แบบ ผ.02" in page.oddHeader.right.text
    assert "&P" in page.oddFooter.right.text
    assert "แผนพัฒนาท้องถิ่น" in page.oddFooter.center.text


def test_long_words_get_the_height_they_need():
    page = opened(P02)
    heights = [
        page.row_dimensions[row[0].row].height for row in page.iter_rows() if row[0].value == 1
    ]
    assert all(height >= 3 * 17 for height in heights)


@pytest.mark.parametrize("name", SHEETS)
def test_the_same_sheet_makes_the_same_bytes(name):
    made = render_xlsx(SHEETS[name])
    assert made == render_xlsx(SHEETS[name])
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert {member.date_time[0] for member in packed.infolist()} == {1980}


def test_a_code_with_a_stroke_still_names_its_tab():
    assert opened(replace(P03, code="ผ.02/1")).title == "แบบ ผ.02-1"
    assert opened(replace(P03, code="")).title == "Sheet 1"


def test_a_cell_longer_than_excel_takes_is_cut_at_its_limit():
    columns = (Column("text", "ข้อความ"),)
    assert len(opened(Sheet("", ("ก",), columns, (Row(("ก" * 40_000,)),)))["A5"].value) == 32_767


def test_the_mark_of_an_example_stands_in_the_head():
    assert "ตัวอย่าง" in opened(P01).oddHeader.left.text


def test_a_sheet_that_does_not_fit_is_refused():
    with pytest.raises(MisshapenSheet):
        render_xlsx(replace(P03, body=(Row((Decimal(1),)),)))
