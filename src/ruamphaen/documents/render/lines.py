"""ตัดบรรทัด: Thai text set into lines that end between words, before the page is laid out.

Setters and viewers bring dictionaries of their own that part words (ตา|รางเมตร, หมู่ที่|3). Lines set
here need no marks inside the text, so that what is copied from or searched in the paper is clean.
"""

import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache

from ruamphaen.documents.render.metrics import text_mm
from ruamphaen.thai.words import breakable, parts, unbroken

MOST_EMPTY, LONG_COMPOUND = 0.4, 13
"""A compound of so many letters is parted where more than that share of a line would stay empty."""

_CLUSTER = re.compile(
    r"[\u0e40-\u0e44]?[^\u0e40-\u0e44][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0300-\u036f\ufe0f]*|."
)
# A word with the spaces after it; words also part at a bracket or stroke between Thai letters.
_PART = re.compile(r"[^ \u200b]*(?: +|\u200b|\Z)")
_SPACED = re.compile(r"[^ ]+ *")
_BY_SIGN = re.compile(r"(?<=[\u0e01-\u0e4e])(?=\()|(?<=[\u0e01-\u0e4e]/)(?=[\u0e01-\u0e4e])")


@lru_cache(maxsize=4096)  # a plan says กองช่าง a thousand times
def set_lines(
    text: str, width_mm: float, size_pt: float, *, bold: bool = False, first_mm: float = 0
) -> tuple[str, ...]:
    """The text as lines no wider than ``width_mm``, each ending between words where it can.

    The first line is ``first_mm`` shorter: a paragraph begins there.

    The lines are the text but for the spaces at their ends. A compound wider than the column, or
    that would leave much of a line empty, is parted into the words it is made of; a word still
    too wide between letters, never between a letter and its marks. At least one line.
    """
    set_so_far = list[str]()
    for paragraph in text.split("\n"):
        indent = 0 if set_so_far else first_mm
        set_so_far += _fill(_words(paragraph), width_mm, size_pt, bold=bold, first_mm=indent)
    return tuple(set_so_far)


def longest_word_mm(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Width of the widest word of the text: a column this wide parts none of them."""
    words = (word.rstrip(" ") for line in text.split("\n") for word in _words(line))
    return max((text_mm(word, size_pt, bold=bold) for word in words), default=0.0)


def longest_plain_word_mm(text: str, size_pt: float) -> float:
    """The same where compounds may be parted: a column this wide tears no word between letters."""
    waiting = [word for line in text.split("\n") for word in _words(line)]
    widest = 0.0
    while waiting:
        word = waiting.pop()
        inner = _inner_words(word)
        waiting += inner
        if not inner:
            widest = max(widest, text_mm(word.rstrip(" "), size_pt))
    return widest


def _words(paragraph: str) -> Iterator[str]:
    for part in _PART.findall(_BY_SIGN.sub("\u200b", breakable(paragraph))):
        if part:
            yield unbroken(part)


def _fill(
    words: Iterator[str], width_mm: float, size_pt: float, *, bold: bool, first_mm: float
) -> list[str]:
    lines, line = list[str](), ""
    waiting = deque(words)
    while waiting:
        word = waiting.popleft()
        left = width_mm - text_mm(line, size_pt, bold=bold) - (0 if lines else first_mm)
        shown = text_mm(word.rstrip(" "), size_pt, bold=bold)
        if shown <= left:
            line += word
        elif _may_part(word, shown, left, width_mm) and (inner := _inner_words(word)):
            waiting.extendleft(reversed(inner))
        elif line:
            lines.append(line.rstrip(" "))
            line = ""
            waiting.appendleft(word)
        else:
            *full, line = _torn(word, left, size_pt, bold=bold)
            lines += full
    return [*lines, line.rstrip(" ")]


def _may_part(word: str, shown: float, left: float, width_mm: float) -> bool:
    long = len(word) >= LONG_COMPOUND and " " not in word.rstrip(" ")
    return shown > width_mm or (long and left > MOST_EMPTY * width_mm)


def _inner_words(word: str) -> list[str]:
    """The words a compound or bound phrase is made of, one level down; [] for a plain word."""
    bare = word.rstrip(" ")
    if " " in bare:
        return _SPACED.findall(word)
    deep, inner, at = parts(bare), list[str](), 0
    while at < len(deep):  # each part is followed by its own parts
        inner.append(deep[at])
        at += 1 + len(parts(deep[at]))
    if inner:
        inner[-1] += word[len(bare) :]
    return inner


def _torn(word: str, width_mm: float, size_pt: float, *, bold: bool) -> list[str]:
    pieces, piece, taken = list[str](), "", 0.0
    for cluster in _CLUSTER.findall(word):
        wide = text_mm(cluster, size_pt, bold=bold)
        if piece and cluster != " " and taken + wide > width_mm:
            pieces.append(piece)
            piece, taken = "", 0.0
        piece += cluster
        taken += wide
    return [*pieces, piece]
