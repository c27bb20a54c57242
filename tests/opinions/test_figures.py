"""Every figure against one that was worked out by hand."""

from math import sqrt

import numpy as np
import pytest

from ruamphaen.opinions.rules import clustering, gaps, projection, proportions, stability
from ruamphaen.opinions.rules.consensus import dividing, split, uniting
from ruamphaen.opinions.rules.counts import Counts, counts_of
from ruamphaen.opinions.rules.representative import representative_of
from ruamphaen.opinions.rules.results import Count, Statement
from ruamphaen.opinions.rules.votes import ABSENT


def cast_of(*rows: list[int]) -> np.ndarray:
    return np.array(rows, np.int8)


def counts_from(agree: list[list[int]], disagree: list[list[int]], seen: list[list[int]]) -> Counts:
    return Counts(np.array(agree), np.array(disagree), np.array(seen))


def named(*names: str) -> list[Statement]:
    return [Statement(name, "", Count(0, 0, 0)) for name in names]


# ------------------------------------------------------------------ proportions


def test_a_share_has_one_more_success_and_one_more_failure():
    assert proportions.share(3, 4) == pytest.approx(4 / 6)
    assert proportions.share(0, 0) == 0.5


def test_z_above_half_of_four_out_of_four():
    assert proportions.z_above_half(4, 4) == pytest.approx(2 * sqrt(6) * (5 / 6 - 1 / 2))


def test_one_vote_of_one_proves_nothing():
    assert proportions.z_above_half(1, 1) < proportions.Z_90


def test_z_of_a_difference_with_the_pooled_share():
    # (9+1)/12 against (1+1)/12, pooled 12/24
    assert proportions.z_difference(9, 10, 1, 10) == pytest.approx((8 / 12) / sqrt(0.25 * 2 / 12))


def test_the_difference_of_nothing_is_zero_not_an_error():
    assert proportions.z_difference(0, 0, 0, 0) == 0


@pytest.mark.parametrize(("z", "p"), [(0, 0.5), (1.6448536, 0.05), (-1.2815516, 0.9)])
def test_p_is_one_sided(z, p):
    assert proportions.p_of(z) == pytest.approx(p, abs=1e-7)


# ------------------------------------------------------------------ projection


def test_two_camps_of_full_answers_stand_on_one_axis():
    axes = projection.axes_of(cast_of([1, 1], [1, 1], [-1, -1], [-1, -1]))
    assert axes.axes[0] == pytest.approx([1 / sqrt(2)] * 2)
    assert axes.shares == pytest.approx([1, 0])
    places = projection.places_of(cast_of([1, 1], [-1, -1]), axes)
    assert places[:, 0] == pytest.approx([sqrt(2), -sqrt(2)])


def test_a_missing_vote_is_the_mean_and_a_sparse_row_moves_outwards():
    # Means are 0; the products are [[4, 2], [2, 2]] with the largest eigenvalue 3 + √5.
    cast = cast_of([1, 1], [-1, -1], [1, ABSENT], [-1, ABSENT])
    axes = projection.axes_of(cast)
    length = sqrt(4 + (sqrt(5) - 1) ** 2)
    first, second = 2 / length, (sqrt(5) - 1) / length
    assert axes.axes[0] == pytest.approx([first, second])
    assert axes.shares[0] == pytest.approx((3 + sqrt(5)) / 6)
    places = projection.places_of(cast, axes)
    assert places[0, 0] == pytest.approx(first + second)
    assert places[2, 0] == pytest.approx(first * sqrt(2))  # one of two answered: √(2/1)


def test_means_leave_out_who_did_not_answer():
    means, gram = projection.spread_of(cast_of([1, ABSENT], [0, 1], [-1, ABSENT]))
    assert means == pytest.approx([0, 1])
    assert gram == pytest.approx(np.array([[2, 0], [0, 0]]))


def test_the_short_way_to_the_axes_ends_where_the_full_way_does():
    chance = np.random.RandomState(4)
    camps = chance.random_sample((2, 30))[chance.randint(0, 2, 200)]
    cast = np.where(chance.random_sample((200, 30)) < camps, 1, -1).astype(np.int8)
    full = projection.axes_of(cast)
    short = projection.axes_of(cast, chance.random_sample((30, 6)) - 0.5)
    assert abs(full.axes[0] @ short.axes[0]) == pytest.approx(1, abs=1e-4)
    assert short.shares == pytest.approx(full.shares, rel=1e-3)


