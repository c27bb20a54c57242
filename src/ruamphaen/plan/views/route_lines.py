"""The steps of a route as the page shows them: in words, with who acts and what is there to click."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruamphaen.base.spoken import said
from ruamphaen.law.cycle import Actor
from ruamphaen.law.dated import NotInForce
from ruamphaen.organisation.models import Organisation
from ruamphaen.organisation.queries.bodies import body_of
from ruamphaen.plan.models import StepTaken
from ruamphaen.plan.models.route import ROUTE_NAMES
from ruamphaen.plan.queries.route import EditedSince, RouteSeen
from ruamphaen.plan.rules.routes import (
    AFTER_STEP,
    HEADS_STEP,
    MEETING_ACTORS,
    Part,
    Standing,
    StepSeen,
)

_PEOPLE = {
    Actor.HEAD: gettext_lazy("ผู้บริหารท้องถิ่น"),
    Actor.OFFICER: gettext_lazy("เจ้าหน้าที่งานนโยบายและแผน"),
}
# The knot on the thread and the badge of each standing.
_LOOKS = {
    Standing.DONE: ("", "s-done"),
    Standing.NOW: ("knot-now", "s-active"),
    Standing.STALE: ("knot-gap", "s-warn"),
    Standing.NEXT: ("knot-next", "s-planned"),
}


@dataclass(frozen=True)
class PartShown:
    """ส่วนของขั้นที่แสดง — one route's own step: its name, its ground, what was recorded, what was edited."""

    name: Any
    part: Part
    step: StepTaken | None
    edited: EditedSince | None

    @property
    def may_undo(self) -> bool:
        return self.step is not None


@dataclass(frozen=True)
class StepShown:
    """ขั้นที่แสดง — a step with its knot, its badge in words, who acts, and its parts."""

    seen: StepSeen
    knot: str
    badge: str
    words: str
    actor: str
    parts: Sequence[PartShown]
    days_left: int | None

    @property
    def code(self) -> str:
        return self.seen.code

    @property
    def is_heads(self) -> bool:
        return self.seen.code == HEADS_STEP

    @property
    def is_after(self) -> bool:
        return self.seen.code == AFTER_STEP

    @property
    def is_open(self) -> bool:
        """Whether it can be recorded by hand now."""
        return not self.is_heads and bool(self.seen.open_parts)

    @property
    def on(self) -> date | None:
        """The day it was done on all its routes."""
        days = [part.step.on for part in self.parts if part.step]
        return max(days) if len(days) == len(self.parts) else None


def steps_shown(seen: RouteSeen, today: date) -> list[StepShown]:
    """Every step of a route, ready for the page."""
    organisation = seen.version.plan.organisation
    return [_shown(step, seen, organisation, today) for step in seen.steps]


def _shown(step: StepSeen, seen: RouteSeen, organisation: Organisation, today: date) -> StepShown:
    knot, badge = _LOOKS[step.standing]
    parts = []
    for part in step.parts:
        taken = seen.taken.get((part.route.kind, part.step.code))
        edited = seen.edited.get(taken.pk) if taken else None
        parts.append(PartShown(ROUTE_NAMES[part.route.kind], part, taken, edited))
    waiting = step.standing is not Standing.DONE and step.due is not None
    return StepShown(
        seen=step,
        knot=knot,
        badge=badge,
        words=_words(step.standing),
        actor=actor_name(step.actor, organisation, today),
        parts=parts,
        days_left=step.due.days_left(today) if waiting and step.due else None,
    )


def _words(standing: Standing) -> str:
    return {
        Standing.DONE: _("เสร็จแล้ว"),
        Standing.NOW: _("ถึงขั้นนี้แล้ว"),
        Standing.STALE: _("แก้หลังมติ"),
        Standing.NEXT: _("ยังไม่ถึง"),
    }[standing]


def actor_name(actor: Actor, organisation: Organisation, day: date) -> str:
    """Who acts, as this organisation calls them."""
    if actor in MEETING_ACTORS:
        try:
            return body_of(organisation, actor.value, day)[1]
        except NotInForce as unknown:
            return said(unknown.words)
    return str(_PEOPLE[actor])
