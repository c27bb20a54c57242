"""A tree that grows as the text is read: each node finds its place by its kind and its number."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamphaen.strategy.rules.drafts import NodeDraft
from ruamphaen.strategy.rules.shape import TOP_KINDS, NodeKind, legal_children

# From wish to work. A node without a telling number hangs under one nearer to the wish.
_RANK = {NodeKind.GOAL: 1, NodeKind.TACTIC: 2, NodeKind.GUIDELINE: 3, NodeKind.EXAMPLE: 4}
_AT_ROOT = TOP_KINDS | {NodeKind.VISION, NodeKind.MISSION}
# What stands under a node when the text does not say what it is.
_USUAL_CHILD = {NodeKind.GOAL: NodeKind.TACTIC}


@dataclass(eq=False)
class Sprout:
    """ข้อที่กำลังอ่าน — a node whose title and children may still grow."""

    kind: NodeKind
    number: str
    title: str
    kind_name: str = ""
    detail: str = ""
    parent: "Sprout | None" = None
    children: list["Sprout"] = field(default_factory=list)

    def path(self) -> Iterator["Sprout"]:
        """This node and those above it, the innermost first."""
        node: Sprout | None = self
        while node is not None:
            yield node
            node = node.parent


@dataclass
class Growing:
    """ผังที่กำลังอ่าน — the roots so far, and the node read last."""

    roots: list[Sprout] = field(default_factory=list)
    last: Sprout | None = None

    def add(self, kind: NodeKind, number: str, title: str, kind_name: str = "") -> Sprout | None:
        """Hang a node in its place; None where nothing it may stand under was read yet."""
        parent = self._place_for(kind, number)
        if parent is None and kind not in legal_children(None):
            return None
        sprout = Sprout(kind, number, title, kind_name, parent=parent)
        (parent.children if parent else self.roots).append(sprout)
        self.last = sprout
        return sprout

    def close(self) -> None:
        """A new part of the text begins: what comes next stands under nothing read before."""
        self.last = None

    def top(self) -> Sprout | None:
        """The strategy, issue or policy that is open, if any."""
        return next((node for node in self._path() if node.kind in TOP_KINDS), None)

    def numbered(self, number: str) -> Sprout | None:
        """The open node that has this number, the innermost first."""
        return next((node for node in self._path() if node.number == number), None)

    def kind_under(self, number: str) -> NodeKind | None:
        """What a dotted number is when no word says it: as its sibling, or as what it is under."""
        prefix = number.rpartition(".")[0]
        for node in self._path():
            if "." in number and node.number.rpartition(".")[0] == prefix:
                return node.kind
        above = self.numbered(prefix) or self.top()
        return _USUAL_CHILD.get(above.kind, NodeKind.GUIDELINE) if above else None

    def _path(self) -> Iterator[Sprout]:
        return self.last.path() if self.last else iter(())

    def _place_for(self, kind: NodeKind, number: str) -> Sprout | None:
        if kind in _AT_ROOT:
            return None
        prefix = number.rpartition(".")[0]
        if prefix:
            for node in self._path():
                if node.number == prefix and kind in legal_children(node.kind):
                    return node
                if node.kind == kind and node.number.rpartition(".")[0] == prefix:
                    return node.parent
        return next((node for node in self._path() if _may_hold(node.kind, kind)), None)


def _may_hold(above: NodeKind, kind: NodeKind) -> bool:
    """Whether a node of `kind` hangs under `above` by its kind alone.

    Books list goals before tactics, so what follows a goal stands beside it.
    """
    if above == NodeKind.GOAL or kind not in legal_children(above):
        return False
    return _RANK[kind] > _RANK.get(above, 0)


def harvest(sprouts: list[Sprout]) -> tuple[NodeDraft, ...]:
    """The grown nodes as drafts, which no longer change."""
    return tuple(
        NodeDraft(
            kind=sprout.kind,
            title=sprout.title,
            number=sprout.number,
            detail=sprout.detail,
            children=harvest(sprout.children),
            kind_name=sprout.kind_name,
        )
        for sprout in sprouts
    )
