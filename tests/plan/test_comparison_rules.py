"""What differs between two states of a plan: pure tables."""

from decimal import Decimal

import pytest

from ruamphaen.plan.rules.comparison import (
    Difference,
    Fate,
    Kinship,
    Only,
    Stand,
    YearSum,
    counts_of,
    differences,
    is_rewritten,
    sums_of,
)
from ruamphaen.plan.rules.comparison_told import as_json, told
from ruamphaen.plan.rules.difference import Cell
from ruamphaen.plan.rules.lineage import LinkKind
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.periods import Standing, standing_of
from ruamphaen.thai.dates import FiscalYear, PlanPeriod

Y66, Y67 = FiscalYear(2566), FiscalYear(2567)


def stand(project, listing=1, list_kind=ListKind.MAIN, node=None, **said):
    money = {name.replace("y", "budget:"): said.pop(name) for name in [*said] if name[0] == "y"}
    cells = {"list": list_kind.value, "node": str(node or ""), "title": "ถนน", **said}
    baht = {name: None if value is None else Decimal(value) for name, value in money.items()}
    return Stand(project, listing, 1, list_kind, node, {**cells, **baht})


def fates(before, after):
    found = differences({one.project: one for one in before}, {one.project: one for one in after})
    return {one.project: (one.fate, dict(one.cells)) for one in found}


def test_projects_come_go_change_and_stay():
    assert fates(
        [stand(1), stand(2, y2566=5), stand(3, target="1 สาย")],
        [stand(2, y2566=7), stand(3, target="1 สาย"), stand(4)],
    ) == {
        1: (Fate.GONE, {}),
        2: (Fate.CHANGED, {"budget:2566": Cell(Decimal(5), Decimal(7))}),
        4: (Fate.ADDED, {}),
    }


def test_a_blank_year_is_not_a_printed_zero():
    assert fates([stand(1, y2566=0)], [stand(1, y2566=None)]) == {
        1: (Fate.CHANGED, {"budget:2566": Cell(Decimal(0), None)})
    }


def test_money_that_only_the_old_row_had_is_a_change():
    assert fates([stand(1, y2565=9)], [stand(1)]) == {
        1: (Fate.CHANGED, {"budget:2565": Cell(Decimal(9), None)})
    }


@pytest.mark.parametrize(
    ("before", "after", "answers"),
    [
        (stand(1), stand(1, target="ใหม่"), {Only.CHANGED, Only.WORDS}),
        (stand(1, y2566=1), stand(1, y2566=2), {Only.CHANGED, Only.MONEY}),
        (
            stand(1),
            stand(1, list_kind=ListKind.COORDINATION),
            {Only.CHANGED, Only.MOVED},
        ),
        (stand(1, node=1), stand(1, node=2), {Only.CHANGED, Only.MOVED}),
        (None, stand(1, y2566=1), {Only.ADDED, Only.MONEY}),
        (None, stand(1, y2566=0), {Only.ADDED}),
        (stand(1), None, {Only.GONE}),
    ],
)
def test_each_filter_finds_its_own(before, after, answers):
    [one] = differences({1: before} if before else {}, {1: after} if after else {})
    assert {only for only in Only if one.answers(only)} == answers
    assert one.answers(None)
    assert {only for only, count in counts_of([one]).items() if count} == answers


def test_sums_of_the_new_side_follow_from_the_old_and_what_differs():
    found = differences(
        {1: stand(1, y2566=100), 2: stand(2, y2566=50, y2567=None)},
        {
            2: stand(2, y2566=70, y2567=5),
            3: stand(3, y2567=1_000, list_kind=ListKind.COORDINATION),
            4: stand(4, y2567=30),
        },
    )
    sums = sums_of(10, {Y66: Decimal(1_000)}, found, [Y66, Y67])
    assert (sums.projects_before, sums.projects_after) == (10, 10)
    # the coordination list is not counted in the plan's own total
    assert sums.by_year == {
        Y66: YearSum(Decimal(1_000), Decimal(920)),
        Y67: YearSum(Decimal(0), Decimal(35)),
    }
    assert sums.whole == YearSum(Decimal(1_000), Decimal(955))
    assert sums.whole.shift == Decimal(-45)


