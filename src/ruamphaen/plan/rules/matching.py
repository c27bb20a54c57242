"""Which row of a workbook is which row of the plan. Pure: from two lists to pairs, or to doubts.

Rows are the same when a reader would say so: same list, same programme, same title. Where several
carry one title, the strategy and the number tell them apart; where nothing does, it is said aloud
instead of guessed.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ruamphaen.plan.rules.importing import Plain
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.thai.text import search_key


@dataclass(frozen=True, slots=True)
class Incoming:
    """แถวจากสมุดงาน — one row of a workbook as the plan would keep it.

    `values` by the grid's field names, only what the workbook says: a blank text says nothing, a
    blank year of its header says "no money" (None).
    """

    place: int  # in the workbook, counted from 0
    sheet: str
    row: int
    list_kind: ListKind
    values: Mapping[str, Plain]

    @property
    def title(self) -> str:
        return str(self.values["title"])


@dataclass(frozen=True, slots=True)
class Known:
    """แถวในแผน — one row of a version with its values by the grid's field names."""

    pk: int
    edit: int
    project: int
    list_kind: ListKind
    values: Mapping[str, Plain]

    @property
    def title(self) -> str:
        return str(self.values["title"])


@dataclass(frozen=True)
class Matched:
    """ผลการจับคู่ — for each incoming row (by place) its row in the plan; the ambiguous ones apart.

    `by_title_alone` are pairs in different programmes: worth a second look.
    """

    pairs: Mapping[int, Known]
    by_title_alone: frozenset[int]
    ambiguous: Mapping[int, Sequence[Known]]


type _Row = Incoming | Known


@lru_cache(maxsize=50_000)
def _key(text: str) -> str:
    return search_key(text)


def _title(row: _Row) -> Hashable:
    return (row.list_kind, _key(row.title))


def _programme(row: _Row) -> Hashable:
    printed = str(row.values.get("programme_as_printed") or "")
    return (_title(row), row.values.get("programme") or _key(printed))


def _strategy(row: _Row) -> Hashable:
    node, printed = row.values.get("node"), str(row.values.get("strategy_as_printed") or "")
    return (_programme(row), node, "" if node else _key(printed))


def _number(row: _Row) -> Hashable:
    return (_strategy(row), row.values.get("number"))


def _target(row: _Row) -> Hashable:
    target = _key(str(row.values.get("target") or ""))
    return (_programme(row), target) if target else (id(row),)


# From the narrowest likeness to the widest: the first that leaves exactly one on both sides decides.
_LIKENESSES: Sequence[Callable[[_Row], Hashable]] = (
    _number,
    _strategy,
    _target,
    _programme,
    _title,
)


def matched(incoming: Sequence[Incoming], known: Iterable[Known]) -> Matched:
    """Pair the rows of a workbook with those of a version.

    Twins that are equal in everything that tells rows apart are paired in their order when there
    are as many here as there. What then still has several candidates is ambiguous.
    """
    pairs: dict[int, Known] = {}
    by_title_alone: set[int] = set()
    open_rows = {row.place: row for row in incoming}
    open_known = {row.pk: row for row in known}
    for likeness in _LIKENESSES:
        there = _gathered(open_known.values(), likeness)
        for key, here in _gathered(list(open_rows.values()), likeness).items():
            candidates = there.get(key, [])
            twins = likeness is _number and len(here) == len(candidates)
            if twins or len(here) == len(candidates) == 1:
                for row, found in zip(here, candidates, strict=True):
                    pairs[row.place] = found
                    by_title_alone |= {row.place} if likeness is _title else set()
                    del open_rows[row.place], open_known[found.pk]
    left = _gathered(open_known.values(), _programme)
    ambiguous = {
        row.place: candidates
        for row in open_rows.values()
        if (candidates := left.get(_programme(row), []))
    }
    return Matched(pairs, frozenset(by_title_alone), ambiguous)


def _gathered[Row: (Incoming, Known)](
    rows: Iterable[Row], likeness: Callable[[_Row], Hashable]
) -> dict[Hashable, list[Row]]:
    found: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        found[likeness(row)].append(row)
    return found


def continued(
    row: Incoming, earlier: Mapping[Hashable, Sequence[Known]]
) -> tuple[int | None, Sequence[Known]]:
    """The project of an earlier version that a new row continues, and all that carry its title.

    `earlier` by `title_keys`. One project: that one. Several: the one in the same programme, if
    only one is; otherwise None, and the caller says so.
    """
    namesakes = earlier.get(_title(row), [])
    projects = {other.project for other in namesakes}
    if len(projects) > 1:
        projects = {other.project for other in namesakes if _programme(other) == _programme(row)}
    return (projects.pop() if len(projects) == 1 else None), namesakes


def title_keys(known: Iterable[Known]) -> Mapping[Hashable, Sequence[Known]]:
    """Rows by list and title, for `continued`."""
    return _gathered(known, _title)


def difference(row: Incoming, known: Known) -> tuple[dict[str, Plain], dict[str, Plain]]:
    """What the workbook says otherwise: (before, after) of every field that would change.

    Texts equal to a reader's eye but for spaces still differ: the workbook's spelling is taken.
    A number alone is not a change of the project: forms renumber with every issue.
    """
    after = {
        name: value
        for name, value in row.values.items()
        if name not in _NOT_COMPARED and not _same(name, value, known.values.get(name))
    }
    return {name: known.values.get(name) for name in after}, after


# What only the source says about itself, and the number, which restarts with every issue.
_NOT_COMPARED = frozenset({"number", "programme_as_printed", "strategy_as_printed"})


def _same(name: str, value: Plain, known: Plain) -> bool:
    if name == "department":
        return _key(str(value or "")) == _key(str(known or ""))
    return value == known
