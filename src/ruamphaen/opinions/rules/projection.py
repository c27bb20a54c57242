"""การฉายภาพ: each person as a point on two axes, from sparse votes.

Source: Small et al. (2021, as in `proportions`): a missing vote is taken as the statement's mean, the
matrix is centred, the first two principal components are the axes, and a person who answered few
statements is moved outwards by √(statements / answered), because each silence pulls to the middle.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ruamphaen.opinions.rules.votes import ABSENT, Cast

type Matrix = npt.NDArray[np.float64]

_ROWS = 4096  # people at a time: memory stays small and counts in float32 stay exact
_BLOCK, _TURNS, _CLOSE = 6, 60, 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Axes:
    """แกน — `means` (statements,), `axes` (2, statements) of length one, `shares` of all variance (2,)."""

    means: Matrix
    axes: Matrix
    shares: Matrix
    leading: Matrix  # (statements, up to 6): where a redraw starts to look for its own axes


def axes_of(cast: Cast, start: Matrix | None = None) -> Axes:
    """The two main axes of votes (people x statements).

    Without `start` by a full decomposition; with it (statements x a few, near the answer) by
    subspace iteration, which is what makes fifty redraws of 500 statements affordable.
    """
    means, gram = spread_of(cast)
    total = float(np.trace(gram))
    if start is None:
        values, vectors = np.linalg.eigh(gram)
        values, vectors = values[::-1][:_BLOCK], vectors[:, ::-1][:, :_BLOCK]
    else:
        values, vectors = _near(gram, start)
    axes = np.zeros((2, len(means)))
    found = min(2, vectors.shape[1])
    axes[:found] = vectors[:, :found].T
    # An axis has no direction of its own: its strongest statement points to the plus side.
    strongest = np.argmax(np.round(np.abs(axes), 9), axis=1)
    axes *= np.where(axes[np.arange(2), strongest] < 0, -1.0, 1.0)[:, None]
    shares = np.zeros(2)
    if total > 0:
        shares[:found] = np.clip(values[:found], 0, None) / total
    return Axes(means, axes, shares, vectors)


def spread_of(cast: Cast) -> tuple[Matrix, Matrix]:
    """Means (statements,) and the centred, mean-imputed statements x statements products.

    Made of whole counts that float32 holds exactly, so neither the order of people nor the machine's
    way of adding changes a bit of it.
    """
    statements = cast.shape[1]
    both, cross, pairs = (np.zeros((statements, statements)) for _ in range(3))
    sums, counts = np.zeros(statements), np.zeros(statements)
    for part in _parts(cast):
        given = part != ABSENT
        values = np.where(given, part, np.int8(0)).astype(np.float32)
        there = given.astype(np.float32)
        both += values.T @ values
        cross += there.T @ values
        pairs += there.T @ there
        sums += values.sum(axis=0, dtype=np.float64)
        counts += there.sum(axis=0, dtype=np.float64)
    means = sums / np.maximum(counts, 1)
    moved = means[:, None] * cross
    return means, both - moved - moved.T + np.outer(means, means) * pairs


def places_of(cast: Cast, axes: Axes) -> Matrix:
    """Where people stand: (people, 2), with the correction for sparse rows."""
    places = np.empty((len(cast), 2))
    at = 0
    for part in _parts(cast):
        given = part != ABSENT
        centred = np.where(given, part - axes.means, 0.0)
        answered = np.maximum(np.count_nonzero(given, axis=1), 1)
        pulled = np.sqrt(cast.shape[1] / answered)
        places[at : at + len(part)] = (centred @ axes.axes.T) * pulled[:, None]
        at += len(part)
    return places


def leading_share(cast: Cast, start: Matrix) -> float:
    """The share of all variance on the first axis; `start` as in :func:`axes_of`."""
    return float(axes_of(cast, start).shares[0])


def _near(gram: Matrix, start: Matrix) -> tuple[Matrix, Matrix]:
    """Largest eigenvalues and vectors by block subspace iteration with Rayleigh-Ritz.

    Source: Golub and Van Loan, Matrix Computations (4th ed.), section 8.2.
    """
    basis, _ = np.linalg.qr(start)
    before = np.zeros(2)
    for _turn in range(_TURNS):
        basis, _ = np.linalg.qr(gram @ basis)
        values, turned = np.linalg.eigh(basis.T @ gram @ basis)
        values, basis = values[::-1], basis @ turned[:, ::-1]
        if np.all(np.abs(values[:2] - before[: len(values)]) <= _CLOSE * (values[0] + 1e-300)):
            break
        before = values[:2]
    return values, basis


def _parts(cast: Cast) -> Iterator[Cast]:
    for at in range(0, len(cast), _ROWS):
        yield cast[at : at + _ROWS]
