"""ข้อความเด่น: the statements that set a group apart from the others.

Source: Small et al. (2021, as in `proportions`). For a side (agree or disagree) the representativeness
is the group's share over the share of everyone else; a statement is taken where the group's share
is clearly above one half and clearly above that of the others (both z at one-sided 90 %), in the
order of representativeness x z x share x z of share, the order that the software Polis uses.
A group may have none: unlike Polis we do not fill up with statements that pass no test.
"""

from collections.abc import Sequence

import numpy as np

from ruamphaen.opinions.rules import sentences
from ruamphaen.opinions.rules.counts import Counts
from ruamphaen.opinions.rules.proportions import Z_90, p_of, share, z_above_half, z_difference
from ruamphaen.opinions.rules.results import SIDES, Representative, Side, Statement


def representative_of(
    counts: Counts, group: int, statements: Sequence[Statement], *, most: int
) -> list[Representative]:
    """The most representative statements of one group, at most `most`, the strongest first."""
    found = [one for side in SIDES for one in _on_side(counts, group, side, statements)]
    found.sort(key=lambda one: -_strength(one))
    return found[:most]


def _on_side(
    counts: Counts, group: int, side: Side, statements: Sequence[Statement]
) -> list[Representative]:
    times = counts.on(side)
    inside, of = times[group], counts.seen[group]
    out, out_of = times.sum(axis=0) - inside, counts.seen.sum(axis=0) - of
    own, others = share(inside, of), share(out, out_of)
    apart, above = z_difference(inside, of, out, out_of), z_above_half(inside, of)
    return [
        Representative(
            statement=statements[at],
            side=side,
            inside=counts.at(group, at),
            outside=counts.outside(group, at),
            share=float(own[at]),
            share_outside=float(others[at]),
            representativeness=float(own[at] / others[at]),
            z=float(apart[at]),
            p=p_of(apart[at]),
            z_share=float(above[at]),
            p_share=p_of(above[at]),
            said=sentences.sets_apart(side, group, counts.at(group, at), counts.outside(group, at)),
        )
        for at in np.flatnonzero((apart > Z_90) & (above > Z_90)).tolist()
    ]


def _strength(one: Representative) -> float:
    return one.representativeness * one.z * one.share * one.z_share
