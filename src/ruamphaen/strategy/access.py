"""Who may see and edit strategy trees. A published tree is public; editing is the planner's."""

from django.shortcuts import get_object_or_404

from ruamphaen.organisation.access import Visitor
from ruamphaen.organisation.rules import Role
from ruamphaen.strategy.models import Alignment, Fulfilment, Node, Tree


def may_edit_strategy(visitor: Visitor) -> bool:
    """Planners keep the tree; the administrator can step in."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR)


def tree_for(visitor: Visitor, pk: int) -> Tree:
    """A tree of this organisation, or 404."""
    return get_object_or_404(
        Tree.objects.select_related("organisation"), pk=pk, organisation=visitor.organisation
    )


def link_for(visitor: Visitor, node: int, pk: int) -> Alignment:
    """A link of a node of this organisation to a level above, or 404."""
    return get_object_or_404(
        Alignment.objects.select_related("node__tree__organisation"),
        pk=pk,
        node=node,
        node__tree__organisation=visitor.organisation,
    )


def fulfilment_for(visitor: Visitor, node: int, pk: int) -> Fulfilment:
    """That a node of this organisation takes up a commitment, or 404."""
    return get_object_or_404(
        Fulfilment.objects.select_related("node__tree__organisation", "commitment"),
        pk=pk,
        node=node,
        node__tree__organisation=visitor.organisation,
    )


def node_for(visitor: Visitor, pk: int) -> Node:
    """A node of this organisation, or 404."""
    return get_object_or_404(
        Node.objects.select_related("tree__organisation", "parent"),
        pk=pk,
        tree__organisation=visitor.organisation,
    )