def test_many_people_are_counted_in_parts_without_losing_any():
    cast = np.tile(cast_of([1, -1, 0], [-1, 1, ABSENT]), (5000, 1))
    means, gram = projection.spread_of(cast)
    small_means, small = projection.spread_of(cast[:2])
    assert means == pytest.approx(small_means)
    assert gram == pytest.approx(small * 5000)


# ------------------------------------------------------------------ clustering


def test_silhouette_of_two_pairs_on_a_line():
    places = np.array([[0.0, 0], [1, 0], [10, 0], [11, 0]])
    apart = np.abs(places[:, :1] - places[:, 0])
    expected = (2 * 9.5 / 10.5 + 2 * 8.5 / 9.5) / 4
    assert clustering.silhouette(apart, np.array([0, 0, 1, 1])) == pytest.approx(expected)


def test_who_is_alone_in_a_group_counts_nothing_in_the_silhouette():
    apart = np.array([[0.0, 1, 9], [1, 0, 8], [9, 8, 0]])
    expected = ((9 - 1) / 9 + (8 - 1) / 8 + 0) / 3
    assert clustering.silhouette(apart, np.array([0, 0, 1])) == pytest.approx(expected)


def test_k_means_finds_two_pairs_and_says_the_sum_of_squares():
    places = np.array([[0.0, 0], [1, 0], [10, 0], [11, 0]])
    (two, *_) = clustering.partings(places)
    assert sorted(map(tuple, two.centres)) == [(0.5, 0), (10.5, 0)]
    assert two.within == pytest.approx(4 * 0.25)


def test_there_are_no_more_groups_than_different_places():
    places = np.array([[0.0, 0]] * 5 + [[1.0, 0]] * 5)
    assert [len(one.centres) for one in clustering.partings(places)] == [2]


def test_a_group_that_is_too_small_is_no_group():
    places = np.array([[0.0, 0]] * 9 + [[9.0, 0]] * 2 + [[0.0, 5.0]] * 6)
    found = clustering.partings(places, numbers=(2, 3))
    assert [len(one.centres) for one in found] == [2, 3]
    best = clustering.best_parting(found, least=5)
    assert best is None or best.sizes.min() >= 5
    assert clustering.best_parting(found, least=9) is None


# ------------------------------------------------------------------ stability


@pytest.mark.parametrize(
    ("table", "rand", "stays", "jaccard"),
    [
        ([[2, 0], [0, 2]], 1, 1, [1, 1]),
        ([[0, 2], [2, 0]], 1, 1, [1, 1]),
        ([[1, 1], [1, 1]], -0.5, 0.5, [1 / 3, 1 / 3]),
        ([[2, 1], [0, 3]], (3 + 1 - 6 * 7 / 15) / (6.5 - 6 * 7 / 15), 5 / 6, [2 / 3, 3 / 4]),
    ],
)
def test_two_partings_compared(table, rand, stays, jaccard):
    counted = np.array(table)
    assert stability.adjusted_rand(counted) == pytest.approx(rand)
    assert stability.staying(counted) == pytest.approx(stays)
    assert stability.jaccards(counted) == pytest.approx(jaccard)


@pytest.mark.parametrize(
    ("jaccard", "same", "level"),
    [
        ((0.9, 0.75), 0.9, "firm"),
        ((0.9, 0.74), 0.9, "fair"),
        ((0.9, 0.59), 0.9, "weak"),
        ((0.9, 0.9), 0.4, "fair"),
    ],
)
def test_the_level_is_that_of_the_weakest_group(jaccard, same, level):
    found = stability.Stability(50, 80, 0.9, 0.8, jaccard, same)
    assert found.level == level


def test_answers_by_lot_keep_the_silences_and_what_all_agree_on():
    cast = cast_of([1, ABSENT, 1], [1, -1, 0], [1, 1, ABSENT], [1, -1, 1])
    drawn = stability.by_lot(cast, np.random.RandomState(1))
    assert ((drawn == ABSENT) == (cast == ABSENT)).all()
    assert (drawn[:, 0] == 1).all()


