"""การอ่านข้อความ: what one need asks for, where, and how much: all that is compared later."""

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

from ruamphaen.proposals.rules.twins.numbers import Numbers, taken_out
from ruamphaen.proposals.rules.twins.places import (
    MUST_BOTH,
    PLACE_LABELS,
    SIDES,
    SIDES_WRITTEN,
    SPELLED_SIDES,
)
from ruamphaen.proposals.rules.twins.spelling import folded, heard_as
from ruamphaen.proposals.rules.twins.wording import (
    ABBREVIATIONS,
    ACTS,
    AFTER_NAMES,
    FILLERS,
    IN_NAMES,
    JOINERS,
    NEGATIONS,
    PHRASES,
    REASONS,
    REQUESTS,
    SAME,
)
from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import clean, search_key
from ruamphaen.thai.words import cut, dictionary

MOST_LETTERS = 4_000
"""Letters of a text that are read: what is asked stands in the first lines."""
ENOUGH_LETTERS = 4
"""Letters of what is asked that are needed to judge; below, only equal texts are twins."""

_PLACES = frozenset(PLACE_LABELS)


@dataclass(frozen=True, slots=True)
class Word:
    """คำ — ``heard`` is its folded spelling; ``label`` says that a name follows (วัด, ซอย), ``named``
    that it is part of one, ``joined`` that "and" stands before it, ``known`` that it is a word of the
    dictionary: a slip seldom makes another word."""

    heard: str
    label: str
    named: bool
    joined: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """สิ่งที่อ่านได้ — one need.

    ``words`` are what is left when politeness, reasons, acts, sides and numbers are taken out, in
    order; ``letters`` how many letters they have. ``acts`` are kinds of what is to be done,
    ``sides`` (group, word); ``heard`` is the set of the words, ``names``
    are the names of places, each as its words; ``spelled`` is the whole text without numbers and
    sides, in folded letters. ``key`` is equal for texts that say the same in the same order.
    """

    words: tuple[Word, ...]
    letters: int
    numbers: Numbers
    acts: frozenset[str]
    sides: frozenset[tuple[str, str]]
    denied: bool
    key: str
    heard: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    spelled: str

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is left to compare: politeness alone, or no text at all."""
        return not self.words and not self.numbers.names

    @property
    def enough(self) -> bool:
        """Whether the text says enough to be judged by more than being equal."""
        return self.letters >= ENOUGH_LETTERS or (self.letters > 1 and bool(self.numbers.names))


def read(text: str) -> Reading:
    """Read one text of any length and any content; an empty one has no words and the key ""."""
    plain = clean(text[: 4 * MOST_LETTERS])[:MOST_LETTERS]
    lowered = _TOO_MANY.sub(_one_letter, to_arabic_digits(plain.casefold()))
    lowered = lowered.replace("ๆ", " ").replace(_GLUE, " ")
    spelled = _SAME.sub(_same, _ABBREVIATION.sub(_abbreviated, lowered))
    found = _Found()
    numbers, rest = taken_out(SIDES_WRITTEN.sub(found.take_side, _PHRASES.sub(" ", spelled)))
    for word in cut(rest):
        found.take(word)
    words = tuple(found.words or found.reasons)
    letters = sum(len(word.heard) for word in words)
    sides = frozenset(found.sides)
    acts = frozenset(found.acts)
    said = "".join(word.heard for word in words)
    if not said and not numbers.names:
        key = "=" + search_key(plain)
        if key == "=":
            key = ""
    else:
        parts = [said, *_told(numbers.names), *_told(numbers.amounts), *_told(sides), *sorted(acts)]
        key = "|".join([*parts, "-" if found.denied else "+"])
    heard = frozenset(word.heard for word in words)
    names = tuple(tuple(name) for name in found.names if len(name) > 1)
    whole = heard_as(_SIGNS.sub("", rest))
    return Reading(words, letters, numbers, acts, sides, found.denied, key, heard, names, whole)


class _Found:
    """Words of one text, sorted into what they tell."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.reasons: list[Word] = []
        self.acts: set[str] = set()
        self.sides: set[tuple[str, str]] = set()
        self.names: list[list[str]] = []
        self.denied = False
        self._in_reason = self._joined = self._asked = self._naming = False

    def take(self, written: str) -> None:
        """One word, in the order of the text."""
        word = _SIGNS.sub("", written)
        if not word:
            self._naming = self._naming and written == _GLUE
            return
        naming, self._naming = self._naming, word in _PLACES
        if naming and (word in IN_NAMES or not _ends_a_name(word)):
            self._naming = True
            self._take_word(word, named=True)
            return
        if word in REASONS:
            self._in_reason = True
        elif word in REQUESTS or word in _PLACES:
            self._in_reason = False
        if word in ("ขอ", "ต้องการ"):
            self._asked = True
        elif word in JOINERS:
            self._joined = True
        elif word in REASONS or word in FILLERS:
            pass
        elif word in NEGATIONS:
            self.denied = self.denied != (not self._in_reason)
        elif SIDES.get(word) in MUST_BOTH:
            self.sides.add((SIDES[word], word))
        elif word in ACTS:
            self._take_act(ACTS[word])
        elif word not in dictionary() and folded(word) in _ACTS_HEARD:
            self._take_act(_ACTS_HEARD[folded(word)])
        else:
            self._take_word(word, named=False)

    def take_side(self, found: re.Match[str]) -> str:
        """A side that stands before a place or after "ฝั่ง"; it leaves the text."""
        written = next(group for group in found.groups() if group)
        word = SPELLED_SIDES.get(written, written)
        self.sides.add((SIDES[word], word))
        return " "

    def _take_act(self, act: str) -> None:
        if not self._in_reason:
            self.acts.add(act)
        self._asked = False

    def _take_word(self, word: str, *, named: bool) -> None:
        if self._asked:  # "ขอถังขยะ": a thing is asked for that is not there
            self.acts.add("build")
            self._asked = False
        taken = _word(
            folded(word), word if word in _PLACES else "", named, self._joined, _known(word)
        )
        (self.reasons if self._in_reason else self.words).append(taken)
        if named:
            self.names[-1].append(taken.heard)
        elif taken.label:
            self.names.append([])
        self._joined = False


