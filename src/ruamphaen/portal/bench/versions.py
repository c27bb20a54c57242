"""`bench versions`: the plan in force on a day and the difference of two states, of twelve versions.

Each round lists every project anew, so that all of them must be weighed for every project. Beside
it stands the least that anybody could do: reading the same rows of two versions with no Django and
comparing their cells in a loop.
"""

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

from django.test import Client
from django.urls import reverse

from ruamphaen.base.commands.serving import prepare
from ruamphaen.plan import actions as plans
from ruamphaen.plan.models import Plan, Version
from ruamphaen.plan.queries.compare import Comparison, Side, compare, standing
from ruamphaen.plan.rules.comparison import Fate, Only
from ruamphaen.plan.rules.difference import Said
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.portal.bench import planting
from ruamphaen.portal.bench.measuring import (
    Measure,
    Tell,
    Work,
    cpu_seconds_of,
    in_turn,
    median,
    ratio,
)
from ruamphaen.portal.bench.measuring import Side as MeasuredSide
from ruamphaen.portal.bench.pages import opened
from ruamphaen.portal.bench.sample import projects
from ruamphaen.portal.bench.server import HOST
from ruamphaen.thai.diff import word_diff

VERSIONS = 12
ANNOUNCED = date(2021, 10, 29)
EVERY = 90  # days between two rounds
CHANGED_SHARE = 10  # one in so many projects is changed by a round
IN_FORCE, DIFF = "plan in force on a day", "difference of two states"
PAGE, DAY = "page of the difference", "page of the plan on a day"
WORDS, BARE = "word marks of one page", "bare loop over the rows"


def run(size: int, rounds: int, tell: Tell) -> None:
    """Twelve versions of `size` projects each, one in ten changed in every round."""
    prepare()
    versions = _twelve(size)
    plan, first, last = versions[0].plan, versions[0], versions[-1]
    middle = ANNOUNCED + timedelta(days=EVERY * VERSIONS // 2)
    old, new = Side(version=first), Side(version=last)
    found = compare(plan, old, new)
    bare = planting.bare_connection()
    here = [plan.organisation.slug, plan.period.slug]
    beside = f"{reverse('plan:compare', args=here)}?from={first.number}&to={last.number}"
    on_a_day = f"{reverse('plan:in_force', args=here)}?on={middle.isoformat()}"
    client = Client(headers={"host": HOST})
    ways: dict[str, Work] = {
        IN_FORCE: lambda: standing(plan, Side(on=middle)),
        DIFF: lambda: compare(plan, old, new),
        PAGE: lambda: opened(client, beside),
        DAY: lambda: opened(client, on_a_day),
        WORDS: lambda: _words(found),
        BARE: lambda: _bare(bare, first, last),
    }
    _holds(plan, found, size)
    taken = in_turn(ways, rounds)
    for name, work in ways.items():
        cpu = [cpu_seconds_of(work) for _round in range(min(rounds, 3))]
        side: MeasuredSide = "limit" if name == BARE else "ours"
        tell(Measure(name=name, side=side, seconds=median(taken[name]), cpu_seconds=median(cpu)))
    bare.close()
    tell(ratio(taken, DIFF, BARE, "the difference beside reading and comparing the rows alone"))
    tell(ratio(taken, IN_FORCE, BARE))


def _twelve(size: int) -> Sequence[Version]:
    plan = planting.plan_of(planting.town())
    version = planting.draft_of(plan, projects(size))
    versions = [plans.record_published(version, by=None, on=ANNOUNCED)]
    for number in range(1, VERSIONS):
        version = plans.start_version(
            plan,
            by=None,
            kinds=[VersionKind.CHANGE],
            round_number=number,
            copying=versions[-1],
        )
        some = [
            pk for pk in version.listings.values_list("pk", flat=True) if pk % CHANGED_SHARE == 0
        ]
        version.listings.filter(pk__in=some).update(
            target=f"ผลผลิตตามรอบที่ {number} จำนวน {number} สาย ระยะทางรวม {number * 100} เมตร"
        )
        on = ANNOUNCED + timedelta(days=EVERY * number)
        versions.append(plans.record_published(version, by=None, on=on))
    return versions


def _holds(plan: Plan, found: Comparison, size: int) -> None:
    """What is measured is right, or it is not worth measuring."""
    in_force = standing(plan, Side(on=ANNOUNCED))
    if len(in_force) != size or not found.counts[Only.CHANGED] or found.counts[Only.ADDED]:
        raise AssertionError("the versions of the bench are not as they should be")


def _words(found: Comparison) -> int:
    """The word marks that one page of the difference shows."""
    shown = [one for one in found.found if one.fate == Fate.CHANGED][:50]
    cells = [cell for one in shown for cell in one.cells.values()]
    return sum(
        len(word_diff(cell.old, cell.new))
        for cell in cells
        if isinstance(cell.old, str) and isinstance(cell.new, str)
    )


_ROWS = """SELECT project_id, id, list_kind, node_id, programme, title, objective, target, indicator,
    outcome, place, district, source_of_money, equipment_type, department_id, community_id
    FROM plan_listing WHERE version_id = ?"""
_MONEY = """SELECT listing_id, year, amount_baht FROM plan_yearbudget
    WHERE listing_id IN (SELECT id FROM plan_listing WHERE version_id = ?)"""


def _bare(bare: sqlite3.Connection, first: Version, last: Version) -> int:
    """Read the rows of two versions and count the projects whose cells differ."""
    sides: list[dict[int, list[Said]]] = []
    for version in (first, last):
        rows = {row[1]: [row[0], *row[2:]] for row in bare.execute(_ROWS, [version.pk])}
        for listing, year, baht in bare.execute(_MONEY, [version.pk]):
            rows[listing] += [year, baht]
        sides.append({row[0]: row[1:] for row in rows.values()})
    old, new = sides
    return sum(old.get(project) != cells for project, cells in new.items())
