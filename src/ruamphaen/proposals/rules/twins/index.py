"""ดัชนี: which of many texts are worth comparing with one, without comparing it with all."""

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from ruamphaen.proposals.rules.twins.judging import Likeness, compare
from ruamphaen.proposals.rules.twins.reading import (
    FREE_KEYS,
    Reading,
    read,
    sketch,
)

MOST_SCANNED, MOST_SCANNED_TO_SUGGEST = 400, 4_000
"""Entries looked at for one text, the rarest keys first: what bounds the work."""
MOST_COMPARED, MOST_SUGGESTED = 8, 24
"""Texts compared with one to find its twins, and to suggest: those that share the most keys."""
ENOUGH_TO_SUGGEST = 8
"""Letters of what is asked (politeness and numbers not counted) before anything is suggested."""
LEAST_COVERED = 0.6
"""Share of what is typed so far (runs of three letters) that a suggestion must have too."""


@dataclass(frozen=True, slots=True)
class Similar[Id: Hashable]:
    """รายการที่คล้าย — an item that is like a text, how it was judged, and the share of the text's runs
    of three letters that it has (0 to 1)."""

    id: Id
    likeness: Likeness
    covers: float


class TwinIndex[Id: Hashable]:
    """ดัชนีข้อเสนอคล้าย — items and their texts, to be asked for what is like another text.

    It can be kept and updated: ``add``, ``remove``. What it keeps of a text are its reading and up
    to 24 keys below 2**32 that never change, so the postings may as well be rows (key, item) of a
    database with an index on the key.
    """

    def __init__(self) -> None:
        self._readings: dict[int, Reading] = {}
        self._ids: dict[int, Id] = {}
        self._slots: dict[Id, int] = {}
        self._postings: dict[int, list[int]] = {}
        self._next = 0
        self.scanned = 0
        self.compared = 0

    def __len__(self) -> int:
        return len(self._readings)

    def __contains__(self, item: Id) -> bool:
        return item in self._slots

    def add(self, item: Id, text: str) -> None:
        """Put an item in; one that is there already gets the new text."""
        self.add_read(item, read(text))

    def add_read(self, item: Id, reading: Reading, keys: tuple[int, ...] | None = None) -> None:
        """The same for a text that has been read."""
        self.remove(item)
        slot = self._next
        self._next += 1
        self._readings[slot], self._ids[slot], self._slots[item] = reading, item, slot
        for key in sketch(reading) if keys is None else keys:
            self._postings.setdefault(key, []).append(slot)

    def remove(self, item: Id) -> None:
        """Take an item out; one that is not there is none."""
        slot = self._slots.pop(item, None)
        if slot is None:
            return
        for key in sketch(self._readings.pop(slot)):
            posting = self._postings[key]
            posting.remove(slot)
            if not posting:
                del self._postings[key]
        del self._ids[slot]

    def twins_of(self, reading: Reading, keys: tuple[int, ...]) -> Iterator[tuple[Id, Likeness]]:
        """The items that are twins of a text, in no order of worth."""
        # Twins have the same numbers: with numbers the keys that hold them find all, and only them.
        for slot in self._candidates(keys[FREE_KEYS:] or keys, MOST_COMPARED, MOST_SCANNED):
            likeness = self._compare(reading, slot)
            if likeness.twins:
                yield self._ids[slot], likeness

    def similar_to(self, text: str, *, most: int = 5) -> list[Similar[Id]]:
        """Items to show to somebody who is typing this text, the most alike first; twins before all.

        Nothing as long as the text says too little to judge. The difference of each says in what it
        is another need (another number, another place): say it beside the suggestion.
        """
        reading = read(text)
        if reading.letters < ENOUGH_TO_SUGGEST:
            return []
        typed = runs_of_three(reading)
        found = [
            Similar(
                self._ids[slot],
                self._compare(reading, slot),
                len(typed & runs_of_three(self._readings[slot])) / len(typed),
            )
            for slot in self._candidates(sketch(reading), MOST_SUGGESTED, MOST_SCANNED_TO_SUGGEST)
        ]
        worth = [one for one in found if one.likeness.twins or one.covers >= LEAST_COVERED]
        worth.sort(key=_worth)
        return worth[:most]

    def _compare(self, reading: Reading, slot: int) -> Likeness:
        self.compared += 1
        return compare(reading, self._readings[slot])

    def _candidates(self, keys: tuple[int, ...], most: int, left: int) -> list[int]:
        """At most `most` slots, those that share the most keys, from the rarest keys there are.

        ``left`` is how many entries may be looked at.
        """
        postings = [self._postings[key] for key in keys if key in self._postings]
        postings.sort(key=len)
        shared: Counter[int] = Counter()
        for posting in postings:
            if len(posting) > left:
                if not shared:
                    shared.update(posting[-left:])
                    self.scanned += left
                break
            shared.update(posting)
            left -= len(posting)
            self.scanned += len(posting)
        if len(shared) <= most:
            return sorted(shared)
        counts = sorted(shared.values(), reverse=True)
        least = counts[most - 1]
        best = [slot for slot, count in shared.items() if count >= least]
        best.sort(key=lambda slot: (-shared[slot], slot))
        return best[:most]


def runs_of_three(reading: Reading) -> set[str]:
    said = reading.spelled
    return {said[at : at + 3] for at in range(max(1, len(said) - 2))}


def _worth(one: Similar[Hashable]) -> tuple[bool, float, float, str]:
    return (not one.likeness.twins, -one.covers, -one.likeness.score, str(one.id))
