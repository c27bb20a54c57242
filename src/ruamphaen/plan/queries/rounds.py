"""Before a round begins: what each kind means, who decides it here, and the number it would bear."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from ruamphaen.law.dated import NotInForce
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.routes import Route, RouteKind, RouteStep, route_at
from ruamphaen.organisation.models import Organisation
from ruamphaen.organisation.queries.local_rules import ask_here
from ruamphaen.plan.models import Plan
from ruamphaen.plan.models.plan import KIND_NAMES
from ruamphaen.plan.rules.rounds import RoundName, next_number
from ruamphaen.plan.rules.routes import ROUTE_OF
from ruamphaen.plan.rules.versions import NOUNS, State, VersionKind
from ruamphaen.thai.dates import FiscalYear

# What each kind is for, in plain words; the section and its confidence come from law.routes.
MEANINGS: dict[VersionKind, Any] = {
    VersionKind.FIRST: _("แผนของช่วงปีใหม่ ลงทุกโครงการตั้งแต่ต้น"),
    VersionKind.REVIEW: _("ทบทวนทั้งแผน ลงทุกโครงการใหม่ทั้งเล่ม"),
    VersionKind.ADDITION: _("เพิ่มโครงการที่ยังไม่มีในแผน"),
    VersionKind.CHANGE: _("เปลี่ยนวัตถุประสงค์หรือสาระสำคัญ เช่น เป้าหมาย งบประมาณ ของโครงการที่มีในแผนแล้ว"),
    VersionKind.CORRECTION: _("แก้ที่ผิดพลาด เช่น พิมพ์ผิด โดยวัตถุประสงค์และสาระสำคัญไม่เปลี่ยน"),
}


@dataclass(frozen=True)
class KindExplained:
    """ประเภทพร้อมคำอธิบาย — a kind of version, what it is for, and how it is decided here.

    `route` is None where the law files hold no route for the day.
    """

    kind: VersionKind
    name: Any
    meaning: Any
    route: Route | None

    @property
    def deciding(self) -> Sequence[RouteStep]:
        """The steps at which somebody must agree, in order."""
        return [step for step in self.route.steps if step.decides] if self.route else []


def kinds_explained(
    organisation: Organisation, on: date, kinds: Iterable[VersionKind]
) -> list[KindExplained]:
    """The kinds of round with their meaning and their route in this organisation. One query."""
    ask = ask_here(organisation)
    nature = OrganisationKind(organisation.kind)

    def route(kind: RouteKind) -> Route | None:
        try:
            return route_at(kind, nature, on, ask)
        except NotInForce:
            return None

    return [
        KindExplained(kind, KIND_NAMES[kind], MEANINGS[kind], route(ROUTE_OF[kind]))
        for kind in kinds
    ]


def special_route(organisation: Organisation, on: date) -> Route | None:
    """The way of ข้อ 22/2 here, with the classes of projects it is open to."""
    try:
        return route_at(
            RouteKind.SPECIAL, OrganisationKind(organisation.kind), on, ask_here(organisation)
        )
    except NotInForce:
        return None


@dataclass(frozen=True)
class SuggestedName:
    """ชื่อที่เสนอ — noun and year as this office names its rounds, and the next number of each kind."""

    noun: str
    year: FiscalYear
    restarts: bool
    numbers: dict[VersionKind, int]

    def number(self, kinds: Iterable[VersionKind]) -> int:
        """The number for a round of these kinds: one that none of them has used."""
        return max((self.numbers[kind] for kind in kinds), default=1)


def suggested_name(plan: Plan, on: date) -> SuggestedName:
    """What the next round of a plan would be called by the habits chosen here. Two queries.

    The year is the calendar year, as "ครั้งที่ 1/2566" of 23 February 2566 shows; it can be changed.
    """
    ask = ask_here(plan.organisation)
    noun = str(ask("plan.issue_noun", on).value)
    restarts = bool(ask("plan.issue_number_restarts_yearly", on).value)
    year = FiscalYear(on.year + 543)
    rounds = [
        RoundName(each.kind_list, each.round_number, each.year)
        for each in plan.versions.exclude(state=State.DROPPED)
    ]
    numbers = {kind: next_number(rounds, [kind], year, restarts=restarts) for kind in VersionKind}
    return SuggestedName(noun if noun in NOUNS else NOUNS[0], year, restarts, numbers)
