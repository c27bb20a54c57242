"""The outline of a strategy tree: the order of its nodes, what stands above each, finding one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ruamphaen.strategy.rules import NodeKind
from ruamphaen.strategy.rules.shape import TOP_KINDS
from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import one_line, search_key

# Nodes that say where to go, not what is done: no project hangs on them.
_APART = frozenset({NodeKind.VISION, NodeKind.MISSION, NodeKind.GOAL})
_LAST = 1_000_000  # rows without a node come after every node


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """ข้อในผัง — one node of the tree, as plain values."""

    pk: int
    parent: int | None
    kind: NodeKind
    number: str
    title: str


@dataclass(frozen=True)
class Outline:
    """โครงของผัง — all nodes of a tree, in the order of their positions among siblings."""

    nodes: Sequence[OutlineNode] = ()

    @cached_property
    def by_pk(self) -> Mapping[int, OutlineNode]:
        """Every node by its key."""
        return {node.pk: node for node in self.nodes}

    @cached_property
    def ranks(self) -> Mapping[int, int]:
        """Each node's place in reading order (a parent before its children)."""
        below: dict[int | None, list[int]] = defaultdict(list)
        for node in self.nodes:
            below[node.parent].append(node.pk)
        order: list[int] = []
        waiting = list(reversed(below[None]))
        while waiting:
            pk = waiting.pop()
            order.append(pk)
            waiting.extend(reversed(below[pk]))
        return {pk: place for place, pk in enumerate(order)}

    def path(self, pk: int | None) -> tuple[int, ...]:
        """The keys from the root down to a node, itself included; empty for None or a stranger."""
        above: list[int] = []
        while pk is not None and pk in self.by_pk:
            above.insert(0, pk)
            pk = self.by_pk[pk].parent
        return tuple(above)

    @cached_property
    def tops(self) -> Mapping[int, int]:
        """For each node the strategy, issue or policy it stands under (itself, if it is one)."""
        return {node.pk: self._top(node.pk) for node in self.nodes}

    def _top(self, pk: int) -> int:
        path = self.path(pk)
        return next((above for above in path if self.by_pk[above].kind in TOP_KINDS), path[0])

    def branch(self, pk: int) -> frozenset[int]:
        """A node and everything under it."""
        return frozenset(node.pk for node in self.nodes if pk in self.path(node.pk))

    @cached_property
    def working(self) -> tuple[OutlineNode, ...]:
        """The nodes a project can hang on, in reading order."""
        carrying = (node for node in self.nodes if node.kind not in _APART)
        return tuple(sorted(carrying, key=lambda node: self.ranks.get(node.pk, _LAST)))

    @cached_property
    def _by_words(self) -> Mapping[str, frozenset[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for node in self.working:
            for words in _names_of(node):
                found[words].add(node.pk)
        return {words: frozenset(pks) for words, pks in found.items()}

    def named(self, typed: str, within: int | None = None) -> tuple[OutlineNode, ...]:
        """The nodes a person may mean by a number ("1.2", "๑.๒"), a title, or both.

        `within` narrows the search to one branch. Empty = none; more than one = ambiguous.
        """
        asked = (typed, within)
        if asked not in self._answers:
            pks = self._by_words.get(_words(typed), frozenset())
            if within is not None:
                pks &= self.branch(within)
            self._answers[asked] = tuple(node for node in self.working if node.pk in pks)
        return self._answers[asked]

    @cached_property
    def _answers(self) -> dict[tuple[str, int | None], tuple[OutlineNode, ...]]:
        # A workbook asks for the same few strategies in thousands of rows.
        return {}

    def reference(self, pk: int | None) -> str:
        """The shortest words that `named` reads back as this node: "1.2", else number and title."""
        node = self.by_pk.get(pk) if pk is not None else None
        if node is None:
            return ""
        if node.number and len(self.named(node.number)) == 1:
            return node.number
        title = one_line(node.title)
        return f"{node.number} {title}" if node.number else title


def _words(typed: str) -> str:
    # A number keeps its points: 1.2 is not 12. What a reader skips in words is skipped here too.
    bare = to_arabic_digits(one_line(typed)).strip().rstrip(".")
    return bare if _is_number(bare) else search_key(bare)


def _is_number(typed: str) -> bool:
    return bool(typed) and all(part.isdecimal() for part in typed.split("."))


_KIND_WORDS = {
    NodeKind.STRATEGY: ("ยุทธศาสตร์", "ยุทธศาสตร์การพัฒนา"),
    NodeKind.ISSUE: ("ประเด็นการพัฒนา", "ประเด็นการพัฒนาท้องถิ่น"),
    NodeKind.POLICY: ("นโยบาย",),
    NodeKind.TACTIC: ("กลยุทธ์",),
    NodeKind.GUIDELINE: ("แนวทางการพัฒนา", "แนวทาง"),
    NodeKind.EXAMPLE: (),
}


@lru_cache(maxsize=4096)  # every page of a sheet asks it of the same nodes
def _names_of(node: OutlineNode) -> frozenset[str]:
    """Every way a source writes one node: number, title, with and without the word for its kind."""
    names = {node.title}
    for word in _KIND_WORDS[node.kind]:
        names.add(f"{word}{node.title}")
        names.add(f"{word}ด้าน{node.title}")
        if node.number:
            names |= {f"{word}ที่ {node.number}", f"{word}ที่ {node.number} {node.title}"}
        if node.title.startswith(word):
            names.add(node.title.removeprefix(word).strip())
    numbered = {f"{node.number} {name}" for name in names} if node.number else set()
    numbers = {node.number} if node.number else set()
    return frozenset(_words(name) for name in names | numbered | numbers) - {""}
