"""The strategy tree of a plan, as the plain outline that rules work with."""

from ruamphaen.plan.models import Plan
from ruamphaen.plan.rules.outline import Outline, OutlineNode
from ruamphaen.strategy.models import Node, Tree
from ruamphaen.strategy.rules import NodeKind


def outline_of(plan: Plan) -> Outline:
    """The outline of the tree a plan serves, in one query; empty where it names none."""
    return outline_of_tree(plan.tree_id)


def outline_of_tree(tree: Tree | int | None) -> Outline:
    """The outline of a tree, in one query."""
    if tree is None:
        return Outline()
    nodes = Node.objects.filter(tree=tree).order_by("position", "pk")
    return Outline(
        tuple(
            OutlineNode(pk, parent, NodeKind(kind), number, title)
            for pk, parent, kind, number, title in nodes.values_list(
                "pk", "parent_id", "kind", "number", "title"
            )
        )
    )
