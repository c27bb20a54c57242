"""Versions of a plan: their kinds, their states and moves, how they are named."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from ruamphaen.thai.dates import FiscalYear


class VersionKind(StrEnum):
    """ประเภทของฉบับ — what a version does to the plan before it (regulation of 2548, chapters 3–4).

    The order is the one in which they are named on paper.
    """

    FIRST = "first"
    REVIEW = "review"
    ADDITION = "addition"
    CHANGE = "change"
    CORRECTION = "correction"


WHOLE_KINDS = frozenset({VersionKind.FIRST, VersionKind.REVIEW})
# ข้อ 22/2 speaks of these alone.
SPECIAL_KINDS = frozenset({VersionKind.ADDITION, VersionKind.CHANGE})

type Kinds = tuple[VersionKind, ...]


class UnlawfulKinds(ValueError):  # noqa: N818 -- it names what was chosen, not a fault of ours
    """These kinds cannot be one version: none at all, or a whole plan together with anything else."""


def kinds_of(kinds: Iterable[VersionKind]) -> Kinds:
    """The kinds of one round, each once, in the order in which they are printed.

    One round may hold additions, changes and corrections, as offices do (domain facts, 1.4); a
    first issue and a review list the whole plan and stand alone. Raises UnlawfulKinds.
    """
    given = set(kinds)
    if not given or (given & WHOLE_KINDS and len(given) > 1):
        raise UnlawfulKinds(sorted(given))
    return tuple(kind for kind in VersionKind if kind in given)


def read_kinds(kept: str) -> Kinds:
    """The kinds as they are kept ("addition,change")."""
    return kinds_of(VersionKind(kind) for kind in kept.split(","))


def kept_kinds(kinds: Sequence[VersionKind]) -> str:
    """Kinds as they are kept: "addition,change"."""
    return ",".join(kinds)


def row_kind(kinds: Sequence[VersionKind], *, known: bool) -> VersionKind | None:
    """What a round does to a project, when nobody said: None in a version of the whole plan.

    One that the plan knows already is changed or corrected, whichever the round holds first; a new
    one is added. Where the round holds no such kind its first stands, and the check will say so.
    """
    if not WHOLE_KINDS.isdisjoint(kinds):
        return None
    fitting = (kind for kind in kinds if (kind == VersionKind.ADDITION) != known)
    return next(fitting, kinds[0])


class State(StrEnum):
    """สถานะของฉบับ — where a version stands. Only a draft can be edited."""

    DRAFT = "draft"
    APPROVED = "approved"  # frozen: what was approved is what will be announced
    ANNOUNCED = "announced"
    DROPPED = "dropped"  # a draft given up; it keeps its number and is never public


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.APPROVED, State.DROPPED}),
    State.APPROVED: frozenset({State.ANNOUNCED}),
    State.ANNOUNCED: frozenset(),  # what was published never changes; a new version cites it
    State.DROPPED: frozenset(),
}


def may_become(now: State, then: State) -> bool:
    """Whether a version may move from one state to another."""
    return then in MOVES[now]


# Both nouns are in use; which one, and whether numbers restart each year, is a local habit.
NOUNS = ("ครั้งที่", "ฉบับที่")

KIND_WORDS = {
    VersionKind.FIRST: "",
    VersionKind.REVIEW: "ทบทวน",
    VersionKind.ADDITION: "เพิ่มเติม",
    VersionKind.CHANGE: "เปลี่ยนแปลง",
    VersionKind.CORRECTION: "แก้ไข",
}


def change_label(
    kinds: Sequence[VersionKind], noun: str, round_number: int | None, year: FiscalYear | None
) -> str:
    """The version's name as printed on its forms; nothing for the first issue.

    >>> change_label([VersionKind.ADDITION], "ฉบับที่", 3, None)
    'เพิ่มเติม ฉบับที่ 3'
    """
    word = " ".join(KIND_WORDS[kind] for kind in kinds).strip()
    if not word or round_number is None:
        return word
    return f"{word} {noun} {round_number}" + (f"/{year}" if year else "")
