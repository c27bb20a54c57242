"""แผนที่ความเห็น: from votes to groups, with every reason to say nothing looked at first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ruamphaen.opinions.rules import sentences
from ruamphaen.opinions.rules.clustering import Parting, best_parting, partings
from ruamphaen.opinions.rules.consensus import dividing, split, uniting
from ruamphaen.opinions.rules.counts import Counts, counts_of
from ruamphaen.opinions.rules.gaps import Gap, gaps_of
from ruamphaen.opinions.rules.projection import Axes, Matrix, axes_of, places_of
from ruamphaen.opinions.rules.representative import representative_of
from ruamphaen.opinions.rules.results import (
    Axis,
    Count,
    Group,
    Limits,
    OpinionMap,
    Place,
    Refusal,
    Statement,
    Why,
)
from ruamphaen.opinions.rules.stability import (
    REDRAWS,
    Level,
    Stability,
    beyond_lot,
    level_of,
    stability_of,
)
from ruamphaen.opinions.rules.votes import ABSENT, Sentence, Votes

_PULLING = 3  # statements named at each end of an axis


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What the steps found before they ended; `why` says where they stopped."""

    why: Why | None
    axes: Axes | None = None
    places: Matrix | None = None
    parting: Parting | None = None
    stability: Stability | None = None


def map_opinions(
    votes: Votes,
    texts: Mapping[str, str] | None = None,
    *,
    limits: Limits | None = None,
    redraws: int = REDRAWS,
) -> OpinionMap:
    """Groups of people who answer alike, and the statements that join or divide them.

    `texts` says what the statements are. The same votes give the same result, whatever the order
    of people and statements. Where groups cannot be known honestly there is a `refusal`, and the
    statements are counted for everyone together.
    """
    limits = limits or Limits()
    placed = votes.answered >= limits.answers
    found = _look(votes, placed, limits, redraws)
    statements = _statements(votes, texts or {})
    parting = found.parting if found.why is None else None
    labels = None if parting is None else parting.labels
    counts = counts_of(votes.cast if labels is None else votes.cast[placed], labels)
    shared = shared_statements(votes, placed)
    apart = split if labels is None else dividing
    return OpinionMap(
        people=len(votes.voters),
        placed=int(placed.sum()),
        votes=int(votes.answered.sum()),
        answered=float(votes.answered.sum() / votes.cast.size),
        shared=shared,
        repeated=votes.repeated,
        changed=votes.changed,
        left_out=votes.left_out,
        statements=statements,
        groups=list(_groups(found, counts, statements, limits)),
        uniting=uniting(counts, statements, most=limits.listed),
        dividing=apart(counts, statements, most=limits.listed),
        silhouette=None if parting is None else parting.silhouette,
        stability=found.stability,
        gaps=_gaps(found),
        axes=_axes(found.axes, statements),
        places=_places(votes, placed, found),
        refusal=_refusal(found, int(placed.sum()), len(statements), shared, limits),
        said=list(_notes(votes, placed, found, limits)),
        by_group=[] if labels is None else _by_group(counts, len(statements)),
    )


def shared_statements(votes: Votes, placed: npt.NDArray[np.bool_]) -> float:
    """How many statements two placed people both answered, on average over all pairs."""
    people = int(placed.sum())
    if people < 2:
        return 0.0
    asked = np.count_nonzero(votes.cast[placed] != ABSENT, axis=0).astype(float)
    return float((asked * (asked - 1)).sum() / (people * (people - 1)))


def _look(votes: Votes, placed: npt.NDArray[np.bool_], limits: Limits, redraws: int) -> _Found:
    """The steps in turn, each with its reason to stop."""
    if len(votes.statements) < limits.answers:
        return _Found(Why.FEW_STATEMENTS)
    if placed.sum() < max(limits.people, 2):
        return _Found(Why.FEW_PEOPLE)
    if shared_statements(votes, placed) < limits.shared:
        return _Found(Why.SPARSE)
    axes = axes_of(votes.cast)
    if axes.shares[0] <= 0:
        return _Found(Why.ALL_ALIKE)
    places = places_of(votes.cast[placed], axes)
    if not beyond_lot(votes.cast, axes):
        return _Found(Why.BY_LOT, axes, places)
    parting = best_parting(partings(places), least=limits.in_group)
    if parting is None:
        return _Found(Why.NO_PARTING, axes, places)
    parting = _by_size(parting)
    stability = stability_of(
        votes.cast,
        placed,
        axes,
        parting.labels,
        least_answers=limits.answers,
        least_people=limits.in_group,
        redraws=redraws,
    )
    why = Why.UNSTABLE if stability.level is Level.WEAK else None
    return _Found(why, axes, places, parting, stability)


