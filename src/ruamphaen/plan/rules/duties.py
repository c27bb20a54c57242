"""ปฏิทินของวงรอบ — what must be done by when, and who acts next. Pure.

Dates come from law.cycle (what returns each year) and law.routes (the steps of each kind of
version and their clocks); nothing here knows a number of days. Each duty carries its section and
how surely it is known.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.cycle import Actor, duties, plan_due_on
from ruamphaen.law.dated import NotInForce
from ruamphaen.law.grounds import Cite
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.regulation import Ask, whole_at
from ruamphaen.law.routes import Route, RouteStep
from ruamphaen.law.words import Words
from ruamphaen.plan.rules.deadlines import Deadline
from ruamphaen.plan.rules.routes import (
    AFTER_STEP,
    Facts,
    Standing,
    StepSeen,
    Taken,
    now,
    posted_until,
    progress,
    routes_of,
)
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.dates import FiscalYear, PlanPeriod


class DutyKind(StrEnum):
    """ชนิดของเรื่อง — where a duty comes from."""

    YEARLY = "yearly"  # returns each year
    PLAN = "plan"  # the plan of a period must be ready
    STEP = "step"  # the next step of a version in the making
    INFORM = "inform"  # bodies to be told after an announcement
    POSTED = "posted"  # an announcement stays posted


@dataclass(frozen=True, slots=True)
class Duty:
    """เรื่องที่ต้องทำ — what, who, by when, on what ground.

    `due_on` None: no day is set. Only a `deadline` can be missed; the rest are usual times, or end
    by themselves. `about` is the key of the version or plan it concerns; `done` that it is
    fulfilled; `again` that it was done, and the draft was edited since.
    """

    kind: DutyKind
    code: str
    words: Words
    actor: Actor | None
    starts_on: date | None
    due_on: date | None
    deadline: bool
    cite: Cite
    confidence: Confidence
    about: int | None = None
    done: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """ฉบับเพื่อคิดกำหนด — of one version what its clocks need; `taken` are the steps done so far."""

    pk: int
    name: str
    kinds: Sequence[VersionKind]
    special_class: str
    making: bool  # not announced yet
    announced_on: date | None
    first_issue_of: PlanPeriod | None = None
    taken: Collection[Taken] = ()
    posted_since: date | None = None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """แผนเพื่อคิดกำหนด — a plan's years, and whether a version of it was announced."""

    pk: int | None
    period: PlanPeriod
    announced: bool


@dataclass(frozen=True)
class Cycle:
    """วงรอบของหน่วยงาน — whose duties: kind of local government, and its own values of the law."""

    nature: OrganisationKind
    ask: Ask
    today: date
    holidays: Collection[date] = ()
    plans: Sequence[PlanFacts] = field(default=())
    versions: Sequence[VersionFacts] = field(default=())


def duties_between(cycle: Cycle, first: date, last: date) -> list[Duty]:
    """Everything that falls due, or is under way, from `first` to `last`; in order of the days."""
    dated = [
        *_plans_due(cycle),
        *(duty for version in cycle.versions for duty in clocks_of(version, cycle)),
    ]
    in_time = [one for one in dated if one.due_on and first <= one.due_on <= last]
    found = [*_yearly(cycle, first, last, in_time), *in_time]
    return sorted(found, key=lambda one: (one.due_on or last, one.starts_on or first, one.code))


def next_steps(cycle: Cycle) -> list[Duty]:
    """For each version in the making whose turn it is."""
    return [duty for version in cycle.versions for duty in _waiting(version, cycle)]


def _yearly(cycle: Cycle, first: date, last: date, plans: Iterable[Duty]) -> Iterator[Duty]:
    """What returns each year; making a plan is left to the line of the plan itself, where there is one."""
    told = {one.due_on for one in plans if one.kind == DutyKind.PLAN}
    for one in duties(first, last, cycle.nature, cycle.ask):
        duty = one.duty
        if duty.code.startswith("plan-ready") and one.due_on in told:
            continue
        yield Duty(
            kind=DutyKind.YEARLY,
            code=f"{duty.code}-{FiscalYear.containing(one.due_on)}",
            words=Words(duty.name_th, duty.name_en),
            actor=duty.actor,
            starts_on=one.starts_on,
            due_on=one.due_on,
            deadline=duty.deadline,
            cite=duty.cite,
            confidence=duty.confidence,
        )


