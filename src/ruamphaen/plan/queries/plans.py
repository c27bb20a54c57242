"""Plans and versions as lists, what is in force, and figures for the strategy tree."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from ruamphaen.organisation.models import Organisation
from ruamphaen.plan.models import Listing, Plan, Version, YearBudget
from ruamphaen.plan.queries.in_force import in_force, order_of
from ruamphaen.plan.queries.outlines import outline_of_tree
from ruamphaen.plan.queries.rows import Row, loaded, with_money
from ruamphaen.plan.rules.listings import COUNTED_LISTS, ListKind
from ruamphaen.plan.rules.totals import Figures, rolled_up
from ruamphaen.plan.rules.versions import State
from ruamphaen.strategy.models import Node, Tree


def plans_of(organisation: Organisation, *, drafts: bool = False) -> QuerySet[Plan]:
    """The plans of an organisation, newest period first; those without an announced version only
    with `drafts` (for its members)."""
    plans = Plan.objects.filter(organisation=organisation).select_related("tree", "organisation")
    return plans if drafts else plans.filter(Exists(_announced(OuterRef("pk"))))


def _announced(plan: OuterRef) -> QuerySet[Version]:
    return Version.objects.filter(plan=plan, state=State.ANNOUNCED)


@dataclass(frozen=True)
class VersionLine:
    """ฉบับหนึ่งในรายการ — a version with how much it lists (community and coordination lists apart)."""

    version: Version
    figures: Figures


def versions_of(
    plan: Plan, *, drafts: bool = False, lists: Collection[ListKind] = COUNTED_LISTS
) -> list[VersionLine]:
    """The versions of a plan, newest first; drafts only when asked for. Three queries."""
    versions = plan.versions.order_by("-number").select_related("plan__organisation")
    if not drafts:
        versions = versions.filter(state=State.ANNOUNCED)
    counted = Listing.objects.filter(version__plan=plan, list_kind__in=lists, withdrawn=False)
    projects = dict(counted.order_by().values_list("version").annotate(Count("pk")))
    money = dict(
        YearBudget.objects.filter(listing__in=counted)
        .order_by()
        .values_list("listing__version")
        .annotate(Sum("amount_baht"))
    )
    return [
        VersionLine(
            version, Figures(projects.get(version.pk, 0), money.get(version.pk, Decimal(0)))
        )
        for version in versions
    ]


def announced_by(plan: Plan, on: date) -> list[Version]:
    """The versions announced up to a day (those that name no day too), in the order they count."""
    announced = plan.versions.filter(state=State.ANNOUNCED).select_related("plan")
    known = announced.filter(Q(announced_on=None) | Q(announced_on__lte=on))
    return sorted(known, key=order_of)


def figures_by_node(
    of: Plan | Tree, *, lists: Collection[ListKind] = COUNTED_LISTS
) -> dict[int, Figures]:
    """Projects in force and their baht (all years) under each node of a tree, its branch included.

    Of a plan: that plan's; of a tree: all plans that serve it. Nodes without projects are left out.
    Three queries.
    """
    listings = Listing.objects.filter(list_kind__in=lists, node__isnull=False)
    if isinstance(of, Plan):
        listings, tree = listings.filter(version__plan=of), of.tree_id
    else:
        listings, tree = listings.filter(version__plan__tree=of), of.pk
    current = in_force(listings)
    projects = dict(current.order_by().values_list("node").annotate(Count("pk")))
    money = dict(
        YearBudget.objects.filter(listing__in=current.values("pk"))
        .order_by()
        .values_list("listing__node")
        .annotate(Sum("amount_baht"))
    )
    by_node = {
        node: Figures(count, money.get(node, Decimal(0))) for node, count in projects.items()
    }
    return rolled_up(by_node, outline_of_tree(tree))


def projects_of_node(node: Node) -> list[Row]:
    """The projects in force that serve a node or anything under it, in the order of their versions."""
    outline = outline_of_tree(node.tree_id)
    listings = in_force(Listing.objects.filter(node__in=outline.branch(node.pk)))
    ordered = loaded(listings, "version__plan__organisation").order_by(
        "version__plan", "list_kind", "version__number", "position", "pk"
    )
    return with_money(ordered)