@lru_cache(maxsize=1 << 16)
def _word(heard: str, label: str, named: bool, joined: bool, known: bool) -> Word:
    """One object for all texts that have the word."""
    return Word(heard, label, named, joined, known)


def _known(word: str) -> bool:
    return len(word) > 1 and word in dictionary()


@lru_cache(maxsize=1 << 16)
def _ends_a_name(word: str) -> bool:
    """Whether a word after the name of a place is no part of the name."""
    known = FILLERS | AFTER_NAMES | JOINERS | REASONS | REQUESTS | NEGATIONS
    return word in known or word in ACTS or SIDES.get(word) in MUST_BOTH


_SIGNS = re.compile(r"[^\wก-๎]+")
# มากกกก anywhere, ใจจ at the end of a word; รร is at home there.
_TOO_MANY = re.compile(r"([^\d\s])\1{2,}|([ก-ยล-ฮ])\2(?![ก-๙])")
_ABBREVIATION = re.compile(
    rf"(?<![ก-๙a-z])(?:{'|'.join(f'({form})' for form in ABBREVIATIONS)})\s?"
)
_GLUE = "\n"  # cuts words apart, and yet a name goes on
_LONG_FORMS = [f"{word}{_GLUE}" for word in ABBREVIATIONS.values()]
_SAME = re.compile("|".join(f"({forms})" for forms in SAME.values()))
_ONE_NAME = [f" {word} " for word in SAME]
_PHRASES = re.compile(PHRASES)
_ACTS_HEARD = {folded(word): kind for word, kind in ACTS.items() if len(folded(word)) > 2}


def _one_letter(found: re.Match[str]) -> str:
    return found[0][0]


def _abbreviated(found: re.Match[str]) -> str:
    return _LONG_FORMS[(found.lastindex or 1) - 1]


def _same(found: re.Match[str]) -> str:
    return _ONE_NAME[(found.lastindex or 1) - 1]


def _told(pairs: frozenset[tuple[str, str]]) -> list[str]:
    return [f"{label} {value}" for label, value in sorted(pairs)]


# ------------------------------------------------------------------ the sketch

FREE_KEYS, PLACED_KEYS = 16, 8
_GRAM = 4


def sketch(reading: Reading) -> tuple[int, ...]:
    """Up to 24 keys (0 to 2**32 - 1) that texts in nearly the same words share; equal everywhere.

    A bottom-k sketch: of the hashes of all runs of 4 letters the smallest are kept, so that two
    texts choose the same ones (Broder, On the resemblance and containment of documents, 1997). Of
    them 16 stand for the words alone, and 8 for the words with the numbers that name a place: in
    "ไฟดับ ซอย 3" the words are everybody's, words and number together are not.
    """
    said = "".join(word.heard for word in reading.words)
    letters = f"<{said}>".encode("utf-16-le")
    size = 2 * _GRAM
    grams = {letters[at : at + size] for at in range(0, max(2, len(letters) - size + 2), 2)}
    keys = sorted(_mixed(zlib.crc32(gram)) for gram in grams)[:FREE_KEYS]
    where = reading.numbers.signature
    if where:
        seed = zlib.crc32(where.encode())
        keys += sorted(_mixed(zlib.crc32(gram, seed)) for gram in grams)[:PLACED_KEYS]
    return tuple(keys)


@lru_cache(maxsize=1 << 16)
def _mixed(value: int) -> int:
    """Spread a checksum over all 32 bits: the smallest of them must not be those of like letters."""
    value = (value ^ (value >> 16)) * 0x85EBCA6B & 0xFFFFFFFF
    value = (value ^ (value >> 13)) * 0xC2B2AE35 & 0xFFFFFFFF
    return value ^ (value >> 16)
