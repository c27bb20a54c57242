"""Reading and writing numbers: a table of what officers, PDFs and spreadsheets really hand over."""

import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.errors import SENTENCES, Unreadable
from ruamphaen.thai.numerals import (
    YearReading,
    baht_text,
    format_baht,
    format_number,
    number_in_words,
    parse_baht,
    parse_count,
    parse_number,
    parse_year,
    read_year,
    to_arabic_digits,
    to_thai_digits,
)


def code_of(read, value):
    """The reading, or the code of its refusal."""
    try:
        return read(value)
    except Unreadable as refused:
        return refused.code


HOSTILE_NUMBERS = [
    # nothing was said
    (None, None),
    ("", None),
    ("   ", None),
    ("\u00a0", None),
    ("\u200b", None),
    ("-", None),
    ("–", None),
    ("—", None),
    (" - ", None),
    ("ไม่มี", None),
    # zero was said
    ("0", Decimal(0)),
    ("๐", Decimal(0)),
    ("0.00", Decimal("0.00")),
    (0, Decimal(0)),
    (0.0, Decimal(0)),
    # plain
    ("1250000", Decimal(1250000)),
    ("1,250,000", Decimal(1250000)),
    ("1,250,000.50", Decimal("1250000.50")),
    ("๑,๒๕๐,๐๐๐.๕๐", Decimal("1250000.50")),
    ("  ๓๙๒,๐๐๐\u00a0", Decimal(392000)),
    ("\ufeff500", Decimal(500)),
    ("1\u200b,250", Decimal(1250)),
    ("007", Decimal(7)),
    (".5", Decimal("0.5")),
    ("-5", Decimal(-5)),
    ("\u22125", Decimal(-5)),
    (5, Decimal(5)),
    (0.1 + 0.2, Decimal("0.3")),
    (1234567.8900000001, Decimal("1234567.89")),
    (Decimal("2.50"), Decimal("2.50")),
    # several meanings
    ("1,25", "ambiguous_number"),
    ("12,50", "ambiguous_number"),
    ("1,2500", "ambiguous_number"),
    (",250", "not_a_number"),
    ("1,,250", "ambiguous_number"),
    ("0,500", "ambiguous_number"),
    ("1 000", "ambiguous_number"),
    ("1\u00a0000", "ambiguous_number"),
    ("1.250.000", "ambiguous_number"),
    ("1'000", "ambiguous_number"),
    ("1,250,00", "ambiguous_number"),
    ("๑2", "mixed_digits"),
    ("๑,250", "mixed_digits"),
    ("(500)", "bracketed_number"),
    # what Python would have read
    ("1_000", "not_a_number"),
    ("1e5", "not_a_number"),
    ("1E300", "not_a_number"),
    ("nan", "not_a_number"),
    ("NaN", "not_a_number"),
    ("inf", "not_a_number"),
    ("-Infinity", "not_a_number"),
    ("0x10", "not_a_number"),
    ("໑໒໓", "not_a_number"),  # Lao
    ("१२३", "not_a_number"),  # Devanagari
    ("١٢٣", "not_a_number"),  # Arabic-Indic
    ("１２３", "not_a_number"),  # full width
    ("²", "not_a_number"),
    ("½", "not_a_number"),
    (float("nan"), "not_a_number"),
    (float("inf"), "not_a_number"),
    (Decimal("sNaN"), "not_a_number"),
    (True, "not_a_number"),
    # not a number at all
    ("ศูนย์", "not_a_number"),
    ("5.", "not_a_number"),
    (".", "not_a_number"),
    ("--5", "not_a_number"),
    ("+5", "not_a_number"),
    ("5-", "not_a_number"),
    ("5%", "not_a_number"),
    ("=1+1", "not_a_number"),
    ("1;DROP", "not_a_number"),
    ("\u202e321", "not_a_number"),  # shows as 123
    ("5\n6", "not_a_number"),
    ("9" * 61, "not_a_number"),
    # too much
    ("9" * 20, "too_large"),
    (1e300, "too_large"),
    pytest.param(10**5000, "too_large", id="an integer too long to print"),
]


@pytest.mark.parametrize(("value", "expected"), HOSTILE_NUMBERS)
def test_a_number_is_read_exactly_or_refused_with_its_reason(value, expected):
    assert code_of(parse_number, value) == expected


def test_the_table_of_hostile_numbers_has_at_least_63_cases():
    assert len(HOSTILE_NUMBERS) >= 63


def test_a_blank_cell_is_not_the_same_as_zero():
    assert parse_baht("") is None
    assert parse_baht("0") == Decimal("0.00")


