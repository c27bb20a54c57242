"""การสะกด: letters that people swap, and how far two spellings are apart."""

import re
from functools import lru_cache

# One letter for those that sound alike, and no tone marks: ใ/ไ, ศ/ษ/ส, น/ณ ...
_ALIKE = str.maketrans(
    "ใศษณญฬฎฏฐฑฒธฆภฌๅ", "ไสสนยลดตถทททคพชา", "\u0e48\u0e49\u0e4a\u0e4b\u0e47\u0e4c\u0e3a.'-_/"
)
# A silenced letter (with a vowel under or over it) is not heard: สวัสดิ์ สวัสดิ, จันทร์ จัน.
_SILENCED = re.compile(r"[ก-ฮ][\u0e34\u0e38]?\u0e4c")
_TWICE = re.compile(r"(.)\1+")
_LONGEST = 200

_SHORT, _MIDDLE = 4, 9  # letters: below the first nothing is forgiven


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """The same as :func:`heard_as`, remembered: for words, which come again and again."""
    return heard_as(word)


def heard_as(word: str) -> str:
    """One spelling for what sounds alike: no tone marks, no silenced letters, no doubles.

    A silenced letter goes only where at least two letters are left.
    """
    heard = _SILENCED.sub("", word)
    bare = (heard if len(heard) > 1 else word).translate(_ALIKE)
    return _TWICE.sub(r"\1", bare)


def near(one: str, other: str, *, strict: bool) -> bool:
    """Whether two folded strings are two spellings of one.

    Loosely: one slip in 4 letters or more, two in 9 or more, then one for every six. Strictly (names
    of places): one letter too many, too few or swapped in 5 or more, one letter changed in 9 or more.
    """
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(longer) > _LONGEST or len(shorter) < _SHORT:
        return False
    if strict:
        if distance(one, other, 1) > 1:
            return False
        return len(shorter) >= _MIDDLE or (len(shorter) > _SHORT and _not_changed(shorter, longer))
    slips = 1 if len(shorter) < _MIDDLE else max(2, len(shorter) // 6)
    return distance(one, other, slips) <= slips


def _not_changed(shorter: str, longer: str) -> bool:
    return len(shorter) != len(longer) or sorted(shorter) == sorted(longer)


def slipped(one: str, other: str) -> bool:
    """Whether two long folded strings are apart by slips only: one, and one more for 40 letters."""
    start, end, shorter = 0, 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    most = 1 + shorter // 40
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if max(len(left), len(right)) > _LONGEST:
        return False
    return shorter >= _MIDDLE and distance(left, right, most) <= most


def distance(one: str, other: str, most: int) -> int:
    """Slips between two strings: letters added, dropped, changed, or two neighbours swapped.

    The optimal string alignment distance; `most` + 1 as soon as it is more than `most`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    beyond = most + 1
    width = len(other) + 1
    before: list[int] = []
    row = list(range(width))
    for at, letter in enumerate(one, start=1):
        earlier, before = before, row
        low, high = max(1, at - most), min(width - 1, at + most)
        row = [beyond] * width
        row[0] = at
        for to in range(low, high + 1):
            same = letter == other[to - 1]
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (not same))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == other[to - 1]:
                cost = min(cost, earlier[to - 2] + 1)
            row[to] = cost
        if min(row) > most:
            return beyond
    return min(row[-1], beyond)
