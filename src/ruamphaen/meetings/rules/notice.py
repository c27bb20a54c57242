"""Notice: how many days before a meeting people must have been told, and which days do not count."""

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Whether offices work on a day: Monday to Friday, no holiday of the calendar."""
    return day.weekday() < SATURDAY and day not in holidays


def last_working_day(day: date, holidays: Collection[date]) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day, holidays):
        day -= timedelta(days=1)
    return day


def tell_by(opens_on: date, days: int) -> date:
    """The last day on which a notice of so many days is surely in time (days of the calendar).

    The careful count: the day of the notice does not count (ป.พ.พ. มาตรา 193/3) and the day of the
    meeting is not taken to count either, so for the 5th and three days it is the 1st.
    """
    return opens_on - timedelta(days=days + 1)


def days_between(told_on: date, opens_on: date) -> int:
    """Whole days between the notice and the meeting."""
    return max((opens_on - told_on).days - 1, 0)


def days_late(told_on: date, by: date) -> int:
    """By how many days of the calendar a notice comes after the last day for it; 0 = in time."""
    return max((told_on - by).days, 0)