def test_zero_is_never_negative():
    assert str(parse_number("-0")) == "0"
    assert str(parse_number(-0.0)) == "0"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("๓๙๒,๐๐๐.-", "392000.00"),
        ("392,000.–", "392000.00"),
        ("392,000 .-", "392000.00"),
        ("392,000 บาท", "392000.00"),
        ("392,000.- บาท", "392000.00"),
        ("392,000บาทถ้วน", "392000.00"),
        ("฿392,000", "392000.00"),
        ("392,000 ฿", "392000.00"),
        ("0.01", "0.01"),
        (0.1 + 0.2, "0.30"),
        (117820264.00000001, "117820264.00"),
        (3, "3.00"),
        (Decimal("1.250"), "1.25"),
        ("10,000,000,000", "10000000000.00"),
        ("10,000,000,000.01", "too_large"),
        ("-1", "negative_money"),
        (-0.5, "negative_money"),
        ("(392,000)", "bracketed_number"),
        ("1.005", "fraction_of_satang"),
        ("1.250", "fraction_of_satang"),
        (1.005, "fraction_of_satang"),
        ("1.5 ล้านบาท", "not_a_number"),
        ("392 พันบาท", "not_a_number"),
        ("๓๙2,๐๐๐ บาท", "mixed_digits"),
        (".-", "not_a_number"),
        ("500 USD", "not_a_number"),
    ],
)
def test_money_is_exact_to_the_satang_or_refused(value, expected):
    result = code_of(parse_baht, value)
    assert (result if isinstance(result, str) else str(result)) == expected


def test_five_years_of_a_plan_add_up_to_the_satang():
    typed = ["๑,๒๕๐,๐๐๐.๑๐", "1,250,000.20", 1250000.3, "-", 1250000.1 + 0.3]
    assert sum(filter(None, map(parse_baht, typed))) == Decimal("5000001.00")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("๑๒", 12),
        ("1,200", 1200),
        (12.0, 12),
        ("12.0", 12),
        ("", None),
        ("0", 0),
        ("-3", "negative_count"),
        ("2.5", "not_whole"),
        (2.5, "not_whole"),
        ("1,000,000,001", "too_large"),
        ("๑๒ คน", "not_a_number"),
    ],
)
def test_a_count_is_a_whole_number_from_zero(value, expected):
    result = code_of(parse_count, value)
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(
    ("value", "year", "assumed"),
    [
        ("2570", 2570, ""),
        ("๒๕๗๐", 2570, ""),
        (" 2570\u00a0", 2570, ""),
        (2570, 2570, ""),
        (2570.0, 2570, ""),
        ("พ.ศ. 2566", 2566, ""),
        ("พ.ศ.2566", 2566, ""),
        ("พศ 2566", 2566, ""),
        ("ปีงบประมาณ 2568", 2568, ""),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘", 2568, ""),
        ("ปี 2566", 2566, ""),
        (FiscalYear(2570), 2570, ""),
        ("ปี ๖๕", 2565, "two_digits"),
        ("65", 2565, "two_digits"),
        (70, 2570, "two_digits"),
        ("2027", 2570, "common_era"),
        (2027.0, 2570, "common_era"),
        ("ค.ศ. 2027", 2570, "common_era"),
    ],
)
def test_a_year_is_read_and_what_was_assumed_is_told(value, year, assumed):
    reading = read_year(value)
    assert (reading.year, reading.assumed) == (FiscalYear(year), assumed)
    assert bool(reading.assumption) == bool(assumed)
    assert parse_year(value) == FiscalYear(year)


def test_the_assumption_is_a_sentence_for_the_report():
    assert read_year("2027") == YearReading(
        FiscalYear(2570), "common_era", "อ่าน 2027 เป็น พ.ศ. 2570"
    )


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("พ.ศ. 2027", "not_a_year"),
        ("ค.ศ. 27", "not_a_year"),
        ("2399", "not_a_year"),
        ("2700", "not_a_year"),
        ("257", "not_a_year"),
        ("0065", "not_a_year"),
        ("25700", "not_a_year"),
        ("2,570", "not_a_year"),
        ("2570.5", "not_a_year"),
        (2570.5, "not_a_year"),
        (-65, "not_a_year"),
        (float("nan"), "not_a_year"),
        (True, "not_a_year"),
        ("໒໕໗໐", "not_a_year"),
        ("๒๕70", "mixed_digits"),
        ("รวม", "not_a_year"),
        ("2" * 10000, "not_a_year"),
    ],
)
def test_what_is_not_a_year_is_refused(value, code):
    with pytest.raises(Unreadable) as refused:
        read_year(value)
    assert refused.value.code == code


@pytest.mark.parametrize("value", [None, "", " ", "-", "–"])
def test_a_blank_year_is_not_a_year(value):
    assert read_year(value) is None
    assert parse_year(value) is None


@pytest.mark.parametrize(
    ("number", "places", "digits", "expected"),
    [
        (Decimal("1250000.50"), None, "arabic", "1,250,000.5"),
        (Decimal("1250000.00"), None, "arabic", "1,250,000"),
        (Decimal("1250000.5"), 2, "thai", "๑,๒๕๐,๐๐๐.๕๐"),
        (Decimal("0.125"), 2, "arabic", "0.13"),
        (Decimal("-0.001"), 2, "arabic", "0.00"),
        (Decimal("-1234"), None, "arabic", "-1,234"),
        (Decimal("1E+3"), None, "arabic", "1,000"),
        (100, None, "arabic", "100"),
        (None, 2, "arabic", "-"),
    ],
)
def test_numbers_are_written_with_commas(number, places, digits, expected):
    assert format_number(number, places, digits) == expected


