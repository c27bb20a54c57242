"""ตัวเลขแบบไทย: reading what officers type and spreadsheets hold, writing it back, and in words.

Python's own ``int`` and ``float`` are never given a person's text: they accept Lao and Devanagari
digits, underscores, "nan", "1e5". Here a number is what a Thai form may show, or it is refused.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

from ruamphaen.thai.dates import BUDDHIST_OFFSET, EARLIEST_BE, LATEST_BE, Digits, FiscalYear
from ruamphaen.thai.digits import mixes_digits, to_arabic_digits, to_thai_digits
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.words_of_numbers import baht_text, number_in_words

__all__ = [
    "YearReading",
    "baht_text",
    "format_baht",
    "format_number",
    "number_in_words",
    "parse_baht",
    "parse_count",
    "parse_number",
    "parse_year",
    "read_year",
    "to_arabic_digits",
    "to_thai_digits",
]

type Cell = str | int | float | Decimal | None
"""What a form field or a spreadsheet cell may hand over."""

MOST_BAHT = Decimal(10) ** 10
MOST_NUMBER = Decimal(10) ** 15
MOST_COUNT = Decimal(10) ** 9
SATANG = Decimal("0.01")

_BLANKS = frozenset({"", "-", "–", "—", "ไม่มี"})
_LONGEST_NUMBER = 60
_NUMBER = re.compile(
    r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)?(?:(?<=[0-9])|(?=\.))(?:\.[0-9]+)?"
)
_LOOKS_GROUPED = re.compile(r"-?[0-9][0-9 ,.']*")
_IN_BRACKETS = re.compile(r"\(.*\)")
_DASH_FOR_SATANG = re.compile(r"(?<=[0-9])\s?\.\s?[-–—]$")
_SPREADSHEET_DIGITS = 15  # a cell is a binary float; only its first 15 digits were ever typed

# What copying from a PDF leaves between letters. Nothing else invisible is forgiven: a direction
# mark can make 321 look like 123.
_LEFT_BY_COPYING = dict.fromkeys([0x200B, 0x2060, 0xFEFF])


# ------------------------------------------------------------------ reading


def parse_number(value: Cell) -> Decimal | None:
    """Read a number exactly, or None where nothing was given.

    None, blank, "-", "–", "—" and "ไม่มี" are None: nothing was said. 0 is 0: somebody said zero.
    Thai or Arabic digits, commas only where thousands are, a leading minus, a decimal point.
    A float of a spreadsheet is read at its 15 true digits (0.1 + 0.2 is 0.3).
    Raises :class:`Unreadable`: "not_a_number", "mixed_digits", "ambiguous_number",
    "bracketed_number", "too_large" (beyond 10**15).
    """
    number = _from_text(value, value) if isinstance(value, str) else _from_cell(value)
    if number is not None and abs(number) > MOST_NUMBER:
        raise Unreadable("too_large", value)
    return number


def parse_baht(value: Cell) -> Decimal | None:
    """Read an amount of money in baht, exact to the satang (two decimals), or None as above.

    Also reads "บาท", "บาทถ้วน", "฿" and the written end ".-" (๓๙๒,๐๐๐.-).
    Raises :class:`Unreadable` as :func:`parse_number`, and "negative_money", "fraction_of_satang",
    "too_large" (beyond 10**10 baht).
    """
    text = _without_currency(value) if isinstance(value, str) else None
    try:
        amount = parse_number(value if text is None else text)
    except Unreadable as refused:
        raise Unreadable(refused.code, value) from None
    if amount is None:
        return None
    if amount < 0:
        raise Unreadable("negative_money", value)
    if amount > MOST_BAHT:
        raise Unreadable("too_large", value)
    exact = amount.quantize(SATANG, rounding=ROUND_HALF_UP)
    # Sums made by a spreadsheet are a hair off; a person who types three decimals means something.
    noise = Decimal("0.000001") if isinstance(value, float) else Decimal(0)
    typed_too_fine = text is not None and len(text.rpartition(".")[2]) > 2 and "." in text
    if abs(exact - amount) > noise or typed_too_fine:
        raise Unreadable("fraction_of_satang", value)
    return exact


def parse_count(value: Cell) -> int | None:
    """Read a number of things (people, metres, places): a whole number from 0, or None as above.

    Raises :class:`Unreadable` as :func:`parse_number`, and "negative_count", "not_whole",
    "too_large" (beyond 10**9).
    """
    number = parse_number(value)
    if number is None:
        return None
    if number < 0:
        raise Unreadable("negative_count", value)
    if number != number.to_integral_value():
        raise Unreadable("not_whole", value)
    if number > MOST_COUNT:
        raise Unreadable("too_large", value)
    return int(number)


def _from_cell(value: int | float | Decimal | None) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise Unreadable("not_a_number", value)
    if isinstance(value, int) and value.bit_length() > 64:
        raise Unreadable("too_large", value)
    number = Decimal(f"{value:.{_SPREADSHEET_DIGITS}g}" if isinstance(value, float) else value)
    if not number.is_finite():
        raise Unreadable("not_a_number", value)
    return number + 0 if number else Decimal(0)  # no negative zero


def _from_text(text: str, typed: str) -> Decimal | None:
    bare = text.translate(_LEFT_BY_COPYING).strip()
    if bare in _BLANKS:
        return None
    if len(bare) > _LONGEST_NUMBER:
        raise Unreadable("not_a_number", typed)
    if mixes_digits(bare):
        raise Unreadable("mixed_digits", typed)
    bare = to_arabic_digits(bare).replace("\u2212", "-")
    if _NUMBER.fullmatch(bare):
        number = Decimal(bare.replace(",", ""))
        return number if number else abs(number)
    raise Unreadable(_why_not(bare), typed)


def _why_not(bare: str) -> str:
    if _IN_BRACKETS.fullmatch(bare):
        return "bracketed_number"
    if _LOOKS_GROUPED.fullmatch(bare.replace("\u00a0", " ")) and not bare.endswith("."):
        return "ambiguous_number"
    return "not_a_number"


def _without_currency(text: str) -> str:
    bare = text.translate(_LEFT_BY_COPYING).strip()
    bare = bare.removeprefix("฿").lstrip()
    bare = bare.removesuffix("฿").removesuffix("ถ้วน").removesuffix("บาท").rstrip()
    return _DASH_FOR_SATANG.sub("", to_arabic_digits(bare) if not mixes_digits(bare) else bare)


# ------------------------------------------------------------------ years


@dataclass(frozen=True, slots=True)
class YearReading:
    """ปีที่อ่านได้: a fiscal year, and what was assumed to read it.

    ``assumed`` is "" (nothing), "common_era" (2027 -> 2570) or "two_digits" (65 -> 2565).
    ``assumption`` says so in Thai for the dry-run report, "" when nothing was assumed.
    """

    year: FiscalYear
    assumed: Literal["", "common_era", "two_digits"] = ""
    assumption: str = ""


_YEAR = re.compile(
    r"(?:ปี)?\s*(?:งบประมาณ)?\s*(?P<era>พ\s?\.?\s?ศ\s?\.?|ค\s?\.?\s?ศ\s?\.?)?\s*"
    r"(?P<year>[1-9][0-9]{3}|[0-9]{2})"
)


def read_year(value: str | int | float | Decimal | FiscalYear | None) -> YearReading | None:
    """Read a fiscal year and say what was assumed; None, blank or a dash is None.

    "2570", "๒๕๗๐", "พ.ศ. 2566", "ปีงบประมาณ 2568", 2570.0; "ปี ๖๕" is read as 2565, and a
    Christian-era 2027 as 2570. Raises :class:`Unreadable` ("not_a_year", "mixed_digits").
    """
    if value is None or isinstance(value, FiscalYear):
        return value if value is None else YearReading(value)
    text = value if isinstance(value, str) else _whole_text(value)
    bare = text.translate(_LEFT_BY_COPYING).strip()
    if bare in _BLANKS:
        return None
    if mixes_digits(bare[:_LONGEST_NUMBER]):
        raise Unreadable("mixed_digits", value)
    found = None if len(bare) > _LONGEST_NUMBER else _YEAR.fullmatch(to_arabic_digits(bare))
    if found is None:
        raise Unreadable("not_a_year", value)
    return _year_reading(int(found["year"]), (found["era"] or "")[:1], value)


def parse_year(value: str | int | float | Decimal | FiscalYear | None) -> FiscalYear | None:
    """The fiscal year of :func:`read_year`, without its assumption."""
    reading = read_year(value)
    return None if reading is None else reading.year


def _whole_text(value: int | float | Decimal) -> str:
    try:
        number = _from_cell(value)
    except Unreadable:
        raise Unreadable("not_a_year", value) from None
    if number is None or number != number.to_integral_value() or not 0 <= number <= LATEST_BE:
        raise Unreadable("not_a_year", value)
    return str(int(number))


def _year_reading(year: int, era: str, typed: object) -> YearReading:
    if year < 100 and era != "ค":
        be = 2500 + year
        return YearReading(FiscalYear(be), "two_digits", f"อ่าน {year:02} เป็น พ.ศ. {be}")
    if era != "ค" and EARLIEST_BE <= year <= LATEST_BE:
        return YearReading(FiscalYear(year))
    be = year + BUDDHIST_OFFSET
    if era == "พ" or year < 100 or not EARLIEST_BE <= be <= LATEST_BE:
        raise Unreadable("not_a_year", typed)
    return YearReading(FiscalYear(be), "common_era", f"อ่าน {year} เป็น พ.ศ. {be}")


# ------------------------------------------------------------------ writing


def format_number(
    number: Decimal | int | None, places: int | None = None, digits: Digits = "arabic"
) -> str:
    """Write a number with commas; None is "-", as on the official forms.

    ``places`` fixes the decimals (rounded half up); without it only those that matter are shown.
    """
    if number is None:
        return "-"
    with localcontext(prec=60):
        exact = Decimal(number)
        if places is not None:
            exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        written = f"{exact:,f}"
    if places is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    if not exact:
        written = written.removeprefix("-")
    return to_thai_digits(written) if digits == "thai" else written


def format_baht(
    amount: Decimal | int | None,
    digits: Digits = "arabic",
    *,
    satang: bool = False,
    unit: bool = False,
) -> str:
    """Write baht: "392,000", "392,000.50", "-" for None.

    Satang are shown when there are any, or always with ``satang``; ``unit`` adds " บาท".
    """
    if amount is None:
        return "-"
    whole = Decimal(amount) == Decimal(amount).to_integral_value()
    written = format_number(amount, 0 if whole and not satang else 2, digits)
    return f"{written} บาท" if unit else written
