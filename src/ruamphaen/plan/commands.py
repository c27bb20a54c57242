"""`ruamphaen plan read`, `plan import` and `plan check`, from the command line.

Exit codes: 0 fine · 1 it ran and found something wrong · 2 bad usage or a file that cannot be read.
Reading and checking a file need neither database nor framework; the rest sets them up itself.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamphaen.base.workbooks.reading import UnreadableWorkbook, read_workbook
from ruamphaen.law.checks import Severity
from ruamphaen.plan.rules.check import CheckReport, Finding, check
from ruamphaen.plan.rules.check.from_workbook import period_of, plan_of_workbook
from ruamphaen.plan.rules.check.told import as_json as check_as_json
from ruamphaen.plan.rules.check.told import told as check_told
from ruamphaen.plan.rules.importing import Report, Verdict, hash_of, written
from ruamphaen.plan.rules.read_summary import told
from ruamphaen.plan.rules.workbook.as_json import as_json
from ruamphaen.plan.rules.workbook.parse import parse_workbook
from ruamphaen.plan.rules.workbook.results import WorkbookReading
from ruamphaen.thai.dates import PlanPeriod, bangkok_day, parse_date
from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.numerals import format_baht

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ruamphaen.plan.models import Version, WorkbookImport
    from ruamphaen.plan.queries.compare import Side

FINE, FOUND_WRONG, BAD_USAGE = 0, 1, 2
_VERDICT_WORDS = {
    Verdict.ADD: "เพิ่ม",
    Verdict.CHANGE: "แก้",
    Verdict.SAME: "เหมือนเดิม",
    Verdict.PROBLEM: "มีปัญหา",
}


class BadUsage(Exception):  # noqa: N818 -- what the person gave cannot be used
    """ใช้คำสั่งไม่ได้ — one Thai sentence that says what to do."""


def add_to(parsers: Any) -> None:
    """Declare `plan` and its commands."""
    plan = parsers.add_parser("plan", help="อ่านและนำเข้าสมุดงานแผน / read and import plan workbooks")
    commands = plan.add_subparsers(required=True)
    read = commands.add_parser("read", help="อ่านสมุดงานแผนหรือแบบติดตามโดยไม่ใช้ฐานข้อมูล")
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--json", action="store_true", help="ผลเป็น JSON")
    read.set_defaults(run=run_read)
    look = commands.add_parser("check", help="ตรวจแผนจากไฟล์ หรือฉบับของแผนในระบบ / check a plan")
    look.add_argument("file", type=Path, nargs="?", metavar="FILE")
    look.add_argument("--org", metavar="SLUG")
    look.add_argument("--plan", metavar="2566-2570")
    look.add_argument("--version", type=int, metavar="N", help="ลำดับฉบับ ถ้าไม่บอกคือฉบับล่าสุด")
    look.add_argument("--on", metavar="DATE", help="วันที่ตรวจ เช่น 2026-11-20 หรือ 20 พ.ย. 2569")
    look.add_argument("--json", action="store_true", help="ผลเป็น JSON")
    look.set_defaults(run=run_check)
    beside = commands.add_parser("diff", help="เทียบเดิม–ใหม่ของสองฉบับหรือสองวัน / compare two states")
    beside.add_argument("--org", required=True, metavar="SLUG")
    beside.add_argument("--plan", required=True, metavar="2566-2570")
    beside.add_argument(
        "--from", dest="old", required=True, metavar="N", help="ลำดับฉบับ หรือวันที่ เช่น 1 ต.ค. 2566"
    )
    beside.add_argument("--to", dest="new", required=True, metavar="M", help="ลำดับฉบับ หรือวันที่")
    beside.add_argument("--alone", action="store_true", help="เฉพาะที่อยู่ในฉบับนั้นเอง")
    beside.add_argument("--json", action="store_true", help="ผลเป็น JSON")
    beside.set_defaults(run=run_diff)
    bring = commands.add_parser("import", help="นำสมุดงานเข้าแผนของหน่วยงาน")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--org", required=True, metavar="SLUG")
    bring.add_argument("--plan", required=True, metavar="2566-2570")
    bring.add_argument("--version", type=int, metavar="N", help="ลำดับฉบับ ถ้ามีร่างมากกว่าหนึ่ง")
    bring.add_argument("--dry-run", action="store_true", help="บอกว่าจะเกิดอะไร ไม่เขียนอะไร")
    bring.add_argument("--json", action="store_true", help="ผลเป็น JSON")
    bring.set_defaults(run=run_import)


def run_read(asked: argparse.Namespace) -> int:
    """Read a workbook and tell what is in it. 1 where something in it needs a look."""
    try:
        reading = _reading(asked.file)
    except UnreadableWorkbook as refused:
        return _refuse(str(refused))
    if asked.json:
        _write_json(as_json(reading))
    else:
        _write_lines(told(reading))
    worth_a_look = any(one.severity != "hint" for one in reading.problems)
    return FOUND_WRONG if worth_a_look else FINE


def run_import(asked: argparse.Namespace) -> int:
    """Try a workbook out on a draft, then (without --dry-run) take it in. 1 where rows were left out."""
    from ruamphaen.__main__ import set_up_django  # noqa: PLC0415 -- reading needs no framework

    set_up_django()
    from ruamphaen.base.errors import Refused  # noqa: PLC0415 -- after Django is set up

    try:
        version = _draft(asked.org, asked.plan, asked.version)
        reading = _reading(asked.file)
        report = _report(version, asked.file, reading)
        accepted = None
        if not asked.dry_run and not report.nothing_to_do:
            accepted = _take_in(version, asked.file, report)
    except (UnreadableWorkbook, BadUsage) as refused:
        return _refuse(str(refused))
    except Refused as refused:
        return _refuse(str(refused.sentence), code=FOUND_WRONG)
    if asked.json:
        _write_json(_report_as_json(report, accepted))
    else:
        _write_lines(_report_told(report, accepted, dry_run=asked.dry_run))
    return FOUND_WRONG if report.count(Verdict.PROBLEM) else FINE


def run_check(asked: argparse.Namespace) -> int:
    """Check a workbook, or a version of a plan. 1 where something must be mended and is not waived."""
    try:
        on = _day(asked.on)
        if asked.file is not None and not (asked.org or asked.plan):
            report, waived = _check_file(asked.file, on)
        elif asked.file is None and asked.org and asked.plan:
            report, waived = _check_version(asked, on)
        else:
            raise BadUsage("บอกไฟล์ที่จะตรวจ หรือบอก --org กับ --plan อย่างใดอย่างหนึ่ง")
    except (UnreadableWorkbook, BadUsage) as refused:
        return _refuse(str(refused))
    if asked.json:
        _write_json(check_as_json(report, waived))
    else:
        _write_lines(check_told(report, waived))
    return FOUND_WRONG if report.counts[Severity.ERROR] else FINE


def run_diff(asked: argparse.Namespace) -> int:
    """Compare two states of a plan. 1 where they differ, 0 where they are alike."""
    from ruamphaen.__main__ import set_up_django  # noqa: PLC0415 -- files need no framework

    set_up_django()
    from ruamphaen.plan.queries.compare import compare  # noqa: PLC0415 -- after Django is set up
    from ruamphaen.plan.rules.comparison_told import as_json, told  # noqa: PLC0415

    try:
        versions = {str(one.number): one for one in _versions(asked.org, asked.plan)}
        plan = next(iter(versions.values())).plan
        old, new = (_side(one, versions, asked) for one in (asked.old, asked.new))
    except BadUsage as refused:
        return _refuse(str(refused))
    found = compare(plan, old, new)
    if asked.json:
        _write_json({"from": old.typed, "to": new.typed, **as_json(found.found, found.sums)})
    else:
        _write_lines(told(found.found, found.sums))
    return FOUND_WRONG if found.found else FINE


def _side(typed: str, versions: "Mapping[str, Version]", asked: argparse.Namespace) -> "Side":
    from ruamphaen.plan.queries.compare import Side  # noqa: PLC0415 -- after Django is set up

    number = to_arabic_digits(typed.strip())
    if number in versions:
        return Side(version=versions[number], alone=asked.alone)
    if number.isdecimal():
        known = ", ".join(versions)
        raise BadUsage(f"แผน พ.ศ. {asked.plan} ไม่มีฉบับลำดับที่ {number} มีลำดับที่ {known}")
    return Side(on=_day(typed))


def _day(typed: str | None) -> date:
    if typed is None:
        return bangkok_day(datetime.now(UTC))
    try:
        day = parse_date(typed)
    except Unreadable as problem:
        raise BadUsage(str(problem)) from problem
    if day is None:
        raise BadUsage("บอกวันที่ เช่น 20 พ.ย. 2569")
    return day


def _check_file(file: Path, on: date) -> tuple[CheckReport, list[Finding]]:
    reading = _reading(file)
    period = period_of(reading)
    if period is None:
        raise BadUsage("ไม่พบบัญชีโครงการที่มีปีของแผนในไฟล์นี้ ตรวจว่าเป็นแบบ ผ.02 หรือ ผ.03")
    return check(plan_of_workbook(reading, period, on)), []


def _check_version(asked: argparse.Namespace, on: date) -> tuple[CheckReport, list[Finding]]:
    from ruamphaen.__main__ import set_up_django  # noqa: PLC0415 -- a file needs no framework

    set_up_django()
    from ruamphaen.plan.queries import check_version  # noqa: PLC0415 -- after Django is set up

    versions = list(_versions(asked.org, asked.plan))
    wanted = [one for one in versions if asked.version in {None, one.number}]
    if not wanted:
        raise BadUsage(f"แผน พ.ศ. {asked.plan} ไม่มีฉบับลำดับที่ {asked.version}")
    found = check_version(wanted[-1], on)
    return found.report, [finding for finding, _waiver in found.waived]


def _reading(file: Path) -> WorkbookReading:
    _progress("กำลังอ่านไฟล์ …")
    try:
        return parse_workbook(read_workbook(file))
    finally:
        _progress("")


def _versions(slug: str, period: str) -> "QuerySet[Version]":
    """The versions of a plan, first to last; raises BadUsage with a sentence where there is none."""
    from ruamphaen.organisation.models import Organisation  # noqa: PLC0415 -- after Django is set up
    from ruamphaen.plan.models import Version  # noqa: PLC0415

    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        raise BadUsage(f"ไม่พบหน่วยงาน “{slug}” ตรวจชื่อในที่อยู่เว็บของหน่วยงาน")
    try:
        years = PlanPeriod.parse(period)
    except Unreadable as problem:
        raise BadUsage(str(problem)) from problem
    versions = Version.objects.select_related("plan__organisation", "plan__tree").filter(
        plan__organisation=organisation, plan__first_year=years.first, plan__last_year=years.last
    )
    if not versions:
        raise BadUsage(f"{organisation} ยังไม่มีแผน พ.ศ. {years} หรือยังไม่ได้เริ่มฉบับใด เริ่มร่างในระบบก่อน")
    return versions.order_by("number")


def _draft(slug: str, period: str, number: int | None) -> "Version":
    """The draft to import into; raises BadUsage with a sentence where it is not clear which."""
    versions = _versions(slug, period)
    years = PlanPeriod.parse(period)
    if number is not None:
        version = versions.filter(number=number).first()
        if version is None:
            raise BadUsage(f"แผน พ.ศ. {years} ไม่มีฉบับลำดับที่ {number}")
        if not version.is_draft:
            raise BadUsage(f"ฉบับลำดับที่ {number} ประกาศใช้แล้วจึงแก้ไม่ได้ เริ่มฉบับใหม่แล้วนำเข้าในฉบับนั้น")
        return version
    drafts = [version for version in versions if version.is_draft]
    if len(drafts) != 1:
        numbers = ", ".join(str(version.number) for version in drafts)
        told_which = f"มีร่างหลายฉบับ ({numbers})" if drafts else "ไม่มีฉบับร่าง"
        raise BadUsage(f"แผน พ.ศ. {years} {told_which} ระบุด้วย --version N หรือเริ่มร่างใหม่ก่อน")
    return drafts[0]


def _report(version: "Version", file: Path, reading: WorkbookReading) -> Report:
    from ruamphaen.plan.importing.matching import plan_import  # noqa: PLC0415 -- needs Django

    _progress("กำลังเทียบกับแผน …")
    try:
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        return plan_import(version, reading, file_name=file.name, file_sha256=sha256)
    finally:
        _progress("")


def _take_in(version: "Version", file: Path, report: Report) -> "WorkbookImport":
    from ruamphaen.plan.actions import accept_import, keep_trial  # noqa: PLC0415 -- needs Django

    _progress("กำลังบันทึก …")
    try:
        kind = file.suffix.lstrip(".").lower()
        trial = keep_trial(version, by=None, content=file.read_bytes(), kind=kind, report=report)
        return accept_import(trial, by=None, report_hash=trial.report_hash)
    finally:
        _progress("")


def _report_as_json(report: Report, accepted: "WorkbookImport | None") -> dict[str, Any]:
    return {
        "counts": report.counts,
        "nothing_to_do": report.nothing_to_do,
        "accepted": accepted is not None,
        "import": accepted.pk if accepted is not None else None,
        "report_hash": hash_of(written(report)),
        **report.as_json(),
    }


def _report_told(
    report: Report, accepted: "WorkbookImport | None", *, dry_run: bool
) -> Sequence[str]:
    lines = [f"{report.file_name}  (SHA-256 {report.file_sha256[:12]}…)"]
    counts = " · ".join(f"{words} {report.count(one):,}" for one, words in _VERDICT_WORDS.items())
    lines.append(f"{counts} · ในแผนแต่ไม่อยู่ในไฟล์ {report.left_alone:,}")
    for line in report.lines:
        place = f"  [{_VERDICT_WORDS[line.verdict]}] {line.sheet} แถว {line.row}: {line.title}"
        if line.verdict == Verdict.PROBLEM:
            lines += [place, f"      {line.what}", f"      → {line.what_to_do}"]
        elif line.verdict == Verdict.CHANGE:
            lines.append(place)
            lines += [
                f"      {name}: {line.before.get(name) or '-'} → {value or '-'}"
                for name, value in line.values.items()
            ]
        elif line.doubts:
            lines.append(place)
        lines += [f"      ? {doubt}" for doubt in line.doubts]
    lines += [f"  สมมติว่า: {assumption}" for assumption in report.assumptions]
    lines += [f"  ไม่นำเข้า {one.sheet}: {one.why}" for one in report.not_imported]
    lines += [f"  ส่วนราชการใหม่: {name}" for name in report.new_departments]
    lines += [
        f"  ไม่พบในผังยุทธศาสตร์: {one.printed} ({one.rows} แถว)"
        + (f" หมายถึง “{one.suggestion}” หรือไม่" if one.suggestion else "")
        for one in report.unplaced
    ]
    for total in report.sums:
        if not total.strategy:
            year = f"ปี {total.year}" if total.year else "รวม"
            before, after = (
                format_baht(Decimal(baht)) for baht in (total.baht_before, total.baht_after)
            )
            lines.append(f"  {year}: {before} → {after} บาท")
    lines.append(_ending(report, accepted, dry_run=dry_run))
    return lines


def _ending(report: Report, accepted: "WorkbookImport | None", *, dry_run: bool) -> str:
    if accepted is not None:
        return f"นำเข้าแล้ว (การนำเข้าที่ {accepted.pk}) ยกเลิกได้จนกว่าจะมีผู้แก้รายการเหล่านี้"
    if report.nothing_to_do:
        return "ไม่มีอะไรต้องนำเข้า ทุกแถวที่อ่านได้อยู่ในฉบับนี้แล้ว"
    return "ทดลองเท่านั้น ยังไม่ได้เขียนอะไร" if dry_run else "ยังไม่ได้นำเข้า"


def _progress(what: str) -> None:
    """Say on a terminal what takes a moment; nothing where nobody is looking."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{what}")
        sys.stderr.flush()


def _refuse(sentence: str, code: int = BAD_USAGE) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


def _write_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _write_lines(lines: Sequence[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
