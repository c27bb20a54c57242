"""`ruamphaen plan check FILE`: a workbook of an office that uses nothing else of ours."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ruamphaen.__main__ import main
from ruamphaen.base.workbooks.reading import read_workbook
from ruamphaen.plan.rules.check import CheckReport, PlanUnderCheck, check
from ruamphaen.plan.rules.check.from_workbook import period_of, plan_of_workbook
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.plan.rules.workbook.forms import Form
from ruamphaen.plan.rules.workbook.parse import parse_workbook
from ruamphaen.plan.rules.workbook.results import SummaryRow
from tests.plan.workbooks import REAL, row, sheet, workbook
from tests.workbooks.make import LAYOUTS

DAY = date(2026, 11, 20)
MAE_SAI = str(REAL / "maesai_p02_2566-2570.xlsx")


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], PlanUnderCheck]:
    """`read("odd_amounts")` is one of the layouts of offices, as a plan to check."""

    def of(name: str) -> PlanUnderCheck:
        path = tmp_path / "plan.xlsx"
        LAYOUTS[name]().save(path)
        reading = parse_workbook(read_workbook(path))
        period = period_of(reading)
        assert period is not None
        return plan_of_workbook(reading, period, DAY)

    return of


def places(report: CheckReport, rule: str) -> list[str]:
    return [one.place.row.where for one in report.findings if one.rule.id == rule]


def test_amounts_are_read_as_the_reader_of_workbooks_reads_them(read):
    report = check(read("odd_amounts"))
    assert places(report, "money.negative") == ["ผ.02 แถว 9"]
    assert places(report, "money.unreadable") == [
        f"ผ.02 แถว {line}" for line in (8, 10, 11, 12, 13, 17, 18, 19)
    ]
    # Said of the row already, so not said again of the file.
    assert "file.not-read" not in report.by_rule


def test_totals_as_printed_are_held_against_the_rows(read):
    by_rule = check(read("wrong_totals")).by_rule
    assert (by_rule["money.sum-differs"], by_rule["money.count-differs"]) == (2, 1)


def test_a_sheet_that_was_copied_is_counted_twice_and_told(read):
    report = check(read("copies_and_strangers"))
    assert places(report, "duplicate.same-row") == ["ผ.02 (2) แถว 8", "ผ.02 (2) แถว 9"]


@pytest.mark.parametrize("name", ["long_preamble", "labelled_groups", "misspelt_headings"])
def test_a_workbook_in_order_gives_no_finding(read, name: str):
    assert check(read(name)).by_rule == {}


def test_the_kind_of_change_is_that_of_the_title(read):
    assert read("places_and_positions").version.kind is VersionKind.ADDITION
    assert read("labelled_groups").version.kind is None
    book = read("old_and_new")
    assert (book.version.kind, book.version.round_number, book.version.year) == (
        VersionKind.CHANGE,
        2,
        2568,
    )
    # A book of change keeps the old numbers: its fourth project alone is no gap.
    assert not {"number.gap", "number.not-from-one"} & set(check(book).by_rule)


def test_the_summary_is_held_against_the_details():
    line = SummaryRow(9, None, "แผนงานการศึกษา", "การศึกษา", {}, {2566: 500}, None, None)
    details = sheet(row("ห้องสมุดประชาชน", money={2566: 400}))
    summary = sheet(line, form=Form.SUMMARY, name="ผ.01")
    reading = workbook(summary, details)
    report = check(plan_of_workbook(reading, period_of(reading), DAY))
    [found] = [one for one in report.findings if one.rule.id == "money.summary-differs"]
    assert found.says.th == "แบบ ผ.01 ปี 2566 พิมพ์ 500 บาท แต่แบบ ผ.02 รวมได้ 400 บาท"


def test_a_column_that_the_file_lacks_is_told_once_and_is_no_error(capsys):
    """A real page of a real อบต. prints neither indicator nor expected result."""
    assert main(["plan", "check", MAE_SAI, "--on", "2026-11-20", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {"error": 0, "warning": 3, "hint": 0}
    assert told["by_rule"] == {
        "complete.indicator": 1,
        "complete.outcome": 1,
        "complete.reason-for-addition": 1,
    }
    assert {one["rule"] for one in told["not_judged"]} >= {"strategy.no-tree", "step.forum-missing"}


def test_a_person_is_told_in_thai_with_place_ground_and_remedy(capsys, tmp_path):
    path = tmp_path / "แผน.xlsx"
    LAYOUTS["odd_amounts"]().save(path)
    assert main(["plan", "check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("ต้องแก้ 9 ")
    assert any("money.negative" in line for line in lines)
    assert any("ผ.02 แถว 9: โครงการที่ 2" in line for line in lines)
    assert any(line.startswith("ตัดสินไม่ได้") for line in lines)


def test_a_file_without_a_plan_is_refused(capsys, tmp_path):
    path = tmp_path / "x.xlsx"
    LAYOUTS["action_plan"]().save(path)
    assert main(["plan", "check", str(path)]) == 2
    assert "ไม่พบบัญชีโครงการ" in capsys.readouterr().err


def test_checking_a_file_starts_without_the_framework():
    asked = (
        "import sys; from ruamphaen.__main__ import main; "
        f"code = main(['plan', 'check', {MAE_SAI!r}]); "
        "sys.exit(9 if any(name.split('.')[0] == 'django' for name in sys.modules) else code)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
