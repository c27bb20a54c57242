"""วันเดือนปีแบบไทย: Buddhist era at the skin, Gregorian inside, fiscal years from 1 October.

Fiscal year: พระราชบัญญัติวิธีการงบประมาณ พ.ศ. 2561 section 4 (1 October to 30 September, named
after the Buddhist-era year in which it ends).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal, NamedTuple

from ruamphaen.thai.digits import mixes_digits, to_arabic_digits, to_thai_digits
from ruamphaen.thai.errors import Unreadable

type Style = Literal["long", "short", "full", "numeric"]
type Language = Literal["th", "en"]
type Digits = Literal["arabic", "thai"]

BUDDHIST_OFFSET = 543
EARLIEST_BE, LATEST_BE = 2400, 2699
BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")  # no summer time, so no zone files needed


class Month(NamedTuple):
    """เดือน: number 1-12 with its names."""

    number: int
    th: str
    th_short: str
    en: str
    en_short: str


MONTHS: tuple[Month, ...] = (
    Month(1, "มกราคม", "ม.ค.", "January", "Jan"),
    Month(2, "กุมภาพันธ์", "ก.พ.", "February", "Feb"),
    Month(3, "มีนาคม", "มี.ค.", "March", "Mar"),
    Month(4, "เมษายน", "เม.ย.", "April", "Apr"),
    Month(5, "พฤษภาคม", "พ.ค.", "May", "May"),
    Month(6, "มิถุนายน", "มิ.ย.", "June", "Jun"),
    Month(7, "กรกฎาคม", "ก.ค.", "July", "Jul"),
    Month(8, "สิงหาคม", "ส.ค.", "August", "Aug"),
    Month(9, "กันยายน", "ก.ย.", "September", "Sep"),
    Month(10, "ตุลาคม", "ต.ค.", "October", "Oct"),
    Month(11, "พฤศจิกายน", "พ.ย.", "November", "Nov"),
    Month(12, "ธันวาคม", "ธ.ค.", "December", "Dec"),
)
FISCAL_MONTHS: tuple[Month, ...] = MONTHS[9:] + MONTHS[:9]
"""The twelve months in fiscal order, October first."""

WEEKDAYS_TH = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


# ------------------------------------------------------------------ fiscal years


@dataclass(frozen=True, order=True, slots=True)
class FiscalYear:
    """ปีงบประมาณ: named by its Buddhist-era number. FY2569 is 1 Oct 2025 to 30 Sep 2026.

    Raises :class:`Unreadable` ("not_a_year") outside 2400-2699: a Christian-era number that
    slipped in must never become a year 543 years away.
    """

    be: int

    def __post_init__(self) -> None:
        if type(self.be) is not int or not EARLIEST_BE <= self.be <= LATEST_BE:
            raise Unreadable("not_a_year", self.be)

    @classmethod
    def containing(cls, day: date) -> "FiscalYear":
        """The fiscal year of a Bangkok day. For a moment, ask :func:`bangkok_day` first."""
        _refuse_moment(day)
        return cls(day.year + BUDDHIST_OFFSET + (1 if day.month >= 10 else 0))

    @property
    def ce(self) -> int:
        """The Gregorian year in which it ends (2569 -> 2026)."""
        return self.be - BUDDHIST_OFFSET

    @property
    def first_day(self) -> date:
        """1 October of the Gregorian year before."""
        return date(self.ce - 1, 10, 1)

    @property
    def last_day(self) -> date:
        """30 September."""
        return date(self.ce, 9, 30)

    def __contains__(self, day: date) -> bool:
        _refuse_moment(day)
        return self.first_day <= day <= self.last_day

    def __add__(self, years: int) -> "FiscalYear":
        return FiscalYear(self.be + years)

    def __sub__(self, years: int) -> "FiscalYear":
        return FiscalYear(self.be - years)

    def __int__(self) -> int:
        return self.be

    def __str__(self) -> str:
        return str(self.be)


@dataclass(frozen=True, order=True, slots=True)
class PlanPeriod:
    """ช่วงปีของแผน: first and last fiscal year of a plan, both included.

    Its length is not fixed here; the law decides it. Raises :class:`Unreadable`
    ("not_a_period") when it would end before it begins.
    """

    first: FiscalYear
    last: FiscalYear

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Unreadable("not_a_period", f"{self.first}-{self.last}")

    @classmethod
    def parse(cls, text: str) -> "PlanPeriod":
        """Read "2566-2570", "พ.ศ. ๒๕๖๖ – ๒๕๗๐", "(2566 ถึง 2570)", "2566-70".

        Raises :class:`Unreadable` ("not_a_period", or "not_a_year" outside 2400-2699).
        """
        found = None if len(text) > _LONGEST_TEXT else _PERIOD.fullmatch(to_arabic_digits(text))
        if found is None:
            raise Unreadable("not_a_period", text)
        first, last = found["first"], found["last"]
        if len(last) == 2:
            last = first[:2] + last
        return cls(FiscalYear(int(first)), FiscalYear(int(last)))

    @property
    def years(self) -> tuple[FiscalYear, ...]:
        """Every fiscal year of the period, in order."""
        return tuple(FiscalYear(be) for be in range(self.first.be, self.last.be + 1))

    @property
    def slug(self) -> str:
        """ "2566-2570": for addresses and file names, always Arabic digits and a hyphen."""
        return f"{self.first}-{self.last}"

    def __iter__(self) -> Iterator[FiscalYear]:
        return iter(self.years)

    def __len__(self) -> int:
        return self.last.be - self.first.be + 1

    def __contains__(self, year: object) -> bool:
        return isinstance(year, FiscalYear) and self.first <= year <= self.last

    def __str__(self) -> str:
        return self.slug


_LONGEST_TEXT = 80
_ERA = r"(?:พ\s?\.?\s?ศ\s?\.?\s*)?"
_PERIOD = re.compile(
    rf"\s*\(?\s*(?:ช่วง)?(?:ปี)?(?:งบประมาณ)?\s*{_ERA}(?P<first>[0-9]{{4}})"
    rf"\s*(?:-|\u2010|\u2011|–|—|ถึง)\s*{_ERA}(?P<last>[0-9]{{4}}|[0-9]{{2}})\s*\)?\s*"
)


def fiscal_quarter(day: date) -> int:
    """ไตรมาส 1-4 of the fiscal year: October to December is 1."""
    _refuse_moment(day)
    return (day.month - 10) % 12 // 3 + 1


def bangkok_day(moment: datetime) -> date:
    """The calendar day in Thailand at that moment. Raises ValueError when it has no zone."""
    return _in_bangkok(moment).date()


def _in_bangkok(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone before it has a day in Bangkok")
    return moment.astimezone(BANGKOK)


def _refuse_moment(day: date) -> None:
    # datetime is a date to Python, and its .day may be yesterday's in Bangkok.
    if isinstance(day, datetime):
        raise TypeError("expected a day, got a moment: use bangkok_day(moment)")


# ------------------------------------------------------------------ writing


def thai_date(
    day: date, style: Style = "long", language: Language = "th", digits: Digits = "arabic"
) -> str:
    """Write a day for people: Buddhist era in Thai, Christian era in English.

    ``long`` 12 กุมภาพันธ์ 2569, ``short`` 12 ก.พ. 2569, ``full`` วันพฤหัสบดีที่ 12 กุมภาพันธ์
    พ.ศ. 2569, ``numeric`` 12/02/2569. Raises TypeError for a moment (use :func:`bangkok_day`).
    """
    _refuse_moment(day)
    month = MONTHS[day.month - 1]
    if language == "en":
        name, short, year = month.en, month.en_short, day.year
        full = f"{WEEKDAYS_EN[day.weekday()]} {day.day} {name} {year}"
    else:
        name, short, year = month.th, month.th_short, day.year + BUDDHIST_OFFSET
        full = f"วัน{WEEKDAYS_TH[day.weekday()]}ที่ {day.day} {name} พ.ศ. {year}"
    written = {
        "long": f"{day.day} {name} {year}",
        "short": f"{day.day} {short} {year}",
        "full": full,
        "numeric": f"{day.day:02}/{day.month:02}/{year}",
    }[style]
    return to_thai_digits(written) if digits == "thai" else written


def thai_time(moment: datetime | time, language: Language = "th", digits: Digits = "arabic") -> str:
    """Write a time of day: "09.42 น." ("09:42" in English).

    A moment is shown in Bangkok time and needs a zone (ValueError); a plain time stays as it is.
    """
    clock = _in_bangkok(moment) if isinstance(moment, datetime) else moment
    if language == "en":
        written = f"{clock.hour:02}:{clock.minute:02}"
    else:
        written = f"{clock.hour:02}.{clock.minute:02} น."
    return to_thai_digits(written) if digits == "thai" else written


# ------------------------------------------------------------------ reading

_MONTH_BY_NAME = {
    spelling: month.number
    for month in MONTHS
    for spelling in (
        month.th,
        month.th_short.replace(".", ""),
        month.en.lower(),
        month.en_short.lower(),
    )
} | {"sept": 9}
_WEEKDAY_BY_NAME = {name: number for number, name in enumerate(WEEKDAYS_TH)} | {"พฤหัส": 3}

_ISO = re.compile(r"(?P<year>[1-9][0-9]{3})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_NUMERIC = re.compile(
    r"(?P<day>[0-9]{1,2})\s*(?P<between>[/.-])\s*(?P<month>[0-9]{1,2})\s*(?P=between)\s*"
    r"(?P<year>[1-9][0-9]{3}|[0-9]{2})"
)
_WORDED = re.compile(
    rf"(?:วัน(?P<weekday>{'|'.join(_WEEKDAY_BY_NAME)})?(?:ที่)?\s*)?"
    r"(?P<day>[0-9]{1,2})\s*(?:เดือน)?\s*(?P<name>[ก-๎A-Za-z]+(?:\s?\.\s?[ก-๎]+)?)\s?\.?,?\s*"
    r"(?P<era>พ\s?\.?\s?ศ\s?\.?|ค\s?\.?\s?ศ\s?\.?)?\s*(?P<year>[1-9][0-9]{3}|[0-9]{2})"
)


def parse_date(text: str | date | None) -> date | None:
    """Read a day as Thais write it; blank or a dash is None.

    Thai or Arabic digits; 12 กุมภาพันธ์ 2569, 12 ก.พ. 69, วันพฤหัสบดีที่ 12 กุมภาพันธ์ พ.ศ. 2569,
    12/2/2569 (day first), 2026-02-12. A year from 2400 is Buddhist era, below it Christian era;
    two digits are the last two of a Buddhist-era year 25xx. A date cell of a spreadsheet passes
    too, with a Buddhist-era year put right. Raises :class:`Unreadable`: "not_a_date",
    "no_such_day" (31 เมษายน), "wrong_weekday", "mixed_digits".
    """
    if text is None:
        return None
    if isinstance(text, date):
        return _gregorian(text.year, text.month, text.day, "", text)
    typed = text.replace("\u00a0", " ").strip()
    if typed in {"", "-", "–", "—"}:
        return None
    if len(typed) > _LONGEST_TEXT:
        raise Unreadable("not_a_date", text)
    if mixes_digits(typed):
        raise Unreadable("mixed_digits", text)
    return _read_day(to_arabic_digits(typed), text)


def _read_day(typed: str, text: str) -> date:
    if found := _ISO.fullmatch(typed) or _NUMERIC.fullmatch(typed):
        year = _four_digits(found["year"], "")
        return _gregorian(year, int(found["month"]), int(found["day"]), "", text)
    found = _WORDED.fullmatch(typed)
    if found is None:
        raise Unreadable("not_a_date", text)
    name = re.sub(r"[\s.]", "", found["name"]).lower()
    if name not in _MONTH_BY_NAME:
        raise Unreadable("not_a_date", text)
    era = (found["era"] or "")[:1]
    year = _four_digits(found["year"], era)
    day = _gregorian(year, _MONTH_BY_NAME[name], int(found["day"]), era, text)
    if found["weekday"] and _WEEKDAY_BY_NAME[found["weekday"]] != day.weekday():
        raise Unreadable("wrong_weekday", text)
    return day


def _four_digits(year: str, era: str) -> int:
    return int(year) + (2500 if len(year) == 2 and era != "ค" else 0)


def _gregorian(year: int, month: int, day: int, era: str, typed: object) -> date:
    is_be = EARLIEST_BE <= year <= LATEST_BE
    is_ce = EARLIEST_BE - BUDDHIST_OFFSET <= year <= LATEST_BE - BUDDHIST_OFFSET
    if (era == "พ" and not is_be) or (era == "ค" and not is_ce) or not (is_be or is_ce):
        raise Unreadable("not_a_date", typed)
    try:
        return date(year - BUDDHIST_OFFSET if is_be else year, month, day)
    except ValueError:
        raise Unreadable("no_such_day", typed) from None
