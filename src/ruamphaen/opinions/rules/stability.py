"""ความมั่นคงของกลุ่ม: would other people of the same kind have drawn the same groups?

Two questions before any group is named, both answered by drawing again:

* *Is there anything in common at all?* The first axis must carry more than it does when everyone
  answers each statement by lot, with the shares and the silences as they are: parallel analysis
  (Horn 1965, Psychometrika 30), as a Monte Carlo test (Barnard 1963, J. R. Stat. Soc. B 25).
* *Do the groups come again?* People are drawn anew with replacement, everything is computed anew,
  and every group is looked for among the new ones (Hennig 2007, Comput. Stat. Data Anal. 52, on
  cluster-wise assessment: the mean Jaccard similarity). His limits give the three levels: from 0.75
  a group is firm; from 0.6 there is a pattern but who belongs to it is doubtful; below that it is
  not to be trusted. The adjusted Rand index is that of Hubert and Arabie (1985, J. Classif. 2).

In large conversations a redraw takes `MOST_DRAWN` people (the m out of n bootstrap: Bickel, Götze
and van Zwet 1997, Stat. Sinica 7): cautious, as fewer people make groups less stable, never more.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations

import numpy as np
import numpy.typing as npt

from ruamphaen.opinions.rules.clustering import (
    Labels,
    best_parting,
    evenly,
    nearest,
    partings,
)
from ruamphaen.opinions.rules.projection import Axes, axes_of, leading_share, places_of
from ruamphaen.opinions.rules.votes import ABSENT, Cast

REDRAWS = 50
LOTS = 19  # all below the true one: a chance of one in twenty
MOST_DRAWN = 1000
_STARTS, _LOOKED_AT, _COMPARED = 3, 400, 1000
_SEED = 2561
FIRM_FROM, FAIR_FROM = 0.75, 0.6


class Level(StrEnum):
    """ระดับความมั่นคง — how far groups can be trusted."""

    FIRM = "firm"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Stability:
    """ความมั่นคง — over `redraws` of `drawn` people each.

    `stays`: share of people who are again in their group, after the best match of groups. `rand`:
    mean adjusted Rand index. `jaccard`: for each group. `same_number`: share of redraws that found
    as many groups.
    """

    redraws: int
    drawn: int
    stays: float
    rand: float
    jaccard: tuple[float, ...]
    same_number: float

    @property
    def level(self) -> Level:
        """That of the weakest group; never firm where most redraws find another number of groups."""
        lowest = level_of(min(self.jaccard))
        return Level.FAIR if lowest is Level.FIRM and self.same_number < 0.5 else lowest


def level_of(jaccard: float) -> Level:
    """The level of one group by its mean Jaccard similarity."""
    if jaccard >= FIRM_FROM:
        return Level.FIRM
    return Level.FAIR if jaccard >= FAIR_FROM else Level.WEAK


def beyond_lot(cast: Cast, axes: Axes, *, lots: int = LOTS) -> bool:
    """Whether answers hang together more than answers by lot do (parallel analysis, above)."""
    part = cast[evenly(len(cast), MOST_DRAWN)]
    observed = leading_share(part, axes.leading)
    chance = np.random.RandomState(_SEED)
    return all(
        leading_share(by_lot(part, chance), chance.random_sample(axes.leading.shape) - 0.5)
        < observed
        for _lot in range(lots)
    )


def by_lot(cast: Cast, chance: np.random.RandomState) -> Cast:
    """The same silences, each answer drawn from all answers to its statement."""
    given = cast != ABSENT
    counts = np.maximum(given.sum(axis=0), 1)
    up_to_disagree = (cast == -1).sum(axis=0) / counts
    up_to_pass = up_to_disagree + (cast == 0).sum(axis=0) / counts
    drawn = chance.random_sample(cast.shape)
    answer = np.where(drawn < up_to_disagree, -1, np.where(drawn < up_to_pass, 0, 1))
    return np.where(given, answer, ABSENT).astype(np.int8)


def stability_of(
    cast: Cast,
    placed: npt.NDArray[np.bool_],
    axes: Axes,
    labels: Labels,
    *,
    least_answers: int,
    least_people: int,
    redraws: int = REDRAWS,
) -> Stability:
    """Draw people again and again and see whether their groups come back.

    `cast` is of everyone, `placed` says who stands on the map, `labels` (placed people,) their
    groups; `least_…` are the limits of the first computation.
    """
    number = int(labels.max()) + 1
    drawn = min(len(cast), MOST_DRAWN)
    seen = evenly(len(labels), _COMPARED)
    known, groups = cast[placed][seen], labels[seen]
    chance = np.random.RandomState(_SEED)
    tables, same = [], 0
    for _redraw in range(redraws):
        # Who is drawn twice counts once, or copies of a person would look like a group (Hennig 2007).
        people = np.unique((chance.random_sample(drawn) * len(cast)).astype(np.int64))
        again = cast[people]
        new_axes = axes_of(again, axes.leading)
        enough = np.count_nonzero(again != ABSENT, axis=1) >= least_answers
        places = places_of(again[enough], new_axes)
        found = partings(places, starts=_STARTS, looked_at=_LOOKED_AT)
        best = best_parting(found, least=max(1, least_people * drawn // len(cast)))
        same += best is not None and len(best.centres) == number
        alike = next((one for one in found if len(one.centres) == number), None)
        new = (
            np.zeros(len(groups), np.int64)
            if alike is None
            else nearest(places_of(known, new_axes), alike.centres)
        )
        tables.append(table_of(groups, new, number))
    return Stability(
        redraws,
        drawn,
        float(np.mean([staying(one) for one in tables])),
        float(np.mean([adjusted_rand(one) for one in tables])),
        tuple(np.mean([jaccards(one) for one in tables], axis=0).tolist()),
        same / redraws,
    )


type Table = npt.NDArray[np.int64]
"""Two partings of the same people: how many are in group i of the first and j of the second."""


def table_of(first: Labels, second: Labels, number: int) -> Table:
    """Count people by their group in both partings, (number, number)."""
    return np.bincount(first * number + second, minlength=number * number).reshape(number, number)


def staying(table: Table) -> float:
    """The share of people on the diagonal under the naming of the second parting that suits best."""
    places = range(len(table))
    best = max(sum(table[at, to[at]] for at in places) for to in permutations(places))
    return float(best / table.sum())


def jaccards(table: Table) -> npt.NDArray[np.float64]:
    """For each first group the Jaccard similarity with the second group most like it."""
    either = table.sum(axis=1)[:, None] + table.sum(axis=0)[None, :] - table
    return np.asarray((table / np.maximum(either, 1)).max(axis=1))


def adjusted_rand(table: Table) -> float:
    """1 for equal partings, about 0 for unrelated ones (Hubert and Arabie 1985, equation 5)."""

    def pairs(counts: npt.NDArray[np.int64]) -> float:
        return float((counts * (counts - 1) / 2).sum())

    both, first, second = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    every = pairs(table.sum(keepdims=True))
    expected = first * second / every if every else 0.0
    most = (first + second) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)