def _plans_due(cycle: Cycle) -> Iterator[Duty]:
    """For each plan the day by which it must be ready, by the law of today."""
    month = cycle.ask(cycle.nature.profile.plan_due, cycle.today)
    ahead = cycle.ask("plan.due_years_ahead", cycle.today)
    for plan in cycle.plans:
        due = plan_due_on(plan.period, cycle.nature, cycle.today, cycle.ask)
        yield Duty(
            kind=DutyKind.PLAN,
            code=f"plan-{plan.period.slug}",
            words=Words(
                f"จัดทำแผนพัฒนาท้องถิ่น พ.ศ. {plan.period.first}–{plan.period.last} ให้แล้วเสร็จ",
                f"Plan {plan.period.first.ce}–{plan.period.last.ce} made",
            ),
            actor=Actor.HEAD,
            starts_on=date(due.year - 1, due.month, 1),
            due_on=due,
            deadline=True,
            cite=month.cite,
            confidence=weakest(month.confidence, ahead.confidence),
            about=plan.pk,
            done=plan.announced,
        )


def with_the_next(plans: Sequence[PlanFacts], today: date, ask: Ask) -> list[PlanFacts]:
    """The plans, and the period that follows the newest of them, though nobody has begun it yet."""
    if not plans:
        return []
    newest = max(plans, key=lambda plan: plan.period.last)
    years = whole_at("plan.period_years", today, ask)
    follows = PlanPeriod(newest.period.last + 1, newest.period.last + years)
    return [*plans, PlanFacts(None, follows, announced=False)]


# ------------------------------------------------------------------ clocks of versions


def clocks_of(version: VersionFacts, cycle: Cycle) -> list[Duty]:
    """What an announcement sets going: bodies to be told in time, the notice to stay posted."""
    if version.announced_on is None:
        return []
    routes = _routes(version, cycle)
    step = _step(routes, AFTER_STEP)
    if step is None:
        return []
    seen = next(one for one in _progress(version, routes, cycle) if one.code == AFTER_STEP)
    posted = posted_until(routes, version.posted_since or version.announced_on)
    duties = []
    if seen.due is not None:
        done = seen.standing == Standing.DONE
        duties.append(_clock(DutyKind.INFORM, version, step, seen.due, cycle, done=done))
    if posted is not None:
        duties.append(_clock(DutyKind.POSTED, version, step, posted, cycle, done=False))
    return duties


def _routes(version: VersionFacts, cycle: Cycle) -> tuple[Route, ...]:
    """The routes of a version by the law of its announcement, else of today; none before the files."""
    try:
        return routes_of(
            version.kinds,
            cycle.nature,
            version.announced_on or cycle.today,
            special_class=version.special_class,
            ask=cycle.ask,
        )
    except NotInForce:
        return ()


def _progress(version: VersionFacts, routes: Sequence[Route], cycle: Cycle) -> Sequence[StepSeen]:
    facts = Facts(
        day=version.announced_on or cycle.today,
        announced_on=version.announced_on,
        is_announced=not version.making,
        first_issue_of=version.first_issue_of,
    )
    return progress(routes, version.taken, facts, ask=cycle.ask, holidays=cycle.holidays)


def _step(routes: Iterable[Route], code: str) -> RouteStep | None:
    return next((step for route in routes for step in route.steps if step.code == code), None)


_CLOCK_WORDS = {
    DutyKind.INFORM: ("แจ้งหน่วยงานและปิดประกาศ", "Inform and post"),
    DutyKind.POSTED: ("ปิดประกาศให้ประชาชนทราบครบกำหนด", "Posted to the public long enough"),
}


def _clock(
    kind: DutyKind,
    version: VersionFacts,
    step: RouteStep,
    due: Deadline,
    cycle: Cycle,
    *,
    done: bool,
) -> Duty:
    thai, english = _CLOCK_WORDS[kind]
    since = version.announced_on
    if kind == DutyKind.POSTED:
        since = version.posted_since or since
    clocks = (cycle.ask(name, version.announced_on or cycle.today) for name in step.clocks)
    return Duty(
        kind=kind,
        code=f"{kind}-{version.pk}",
        words=Words(f"{thai}: {version.name}", f"{english}: {version.name}"),
        actor=step.actor,
        starts_on=since,
        due_on=due.on,
        deadline=kind == DutyKind.INFORM,
        cite=step.cite,
        confidence=weakest(step.confidence, *(clock.confidence for clock in clocks)),
        about=version.pk,
        done=done,
    )


def weakest(*found: Confidence) -> Confidence:
    """A chain is as sure as its least sure link."""
    order = list(Confidence)
    return max(found, key=order.index)


def _waiting(version: VersionFacts, cycle: Cycle) -> Iterator[Duty]:
    """The step a version in the making waits for; its deadline is told by the line of its plan."""
    if not version.making:
        return
    seen = now(_progress(version, _routes(version, cycle), cycle))
    if seen is not None:
        step = seen.first
        yield Duty(
            kind=DutyKind.STEP,
            code=f"step-{version.pk}-{step.code}",
            words=Words(step.name_th, step.name_en),
            actor=step.actor,
            starts_on=seen.since,
            due_on=None,
            deadline=False,
            cite=step.cite,
            confidence=step.confidence,
            about=version.pk,
            again=seen.standing == Standing.STALE,
        )
