"""การเทียบสองข้อความ: whether two needs are one, how alike they are, and if not, in what they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ruamphaen.proposals.rules.twins.places import ADMINISTRATIVE, MUST_BOTH
from ruamphaen.proposals.rules.twins.reading import Reading, Word
from ruamphaen.proposals.rules.twins.spelling import near, slipped


class Difference(StrEnum):
    """สิ่งที่ต่างกัน — why two texts that look alike are two needs."""

    NUMBER = "number"
    SIDE = "side"
    ACT = "act"
    NEGATION = "negation"
    PLACE = "place"
    WORDS = "words"
    TOO_LITTLE = "too_little"


@dataclass(frozen=True, slots=True)
class Likeness:
    """ความเหมือน — ``score`` is the share of the letters of both texts that the other has too, 0 to 1;
    ``difference`` is None for twins."""

    score: float
    difference: Difference | None

    @property
    def twins(self) -> bool:
        """Whether the two ask for the same thing at the same place."""
        return self.difference is None


# Letters that one text may have more than its twin, as a share of its own: a reason, a landmark.
MOST_ADDED = 0.4
# In long texts that tell a story a few other words on both sides are no other need.
LONG_LETTERS, MOST_CHANGED = 80, 0.12


def compare(one: Reading, other: Reading) -> Likeness:
    """Judge two readings. Symmetrical; depends on nothing but the two."""
    if one.key == other.key:
        return Likeness(1.0, None if one.key else Difference.TOO_LITTLE)
    left, right = _leftovers(one, other)
    missing, added = _letters(left), _letters(right)
    both = one.letters + other.letters
    score = 1 - (missing + added) / both if both else 0.0
    return Likeness(score, _difference(one, other, left, right))


def contradict(one: Reading, other: Reading) -> Difference | None:
    """What alone makes two needs of two texts, whatever their words are; quick."""
    if one.numbers.differ_from(other.numbers):
        return Difference.NUMBER
    if one.sides != other.sides and _sides_differ(one.sides, other.sides):
        return Difference.SIDE
    # A long story says "not" of many things.
    if one.denied != other.denied and min(one.letters, other.letters) < LONG_LETTERS:
        return Difference.NEGATION
    if one.acts and other.acts and not one.acts & other.acts:
        return Difference.ACT
    return None


def _sides_differ(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    groups = {group for group, _ in one ^ other}
    if groups & MUST_BOTH:
        return True
    shared = groups & {group for group, _ in one} & {group for group, _ in other}
    return bool(shared)


@dataclass(frozen=True, slots=True)
class _Run:
    """คำที่เหลือ — words in a row that the other text lacks, and whether they name a place."""

    words: tuple[Word, ...]
    before: str  # the label just before, after which they are a name

    @property
    def said(self) -> str:
        return "".join(word.heard for word in self.words)

    @property
    def names_a_place(self) -> bool:
        return bool(self.before) or any(word.label or word.named for word in self.words)

    @property
    def repeats_where(self) -> bool:
        """A village, subdistrict ... and its name, which may stand beside a number of the village."""
        return not self.before and self.words[0].label in ADMINISTRATIVE


def _difference(
    one: Reading, other: Reading, left: list[_Run], right: list[_Run]
) -> Difference | None:
    if one.says_nothing or other.says_nothing:
        return Difference.TOO_LITTLE
    plain = contradict(one, other)
    if plain is not None:
        return plain
    if not left and not right:
        return Difference.PLACE if _names_turned(one, other) else None
    if not (one.enough and other.enough):
        return Difference.TOO_LITTLE
    if _only_slips(one, other, left, right):
        return None
    told = _same_village(one, other)
    if any(run.names_a_place and not (told and run.repeats_where) for run in (*left, *right)):
        return Difference.PLACE
    missing, added = _letters(left), _letters(right)
    if missing and added:
        long = min(one.letters, other.letters) >= LONG_LETTERS
        changed = max(missing / one.letters, added / other.letters)
        return None if long and changed <= MOST_CHANGED else Difference.WORDS
    if any(run.words[0].joined for run in (*left, *right)):
        return Difference.WORDS
    share = max(missing / one.letters, added / other.letters)
    return None if share <= MOST_ADDED else Difference.WORDS


def _names_turned(one: Reading, other: Reading) -> bool:
    """Whether a name in one text has the words of a name in the other, in another order."""
    if one.names == other.names:
        return False
    theirs = {tuple(sorted(name)): name for name in other.names}
    return any(theirs.get(tuple(sorted(name)), name) != name for name in one.names)


def _only_slips(one: Reading, other: Reading, left: list[_Run], right: list[_Run]) -> bool:
    """Whether the texts as a whole are apart by a slip or two that made no other word.

    Names of places too: ดอน and ดอย are two words, ศรีบุญ and ศรีบญ are not.
    """
    if one.spelled == other.spelled:
        return True
    odd = any(not word.known for run in (*left, *right) for word in run.words)
    return odd and slipped(one.spelled, other.spelled)


def _same_village(one: Reading, other: Reading) -> bool:
    return any(label == "หมู่" for label, _ in one.numbers.names & other.numbers.names)


def _letters(runs: Sequence[_Run]) -> int:
    return sum(len(word.heard) for run in runs for word in run.words)


def _leftovers(one: Reading, other: Reading) -> tuple[list[_Run], list[_Run]]:
    """What each has that the other lacks, in runs, after spellings of one another are paired off.

    The order of words does not count: "หน้าวัด ขอไฟ" is "ขอไฟ หน้าวัด".
    """
    left, right = _runs(one, other.heard), _runs(other, one.heard)
    if not left or not right:
        return left, right
    for run in list(left):
        twin = next((to for to in right if _spelled_alike(run, to)), None)
        if twin is not None:
            left.remove(run)
            right.remove(twin)
    return left, right


def _spelled_alike(one: _Run, other: _Run) -> bool:
    return near(one.said, other.said, strict=one.names_a_place or other.names_a_place)


def _runs(reading: Reading, known: frozenset[str]) -> list[_Run]:
    """The words that are not known, as they stand together in the text."""
    if reading.heard <= known:
        return []
    runs: list[_Run] = []
    words, start, label = reading.words, 0, ""
    for at, word in enumerate(words):
        if word.heard in known:
            if at > start:
                runs.append(_Run(words[start:at], label))
            start, label = at + 1, word.label
    if len(words) > start:
        runs.append(_Run(words[start:], label))
    return runs
