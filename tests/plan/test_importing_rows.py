"""Rows of a workbook find their projects: blanks and zeros, namesakes, earlier versions, what stays outside."""

import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import Listing, Project
from ruamphaen.plan.rules.importing import Verdict, read_back
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.plan.rules.workbook.forms import Form
from ruamphaen.plan.rules.workbook.group_lines import ChangeMark
from ruamphaen.plan.rules.workbook.problems import problem
from tests import make
from tests.plan.test_drafting import announce_as_is
from tests.plan.test_importing import accepted, report_of, tried, verdicts
from tests.plan.workbooks import REAL, real, row, sheet, workbook

# ------------------------------------------------------------------ blanks and zeros


def test_a_blank_year_blanks_and_a_zero_is_kept(desk):
    reading = workbook(
        sheet(
            row("ก่อสร้างถนน หมู่ที่ 5", number=1, money={2569: 0, 2570: 0}),
        )
    )
    report = report_of(desk.draft, reading)
    [line] = report.lines
    assert line.values == {"budget:2568": None, "budget:2570": "0.00"}
    assert line.before == {"budget:2568": "500000.00", "budget:2570": None}
    accepted(desk.draft, reading)
    money = {int(one.year): one.amount_baht for one in desk.road.budgets.all()}
    assert money == {2569: Decimal(0), 2570: Decimal(0)}


def test_a_blank_text_says_nothing(desk):
    Listing.objects.filter(pk=desk.road.pk).update(objective="เดิม", page="12")
    report = report_of(
        desk.draft,
        workbook(sheet(row("ก่อสร้างถนน หมู่ที่ 5", number=1, money={2568: 500_000, 2569: 0}))),
    )
    assert verdicts(report) == [("same", "ก่อสร้างถนน หมู่ที่ 5")]


# ------------------------------------------------------------------ which row is which


def two_wells(version):
    return [
        make.listing(version=version, title="ขุดบ่อ", programme="00310", number=number)
        for number in (1, 2)
    ]


def test_twins_are_told_apart_by_their_number(desk):
    first, second = two_wells(desk.draft)
    reading = workbook(
        sheet(
            row("ขุดบ่อ", number=2, at=9, target="2 บ่อ"), row("ขุดบ่อ", number=1, at=10, target="1 บ่อ")
        )
    )
    assert [line.listing for line in report_of(desk.draft, reading).lines] == [
        second.pk,
        first.pk,
    ]


def test_what_could_be_either_of_two_is_said_and_not_guessed(desk):
    two_wells(desk.draft)
    report = report_of(desk.draft, workbook(sheet(row("ขุดบ่อ", number=7))))
    [line] = report.lines
    assert line.verdict == Verdict.PROBLEM
    assert "2 รายการ" in line.what
    assert report.nothing_to_do


def test_twins_within_one_file_both_come_in_and_the_file_again_is_the_same(desk):
    reading = workbook(
        sheet(row("อุดหนุนโรงเรียน", at=9), row("อุดหนุนโรงเรียน", at=10, money={2566: 5}))
    )
    assert report_of(desk.draft, reading).counts["add"] == 2
    accepted(desk.draft, reading)
    assert report_of(desk.draft, reading).counts == {
        "add": 0,
        "change": 0,
        "same": 2,
        "problem": 0,
    }


def test_the_same_title_in_another_list_is_another_row(desk):
    reading = workbook(
        sheet(row("ก่อสร้างถนน หมู่ที่ 5", money={2568: 1}), form=Form.COORDINATION, name="ผ.02-2")
    )
    assert report_of(desk.draft, reading).counts["add"] == 1
    accepted(desk.draft, reading)
    assert desk.draft.listings.get(list_kind=ListKind.COORDINATION).title == "ก่อสร้างถนน หมู่ที่ 5"


def test_a_row_that_changed_its_programme_is_matched_with_a_doubt(desk):
    reading = workbook(sheet(row("ขุดบ่อบาดาล", code="00310")))
    [line] = report_of(desk.draft, reading).lines
    assert (line.verdict, line.values["programme"]) == (Verdict.CHANGE, "00310")
    assert line.doubts


def test_equipment_without_a_name_is_called_by_what_is_bought(desk):
    reading = workbook(
        sheet(
            row(None, at=9, code="00110", type="คอมพิวเตอร์หรืออิเล็กทรอนิกส์", target="เครื่องพิมพ์ 2 เครื่อง"),
            form=Form.EQUIPMENT,
            name="ผ.03",
        )
    )
    accepted(desk.draft, reading)
    printer = desk.draft.listings.get(list_kind=ListKind.EQUIPMENT)
    assert (printer.title, printer.equipment_type) == (
        "เครื่องพิมพ์ 2 เครื่อง",
        "ครุภัณฑ์คอมพิวเตอร์หรืออิเล็กทรอนิกส์",
    )


# ------------------------------------------------------------------ the same project through versions


@pytest.mark.parametrize(
    ("kind", "same_project", "doubts"),
    [
        (VersionKind.CHANGE, True, 0),
        (VersionKind.CORRECTION, True, 0),
        (VersionKind.REVIEW, True, 0),
        (VersionKind.ADDITION, False, 1),
    ],
)
def test_a_title_of_an_earlier_version_is_the_same_project(desk, kind, same_project, doubts):
    announce_as_is(desk.draft)
    later = make.version(plan=desk.plan, kind=kind)
    reading = workbook(sheet(row("ก่อสร้างถนน หมู่ที่ 5", money={2569: 9})))
    [line] = report_of(later, reading).lines
    assert (line.verdict, len(line.doubts)) == (Verdict.ADD, doubts)
    trial = accepted(later, reading)
    assert (later.listings.get().project_id == desk.road.project_id) is same_project
    actions.undo_import(trial, by=None)
    assert Project.objects.filter(pk=desk.road.project_id).exists()
    assert Project.objects.count() == 3


