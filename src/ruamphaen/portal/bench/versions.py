"""`bench versions`: the plan in force on a day, the difference of two states and carrying a whole plan
over, of twelve versions.

Each round lists every project anew, so that all of them must be weighed for every project. Beside
it stands the least that anybody could do: reading the same rows of two versions with no Django and
comparing their cells in a loop; and copying the same rows inside the database.
"""

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.test import Client
from django.urls import reverse

from ruamphaen.base.commands.serving import prepare
from ruamphaen.plan import actions as plans
from ruamphaen.plan.models import Listing, Plan, Version, YearBudget
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
from ruamphaen.portal.bench.sample import PERIOD, projects
from ruamphaen.portal.bench.server import HOST
from ruamphaen.thai.dates import PlanPeriod
from ruamphaen.thai.diff import word_diff

VERSIONS = 12
ANNOUNCED = date(2021, 10, 29)
EVERY = 90  # days between two rounds
CHANGED_SHARE = 10  # one in so many projects is changed by a round
IN_FORCE, DIFF = "plan in force on a day", "difference of two states"
PAGE, DAY = "page of the difference", "page of the plan on a day"
WORDS, BARE = "word marks of one page", "bare loop over the rows"
CARRY, COPY = "carry all projects into the next plan", "the same rows copied inside SQLite"
NEXT = PlanPeriod(PERIOD.first + 2, PERIOD.last + 2)  # three years of money are carried along


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
    draft = _next(plan)
    rows = list(last.listings.values_list("pk", "node"))
    ways: dict[str, Work] = {
        IN_FORCE: lambda: standing(plan, Side(on=middle)),
        DIFF: lambda: compare(plan, old, new),
        PAGE: lambda: opened(client, beside),
        DAY: lambda: opened(client, on_a_day),
        WORDS: lambda: _words(found),
        BARE: lambda: _bare(bare, first, last),
        CARRY: lambda: _carry(draft, rows),
        COPY: lambda: _copy(bare, last, draft),
    }
    _holds(plan, found, size)
    taken = in_turn(ways, rounds)
    for name, work in ways.items():
        cpu = [cpu_seconds_of(work) for _round in range(min(rounds, 3))]
        side: MeasuredSide = "limit" if name in {BARE, COPY} else "ours"
        tell(Measure(name=name, side=side, seconds=median(taken[name]), cpu_seconds=median(cpu)))
    bare.close()
    tell(ratio(taken, DIFF, BARE, "the difference beside reading and comparing the rows alone"))
    tell(ratio(taken, IN_FORCE, BARE))
    tell(ratio(taken, CARRY, COPY, "a new project, a link and the ledger line for every row"))


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


def _next(plan: Plan) -> Version:
    """The empty first issue of a plan of later years under the same tree."""
    later = plans.create_plan(plan.organisation, by=None, period=NEXT, tree=plan.tree)
    return plans.start_version(later, by=None, kinds=[VersionKind.FIRST])


def _carry(draft: Version, rows: Sequence[tuple[int, int | None]]) -> int:
    """Carry the rows over, and let go of it: the next round finds the draft empty again."""
    nodes = {node: node for _pk, node in rows if node is not None}
    with transaction.atomic():
        done = plans.carry_over(draft, by=None, listings=[pk for pk, _node in rows], nodes=nodes)
        transaction.set_rollback(True)
    return len(done.listings)


def _copy(bare: sqlite3.Connection, version: Version, draft: Version) -> None:
    """What the disk and its indexes and guards alone ask for the same rows and their money."""
    said, amount = (
        [str(field.column) for field in model._meta.concrete_fields if not field.primary_key]
        for model in (Listing, YearBudget)
    )
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(
        f"INSERT INTO plan_listing ({', '.join(said)}) "  # noqa: S608 -- names of our own
        f"SELECT {', '.join('?' if name == 'version_id' else name for name in said)} "
        "FROM plan_listing WHERE version_id = ?",
        [draft.pk, version.pk],
    )
    bare.execute(
        f"INSERT INTO plan_yearbudget ({', '.join(amount)}) "  # noqa: S608 -- names of our own
        f"SELECT {', '.join('new.id' if name == 'listing_id' else name for name in amount)} "
        "FROM plan_yearbudget JOIN plan_listing old ON old.id = listing_id "
        "JOIN plan_listing new ON new.project_id = old.project_id AND new.version_id = ? "
        "WHERE old.version_id = ? AND year BETWEEN ? AND ?",
        [draft.pk, version.pk, int(NEXT.first), int(PERIOD.last)],
    )
    bare.execute("ROLLBACK")


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
