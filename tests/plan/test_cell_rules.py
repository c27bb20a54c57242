"""What a typed cell means: money, numbers, programmes, words."""

from decimal import Decimal

import pytest

from ruamphaen.plan.rules.cells import UnreadableCell, read_cell, shown_cell
from ruamphaen.plan.rules.listings import LONGEST, LONGEST_TEXT
from ruamphaen.thai.dates import PlanPeriod

PERIOD = PlanPeriod.parse("2566-2570")


@pytest.mark.parametrize(
    ("typed", "money"),
    [
        ("", None),
        ("   ", None),
        ("-", None),
        ("–", None),
        ("0", Decimal("0.00")),
        ("๐", Decimal("0.00")),
        ("1,250,000", Decimal("1250000.00")),
        ("๑,๒๕๐,๐๐๐", Decimal("1250000.00")),
        (" 500000.50 บาท", Decimal("500000.50")),
    ],
)
def test_a_blank_year_is_not_the_same_as_zero(typed, money):
    assert read_cell("budget:2568", typed, PERIOD) == money


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("number", "๑๒", 12),
        ("number", "", None),
        ("title", "  ก่อสร้าง\u200bถนน  ค.ส.ล. ", "ก่อสร้างถนน ค.ส.ล."),
        ("objective", "ข้อ 1\r\nข้อ 2", "ข้อ 1\nข้อ 2"),
        ("place", "หมู่ 1\nหมู่ 2", "หมู่ 1 หมู่ 2"),
        ("department", " กอง ช่าง ", "กอง ช่าง"),
        ("node", "๑.๒", "1.2"),
        ("programme", "", ""),
        ("programme", "-", ""),
        ("programme", "00310", "00310"),
        ("programme", "แผนงานอุตสาหกรรมและการโยธา", "00310"),
        ("programme", "๑.๒ แผนงานเคหะและชุมชน", "00240"),
        ("programme", "การพานิชย์", "00330"),
        ("equipment_type", "คอมพิวเตอร์หรืออิเล็กทรอนิกส์", "ครุภัณฑ์คอมพิวเตอร์หรืออิเล็กทรอนิกส์"),
        ("equipment_type", "ครุภัณฑ์อวกาศ", "ครุภัณฑ์อวกาศ"),
    ],
)
def test_a_cell_is_read_as_people_type_it(field, typed, value):
    assert read_cell(field, typed, PERIOD) == value


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("budget:2568", "ห้าแสน", "not_a_number"),
        ("budget:2568", "-500", "negative_money"),
        ("budget:2568", "1๒", "mixed_digits"),
        ("budget:2568", "1,25", "ambiguous_number"),
        ("budget:2568", "99999999999", "too_large"),
        ("budget:2571", "1", "year_outside_plan"),
        ("budget:", "1", "year_outside_plan"),
        ("budget:x", "1", "year_outside_plan"),
        ("number", "1.5", "not_whole"),
        ("number", "100000", "too_large_number"),
        ("title", " \u200b ", "no_title"),
        ("title", "ก" * (LONGEST_TEXT + 1), "too_long"),
        ("page", "1" * 21, "too_long"),
        ("programme", "แผนงานอุตสาหกรรมและโยธาธิการ", "nearest_programme"),
        ("programme", "สวนสัตว์", "no_such_programme"),
        ("edit", "5", "no_such_field"),
        ("version_id", "5", "no_such_field"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(field, typed, code):
    with pytest.raises(UnreadableCell) as refused:
        read_cell(field, typed, PERIOD)
    assert refused.value.code == code
    assert str(refused.value)
    assert len(refused.value.typed) <= 61


def test_a_programme_nearly_right_is_suggested():
    with pytest.raises(UnreadableCell) as refused:
        read_cell("programme", "แผนงานอุตสาหกรรมและโยธาธิการ", PERIOD)
    assert refused.value.suggestion == "แผนงานอุตสาหกรรมและการโยธา"


@pytest.mark.parametrize("field", sorted(LONGEST))
def test_every_text_may_be_as_long_as_its_column_and_no_longer(field):
    assert read_cell(field, "ก" * LONGEST[field], PERIOD) == "ก" * LONGEST[field]
    with pytest.raises(UnreadableCell):
        read_cell(field, "ก" * (LONGEST[field] + 1), PERIOD)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("budget:2568", None, ""),
        ("budget:2568", Decimal("0.00"), "0"),
        ("budget:2568", Decimal("1250000.00"), "1,250,000"),
        ("budget:2568", Decimal("0.50"), "0.50"),
        ("number", None, ""),
        ("number", 3, "3"),
        ("programme", "", ""),
        ("programme", "00240", "แผนงานเคหะและชุมชน"),
        ("title", "ถนน", "ถนน"),
    ],
)
def test_a_cell_is_shown_as_the_form_shows_it(field, value, shown):
    assert shown_cell(field, value) == shown


@pytest.mark.parametrize("typed", ["", "0", "1,250,000", "๑,๒๕๐.๕๐"])
def test_what_is_shown_reads_back_as_itself(typed):
    value = read_cell("budget:2566", typed, PERIOD)
    assert read_cell("budget:2566", shown_cell("budget:2566", value), PERIOD) == value
