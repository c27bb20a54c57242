"""What can be carried into the next plan: projects in force in another period's plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum

from ruamphaen.plan.models import Plan, ProjectLink, Version, YearBudget
from ruamphaen.plan.queries.in_force import listings_in_force
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.rules.carrying import suggested_nodes
from ruamphaen.plan.rules.lineage import LinkKind
from ruamphaen.plan.rules.outline import OutlineNode
from ruamphaen.plan.rules.versions import State


def plans_to_carry_from(version: Version) -> list[Plan]:
    """The other plans of the organisation that have something announced, nearest period first."""
    own = version.plan
    others = Plan.objects.filter(organisation=own.organisation_id).exclude(pk=own.pk)
    announced = Version.objects.filter(plan=OuterRef("pk"), state=State.ANNOUNCED)
    found = others.filter(Exists(announced)).select_related("organisation", "tree")
    return sorted(found, key=lambda plan: abs(int(plan.first_year) - int(own.first_year)))


def carryable(plan: Plan, version: Version, on: date | None) -> QuerySet[Any]:
    """What stands in a plan on a day and was not carried into this version's plan yet.

    Each with `left_baht`: its money in the last two years of its plan, a sign that it may not be
    finished.
    """
    carried = ProjectLink.objects.filter(
        version__plan=version.plan_id, kind=LinkKind.CONTINUES, target=OuterRef("project")
    ).exclude(version__state=State.DROPPED)
    last_years = plan.period.years[-2:]
    money = (
        YearBudget.objects.filter(listing=OuterRef("pk"), year__in=last_years)
        .order_by()
        .values("listing")
        .annotate(baht=Sum("amount_baht"))
        .values("baht")
    )
    return listings_in_force(plan, on).filter(~Exists(carried)).annotate(left_baht=money[:1])


def with_money_left(listings: QuerySet[Any]) -> QuerySet[Any]:
    """Of these, the ones that have money in the last two years of their plan."""
    return listings.filter(left_baht__gt=Decimal(0))


@dataclass(frozen=True)
class NodePair:
    """คู่ของข้อยุทธศาสตร์ — a node that projects hang on, how many, and the node proposed for it."""

    node: OutlineNode
    projects: int
    suggested: int | None


@dataclass(frozen=True)
class TreeMatch:
    """การจับคู่ผังยุทธศาสตร์ — the old nodes with proposals, and the nodes of the new tree to choose from."""

    pairs: Sequence[NodePair]
    choices: Sequence[OutlineNode]
    unplaced: int  # projects that hang on no node of the old tree


def tree_match(plan: Plan, version: Version, on: date | None) -> TreeMatch:
    """The nodes that projects of a plan hang on, each with the likest node of the new tree. 3 queries."""
    old, new = outline_of(plan), outline_of(version.plan)
    counted = dict(listings_in_force(plan, on).order_by().values_list("node").annotate(Count("pk")))
    used = [node for node in old.working if node.pk in counted]
    # Two plans may serve one tree; then every node is its own.
    same = {node.pk: node.pk for node in used if node.pk in new.by_pk}
    proposed = same or suggested_nodes(used, new.working)
    return TreeMatch(
        pairs=[NodePair(node, counted[node.pk], proposed.get(node.pk)) for node in used],
        choices=new.working,
        unplaced=sum(count for node, count in counted.items() if node not in old.by_pk),
    )