def test_a_project_moved_out_of_the_counted_list_leaves_its_sums():
    found = differences(
        {1: stand(1, y2566=100)}, {1: stand(1, y2566=100, list_kind=ListKind.COORDINATION)}
    )
    sums = sums_of(1, {Y66: Decimal(100)}, found, [Y66])
    assert (sums.projects_after, sums.by_year[Y66].after) == (0, Decimal(0))


@pytest.mark.parametrize(
    ("cell", "rewritten"),
    [
        (Cell("หมู่ที่ ๕", "หมู่ที่ 5"), True),
        (Cell("หมู่ที่ ๕", "หมู่ที่ 6"), False),
        (Cell("", "ถนน"), False),
        (Cell(Decimal(1), Decimal(2)), False),
        (Cell(None, Decimal(0)), False),
    ],
)
def test_another_writing_of_the_same_is_told_apart(cell, rewritten):
    assert is_rewritten(cell) is rewritten


def test_it_is_told_in_lines_and_in_json():
    merged = Kinship(LinkKind.MERGED_INTO, True, 2, "สะพาน")
    found = differences(
        {1: stand(1, y2566=100), 2: stand(2, title="สะพาน", target="ยาว ๑๐ เมตร")},
        {2: stand(2, title="สะพาน", target="ยาว 12 เมตร", y2566=40)},
        {1: [merged]},
    )
    sums = sums_of(2, {Y66: Decimal(100)}, found, [Y66])
    assert told(found, sums) == [
        "[ออกจากแผน] โครงการ 1: ถนน",
        "    รวมทุกปี 100 บาท",
        "[เปลี่ยน] โครงการ 2: สะพาน",
        "    เป้าหมาย: ยาว [-๑๐-][+12+] เมตร",
        "    งบประมาณปี 2566: - → 40",
        "โครงการใน ผ.02: 2 → 1",
        "ปี 2566: 100 → 40 บาท (-60)",
        "รวม: 100 → 40 บาท (-60)",
    ]
    plain = as_json(found, sums)
    gone, changed = plain["projects"]
    assert (gone["fate"], gone["after"], gone["baht_shift"]) == ("gone", None, "-100.00")
    assert gone["links"] == [
        {"kind": "merged-into", "from_here": True, "project": 2, "name": "สะพาน"}
    ]
    assert changed["cells"]["budget:2566"] == {"old": None, "new": "40.00"}
    assert changed["cells"]["target"]["words"] == [
        ["same", "ยาว ", "ยาว "],
        ["removed", "๑๐", ""],
        ["added", "", "12"],
        ["same", " เมตร", " เมตร"],
    ]
    assert plain["totals"]["all_years"] == {"before": "100.00", "after": "40.00", "shift": "-60.00"}


def test_two_states_alike_are_told_so():
    sums = sums_of(0, {}, [], [Y66])
    assert told([], sums)[0] == "สองข้างนี้เหมือนกันทุกโครงการ"


def test_a_difference_without_a_side_is_a_fault_of_ours():
    with pytest.raises(AssertionError):
        _ = Difference(Fate.GONE, None, None).stand


# ------------------------------------------------------------------ two periods


@pytest.mark.parametrize(
    ("period", "year", "announced", "standing"),
    [
        ("2566-2570", 2570, True, Standing.IN_FORCE),
        ("2566-2570", 2566, True, Standing.IN_FORCE),
        ("2571-2575", 2570, True, Standing.AHEAD),
        ("2571-2575", 2570, False, Standing.MAKING),
        ("2566-2570", 2570, False, Standing.MAKING),
        ("2566-2570", 2571, True, Standing.OVER),
        ("2561-2565", 2570, False, Standing.OVER),
    ],
)
def test_two_plans_are_alive_at_once(period, year, announced, standing):
    found = standing_of(PlanPeriod.parse(period), FiscalYear(year), announced=announced)
    assert found is standing