def test_which_of_several_namesakes_is_meant_is_not_guessed(desk):
    two_wells(desk.draft)
    announce_as_is(desk.draft)
    later = make.version(plan=desk.plan, kind=VersionKind.CHANGE)
    [line] = report_of(later, workbook(sheet(row("ขุดบ่อ")))).lines
    assert (line.project, len(line.doubts)) == (None, 1)


# ------------------------------------------------------------------ tables and rows that stay outside


def test_tables_that_are_no_plan_are_named_with_the_reason(desk):
    reading = workbook(
        sheet(form=Form.TRACKING, name="ติดตาม"),
        sheet(form=Form.SUMMARY, name="ผ.01"),
        sheet(row("โครงการเดียว")),
    )
    report = report_of(desk.draft, reading)
    assert [(one.sheet, one.form) for one in report.not_imported] == [
        ("ติดตาม", "ติดตาม"),
        ("ผ.01", "ผ.01"),
    ]
    assert all(one.why for one in report.not_imported)
    assert report.counts["add"] == 1


def test_assumptions_are_said_aloud(desk):
    reading = workbook(
        sheet(
            row("โครงการเดียว", note="โอนจากกองอื่น"),
            period=(2561, 2565),
            change=ChangeMark(("เพิ่มเติม",), "ครั้งที่", 5, 2567),
        ),
        problems=[problem("ce_year_assumed", "ผ.02", "E7", typed="2027", year=2570)],
    )
    told = report_of(desk.draft, reading).assumptions
    assert len(told) == 4
    assert "2027" in told[0]
    assert "2561-2565" in told[1]
    assert "เพิ่มเติม ครั้งที่ 5/2567" in told[2]
    assert "หมายเหตุ" in told[3]


def test_money_outside_the_plan_is_a_problem_of_its_row(desk):
    reading = workbook(sheet(row("โครงการเดียว", money={2571: 5})))
    [line] = report_of(desk.draft, reading).lines
    assert line.verdict == Verdict.PROBLEM
    assert "2571" in line.what


@pytest.mark.parametrize(("field", "letters"), [("place", 301), ("objective", 4001)])
def test_a_text_too_long_is_a_problem_and_never_cut(desk, field, letters):
    [line] = report_of(desk.draft, workbook(sheet(row("โครงการ", **{field: "ก" * letters})))).lines
    assert line.verdict == Verdict.PROBLEM
    assert f"{letters:,}" in line.what


def test_a_strategy_nearly_right_is_suggested_and_its_words_are_kept(desk):
    reading = workbook(sheet(row("โครงการเดียว", strategy="การพัฒนาโครงสร้างพื้นถาน")))
    [unplaced] = report_of(desk.draft, reading).unplaced
    assert (unplaced.printed, unplaced.suggestion) == (
        "การพัฒนาโครงสร้างพื้นถาน",
        "1 การพัฒนาโครงสร้างพื้นฐาน",
    )
    accepted(desk.draft, reading)
    new = desk.draft.listings.get(title="โครงการเดียว")
    assert (new.node, new.strategy_as_printed) == (None, "การพัฒนาโครงสร้างพื้นถาน")


# ------------------------------------------------------------------ real workbooks


def test_mae_sai_comes_in_as_its_workbook_says(cast):
    tree = make.tree(organisation=cast.nong_sung, strategies={"ด้านเศรษฐกิจ": (), "ด้านสังคม": ()})
    plan = make.plan(organisation=cast.nong_sung, tree=tree)
    version = make.version(plan=plan, kind=VersionKind.ADDITION)
    reading = real("maesai_p02_2566-2570.xlsx")
    expected = json.loads(
        (REAL / "maesai_p02_2566-2570.expected.json").read_text(encoding="utf-8")
    )["sheets"][0]["rows"]
    trial = tried(version, reading)
    report = read_back(trial.report)
    assert report.counts == {"add": len(expected), "change": 0, "same": 0, "problem": 0}
    actions.accept_import(trial, by=cast.kamon, report_hash=trial.report_hash)
    rows = queries.with_money(version.listings.order_by("position"), plan.period)
    assert [(one.listing.title, one.listing.number) for one in rows] == [
        (one["project"], one["no"]) for one in expected
    ]
    # The expected file writes no money for a printed 0; here 0 and blank stay apart.
    assert [
        {str(year): int(baht) if baht else None for year, baht in one.money.items()} for one in rows
    ] == [one["budget"] for one in expected]
    assert [one.listing.department.name for one in rows] == [
        one["organization"] for one in expected
    ]
    assert report_of(version, reading).nothing_to_do
    assert report.totals_printed > 0


def test_a_tracking_workbook_is_read_and_not_imported(desk):
    report = report_of(desk.draft, real("lamphun_pao_tracking_2568.xlsx"))
    forms = {one.form for one in report.not_imported}
    assert "ติดตาม" in forms
    assert all(line.list_kind == ListKind.EQUIPMENT for line in report.lines)


def test_importing_many_rows_costs_no_more_queries_than_few(cast):
    def cost(count):
        version = make.version(plan=make.plan(organisation=cast.ban_nong, period=next(periods)))
        rows = [
            row(f"โครงการ {place}", at=place + 9, money={2566: 5}, department=f"กอง {place % 3}")
            for place in range(count)
        ]
        reading = workbook(sheet(*rows))
        with CaptureQueriesContext(connection) as asked:
            trial = tried(version, reading)
            actions.accept_import(trial, by=None, report_hash=trial.report_hash)
        return len(asked)

    periods = iter(["2565-2569", "2566-2570", "2564-2568"])
    cost(3)
    assert cost(4) == cost(120)
