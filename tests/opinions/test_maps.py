"""Whole conversations: made ones whose truth is known, and a real one whose groups were published."""

import csv
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ruamphaen.opinions.rules import projection, stability
from ruamphaen.opinions.rules.as_json import as_json
from ruamphaen.opinions.rules.clustering import nearest, partings, silhouette
from ruamphaen.opinions.rules.mapping import map_opinions, shared_statements
from ruamphaen.opinions.rules.reading import read_votes
from ruamphaen.opinions.rules.results import Limits
from ruamphaen.opinions.rules.votes import ABSENT, Votes, votes_from_matrix, without
from tests.opinions.conversations import SAMPLES, as_rows, market_road


def camps_of(found) -> set[frozenset[str]]:
    """The groups as sets of voters, whatever they are called."""
    camps: dict[int, set[str]] = {}
    for place in found.places:
        camps.setdefault(place.group, set()).add(place.voter)
    return {frozenset(camp) for camp in camps.values()}


def made(cast: np.ndarray) -> Votes:
    return votes_from_matrix(
        [str(at) for at in range(len(cast))], [str(at) for at in range(cast.shape[1])], cast
    )


# ------------------------------------------------------------------ known truth


@pytest.fixture(scope="module")
def road():
    return map_opinions(market_road())


def test_two_camps_over_a_road_are_found(road):
    assert road.refusal is None
    assert len(road.groups) == 2
    together = Counter((place.voter[0], place.group) for place in road.places)
    assert together["T", 0] + together["C", 1] >= 0.9 * road.placed
    assert [group.level for group in road.groups] == ["firm", "firm"]
    assert [gap.apart for gap in road.gaps] == [True]


def test_the_camps_are_known_by_the_statements_they_were_made_with(road):
    dividing = {one.statement.name for one in road.dividing}
    assert {"1", "2", "3", "4"} <= dividing <= {"1", "2", "3", "4", "5", "6"}
    assert {one.statement.name for one in road.uniting} <= {"7", "8", "9", "10", "11"}
    assert {one.statement.name for one in road.uniting if one.side == "disagree"} == {"10"}
    traders = road.groups[0]
    assert {(one.statement.name, one.side) for one in traders.statements} >= {
        ("2", "disagree"),
        ("3", "disagree"),
        ("4", "agree"),
    }


def test_the_sample_in_the_folder_is_this_conversation():
    kept = (SAMPLES / "market_road.votes.csv").read_text(encoding="utf-8")
    assert kept == as_rows(market_road())


def test_sizes_of_groups_are_those_on_the_picture(road):
    on_picture = Counter(place.group for place in road.places)
    assert [group.size for group in road.groups] == [on_picture[0], on_picture[1]]
    assert sum(group.size for group in road.groups) == road.placed


# ------------------------------------------------------------------ nothing but the votes matters


def test_the_same_votes_twice_give_the_same_map():
    assert as_json(map_opinions(market_road())) == as_json(map_opinions(market_road()))


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_people_and_statements_changes_nothing(chance):
    votes = market_road()
    rows, columns = list(range(len(votes.voters))), list(range(len(votes.statements)))
    chance.shuffle(rows)
    chance.shuffle(columns)
    again = votes_from_matrix(
        [votes.voters[at] for at in rows],
        [votes.statements[at] for at in columns],
        votes.cast[np.ix_(rows, columns)],
    )
    assert as_json(map_opinions(again, redraws=3)) == as_json(map_opinions(votes, redraws=3))


@settings(max_examples=8, deadline=None)
@given(st.permutations([f"{at:02}" for at in range(84)]), st.permutations("abcdefghijkl"))
def test_other_names_give_the_same_groups(people, statements):
    votes = market_road()
    renamed = replace(votes, voters=tuple(people), statements=tuple(statements))
    renamed = votes_from_matrix(renamed.voters, renamed.statements, renamed.cast)
    back = dict(zip(people, votes.voters, strict=True))
    found = camps_of(map_opinions(renamed, redraws=3))
    assert {frozenset(back[one] for one in camp) for camp in found} == camps_of(
        map_opinions(votes, redraws=3)
    )


def test_everyone_twice_gives_the_same_groups_twice():
    votes = market_road()
    double = votes_from_matrix(
        [*votes.voters, *(f"{voter}x" for voter in votes.voters)],
        votes.statements,
        np.vstack([votes.cast, votes.cast]),
    )
    once, twice = map_opinions(votes, redraws=3), map_opinions(double, redraws=3)
    assert {frozenset(v for v in camp if v[-1] != "x") for camp in camps_of(twice)} == camps_of(
        once
    )
    assert [group.size for group in twice.groups] == [2 * group.size for group in once.groups]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(30, 50), st.integers(7, 10))
def test_any_votes_give_a_map_or_a_reason(seed, people, statements):
    chance = np.random.RandomState(seed)
    cast = chance.choice([1, 0, -1, ABSENT], (people, statements)).astype(np.int8)
    cast[:, 0] = 1
    found = map_opinions(made(cast), redraws=2)
    assert (found.refusal is None) == bool(found.groups)
    assert all(group.size >= 5 for group in found.groups)
    for statement in found.statements:
        assert statement.everyone.seen == np.count_nonzero(
            made(cast).cast[:, int(statement.name)] != ABSENT
        )