def test_two_crowds_stand_apart_and_an_even_row_does_not():
    labels = np.repeat([0, 1], 50)
    centres = np.array([[0.0, 0], [1, 0]])
    crowds = np.column_stack([np.repeat([0.0, 1.0], 50), np.zeros(100)])
    (gap,) = gaps.gaps_of(crowds, labels, centres)
    assert (gap.middle, gap.end, gap.apart) == (0, 50, True)
    row = np.column_stack([np.linspace(-0.5, 1.5, 100), np.zeros(100)])
    (gap,) = gaps.gaps_of(row, labels, centres)
    assert abs(gap.middle - gap.end) <= 2
    assert not gap.apart


# ------------------------------------------------------------------ statements


def test_counting_by_group_keeps_passes_and_silences_apart():
    cast = cast_of([1, ABSENT], [0, -1], [-1, -1])
    counts = counts_of(cast, np.array([0, 0, 1]))
    assert counts.at(0, 0) == Count(1, 0, 1)
    assert counts.at(0, 1) == Count(0, 1, 0)
    assert counts.outside(0, 1) == Count(0, 1, 0)
    assert counts_of(cast).at(0, 0) == Count(1, 1, 1)


def test_what_sets_a_group_apart_with_all_its_figures():
    counts = counts_from([[8, 4], [1, 4]], [[0, 4], [7, 4]], [[8, 8], [8, 8]])
    (one,) = representative_of(counts, 0, named("road", "lamp"), most=5)
    assert (one.statement.name, one.side) == ("road", "agree")
    assert (one.inside, one.outside) == (Count(8, 0, 0), Count(1, 7, 0))
    assert one.share == pytest.approx(0.9)
    assert one.share_outside == pytest.approx(0.2)
    assert one.representativeness == pytest.approx(4.5)
    assert one.z == pytest.approx(0.7 / sqrt(0.55 * 0.45 * 0.2))
    assert one.z_share == pytest.approx(2 * sqrt(10) * 0.4)
    assert one.p == pytest.approx(proportions.p_of(one.z))
    assert one.said.th == "กลุ่ม ก เห็นด้วย 8 จาก 8 คน (100%) ส่วนคนอื่นเห็นด้วย 1 จาก 8 คน (12%)"
    assert one.said.en == "In group A 8 of 8 (100%) agree; among the others 1 of 8 (12%) do"


def test_consensus_is_the_product_over_groups_so_a_small_group_cannot_be_outvoted():
    counts = counts_from([[800, 8, 1], [0, 6, 5]], [[0, 0, 7], [6, 0, 1]], [[800, 8, 8], [6, 6, 6]])
    (one,) = uniting(counts, named("outvoted", "lamp", "divided"), most=5)
    assert one.statement.name == "lamp"
    assert one.consensus == pytest.approx(9 / 10 * 7 / 8)
    assert one.z == pytest.approx(2 * sqrt(8) * (7 / 8 - 0.5))
    assert one.by_group == [Count(8, 0, 0), Count(6, 0, 0)]


def test_what_all_reject_unites_too():
    (one,) = uniting(counts_from([[0], [0]], [[9], [9]], [[9], [9]]), named("burning"), most=5)
    assert one.side == "disagree"
    assert one.said.en == "All groups disagree: group A 9 of 9 (100%), group B 9 of 9 (100%)"


def test_opposition_is_the_smaller_of_two_clear_majorities():
    counts = counts_from([[9, 2], [1, 0]], [[0, 0], [8, 9]], [[9, 2], [9, 9]])
    found = dividing(counts, named("road", "too few answered"), most=5)
    assert [one.statement.name for one in found] == ["road"]
    assert (found[0].agreeing, found[0].disagreeing) == (0, 1)
    assert found[0].opposition == pytest.approx(9 / 11)


def test_without_groups_people_may_be_split():
    counts = counts_from([[6, 9, 1]], [[5, 1, 1]], [[12, 10, 11]])
    (one,) = split(counts, named("even", "clear", "passed over"), most=5)
    assert one.statement.name == "even"
    assert (one.agreeing, one.disagreeing) == (None, None)
