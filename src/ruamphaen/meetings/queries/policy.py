"""What can be seen of policy: the statement with its areas and commitments, in time or late, the reports."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from ruamphaen.law.regulation import Value
from ruamphaen.meetings.models import (
    Commitment,
    CommitmentResult,
    PolicyArea,
    PolicyReport,
    PolicyStatement,
)
from ruamphaen.meetings.queries.council import rule_of_kind
from ruamphaen.meetings.rules.council import Timing, timing, years_to_report
from ruamphaen.organisation.models import Organisation
from ruamphaen.organisation.queries import ask_here
from ruamphaen.thai.dates import FiscalYear

STATEMENT_DAYS = "council.policy_statement_days"
REPORT_TIMES = "council.policy_report_times"


@dataclass(frozen=True)
class CommitmentSeen:
    """คำมั่นที่เห็น — a commitment with what the reports said of it, the newest year first."""

    commitment: Commitment
    results: Sequence[CommitmentResult]


@dataclass(frozen=True)
class AreaSeen:
    """นโยบายด้านที่เห็น."""

    area: PolicyArea
    commitments: Sequence[CommitmentSeen]


@dataclass(frozen=True)
class YearDue:
    """ปีที่ต้องรายงาน — a fiscal year of the term that has ended, with its report if there is one."""

    year: FiscalYear
    report: PolicyReport | None


@dataclass(frozen=True)
class StatementPage:
    """คำแถลงนโยบายที่เห็น — the whole of a statement, for the page and for the papers.

    `timing` and `rule`: the days within which it had to be stated; both None where no value of law
    is held for this kind of organisation. `years`: the ended years of the term, oldest first.
    """

    statement: PolicyStatement
    areas: Sequence[AreaSeen]
    timing: Timing | None
    rule: Value | None
    reports: Sequence[PolicyReport]
    years: Sequence[YearDue]
    report_rule: Value

    @property
    def commitments(self) -> list[CommitmentSeen]:
        return [one for area in self.areas for one in area.commitments]

    @property
    def told(self) -> int:
        """Of how many commitments a report has said something."""
        return sum(bool(one.results) for one in self.commitments)

    @property
    def missing_years(self) -> list[FiscalYear]:
        """Ended years of the term without a report here."""
        return [due.year for due in self.years if due.report is None]


def statements_of(
    organisation: Organisation, today: date | None = None
) -> QuerySet[PolicyStatement]:
    """The statements of an organisation, the newest first; `today`: only those made by then."""
    found = PolicyStatement.objects.filter(organisation=organisation).select_related(
        "organisation", "meeting__session"
    )
    return found if today is None else found.filter(stated_on__lte=today)


def statement_page(statement: PolicyStatement, today: date) -> StatementPage:
    """A statement with its areas, commitments and presented reports, in a constant number of queries."""
    organisation = statement.organisation
    reports = presented_reports(statement, today)
    results = defaultdict[int, list[CommitmentResult]](list)
    told = CommitmentResult.objects.filter(report__in=reports).exclude(text="")
    for result in told.select_related("report").order_by("-report__fiscal_year"):
        results[result.commitment_id].append(result)
    rule = rule_of_kind(organisation, STATEMENT_DAYS, statement.stated_on)
    by_year = {report.fiscal_year.be: report for report in reports}
    return StatementPage(
        statement=statement,
        areas=[
            AreaSeen(area, [CommitmentSeen(one, results[one.pk]) for one in area.commitments.all()])
            for area in areas_of(statement)
        ],
        timing=None
        if rule is None
        else timing(statement.election_announced_on, statement.stated_on, int(str(rule.value))),
        rule=rule,
        reports=reports,
        years=[
            YearDue(year, by_year.get(year.be))
            for year in years_to_report(statement.stated_on, statement.term_years, today)
        ],
        report_rule=ask_here(organisation)(REPORT_TIMES, today),
    )


def areas_of(statement: PolicyStatement) -> list[PolicyArea]:
    """The areas of a statement in order, with their commitments (two queries)."""
    in_order = Prefetch("commitments", Commitment.objects.order_by("number"))
    return list(PolicyArea.objects.filter(statement=statement).prefetch_related(in_order))


def presented_reports(statement: PolicyStatement, today: date) -> list[PolicyReport]:
    """The reports that were presented to the council, the newest year first."""
    return list(
        PolicyReport.objects.filter(statement=statement, presented_on__lte=today).order_by(
            "-fiscal_year"
        )
    )


def commitments_of(organisation: Organisation) -> list[Commitment]:
    """Every commitment of an organisation, of the newest statement first, in reading order."""
    return list(
        Commitment.objects.filter(area__statement__organisation=organisation)
        .select_related("area__statement")
        .order_by("-area__statement__stated_on", "area__statement", "area__number", "number")
    )


@dataclass(frozen=True)
class ReportPage:
    """รายงานผลตามนโยบาย — one year's report with the results by commitment, for desk and papers."""

    report: PolicyReport
    areas: Sequence[tuple[PolicyArea, Sequence[tuple[Commitment, str]]]]
    rule: Value

    @property
    def told(self) -> int:
        """Of how many commitments something is said."""
        return sum(bool(text) for _area, rows in self.areas for _one, text in rows)


def report_page(report: PolicyReport, today: date) -> ReportPage:
    """A report with every commitment of its statement, in reading order (four queries)."""
    said = dict(CommitmentResult.objects.filter(report=report).values_list("commitment", "text"))
    return ReportPage(
        report=report,
        areas=[
            (area, [(one, said.get(one.pk, "")) for one in area.commitments.all()])
            for area in areas_of(report.statement)
        ],
        rule=ask_here(report.statement.organisation)(REPORT_TIMES, today),
    )
