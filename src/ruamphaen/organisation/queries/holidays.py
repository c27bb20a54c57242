"""The office's calendar of holidays, and what could still be offered for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ruamphaen.law.holidays import FixedHoliday, fixed_holidays_in
from ruamphaen.organisation.models import Holiday, Organisation
from ruamphaen.thai.dates import BUDDHIST_OFFSET


@dataclass(frozen=True)
class HolidayYear:
    """วันหยุดของปีหนึ่ง — a Gregorian year: the days entered, and the fixed days not entered yet."""

    year: int
    days: Sequence[Holiday]
    offered: Sequence[tuple[date, FixedHoliday]]

    @property
    def era(self) -> int:
        """The year as pages take it: in the Buddhist era."""
        return self.year + BUDDHIST_OFFSET


def holidays_of(organisation: Organisation) -> frozenset[date]:
    """Every day of the calendar, for counting (1 query)."""
    days = Holiday.objects.filter(organisation=organisation).values_list("on", flat=True)
    return frozenset(days)


def holiday_years(organisation: Organisation, today: date) -> list[HolidayYear]:
    """This year and the next, then every other year that has days; the nearest first (1 query)."""
    by_year: dict[int, list[Holiday]] = {today.year: [], today.year + 1: []}
    for holiday in Holiday.objects.filter(organisation=organisation):
        by_year.setdefault(holiday.on.year, []).append(holiday)
    near = [today.year, today.year + 1]
    others = sorted((year for year in by_year if year not in near), reverse=True)
    return [_year(year, by_year[year], year in near) for year in [*near, *others]]


def _year(year: int, days: list[Holiday], offers: bool) -> HolidayYear:
    there = {holiday.on for holiday in days}
    offered = [pair for pair in fixed_holidays_in(year) if pair[0] not in there] if offers else []
    return HolidayYear(year, days, offered)
