"""The list of proposals: filtered, in order, a page at a time from where the last one ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Answer, Proposal
from ruamphaen.proposals.queries.public import shown
from ruamphaen.proposals.queries.searching import with_words
from ruamphaen.proposals.rules.asking import After, Fate, Filters, Order
from ruamphaen.strategy.models import Node
from ruamphaen.strategy.queries import current_tree
from ruamphaen.strategy.rules import NodeKind

PER_PAGE = 25
MOST_COUNTED = 1_000
MOST_ON_MAP = 1_000


@dataclass(frozen=True)
class ListPage:
    """หน้าของรายการ — `found` counts to MOST_COUNTED + 1 and no further; `after` leads to the next page."""

    rows: Sequence[Proposal]
    found: int
    after: After | None

    @property
    def many(self) -> bool:
        """Whether there are more than were counted."""
        return self.found > MOST_COUNTED


def list_page(
    organisation: Organisation, filters: Filters, order: Order, after: After | None
) -> ListPage:
    """One page of what is shown: the same few questions, whatever there is."""
    asked = filtered(shown(organisation), organisation, filters)
    rows = list(
        _from(in_order(asked, order), order, after)
        # Not joined: a join leads SQLite to sort everything for one page.
        .prefetch_related("community")
        .defer("title_key")[: PER_PAGE + 1]
    )
    more = len(rows) > PER_PAGE
    rows = rows[:PER_PAGE]
    found = len(rows) if after is None and not more else counted(asked)
    return ListPage(rows, found, _last(rows[-1], order) if more else None)


def on_map(organisation: Organisation, filters: Filters) -> list[tuple[Decimal, Decimal]]:
    """Latitude and longitude of the newest of them that have a point, for the map of everything."""
    asked = filtered(shown(organisation), organisation, filters).exclude(latitude=None)
    points = in_order(asked, Order.NEWEST).values_list("latitude", "longitude")
    return [(north, east) for north, east in points[:MOST_ON_MAP] if north and east]


def counted(asked: QuerySet[Proposal]) -> int:
    """How many, up to MOST_COUNTED + 1: nobody needs to know whether it is 40,000 or 40,001."""
    return asked.order_by()[: MOST_COUNTED + 1].count()


def filtered(
    proposals: QuerySet[Proposal], organisation: Organisation, filters: Filters
) -> QuerySet[Proposal]:
    """Those for which every filter holds."""
    if filters.q:
        proposals = with_words(proposals, organisation.pk, filters.q)
    if filters.community is not None:
        proposals = proposals.filter(community=filters.community)
    if filters.kind is not None:
        proposals = proposals.filter(kind=filters.kind)
    if filters.node is not None:
        proposals = proposals.filter(node__in=branch(organisation, filters.node))
    if filters.fate is not None:
        answers = Answer.objects.filter(proposal=OuterRef("pk"), replaced_at=None)
        told = Exists(answers)
        proposals = proposals.filter(told if filters.fate == Fate.ANSWERED else ~told)
    return proposals


def in_order(proposals: QuerySet[Proposal], order: Order) -> QuerySet[Proposal]:
    """Newest first, or those with the most people behind them first."""
    if order == Order.SUPPORTED:
        return proposals.order_by("-supports", "-pk")
    return proposals.order_by("-pk")


def _from(proposals: QuerySet[Proposal], order: Order, after: After | None) -> QuerySet[Proposal]:
    if after is None:
        return proposals
    if order == Order.NEWEST:
        return proposals.filter(pk__lt=after.pk)
    # The first condition follows from the second; it lets the index begin where the page does.
    return proposals.filter(supports__lte=after.supports).filter(
        Q(supports__lt=after.supports) | Q(pk__lt=after.pk)
    )


def _last(row: Proposal, order: Order) -> After:
    return After(row.supports if order == Order.SUPPORTED else 0, row.pk)


def branch(organisation: Organisation, node: int) -> list[int]:
    """A node of the organisation's trees and everything under it."""
    children: dict[int | None, list[int]] = {}
    pairs = Node.objects.filter(tree__organisation=organisation).values_list("pk", "parent")
    for pk, parent in pairs:
        children.setdefault(parent, []).append(pk)
    known = {pk for below in children.values() for pk in below}
    found, waiting = list[int](), [node] if node in known else []
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def strategies_of(organisation: Organisation) -> list[Node]:
    """The strategies of the tree in use, to choose one from."""
    tree = current_tree(organisation)
    if tree is None:
        return []
    top = (NodeKind.STRATEGY, NodeKind.ISSUE, NodeKind.POLICY)
    return list(Node.objects.filter(tree=tree, kind__in=top).order_by("position", "pk"))
