"""การเสนอที่ลง: scores the places a text may belong to, by topics and by words that tell them apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log

from ruamphaen.proposals.rules.home.signs import COMMON, SHORTEST_WORD, Signs, signs_of

LEAST_SCORE = 2.0
"""Below this no place is suggested as more than a guess."""
CLEAR_LEAD = 1.25
"""How many times the second place's score the first must have to be called sure."""
MOST_PLACES = 3
_TOPIC_WEIGHT, _WORD_WEIGHT, _EXAMPLE_WEIGHT = 2.0, 1.0, 1.5
_AROUND = 0.4  # what is said above a node tells less of it than its own words
_OFTEN = 0.5  # words that stand in half of the places tell nothing
_FEW = 4  # among so few places no word is too frequent


class Sureness(StrEnum):
    """ความแน่ใจ — whether the first suggestion stands out, or only leads, or is none at all."""

    SURE = "sure"
    UNSURE = "unsure"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Place:
    """ที่ลงหนึ่งแห่ง — a node, programme or department: its key, and all texts that speak of it.

    `around` are texts of what it stands under; `topics` are codes of topics that belong to it,
    where that is known better than from its texts (a programme's).
    """

    key: str
    texts: tuple[str, ...]
    around: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """ตัวอย่างที่ตัดสินแล้ว — words of a text (`search_words`) that an officer put into a place."""

    words: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Scored:
    """คะแนนของที่ลง — a place, its score, and the words of the text that led there."""

    key: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """ที่ลงที่เสนอ — the best places, the best first, and how sure the first is."""

    places: tuple[Scored, ...]
    sureness: Sureness

    @property
    def first(self) -> Scored | None:
        """The best place, None where nothing led anywhere."""
        return self.places[0] if self.places else None

    @property
    def sure(self) -> bool:
        """Whether the first place stands out."""
        return self.sureness is Sureness.SURE


type _Known = Mapping[str, tuple[tuple[int, float], ...]]
"""A sign, and the places (by number) it speaks for with its weight there."""


class HomeFinder:
    """ผู้เสนอที่ลง — knows the places of one kind and suggests among them.

    A topic counts by how few places speak of it, a word likewise; what officers decided before
    counts by the share of its decisions. Nothing is remembered beyond what is given here.
    """

    def __init__(self, places: Sequence[Place], examples: Iterable[Example] = ()) -> None:
        self._keys = [place.key for place in places]
        own = [signs_of("\n".join(place.texts)) for place in places]
        around = [signs_of("\n".join(place.around)) for place in places]
        self._topics = _speaking(
            [
                _weights(place.topics or mine.topics, theirs.topics)
                for place, mine, theirs in zip(places, own, around, strict=True)
            ]
        )
        words = _speaking(
            [_weights(mine.words, theirs.words) for mine, theirs in zip(own, around, strict=True)]
        )
        most = max(_FEW, len(places) * _OFTEN)
        self._words = {word: spoken for word, spoken in words.items() if len(spoken) <= most}
        self._decided = _decisions(examples, self._keys)

    def guess(self, text: str) -> Guess:
        """The places a text may belong to; at most MOST_PLACES."""
        signs = signs_of(text)
        scores: dict[int, float] = {}
        led: dict[int, list[str]] = {}
        for weight, words, spoken in self._evidence(signs):
            for place, share in spoken:
                scores[place] = scores.get(place, 0.0) + weight * share
                led.setdefault(place, []).extend(words)
        best = sorted(scores.items(), key=lambda found: (-found[1], found[0]))[:MOST_PLACES]
        places = tuple(
            Scored(self._keys[place], score, tuple(dict.fromkeys(led[place])))
            for place, score in best
        )
        return Guess(places, _sureness(places))

    def _evidence(
        self, signs: Signs
    ) -> Iterable[tuple[float, tuple[str, ...], tuple[tuple[int, float], ...]]]:
        for topic, heard in signs.topics.items():
            yield _TOPIC_WEIGHT * heard.weight, heard.words, self._topics.get(topic, ())
        for word, weight in signs.words.items():
            yield _WORD_WEIGHT * weight, (word,), self._words.get(word, ())
            yield _EXAMPLE_WEIGHT * weight, (word,), self._decided.get(word, ())


def _weights(own: Iterable[str], around: Iterable[str]) -> dict[str, float]:
    return {**dict.fromkeys(around, _AROUND), **dict.fromkeys(own, 1.0)}


def _speaking(signs: Sequence[Mapping[str, float]]) -> _Known:
    """Each sign with the places that have it: those few have weigh most."""
    where: dict[str, list[tuple[int, float]]] = {}
    for place, some in enumerate(signs):
        for sign, weight in some.items():
            where.setdefault(sign, []).append((place, weight))
    found = {}
    for sign, places in where.items():
        heard = sum(weight for _place, weight in places)
        rarity = log(1 + len(signs) / heard) / max(1.0, heard) ** 0.5
        found[sign] = tuple((place, weight * rarity) for place, weight in places)
    return found


def _decisions(examples: Iterable[Example], keys: Sequence[str]) -> _Known:
    """For each word the places its texts were put into, by their share of these decisions."""
    place_of = {key: place for place, key in enumerate(keys)}
    counts: dict[str, Counter[int]] = {}
    for example in examples:
        if example.key in place_of:
            for word in set(example.words):
                if len(word) >= SHORTEST_WORD and word not in COMMON and not word.isdigit():
                    counts.setdefault(word, Counter())[place_of[example.key]] += 1
    return {
        # One decision alone is little; a word that goes everywhere tells nothing.
        word: tuple(
            (place, (times / found.total()) ** 2 * times / (times + 1))
            for place, times in found.items()
        )
        for word, found in counts.items()
    }


def _sureness(places: Sequence[Scored]) -> Sureness:
    if not places:
        return Sureness.NONE
    leads = len(places) == 1 or places[0].score >= CLEAR_LEAD * places[1].score
    return Sureness.SURE if places[0].score >= LEAST_SCORE and leads else Sureness.UNSURE
