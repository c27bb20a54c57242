"""เดิม / ใหม่ทีละคำ: which words of a text went, which came, which stayed.

Words are those of :mod:`ruamphaen.thai.words`, so a mark is never torn from its letter. The most
words that can stay, stay (longest common subsequence, found with the bits of whole numbers: a cell
of 4,000 letters takes milliseconds).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import clean
from ruamphaen.thai.words import MOST_CUT, cut

MOST_COMPARED = 64_000_000
"""Pairs of words compared (8,000 against 8,000, or 8 MB); beyond it the middle is one change."""


class RunKind(StrEnum):
    """ชนิดของช่วง — what became of a stretch of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """ช่วงของคำ — neighbouring words that stayed, went or came.

    A run that stayed may be written in two ways: Thai or Arabic digits, other spaces. `before` is
    empty for what came, `after` for what went.
    """

    kind: RunKind
    before: str
    after: str

    @property
    def text(self) -> str:
        """The run as it is read now; what went, as it was."""
        return self.after or self.before


def word_diff(before: str, after: str) -> tuple[Run, ...]:
    """The runs of two texts in reading order; what went stands before what came in its place.

    Both texts are cleaned first, so letters that nobody sees are no difference. The `before` of all
    runs joined is the old text, their `after` the new one. Digits are compared as digits: ๕ and 5
    are one. Spaces alone are no difference either.
    Beyond :data:`ruamphaen.thai.words.MOST_CUT` letters words are what stands between spaces.

    >>> [(run.kind.value, run.text) for run in word_diff("ถนนยาว ๕ เมตร", "ถนนยาว 6 เมตร")]
    [('same', 'ถนนยาว '), ('removed', '๕'), ('added', '6'), ('same', ' เมตร')]
    """
    old, new = clean(before), clean(after)
    if max(len(old), len(new)) > MOST_CUT:
        old_words, new_words = _SPACED.findall(old), _SPACED.findall(new)
    else:
        old_words, new_words = _words(old), _words(new)
    pieces = _aligned(old_words, new_words)
    return tuple(_without_spacing(_without_crumbs(_runs(pieces))))


def only_writing(runs: Iterable[Run]) -> bool:
    """Whether no word went or came: at most digits or spaces are written in another way."""
    return all(run.kind == RunKind.SAME for run in runs)


# ------------------------------------------------------------------ words

_SPACED = re.compile(r"\s+|\S+")
# What never begins a word, and what never ends one: a piece that breaks this joins its neighbour.
_NEVER_FIRST = re.compile(r"[\u0e30-\u0e3a\u0e45-\u0e4e\u0300-\u036f\u200d\ufe0f]")
_NEVER_LAST = re.compile(r"[\u0e40-\u0e44\u200d]\Z")
_BLANK = re.compile(r"\s+")


def _words(text: str) -> list[str]:
    words: list[str] = []
    for piece in cut(text):
        for part in _SPACED.findall(piece):
            if words and (_NEVER_FIRST.match(part) or _NEVER_LAST.search(words[-1])):
                words[-1] += part
            else:
                words.append(part)
    return words


def _key(word: str) -> str:
    """Equal for words that are read alike."""
    return " " if word.isspace() else to_arabic_digits(word)


# ------------------------------------------------------------------ alignment

type _Piece = tuple[RunKind, str, str]


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[_Piece]:
    """Every word once: same, removed or added."""
    kept = _kept([_key(word) for word in old], [_key(word) for word in new])
    pieces: list[_Piece] = []
    old_at = new_at = 0
    for one, other in [*kept, (len(old), len(new))]:
        pieces += ((RunKind.REMOVED, word, "") for word in old[old_at:one])
        pieces += ((RunKind.ADDED, "", word) for word in new[new_at:other])
        if one < len(old):
            pieces.append((RunKind.SAME, old[one], new[other]))
        old_at, new_at = one + 1, other + 1
    return pieces


def _kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the words that stay, in order.

    Where a word could stay in two places the earlier one is taken: what was written on at the end
    of a text is then read as one addition.
    """
    head = _common(old, new)
    left, right = old[head:], new[head:]
    if len(left) * len(right) > MOST_COMPARED:
        tail = _common(left[::-1], right[::-1])
        stays = [(len(left) - back, len(right) - back) for back in range(tail, 0, -1)]
    else:
        stays = _longest(left, right)
    return [(at, at) for at in range(head)] + [(head + one, head + other) for one, other in stays]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two lists begin with alike."""
    found = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        found += 1
    return found


def _longest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """A longest common subsequence, as places in both.

    Hyyrö's bit-vector algorithm, from the end of the texts to their beginning: a whole number holds
    one row of the table, a bit for each old word, so a row costs a few operations on one number.
    """
    places: dict[str, int] = {}
    for at, key in enumerate(reversed(old)):
        places[key] = places.get(key, 0) | 1 << at
    row = everything = (1 << len(old)) - 1
    rows = []
    for key in reversed(new):
        hits = row & places.get(key, 0)
        row = ((row + hits) | (row - hits)) & everything
        rows.append(row)
    return _walked(old, new, rows)


def _walked(old: Sequence[str], new: Sequence[str], rows: Sequence[int]) -> list[tuple[int, int]]:
    """From the first words to the last; a bit that is on says that its old word need not stay."""
    kept = []
    one = other = 0
    while one < len(old) and other < len(new):
        if old[one] == new[other]:
            kept.append((one, other))
            one, other = one + 1, other + 1
        elif rows[len(new) - other - 1] >> (len(old) - one - 1) & 1:
            one += 1
        else:
            other += 1
    return kept


# ------------------------------------------------------------------ runs


def _runs(pieces: Iterable[_Piece]) -> list[Run]:
    """Neighbours of one kind joined; within a change what went comes first."""
    runs: list[Run] = []
    for stays, stretch in groupby(pieces, key=lambda piece: piece[0] == RunKind.SAME):
        members = list(stretch)
        before = "".join(old for _kind, old, _new in members)
        after = "".join(new for _kind, _old, new in members)
        runs += [Run(RunKind.SAME, before, after)] if stays else _change(before, after)
    return runs


def _change(before: str, after: str) -> list[Run]:
    removed = [Run(RunKind.REMOVED, before, "")] if before else []
    added = [Run(RunKind.ADDED, "", after)] if after else []
    return removed + added


def _without_crumbs(runs: Sequence[Run]) -> list[Run]:
    """A space that stayed between two changes belongs to them: one change is read, not three."""
    pieces: list[_Piece] = []
    for at, run in enumerate(runs):
        crumb = run.kind == RunKind.SAME and 0 < at < len(runs) - 1 and _BLANK.fullmatch(run.before)
        if crumb:
            pieces += [(RunKind.REMOVED, run.before, ""), (RunKind.ADDED, "", run.after)]
        else:
            pieces.append((run.kind, run.before, run.after))
    return _runs(pieces)


def _without_spacing(runs: Sequence[Run]) -> list[Run]:
    """A change of nothing but spaces is another writing of the same: ถนน คอนกรีต for ถนนคอนกรีต."""
    pieces: list[_Piece] = []
    for stays, stretch in groupby(runs, key=lambda run: run.kind == RunKind.SAME):
        members = list(stretch)
        went = "".join(run.before for run in members)
        came = "".join(run.after for run in members)
        if stays or _unspaced(went) == _unspaced(came):
            pieces.append((RunKind.SAME, went, came))
        else:
            pieces += [(run.kind, run.before, run.after) for run in members]
    return _runs(pieces)


def _unspaced(text: str) -> str:
    return to_arabic_digits("".join(text.split()))
