"""By when people must be told of a meeting: the rule in force, the office's holidays, how late it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from ruamphaen.law.regulation import Value
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.rules.kinds import MeetingKind
from ruamphaen.meetings.rules.notice import (
    days_late,
    is_working_day,
    last_working_day,
    tell_by,
)
from ruamphaen.organisation.models import Holiday, Organisation
from ruamphaen.organisation.queries import ask_here, holidays_of
from ruamphaen.thai.dates import bangkok_day

NOTICE_DAYS = {
    MeetingKind.FORUM: "forum.notice_days",
    MeetingKind.COMMITTEE: "committee.notice_days",
    MeetingKind.COUNCIL: "council.notice_days",
}
MOTION_DAYS = "council.motion_days"


@dataclass(frozen=True)
class Deadline:
    """กำหนดแจ้ง — the last day for a notice (or a motion) by one rule; `by` None: no days are set.

    `by` is the last day by the calendar, `work_day` the last day on or before it on which the
    office works. `counted_to` is the day it was counted from.
    """

    kind: Literal["notice", "motion"]
    rule: Value
    counted_to: date
    by: date | None
    work_day: date | None

    def late(self, on: date) -> int:
        """How many days of the calendar after the last day it is; 0 = in time, or no rule."""
        return days_late(on, self.by) if self.by is not None else 0


@dataclass(frozen=True)
class Calendar:
    """ปฏิทินของการประชุม — its deadlines, and what is odd about its own day."""

    deadlines: Sequence[Deadline]
    day: date
    is_working_day: bool
    holiday: Holiday | None
    year_is_empty: bool

    @property
    def notice(self) -> Deadline:
        return self.deadlines[0]

    def late(self, on: date) -> int:
        """How late a notice of that day is."""
        return self.notice.late(on)


def calendar_of(meeting: Meeting, starts_at: datetime | None = None) -> Calendar:
    """The deadlines of a meeting on its day, or on another it may be moved to (3 queries)."""
    organisation = meeting.organisation
    day = bangkok_day(starts_at or meeting.starts_at)
    holidays = holidays_of(organisation)
    ask = ask_here(organisation)
    opens = _opens_on(meeting, day)
    rules: list[tuple[Literal["notice", "motion"], str, date]] = [
        ("notice", NOTICE_DAYS[meeting.kind], opens)
    ]
    if meeting.kind == MeetingKind.COUNCIL:
        rules.append(("motion", MOTION_DAYS, day))
    return Calendar(
        deadlines=[_deadline(kind, ask(name, day), to, holidays) for kind, name, to in rules],
        day=day,
        is_working_day=is_working_day(day, holidays),
        holiday=_holiday_on(organisation, day),
        year_is_empty=not any(one.year == day.year for one in holidays),
    )


def _deadline(
    kind: Literal["notice", "motion"], rule: Value, to: date, holidays: frozenset[date]
) -> Deadline:
    if not isinstance(rule.value, int):
        return Deadline(kind, rule, to, None, None)
    by = tell_by(to, rule.value)
    return Deadline(kind, rule, to, by, last_working_day(by, holidays))


def _opens_on(meeting: Meeting, day: date) -> date:
    """The law counts the council's notice to the day the session opens: for its first meeting."""
    session = meeting.session
    if session is None or session.opens_on >= day:
        return day
    earlier = session.meetings.filter(starts_at__lt=meeting.starts_at).exclude(pk=meeting.pk)
    return day if earlier.exists() else session.opens_on


def _holiday_on(organisation: Organisation, day: date) -> Holiday | None:
    return Holiday.objects.filter(organisation=organisation, on=day).first()
