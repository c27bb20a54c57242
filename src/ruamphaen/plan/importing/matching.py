"""The dry run of an import: what every row of a workbook would do to a version. Writes nothing."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.queries.present import basis_of, known_rows
from ruamphaen.plan.rules.cells import budget_year
from ruamphaen.plan.rules.importing import Plain, Remark, Report, ReportLine, Sum, Verdict
from ruamphaen.plan.rules.incoming import Incomings, incomings, suggested
from ruamphaen.plan.rules.matching import (
    Incoming,
    Known,
    Matched,
    continued,
    difference,
    matched,
    title_keys,
)
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.totals import NOTHING, Counted, Figures, Line, Totals, totals_of
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.plan.rules.workbook.results import PlanRow, WorkbookReading
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.text import search_key

_SUM_PROBLEMS = frozenset({"total_differs", "count_differs"})
# In these a project of an earlier version is taken up again; an addition is by law a new one.
_TAKES_UP_AGAIN = frozenset({VersionKind.REVIEW, VersionKind.CHANGE, VersionKind.CORRECTION})


def plan_import(
    version: Version, reading: WorkbookReading, *, file_name: str, file_sha256: str
) -> Report:
    """What importing a workbook into a version would do, row by row; seven queries, no writes.

    Rows are matched by list, programme and title (rules.matching). A workbook that is in the
    version already gives a report with nothing to do.
    """
    plan = version.plan
    outline = outline_of(plan)
    found = incomings(reading, plan.period, outline)
    known = known_rows(Listing.objects.filter(version=version))
    pairs = matched(found.rows, known)
    earlier = title_keys(
        known_rows(Listing.objects.filter(version__plan=plan, version__number__lt=version.number))
    )
    takes_up = not _TAKES_UP_AGAIN.isdisjoint(version.kind_list)
    lines = [
        *found.problems,
        *(_line(row, pairs, earlier, takes_up) for row in found.rows),
    ]
    order = {sheet.sheet: place for place, sheet in reversed(list(enumerate(reading.sheets)))}
    lines.sort(key=lambda line: (order[line.sheet], line.row))
    return Report(
        file_name=file_name,
        file_sha256=file_sha256,
        version=version.pk,
        basis=basis_of(version),
        lines=lines,
        remarks=[
            Remark(one.sheet, one.cell, one.severity, one.code, one.what, one.what_to_do)
            for one in reading.problems
        ],
        assumptions=_assumptions(version, reading, found),
        not_imported=found.not_imported,
        new_departments=_new_departments(version, lines),
        unplaced=suggested(found.unplaced, outline),
        sums=_sums(version, outline, known, lines),
        left_alone=len(known) - len(pairs.pairs),
        totals_printed=sum(len(sheet.totals) for sheet in reading.sheets),
        totals_differing=sum(one.code in _SUM_PROBLEMS for one in reading.problems),
    )


def _line(
    row: Incoming,
    pairs: Matched,
    earlier: Mapping[Hashable, Sequence[Known]],
    takes_up: bool,
) -> ReportLine:
    known = pairs.pairs.get(row.place)
    if known is not None:
        return _held_against(row, known, row.place in pairs.by_title_alone)
    if row.place in pairs.ambiguous:
        return _ambiguous(row, pairs.ambiguous[row.place])
    project, namesakes = continued(row, earlier)
    doubts = []
    if namesakes and not takes_up:
        project = None
        doubts.append(
            "มีโครงการชื่อนี้ในฉบับก่อนแล้ว นำเข้าเป็นโครงการใหม่ ถ้าเป็นโครงการเดิมควรอยู่ในฉบับเปลี่ยนแปลงหรือแก้ไข"
        )
    elif namesakes and project is None:
        doubts.append("ฉบับก่อนมีโครงการชื่อนี้หลายโครงการ จึงไม่รู้ว่าต่อจากโครงการใด นำเข้าเป็นโครงการใหม่")
    return ReportLine(
        sheet=row.sheet,
        row=row.row,
        list_kind=row.list_kind.value,
        verdict=Verdict.ADD,
        title=row.title,
        values={name: value for name, value in row.values.items() if value is not None},
        project=project,
        doubts=doubts,
    )


def _held_against(row: Incoming, known: Known, by_title_alone: bool) -> ReportLine:
    before, after = difference(row, known)
    return ReportLine(
        sheet=row.sheet,
        row=row.row,
        list_kind=row.list_kind.value,
        verdict=Verdict.CHANGE if after else Verdict.SAME,
        title=row.title,
        values=after,
        before=before,
        listing=known.pk,
        edit=known.edit,
        project=known.project,
        doubts=["จับคู่จากชื่อโครงการอย่างเดียว แผนงานไม่ตรงกัน"] if by_title_alone else [],
    )


def _ambiguous(row: Incoming, candidates: Sequence[Known]) -> ReportLine:
    numbers = ", ".join(str(known.values.get("number", "-")) for known in candidates)
    return ReportLine(
        sheet=row.sheet,
        row=row.row,
        list_kind=row.list_kind.value,
        verdict=Verdict.PROBLEM,
        title=row.title,
        what=f"แผนมีโครงการชื่อนี้ในแผนงานเดียวกัน {len(candidates)} รายการ (ที่ {numbers}) จึงไม่รู้ว่าตรงกับรายการใด",
        what_to_do="ใส่ลำดับที่หรือยุทธศาสตร์ให้ตรงกับในแผน หรือแก้ชื่อให้ต่างกัน แล้วนำเข้าไฟล์อีกครั้ง",
    )


def _assumptions(version: Version, reading: WorkbookReading, found: Incomings) -> list[str]:
    """What was taken for granted, in Thai, each once."""
    told = [one.what for one in reading.problems if one.code == "ce_year_assumed"]
    periods = {sheet.period for sheet in reading.sheets if sheet.period is not None}
    own = (version.plan.first_year.be, version.plan.last_year.be)
    told += [
        f"ไฟล์เขียนว่าเป็นแผน พ.ศ. {first}-{last} แต่นำเข้าในแผน พ.ศ. {own[0]}-{own[1]}"
        for first, last in sorted(periods - {own})
    ]
    marks = {str(sheet.change) for sheet in reading.sheets if sheet.change is not None}
    marks |= {
        str(row.change)
        for sheet in reading.sheets
        for row in sheet.rows
        if isinstance(row, PlanRow) and row.change is not None
    }
    told += [f"ไฟล์มีรายการของ “{mark}” นำเข้ารวมในฉบับนี้" for mark in sorted(marks - {version.change})]
    return list(dict.fromkeys([*told, *found.assumptions]))


def _new_departments(version: Version, lines: Sequence[ReportLine]) -> list[str]:
    known = {
        search_key(name)
        for name in version.plan.organisation.departments.values_list("name", flat=True)
    }
    named = [
        str(line.values["department"])
        for line in lines
        if line.verdict in {Verdict.ADD, Verdict.CHANGE} and line.values.get("department")
    ]
    keyed = {search_key(name): name for name in dict.fromkeys(named)}
    return [name for key, name in keyed.items() if key not in known]


# ------------------------------------------------------------------ sums before and after


def _sums(
    version: Version, outline: Outline, known: Sequence[Known], lines: Sequence[ReportLine]
) -> list[Sum]:
    """Every list together, by top strategy and year, before and after."""
    years = version.plan.period.years
    changes = {line.listing: line.values for line in lines if line.verdict == Verdict.CHANGE}
    added = [line.values for line in lines if line.verdict == Verdict.ADD]
    before_rows = [row.values for row in known]
    after_rows = [{**row.values, **changes.get(row.pk, {})} for row in known] + added
    before = totals_of(_counted(before_rows), outline, years)
    after = totals_of(_counted(after_rows), outline, years)
    return [
        *_both("", before.grand, after.grand),
        *(
            one
            for name in _strategies(before, after, outline)
            for one in _both(name, _line_of(before, name, outline), _line_of(after, name, outline))
        ),
    ]


type _Place = tuple[int | None, str, str]


def _counted(rows: Iterable[Mapping[str, Plain]]) -> Iterator[Counted]:
    """The rows by node, programme and year, as the database counts those of a version."""
    sums: dict[_Place, dict[FiscalYear | None, Figures]] = defaultdict(dict)
    for values in rows:
        node = values.get("node")
        place = (
            node if isinstance(node, int) else None,
            str(values.get("strategy_as_printed") or ""),
            str(values.get("programme") or ""),
        )
        here, whole = sums[place], Decimal(0)
        for name, typed in values.items():
            year = budget_year(name)
            if year is not None and typed is not None:
                baht = Decimal(typed)
                here[year] = here.get(year, NOTHING) + Figures(int(baht > 0), baht)
                whole += baht
        here[None] = here.get(None, NOTHING) + Figures(1, whole)
    for place, by_year in sums.items():
        for year, figures in by_year.items():
            yield Counted(*place, year, figures)


def _name(node: int | None, printed: str, outline: Outline) -> str:
    if node is None:
        return printed or "ไม่ระบุยุทธศาสตร์"
    found = outline.by_pk[node]
    return f"{found.number} {found.title}".strip()


def _strategies(before: Totals, after: Totals, outline: Outline) -> list[str]:
    return list(
        dict.fromkeys(
            _name(one.node, one.strategy_as_printed, outline)
            for totals in (after, before)
            for one in totals.strategies
        )
    )


def _line_of(totals: Totals, name: str, outline: Outline) -> Line | None:
    return next(
        (
            one.line
            for one in totals.strategies
            if _name(one.node, one.strategy_as_printed, outline) == name
        ),
        None,
    )


def _both(name: str, before: Line | None, after: Line | None) -> Iterator[Sum]:
    line = after or before
    years = list(line.by_year) if line is not None else []
    for year in (*years, None):
        was, will_be = _at(before, year), _at(after, year)
        yield Sum(
            strategy=name,
            year=year.be if year is not None else None,
            projects_before=was.projects,
            baht_before=f"{was.baht:.2f}",
            projects_after=will_be.projects,
            baht_after=f"{will_be.baht:.2f}",
        )


def _at(line: Line | None, year: FiscalYear | None) -> Figures:
    if line is None:
        return Figures()
    return line.all_years if year is None else line.by_year[year]
