"""Which kind a row asks for, what a round is called, and what is carried into the next plan: tables."""

from decimal import Decimal

import pytest

from ruamphaen.law.checks import check_rules
from ruamphaen.plan.rules.carrying import kept_money, suggested_nodes
from ruamphaen.plan.rules.outline import OutlineNode
from ruamphaen.plan.rules.rounds import RoundName, fitting_kind, judge, next_number
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import FiscalYear, PlanPeriod

FIRST, REVIEW, ADDITION, CHANGE, CORRECTION = VersionKind


@pytest.mark.parametrize(
    ("known", "withdrawn", "cells", "fitting"),
    [
        (False, False, [], ADDITION),
        (False, False, ["title"], ADDITION),
        (True, False, [], None),
        (True, False, ["title"], CORRECTION),
        (True, False, ["department", "place", "indicator"], CORRECTION),
        (True, False, ["objective"], CHANGE),
        (True, False, ["title", "target"], CHANGE),
        (True, False, ["budget:2568"], CHANGE),
        (True, False, ["list"], CHANGE),
        (True, True, [], CHANGE),
    ],
)
def test_what_was_edited_asks_for_a_kind(known, withdrawn, cells, fitting):
    assert fitting_kind(known=known, withdrawn=withdrawn, cells=cells) == fitting


@pytest.mark.parametrize(
    ("kind", "known", "cells", "rules", "fitting", "must_move"),
    [
        (ADDITION, False, [], (), ADDITION, False),
        (ADDITION, True, ["title"], ("kind.addition-of-existing",), CORRECTION, False),
        (CHANGE, False, [], ("kind.change-adds-project",), ADDITION, False),
        (CORRECTION, False, [], ("kind.correction-adds-project",), ADDITION, False),
        (CHANGE, True, [], ("kind.changes-nothing",), None, False),
        (CORRECTION, True, [], ("kind.changes-nothing",), None, False),
        (CHANGE, True, ["target"], (), CHANGE, False),
        (CHANGE, True, ["title"], ("kind.change-could-be-correction",), CORRECTION, False),
        (CORRECTION, True, ["title"], (), CORRECTION, False),
        (CORRECTION, True, ["objective"], ("kind.correction-changes-objective",), CHANGE, True),
        (CORRECTION, True, ["target"], ("kind.correction-changes-target",), CHANGE, True),
        (
            CORRECTION,
            True,
            ["budget:2567", "budget:2568"],
            ("kind.correction-changes-money",),
            CHANGE,
            True,
        ),
        (None, True, ["target"], (), None, False),
    ],
)
def test_a_row_is_judged_under_its_kind(kind, known, cells, rules, fitting, must_move):
    judgement = judge(kind, known=known, withdrawn=False, cells=cells)
    assert (judgement.rules, judgement.fitting, judgement.must_move) == (rules, fitting, must_move)
    assert set(judgement.rules) <= check_rules().keys()


def test_withdrawing_is_a_change():
    assert judge(CHANGE, known=True, withdrawn=True, cells=[]).rules == ()
    moved = judge(CORRECTION, known=True, withdrawn=True, cells=[])
    assert (moved.fitting, moved.must_move) == (CHANGE, True)


def rounds(*named: tuple[list[VersionKind], int | None, int]) -> list[RoundName]:
    return [RoundName(tuple(kinds), number, FiscalYear(year)) for kinds, number, year in named]


@pytest.mark.parametrize(
    ("kinds", "year", "restarts", "number"),
    [
        ([ADDITION], 2567, True, 2),
        ([ADDITION], 2568, True, 1),
        ([ADDITION], 2568, False, 3),
        ([CHANGE], 2567, True, 1),
        ([CHANGE], 2566, True, 4),
        ([ADDITION, CHANGE], 2567, False, 4),
        ([CORRECTION], 2567, False, 1),
    ],
)
def test_the_next_number_follows_the_habit_of_the_office(kinds, year, restarts, number):
    known = rounds(
        ([FIRST], None, 2566),
        ([ADDITION], 2, 2566),
        ([CHANGE], 3, 2566),
        ([ADDITION], 1, 2567),
    )
    assert next_number(known, kinds, FiscalYear(year), restarts=restarts) == number


def node(pk: int, title: str, number: str = "") -> OutlineNode:
    return OutlineNode(pk, None, NodeKind.STRATEGY, number, title)


def test_old_strategies_meet_the_new_ones_most_like_them():
    old = [
        node(1, "การพัฒนาโครงสร้างพื้นฐาน", "1"),
        node(2, "ด้านคุณภาพชีวิต", "2"),
        node(3, "การเมืองการบริหาร", "3"),
    ]
    new = [
        node(11, "การพัฒนาคุณภาพชีวิต", "1"),
        node(12, "การพัฒนาโครงสร้างพื้นฐานและผังเมือง", "2"),
        node(13, "การพัฒนาโครงสร้างพื้นฐาน", "4"),
    ]
    assert suggested_nodes(old, new) == {1: 13, 2: 11, 3: None}


def test_of_two_equal_names_the_one_with_the_same_number_is_proposed():
    new = [node(11, "พัฒนาแหล่งน้ำ", "1.1"), node(12, "พัฒนาแหล่งน้ำ", "2.1")]
    assert suggested_nodes([node(1, "พัฒนาแหล่งน้ำ", "2.1")], new) == {1: 12}
    assert suggested_nodes([node(1, "พัฒนาแหล่งน้ำ", "9")], new) == {1: 11}
    assert suggested_nodes([node(1, "พัฒนาแหล่งน้ำ")], []) == {1: None}


def test_money_of_years_outside_the_period_falls_away_and_a_zero_is_nothing():
    money = {FiscalYear(year): Decimal(baht) for year, baht in [(2569, 5), (2570, 0), (2571, 7)]}
    part = kept_money(money, PlanPeriod.parse("2571-2575"))
    assert dict(part.kept) == {FiscalYear(2571): Decimal(7)}
    assert dict(part.dropped) == {FiscalYear(2569): Decimal(5)}
