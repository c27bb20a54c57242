"""A tree before it is planted: what an import read, for a person to check first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ruamphaen.strategy.rules.shape import NodeKind


@dataclass(frozen=True)
class NodeDraft:
    """ร่างข้อหนึ่งของยุทธศาสตร์ — kind, number as printed, title, and what stands under it.

    `kind_name` is what the organisation calls it, where that is not the usual word.
    """

    kind: NodeKind
    title: str
    number: str = ""
    detail: str = ""
    children: Sequence["NodeDraft"] = field(default_factory=tuple)
    kind_name: str = ""

    def walk(self) -> Iterator["NodeDraft"]:
        """This node and everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class TreeDraft:
    """ร่างผังยุทธศาสตร์ — the roots in order, and what the reader was not sure of (Thai sentences)."""

    roots: Sequence[NodeDraft]
    doubts: Sequence[str] = ()

    def walk(self) -> Iterator[NodeDraft]:
        """Every node in reading order."""
        for root in self.roots:
            yield from root.walk()


def count_kinds(draft: TreeDraft) -> dict[NodeKind, int]:
    """How many nodes of each kind a draft holds: 1 vision, 8 missions, 8 strategies …"""
    return dict(Counter(node.kind for node in draft.walk()))
