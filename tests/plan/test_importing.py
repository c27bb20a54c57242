"""A workbook comes in: tried out row by row, accepted whole, taken back whole, never twice."""

import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ruamphaen.base.errors import Refused
from ruamphaen.base.files import read
from ruamphaen.base.ledger import verify
from ruamphaen.organisation.models import Department
from ruamphaen.plan import actions, queries
from ruamphaen.plan.importing.matching import plan_import
from ruamphaen.plan.models import Listing, Project, WorkbookImport, YearBudget
from ruamphaen.plan.rules.importing import Verdict, hash_of, read_back, written
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.plan.rules.workbook.forms import Form
from ruamphaen.plan.rules.workbook.group_lines import ChangeMark
from ruamphaen.plan.rules.workbook.problems import problem
from tests import make
from tests.plan.test_drafting import announce_as_is, everything
from tests.plan.workbooks import REAL, real, row, sheet, workbook

CONTENT = b"what the file held"


def tried(version, reading, by=None):
    report = plan_import(version, reading, file_name="แผน.xlsx", file_sha256="f" * 64)
    return actions.keep_trial(version, by=by, content=CONTENT, kind="xlsx", report=report)


def report_of(version, reading):
    return plan_import(version, reading, file_name="แผน.xlsx", file_sha256="f" * 64)


def accepted(version, reading, by=None):
    trial = tried(version, reading, by)
    return actions.accept_import(trial, by=by, report_hash=trial.report_hash)


def verdicts(report):
    return [(line.verdict.value, line.title) for line in report.lines]


THREE = workbook(
    sheet(
        row(
            "ก่อสร้างถนน  หมู่ที่ 5",  # two spaces: the same name to a reader
            at=9,
            number=1,
            money={2568: 600_000, 2569: 0},
            strategy="ยุทธศาสตร์การพัฒนาโครงสร้างพื้นฐาน",
            tactic="พัฒนาเส้นทางคมนาคม",
            programme_as_printed="๑.๑ แผนงานอุตสาหกรรมและการโยธา",
            objective="เพื่อสัญจรสะดวก",
            department="กองช่าง",
        ),
        row("ขุดบ่อบาดาล", at=10, number=2, code="00240", strategy="ด้านที่ไม่มี"),
        row("โรงเรือนเกษตร", at=11, number=3, code="00320", money={2570: 1}, department="กองเกษตร"),
        row("", at=12),
        row("ถนนที่อ่านเงินไม่ได้", at=13, as_typed={2568: "ห้าแสน"}),
    )
)


def test_the_dry_run_says_what_each_row_would_do_and_writes_nothing(desk, recorded):
    before = everything(desk.draft)
    report = report_of(desk.draft, THREE)
    road, well, barn, nameless, unread = report.lines
    assert report.counts == {"add": 1, "change": 1, "same": 1, "problem": 2}
    assert (road.verdict, road.listing, road.edit) == (Verdict.CHANGE, desk.road.pk, 0)
    assert road.values == {"objective": "เพื่อสัญจรสะดวก", "budget:2568": "600000.00"}
    assert road.before["budget:2568"] == "500000.00"
    assert (well.verdict, well.listing) == (Verdict.SAME, desk.well.pk)
    assert (barn.verdict, barn.listing, barn.values["budget:2570"]) == (Verdict.ADD, None, "1.00")
    assert (nameless.verdict, nameless.row) == (Verdict.PROBLEM, 12)
    assert "ห้าแสน" in unread.what
    assert unread.what_to_do
    assert list(report.new_departments) == ["กองเกษตร"]
    assert [(one.printed, one.rows) for one in report.unplaced] == [("ด้านที่ไม่มี", 1)]
    assert report.left_alone == 1
    assert everything(desk.draft) == before
    assert Department.objects.filter(name="กองเกษตร").count() == 0
    assert recorded() == []


