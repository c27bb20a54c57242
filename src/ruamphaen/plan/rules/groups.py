"""How the forms group rows: ยุทธศาสตร์ > กลยุทธ์ > แผนงาน, in the order of the strategy tree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline

_LAST = 1_000_000


@dataclass(frozen=True, slots=True)
class Standing:
    """ที่อยู่ของรายการ — what decides where a row stands on its form."""

    pk: int
    position: int
    node: int | None
    programme: str
    strategy_as_printed: str


@dataclass(frozen=True, slots=True)
class Group:
    """กลุ่ม — one strategy, tactic and programme; the numbers of its rows start at 1.

    `top` and `node` are keys of the tree (None where the source's words were not found in it;
    then `strategy_as_printed` says what it wrote). `node` equals `top` where there is no tactic.
    """

    top: int | None = None
    node: int | None = None
    strategy_as_printed: str = ""
    programme: str = ""


WHOLE_LIST = Group()


def group_of(row: Standing, list_kind: ListKind, outline: Outline) -> Group:
    """The group of a row. ผ.03 has no groups: strategy stands nowhere on it, programme in a column."""
    if list_kind == ListKind.EQUIPMENT:
        return WHOLE_LIST
    if row.node is None or row.node not in outline.by_pk:
        return Group(None, None, row.strategy_as_printed, row.programme)
    return Group(outline.tops[row.node], row.node, "", row.programme)


def grouped(
    rows: Iterable[Standing], list_kind: ListKind, outline: Outline
) -> list[tuple[Group, list[int]]]:
    """The groups in the order of the form, each with the keys of its rows by position."""
    found: dict[Group, list[Standing]] = {}
    for row in rows:
        found.setdefault(group_of(row, list_kind, outline), []).append(row)

    def place(item: tuple[Group, list[Standing]]) -> tuple[int, int, int, str]:
        group, members = item
        # Unplaced strategies keep the order in which the source brought them.
        first = 0 if group.node is not None else min(member.position for member in members)
        return (
            _rank(group.top, outline),
            _rank(group.node, outline),
            first,
            group.programme or "~",
        )

    return [
        (group, [row.pk for row in sorted(members, key=lambda row: (row.position, row.pk))])
        for group, members in _gathered(sorted(found.items(), key=place))
    ]


def _rank(node: int | None, outline: Outline) -> int:
    return _LAST if node is None else outline.ranks.get(node, _LAST)


def _gathered(
    ordered: Sequence[tuple[Group, list[Standing]]],
) -> list[tuple[Group, list[Standing]]]:
    """Groups of one unplaced strategy stand together, where its first one stood."""
    first: dict[str, int] = {}
    for place, (group, _) in enumerate(ordered):
        if group.node is None:
            first.setdefault(group.strategy_as_printed, place)

    def key(numbered: tuple[int, tuple[Group, list[Standing]]]) -> tuple[int, int]:
        place, (group, _) = numbered
        together = first[group.strategy_as_printed] if group.node is None else place
        return (together, place)

    return [item for _, item in sorted(enumerate(ordered), key=key)]


def numbers(rows: Iterable[Standing], list_kind: ListKind, outline: Outline) -> dict[int, int]:
    """The number of each row as its form prints it: from 1 in each group."""
    return {
        pk: place
        for _, members in grouped(rows, list_kind, outline)
        for place, pk in enumerate(members, start=1)
    }
