"""Bringing a workbook in: choose it, read what would happen row by row, accept that, or undo it."""

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.workbooks.guard import UnreadableWorkbook
from ruamphaen.base.workbooks.reading import read_workbook
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms.importing import WorkbookForm
from ruamphaen.plan.forms.rows import heading_of
from ruamphaen.plan.importing.matching import plan_import
from ruamphaen.plan.models import Version, WorkbookImport
from ruamphaen.plan.models.project import LIST_NAMES
from ruamphaen.plan.rules.cells import BUDGET, shown_cell
from ruamphaen.plan.rules.importing import Plain, Report, ReportLine, Verdict, read_back
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.workbook.parse import parse_workbook
from ruamphaen.thai.numerals import format_baht
from ruamphaen.thai.text import one_line

PER_PAGE = 200
LONGEST_ENDING = 10
# How each verdict is shown: its status class, its word, its chart colour.
VERDICTS: Mapping[Verdict, tuple[str, Any, str]] = {
    Verdict.PROBLEM: ("s-late", gettext_lazy("มีปัญหา"), "5"),
    Verdict.CHANGE: ("s-warn", gettext_lazy("เปลี่ยน"), "3"),
    Verdict.ADD: ("s-done", gettext_lazy("เพิ่ม"), "2"),
    Verdict.SAME: ("s-planned", gettext_lazy("เหมือนเดิม"), "rest"),
}
TO_LOOK_AT = "look"


@door(access.may_edit_plan)
def upload(request: Request, period: str, number: int) -> HttpResponse:
    """Choose a workbook; it is read and compared, and nothing is saved yet."""
    version = access.version_to_edit(request.visitor, period, number)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT_BYTES:
            form.add_error("file", _("ไฟล์ใหญ่เกิน 20 MB แยกแผ่นงานเป็นหลายไฟล์แล้วนำเข้าทีละไฟล์"))
        else:
            try:
                made = _tried_out(version, request.user, one_line(file.name), file.read())
            except UnreadableWorkbook as problem:
                form.add_error("file", f"{problem.sentence_th} {problem.what_to_do}")
            else:
                return _to_report(version, made)
    return page(
        request,
        "plan/import.html",
        status=422 if form.errors else 200,
        version=version,
        plan=version.plan,
        form=form,
        limit=settings.UPLOAD_LIMIT_BYTES,
        earlier=version.imports.select_related("file")[:10],
        room="plan",
    )


def _tried_out(version: Version, by: Any, name: str, content: bytes) -> WorkbookImport:
    """Read a workbook and hold it against the draft; only the report is kept."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        reading = parse_workbook(read_workbook(file.name, name=name))
    found = plan_import(
        version, reading, file_name=name, file_sha256=hashlib.sha256(content).hexdigest()
    )
    ending = PurePath(name).suffix.removeprefix(".").lower()[:LONGEST_ENDING]
    return actions.keep_trial(version, by=by, content=content, kind=ending, report=found)


@door(access.may_edit_plan)
def report(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """What the workbook would do, row by row; after accepting, what it did."""
    made = access.import_for(request.visitor, pk)
    version = made.version
    found = read_back(made.report)
    asked = _asked(request, found)
    lines = Paginator([line for line in found.lines if _shown(line, asked)], PER_PAGE)
    shown = lines.get_page(request.GET.get("page"))
    outline = queries.outline_of(version.plan)
    return page(
        request,
        "plan/import_report.html#rows",
        version=version,
        plan=version.plan,
        made=made,
        report=found,
        sheets=_sheets(found),
        tallies=_tallies(found),
        tabs=_tabs(found, asked),
        shown=shown,
        lines=[_line(line, outline) for line in shown],
        remarks=_by_weight(found),
        sums=_sums(found),
        to_save=found.count(Verdict.ADD) + found.count(Verdict.CHANGE),
        room="plan",
    )


@require_POST
@door(access.may_edit_plan)
def accept(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Save what the report said; the report's hash says which report was read."""
    made = access.import_for(request.visitor, pk)
    actions.accept_import(made, by=request.user, report_hash=request.POST.get("report", ""))
    messages.success(request, _("บันทึกลงร่างแล้ว"))
    return _to_report(made.version, made)


