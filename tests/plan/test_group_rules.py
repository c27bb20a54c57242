"""The outline of a tree, and how forms group, order and number rows by it."""

from decimal import Decimal

import pytest

from ruamphaen.plan.rules.groups import Group, Standing, grouped, numbers
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline, OutlineNode
from ruamphaen.plan.rules.totals import Counted, Figures, rolled_up, totals_of
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import FiscalYear

#   1 vision
#   2 mission 1
#   10 strategy 1 ── 11 tactic 1.1, 12 tactic 1.2 ── 13 guideline 1.2.1
#   20 strategy 2 ── 21 tactic 2.1
OUTLINE = Outline(
    (
        OutlineNode(1, None, NodeKind.VISION, "", "เมืองน่าอยู่"),
        OutlineNode(2, None, NodeKind.MISSION, "1", "พัฒนาคน"),
        OutlineNode(20, None, NodeKind.STRATEGY, "2", "คุณภาพชีวิต"),
        OutlineNode(10, None, NodeKind.STRATEGY, "1", "โครงสร้างพื้นฐาน"),
        OutlineNode(12, 10, NodeKind.TACTIC, "1.2", "พัฒนาแหล่งน้ำ"),
        OutlineNode(11, 10, NodeKind.TACTIC, "1.1", "พัฒนาถนน"),
        OutlineNode(13, 12, NodeKind.GUIDELINE, "1.2.1", "ขุดลอกคลอง"),
        OutlineNode(21, 20, NodeKind.TACTIC, "2.1", "ส่งเสริมสุขภาพ"),
    )
)
Y67, Y68 = FiscalYear(2567), FiscalYear(2568)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1.2", [12]),
        ("๑.๒", [12]),
        ("1.2.", [12]),
        ("1", [10]),  # the strategy, not the mission of the same number
        ("12", []),
        ("พัฒนาแหล่งน้ำ", [12]),
        ("1.2 พัฒนาแหล่งน้ำ", [12]),
        ("กลยุทธ์ที่ 1.2 พัฒนาแหล่งน้ำ", [12]),
        ("ยุทธศาสตร์ที่ 2", [20]),
        ("ยุทธศาสตร์ด้านคุณภาพชีวิต", [20]),
        ("ยุทธศาสตร์ที่ ๑ โครงสร้างพื้นฐาน", [10]),
        ("เมืองน่าอยู่", []),
        ("", []),
    ],
)
def test_a_node_is_found_as_people_refer_to_it(typed, found):
    assert [node.pk for node in OUTLINE.named(typed)] == found


def test_a_title_that_stands_twice_is_ambiguous_unless_the_branch_is_known():
    twice = Outline((*OUTLINE.nodes, OutlineNode(22, 20, NodeKind.TACTIC, "2.2", "พัฒนาแหล่งน้ำ")))
    assert [node.pk for node in twice.named("พัฒนาแหล่งน้ำ")] == [22, 12]
    assert [node.pk for node in twice.named("พัฒนาแหล่งน้ำ", within=20)] == [22]


@pytest.mark.parametrize("pk", [10, 11, 12, 13, 20, 21])
def test_what_the_grid_shows_for_a_node_reads_back_as_that_node(pk):
    assert [node.pk for node in OUTLINE.named(OUTLINE.reference(pk))] == [pk]


def test_a_number_used_twice_is_shown_with_its_title():
    twice = Outline((*OUTLINE.nodes, OutlineNode(22, 20, NodeKind.TACTIC, "1.2", "กีฬา")))
    assert twice.reference(22) == "1.2 กีฬา"
    assert [node.pk for node in twice.named("1.2 กีฬา")] == [22]


def test_reading_order_goes_down_before_it_goes_on():
    assert sorted(OUTLINE.ranks, key=OUTLINE.ranks.__getitem__) == [1, 2, 20, 21, 10, 12, 13, 11]
    assert OUTLINE.path(13) == (10, 12, 13)
    assert OUTLINE.branch(10) == {10, 11, 12, 13}


def row(pk, node=None, programme="", printed="", position=None):
    return Standing(pk, pk if position is None else position, node, programme, printed)


def test_rows_stand_by_strategy_tactic_and_programme_in_tree_order():
    rows = [
        row(1, 11, "00310"),
        row(2, 21, "00220"),
        row(3, 12, "00320"),
        row(4, 12, "00310"),
        row(5, None, "00110", "ยุทธศาสตร์เก่า"),
        row(6, 10, "00310"),
        row(7, 12, "00310", position=0),
        row(8, 12, ""),
    ]
    assert grouped(rows, ListKind.MAIN, OUTLINE) == [
        (Group(20, 21, "", "00220"), [2]),
        (Group(10, 10, "", "00310"), [6]),
        (Group(10, 12, "", "00310"), [7, 4]),
        (Group(10, 12, "", "00320"), [3]),
        (Group(10, 12, "", ""), [8]),
        (Group(10, 11, "", "00310"), [1]),
        (Group(None, None, "ยุทธศาสตร์เก่า", "00110"), [5]),
    ]


def test_strategies_the_tree_does_not_have_stay_together_in_the_order_they_came():
    rows = [
        row(1, None, "00310", "ข"),
        row(2, None, "00110", "ก"),
        row(3, None, "00110", "ข"),
    ]
    assert [
        (group.strategy_as_printed, pks) for group, pks in grouped(rows, ListKind.MAIN, OUTLINE)
    ] == [
        ("ข", [1]),
        ("ข", [3]),
        ("ก", [2]),
    ]


def test_numbers_restart_in_each_group_but_not_in_the_equipment_list():
    rows = [row(1, 11, "00310"), row(2, 11, "00310"), row(3, 11, "00320"), row(4, 21, "00310")]
    assert numbers(rows, ListKind.MAIN, OUTLINE) == {4: 1, 1: 1, 2: 2, 3: 1}
    assert numbers(rows, ListKind.EQUIPMENT, OUTLINE) == {1: 1, 2: 2, 3: 3, 4: 4}


def test_totals_count_a_project_in_each_year_with_money_and_once_in_all():
    counted = [
        Counted(11, "", "00310", None, Figures(2, Decimal(300))),
        Counted(11, "", "00310", Y67, Figures(2, Decimal(200))),
        Counted(11, "", "00310", Y68, Figures(1, Decimal(100))),
        Counted(10, "", "00240", None, Figures(1)),
        Counted(None, "เดิม", "", None, Figures(1, Decimal(5))),
        Counted(None, "เดิม", "", Y68, Figures(1, Decimal(5))),
    ]
    totals = totals_of(counted, OUTLINE, [Y67, Y68])
    assert totals.grand.by_year == {Y67: Figures(2, Decimal(200)), Y68: Figures(2, Decimal(105))}
    assert totals.grand.all_years == Figures(4, Decimal(305))
    assert totals.grand.counted_yearly == Figures(4, Decimal(305))
    assert [(line.node, line.strategy_as_printed) for line in totals.strategies] == [
        (10, ""),
        (None, "เดิม"),
    ]
    assert totals.strategies[0].line.all_years == Figures(3, Decimal(300))
    assert list(totals.strategies[0].programmes) == ["00240", "00310"]
    assert list(totals.programmes) == ["00240", "00310", ""]


def test_figures_roll_up_to_every_ancestor():
    assert rolled_up({13: Figures(1, Decimal(5)), 11: Figures(2, Decimal(7))}, OUTLINE) == {
        13: Figures(1, Decimal(5)),
        12: Figures(1, Decimal(5)),
        11: Figures(2, Decimal(7)),
        10: Figures(3, Decimal(12)),
    }
