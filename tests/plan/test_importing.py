"""A workbook comes in: tried out row by row, accepted whole, taken back whole, never twice."""

from decimal import Decimal

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.base.files import read
from ruamphaen.base.ledger import verify
from ruamphaen.organisation.models import Department
from ruamphaen.plan import actions
from ruamphaen.plan.importing.matching import plan_import
from ruamphaen.plan.models import Listing, Project, WorkbookImport, YearBudget
from ruamphaen.plan.rules.importing import Verdict, hash_of, read_back, written
from ruamphaen.plan.rules.listings import ListKind
from tests import make
from tests.plan.test_drafting import announce_as_is, everything
from tests.plan.workbooks import row, sheet, workbook

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
