"""The paper before ink: what its cells say, and that it is whole."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from ruamphaen.documents.sheet import (
    Column,
    Group,
    Heading,
    MisshapenSheet,
    Row,
    Section,
    Sheet,
    Total,
    as_rows,
    check,
    form_code,
    formatted,
    heading,
    headings,
    sections,
    total_cells,
)
from ruamphaen.documents.written import as_json, sheet_from_json
from tests.papers.samples import GOLDEN, P01, P02, P03, SHEETS

NAME = Column("name", "โครงการ")
NUMBER = Column("no", "ที่", "number")
MONEY = Column("y2570", "2570", "baht", group_heading="งบประมาณ")
COUNT = Column("count", "จำนวน", "count", group_heading="งบประมาณ")
SMALL = Sheet("ผ.02", ("ชื่อแบบ",), (NUMBER, NAME, MONEY, COUNT))


@pytest.mark.parametrize(
    ("cell", "column", "arabic", "thai"),
    [
        (None, MONEY, "-", "-"),
        (Decimal(0), MONEY, "0", "๐"),
        (Decimal("1250000"), MONEY, "1,250,000", "๑,๒๕๐,๐๐๐"),
        (Decimal("742500.50"), MONEY, "742,500.50", "๗๔๒,๕๐๐.๕๐"),
        (Decimal("-12"), MONEY, "-12", "-๑๒"),
        (3, MONEY, "3", "๓"),  # รวมจำนวนโครงการ stands in the columns of baht
        ("ไม่ใช้งบประมาณ", MONEY, "ไม่ใช้งบประมาณ", "ไม่ใช้งบประมาณ"),
        (1250, COUNT, "1,250", "๑,๒๕๐"),
        (1250, NUMBER, "1250", "๑๒๕๐"),
        ("ถนน 4 สาย", NAME, "ถนน 4 สาย", "ถนน 4 สาย"),  # what people typed stays as typed
        ("", NAME, "", ""),
        (None, NAME, "-", "-"),
        ("ก\u202eข\x00ค\u200bง", NAME, "กขคง", "กขคง"),
    ],
)
def test_a_cell_says_what_a_reader_expects(cell, column, arabic, thai):
    assert formatted(cell, column, SMALL) == arabic
    assert formatted(cell, column, replace(SMALL, digits="thai")) == thai


def test_a_blank_year_is_not_the_same_as_zero():
    quiet = replace(SMALL, blank="")
    assert [formatted(cell, MONEY, quiet) for cell in (None, Decimal(0))] == ["", "0"]


def test_thai_digits_reach_the_words_of_the_form():
    thai = replace(SMALL, digits="thai")
    assert (form_code(thai), heading(thai, "2570 (บาท)")) == ("แบบ ผ.๐๒", "๒๕๗๐ (บาท)")
    assert form_code(replace(SMALL, code="")) == ""


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        (Row((1, "ถนน", None)), "3 cells, the paper 4 columns"),
        (Total("รวม", (None, None, Decimal(1))), "3 cells"),
        (Row((1, "ถนน", 1.5, None)), "1.5 is no words"),
        (Row((True, "ถนน", None, None)), "True is no words"),
        (Row((1, "ถนน", Decimal("NaN"), None)), "NaN is not an amount"),
        (Row((1, Decimal(5), None, None)), "baht in a column of text"),
        (Total("รวม", (1, None, Decimal(1), None)), "under its label"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(block, complaint):
    with pytest.raises(MisshapenSheet, match=complaint):
        check(replace(SMALL, body=(Row((1, "ถนน", None, None)), block)))


@pytest.mark.parametrize(
    "columns",
    [(), (NAME, NAME), (replace(NAME, width_mm=0),)],
    ids=["none", "twice the same", "no width"],
)
def test_columns_that_make_no_table_are_refused(columns):
    with pytest.raises(MisshapenSheet):
        check(replace(SMALL, columns=columns))


def test_a_total_needs_room_for_its_label():
    with pytest.raises(MisshapenSheet, match="no room"):
        check(Sheet("", ("ก",), (MONEY,), (Total("รวม", (Decimal(1),)),)))


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_official_forms_are_whole(sheet):
    assert check(sheet) is sheet


def test_the_head_spans_what_it_should():
    assert headings(SMALL) == (
        Heading("ที่", 0, 0, rows=2),
        Heading("โครงการ", 0, 1, rows=2),
        Heading("งบประมาณ", 0, 2, columns=2),
        Heading("2570", 1, 2),
        Heading("จำนวน", 1, 3),
    )
    flat = replace(SMALL, columns=(NUMBER, NAME))
    assert headings(flat) == (Heading("ที่", 0, 0), Heading("โครงการ", 0, 1))


def test_a_group_with_its_alignment_opens_a_new_table():
    one, two = Group(1, "ยุทธศาสตร์ 1", ("ก.", "ข.")), Group(1, "ยุทธศาสตร์ 2", ("ก.",))
    band, row = Group(3, "แผนงาน"), Row((1, "ถนน", None, None))
    cut = sections(replace(SMALL, body=(one, band, row, band, row, two, row)))
    assert cut == (Section((one,), (band, row, band, row)), Section((two,), (row,)))


def test_groups_before_the_alignment_go_above_with_it():
    first, second, row = Group(1, "ก"), Group(2, "ข", ("ก.",)), Row((1, "ถนน", None, None))
    cut = sections(replace(SMALL, body=(row, first, second, row)))
    assert cut == (Section((), (row,)), Section((first, second), (row,)))


def test_a_paper_without_rows_still_has_its_table():
    assert sections(SMALL) == (Section((), ()),)


def test_a_total_leaves_columns_of_words_empty():
    sheet = replace(SMALL, columns=(NUMBER, NAME, MONEY, replace(NAME, key="who")))
    assert total_cells(Total("รวม", (None, None, None, None)), sheet) == ("-", "")


def test_the_flat_rows_tell_the_whole_table():
    body = (
        Group(1, "ยุทธศาสตร์", ("ก.หนึ่ง",)),
        Row((1, "ถนน", Decimal("5.50"), None)),
        Total("รวม 1", (None, None, Decimal("5.50"), 1)),
    )
    assert list(as_rows(replace(SMALL, body=body, digits="thai"))) == [
        ("ที่", "โครงการ", "งบประมาณ ๒๕๗๐", "งบประมาณ จำนวน"),
        ("ก.หนึ่ง", None, None, None),
        ("ยุทธศาสตร์", None, None, None),
        (1, "ถนน", Decimal("5.50"), None),
        ("รวม ๑", None, Decimal("5.50"), 1),
    ]


@pytest.mark.parametrize("sheet", [P01, P02, P03, SMALL], ids=["p01", "p02", "p03", "small"])
def test_a_sheet_written_down_comes_back_equal(sheet):
    assert sheet_from_json(as_json(sheet)) == sheet


@pytest.mark.parametrize("name", SHEETS)
def test_the_golden_forms_have_not_changed(name):
    golden = (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    assert json.loads(as_json(SHEETS[name])) == json.loads(golden)
    assert sheet_from_json(golden) == SHEETS[name]


@pytest.mark.parametrize(
    ("said", "written"),
    [("90000.00", "90000"), ("9E+4", "90000"), ("1250000.5", "1250000.50"), ("0.00", "0")],
)
def test_an_amount_is_written_one_way_whatever_added_it_up(said, written):
    sheet = replace(BARE, body=(Row((1, Decimal(said))),))
    assert f'"baht": "{written}"' in as_json(sheet)


BARE = Sheet("ผ.02", ("บัญชี",), (Column("no", "ที่", "number"), Column("baht", "บาท", "baht")))
