"""The calendar of the planning cycle: the duties of one organisation, counted in its working days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ruamphaen.law.routes import RouteKind
from ruamphaen.law.words import Words
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.rules.kinds import State as MeetingState
from ruamphaen.meetings.rules.notice import is_working_day, last_working_day
from ruamphaen.organisation.models import Holiday, Organisation
from ruamphaen.organisation.queries import ask_here
from ruamphaen.plan.models import Plan, PostedNotice, StepTaken, Version
from ruamphaen.plan.queries.content import Content, contents_of
from ruamphaen.plan.queries.route import what_was_edited
from ruamphaen.plan.rules.duties import (
    Cycle,
    Duty,
    DutyKind,
    PlanFacts,
    VersionFacts,
    duties_between,
    next_steps,
    with_the_next,
)
from ruamphaen.plan.rules.routes import Taken
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.thai.dates import (
    BANGKOK,
    BUDDHIST_OFFSET,
    FISCAL_MONTHS,
    FiscalYear,
    Month,
    bangkok_day,
)

SOON_DAYS = 60
"""How far ahead "what comes next" looks, in days."""


@dataclass(frozen=True)
class Reckoned:
    """เรื่องที่คิดวันแล้ว — a duty with its days as this office works.

    `work_day` is the last working day on or before the due day, `off` why the due day is none
    (the holiday's name, or "weekend"); `left` days from today to the due day, below 0 when past.
    """

    duty: Duty
    version: Version | None
    work_day: date | None
    off: str
    left: int | None

    @property
    def standing(self) -> str:
        """done · late · now · ahead · past; late only where it is known that it was not done."""
        if self.duty.done:
            return "done"
        if self.left is None:
            return "now"
        if self.left < 0:
            return "late" if self.duty.deadline and self._would_be_known else "past"
        starts_on, due_on = self.duty.starts_on, self.duty.due_on
        if starts_on is None or due_on is None or (due_on - starts_on).days >= self.left:
            return "now"
        return "ahead"

    @property
    def _would_be_known(self) -> bool:
        """Whether the system would know, had it been done: not of books published before it came."""
        if self.duty.kind == DutyKind.INFORM:
            return self.version is not None and self.version.approved_on is not None
        return self.duty.kind == DutyKind.PLAN


@dataclass(frozen=True)
class CalendarMonth:
    """เดือนในปฏิทิน — one month of the fiscal year with what falls due and the meetings held."""

    month: Month
    year: int  # Gregorian
    duties: Sequence[Reckoned]
    meetings: Sequence[tuple[date, Meeting]]
    is_now: bool

    @property
    def name(self) -> Words:
        """The month in both languages."""
        return Words(self.month.th, self.month.en)

    @property
    def year_be(self) -> int:
        return self.year + BUDDHIST_OFFSET


@dataclass(frozen=True)
class CyclePage:
    """ปฏิทินวงรอบ — a fiscal year of the cycle, what is due now, and whose turn each draft waits for."""

    year: FiscalYear
    months: Sequence[CalendarMonth]
    soon: Sequence[Reckoned]
    waiting: Sequence[Reckoned]
    holidays_entered: bool

    @property
    def unsure(self) -> bool:
        """Whether any line of the page is not known from the original text."""
        shown = [*self.soon, *self.waiting, *(one for month in self.months for one in month.duties)]
        return any(one.duty.confidence.value != "verbatim" for one in shown)


def cycle_page(
    organisation: Organisation, year: FiscalYear, today: date, *, drafts: bool
) -> CyclePage:
    """The page of one fiscal year; about six queries. Drafts in the making only for members."""
    cycle, count = _cycle(organisation, today, drafts=drafts)
    in_year = count.all(duties_between(cycle, year.first_day, year.last_day))
    near = count.all(duties_between(cycle, today, today + timedelta(days=SOON_DAYS)))
    open_now = [one for one in [*in_year, *near] if one.standing in {"late", "now"}]
    return CyclePage(
        year=year,
        months=_months(year, in_year, _meetings(organisation, year), today),
        soon=_once(open_now),
        waiting=count.all(next_steps(cycle)),
        holidays_entered=any(day in year for day in count.holidays),
    )


def duties_for_feed(organisation: Organisation, today: date) -> list[Reckoned]:
    """What falls due in this fiscal year and the next, for calendars on telephones; public only."""
    cycle, count = _cycle(organisation, today, drafts=False)
    year = FiscalYear.containing(today)
    found = duties_between(cycle, year.first_day, (year + 1).last_day)
    return count.all(found)


def whose_turn(organisation: Organisation, today: date) -> list[Reckoned]:
    """For the desk: the next step of each version in the making, then what is due or late."""
    cycle, count = _cycle(organisation, today, drafts=True)
    near = timedelta(days=SOON_DAYS)
    around = count.all(duties_between(cycle, today - near, today + near))
    deadlines = [one for one in around if one.duty.deadline and one.standing in {"late", "now"}]
    return [*count.all(next_steps(cycle)), *deadlines]


def _cycle(organisation: Organisation, today: date, *, drafts: bool) -> tuple[Cycle, "_Counting"]:
    """The organisation's facts for the rules, and its calendar to count with."""
    ask = ask_here(organisation)
    holidays = {one.on: one.name for one in Holiday.objects.filter(organisation=organisation)}
    states = [State.ANNOUNCED, *([State.DRAFT, State.APPROVED] if drafts else [])]
    versions = {
        version.pk: version
        for version in Version.objects.filter(
            plan__organisation=organisation, state__in=states
        ).select_related("plan")
    }
    ready = {version.plan_id for version in versions.values() if version.is_public}
    plans = [
        PlanFacts(plan.pk, plan.period, plan.pk in ready)
        for plan in Plan.objects.filter(organisation=organisation)
        if drafts or plan.pk in ready
    ]
    cycle = Cycle(
        nature=organisation.nature,
        ask=ask,
        today=today,
        holidays=holidays.keys(),
        plans=with_the_next(plans, today, ask),
        versions=facts_of(versions.values()),
    )
    return cycle, _Counting(holidays, versions, today)


def facts_of(versions: Iterable[Version]) -> list[VersionFacts]:
    """What the clocks need to know of versions; two queries, and five more where a draft was decided
    on: what was edited since must be decided again.
    """
    known = list(versions)
    steps: dict[int, list[StepTaken]] = defaultdict(list)
    for step in StepTaken.objects.filter(version__in=known, undone_at=None):
        steps[step.version_id].append(step)
    contents = contents_of(
        [one for one in known if one.is_draft and any(step.content_hash for step in steps[one.pk])]
    )
    standing = PostedNotice.objects.filter(version__in=known, struck_at=None)
    posted = dict(standing.order_by("-since").values_list("version", "since"))
    return [
        VersionFacts(
            pk=version.pk,
            name=f"{version} แผน พ.ศ. {version.plan.period.first}–{version.plan.period.last}",
            kinds=version.kind_list,
            special_class=version.special_class,
            making=not version.is_public,
            announced_on=version.announced_on,
            first_issue_of=version.plan.period if VersionKind.FIRST in version.kind_list else None,
            taken=[_taken(version, step, contents.get(version.pk)) for step in steps[version.pk]],
            posted_since=posted.get(version.pk),
        )
        for version in known
    ]


def _taken(version: Version, step: StepTaken, content: Content | None) -> Taken:
    stale = content is not None and bool(what_was_edited(version, step, content))
    return Taken(RouteKind(step.route), step.code, step.on, stale)


@dataclass(frozen=True)
class _Counting:
    holidays: dict[date, str]
    versions: dict[int, Version]
    today: date

    def all(self, found: Iterable[Duty]) -> list[Reckoned]:
        return [self._one(duty) for duty in found]

    def _one(self, duty: Duty) -> Reckoned:
        version = self.versions.get(duty.about or 0) if duty.kind != DutyKind.PLAN else None
        if duty.due_on is None:
            return Reckoned(duty, version, None, "", None)
        on = duty.due_on
        free = is_working_day(on, self.holidays.keys())
        off = "" if free else self.holidays.get(on, "weekend")
        work_day = last_working_day(on, self.holidays.keys())
        return Reckoned(duty, version, work_day, off, (on - self.today).days)


def _once(found: Iterable[Reckoned]) -> list[Reckoned]:
    """Each duty once, the nearest first; what is late stands at the top."""
    each = {one.duty.code: one for one in found}
    return sorted(each.values(), key=lambda one: one.left if one.left is not None else 0)


def _meetings(organisation: Organisation, year: FiscalYear) -> list[tuple[date, Meeting]]:
    first = datetime.combine(year.first_day, time.min, BANGKOK)
    after = datetime.combine((year + 1).first_day, time.min, BANGKOK)
    called = (
        Meeting.objects.filter(organisation=organisation, starts_at__gte=first, starts_at__lt=after)
        .exclude(state__in=[MeetingState.PREPARED, MeetingState.CANCELLED])
        .order_by("starts_at", "pk")
    )
    return [(bangkok_day(meeting.starts_at), meeting) for meeting in called]


def _months(
    year: FiscalYear,
    duties: Iterable[Reckoned],
    meetings: Iterable[tuple[date, Meeting]],
    today: date,
) -> list[CalendarMonth]:
    due: dict[int, list[Reckoned]] = defaultdict(list)
    for one in duties:
        if one.duty.due_on is not None:
            due[one.duty.due_on.month].append(one)
    held: dict[int, list[tuple[date, Meeting]]] = defaultdict(list)
    for day, meeting in meetings:
        held[day.month].append((day, meeting))
    first = year.first_day
    return [
        CalendarMonth(
            month=month,
            year=first.year if month.number >= first.month else first.year + 1,
            duties=due[month.number],
            meetings=held[month.number],
            is_now=today in year and today.month == month.number,
        )
        for month in FISCAL_MONTHS
    ]
