"""Two people typed one paper sheet: what they agree on, and where each read something else. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from ruamphaen.meetings.rules.matching import name_key


@dataclass(frozen=True, slots=True)
class Reading:
    """บรรทัดหนึ่งที่คนหนึ่งอ่าน: the line's number, the name, and the roster row it was taken for (or None)."""

    line: int
    name: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """คู่บรรทัด — what each typist read of one signature; None where one of them has no such line."""

    first: Reading | None
    second: Reading | None

    @property
    def agrees(self) -> bool:
        """Whether both read the same person: one row of the roster, or one name."""
        if self.first is None or self.second is None:
            return False
        return _key(self.first) == _key(self.second)

    @property
    def line(self) -> int:
        """The number to speak of: the first reading's, where there is one."""
        reading = self.first or self.second
        return reading.line if reading else 0


class Take(StrEnum):
    """ข้อสรุปของบรรทัด — what a person decided about two readings that differ."""

    FIRST = "first"
    SECOND = "second"
    NONE = "none"  # nobody signed there


def compare(first: Sequence[Reading], second: Sequence[Reading]) -> list[Pair]:
    """Pair the lines of two readings; a line that one of them left out shifts nothing."""
    keys = [_key(one) for one in first], [_key(one) for one in second]
    pairs = list[Pair]()
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    for _what, low, high, other_low, other_high in matcher.get_opcodes():
        here, there = list(first[low:high]), list(second[other_low:other_high])
        width = max(len(here), len(there))
        padded = here + [None] * (width - len(here)), there + [None] * (width - len(there))
        pairs += [Pair(one, other) for one, other in zip(*padded, strict=True)]
    return pairs


def look_like_two_sheets(pairs: Sequence[Pair]) -> bool:
    """Whether the readings have so little in common that two sheets seem to carry one number."""
    return len(pairs) > 1 and sum(pair.agrees for pair in pairs) * 2 < len(pairs)


def read_names(text: str) -> list[tuple[int, str]]:
    """A reading as it is typed, one name a line: numbered names; an empty line keeps its number."""
    lines = text.replace("\r\n", "\n").split("\n")
    return [(place, line.strip()) for place, line in enumerate(lines, start=1) if line.strip()]


def missing_numbers(numbers: Sequence[int]) -> list[int]:
    """Numbers of sheets that are not there although higher ones are: perhaps a sheet was lost."""
    return sorted(set(range(1, max(numbers, default=0))) - set(numbers))


def _key(reading: Reading) -> tuple[int | None, str]:
    """Two typists took it for one row, or wrote one name."""
    return (reading.person, "") if reading.person is not None else (None, name_key(reading.name))
