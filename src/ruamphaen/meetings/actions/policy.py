"""What can be done with policy: keep the statement in areas and commitments, report on it each year."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, RestrictedError
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.models import (
    Commitment,
    CommitmentResult,
    Meeting,
    PolicyArea,
    PolicyReport,
    PolicyStatement,
)
from ruamphaen.meetings.rules.policy_reading import AreaDraft
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.thai.dates import FiscalYear, thai_date
from ruamphaen.thai.text import clean, one_line

# Rows are moved out of the way while they are renumbered: numbers within a statement are unique.
_ASIDE = 1000


@transaction.atomic
def state_policy(
    organisation: Organisation,
    *,
    by: User | None,
    stated_by: str,
    stated_on: date,
    areas: Sequence[AreaDraft],
    election_announced_on: date | None = None,
    term_years: int = 4,
    meeting: Meeting | None = None,
    vision: str = "",
    preamble: str = "",
    closing: str = "",
    source: str = "",
) -> PolicyStatement:
    """Keep a policy statement, its areas and commitments in the words in which it was stated."""
    statement = PolicyStatement(organisation=organisation)
    _fill(
        statement,
        stated_by=stated_by,
        stated_on=stated_on,
        election_announced_on=election_announced_on,
        term_years=term_years,
        meeting=meeting,
        vision=vision,
        preamble=preamble,
        closing=closing,
        source=source,
    )
    _ensure_sound(statement, areas)
    statement.save()
    _write_areas(statement, areas)
    record(by, "meetings.state_policy", statement, **_facts(statement, areas))
    return statement


@transaction.atomic
def edit_statement(
    statement: PolicyStatement,
    *,
    by: User | None,
    seen: int,
    areas: Sequence[AreaDraft],
    **words: Any,
) -> PolicyStatement:
    """Put a statement right; what refers to a commitment stays with it. `words` as in state_policy.

    Refused where somebody edited it meanwhile, and where a commitment that something refers to
    would go.
    """
    changed = PolicyStatement.objects.filter(pk=statement.pk, edit=seen).update(edit=F("edit") + 1)
    if not changed:
        raise Refused(_("มีผู้แก้คำแถลงนี้ระหว่างที่ท่านเปิดอยู่ คัดลอกข้อความของท่านไว้แล้วเปิดหน้านี้ใหม่"))
    statement.refresh_from_db()
    _fill(statement, **words)
    _ensure_sound(statement, areas)
    statement.save()
    _write_areas(statement, areas)
    record(by, "meetings.edit_statement", statement, **_facts(statement, areas))
    return statement


@transaction.atomic
def remove_statement(statement: PolicyStatement, *, by: User | None) -> None:
    """Take out a statement that was entered by mistake and to which nothing refers."""
    if PolicyReport.objects.filter(statement=statement).exists():
        raise Refused(_("มีรายงานผลของคำแถลงนี้แล้ว จึงเอาออกไม่ได้ แก้ข้อความแทน"))
    record(by, "meetings.remove_statement", statement, stated_on=statement.stated_on)
    try:
        statement.delete()
    except RestrictedError as used:
        raise Refused(_("มียุทธศาสตร์สานต่อคำมั่นในคำแถลงนี้ เอาการเชื่อมโยงออกก่อน")) from used


def _fill(statement: PolicyStatement, **words: Any) -> None:
    for name, value in words.items():
        if name in {"stated_by"}:
            value = one_line(value)
        elif isinstance(value, str):
            value = clean(value)
        setattr(statement, name, value)


def _facts(statement: PolicyStatement, areas: Sequence[AreaDraft]) -> dict[str, Any]:
    return {
        "stated_on": statement.stated_on,
        "areas": len(areas),
        "commitments": sum(len(area.commitments) for area in areas),
        "source": statement.source,
    }


def _ensure_sound(statement: PolicyStatement, areas: Sequence[AreaDraft]) -> None:
    announced = statement.election_announced_on
    if announced is not None and statement.stated_on < announced:
        raise Refused(
            _("วันแถลงนโยบาย %(stated)s มาก่อนวันประกาศผลการเลือกตั้ง %(announced)s ตรวจวันที่แล้วบันทึกใหม่")
            % {"stated": thai_date(statement.stated_on), "announced": thai_date(announced)},
            status=422,
        )
    meeting = statement.meeting
    if meeting is not None and (
        meeting.organisation_id != statement.organisation_id or not meeting.session_id
    ):
        raise Refused(_("นโยบายแถลงต่อสภา เลือกการประชุมสภาของหน่วยงานนี้"), status=422)
    if not areas:
        raise Refused(_("ยังไม่มีด้านของนโยบาย ใส่อย่างน้อยหนึ่งด้าน"), status=422)
    _ensure_numbered(areas)


def _ensure_numbered(areas: Sequence[AreaDraft]) -> None:
    known: dict[int, str] = {}
    for area in areas:
        if not one_line(area.title):
            raise Refused(_("มีด้านที่ยังไม่มีชื่อ ใส่ชื่อด้านตามคำแถลง"), status=422)
        if area.number is None:
            raise Refused(
                _("“%(title)s” ยังไม่มีเลขด้าน ใส่เลขแล้วบันทึกใหม่") % {"title": area.title}, status=422
            )
        if area.number in known:
            raise Refused(
                _("ด้านที่ %(number)s มีสองด้าน: “%(one)s” และ “%(other)s” แก้เลขให้ต่างกัน")
                % {"number": area.number, "one": known[area.number], "other": area.title},
                status=422,
            )
        known[area.number] = area.title


def _write_areas(statement: PolicyStatement, drafts: Sequence[AreaDraft]) -> None:
    """Bring the rows in line with what was typed. An area stays itself by title, else by number."""
    rows = list(statement.areas.all())
    by_title = {row.title: row for row in rows}
    by_number = {row.number: row for row in rows}
    titles = {one_line(draft.title) for draft in drafts}
    statement.areas.update(number=F("number") + _ASIDE)
    kept = set[int]()
    for draft in drafts:
        title = one_line(draft.title)
        row = by_title.get(title)
        other = by_number.get(draft.number or 0)
        if row is None and other is not None and other.title not in titles:
            row = other
        if row is None or row.pk in kept:
            row = PolicyArea(statement=statement)
        row.number, row.title = draft.number or 0, title
        row.save()
        kept.add(row.pk)
        _write_commitments(row, [text for text in map(clean, draft.commitments) if text])
    for row in rows:
        if row.pk not in kept:
            _drop(row, row.title)


def _write_commitments(area: PolicyArea, texts: Sequence[str]) -> None:
    """A commitment stays itself by its words, else by its place; one that is gone is taken out."""
    rows = list(area.commitments.order_by("number"))
    unused = list(rows)
    paired: list[Commitment | None] = []
    for text in texts:
        row = next((one for one in unused if one.text == text), None)
        if row is not None:
            unused.remove(row)
        paired.append(row)
    for place, row in enumerate(paired):
        if row is None and place < len(rows) and rows[place] in unused:
            paired[place] = rows[place]
            unused.remove(rows[place])
    area.commitments.update(number=F("number") + _ASIDE)
    for row in unused:
        _drop(row, row.text)
    for place, (text, kept) in enumerate(zip(texts, paired, strict=True), start=1):
        one = kept or Commitment(area=area)
        one.number, one.text = place, text
        one.save()


def _drop(row: PolicyArea | Commitment, words: str) -> None:
    try:
        row.delete()
    except RestrictedError as used:
        raise Refused(
            _(
                "เอา “%(words)s” ออกไม่ได้ มียุทธศาสตร์หรือรายงานผลอ้างถึงอยู่ เอาการเชื่อมโยงออกก่อน หรือแก้ข้อความแทน"
            )
            % {"words": words}
        ) from used


# ------------------------------------------------------------------ the yearly report


@transaction.atomic
def start_report(
    statement: PolicyStatement, *, by: User | None, fiscal_year: FiscalYear, today: date
) -> PolicyReport:
    """Begin the report of a fiscal year on what came of the policy."""
    if fiscal_year.last_day < statement.stated_on or fiscal_year.first_day > today:
        raise Refused(
            _("ปีงบประมาณ %(year)s ไม่มีนโยบายนี้ให้รายงาน เลือกปีตั้งแต่วันแถลงถึงปีปัจจุบัน")
            % {"year": fiscal_year},
            status=422,
        )
    report, new = PolicyReport.objects.get_or_create(statement=statement, fiscal_year=fiscal_year)
    if new:
        record(by, "meetings.start_policy_report", report, year=fiscal_year.be)
    return report


@transaction.atomic
def write_report(
    report: PolicyReport,
    *,
    by: User | None,
    seen: int,
    summary: str,
    results: Mapping[int, str],
) -> PolicyReport:
    """What came of each commitment, by its pk; an empty text says nothing of it. Until presented."""
    _ensure_not_presented(report)
    changed = PolicyReport.objects.filter(pk=report.pk, edit=seen, presented_on=None).update(
        edit=F("edit") + 1, summary=clean(summary)
    )
    if not changed:
        raise Refused(_("มีผู้แก้รายงานนี้ระหว่างที่ท่านพิมพ์ คัดลอกข้อความของท่านไว้แล้วเปิดหน้านี้ใหม่"))
    ours = set(
        Commitment.objects.filter(area__statement=report.statement_id).values_list("pk", flat=True)
    )
    said = {pk: text for pk, words in results.items() if pk in ours and (text := clean(words))}
    CommitmentResult.objects.filter(report=report).exclude(commitment__in=said).delete()
    for pk, text in said.items():
        CommitmentResult.objects.update_or_create(
            report=report, commitment_id=pk, defaults={"text": text}
        )
    report.refresh_from_db()
    record(by, "meetings.write_policy_report", report, edit=report.edit, told=len(said))
    return report


@transaction.atomic
def present_report(report: PolicyReport, *, by: User | None, on: date, today: date) -> PolicyReport:
    """The report was presented to the council on a day: everyone reads it, and it stands still."""
    _ensure_not_presented(report)
    if on > today:
        raise Refused(
            _("วันเสนอต่อสภา %(on)s ยังมาไม่ถึง บันทึกเมื่อเสนอแล้ว") % {"on": thai_date(on)}, status=422
        )
    if on < max(report.fiscal_year.first_day, report.statement.stated_on):
        raise Refused(
            _("วันเสนอต่อสภา %(on)s มาก่อนปีหรือวันแถลงที่รายงาน ตรวจวันที่") % {"on": thai_date(on)},
            status=422,
        )
    if not CommitmentResult.objects.filter(report=report).exists():
        raise Refused(_("รายงานนี้ยังไม่ได้บอกผลของคำมั่นข้อใดเลย พิมพ์ผลก่อน"))
    report.presented_on = on
    report.save(update_fields=["presented_on"])
    record(by, "meetings.present_policy_report", report, on=on, year=report.fiscal_year.be)
    return report


def _ensure_not_presented(report: PolicyReport) -> None:
    report.refresh_from_db()
    if report.presented_on is not None:
        raise Refused(
            _("รายงานปี %(year)s เสนอต่อสภาแล้วเมื่อ %(on)s จึงแก้ไม่ได้")
            % {"year": report.fiscal_year, "on": thai_date(report.presented_on)}
        )
