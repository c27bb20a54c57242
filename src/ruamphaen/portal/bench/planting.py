"""An empty database, and a local government in it with a plan of as many projects as asked.

Made through the same acts that people use, so what is measured is what they have.
"""

import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import batched

from django.conf import settings
from django.core.management import call_command

from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.organisation import actions as organisations
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.organisation.rules import Role
from ruamphaen.plan import actions as plans
from ruamphaen.plan.actions.rows import MOST_ROWS_AT_ONCE
from ruamphaen.plan.models import Plan, Version
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.portal.bench.sample import PERIOD, projects
from ruamphaen.portal.demo import town_words
from ruamphaen.strategy import actions as strategies
from ruamphaen.strategy.rules import NodeDraft, NodeKind, TreeDraft

SINCE = date(2022, 10, 1)


def empty_database() -> None:
    """The tables of this version in the throw-away folder."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def town(slug: str = "bench") -> Organisation:
    """A municipality with nothing in it."""
    return organisations.create_organisation(
        by=None, slug=slug, kind=OrganisationKind.TOWN, name_th="เทศบาลเมืองทดสอบความเร็ว"
    )


def plan_of(organisation: Organisation) -> Plan:
    """Its plan for five years, serving a tree of strategies with guidelines."""
    tree = strategies.plant_tree(
        organisation,
        by=None,
        name="ยุทธศาสตร์การพัฒนา",
        draft=_tree(),
        first_year=PERIOD.first,
        last_year=PERIOD.last,
    )
    return plans.create_plan(organisation, by=None, period=PERIOD, tree=tree)


def _tree() -> TreeDraft:
    return TreeDraft(
        tuple(
            NodeDraft(
                NodeKind.STRATEGY,
                strategy.title,
                number=strategy.number,
                children=tuple(
                    NodeDraft(NodeKind.GUIDELINE, one.title, number=one.number)
                    for one in strategy.guidelines
                ),
            )
            for strategy in town_words.STRATEGIES
        )
    )


def draft_of(plan: Plan, rows: Sequence[dict[str, str]]) -> Version:
    """A first issue of the plan, still a draft, that lists these projects."""
    version = plans.start_version(plan, by=None, kinds=[VersionKind.FIRST])
    for some in batched(rows, MOST_ROWS_AT_ONCE):
        plans.add_listings(version, by=None, list_kind=ListKind.MAIN, rows=some)
    return version


@dataclass(frozen=True)
class Planted:
    """เมืองทดสอบ — a plan with an announced version, and a review of it that a planner is drafting."""

    plan: Plan
    announced: Version
    draft: Version
    planner: User


def planted(size: int) -> Planted:
    """A town whose announced version and whose draft list `size` projects each, five years each."""
    organisation = town()
    plan = plan_of(organisation)
    first = draft_of(plan, projects(size))
    announced = plans.record_published(first, by=None, on=date(2021, 10, 29))
    draft = plans.start_version(
        plan, by=None, kinds=[VersionKind.REVIEW], round_number=1, copying=announced
    )
    planner = planner_of(plan.organisation)
    return Planted(plan, announced, draft, planner)


def bare_connection() -> sqlite3.Connection:
    """The same database without Django, with the same care for the disk; a caller closes it."""
    there = settings.DATABASES["default"]
    connection = sqlite3.connect(there["NAME"], isolation_level=None, timeout=20)
    connection.executescript(there["OPTIONS"]["init_command"])
    return connection


def planner_of(organisation: Organisation) -> User:
    """A planner who works there."""
    planner = organisations.create_user(
        by=None, username="planner", password=secrets.token_urlsafe(), full_name="ผู้วัดความเร็ว"
    )
    post = organisations.create_post(organisation, by=None, title="นักวิเคราะห์", role=Role.PLANNER)
    organisations.hand_over(post, by=None, to=planner, on=SINCE)
    return planner


def commit_bare(bare: sqlite3.Connection) -> None:
    """One row in a transaction of its own: what the disk itself asks for being sure."""
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("INSERT INTO bench_limit VALUES (?)", ("x" * 400,))
    bare.execute("COMMIT")
