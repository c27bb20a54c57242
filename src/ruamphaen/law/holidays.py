"""Public holidays that fall on the same day every year, to be offered to an office, never imposed."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.provenance import PROVENANCE, provenance
from ruamphaen.law.reading import Entry, entries
from ruamphaen.law.units import MonthDay, UnitMismatch, content


@dataclass(frozen=True, slots=True)
class FixedHoliday:
    """วันหยุดราชการที่ตรงวันเดิมทุกปี: its words, its day of the year, how surely it is known."""

    name_th: str
    name_en: str
    day: MonthDay
    source: tuple[str, ...]
    confidence: Confidence
    note: str


def fixed_holidays() -> tuple[FixedHoliday, ...]:
    """All of them, in the order of the year."""
    return _holidays()


def fixed_holidays_in(year: int) -> list[tuple[date, FixedHoliday]]:
    """Those of a Gregorian year, with their dates."""
    return [(holiday.day.in_year(year), holiday) for holiday in _holidays()]


@cache
def _holidays() -> tuple[FixedHoliday, ...]:
    read = [_holiday(entry) for entry in entries("holidays.toml", "holiday", named_by="name_th")]
    return tuple(sorted(read, key=lambda holiday: holiday.day))


def _holiday(entry: Entry) -> FixedHoliday:
    entry.only("name_th", "name_en", "day", *PROVENANCE)
    try:
        day = content("month and day", entry.fields.get("day"))
    except UnitMismatch as problem:
        raise entry.wrong(f"day {problem}") from problem
    if not isinstance(day, MonthDay):
        raise entry.wrong("day must be a month and a day")
    return FixedHoliday(
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        day=day,
        **provenance(entry),
    )
