"""`bench check`: the plan check of the last of twelve versions, beside reading the same rows alone."""

from dataclasses import replace
from datetime import date, timedelta

from ruamphaen.plan import actions as plans
from ruamphaen.plan import queries
from ruamphaen.plan.models import Version
from ruamphaen.plan.rules.check import check
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.portal.bench import planting
from ruamphaen.portal.bench.measuring import Measure, Tell, Work, in_turn, median, ratio
from ruamphaen.portal.bench.sample import projects

VERSIONS = 12
ANNOUNCED = date(2021, 10, 29)
TODAY = date(2026, 11, 20)
WHOLE, FACTS, RULES = "check a version", "gather its facts", "run the rules"


def run(size: int, rounds: int, tell: Tell) -> None:
    """Twelve versions that list `size` projects each; the last is checked."""
    planting.empty_database()
    version = _last_of_twelve(size)
    facts = queries.plan_under_check(version, TODAY)
    ways: dict[str, Work] = {
        WHOLE: lambda: queries.check_version(version, TODAY),
        FACTS: lambda: queries.plan_under_check(version, TODAY),
        # A copy each time, so that nothing worked out before is remembered.
        RULES: lambda: check(replace(facts)),
    }
    taken = in_turn(ways, rounds)
    for name in ways:
        tell(Measure(name=name, seconds=median(taken[name])))
    tell(ratio(taken, WHOLE, FACTS, "the rules work on what was gathered"))


def _last_of_twelve(size: int) -> Version:
    plan = planting.plan_of(planting.town())
    version = planting.draft_of(plan, projects(size))
    for number in range(1, VERSIONS):
        day = ANNOUNCED + timedelta(days=90 * number)
        announced = plans.record_published(version, by=None, on=day)
        version = plans.start_version(
            plan, by=None, kinds=[VersionKind.REVIEW], round_number=number, copying=announced
        )
    return version
