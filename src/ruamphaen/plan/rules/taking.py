"""การบันทึกขั้น: may this step be taken now, may it be undone, may the version be approved? Pure.

Each answer is None, or a trouble with the particulars of its sentence (words in actions/words.py).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ruamphaen.law.cycle import Actor
from ruamphaen.law.routes import Route, RouteKind, RouteStep
from ruamphaen.law.words import Words
from ruamphaen.plan.rules.routes import AFTER_STEP, HEADS_STEP, Taken, earlier_steps

NOTHING = Words("", "")


class Trouble(StrEnum):
    """เหตุที่ทำขั้นนี้ไม่ได้."""

    NOT_ON_ROUTE = "not-on-route"
    HEADS_OWN = "heads-own"
    IN_FUTURE = "in-future"
    EARLIER_MISSING = "earlier-missing"
    EARLIER_STALE = "earlier-stale"
    BEFORE_EARLIER = "before-earlier"
    NOT_ANNOUNCED = "not-announced"
    BEFORE_ANNOUNCEMENT = "before-announcement"
    LATER_STANDS = "later-stands"
    NO_REASON = "no-reason"
    NO_RESOLUTION = "no-resolution"
    NO_FORUM = "no-forum"
    NO_DOCUMENT = "no-document"
    NO_ROWS = "no-rows"
    CLASS_NOT_OPEN = "class-not-open"
    BEFORE_APPROVAL = "before-approval"


@dataclass(frozen=True, slots=True)
class Refusal:
    """เหตุที่ไม่รับ — a trouble, the step it is about, and the other step or day it speaks of."""

    trouble: Trouble
    step: Words = NOTHING
    other: Words = NOTHING
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Grounds:
    """หลักฐานที่แนบมากับขั้น — what a step is said to stand on."""

    has_resolution: bool = False
    has_forum: bool = False
    document: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """รอบ — what of a version the rules of its steps look at. `rows` counts rows by route."""

    routes: Sequence[Route]
    taken: Collection[Taken]
    announced_on: date | None = None
    is_announced: bool = False
    approved_on: date | None = None
    special_class: str = ""
    has_reason: bool = True
    rows: Mapping[RouteKind, int] = field(default_factory=dict)

    def route(self, kind: RouteKind) -> Route | None:
        return next((route for route in self.routes if route.kind == kind), None)

    def step(self, kind: RouteKind, code: str) -> RouteStep | None:
        """A step of one of its routes, None where that route has no such step."""
        route = self.route(kind)
        steps = route.steps if route else ()
        return next((step for step in steps if step.code == code), None)

    def was_taken(self, kind: RouteKind, code: str) -> Taken | None:
        return next((one for one in self.taken if (one.route, one.code) == (kind, code)), None)


def trouble_taking(
    around: Round, kind: RouteKind, code: str, *, on: date, today: date, grounds: Grounds
) -> Refusal | None:
    """Why a step of one route cannot be recorded as taken on a day."""
    route, step = around.route(kind), around.step(kind, code)
    if route is None or step is None:
        return Refusal(Trouble.NOT_ON_ROUTE)
    name = _name(step)
    if code == HEADS_STEP:
        return Refusal(Trouble.HEADS_OWN, name)
    if on > today:
        return Refusal(Trouble.IN_FUTURE, name, day=on)
    return (
        _trouble_with_announcement(around, step, on)
        or _trouble_with_earlier(around, route, step, on)
        or _trouble_with_grounds(around, step, grounds)
    )


def _trouble_with_announcement(around: Round, step: RouteStep, on: date) -> Refusal | None:
    if step.code != AFTER_STEP:
        return None
    if not around.is_announced:
        return Refusal(Trouble.NOT_ANNOUNCED, _name(step))
    if around.announced_on is not None and on < around.announced_on:
        return Refusal(Trouble.BEFORE_ANNOUNCEMENT, _name(step), day=around.announced_on)
    return None


def _trouble_with_earlier(around: Round, route: Route, step: RouteStep, on: date) -> Refusal | None:
    for before in earlier_steps(route, step.code):
        if before.code == HEADS_STEP:
            continue
        taken = around.was_taken(route.kind, before.code)
        if taken is None:
            return Refusal(Trouble.EARLIER_MISSING, _name(step), _name(before))
        if taken.is_stale:
            return Refusal(Trouble.EARLIER_STALE, _name(step), _name(before))
        if on < taken.on:
            return Refusal(Trouble.BEFORE_EARLIER, _name(step), _name(before), taken.on)
    return None


def _trouble_with_grounds(around: Round, step: RouteStep, grounds: Grounds) -> Refusal | None:
    name = _name(step)
    if step.needs_reason and not around.has_reason:
        return Refusal(Trouble.NO_REASON, name)
    if step.decides and step.actor in DECIDING_BODIES and not grounds.has_resolution:
        return Refusal(Trouble.NO_RESOLUTION, name)
    if step.with_forum and not grounds.has_forum:
        return Refusal(Trouble.NO_FORUM, name)
    if not grounds.has_resolution and not grounds.document:
        return Refusal(Trouble.NO_DOCUMENT, name)
    return None


# Bodies that decide by a resolution of a meeting; their step cannot stand on a letter alone.
DECIDING_BODIES = frozenset({Actor.DEVELOPMENT_COMMITTEE, Actor.COUNCIL})


def trouble_undoing(around: Round, kind: RouteKind, code: str) -> Refusal | None:
    """Why a step cannot be undone: a later one of its route stands on it."""
    route, step = around.route(kind), around.step(kind, code)
    if route is None or step is None:
        return Refusal(Trouble.NOT_ON_ROUTE)
    for later in route.steps:
        stands = around.was_taken(kind, later.code) is not None
        if stands and step in earlier_steps(route, later.code):
            return Refusal(Trouble.LATER_STANDS, _name(step), _name(later))
    return None


def troubles_approving(around: Round) -> list[Refusal]:
    """Everything that stands between a draft and its approval, in the order of the steps."""
    found = []
    for route in around.routes:
        if route.classes and around.special_class not in route.classes:
            found.append(Refusal(Trouble.CLASS_NOT_OPEN, Words(route.name_th, route.name_en)))
        if not around.rows.get(route.kind):
            found.append(Refusal(Trouble.NO_ROWS, Words(route.name_th, route.name_en)))
        for step in earlier_steps(route, HEADS_STEP):
            taken = around.was_taken(route.kind, step.code)
            if taken is None:
                found.append(Refusal(Trouble.EARLIER_MISSING, other=_name(step)))
            elif taken.is_stale:
                found.append(Refusal(Trouble.EARLIER_STALE, other=_name(step)))
    return list(dict.fromkeys(found))


def trouble_dating_approval(around: Round, on: date, today: date) -> Refusal | None:
    """Why a version cannot be approved as of a day: it is to come, or before a step it stands on."""
    if on > today:
        return Refusal(Trouble.IN_FUTURE, day=on)
    for taken in sorted(around.taken, key=lambda one: one.on, reverse=True):
        if on < taken.on and (step := around.step(taken.route, taken.code)):
            return Refusal(Trouble.BEFORE_EARLIER, other=_name(step), day=taken.on)
    return None


def trouble_dating_announcement(around: Round, on: date, today: date) -> Refusal | None:
    """Why a version cannot be announced as of a day: not approved by then, or it is to come."""
    if on > today:
        return Refusal(Trouble.IN_FUTURE, day=on)
    if around.approved_on is not None and on < around.approved_on:
        return Refusal(Trouble.BEFORE_APPROVAL, day=around.approved_on)
    return trouble_dating_approval(around, on, today)


def _name(step: RouteStep) -> Words:
    return Words(step.name_th, step.name_en)
