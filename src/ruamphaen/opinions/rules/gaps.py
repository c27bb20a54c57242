"""ช่องว่างระหว่างกลุ่ม: do two groups stand apart, or is one long row of people cut in two?

k-means parts a row of people as readily as two camps, and parts it the same way every time: being
stable is not being apart. So people of two groups are looked at along the line between the centres
(0 and 1). Where opinion is one hill, as many people stand in the middle (0.35 to 0.65) as around
the less crowded of the two centres (as wide, ±0.15), or more: that is what one mode means.
Fewer, by the sign test (Dixon and Mood 1946, J. Am. Stat. Assoc. 41), means a valley: two camps.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ruamphaen.opinions.rules.clustering import Labels
from ruamphaen.opinions.rules.projection import Matrix

_HALF_WIDTH = 0.15
_Z_95 = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Gap:
    """ช่องว่าง — between groups `first` and `second`: people in the middle, and at the emptier end."""

    first: int
    second: int
    middle: int
    end: int

    @property
    def z(self) -> float:
        """How clearly fewer stand in the middle (sign test, normal approximation)."""
        both = self.middle + self.end
        return (self.end - self.middle) / both**0.5 if both else 0.0

    @property
    def apart(self) -> bool:
        """Whether the two groups stand apart: one-sided 95 %."""
        return self.z > _Z_95


def gaps_of(places: Matrix, labels: Labels, centres: Matrix) -> Sequence[Gap]:
    """The gap between every two groups."""
    number = len(centres)
    return [
        _gap(places, labels, centres, first, second)
        for first in range(number)
        for second in range(first + 1, number)
    ]


def _gap(places: Matrix, labels: Labels, centres: Matrix, first: int, second: int) -> Gap:
    line = centres[second] - centres[first]
    members = places[(labels == first) | (labels == second)]
    along = (members - centres[first]) @ line / float(line @ line)

    def around(place: float) -> int:
        return int(np.count_nonzero(np.abs(along - place) <= _HALF_WIDTH))

    return Gap(first, second, around(0.5), min(around(0.0), around(1.0)))
