"""The procedure table: who decides what, in which order and by when (ข้อ 17-30)."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.cycle import Actor
from ruamphaen.law.dated import one_at, refuse_overlaps
from ruamphaen.law.grounds import GROUNDS, Cite, grounds, period
from ruamphaen.law.kinds import OrganisationKind, kinds_in
from ruamphaen.law.reading import Entry, LawFileError, entries, refuse_twins
from ruamphaen.law.regulation import Ask, names, value_at, whole_at
from ruamphaen.law.units import WORKING_DAYS


class RouteKind(StrEnum):
    """ประเภทของกระบวนการ: making, changing, carrying out and evaluating the plan."""

    NEW = "new"
    REVIEW = "review"
    CORRECTION = "correction"
    ADDITION = "addition"
    CHANGE = "change"
    SPECIAL = "special"
    ACTION_PLAN = "action-plan"
    ACTION_PLAN_CORRECTION = "action-plan-correction"
    MONITORING = "monitoring"
    MONITORING_OUTSIDE = "monitoring-outside"


class Due(StrEnum):
    """กำหนดตามปฏิทิน: a deadline that is a day of the year, not a number of days."""

    PLAN = "plan-due"
    EVALUATION = "evaluation-due"


@dataclass(frozen=True, slots=True)
class RouteStep:
    """ขั้นของกระบวนการ: one step, who acts, and the clocks it starts or obeys.

    `within_days` counts from what `counted_from_…` says (days of the calendar, unless
    `in_working_days`), `posted_days` is the least time of posting; both None where no clock runs. Their own confidence stands in `clocks`, which names
    the values they came from.
    """

    code: str
    actor: Actor
    name_th: str
    name_en: str
    decides: bool
    with_forum: bool
    needs_reason: bool
    within_days: int | None
    in_working_days: bool
    posted_days: int | None
    counted_from_th: str
    counted_from_en: str
    due: Due | None
    clocks: tuple[str, ...]
    cite: Cite
    source: tuple[str, ...]
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class Route:
    """กระบวนการ: the steps of one kind of act, for one kind of local government on one day.

    `classes` lists the only classes of projects the route is open to; empty means any.
    """

    kind: RouteKind
    name_th: str
    name_en: str
    organisation: OrganisationKind
    classes: tuple[str, ...]
    steps: tuple[RouteStep, ...]
    cite: Cite
    source: tuple[str, ...]
    confidence: Confidence
    note: str

    @property
    def deciders(self) -> tuple[Actor, ...]:
        """Who must agree, in order; the forum stands beside the committee where it must."""
        found: list[Actor] = []
        for step in self.steps:
            if step.decides:
                found.append(step.actor)
                if step.with_forum:
                    found.append(Actor.FORUM)
        return tuple(found)


def route_at(
    kind: RouteKind, organisation: OrganisationKind, day: date, ask: Ask = value_at
) -> Route:
    """The route of an act begun on `day`; NotInForce with a sentence before the files begin."""
    drawn = one_at(f"route {kind}", _routes()[kind], day)
    return Route(
        kind=kind,
        name_th=drawn.name_th,
        name_en=drawn.name_en,
        organisation=organisation,
        classes=_classes(drawn.classes, day, ask),
        steps=tuple(_at(step, day, ask) for step, kinds in drawn.steps if organisation in kinds),
        cite=drawn.cite,
        source=drawn.source,
        confidence=drawn.confidence,
        note=drawn.note,
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A route as the file has it: before one organisation and one day are chosen."""

    kind: RouteKind
    name_th: str
    name_en: str
    same_as: str
    classes: str
    steps: tuple[tuple[RouteStep, frozenset[OrganisationKind]], ...]
    since: date
    until: date | None
    cite: Cite
    source: tuple[str, ...]
    confidence: Confidence
    note: str


def _classes(name: str, day: date, ask: Ask) -> tuple[str, ...]:
    if not name:
        return ()
    found = ask(name, day).value
    return tuple(str(part) for part in found) if isinstance(found, tuple) else ()


