"""ความเห็นร่วมและความเห็นต่าง: the statements that unite all groups, and those that divide them.

Source of the first: group-informed consensus of Small et al. (2021, as in `proportions`), the product
over groups of the share that takes a side, so that no group is outvoted by a larger one. Named are
only statements on which every single group is clearly above one half (z at one-sided 90 %).

The second is our own plain measure: two groups stand against each other on a statement where one is
clearly above one half in agreeing and the other in disagreeing (z as above); the opposition is the
smaller of the two shares.
"""

from collections.abc import Sequence

import numpy as np

from ruamphaen.opinions.rules import sentences
from ruamphaen.opinions.rules.counts import Counts, Numbers
from ruamphaen.opinions.rules.proportions import Z_90, p_of, share, z_above_half, z_difference
from ruamphaen.opinions.rules.results import SIDES, Dividing, Side, Statement, Uniting

_A_THIRD = 1 / 3


def uniting(counts: Counts, statements: Sequence[Statement], *, most: int) -> list[Uniting]:
    """Statements on which all groups take the same side, the strongest consensus first."""
    found = [one for side in SIDES for one in _united(counts, side, statements)]
    found.sort(key=lambda one: -one.consensus)
    return found[:most]


def _united(counts: Counts, side: Side, statements: Sequence[Statement]) -> list[Uniting]:
    times = counts.on(side)
    least = z_above_half(times, counts.seen).min(axis=0)
    together = share(times, counts.seen).prod(axis=0)
    groups = range(len(counts.seen))
    return [
        Uniting(
            statement=statements[at],
            side=side,
            by_group=[counts.at(group, at) for group in groups],
            consensus=float(together[at]),
            z=float(least[at]),
            p=p_of(least[at]),
            said=sentences.unites(side, [counts.at(group, at) for group in groups]),
        )
        for at in np.flatnonzero(least > Z_90).tolist()
    ]


def dividing(counts: Counts, statements: Sequence[Statement], *, most: int) -> list[Dividing]:
    """Statements on which one group stands against another, the strongest opposition first."""
    found = [one for at in range(len(statements)) if (one := _divided(counts, at, statements[at]))]
    found.sort(key=lambda one: -one.opposition)
    return found[:most]


def _divided(counts: Counts, at: int, statement: Statement) -> Dividing | None:
    agree, disagree, seen = counts.agree[:, at], counts.disagree[:, at], counts.seen[:, at]
    for_it, against = _clearest(agree, seen), _clearest(disagree, seen)
    if for_it is None or against is None:
        return None
    opposition = min(share(agree[for_it], seen[for_it]), share(disagree[against], seen[against]))
    z = z_difference(agree[for_it], seen[for_it], agree[against], seen[against])
    by_group = [counts.at(group, at) for group in range(len(seen))]
    said = sentences.divides(for_it, by_group[for_it], against, by_group[against])
    return Dividing(
        statement, for_it, against, by_group, float(opposition), float(z), p_of(float(z)), said
    )


def _clearest(times: Numbers, of: Numbers) -> int | None:
    """The group of the largest share among those clearly above one half, or None."""
    clear = z_above_half(times, of) > Z_90
    if not clear.any():
        return None
    return int(np.argmax(np.where(clear, share(times, of), 0)))


def split(counts: Counts, statements: Sequence[Statement], *, most: int) -> list[Dividing]:
    """Without groups: statements on which people are split, neither side clearly above one half.

    Both sides must hold at least a third of those who answered; a single group is expected.
    """
    agree, disagree, seen = counts.agree[0], counts.disagree[0], counts.seen[0]
    fewer = np.minimum(share(agree, seen), share(disagree, seen))
    clear = np.maximum(z_above_half(agree, seen), z_above_half(disagree, seen)) > Z_90
    enough = np.minimum(agree, disagree) >= np.maximum(seen * _A_THIRD, 2)
    found = [
        Dividing(
            statements[at],
            None,
            None,
            [counts.at(0, at)],
            float(fewer[at]),
            0.0,
            0.5,
            sentences.splits(counts.at(0, at)),
        )
        for at in np.flatnonzero(~clear & enough).tolist()
    ]
    found.sort(key=lambda one: -one.opposition)
    return found[:most]
