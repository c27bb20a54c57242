"""The shape of a tree: what may stand where, numbers to offer, moving among siblings."""

import pytest

from ruamphaen.strategy.rules import (
    NodeKind,
    legal_children,
    moved,
    next_number,
)


def test_every_kind_but_mission_and_example_takes_something_under_it():
    leaves = {kind for kind in NodeKind if not legal_children(kind)}
    assert leaves == {NodeKind.MISSION, NodeKind.EXAMPLE}


def test_only_wishes_and_strategies_stand_at_the_root():
    assert set(legal_children(None)) == {
        NodeKind.VISION,
        NodeKind.MISSION,
        NodeKind.GOAL,
        NodeKind.STRATEGY,
        NodeKind.ISSUE,
        NodeKind.POLICY,
    }


@pytest.mark.parametrize(
    ("parent", "taken", "offered"),
    [
        ("", [], "1"),
        ("", ["1", "2"], "3"),
        ("3", [], "3.1"),
        ("3", ["3.1", "3.9"], "3.10"),
        ("", ["ก", "๒"], "1"),
        ("2", ["", "2.4"], "2.5"),
    ],
)
def test_the_next_number_is_one_more_than_the_highest(parent: str, taken: list[str], offered: str):
    assert next_number(parent, taken) == offered


@pytest.mark.parametrize(
    ("step", "expected"),
    [(-1, "bac"), (1, "acb"), (-9, "bac"), (9, "acb")],
)
def test_moving_stops_at_either_end(step: int, expected: str):
    assert "".join(moved("abc", "b", step)) == expected