@pytest.mark.parametrize(
    ("amount", "options", "expected"),
    [
        (Decimal("392000.00"), {}, "392,000"),
        (Decimal("392000.50"), {}, "392,000.50"),
        (Decimal("392000"), {"satang": True}, "392,000.00"),
        (Decimal("392000"), {"digits": "thai", "unit": True}, "๓๙๒,๐๐๐ บาท"),
        (Decimal(0), {}, "0"),
        (None, {"unit": True}, "-"),
    ],
)
def test_baht_are_written_as_on_the_forms(amount, options, expected):
    assert format_baht(amount, **options) == expected


amounts = st.decimals(min_value=0, max_value=10**10, places=2)


@given(amounts, st.sampled_from(["arabic", "thai"]), st.booleans(), st.booleans())
def test_written_baht_are_read_back(amount, digits, satang, unit):
    assert parse_baht(format_baht(amount, digits, satang=satang, unit=unit)) == amount


@given(st.text())
def test_any_text_is_read_or_refused_never_worse(text):
    for read in (parse_number, parse_baht, parse_count, read_year):
        code = code_of(read, text)
        assert not isinstance(code, str) or code in SENTENCES


@given(st.text())
def test_thai_digits_there_and_back(text):
    assert to_arabic_digits(to_thai_digits(text)) == to_arabic_digits(text)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("0", "ศูนย์บาทถ้วน"),
        ("0.01", "หนึ่งสตางค์"),
        ("0.11", "สิบเอ็ดสตางค์"),
        ("0.25", "ยี่สิบห้าสตางค์"),
        ("1", "หนึ่งบาทถ้วน"),
        ("1.01", "หนึ่งบาทหนึ่งสตางค์"),
        ("10", "สิบบาทถ้วน"),
        ("11", "สิบเอ็ดบาทถ้วน"),
        ("20", "ยี่สิบบาทถ้วน"),
        ("21.21", "ยี่สิบเอ็ดบาทยี่สิบเอ็ดสตางค์"),
        ("100", "หนึ่งร้อยบาทถ้วน"),
        ("101", "หนึ่งร้อยเอ็ดบาทถ้วน"),
        ("392000", "สามแสนเก้าหมื่นสองพันบาทถ้วน"),
        ("1200000", "หนึ่งล้านสองแสนบาทถ้วน"),
        ("1000001", "หนึ่งล้านเอ็ดบาทถ้วน"),
        ("11000000", "สิบเอ็ดล้านบาทถ้วน"),
        ("1000000000000", "หนึ่งล้านล้านบาทถ้วน"),
        ("-5.50", "ลบห้าบาทห้าสิบสตางค์"),
        ("548827400", "ห้าร้อยสี่สิบแปดล้านแปดแสนสองหมื่นเจ็ดพันสี่ร้อยบาทถ้วน"),
    ],
)
def test_baht_in_words(amount, expected):
    assert baht_text(Decimal(amount)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "ศูนย์"),
        (1, "หนึ่ง"),
        (2569, "สองพันห้าร้อยหกสิบเก้า"),
        (-21, "ลบยี่สิบเอ็ด"),
        (Decimal("12.05"), "สิบสองจุดศูนย์ห้า"),
        (Decimal("3.00"), "สาม"),
    ],
)
def test_numbers_in_words(number, expected):
    assert number_in_words(number) == expected


@pytest.mark.parametrize(
    ("amount", "code"), [("1.001", "fraction_of_satang"), ("NaN", "not_a_number")]
)
def test_a_cheque_is_not_rounded(amount, code):
    with pytest.raises(Unreadable) as refused:
        baht_text(Decimal(amount))
    assert refused.value.code == code


def test_a_refusal_is_a_polite_sentence_that_repeats_what_was_typed():
    with pytest.raises(Unreadable) as refused:
        parse_baht("-1")
    assert str(refused.value) == "จำนวนเงิน “-1” ติดลบ กรุณาพิมพ์จำนวนเงินตั้งแต่ 0 บาทขึ้นไป"
    assert (refused.value.code, refused.value.typed) == ("negative_money", "-1")


def test_what_was_typed_is_shown_short_and_without_tricks():
    refused = Unreadable("not_a_number", "\u202eab\n" + "ก" * 100)
    assert refused.typed == "\ufffdab\ufffd" + "ก" * 36 + "…"


def test_a_refusal_survives_the_way_to_another_process():
    again = pickle.loads(pickle.dumps(Unreadable("not_a_year", "รวม")))  # noqa: S301 -- our own
    assert (again.code, again.typed, str(again)) == (
        "not_a_year",
        "รวม",
        str(Unreadable("not_a_year", "รวม")),
    )


@pytest.mark.parametrize("code", SENTENCES)
def test_every_refusal_says_what_to_do(code):
    assert "กรุณา" in SENTENCES[code]
