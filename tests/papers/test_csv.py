"""CSV: plain rows for other programs that no spreadsheet runs."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from ruamphaen.base.workbooks.writing import harmless, rows_csv
from ruamphaen.documents.render.csv import render_csv
from ruamphaen.documents.sheet import Column, Row, Sheet
from tests.papers.samples import P03


def read(made: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def test_the_rows_are_plain_and_excel_sees_the_thai():
    made = render_csv(P03)
    assert made.startswith(b"\xef\xbb\xbf")
    rows = read(made)
    assert rows[0][:2] == ["ที่", "แผนงาน"]
    assert rows[0][5] == "งบประมาณ 2566\n(บาท)"
    assert rows[2][5:] == ["", "", "2450000", "", "", "สำนักปลัด"]
    assert rows[-1] == [
        "รวมงบประมาณ",
        "",
        "",
        "",
        "",
        "118000",
        "88000",
        "2450000",
        "46000",
        "118000",
        "",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20A",
        "\u200b=1",
        "\ufeff\u202e@A",
        "  =1",
        "- ก่อสร้างถนน",
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(words):
    assert harmless(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "-", "-5", "-1,250.50", "+5", "ถนน=ดี", "๑๒", "-๑๒", "'ok"])
def test_numbers_and_words_stay_as_they_are(words):
    assert harmless(words) == words


@pytest.mark.parametrize("cut", [",", ";", "|", "\t"])
def test_no_part_of_a_cell_becomes_a_cell_wherever_a_spreadsheet_cuts(cut):
    words = f'เห็น "ด้วย"{cut}=HYPERLINK("http://x"){cut}@SUM(1)\n=1+1'
    made = rows_csv([[words, "ถัดไป"]])
    assert read(made) == [[words, "ถัดไป"]]
    elsewhere = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=cut)
    assert not [cell for row in elsewhere for cell in row if cell.startswith(("=", "@"))]


def test_numbers_stay_numbers_and_zero_is_not_blank():
    columns = (Column("text", "ก"), Column("a", "ข", "baht"), Column("b", "ค", "count"))
    sheet = Sheet(
        "", ("ก",), columns, (Row(("=A1", Decimal("-5.50"), None)), Row(("ข", Decimal(0), 0)))
    )
    assert read(render_csv(sheet))[1:] == [["'=A1", "-5.50", ""], ["ข", "0", "0"]]


def test_digits_of_the_paper_do_not_reach_the_amounts():
    thai = read(render_csv(replace(P03, digits="thai")))
    assert thai[0][5] == "งบประมาณ ๒๕๖๖\n(บาท)"
    assert thai[-1][5:10] == ["118000", "88000", "2450000", "46000", "118000"]
