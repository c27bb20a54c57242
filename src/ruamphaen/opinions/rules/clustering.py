"""การจัดกลุ่ม: people who stand near each other, and how many groups that makes.

Sources: k-means by Lloyd's iterations (Lloyd 1982, IEEE Trans. Inf. Theory 28) from farthest-first
starts (Gonzalez 1985, Theor. Comput. Sci. 38) and k-means++ (Arthur and Vassilvitskii 2007, SODA);
the number of groups, two to five, by the mean silhouette (Rousseeuw 1987, J. Comput. Appl. Math. 20),
as Small et al. (2021) do. Starts come from a frozen generator (NumPy's RandomState, NEP 19), and
points are taken in the order of where they stand: equal input gives equal groups on any machine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ruamphaen.opinions.rules.projection import Matrix

type Labels = npt.NDArray[np.int64]

NUMBERS = (2, 3, 4, 5)
_SEED = 2548  # any number will do; this one is the year of the planning regulation
_TURNS = 100
_TRIED_ON = 5000
_FINE = 6  # decimals of a position that count as a difference


@dataclass(frozen=True, slots=True, eq=False)
class Parting:
    """การแบ่งกลุ่ม — `labels` (people,) 0…k-1, `centres` (k, 2), `within` the sum of squares."""

    labels: Labels
    centres: Matrix
    within: float
    silhouette: float = 0.0

    @property
    def sizes(self) -> npt.NDArray[np.int64]:
        """How many people each group has."""
        return np.bincount(self.labels, minlength=len(self.centres))


def partings(
    places: Matrix, *, numbers: Sequence[int] = NUMBERS, starts: int = 10, looked_at: int = 2000
) -> list[Parting]:
    """The best parting into each number of groups, with its silhouette.

    Numbers for which there are not enough different points are left out. The silhouette is that of
    at most `looked_at` people, evenly taken along the order of positions.
    """
    order = in_place(places)
    points = places[order]
    different = len(np.unique(np.round(points, _FINE), axis=0))
    sample = evenly(len(points), looked_at)
    apart = _distances(points[sample])
    found = []
    for number in numbers:
        if number > different:
            break
        best = _k_means(points, number, starts)
        value = silhouette(apart, best.labels[sample])
        labels = np.empty(len(points), np.int64)
        labels[order] = best.labels
        found.append(Parting(labels, best.centres, best.within, value))
    return found


def best_parting(found: Sequence[Parting], *, least: int) -> Parting | None:
    """The parting of the highest silhouette among those whose groups all have `least` people."""
    fit = [one for one in found if one.sizes.min() >= least]
    # Ties go to fewer groups: the list is in the order of their number.
    return max(fit, key=lambda one: round(one.silhouette, 9), default=None)


def nearest(places: Matrix, centres: Matrix) -> Labels:
    """The group whose centre is nearest to each point; ties go to the first."""
    return np.argmin(_squares(places, centres), axis=1)


def in_place(places: Matrix) -> Labels:
    """The order of points by where they stand, so that the order of people does not matter."""
    fine = np.round(places, _FINE)
    return np.lexsort((fine[:, 1], fine[:, 0]))


def evenly(many: int, most: int) -> Labels:
    """At most `most` places out of `many`, evenly spread."""
    if many <= most:
        return np.arange(many)
    return (np.arange(most) * many) // most


def silhouette(apart: Matrix, labels: Labels) -> float:
    """The mean silhouette of people, given all distances between them; -1 to 1.

    0 for a person alone in a group (Rousseeuw 1987), and for less than two groups.
    """
    names, labels = np.unique(labels, return_inverse=True)
    if len(names) < 2:
        return 0.0
    member = np.eye(len(names))[labels]
    sizes = member.sum(axis=0)
    sums = apart @ member
    rows = np.arange(len(labels))
    own = sizes[labels]
    inside = sums[rows, labels] / np.maximum(own - 1, 1)
    means = sums / sizes
    means[rows, labels] = np.inf
    outside = means.min(axis=1)
    most = np.maximum(inside, outside)
    values = np.where((own > 1) & (most > 0), (outside - inside) / np.where(most > 0, most, 1), 0)
    return float(values.mean())


def _k_means(points: Matrix, number: int, starts: int) -> Parting:
    """The parting of the lowest sum of squares that the starts lead to.

    Among many people the starts are tried out on some, evenly taken; the best is finished with all.
    """
    some = points[evenly(len(points), _TRIED_ON)]
    found = (_lloyd(some, centres) for centres in _starts(some, number, starts))
    best = min(found, key=lambda one: round(one.within, _FINE))
    return best if len(some) == len(points) else _lloyd(points, best.centres)


def _starts(points: Matrix, number: int, starts: int) -> Iterator[Matrix]:
    yield _farthest(points, number)
    chance = np.random.RandomState(_SEED)
    for _start in range(starts - 1):
        yield _plus_plus(points, number, chance)


def _farthest(points: Matrix, number: int) -> Matrix:
    """Farthest-first: the point farthest from the middle, then each farthest from all before."""
    centres = [points[np.argmax(_squares(points, points.mean(axis=0)[None])[:, 0])]]
    for _more in range(number - 1):
        gap = _squares(points, np.array(centres)).min(axis=1)
        centres.append(points[np.argmax(gap)])
    return np.array(centres)


def _plus_plus(points: Matrix, number: int, chance: np.random.RandomState) -> Matrix:
    """k-means++: each further centre is drawn with weight of the squared distance to the nearest."""
    centres = [points[int(chance.random_sample() * len(points))]]
    gap = _squares(points, np.array(centres))[:, 0]
    for _more in range(number - 1):
        along = np.cumsum(gap)
        drawn = int(np.searchsorted(along, chance.random_sample() * along[-1], side="right"))
        centres.append(points[min(drawn, len(points) - 1)])
        gap = np.minimum(gap, _squares(points, centres[-1][None])[:, 0])
    return np.array(centres)


def _lloyd(points: Matrix, centres: Matrix) -> Parting:
    number = len(centres)
    labels = nearest(points, centres)
    for _turn in range(_TURNS):
        sizes = np.bincount(labels, minlength=number)
        for empty in np.flatnonzero(sizes == 0):
            # A group nobody is in starts again at the person farthest from any centre.
            alone = int(np.argmax(_squares(points, centres).min(axis=1)))
            labels[alone] = empty
            centres[empty] = points[alone]
            sizes = np.bincount(labels, minlength=number)
        sums = np.stack(
            [np.bincount(labels, weights=points[:, axis], minlength=number) for axis in range(2)],
            axis=1,
        )
        centres = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centres)
        again = nearest(points, centres)
        if np.array_equal(again, labels):
            break
        labels = again
    within = float(_squares(points, centres)[np.arange(len(points)), labels].sum())
    return Parting(labels, centres, within)


def _squares(points: Matrix, centres: Matrix) -> Matrix:
    """Squared distances, (points, centres)."""
    across = points[:, None, 0] - centres[None, :, 0]
    along = points[:, None, 1] - centres[None, :, 1]
    return np.asarray(across * across + along * along)


def _distances(points: Matrix) -> Matrix:
    return np.sqrt(_squares(points, points))
