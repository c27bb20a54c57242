"""What the head stated to the council, and what a yearly report says came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ruamphaen.meetings.models import Meeting, PolicyReport, PolicyStatement
from ruamphaen.thai.dates import FiscalYear, bangkok_day


@dataclass(frozen=True)
class AreaStated:
    """นโยบายด้านหนึ่ง — its commitments by number, each with what came of it ("" = not reported)."""

    number: int
    title: str
    commitments: Sequence[tuple[int, str, str]]


@dataclass(frozen=True)
class PolicyStated:
    """คำแถลงนโยบายกับผล — the statement, and the report where one was asked for."""

    organisation: str
    stated_by: str
    stated_on: date
    place: str
    session: str
    term_years: int
    vision: str
    preamble: str
    closing: str
    areas: Sequence[AreaStated]
    fiscal_year: FiscalYear | None = None
    presented_on: date | None = None
    summary: str = ""


def stated(statement: PolicyStatement, report: PolicyReport | None = None) -> PolicyStated:
    """A statement with its areas and commitments; with a report, each with its result (3–4 queries)."""
    results = dict(report.results.values_list("commitment", "text")) if report else {}
    meeting = statement.meeting
    areas = statement.areas.prefetch_related("commitments").order_by("number")
    return PolicyStated(
        organisation=statement.organisation.name,
        stated_by=statement.stated_by,
        stated_on=statement.stated_on,
        place=meeting.place if meeting else "",
        session=str(meeting.session or "") if meeting else "",
        term_years=statement.term_years,
        vision=statement.vision,
        preamble=statement.preamble,
        closing=statement.closing,
        areas=[
            AreaStated(
                area.number,
                area.title,
                [(one.number, one.text, results.get(one.pk, "")) for one in area.commitments.all()],
            )
            for area in areas
        ],
        fiscal_year=report.fiscal_year if report else None,
        presented_on=report.presented_on if report else None,
        summary=report.summary if report else "",
    )


def statement_at(meeting: Meeting) -> PolicyStatement | None:
    """The statement made in a meeting, else the newest made by its day."""
    rows = PolicyStatement.objects.filter(organisation=meeting.organisation).select_related(
        "organisation", "meeting__session"
    )
    made_here = rows.filter(meeting=meeting).order_by("pk").last()
    by_then = rows.filter(stated_on__lte=bangkok_day(meeting.starts_at))
    return made_here or by_then.order_by("stated_on", "pk").last()


def report_at(meeting: Meeting) -> PolicyReport | None:
    """The yearly report before a meeting: the one presented that day, else the newest not yet later."""
    day = bangkok_day(meeting.starts_at)
    rows = PolicyReport.objects.filter(statement__organisation=meeting.organisation).select_related(
        "statement__organisation", "statement__meeting__session"
    )
    here = rows.filter(presented_on=day).order_by("fiscal_year", "pk").last()
    waiting = rows.exclude(presented_on__gt=day)
    return here or waiting.order_by("fiscal_year", "pk").last()
