"""Where proposals may belong: the organisation's nodes, programmes and departments, and what was decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Max, Q, QuerySet, Sum

from ruamphaen.law.programmes import programmes
from ruamphaen.organisation.models import Department, Organisation
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.rules.home import (
    Example,
    Guess,
    HomeFinder,
    Piece,
    Place,
    department_places,
    marked,
    programme_places,
)
from ruamphaen.strategy.models import Node
from ruamphaen.strategy.queries import current_tree
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.words import search_words

MOST_EXAMPLES = 500
"""Decided proposals that are learnt from, the latest: more make the page slower, not better."""
# A need is put under the lowest of these that has no other of them below it.
_HOMES = (
    NodeKind.STRATEGY,
    NodeKind.ISSUE,
    NodeKind.POLICY,
    NodeKind.TACTIC,
    NodeKind.GUIDELINE,
)


@dataclass(frozen=True)
class Finders:
    """ผู้เสนอที่ลงของหน่วยงาน — one for each kind of home."""

    node: HomeFinder
    programme: HomeFinder
    department: HomeFinder


@dataclass(frozen=True)
class Homes:
    """ที่ลงที่เสนอ — the suggestions for one proposal, and its text with the words that led there."""

    node: Guess
    programme: Guess
    department: Guess

    def marked(self, text: str) -> list[Piece]:
        """A text with the words marked that led to the first suggestions."""
        firsts = [guess.first for guess in (self.node, self.programme, self.department)]
        return marked(text, [word for first in firsts if first for word in first.words])


def homes_of(proposals: Sequence[Proposal], organisation: Organisation) -> list[Homes]:
    """Suggestions for proposals, in their order (3 queries, more when something changed)."""
    finders = finders_of(organisation)
    return [
        Homes(
            finders.node.guess(each.said),
            finders.programme.guess(each.said),
            finders.department.guess(each.said),
        )
        for each in proposals
    ]


def finders_of(organisation: Organisation) -> Finders:
    """The finders of an organisation, built anew when its tree, departments or decisions changed."""
    tree = current_tree(organisation)
    nodes = Node.objects.filter(tree=tree).aggregate(
        count=Count("pk"), edits=Sum("edit"), last=Max("pk")
    )
    departments = Department.objects.filter(organisation=organisation).aggregate(
        count=Count("pk"), last=Max("pk")
    )
    decided = _decided(organisation).aggregate(
        count=Count("pk"), last=Max("pk"), nodes=Sum("node"), departments=Sum("department")
    )
    stamp = tuple(tuple(found.values()) for found in (nodes, departments, decided))
    return _built(organisation.pk, tree.pk if tree else None, stamp)


def nodes_of(organisation: Organisation) -> list[Node]:
    """The nodes that can be a home, in the order of the tree."""
    tree = current_tree(organisation)
    return _home_nodes(list(Node.objects.filter(tree=tree))) if tree else []


def programme_names() -> list[tuple[str, str]]:
    """The programmes as choices: code and name."""
    return [(one.code, one.name_th) for one in programmes()]


def _decided(organisation: Organisation) -> QuerySet[Proposal]:
    chosen = Q(node__isnull=False) | ~Q(programme="") | Q(department__isnull=False)
    return Proposal.objects.filter(chosen, organisation=organisation)


# One entry an organisation and state of its tree and decisions.
@lru_cache(maxsize=64)
def _built(organisation: int, tree: int | None, _stamp: tuple[object, ...]) -> Finders:
    decided = list(
        _decided(Organisation(pk=organisation))
        .only("title", "body", "place", "node", "programme", "department")
        .order_by("-pk")[:MOST_EXAMPLES]
    )
    words = [tuple(search_words(each.said)) for each in decided]

    def examples(key: Callable[[Proposal], object]) -> list[Example]:
        return [
            Example(said, str(key(each)))
            for each, said in zip(decided, words, strict=True)
            if key(each)
        ]

    departments = Department.objects.filter(organisation=organisation).values_list("pk", "name")
    nodes = list(Node.objects.filter(tree=tree)) if tree else []
    return Finders(
        HomeFinder(_node_places(nodes), examples(lambda each: each.node_id)),
        HomeFinder(programme_places(), examples(lambda each: each.programme)),
        HomeFinder(
            department_places((str(pk), name) for pk, name in departments),
            examples(lambda each: each.department_id),
        ),
    )


def _home_nodes(nodes: Sequence[Node]) -> list[Node]:
    homes = [node for node in nodes if node.kind in _HOMES]
    parents = {node.parent_id for node in homes}
    return [node for node in homes if node.pk not in parents]


def _node_places(nodes: Sequence[Node]) -> list[Place]:
    by_key = {node.pk: node for node in nodes}
    below: dict[int, list[str]] = {}
    for node in nodes:
        if node.kind == NodeKind.EXAMPLE and node.parent_id is not None:
            below.setdefault(node.parent_id, []).append(node.title)
    return [
        Place(
            str(node.pk),
            (node.title, node.detail, *below.get(node.pk, ())),
            around=tuple(_above(node, by_key)),
        )
        for node in _home_nodes(nodes)
    ]


def _above(node: Node, by_key: dict[int, Node]) -> list[str]:
    titles: list[str] = []
    parent = by_key.get(node.parent_id) if node.parent_id else None
    while parent is not None and len(titles) < len(by_key):
        titles.append(parent.title)
        parent = by_key.get(parent.parent_id) if parent.parent_id else None
    return titles
