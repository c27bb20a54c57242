"""The small readers: headings, years, group lines, changes, amounts; and any grid at all."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ruamphaen.base.workbooks.grid import CellError, Grid, Merge, Workbook, cell_name, text_of
from ruamphaen.plan.rules.workbook.amounts import Amount, read_amount
from ruamphaen.plan.rules.workbook.as_json import as_json
from ruamphaen.plan.rules.workbook.group_lines import (
    ChangeMark,
    Level,
    change_mark,
    group_line,
    is_alignment,
    period_of,
)
from ruamphaen.plan.rules.workbook.headings import Column, HeadedYear, heading_of, year_of
from ruamphaen.plan.rules.workbook.parse import parse_workbook
from ruamphaen.plan.rules.workbook.problems import KINDS, problem
from ruamphaen.plan.rules.workbook.row_kinds import number_of
from tests.workbooks.make import HEAD, UNDER


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [(0, 0, "A1"), (13, 4, "E14"), (0, 26, "AA1"), (1048575, 16383, "XFD1048576")],
)
def test_cells_are_named_as_people_see_them(row, column, name):
    assert cell_name(row, column) == name


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("ที่", Column.NUMBER),
        ("ลำดับ\nที่", Column.NUMBER),
        ("โครงการ / กิจกรรม", Column.PROJECT),
        ("รายการ", Column.PROJECT),
        ("เป้าหมาย\n(ผลผลิตของโครงการ)", Column.TARGET),
        ("งบประมาณและที่มา (บาท)", Column.BUDGET),
        ("ตัวชี้วัด (KPI)", Column.INDICATOR),
        ("ผลที่คาดว่าจะได้รับ", Column.OUTCOME),
        ("หน่วยงาน\nรับผิดชอบหลัก", Column.DEPARTMENT),
        ("หน่วยงานสนับสนุน", Column.SUPPORT),
        ("ที่มาของงบประมาณ", Column.SOURCE_OF_MONEY),
        ("เหตุผลความจำเป็น", Column.REASON),
        ("พิกัดทางภูมิศาสตร์", Column.POSITION),
        ("เทศบัญญัติ 2566 (บาท)", Column.OTHER_MONEY),
        ("โอนลด", Column.DECREASE),
        ("ลงนามสัญญา", Column.SIGN),
        ("คงเหลือ", Column.REMAINING),
        ("ต.ค.", Column.MONTH),
        ("goal_original", Column.TARGET),
        ("โครงการก่อสร้างถนน", None),
        ("แผนงานการศึกษา", None),
        ("ยุทธศาสตร์ด้านเศรษฐกิจ", None),
        ("เป้าหมาย 10 คน", None),
        ("", None),
    ],
)
def test_a_heading_names_its_column(text, column):
    assert heading_of(text_of(text)) == column


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("๒๕๖๖ (บาท)", HeadedYear(2566, common_era=False)),
        ("ปี 66", HeadedYear(2566, common_era=False)),
        ("พ.ศ. 2566", HeadedYear(2566, common_era=False)),
        ("งบประมาณ 2566 (บาท)", HeadedYear(2566, common_era=False)),
        ("ปีงบประมาณ พ.ศ. 2570", HeadedYear(2570, common_era=False)),
        ("budget_66", HeadedYear(2566, common_era=False)),
        ("2023", HeadedYear(2566, common_era=True)),
        ("2566-2570", None),
        ("เทศบัญญัติ 2566", None),
        ("66", None),
        ("5", None),
    ],
)
def test_a_heading_names_its_year(text, year):
    assert year_of(text) == year


def test_two_digits_alone_are_a_year_only_under_the_budget():
    assert year_of("66", under_budget=True) == HeadedYear(2566, common_era=False)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (None, Amount(None)),
        ("", Amount(None)),
        (" -   ", Amount(None)),
        ("ไม่ใช้งบประมาณ", Amount(None)),
        (0.0, Amount(Decimal("0.00"))),
        ("0", Amount(Decimal("0.00"))),
        (" 1,632,820 ", Amount(Decimal("1632820.00"))),
        ("๓๙๒,๐๐๐.-", Amount(Decimal("392000.00"))),
        ("500,000 บาท", Amount(Decimal("500000.00"))),
        (0.1 + 0.2, Amount(Decimal("0.30"))),
        (-1, Amount(None, "negative_amount", "-1")),
        (True, Amount(None, "text_in_money", "True")),
        (CellError("#REF!"), Amount(None, "formula_error", "#REF!")),
        ("1,50,000", Amount(None, "unreadable_amount", "1,50,000")),
        ("ตามจริง", Amount(None, "text_in_money", "ตามจริง")),
        (1e12, Amount(None, "too_large_amount", "1000000000000")),
        (
            "100,000 (เงินสะสม)",
            Amount(Decimal("100000.00"), "amount_with_text", "100,000 (เงินสะสม)", "เงินสะสม"),
        ),
    ],
)
def test_a_money_cell_is_read_exactly_or_kept_as_typed(cell, amount):
    got = read_amount(cell, text_of(cell))
    assert (got.baht, got.problem, got.beside) == (amount.baht, amount.problem, amount.beside)
    assert not got.problem or got.typed == text_of(cell)


@pytest.mark.parametrize(
    ("text", "level", "name"),
    [
        ("๑.๑ แผนงานอุตสาหกรรมและการโยธา", Level.PROGRAMME, "แผนงานอุตสาหกรรมและการโยธา"),
        ("(1) แผนงานเคหะและชุมชน", Level.PROGRAMME, "แผนงานเคหะและชุมชน"),
        ("แผนงาน : การศึกษา", Level.PROGRAMME, "การศึกษา"),
        ("1. ยุทธศาสตร์การพัฒนาสังคม", Level.STRATEGY, "ยุทธศาสตร์การพัฒนาสังคม"),
        ("ยุทธศาสตร์: การพัฒนาคน", Level.STRATEGY, "การพัฒนาคน"),
        ("ยุทธศาสตร์ที่ 1 ด้านสังคม", Level.STRATEGY, "ยุทธศาสตร์ที่ 1 ด้านสังคม"),
        ("กลยุทธ์ที่ 1.1 : พัฒนาถนน", Level.TACTIC, "กลยุทธ์ที่ 1.1 พัฒนาถนน"),
        ("แนวทางการพัฒนาที่ 2 ส่งเสริมอาชีพ", Level.GUIDELINE, "แนวทางการพัฒนาที่ 2 ส่งเสริมอาชีพ"),
        ("1. ประเด็นการพัฒนาท้องถิ่น: เมืองน่าอยู่", Level.ISSUE, "เมืองน่าอยู่"),
    ],
)
def test_a_group_line_gives_its_level_and_name(text, level, name):
    found = group_line(text)
    assert found is not None
    assert (found.level, found.name, found.as_printed) == (level, name, text)


@pytest.mark.parametrize("text", ["โครงการก่อสร้างถนน", "1", "", "รวม 3 โครงการ"])
def test_other_lines_are_no_group_lines(text):
    assert group_line(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "ก.ยุทธศาสตร์ชาติ 20 ปี ยุทธศาสตร์ที่ 2",
        "ค.Sustainable Development Goals : SDGs เป้าหมายที่ 11",
        "จ.ยุทธศาสตร์การพัฒนาของ อปท. ในเขตจังหวัดที่ 2 ด้านสังคม",
    ],
)
def test_the_alignment_block_is_no_strategy_of_its_own(text):
    assert is_alignment(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("เพิ่มเติมครั้งที่ 5 / 2567", ChangeMark(("เพิ่มเติม",), "ครั้งที่", 5, 2567)),
        ("เปลี่ยนแปลง ฉบับที่ 1/65", ChangeMark(("เปลี่ยนแปลง",), "ฉบับที่", 1, 2565)),
        ("เพิ่มเติม (ฉบับที่ 4) ประจำปีงบประมาณ พ.ศ. 2564", ChangeMark(("เพิ่มเติม",), "ฉบับที่", 4, 2564)),
        ("เพิ่มเติม แก้ไขและเปลี่ยนแปลง (ฉบับที่ 1)", ChangeMark(("เพิ่มเติม", "แก้ไข", "เปลี่ยนแปลง"), "ฉบับที่", 1, None)),
        ("เพิ่มเติม ครั้งที่ 12 พ.ศ. 2565", ChangeMark(("เพิ่มเติม",), "ครั้งที่", 12, 2565)),
        ("ทบทวนแผนพัฒนา", None),
    ],
)  # fmt: skip
def test_a_change_is_read_from_its_name(text, mark):
    assert change_mark(text) == mark


def test_the_period_is_read_from_the_title():
    assert period_of("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ – ๒๕๗๐) เพิ่มเติม ฉบับที่ ๓") == (2566, 2570)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (1.0, 1),
        ("๑", 1),
        ("1.", 1),
        ("(12)", 12),
        ("1.2", "1.2"),
        ("P-001", "P-001"),
        ("รวม", None),
        ("", None),
    ],
)
def test_row_numbers_are_read_in_their_styles(cell, number):
    assert number_of(cell, text_of(cell)) == number


def test_every_kind_of_problem_says_what_is_wrong_and_what_to_do():
    particulars = dict.fromkeys(
        [
            "amount",
            "year",
            "unit",
            "times",
            "period",
            "first",
            "nearest",
            "label",
            "column",
            "printed",
            "computed",
            "form",
            "how",
            "other",
            "more",
            "like",
        ],
        "๑",
    )
    for code in KINDS:
        said = problem(code, "ผ.02", "E14", "x", **particulars)
        assert "{" not in said.what + said.what_to_do
        assert said.place == "ผ.02!E14"


def test_rows_above_the_grid_are_counted():
    rows = ((*HEAD,), (*UNDER,), (1, "ห้องสมุด", None, None, 100))
    reading = parse_workbook(Workbook("x", (Grid("ผ.02", rows, first_row_offset=10),)))
    assert [row.excel_row for row in reading.sheets[0].rows] == [13]


WORDS = [
    None, "", "-", 1, 2.5, "1.", "รวม", "รวมทั้งสิ้น 2 โครงการ", "แผนงานการศึกษา", "ยุทธศาสตร์:", "โครงการก", '"',
    "เพิ่มเติม ครั้งที่ 1/2567", "ข้อความเดิม", "เหตุผล", "- ไม่มี -", "๕๐๐", "#REF!", CellError("#N/A"), "(1)", "(2)",
    "แบบ ผ.02", "แบบ ผ.03", "ยอดยกไป", True, "หมายเหตุ", 1e300, float("nan"), "ก" * 400,
    *[text for text in (*HEAD, *UNDER) if text],
]  # fmt: skip
GRIDS = st.lists(st.lists(st.sampled_from(WORDS), max_size=13).map(tuple), max_size=14)
MERGES = st.lists(st.tuples(*[st.integers(0, 14)] * 4).map(lambda t: Merge(*t)), max_size=3)


@settings(max_examples=250, deadline=None)
@given(rows=GRIDS, merges=MERGES, headed=st.booleans())
def test_any_grid_is_read_without_falling_over_and_no_row_is_told_twice(rows, merges, headed):
    head = [tuple(HEAD), tuple(UNDER)] if headed else []
    grid = Grid("ผ.02", (*head, *rows), tuple(merges))
    told = as_json(parse_workbook(Workbook("x", (grid,))))
    places = [
        row["excel_row"] for sheet in told["sheets"] for row in sheet["rows"] + sheet["totals"]
    ]
    assert len(places) == len(set(places))