def _by_group(counts: Counts, statements: int) -> list[list[Count]]:
    groups = range(len(counts.seen))
    return [[counts.at(group, at) for group in groups] for at in range(statements)]


def _by_size(parting: Parting) -> Parting:
    """The largest group first; of equal ones the one farther to the plus side."""
    order = np.lexsort((-parting.centres[:, 0], -parting.sizes))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return replace(parting, labels=rank[parting.labels], centres=parting.centres[order])


def _statements(votes: Votes, texts: Mapping[str, str]) -> list[Statement]:
    everyone = counts_of(votes.cast)
    return [
        Statement(name, texts.get(name, ""), everyone.at(0, at))
        for at, name in enumerate(votes.statements)
    ]


def _groups(
    found: _Found, counts: Counts, statements: Sequence[Statement], limits: Limits
) -> Iterator[Group]:
    if found.why is not None or found.parting is None or found.stability is None:
        return
    sizes = found.parting.sizes.tolist()
    for at, size in enumerate(sizes):
        own = representative_of(counts, at, statements, most=limits.listed)
        jaccard = found.stability.jaccard[at]
        level = level_of(jaccard)
        yield Group(
            name=sentences.NAMES[at],
            letter=sentences.LETTERS[at],
            size=size,
            centre=(float(found.parting.centres[at, 0]), float(found.parting.centres[at, 1])),
            jaccard=jaccard,
            level=level,
            statements=own,
            said=sentences.group_is(at, size, sum(sizes), level, len(own)),
        )


def _gaps(found: _Found) -> Sequence[Gap]:
    if found.why is not None or found.parting is None or found.places is None:
        return []
    return gaps_of(found.places, found.parting.labels, found.parting.centres)


def _axes(axes: Axes | None, statements: Sequence[Statement]) -> list[Axis]:
    if axes is None:
        return []
    found = []
    for axis, part in zip(axes.axes, axes.shares, strict=True):
        strongest = np.argsort(-np.round(np.abs(axis), 9), kind="stable")
        plus = [statements[at] for at in strongest if axis[at] > 0][:_PULLING]
        minus = [statements[at] for at in strongest if axis[at] < 0][:_PULLING]
        found.append(Axis(float(part), plus, minus))
    return found


def _refusal(
    found: _Found, placed: int, statements: int, shared: float, limits: Limits
) -> Refusal | None:
    if found.why is None:
        return None
    said = sentences.why_not(
        found.why,
        placed=placed,
        statements=statements,
        shared=shared,
        limits=limits,
        found=found.stability,
    )
    return Refusal(found.why, said)


def _places(votes: Votes, placed: npt.NDArray[np.bool_], found: _Found) -> list[Place]:
    if found.places is None:
        return []
    named = found.parting is not None and found.why is None
    groups = (
        found.parting.labels.tolist() if named and found.parting else [None] * len(found.places)
    )
    people = [voter for voter, there in zip(votes.voters, placed, strict=True) if there]
    return [
        Place(voter, x, y, group)
        for voter, (x, y), group in zip(people, found.places.tolist(), groups, strict=True)
    ]


def _notes(
    votes: Votes, placed: npt.NDArray[np.bool_], found: _Found, limits: Limits
) -> Iterator[Sentence]:
    if found.why is None and found.stability is not None:
        yield sentences.stable(found.stability)
        yield sentences.apart(_gaps(found))
    if not placed.all():
        yield sentences.not_placed(len(placed), int(placed.sum()), limits.answers)
    if votes.left_out:
        yield sentences.left_out(votes.left_out)
    if votes.repeated or votes.changed:
        yield sentences.repeated(votes.repeated, votes.changed)
