"""การนับ: who said what, by statement and by group."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ruamphaen.opinions.rules.clustering import Labels
from ruamphaen.opinions.rules.results import Count, Side
from ruamphaen.opinions.rules.votes import ABSENT, AGREE, DISAGREE, Cast

type Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """จำนวน — `agree`, `disagree`, `seen`: each (groups, statements); seen counts passes too."""

    agree: Numbers
    disagree: Numbers
    seen: Numbers

    def on(self, side: Side) -> Numbers:
        """How many took this side, (groups, statements)."""
        return self.agree if side == "agree" else self.disagree

    def at(self, group: int, statement: int) -> Count:
        """The counts of one group on one statement."""
        return _count(
            self.agree[group, statement],
            self.disagree[group, statement],
            self.seen[group, statement],
        )

    def outside(self, group: int, statement: int) -> Count:
        """The counts of everyone in the other groups."""
        agree, disagree, seen = (
            each[:, statement].sum() - each[group, statement]
            for each in (self.agree, self.disagree, self.seen)
        )
        return _count(agree, disagree, seen)


def counts_of(cast: Cast, labels: Labels | None = None) -> Counts:
    """Count by group; without labels everyone is one group."""
    parts = [cast] if labels is None else [cast[labels == at] for at in range(labels.max() + 1)]
    return Counts(
        np.array([(part == AGREE).sum(axis=0) for part in parts]),
        np.array([(part == DISAGREE).sum(axis=0) for part in parts]),
        np.array([(part != ABSENT).sum(axis=0) for part in parts]),
    )


def _count(agree: int, disagree: int, seen: int) -> Count:
    return Count(int(agree), int(disagree), int(seen - agree - disagree))