@require_POST
@door(access.may_edit_plan)
def undo(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Take an import back, as long as nobody has edited what it brought."""
    made = access.import_for(request.visitor, pk)
    actions.undo_import(made, by=request.user)
    messages.success(request, _("ย้อนการนำเข้ากลับแล้ว ร่างเป็นเหมือนก่อนนำเข้า"))
    return _to_report(made.version, made)


def _to_report(version: Version, made: WorkbookImport) -> HttpResponse:
    plan = version.plan
    return redirect(
        "plan:import_report", plan.organisation.slug, plan.period.slug, version.number, made.pk
    )


def _asked(request: Request, found: Report) -> str:
    known = {verdict.value for verdict in Verdict} | {TO_LOOK_AT, "all"}
    asked = request.GET.get("show", "")
    if asked in known:
        return asked
    return TO_LOOK_AT if any(_shown(line, TO_LOOK_AT) for line in found.lines) else "all"


def _shown(line: ReportLine, asked: str) -> bool:
    if asked == TO_LOOK_AT:
        return line.verdict != Verdict.SAME or bool(line.doubts)
    return asked in {"all", line.verdict.value}


def _sheets(found: Report) -> list[tuple[str, list[tuple[Any, int]]]]:
    """Each sheet that is brought in: which lists its rows were taken for, and how many."""
    names = {kind.value: name for kind, name in LIST_NAMES.items()}
    sheets: dict[str, dict[str, int]] = {}
    for line in found.lines:
        lists = sheets.setdefault(line.sheet, {})
        lists[line.list_kind] = lists.get(line.list_kind, 0) + 1
    return [
        (sheet, [(names.get(code, code), count) for code, count in lists.items()])
        for sheet, lists in sheets.items()
    ]


@dataclass(frozen=True)
class Tally:
    """ยอดของผลแต่ละแบบ — how many rows have one verdict, and where its part of the bar lies."""

    word: Any
    colour: str
    count: int
    start: float
    width: float


def _tallies(found: Report) -> list[Tally]:
    """The verdicts that occur or matter, as parts of a bar of width 100."""
    order = (Verdict.SAME, Verdict.CHANGE, Verdict.ADD, Verdict.PROBLEM)
    whole, start, tallies = max(1, len(found.lines)), 0.0, []
    for verdict in order:
        _status, word, colour = VERDICTS[verdict]
        width = found.count(verdict) / whole * 100
        tallies.append(Tally(word, colour, found.count(verdict), start, max(0.0, width - 0.3)))
        start += width
    return tallies


def _tabs(found: Report, asked: str) -> list[tuple[str, Any, int, bool]]:
    """The filters over the rows: name, words, how many, whether it is the one in use."""
    look = sum(_shown(line, TO_LOOK_AT) for line in found.lines)
    tabs = [(TO_LOOK_AT, _("ทุกแถวที่ต้องดู"), look)]
    tabs += [(each.value, VERDICTS[each][1], found.count(each)) for each in VERDICTS]
    tabs.append(("all", _("ทุกแถว"), len(found.lines)))
    return [(name, words, count, name == asked) for name, words, count in tabs]


@dataclass(frozen=True)
class ShownValue:
    """ค่าที่เปลี่ยน — one field of a row: as it stands, and as the workbook has it."""

    heading: Any
    before: str
    after: str
    changes: bool


@dataclass(frozen=True)
class ShownLine:
    """บรรทัดที่แสดง — one row of the workbook in words."""

    line: ReportLine
    status: str
    word: Any
    list_name: Any
    values: Sequence[ShownValue]


def _line(line: ReportLine, outline: Outline) -> ShownLine:
    status, word, _colour = VERDICTS[line.verdict]
    changes = line.verdict == Verdict.CHANGE
    values = [
        ShownValue(
            _heading(name),
            _text(name, line.before.get(name), outline),
            _text(name, value, outline),
            changes,
        )
        for name, value in line.values.items()
        if changes or (value not in {None, ""} and name != "title")
    ]
    lists = {kind.value: name for kind, name in LIST_NAMES.items()}
    return ShownLine(line, status, word, lists.get(line.list_kind, ""), values)


def _heading(name: str) -> Any:
    if name.startswith(BUDGET):
        return _("ปี %(year)s") % {"year": name.removeprefix(BUDGET)}
    return heading_of(name)


def _text(name: str, value: Plain, outline: Outline) -> str:
    if value is None or value == "":
        return ""
    if name.startswith(BUDGET):
        return format_baht(Decimal(str(value)))
    if name == "node" and isinstance(value, int):
        return outline.reference(value)
    return shown_cell(name, str(value))


@dataclass(frozen=True)
class ShownSum:
    """ยอดของปี — projects and baht before and after, of one year (None = all years)."""

    year: int | None
    projects_before: int
    projects_after: int
    before: Decimal
    after: Decimal

    @property
    def shift(self) -> Decimal:
        """How much the money grows."""
        return self.after - self.before


def _by_weight(found: Report) -> list[Any]:
    """The remarks, the weightiest first."""
    weights = {"error": 0, "warning": 1}
    return sorted(found.remarks, key=lambda remark: weights.get(remark.severity, 2))


def _sums(found: Report) -> list[ShownSum]:
    """The sums over all strategies, year by year, the whole last."""
    whole = [each for each in found.sums if not each.strategy]
    ordered = sorted(whole, key=lambda each: (each.year is None, each.year or 0))
    return [
        ShownSum(
            each.year,
            each.projects_before,
            each.projects_after,
            Decimal(each.baht_before),
            Decimal(each.baht_after),
        )
        for each in ordered
    ]
