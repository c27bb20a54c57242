"""Whether two proposals are one matter: as decided, and how two texts are shown beside each other."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from ruamphaen.proposals.rules.home.marking import Piece
from ruamphaen.thai.words import cut

LONGEST_SHOWN = 1_000
"""Letters of each text that are held against the other's, word by word."""


class PairStanding(StrEnum):
    """ฐานะของคู่ — whether somebody decided already."""

    WAITING = "waiting"
    GROUPED = "grouped"
    APART = "apart"


def in_order(one: int, other: int) -> tuple[int, int]:
    """The keys of a pair as they are kept: the older first."""
    return (one, other) if one < other else (other, one)


def pairs_among(keys: Iterable[int]) -> list[tuple[int, int]]:
    """Every pair of some proposals, as it is kept."""
    ordered = sorted(set(keys))
    return [(one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :]]


def side_by_side(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Two texts in pieces, marked where the other has something else."""
    left, right = cut(one[:LONGEST_SHOWN]), cut(other[:LONGEST_SHOWN])
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    mine: list[Piece] = []
    theirs: list[Piece] = []
    for same, first, last, start, end in matcher.get_opcodes():
        differs = same != "equal"
        _add(mine, left[first:last], differs)
        _add(theirs, right[start:end], differs)
    return mine, theirs


def _add(pieces: list[Piece], words: Sequence[str], differs: bool) -> None:
    text = "".join(words)
    if text:
        pieces.append(Piece(text, led=differs and not text.isspace()))
