"""What a value of law is counted in, and which Python value that unit demands."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple


class MonthDay(NamedTuple):
    """วันและเดือนของทุกปี: a day that comes back each year, such as 15 August."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """That day in a Gregorian year."""
        return date(year, self.month, self.day)


type Content = int | Decimal | bool | str | tuple[str, ...] | tuple[int, ...] | MonthDay


class UnitMismatch(ValueError):  # noqa: N818 -- reads as what happened
    """The content is not what the unit demands; the message says what it should be."""


def content(unit: str, raw: Any, choices: tuple[str, ...] = ()) -> Content:
    """Check `raw` (as TOML or a form gives it) against its unit and freeze it.

    Raises UnitMismatch with a sentence when the unit is unknown or the content does not fit.
    """
    if unit not in UNITS:
        raise UnitMismatch(f"unit must be one of {', '.join(UNITS)}")
    if unit == "choice" and raw not in choices:
        raise UnitMismatch(f"must be one of {', '.join(choices)}")
    return UNITS[unit](raw)


def _count(raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 1:
        raise UnitMismatch("must be a whole number of at least 1")
    return raw


def _month(raw: Any) -> int:
    if _count(raw) > 12:
        raise UnitMismatch("must be a month from 1 to 12")
    return int(raw)


def _months(raw: Any) -> tuple[int, ...]:
    if not isinstance(raw, list | tuple) or not raw:
        raise UnitMismatch("must be a list of months")
    return tuple(_month(part) for part in raw)


def _month_and_day(raw: Any) -> MonthDay:
    if isinstance(raw, MonthDay):
        return raw
    if not isinstance(raw, dict) or set(raw) != {"month", "day"}:
        raise UnitMismatch("must be written { month = 8, day = 15 }")
    try:
        date(2001, raw["month"], raw["day"])
    except (TypeError, ValueError) as problem:
        raise UnitMismatch("is not a day that comes every year") from problem
    return MonthDay(raw["month"], raw["day"])


def _number(raw: Any, most: int) -> Decimal:
    if not isinstance(raw, int | Decimal) or isinstance(raw, bool) or not 0 <= raw <= most:
        raise UnitMismatch(f"must be a number from 0 to {most}")
    return Decimal(raw)


def _flag(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise UnitMismatch("must be true or false")
    return raw


def _text(raw: Any) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise UnitMismatch("must be a text that is not empty")
    return raw


def _texts(raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple) or not raw:
        raise UnitMismatch("must be a list of texts")
    return tuple(_text(part) for part in raw)


WORKING_DAYS = "working days"  # Saturdays, Sundays and the holidays of the office do not count

UNITS: dict[str, Callable[[Any], Content]] = {
    "days": _count,
    WORKING_DAYS: _count,
    "years": _count,
    "people": _count,
    "times a year": _count,
    "month": _month,
    "months of the year": _months,
    "month and day": _month_and_day,
    "share": lambda raw: _number(raw, 1),
    "percent": lambda raw: _number(raw, 100),
    "yes or no": _flag,
    "choice": _text,
    "texts": _texts,
}
