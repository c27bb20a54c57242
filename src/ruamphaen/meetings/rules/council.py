"""Sessions of the council and the days of a policy statement: plain dates in, what holds out."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ruamphaen.thai.dates import FiscalYear


def length_in_days(opens_on: date, closes_on: date) -> int:
    """How many days a session lasts; its first and its last day both count."""
    return (closes_on - opens_on).days + 1


def overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two spans of days (first, last) share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


class Timeliness(StrEnum):
    """ทันกำหนดหรือไม่ — of an act that has a last day."""

    IN_TIME = "in-time"
    LATE = "late"
    UNKNOWN = "unknown"  # the day from which the law counts is not known


@dataclass(frozen=True, slots=True)
class Timing:
    """กำหนดเวลา — the last day on which something was in time, and whether it was.

    `by` is None where the day from which the law counts is not known; `late_by` in days.
    """

    state: Timeliness
    by: date | None
    late_by: int = 0


def timing(counted_from: date | None, done_on: date, days: int) -> Timing:
    """Whether something done on a day came within so many days of another.

    The day from which is counted does not count itself (ป.พ.พ. มาตรา 193/3): thirty days from
    1 April end on 1 May.
    """
    if counted_from is None:
        return Timing(Timeliness.UNKNOWN, None)
    by = counted_from + timedelta(days=days)
    late_by = max((done_on - by).days, 0)
    return Timing(Timeliness.LATE if late_by else Timeliness.IN_TIME, by, late_by)


def years_to_report(stated_on: date, term_years: int, today: date) -> list[FiscalYear]:
    """The fiscal years of a term that have ended: of each, what came of the policy can be told.

    From the year in which policy was stated; a term of four years touches at most five.
    """
    first = FiscalYear.containing(stated_on)
    try:
        end = stated_on.replace(year=stated_on.year + term_years)
    except ValueError:  # 29 February
        end = date(stated_on.year + term_years, 3, 1)
    last = FiscalYear.containing(end - timedelta(days=1))
    span = [FiscalYear(be) for be in range(first.be, last.be + 1)]
    return [year for year in span if year.last_day < today]
