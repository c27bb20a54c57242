"""เส้นทางของฉบับ: which steps a version must go, what is done, what comes next, who acts, by when.

A round of several kinds goes several routes at once: one meeting may serve them all, but each kind
keeps its own path. Steps of the same code stand together on the page (`StepSeen.parts`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ruamphaen.law.cycle import Actor, plan_due_on
from ruamphaen.law.dated import NotInForce
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.regulation import Ask, flag_at, value_at
from ruamphaen.law.routes import Due, Route, RouteKind, RouteStep, route_at
from ruamphaen.plan.rules.deadlines import Deadline, deadline
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.dates import PlanPeriod

ROUTE_OF: Mapping[VersionKind, RouteKind] = {
    VersionKind.FIRST: RouteKind.NEW,
    VersionKind.REVIEW: RouteKind.REVIEW,
    VersionKind.ADDITION: RouteKind.ADDITION,
    VersionKind.CHANGE: RouteKind.CHANGE,
    VersionKind.CORRECTION: RouteKind.CORRECTION,
}
# The kinds that ข้อ 22/2 takes off their own path when a special class is named.
SPECIAL_KINDS = frozenset({VersionKind.ADDITION, VersionKind.CHANGE})

# The head's own step: it is taken by approving and announcing, never recorded by hand.
HEADS_STEP = "announce"
# What must follow an announcement.
AFTER_STEP = "inform"

# Bodies whose consent is a resolution of a meeting.
MEETING_ACTORS = frozenset(
    {
        Actor.SUPPORT_COMMITTEE,
        Actor.DEVELOPMENT_COMMITTEE,
        Actor.EVALUATION_COMMITTEE,
        Actor.COUNCIL,
    }
)


def route_kind_of(kind: VersionKind, special_class: str) -> RouteKind:
    """The route that projects of one kind go; with a special class, additions and changes go ข้อ 22/2."""
    if special_class and kind in SPECIAL_KINDS:
        return RouteKind.SPECIAL
    return ROUTE_OF[kind]


def kinds_on(
    route: RouteKind, kinds: Iterable[VersionKind], special_class: str
) -> list[VersionKind]:
    """The kinds of a round whose projects go this route."""
    return [kind for kind in kinds if route_kind_of(kind, special_class) == route]


def routes_of(
    kinds: Iterable[VersionKind],
    organisation: OrganisationKind,
    day: date,
    *,
    special_class: str = "",
    ask: Ask = value_at,
) -> tuple[Route, ...]:
    """The routes of a version by the law of a day, each once, the longest first.

    NotInForce with a sentence for days before the law files begin.
    """
    wanted = dict.fromkeys(route_kind_of(kind, special_class) for kind in kinds)
    routes = [route_at(kind, organisation, day, ask) for kind in wanted]
    return tuple(sorted(routes, key=lambda route: -len(route.steps)))


@dataclass(frozen=True, slots=True)
class Taken:
    """ขั้นที่ทำแล้ว — a step of one route, the day it was taken, whether the draft was edited after."""

    route: RouteKind
    code: str
    on: date
    is_stale: bool = False


class Standing(StrEnum):
    """ฐานะของขั้น — done, edited after it was decided, to be done now, or still to come."""

    DONE = "done"
    STALE = "stale"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Part:
    """ส่วนของขั้น — one route's own step among those that stand together."""

    route: Route
    step: RouteStep
    standing: Standing
    taken: Taken | None


@dataclass(frozen=True, slots=True)
class StepSeen:
    """ขั้นหนึ่งของฉบับ — the steps of one code, with the day since which they wait and their deadline."""

    code: str
    parts: tuple[Part, ...]
    standing: Standing
    since: date | None = None
    due: Deadline | None = None

    @property
    def first(self) -> RouteStep:
        """The step as the longest route has it: it names and explains the whole."""
        return self.parts[0].step

    @property
    def actor(self) -> Actor:
        return self.first.actor

    @property
    def decides(self) -> bool:
        return any(part.step.decides for part in self.parts)

    @property
    def with_forum(self) -> bool:
        return any(part.step.with_forum for part in self.parts)

    @property
    def open_parts(self) -> tuple[Part, ...]:
        """The routes on which this step can be taken now."""
        return tuple(part for part in self.parts if part.standing in {Standing.NOW, Standing.STALE})


@dataclass(frozen=True, slots=True)
class Facts:
    """ข้อเท็จจริงของฉบับ — what the clocks of a route count from, and the day whose law counts."""

    day: date | None = None
    announced_on: date | None = None
    is_announced: bool = False
    first_issue_of: PlanPeriod | None = None  # its years, where it is the first issue of a plan


