"""The shape of a tree: which kind may stand under which, numbering, moving."""

from collections.abc import Mapping, Sequence
from enum import StrEnum


class NodeKind(StrEnum):
    """ชนิดของข้อ — what one node of a tree is. An organisation may call it by another name."""

    VISION = "vision"
    MISSION = "mission"
    GOAL = "goal"
    STRATEGY = "strategy"
    ISSUE = "issue"
    POLICY = "policy"
    TACTIC = "tactic"
    GUIDELINE = "guideline"
    EXAMPLE = "example"


# The books differ: some stop at strategies, some have tactics, some guidelines, some both. What is
# fixed is only the order from wish to work (regulation of 2548, clause 4: vision, strategic issues,
# goals, tactics); a kind may repeat below itself where a book has two levels of it.
_CHILDREN: Mapping[NodeKind | None, Sequence[NodeKind]] = {
    None: (
        NodeKind.VISION,
        NodeKind.MISSION,
        NodeKind.GOAL,
        NodeKind.STRATEGY,
        NodeKind.ISSUE,
        NodeKind.POLICY,
    ),
    NodeKind.VISION: (NodeKind.MISSION, NodeKind.GOAL),
    NodeKind.MISSION: (),
    NodeKind.GOAL: (NodeKind.STRATEGY, NodeKind.ISSUE, NodeKind.TACTIC),
    NodeKind.STRATEGY: (NodeKind.GOAL, NodeKind.TACTIC, NodeKind.GUIDELINE, NodeKind.EXAMPLE),
    NodeKind.ISSUE: (NodeKind.GOAL, NodeKind.TACTIC, NodeKind.GUIDELINE, NodeKind.EXAMPLE),
    NodeKind.POLICY: (NodeKind.TACTIC, NodeKind.GUIDELINE, NodeKind.EXAMPLE),
    NodeKind.TACTIC: (NodeKind.TACTIC, NodeKind.GUIDELINE, NodeKind.EXAMPLE),
    NodeKind.GUIDELINE: (NodeKind.GUIDELINE, NodeKind.TACTIC, NodeKind.EXAMPLE),
    NodeKind.EXAMPLE: (),
}

# The kinds that a plan's projects are grouped by at the top of its forms.
TOP_KINDS = frozenset({NodeKind.STRATEGY, NodeKind.ISSUE, NodeKind.POLICY})


def legal_children(parent: NodeKind | None) -> Sequence[NodeKind]:
    """The kinds that may stand directly under `parent` (None = at the root)."""
    return _CHILDREN[parent]


def next_number(parent_number: str, taken: Sequence[str]) -> str:
    """The number to offer a new node: one more than the highest sibling, under the parent's own.

    >>> next_number("3", ["3.1", "3.2"])
    '3.3'
    """
    last_parts = [number.rsplit(".", 1)[-1] for number in taken]
    highest = max(
        (int(part) for part in last_parts if part.isascii() and part.isdigit()), default=0
    )
    return f"{parent_number}.{highest + 1}" if parent_number else str(highest + 1)


def moved[Item](items: Sequence[Item], item: Item, step: int) -> list[Item]:
    """The same items with one moved by `step` places (−1 = up); it stops at either end."""
    rest = [other for other in items if other != item]
    place = max(0, min(len(rest), list(items).index(item) + step))
    return [*rest[:place], item, *rest[place:]]
