"""การจัดกลุ่ม: near-duplicates among many texts, as groups around a head, each member kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from ruamphaen.proposals.rules.twins.index import TwinIndex
from ruamphaen.proposals.rules.twins.judging import Likeness, contradict
from ruamphaen.proposals.rules.twins.numbers import Numbers
from ruamphaen.proposals.rules.twins.reading import Reading, read, sketch

type Progress = Callable[[int, int], None]
"""Told now and then how many of how many texts are done."""

_TOLD_EVERY = 200
_EXACTLY = 1.0


@dataclass(frozen=True, slots=True)
class Member:
    """สมาชิก — a text of a group, and the share of letters it has in common with the head's."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Group:
    """กลุ่ม — texts that ask for the same; the head is the first member, others by id."""

    head: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """ผลการจัดกลุ่ม — every text once: in a group of two or more, alone, or empty.

    ``scanned`` and ``compared`` count the work: entries of the index looked at, pairs compared.
    """

    groups: tuple[Group, ...]
    alone: tuple[str, ...]
    empty: tuple[str, ...]
    scanned: int
    compared: int


def group(texts: Iterable[tuple[str, str]], progress: Progress | None = None) -> Grouping:
    """Group texts given as (id, text); ids must differ, their order and that of texts do not count.

    Every member is a twin of its group's head, and no two members contradict each other in a
    number, a side, an act or a denial: a chain of small differences never joins a crowd. The head
    is what is said most often, the shortest of those. For each text at most a fixed number of
    others is looked at, so the work grows with the number of texts.
    """
    said, empty = _same_words(texts, progress)
    order = sorted(said.values(), key=lambda node: (-len(node.ids), node.reading.letters, node.key))
    heads: TwinIndex[int] = TwinIndex()
    gathered: list[_Gathered] = []
    total = len(order)
    for done, node in enumerate(order):
        if progress and done % _TOLD_EVERY == 0:
            progress(total + done, 2 * total)
        keys = sketch(node.reading)
        home = _home(node, keys, heads, gathered)
        if home is not None:
            gathered[home[0]].take(node, home[1].score)
        else:
            heads.add_read(len(gathered), node.reading, keys)
            gathered.append(_Gathered(node))
    if progress:
        progress(2 * total, 2 * total)
    groups = sorted((one.group() for one in gathered if one.large), key=lambda one: one.head)
    alone = sorted(one.head.ids[0] for one in gathered if not one.large)
    return Grouping(
        tuple(groups), tuple(alone), tuple(sorted(empty)), heads.scanned, heads.compared
    )


@dataclass(slots=True)
class _Node:
    """Texts that say the same in the same words."""

    key: str
    reading: Reading
    ids: list[str] = field(default_factory=list)


class _Gathered:
    """A group in the making."""

    def __init__(self, head: _Node) -> None:
        self.head = head
        self.members = [(head, _EXACTLY)]
        self.common = head.reading

    @property
    def large(self) -> bool:
        return len(self.members) > 1 or len(self.head.ids) > 1

    def take(self, node: _Node, score: float) -> None:
        self.members.append((node, score))
        self.common = _together(self.common, node.reading)

    def group(self) -> Group:
        rest = sorted(
            (Member(item, score) for node, score in self.members for item in node.ids),
            key=lambda member: member.id,
        )
        head = min(self.head.ids)
        first = [member for member in rest if member.id == head]
        return Group(head, (*first, *(member for member in rest if member.id != head)))


def _same_words(
    texts: Iterable[tuple[str, str]], progress: Progress | None
) -> tuple[dict[str, _Node], list[str]]:
    given = list(texts)
    said: dict[str, _Node] = {}
    empty: list[str] = []
    for done, (item, text) in enumerate(given):
        if progress and done % _TOLD_EVERY == 0:
            progress(done, 2 * len(given))
        reading = read(text)
        if not reading.key:
            empty.append(item)
            continue
        node = said.setdefault(reading.key, _Node(reading.key, reading))
        node.ids.append(item)
    for node in said.values():
        node.ids.sort()
    return said, empty


def _home(
    node: _Node, keys: tuple[int, ...], heads: TwinIndex[int], gathered: list[_Gathered]
) -> tuple[int, Likeness] | None:
    """The group a text belongs to: the most alike of those whose head is its twin; None for none."""
    fitting = [
        (place, likeness)
        for place, likeness in heads.twins_of(node.reading, keys)
        if contradict(node.reading, gathered[place].common) is None
    ]
    return min(fitting, key=lambda found: (-found[1].score, found[0])) if fitting else None


def _together(common: Reading, reading: Reading) -> Reading:
    """What all members so far have said of numbers, sides and acts, as one reading."""
    numbers = Numbers(
        common.numbers.names | reading.numbers.names,
        common.numbers.amounts | reading.numbers.amounts,
    )
    acts = common.acts & reading.acts or common.acts | reading.acts
    return replace(common, numbers=numbers, sides=common.sides | reading.sides, acts=acts)
