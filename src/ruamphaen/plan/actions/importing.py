"""Importing a workbook: keep its dry run, accept it in one transaction, or take it back whole."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.bulk import insert_rows
from ruamphaen.base.errors import Refused
from ruamphaen.base.files import keep
from ruamphaen.base.ledger import SYSTEM, canonical, record
from ruamphaen.organisation.models import Department, Post, User
from ruamphaen.plan.actions.drafts import (
    departments_named,
    locked_draft,
    money_of,
    save_money,
    save_rows,
    search_text,
    search_text_of,
)
from ruamphaen.plan.models import Listing, Project, Version, WorkbookImport, YearBudget
from ruamphaen.plan.queries.present import basis_of
from ruamphaen.plan.rules.cells import budget_year
from ruamphaen.plan.rules.importing import (
    Plain,
    Report,
    ReportLine,
    Verdict,
    hash_of,
    read_back,
    written,
)
from ruamphaen.plan.rules.listings import TEXT_FIELDS
from ruamphaen.plan.rules.versions import row_kind
from ruamphaen.thai.dates import FiscalYear

# Columns that hold a value as the report has it, and what stands there where it has none.
_BLANK: Mapping[str, Plain] = {
    **dict.fromkeys((*TEXT_FIELDS, "programme", "programme_as_printed", "strategy_as_printed"), ""),
    "number": None,
}
_SEARCHED = frozenset({"title", "objective", "place", "department"})
_MOST_NAMED = 3


@transaction.atomic
def keep_trial(
    version: Version, *, by: User | None, content: bytes, kind: str, report: Report
) -> WorkbookImport:
    """Keep a workbook with the report of its dry run, so that a person can read and accept it.

    `kind` is the ending of the file's name ("xlsx"). Nothing of the plan changes.
    """
    chain = version.chain
    stored = keep(content, chain=chain, name=report.file_name, kind=kind)
    text = written(report)
    trial = WorkbookImport.objects.create(
        version=version,
        file=stored,
        report=text,
        report_hash=hash_of(text),
        by_tag=by.tag if by is not None else SYSTEM,
    )
    record(
        by,
        "plan.try_import",
        trial,
        version=version.pk,
        file=stored.sha256,
        report=trial.report_hash,
        rows=report.counts,
    )
    return trial


def accept_import(trial: WorkbookImport, *, by: User | None, report_hash: str) -> WorkbookImport:
    """Do what the report says, in one transaction; rows with problems are left out.

    `report_hash` is that of the report the person read. Raises Refused where it is another one,
    where the version was touched since the dry run, where it was accepted already, or where there
    is nothing to do.
    """
    # Cutting words and reading the report take longer than writing: done before the pen is taken.
    report = _report_to_accept(trial, report_hash)
    adding = report.of(Verdict.ADD)
    words = [_search_text(line.values) for line in adding]
    with transaction.atomic():
        draft = locked_draft(trial.version)
        fresh = WorkbookImport.objects.select_for_update(of=("self",)).get(pk=trial.pk)
        _ensure_open(fresh)
        if basis_of(draft) != report.basis:
            raise Refused(_("มีผู้แก้ฉบับนี้หลังจากอ่านไฟล์ อ่านไฟล์อีกครั้งเพื่อดูรายงานใหม่ แล้วจึงยืนยัน"))
        wanted = {
            str(line.values["department"])
            for line in (*adding, *report.of(Verdict.CHANGE))
            if line.values.get("department")
        }
        departments, made = departments_named(draft.plan.organisation, sorted(wanted))
        added = _add(draft, adding, words, departments)
        changed = _change(report.of(Verdict.CHANGE), departments)
        fresh.accepted_at = timezone.now()
        fresh.way_back = canonical(
            {
                "added": added,
                "changed": changed,
                "departments": [departments[name].pk for name in departments if name in made],
            }
        )
        fresh.save(update_fields=["accepted_at", "way_back"])
        record(
            by,
            "plan.accept_import",
            fresh,
            version=draft.pk,
            file=report.file_sha256,
            report=report_hash,
            rows=report.counts,
            new_departments=made,
        )
    return fresh


def _report_to_accept(trial: WorkbookImport, report_hash: str) -> Report:
    _ensure_open(trial)
    if report_hash != trial.report_hash or hash_of(trial.report) != report_hash:
        raise Refused(_("รายงานที่ยืนยันไม่ใช่รายงานล่าสุดของไฟล์นี้ เปิดรายงานอ่านอีกครั้งแล้วจึงยืนยัน"))
    report = read_back(trial.report)
    if report.nothing_to_do:
        raise Refused(_("ไม่มีอะไรต้องนำเข้า ทุกแถวที่อ่านได้อยู่ในฉบับนี้แล้ว"))
    return report


def _ensure_open(trial: WorkbookImport) -> None:
    if trial.undone_at is not None:
        raise Refused(_("การนำเข้านี้ถูกยกเลิกไปแล้ว อ่านไฟล์อีกครั้งเพื่อนำเข้าใหม่"))
    if trial.accepted_at is not None:
        raise Refused(_("นำเข้าไฟล์นี้ตามรายงานนี้ไปแล้ว"))


def _search_text(values: Mapping[str, Plain]) -> str:
    return search_text(
        *(str(values.get(name) or "") for name in ("title", "objective", "place", "department"))
    )


def _add(
    draft: Version,
    lines: Sequence[ReportLine],
    words: Sequence[str],
    departments: Mapping[str, Department],
) -> list[dict[str, Any]]:
    """New rows at the end, with their money; what undo needs: row, edit, project if it is new."""
    last = draft.listings.aggregate(last=Max("position"))["last"]
    start = 0 if last is None else last + 1
    new = [Project(organisation=draft.plan.organisation) for line in lines if line.project is None]
    fresh_projects = iter(Project.objects.bulk_create(new))
    projects = [line.project or next(fresh_projects).pk for line in lines]
    keys = {name: department.pk for name, department in departments.items()}
    kinds = {known: row_kind(draft.kind_list, known=known) or "" for known in (True, False)}
    listings = insert_rows(
        Listing,
        [
            {
                "version_id": draft.pk,
                "project_id": project,
                "list_kind": line.list_kind,
                "kind": kinds[line.project is not None],
                "withdrawn": False,
                "position": start + place,
                "node_id": line.values.get("node"),
                "department_id": keys.get(str(line.values.get("department") or "")),
                "edit": 0,
                "search_text": text,
                **{name: line.values.get(name, blank) for name, blank in _BLANK.items()},
            }
            for place, (line, project, text) in enumerate(zip(lines, projects, words, strict=True))
        ],
    )
    insert_rows(
        YearBudget,
        [
            {"listing_id": listing, "year": year, "amount_baht": baht}
            for listing, line in zip(listings, lines, strict=True)
            for year, baht in _money(line.values)
            if baht is not None
        ],
    )
    return [
        {"row": listing, "edit": 0, "new_project": project if line.project is None else None}
        for listing, line, project in zip(listings, lines, projects, strict=True)
    ]


def _money(values: Mapping[str, Plain]) -> list[tuple[FiscalYear, Decimal | None]]:
    return [
        (year, None if baht is None else Decimal(baht))
        for name, baht in values.items()
        if (year := budget_year(name)) is not None
    ]


def _change(
    lines: Sequence[ReportLine], departments: Mapping[str, Department]
) -> list[dict[str, Any]]:
    """Change rows that are there; what undo needs: row, edit, and every changed column before."""
    by_pk = {line.listing: line for line in lines if line.listing is not None}
    rows = list(
        Listing.objects.select_for_update(of=("self",))
        .filter(pk__in=by_pk)
        .select_related("department")
        .order_by("pk")
    )
    money = money_of(row.pk for row in rows)
    written_money: list[tuple[int, FiscalYear, Decimal | None]] = []
    touched: set[str] = {"edit"}
    back = []
    for row in rows:
        values = by_pk[row.pk].values
        columns: dict[str, Any] = {name: value for name, value in values.items() if name in _BLANK}
        if "node" in values:
            columns["node_id"] = values["node"]
        if "department" in values:
            row_department = departments.get(str(values["department"] or ""))
            columns["department_id"] = row_department.pk if row_department else None
        if _SEARCHED & values.keys():
            columns["search_text"] = ""  # kept for undo; set once the words are in place
        before = {name: getattr(row, name) for name in columns}
        department = row.department.name if row.department else ""
        for name, value in columns.items():
            setattr(row, name, value)
        if "search_text" in columns:
            row.search_text = search_text_of(row, str(values.get("department", department) or ""))
        row.edit += 1
        touched |= columns.keys()
        years = _money(values)
        written_money += [(row.pk, year, baht) for year, baht in years]
        back.append(
            {
                "row": row.pk,
                "edit": row.edit,
                "before": before,
                "money": {str(year): money[row.pk].get(year) for year, _baht in years},
            }
        )
    if rows:
        save_rows(rows, touched)
        save_money(written_money)
    return back


@dataclass(frozen=True)
class Undone:
    """ผลการยกเลิกการนำเข้า — how many rows were taken out again, and how many put back as they were."""

    removed: int
    put_back: int


@transaction.atomic
def undo_import(trial: WorkbookImport, *, by: User | None) -> Undone:
    """Take an accepted import back: exactly the inverse, while nobody edited its rows since.

    Raises Refused naming the rows that were edited or removed meanwhile.
    """
    draft = locked_draft(trial.version)
    fresh = WorkbookImport.objects.select_for_update(of=("self",)).get(pk=trial.pk)
    if fresh.accepted_at is None or fresh.undone_at is not None:
        raise Refused(_("การนำเข้านี้ยังไม่ได้ยืนยันหรือยกเลิกไปแล้ว จึงไม่มีอะไรให้ยกเลิก"))
    back = json.loads(fresh.way_back)
    edits = {one["row"]: one["edit"] for one in (*back["added"], *back["changed"])}
    rows = {row.pk: row for row in draft.listings.select_for_update().filter(pk__in=edits)}
    _ensure_untouched(edits, rows, read_back(fresh.report))
    _take_out(back["added"])
    _put_back(back["changed"], rows)
    unused = Department.objects.filter(pk__in=back["departments"])
    unused = unused.exclude(
        pk__in=Listing.objects.filter(department__in=unused).values("department")
    )
    unused.exclude(pk__in=Post.objects.filter(department__in=unused).values("department")).delete()
    fresh.undone_at = timezone.now()
    fresh.save(update_fields=["undone_at"])
    undone = Undone(len(back["added"]), len(back["changed"]))
    record(
        by,
        "plan.undo_import",
        fresh,
        version=draft.pk,
        removed=undone.removed,
        put_back=undone.put_back,
    )
    return undone


def _ensure_untouched(
    edits: Mapping[int, int], rows: Mapping[int, Listing], report: Report
) -> None:
    touched = [pk for pk, edit in edits.items() if pk not in rows or rows[pk].edit != edit]
    if not touched:
        return
    known = {line.listing: line.title for line in report.lines}
    names = [rows[pk].title if pk in rows else known.get(pk, _("(ลบแล้ว)")) for pk in touched]
    shown = ", ".join(f"“{name}”" for name in names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown = _("%(shown)s และอีก %(more)s รายการ") % {
            "shown": shown,
            "more": len(names) - _MOST_NAMED,
        }
    raise Refused(_("ยกเลิกการนำเข้าไม่ได้ มีผู้แก้หรือลบรายการที่นำเข้าไปแล้ว: %(shown)s") % {"shown": shown})


def _take_out(added: Sequence[Mapping[str, Any]]) -> None:
    Listing.objects.filter(pk__in=[one["row"] for one in added]).delete()
    projects = [one["new_project"] for one in added if one["new_project"] is not None]
    # A project taken up by a later version meanwhile keeps its identity.
    Project.objects.filter(pk__in=projects, listings__isnull=True).delete()


def _put_back(changed: Sequence[Mapping[str, Any]], rows: Mapping[int, Listing]) -> None:
    touched: set[str] = {"edit"}
    money: list[tuple[int, FiscalYear, Decimal | None]] = []
    for one in changed:
        row = rows[one["row"]]
        for name, value in one["before"].items():
            setattr(row, name, value)
        # Counted on, not back: whoever looks at the imported text is told that it moved on.
        row.edit += 1
        touched |= one["before"].keys()
        money += [
            (row.pk, FiscalYear(int(year)), None if baht is None else Decimal(baht))
            for year, baht in one["money"].items()
        ]
    if changed:
        save_rows([rows[one["row"]] for one in changed], touched)
        save_money(money)
