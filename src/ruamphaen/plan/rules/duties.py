"""ปฏิทินของวงรอบ — what must be done by when, and who acts next. Pure.

Dates come from law.cycle (what returns each year) and law.routes (the steps of each kind of
version and their clocks); nothing here knows a number of days. Each duty carries its section and
how surely it is known.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.cycle import Actor, duties, plan_due_on
from ruamphaen.law.dated import NotInForce
from ruamphaen.law.grounds import Cite
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.regulation import Ask, whole_at
from ruamphaen.law.routes import Route, RouteKind, RouteStep, route_at
from ruamphaen.law.words import Words
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
    by themselves. `about` is the key of the version or plan it concerns; `done` that it is fulfilled.
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


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """ฉบับเพื่อคิดกำหนด — of one version what its clocks need; `taken` are the steps done so far."""

    pk: int
    name: str
    kinds: Sequence[VersionKind]
    special: bool
    draft: bool
    announced_on: date | None
    taken: Collection[tuple[RouteKind, str]] = ()
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
    """For each version in the making whose turn it is: one duty a body, whatever it decides at once."""
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


def routes_of(version: VersionFacts, cycle: Cycle) -> list[Route]:
    """The routes a version goes, one for each of its kinds; none before the files of law begin.

    What is not announced yet goes by the law of today.
    """
    day = version.announced_on or cycle.today
    kinds = dict.fromkeys(route_kind(kind, special=version.special) for kind in version.kinds)
    try:
        return [route_at(kind, cycle.nature, day, cycle.ask) for kind in kinds]
    except NotInForce:
        return []


_WHOLE = {VersionKind.FIRST: RouteKind.NEW, VersionKind.REVIEW: RouteKind.REVIEW}


def route_kind(kind: VersionKind, *, special: bool) -> RouteKind:
    """The route of one kind of version; additions and changes of special classes have their own."""
    if kind in _WHOLE:
        return _WHOLE[kind]
    if special and kind in {VersionKind.ADDITION, VersionKind.CHANGE}:
        return RouteKind.SPECIAL
    return RouteKind(kind.value)


def clocks_of(version: VersionFacts, cycle: Cycle) -> list[Duty]:
    """What an announcement sets going: bodies to be told in time, the notice to stay posted.

    Several kinds in one round have the same clocks; each is told once, by the longest posting and
    the shortest time to inform.
    """
    if version.draft or version.announced_on is None:
        return []
    steps = [(route, step) for route in routes_of(version, cycle) for step in route.steps]
    told = [
        _inform(version, route, step, version.announced_on, cycle)
        for route, step in steps
        if step.within_days and step.code == "inform"
    ]
    posted = [
        _posted(version, step, version.posted_since or version.announced_on, cycle)
        for _route, step in steps
        if step.posted_days
    ]
    return [*_earliest(told, min), *_earliest(posted, max)]


type _Pick = Callable[..., Duty]


def _earliest(found: Sequence[Duty], pick: _Pick) -> list[Duty]:
    return [pick(found, key=lambda one: one.due_on)] if found else []


def _inform(
    version: VersionFacts, route: Route, step: RouteStep, since: date, cycle: Cycle
) -> Duty:
    return Duty(
        kind=DutyKind.INFORM,
        code=f"inform-{version.pk}",
        words=Words(f"{step.name_th}: {version.name}", f"{step.name_en}: {version.name}"),
        actor=step.actor,
        starts_on=since,
        due_on=since + timedelta(days=step.within_days or 0),
        deadline=True,
        cite=step.cite,
        confidence=_surely(step, step.clocks[:1], since, cycle.ask),
        about=version.pk,
        done=(route.kind, step.code) in version.taken,
    )


def _posted(version: VersionFacts, step: RouteStep, since: date, cycle: Cycle) -> Duty:
    return Duty(
        kind=DutyKind.POSTED,
        code=f"posted-{version.pk}",
        words=Words(
            f"ปิดประกาศให้ประชาชนทราบ: {version.name}", f"Posted to the public: {version.name}"
        ),
        actor=step.actor,
        starts_on=since,
        # The day of the announcement is not counted (ป.พ.พ. มาตรา 193/3).
        due_on=since + timedelta(days=step.posted_days or 0),
        deadline=False,
        cite=step.cite,
        confidence=_surely(step, step.clocks[-1:], since, cycle.ask),
        about=version.pk,
    )


def _surely(step: RouteStep, clocks: Iterable[str], day: date, ask: Ask) -> Confidence:
    return weakest(step.confidence, *(ask(name, day).confidence for name in clocks))


def weakest(*found: Confidence) -> Confidence:
    """A chain is as sure as its least sure link."""
    order = list(Confidence)
    return max(found, key=order.index)


def _waiting(version: VersionFacts, cycle: Cycle) -> Iterator[Duty]:
    if not version.draft:
        return
    told: set[tuple[str, Actor]] = set()
    for route in routes_of(version, cycle):
        step = next(
            (one for one in route.steps if (route.kind, one.code) not in version.taken), None
        )
        if step is None or (step.code, step.actor) in told:
            continue
        told.add((step.code, step.actor))
        yield Duty(
            kind=DutyKind.STEP,
            code=f"step-{version.pk}-{step.code}",
            words=Words(step.name_th, step.name_en),
            actor=step.actor,
            starts_on=None,
            due_on=None,
            deadline=False,
            cite=step.cite,
            confidence=step.confidence,
            about=version.pk,
        )