def test_sums_stand_before_and_after_by_strategy_and_year(desk):
    report = report_of(desk.draft, THREE)
    sums = {(one.strategy, one.year): one for one in report.sums}
    whole = sums["", None]
    assert (whole.projects_before, whole.baht_before) == (3, "700000.00")
    assert (whole.projects_after, whole.baht_after) == (4, "800001.00")
    roads = sums["1 การพัฒนาโครงสร้างพื้นฐาน", 2568]
    assert (roads.baht_before, roads.baht_after) == ("500000.00", "600000.00")
    none = sums["ไม่ระบุยุทธศาสตร์", 2570]
    assert (none.projects_before, none.projects_after) == (1, 2)


def test_the_report_survives_its_journey_as_text(desk):
    report = report_of(desk.draft, THREE)
    text = written(report)
    assert written(read_back(text)) == text
    assert hash_of(text) == hash_of(written(report_of(desk.draft, THREE)))


def test_accepting_does_what_the_report_said_in_one_act(cast, desk, recorded):
    trial = tried(desk.draft, THREE, cast.somsri)
    actions.accept_import(trial, by=cast.somsri, report_hash=trial.report_hash)
    road = Listing.objects.get(pk=desk.road.pk)
    assert (road.objective, road.edit) == ("เพื่อสัญจรสะดวก", 1)
    money = {int(one.year): one.amount_baht for one in road.budgets.all()}
    assert money == {2568: Decimal(600_000), 2569: Decimal(0)}
    barn = Listing.objects.get(title="โรงเรือนเกษตร")
    assert (barn.version, barn.programme, barn.number, barn.list_kind) == (
        desk.draft,
        "00320",
        3,
        ListKind.MAIN,
    )
    assert barn.department.name == "กองเกษตร"
    assert barn.position > desk.school.position
    assert "โรงเรือน" in barn.search_text
    assert desk.draft.listings.count() == 4
    keeping, accepting = recorded()
    assert (keeping.act, accepting.act) == ("plan.try_import", "plan.accept_import")
    assert accepting.detail == {
        "version": desk.draft.pk,
        "file": "f" * 64,
        "report": trial.report_hash,
        "rows": {"add": 1, "change": 1, "same": 1, "problem": 2},
        "new_departments": ["กองเกษตร"],
    }
    assert read(trial.file) == CONTENT
    assert verify() == []


def test_the_same_file_again_has_nothing_to_do(cast, desk, recorded):
    accepted(desk.draft, THREE)
    again = report_of(desk.draft, THREE)
    assert again.counts == {"add": 0, "change": 0, "same": 3, "problem": 2}
    assert again.nothing_to_do
    trial = tried(desk.draft, THREE)
    recorded()
    with pytest.raises(Refused, match="ไม่มีอะไรต้องนำเข้า"):
        actions.accept_import(trial, by=None, report_hash=trial.report_hash)
    assert recorded() == []


def test_another_hash_than_the_one_read_is_refused(desk, recorded):
    trial = tried(desk.draft, THREE)
    recorded()
    with pytest.raises(Refused, match="ไม่ใช่รายงานล่าสุด"):
        actions.accept_import(trial, by=None, report_hash="0" * 64)
    WorkbookImport.objects.filter(pk=trial.pk).update(
        report=trial.report.replace("600000.00", "900000.00")
    )
    trial.refresh_from_db()
    with pytest.raises(Refused):
        actions.accept_import(trial, by=None, report_hash=trial.report_hash)
    assert recorded() == []


@pytest.mark.parametrize("meanwhile", ["edit", "add", "remove"])
def test_a_version_touched_since_the_dry_run_is_refused(cast, desk, recorded, meanwhile):
    trial = tried(desk.draft, THREE)
    {
        "edit": lambda: actions.edit_listing(desk.well, by=cast.anan, seen=0, typed={"page": "1"}),
        "add": lambda: make.listing(version=desk.draft),
        "remove": desk.school.delete,
    }[meanwhile]()
    recorded()
    before = everything(desk.draft)
    with pytest.raises(Refused, match="อ่านไฟล์อีกครั้ง"):
        actions.accept_import(trial, by=None, report_hash=trial.report_hash)
    assert everything(desk.draft) == before
    assert recorded() == []


