"""ข้อความที่คล้ายกัน and ตัวสะกด: what helps somebody who writes a statement. Suggests, never decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ruamphaen.thai.text import search_key
from ruamphaen.thai.words import cut, dictionary

ALIKE = 0.4
"""From this share of common pieces a statement is shown as similar: better one too many than one
too few, the author decides."""
MOST_ALIKE = 3
MOST_TYPOS = 3
_LEAST_LETTERS = 4
_LEAST_WORD = 5
_MOST_PIECES = 4
_MOST_LETTERS = 16
_LETTERS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาิีึืุูเแโใไำ็่้๊๋์ั"


@dataclass(frozen=True)
class Typo:
    """คำที่อาจสะกดผิด — a word nobody knows, and the known word one slip away."""

    written: str
    meant: str


def similar(text: str, others: Iterable[tuple[int, str]]) -> list[int]:
    """The keys of at most MOST_ALIKE texts most like this one, the most alike first."""
    own = _pieces(text)
    found = [(_share(own, _pieces(other)), key) for key, other in others]
    near = sorted((-share, key) for share, key in found if share >= ALIKE)
    return [key for _share_of, key in near[:MOST_ALIKE]]


def _pieces(text: str) -> set[str]:
    key = search_key(text)
    return {key[at : at + 3] for at in range(max(1, len(key) - 2))} if key else set()


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def typos_in(text: str) -> list[Typo]:
    """Words that are in no list and one slip away from exactly one known word, at most MOST_TYPOS."""
    return list(_typos(cut(text)))[:MOST_TYPOS]


def _typos(words: Sequence[str]) -> Iterator[Typo]:
    known, at = dictionary(), 0
    while at < len(words):
        found = next(_slips_from(words, at, known), None)
        if found is None:
            at += 1
            continue
        typo, at = found
        yield typo


def _slips_from(words: Sequence[str], at: int, known: frozenset[str]) -> Iterator[tuple[Typo, int]]:
    """A slip cuts a word to pieces, so neighbours are joined; the longest run is looked at first.

    Only a run with a piece that is no word is taken for one: a slip that makes another word is not seen.
    """
    for end in range(min(len(words), at + _MOST_PIECES), at, -1):
        pieces = words[at:end]
        run = "".join(pieces)
        fits = _LEAST_LETTERS <= len(run) <= _MOST_LETTERS and run not in known
        thai = all("ก" <= sign <= "๎" for sign in run)
        broken = any(piece not in known for piece in pieces)
        if fits and thai and broken:
            meant = {near for near in _one_slip_away(run) if near in known}
            if len(meant) == 1 and (word := meant.pop()) and len(word) >= _LEAST_WORD:
                yield Typo(run, word), end


def _one_slip_away(word: str) -> Iterator[str]:
    """Everything one letter left out, put in, exchanged or swapped makes of a word."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        for letter in _LETTERS:
            yield before + letter + after
        if after:
            yield before + after[1:]
            for letter in _LETTERS:
                yield before + letter + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
