"""Fiscal years, plan periods and days as Thais write them."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruamphaen.thai.dates import (
    FISCAL_MONTHS,
    FiscalYear,
    PlanPeriod,
    bangkok_day,
    fiscal_quarter,
    parse_date,
    thai_date,
    thai_time,
)
from ruamphaen.thai.errors import Unreadable

THURSDAY = date(2026, 2, 12)
days = st.dates(min_value=date(1860, 1, 1), max_value=date(2150, 12, 31))


def test_a_fiscal_year_runs_from_october_to_september():
    year = FiscalYear(2569)
    assert (year.first_day, year.last_day) == (date(2025, 10, 1), date(2026, 9, 30))
    assert (year.be, year.ce, int(year), str(year)) == (2569, 2026, 2569, "2569")


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2025, 9, 30), 2568),
        (date(2025, 10, 1), 2569),
        (date(2025, 12, 31), 2569),
        (date(2026, 1, 1), 2569),
        (date(2026, 9, 30), 2569),
        (date(2026, 10, 1), 2570),
    ],
)
def test_a_day_belongs_to_one_fiscal_year(day, year):
    assert FiscalYear.containing(day) == FiscalYear(year)
    assert [day in FiscalYear(be) for be in (2568, 2569, 2570)] == [
        be == year for be in (2568, 2569, 2570)
    ]


@given(days)
def test_every_day_lies_within_its_fiscal_year(day):
    year = FiscalYear.containing(day)
    assert year.first_day <= day <= year.last_day
    assert (year - 1).last_day + timedelta(days=1) == year.first_day


def test_fiscal_years_are_counted_compared_and_kept_in_sets():
    year = FiscalYear(2569)
    assert (year + 1, year - 3) == (FiscalYear(2570), FiscalYear(2566))
    assert sorted([FiscalYear(2570), year]) == [year, FiscalYear(2570)]
    assert {year, FiscalYear(2569)} == {year}


@pytest.mark.parametrize("number", [2026, 2399, 2700, 0, -2569, "2569", 2569.0, True])
def test_what_cannot_be_a_buddhist_year_is_refused(number):
    with pytest.raises(Unreadable) as refused:
        FiscalYear(number)
    assert refused.value.code == "not_a_year"


def test_a_moment_is_not_a_day():
    moment = datetime(2026, 9, 30, 18, 0, tzinfo=UTC)
    for ask in (FiscalYear.containing, fiscal_quarter, thai_date, FiscalYear(2569).__contains__):
        with pytest.raises(TypeError, match="bangkok_day"):
            ask(moment)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 9, 30, 16, 59, 59, tzinfo=UTC), date(2026, 9, 30)),
        (datetime(2026, 9, 30, 17, 0, 0, tzinfo=UTC), date(2026, 10, 1)),
        (
            datetime(2026, 9, 30, 7, 0, tzinfo=timezone(timedelta(hours=-10))),
            date(2026, 10, 1),
        ),
        (
            datetime(2026, 10, 1, 6, 59, tzinfo=timezone(timedelta(hours=14))),
            date(2026, 9, 30),
        ),
    ],
)
def test_the_day_is_the_day_in_bangkok_wherever_the_server_stands(moment, day):
    assert bangkok_day(moment) == day


def test_a_moment_without_a_zone_has_no_day():
    naive = datetime(2026, 9, 30, 18, 0)  # noqa: DTZ001 -- the very thing that is refused
    for ask in (bangkok_day, thai_time):
        with pytest.raises(ValueError, match="zone"):
            ask(naive)


@pytest.mark.parametrize(
    ("month", "quarter"),
    [(10, 1), (11, 1), (12, 1), (1, 2), (3, 2), (4, 3), (6, 3), (7, 4), (9, 4)],
)
def test_the_first_quarter_begins_in_october(month, quarter):
    assert fiscal_quarter(date(2026, month, 15)) == quarter


def test_the_months_of_a_fiscal_year():
    assert [month.number for month in FISCAL_MONTHS] == [10, 11, 12, *range(1, 10)]
    assert (FISCAL_MONTHS[0].th, FISCAL_MONTHS[0].th_short) == ("ตุลาคม", "ต.ค.")
    assert (FISCAL_MONTHS[-1].th, FISCAL_MONTHS[-1].en) == ("กันยายน", "September")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("2566-2570", "2566-2570"),
        ("๒๕๖๖ – ๒๕๗๐", "2566-2570"),
        ("พ.ศ. 2566 - 2570", "2566-2570"),
        ("(พ.ศ. ๒๕๖๖ ถึง พ.ศ. ๒๕๗๐)", "2566-2570"),
        ("ปีงบประมาณ 2566—2570", "2566-2570"),
        ("2566-70", "2566-2570"),
        ("2561-2565", "2561-2565"),
        ("2566-2567", "2566-2567"),
        ("2570-2570", "2570-2570"),
    ],
)
def test_a_plan_period_is_read(text, slug):
    period = PlanPeriod.parse(text)
    assert (period.slug, str(period)) == (slug, slug)
    assert PlanPeriod.parse(period.slug) == period


def test_a_plan_period_knows_its_years():
    period = PlanPeriod(FiscalYear(2566), FiscalYear(2570))
    assert period.years == tuple(map(FiscalYear, (2566, 2567, 2568, 2569, 2570)))
    assert list(period) == list(period.years)
    assert len(period) == 5
    assert [FiscalYear(be) in period for be in (2565, 2566, 2570, 2571)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2570-2566", "not_a_period"),
        ("2566", "not_a_period"),
        ("2566/2570", "not_a_period"),
        ("", "not_a_period"),
        ("แผนห้าปี", "not_a_period"),
        ("2023-2027", "not_a_year"),
        ("2566-2700", "not_a_year"),
        ("2566-2570 " * 100, "not_a_period"),
    ],
)
def test_what_is_not_a_plan_period_is_refused(text, code):
    with pytest.raises(Unreadable) as refused:
        PlanPeriod.parse(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("style", "language", "digits", "expected"),
    [
        ("long", "th", "arabic", "12 กุมภาพันธ์ 2569"),
        ("short", "th", "arabic", "12 ก.พ. 2569"),
        ("full", "th", "arabic", "วันพฤหัสบดีที่ 12 กุมภาพันธ์ พ.ศ. 2569"),
        ("numeric", "th", "arabic", "12/02/2569"),
        ("long", "th", "thai", "๑๒ กุมภาพันธ์ ๒๕๖๙"),
        ("numeric", "th", "thai", "๑๒/๐๒/๒๕๖๙"),
        ("long", "en", "arabic", "12 February 2026"),
        ("short", "en", "arabic", "12 Feb 2026"),
        ("full", "en", "arabic", "Thursday 12 February 2026"),
        ("numeric", "en", "arabic", "12/02/2026"),
    ],
)
def test_a_day_is_written_for_people(style, language, digits, expected):
    assert thai_date(THURSDAY, style, language, digits) == expected


def test_a_time_is_written_with_a_full_stop_and_in_bangkok():
    assert thai_time(time(9, 42)) == "09.42 น."
    assert thai_time(time(9, 42), digits="thai") == "๐๙.๔๒ น."
    assert thai_time(datetime(2026, 2, 12, 2, 42, tzinfo=UTC)) == "09.42 น."
    assert thai_time(datetime(2026, 2, 12, 2, 42, tzinfo=UTC), "en") == "09:42"


@pytest.mark.parametrize(
    "text",
    [
        "12 กุมภาพันธ์ 2569",
        "๑๒ กุมภาพันธ์ ๒๕๖๙",
        "12กุมภาพันธ์2569",
        "12  กุมภาพันธ์\u00a02569",
        "12 กุมภาพันธ์ พ.ศ. 2569",
        "12 เดือน กุมภาพันธ์ พ.ศ.2569",
        "วันที่ 12 กุมภาพันธ์ 2569",
        "วันพฤหัสบดีที่ 12 กุมภาพันธ์ พ.ศ. 2569",
        "วันพฤหัสที่ ๑๒ กุมภาพันธ์ ๒๕๖๙",
        "12 ก.พ. 2569",
        "12 ก.พ.2569",
        "12 ก.พ 69",
        "12 กพ 2569",
        "๑๒ ก.พ. ๖๙",
        "12 กุมภาพันธ์ 2026",
        "12 กุมภาพันธ์ ค.ศ. 2026",
        "12 February 2026",
        "12 FEB 2026",
        "12/2/2569",
        "12/02/2569",
        "๑๒/๒/๒๕๖๙",
        "12-2-2569",
        "12.2.2569",
        "12/2/69",
        "12/2/2026",
        "2026-02-12",
        "2569-02-12",
        "  12/2/2569  ",
        date(2026, 2, 12),
        date(2569, 2, 12),
        datetime(2026, 2, 12, tzinfo=UTC),
    ],
)
def test_the_same_day_in_many_spellings(text):
    result = parse_date(text)
    assert result == THURSDAY
    assert type(result) is date


@pytest.mark.parametrize("text", [None, "", "  ", "-", "–", "\u00a0"])
def test_a_blank_is_no_day(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31 เมษายน 2569", "no_such_day"),
        ("29/2/2569", "no_such_day"),
        ("12/13/2569", "no_such_day"),
        ("0/1/2569", "no_such_day"),
        ("วันพุธที่ 12 กุมภาพันธ์ 2569", "wrong_weekday"),
        ("1๒/2/2569", "mixed_digits"),
        ("12 กุมพา 2569", "not_a_date"),
        ("12/2-2569", "not_a_date"),
        ("12/2/256", "not_a_date"),
        ("12/2/0069", "not_a_date"),
        ("12/2/2300", "not_a_date"),
        ("12 ก.พ. พ.ศ. 2026", "not_a_date"),
        ("12 ก.พ. ค.ศ. 2569", "not_a_date"),
        ("12 ก.พ. ค.ศ. 26", "not_a_date"),
        ("กุมภาพันธ์ 2569", "not_a_date"),
        ("2569", "not_a_date"),
        ("พรุ่งนี้", "not_a_date"),
        ("໑໒/໒/໒໕໖໙", "not_a_date"),
        ("2026-02-12T10:00", "not_a_date"),
        ("1" * 5000, "not_a_date"),
        (date(1, 2, 12), "not_a_date"),
    ],
)
def test_what_is_not_a_day_is_refused_with_its_reason(text, code):
    with pytest.raises(Unreadable) as refused:
        parse_date(text)
    assert refused.value.code == code


def test_a_leap_day_is_judged_in_the_gregorian_year():
    assert parse_date("29 กุมภาพันธ์ 2567") == date(2024, 2, 29)


@given(
    days,
    st.sampled_from(["long", "short", "full", "numeric"]),
    st.sampled_from(["arabic", "thai"]),
)
def test_a_written_day_is_read_back(day, style, digits):
    assert parse_date(thai_date(day, style, digits=digits)) == day


@given(st.text(alphabet="0123๑๒/-. กพศ.มค"))
def test_any_text_is_a_day_or_refused(text):
    codes = {"not_a_date", "no_such_day", "mixed_digits", "wrong_weekday"}
    try:
        result = parse_date(text)
    except Unreadable as refused:
        result = refused.code
    assert result is None or isinstance(result, date) or result in codes