# ------------------------------------------------------------------ honest refusals


def test_twenty_nine_people_are_too_few_but_their_votes_are_counted():
    votes = market_road(traders=17, commuters=12)
    found = map_opinions(votes)
    assert found.refusal.why == "few_people"
    assert "29 คน น้อยกว่า 30 คน" in found.refusal.said.th
    assert "±18" in found.refusal.said.en  # 98 / √29
    assert (found.groups, found.stability, found.places) == ([], None, [])
    assert {one.statement.name for one in found.uniting} & {"7", "8", "11"}
    assert "คนส่วนใหญ่" in found.uniting[0].said.th


def test_a_single_statement_makes_no_groups():
    found = map_opinions(without(market_road(), {str(at) for at in range(2, 13)}))
    assert found.refusal.why == "few_statements"
    assert "1 ข้อความ" in found.refusal.said.th
    assert found.left_out == 11


def test_scattered_answers_cannot_be_compared():
    chance = np.random.RandomState(0)
    cast = np.full((60, 200), ABSENT, np.int8)
    for row in cast:
        row[chance.permutation(200)[:8]] = 1
    cast[0, np.flatnonzero(cast[0] == 1)[0]] = -1
    found = map_opinions(made(cast))
    assert found.refusal.why == "sparse"
    assert found.shared == pytest.approx(8 * 8 / 200, abs=0.1)


def test_shared_statements_are_the_mean_over_all_pairs():
    cast = np.array([[1, 1, 1], [1, 0, ABSENT], [-1, ABSENT, ABSENT]], np.int8)
    votes = made(cast)
    assert shared_statements(votes, np.array([True] * 3)) == pytest.approx((2 + 1 + 1) / 3)


def test_twenty_thousand_identical_people_are_one_group():
    cast = np.tile(np.array([1, -1, 0, 1, 1, -1, 0, 1], np.int8), (20_000, 1))
    found = map_opinions(made(cast))
    assert found.refusal.why == "all_alike"
    assert found.groups == []
    assert found.people == 20_000


@pytest.mark.parametrize("seed", range(5))
def test_answers_by_lot_are_not_read_as_groups(seed):
    chance = np.random.RandomState(seed)
    cast = np.where(chance.random_sample((120, 20)) < chance.random_sample(20), 1, -1)
    assert map_opinions(made(cast.astype(np.int8))).refusal.why == "by_lot"


def test_groups_that_do_not_come_again_are_not_named():
    # An even row of opinions among few people: it is cut elsewhere with every redraw.
    chance = np.random.RandomState(0)
    stands = chance.uniform(-1.7, 1.7, 60)[:, None] * chance.normal(size=15) * 1.5
    cast = np.where(chance.random_sample((60, 15)) < 1 / (1 + np.exp(-stands)), 1, -1)
    cast[chance.random_sample((60, 15)) < 0.4] = ABSENT
    found = map_opinions(made(cast.astype(np.int8)))
    assert found.refusal.why == "unstable"
    assert found.stability.level == "weak"
    assert found.groups == []
    assert {place.group for place in found.places} == {None}


def test_a_long_row_of_opinion_is_not_said_to_be_two_camps():
    chance = np.random.RandomState(1)
    stands = chance.normal(size=400)[:, None] * chance.normal(size=30)
    cast = np.where(chance.random_sample((400, 30)) < 1 / (1 + np.exp(-stands)), 1, -1)
    found = map_opinions(made(cast.astype(np.int8)))
    assert [gap.apart for gap in found.gaps] == [False]
    assert any("No gap is seen" in one.en for one in found.said)


# ------------------------------------------------------------------ a published conversation


def test_the_groups_polis_published_for_london_are_found_again():
    # Statements 1 to 14 ask who people are; the hosts had marked them, and Polis set them to zero.
    votes = read_votes(SAMPLES / "london_youth_policing.votes.csv")
    with (SAMPLES / "london_youth_policing.groups.csv").open(encoding="utf-8") as file:
        published = {row["participant"]: int(row["group-id"]) for row in csv.DictReader(file)}
    cast = votes.cast.copy()
    cast[:, [int(name) <= 14 for name in votes.statements]] = 0
    placed = votes.answered >= 7
    names = [name for name, there in zip(votes.voters, placed, strict=True) if there]
    assert set(names) == set(published)
    places = projection.places_of(cast, projection.axes_of(cast))[placed]
    theirs = np.array([published[name] for name in names])
    ours = next(one for one in partings(places) if len(one.centres) == 3)
    assert stability.staying(stability.table_of(theirs, ours.labels, 3)) * 24 >= 23
    centres = np.array([places[theirs == group].mean(axis=0) for group in range(3)])
    their_within = ((places - centres[theirs]) ** 2).sum()
    assert ours.within <= their_within
    apart = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))
    assert ours.silhouette >= silhouette(apart, theirs)
    assert (nearest(places, ours.centres) == ours.labels).all()


def test_london_is_too_small_for_groups_to_be_named():
    votes = read_votes(SAMPLES / "london_youth_policing.votes.csv")
    assert (votes.repeated, votes.changed) == (2, 0)
    opinions = without(votes, {str(at) for at in range(1, 15)})
    assert map_opinions(opinions).refusal.why == "few_people"
    assert map_opinions(opinions, limits=Limits(people=20)).refusal.why != "few_people"