def test_an_import_is_accepted_once(desk, recorded):
    trial = accepted(desk.draft, THREE)
    recorded()
    for one in (trial, WorkbookImport.objects.get(pk=trial.pk)):
        with pytest.raises(Refused, match="ไปแล้ว"):
            actions.accept_import(one, by=None, report_hash=trial.report_hash)
    assert recorded() == []


def test_undo_is_the_exact_inverse(cast, desk, recorded):
    before = everything(desk.draft), Project.objects.count(), Department.objects.count()
    trial = accepted(desk.draft, THREE)
    recorded()
    assert actions.undo_import(trial, by=cast.somsri) == actions.Undone(removed=1, put_back=1)
    assert before == (everything(desk.draft), Project.objects.count(), Department.objects.count())
    assert [line.act for line in recorded()] == ["plan.undo_import"]
    with pytest.raises(Refused):
        actions.undo_import(trial, by=cast.somsri)
    trial.refresh_from_db()
    with pytest.raises(Refused, match="ยกเลิกไปแล้ว"):
        actions.accept_import(trial, by=None, report_hash=trial.report_hash)
    # and the file can come in again
    accepted(desk.draft, THREE)
    assert desk.draft.listings.count() == 4


@pytest.mark.parametrize("harm", ["edit", "remove"])
def test_undo_is_refused_once_somebody_edited_a_row_and_names_it(cast, desk, recorded, harm):
    trial = accepted(desk.draft, THREE)
    barn = Listing.objects.get(title="โรงเรือนเกษตร")
    if harm == "edit":
        actions.edit_listing(barn, by=cast.anan, seen=0, typed={"page": "9"})
    else:
        actions.remove_listings(desk.draft, by=cast.anan, seen={barn.pk: 0})
    before = everything(desk.draft)
    recorded()
    with pytest.raises(Refused, match="โรงเรือนเกษตร" if harm == "edit" else "ลบ"):
        actions.undo_import(trial, by=cast.somsri)
    assert everything(desk.draft) == before
    assert recorded() == []


def test_editing_other_rows_does_not_hinder_undo(cast, desk):
    trial = accepted(desk.draft, THREE)
    actions.edit_listing(desk.school, by=cast.anan, seen=0, typed={"page": "9"})
    actions.undo_import(trial, by=cast.somsri)
    assert Listing.objects.get(pk=desk.school.pk).page == "9"


def test_what_is_announced_is_neither_imported_into_nor_undone(cast, desk):
    trial = accepted(desk.draft, THREE)
    other = tried(desk.draft, workbook(sheet(row("อีกโครงการ"))))
    announce_as_is(desk.draft)
    with pytest.raises(Refused, match="ประกาศใช้แล้ว"):
        actions.undo_import(trial, by=cast.somsri)
    with pytest.raises(Refused, match="ประกาศใช้แล้ว"):
        actions.accept_import(other, by=cast.somsri, report_hash=other.report_hash)


@pytest.mark.parametrize("act", ["accept", "undo"])
def test_an_exception_in_the_middle_leaves_nothing(desk, recorded, monkeypatch, act):
    trial = tried(desk.draft, THREE)
    if act == "undo":
        trial = actions.accept_import(trial, by=None, report_hash=trial.report_hash)
    state = (
        everything(desk.draft),
        Project.objects.count(),
        YearBudget.objects.count(),
        Department.objects.count(),
    )
    recorded()

    def fails(*_args, **_kwargs):
        raise RuntimeError("power cut")

    monkeypatch.setattr("ruamphaen.plan.actions.importing.record", fails)
    acts = {
        "accept": lambda: actions.accept_import(trial, by=None, report_hash=trial.report_hash),
        "undo": lambda: actions.undo_import(trial, by=None),
    }
    with pytest.raises(RuntimeError):
        acts[act]()
    assert state == (
        everything(desk.draft),
        Project.objects.count(),
        YearBudget.objects.count(),
        Department.objects.count(),
    )
    assert recorded() == []


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
