"""วันครบกำหนด: counting days of the calendar or working days, and what a day off does to the last one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from ruamphaen.meetings.rules.notice import is_working_day


@dataclass(frozen=True, slots=True)
class Deadline:
    """กำหนดเวลา — the last day, and whether offices are closed on it.

    `counted_on` is where the count alone ends; it differs from `on` only where the rule that a
    deadline waits for the next working day was chosen.
    """

    on: date
    counted_on: date
    is_day_off: bool

    @property
    def has_waited(self) -> bool:
        return self.on != self.counted_on

    def days_left(self, today: date) -> int:
        """Days of the calendar until the last day; negative when it is over."""
        return (self.on - today).days


def deadline(
    begun_on: date,
    days: int,
    *,
    working: bool = False,
    waits: bool = False,
    holidays: Collection[date] = (),
) -> Deadline:
    """The last of `days` days after `begun_on`, which itself does not count (ป.พ.พ. มาตรา 193/3).

    `working`: only working days count. `waits`: a last day on a day off waits for the next working
    day; otherwise it stays where it falls, which is the careful reading.
    """
    counted = _working_days_after(begun_on, days, holidays) if working else _later(begun_on, days)
    last = counted
    while waits and not is_working_day(last, holidays):
        last = _later(last, 1)
    return Deadline(last, counted, not is_working_day(last, holidays))


def _working_days_after(day: date, days: int, holidays: Collection[date]) -> date:
    left = days
    while left:
        day = _later(day, 1)
        left -= is_working_day(day, holidays)
    return day


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days)