def progress(
    routes: Sequence[Route],
    taken: Collection[Taken],
    facts: Facts,
    *,
    ask: Ask = value_at,
    holidays: Collection[date] = (),
) -> list[StepSeen]:
    """Every step in order with where it stands; the first that is not done is what comes now."""
    known = {(one.route, one.code): one for one in taken}
    steps = []
    for code in _order(routes):
        parts = tuple(
            _part(route, step, known, facts)
            for route in routes
            for step in route.steps
            if step.code == code
        )
        steps.append(
            StepSeen(
                code,
                parts,
                standing_of(parts),
                since=_since(parts, known, facts),
                due=_due(parts, facts, ask, holidays),
            )
        )
    return steps


def standing_of(parts: Sequence[Part]) -> Standing:
    """Where steps that stand together stand: what must be taken again first, then what waits.

    A version is approved and announced as a whole: the head waits for the last of its routes.
    """
    standings = {part.standing for part in parts}
    if parts[0].step.code == HEADS_STEP and Standing.NEXT in standings:
        return Standing.NEXT
    for standing in (Standing.STALE, Standing.NOW, Standing.NEXT):
        if standing in standings:
            return standing
    return Standing.DONE


def now(steps: Sequence[StepSeen]) -> StepSeen | None:
    """The step that somebody must take next; None when all is done."""
    return next((step for step in steps if step.standing in {Standing.STALE, Standing.NOW}), None)


def _order(routes: Sequence[Route]) -> list[str]:
    """The codes of all steps, each once, in an order that every route agrees with."""
    order: list[str] = []
    for route in routes:
        place = 0
        for step in route.steps:
            if step.code in order:
                place = order.index(step.code) + 1
            else:
                order.insert(place, step.code)
                place += 1
    return order


def _part(
    route: Route, step: RouteStep, known: Mapping[tuple[RouteKind, str], Taken], facts: Facts
) -> Part:
    taken = known.get((route.kind, step.code))
    if step.code == HEADS_STEP and facts.is_announced:
        return Part(route, step, Standing.DONE, taken)
    if taken is not None and step.code != HEADS_STEP:
        return Part(route, step, Standing.STALE if taken.is_stale else Standing.DONE, taken)
    behind = all(_is_done(one, route.kind, known, facts) for one in earlier_steps(route, step.code))
    return Part(route, step, Standing.NOW if behind else Standing.NEXT, taken)


def _is_done(
    step: RouteStep,
    route: RouteKind,
    known: Mapping[tuple[RouteKind, str], Taken],
    facts: Facts,
) -> bool:
    if step.code == HEADS_STEP:
        return facts.is_announced
    taken = known.get((route, step.code))
    return taken is not None and not taken.is_stale


def earlier_steps(route: Route, code: str) -> list[RouteStep]:
    """The steps of a route before one of its codes."""
    codes = [step.code for step in route.steps]
    return list(route.steps[: codes.index(code)])


def _since(
    parts: Sequence[Part], known: Mapping[tuple[RouteKind, str], Taken], facts: Facts
) -> date | None:
    """Since when a step waits: the day of the last step before it; None for the first."""
    if standing_of(parts) not in {Standing.NOW, Standing.STALE}:
        return None
    if parts[0].step.code == AFTER_STEP:
        return facts.announced_on
    before = [
        known[part.route.kind, step.code].on
        for part in parts
        for step in earlier_steps(part.route, part.step.code)
        if (part.route.kind, step.code) in known
    ]
    return max(before, default=None)


def _due(
    parts: Sequence[Part], facts: Facts, ask: Ask, holidays: Collection[date]
) -> Deadline | None:
    """The earliest deadline of steps that stand together, None where no clock runs yet."""
    found = [_due_of(part, facts, ask, holidays) for part in parts]
    return min((one for one in found if one is not None), key=lambda one: one.on, default=None)


def _due_of(part: Part, facts: Facts, ask: Ask, holidays: Collection[date]) -> Deadline | None:
    step, day = part.step, facts.day
    if step.due == Due.PLAN and facts.first_issue_of is not None and day is not None:
        try:
            last = plan_due_on(facts.first_issue_of, part.route.organisation, day, ask)
        except NotInForce:
            return None
        return deadline(last, 0, holidays=holidays)
    if step.within_days is None or facts.announced_on is None:
        return None
    return deadline(
        facts.announced_on,
        step.within_days,
        working=step.in_working_days,
        waits=flag_at("plan.deadline_waits_for_working_day", facts.announced_on, ask),
        holidays=holidays,
    )


def posted_until(routes: Iterable[Route], since: date) -> Deadline | None:
    """The first day on which a notice put up on `since` has hung long enough for every route."""
    days = [step.posted_days for route in routes for step in route.steps if step.posted_days]
    return deadline(since, max(days)) if days else None