def _at(step: RouteStep, day: date, ask: Ask) -> RouteStep:
    within, posted = step.clocks
    return replace(
        step,
        within_days=whole_at(within, day, ask) if within else None,
        in_working_days=bool(within) and ask(within, day).unit == WORKING_DAYS,
        posted_days=whole_at(posted, day, ask) if posted else None,
        clocks=tuple(name for name in step.clocks if name),
    )


@cache
def _routes() -> dict[RouteKind, tuple[_Drawn, ...]]:
    gathered: dict[RouteKind, list[_Drawn]] = defaultdict(list)
    for entry in entries("routes.toml", "route", named_by="code"):
        drawn = _drawn(entry)
        gathered[drawn.kind].append(drawn)
    for kind, editions in gathered.items():
        refuse_overlaps("routes.toml", f"route {kind}", editions)
    if set(gathered) != set(RouteKind):
        raise LawFileError("law/data/routes.toml: it must hold every kind of route")
    return {
        kind: tuple(_with_borrowed_steps(one, gathered) for one in editions)
        for kind, editions in gathered.items()
    }


def _with_borrowed_steps(drawn: _Drawn, known: dict[RouteKind, list[_Drawn]]) -> _Drawn:
    if not drawn.same_as:
        return drawn
    lender = one_at(drawn.same_as, known[RouteKind(drawn.same_as)], drawn.since)
    return replace(drawn, steps=lender.steps)


def _drawn(entry: Entry) -> _Drawn:
    entry.only(
        *("code", "name_th", "name_en", "same_as", "classes", "step", "since", "until"),
        *GROUNDS,
    )
    lender = entry.text_or("same_as")
    if not {entry.text("code"), lender or entry.text("code")} <= set(RouteKind):
        raise entry.wrong(f"code and same_as must be among {', '.join(RouteKind)}")
    found = entry.tables("step", named_by="code")
    if bool(found) == bool(lender):
        raise entry.wrong("needs either its own steps or same_as")
    refuse_twins(found, "code")
    if entry.text_or("classes"):
        _refuse_unknown_value(entry, entry.text("classes"))
    return _Drawn(
        kind=RouteKind(entry.text("code")),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        same_as=lender,
        classes=entry.text_or("classes"),
        steps=tuple((_step(step), kinds_in(step, "only")) for step in found),
        **period(entry),
        **grounds(entry),
    )


def _step(entry: Entry) -> RouteStep:
    entry.only(
        *("code", "actor", "name_th", "name_en", "decides", "with_forum", "needs_reason"),
        *("within", "posted", "counted_from_th", "counted_from_en", "due", "only", *GROUNDS),
    )
    clocks = (entry.text_or("within"), entry.text_or("posted"))
    for name in filter(None, clocks):
        _refuse_unknown_value(entry, name)
    if any(clocks) and not (entry.text_or("counted_from_th") and entry.text_or("counted_from_en")):
        raise entry.wrong("a clock needs counted_from_th and counted_from_en")
    if entry.text("actor") not in set(Actor):
        raise entry.wrong(f"actor must be one of {', '.join(Actor)}")
    if entry.text_or("due", Due.PLAN) not in set(Due):
        raise entry.wrong(f"due must be one of {', '.join(Due)}")
    return RouteStep(
        code=entry.text("code"),
        actor=Actor(entry.text("actor")),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        decides=entry.flag("decides"),
        with_forum=entry.flag("with_forum"),
        needs_reason=entry.flag("needs_reason"),
        within_days=None,
        in_working_days=False,
        posted_days=None,
        counted_from_th=entry.text_or("counted_from_th"),
        counted_from_en=entry.text_or("counted_from_en"),
        due=Due(entry.text("due")) if entry.text_or("due") else None,
        clocks=clocks,
        **grounds(entry),
    )


def _refuse_unknown_value(entry: Entry, name: str) -> None:
    if name not in names():
        raise entry.wrong(f"names an unknown value: {name}")
