"""What can be seen: the whole tree in two queries, whatever its depth."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.db.models import QuerySet

from ruamphaen.law import lists
from ruamphaen.meetings.models import PolicyStatement
from ruamphaen.organisation.models import Organisation
from ruamphaen.strategy.models import Alignment, Fulfilment, Node, Tree
from ruamphaen.strategy.rules import NodeDraft, NodeKind, TreeDraft, legal_children
from ruamphaen.strategy.rules.reading import as_json
from ruamphaen.strategy.rules.shape import TOP_KINDS
from ruamphaen.thai.dates import FiscalYear, PlanPeriod


@dataclass
class Branch:
    """A node with everything under it, its links above, and its chart colour."""

    node: Node
    depth: int
    colour: int
    alignments: list[Alignment]
    children: list["Branch"] = field(default_factory=list)
    # Money and number of projects, where the page was given them (plan/queries.py makes them).
    figures: Any = None

    @property
    def takes_children(self) -> bool:
        """Whether anything may stand under this node."""
        return bool(legal_children(NodeKind(self.node.kind)))

    def walk(self) -> Iterator["Branch"]:
        """This branch and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class TreePage:
    """A tree ready to be shown: the vision, the missions, and the branches that carry projects."""

    tree: Tree
    roots: list[Branch]

    def walk(self) -> Iterator[Branch]:
        """Every branch, in reading order."""
        for root in self.roots:
            yield from root.walk()

    def of_kind(self, kind: NodeKind) -> list[Branch]:
        """All branches of one kind, in reading order."""
        return [branch for branch in self.walk() if branch.node.kind == kind]

    @property
    def vision(self) -> Branch | None:
        return next(iter(self.of_kind(NodeKind.VISION)), None)

    @property
    def missions(self) -> list[Branch]:
        return self.of_kind(NodeKind.MISSION)

    @property
    def working_roots(self) -> list[Branch]:
        """What stands at the top besides vision and missions: strategies, issues, policies, goals."""
        apart = {NodeKind.VISION, NodeKind.MISSION}
        tops = [
            top
            for root in self.roots
            for top in (root.children if root.node.kind == NodeKind.VISION else [root])
        ]
        return [top for top in tops if top.node.kind not in apart]


def trees_of(organisation: Organisation) -> QuerySet[Tree]:
    """All trees of an organisation, the newest period first."""
    return Tree.objects.filter(organisation=organisation)


def current_tree(organisation: Organisation) -> Tree | None:
    """The tree shown first: of the newest period."""
    return trees_of(organisation).first()


def tree_page(tree: Tree, figures: Mapping[int, Any] | None = None) -> TreePage:
    """The whole tree, nested, with alignments; `figures` by node id are hung where given."""
    nodes = list(Node.objects.filter(tree=tree).order_by("position", "pk"))
    links: dict[int, list[Alignment]] = defaultdict(list)
    for link in Alignment.objects.filter(node__tree=tree):
        links[link.node_id].append(link)
    below: dict[int | None, list[Node]] = defaultdict(list)
    for node in nodes:
        below[node.parent_id].append(node)
    known = figures or {}

    def grow(node: Node, depth: int, colour: int) -> Branch:
        branch = Branch(node, depth, colour, links[node.pk], figures=known.get(node.pk))
        branch.children = [grow(child, depth + 1, colour) for child in below[node.pk]]
        return branch

    roots, colour = [], 0
    for node in below[None]:
        colour += node.kind in TOP_KINDS
        roots.append(grow(node, 0, colour if node.kind in TOP_KINDS else 0))
    return TreePage(tree, roots)


def ancestors(node: Node) -> list[Node]:
    """The nodes above this one, the root first, in one query."""
    by_id = {other.pk: other for other in Node.objects.filter(tree_id=node.tree_id)}
    above: list[Node] = []
    parent = by_id.get(node.parent_id) if node.parent_id else None
    while parent is not None:
        above.insert(0, parent)
        parent = by_id.get(parent.parent_id) if parent.parent_id else None
    return above


class UpperLink(Protocol):
    """A link to an item of a level above: a node's, or a project's own further down the river."""

    @property
    def list_code(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...


def alignment_title(link: UpperLink, language: str = "th") -> str:
    """The words of the item above: from the list of the law, or typed here for local lists."""
    if link.title:
        return link.title
    item = lists.item(link.list_code, int(link.number))
    return item.name_en if language == "en" and item.name_en else item.name_th


def fulfilments_of_node(node: Node) -> list[Fulfilment]:
    """Which commitments of policy a node takes up, in the order of the statement (one query)."""
    return list(
        Fulfilment.objects.filter(node=node)
        .select_related("commitment__area__statement")
        .order_by("commitment__area__number", "commitment__number")
    )


def fulfilments_of(statement: PolicyStatement) -> list[Fulfilment]:
    """Which nodes take up the commitments of a statement, the newest tree first (one query)."""
    return list(
        Fulfilment.objects.filter(commitment__area__statement=statement)
        .select_related("node__tree")
        .order_by("-node__tree__first_year", "-node__tree", "node__position", "node")
    )


def upper_lists_for(tree: Tree, today: date) -> list[lists.UpperList]:
    """The lists of the levels above that hold during a tree's years (this year, if it names none).

    Lists that are not announced yet have nothing to link to and are left out.
    """
    year = FiscalYear.containing(today)
    first, last = (
        tree.first_year or tree.last_year or year,
        tree.last_year or tree.first_year or year,
    )
    return [one for one in lists.lists_for(PlanPeriod(first, last)) if not one.pending]


def tree_as_json(view: TreePage) -> dict[str, Any]:
    """A tree to keep or to hand on, in the shape that the import reads (rules/reading/exchange).

    Years are of the Buddhist era, as the keys say.
    """
    tree = view.tree
    return {
        "name": tree.name,
        "first_year_be": tree.first_year.be if tree.first_year else None,
        "last_year_be": tree.last_year.be if tree.last_year else None,
        "source": tree.source,
        **as_json(TreeDraft([_draft_of(root) for root in view.roots])),
    }


def _draft_of(branch: Branch) -> NodeDraft:
    node = branch.node
    return NodeDraft(
        kind=NodeKind(node.kind),
        title=node.title,
        number=node.number,
        detail=node.detail,
        children=[_draft_of(child) for child in branch.children],
        kind_name=node.kind_name,
    )
