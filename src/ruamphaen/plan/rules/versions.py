"""Versions of a plan: their kinds, their states and moves, how they are named."""

from enum import StrEnum

from ruamphaen.thai.dates import FiscalYear


class VersionKind(StrEnum):
    """ประเภทของฉบับ — what a version does to the plan before it (regulation of 2548, chapters 3–4)."""

    FIRST = "first"
    REVIEW = "review"
    ADDITION = "addition"
    CHANGE = "change"
    CORRECTION = "correction"


class State(StrEnum):
    """สถานะของฉบับ — where a version stands. Only a draft can be edited."""

    DRAFT = "draft"
    ANNOUNCED = "announced"


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ANNOUNCED}),
    State.ANNOUNCED: frozenset(),  # what was published never changes; a new version cites it
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
    kind: VersionKind, noun: str, round_number: int | None, year: FiscalYear | None
) -> str:
    """The version's name as printed on its forms: "เพิ่มเติม ครั้งที่ 1/2566"; nothing for the first.

    >>> change_label(VersionKind.ADDITION, "ฉบับที่", 3, None)
    'เพิ่มเติม ฉบับที่ 3'
    """
    word = KIND_WORDS[kind]
    if not word or round_number is None:
        return word
    return f"{word} {noun} {round_number}" + (f"/{year}" if year else "")
