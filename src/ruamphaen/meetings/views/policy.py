"""The policy statement at the desk: read from a pasted text, put right by hand; the yearly report.

The public page is portal's: it shows what became of each commitment, which only rooms below know.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import policy as actions
from ruamphaen.meetings.forms.council import (
    AnnouncedForm,
    AreaFormSet,
    PastedForm,
    ReportForm,
    StatementForm,
    YearForm,
    kept,
    offered,
    typed_areas,
)
from ruamphaen.meetings.models import PolicyReport, PolicyStatement
from ruamphaen.meetings.queries import policy as queries
from ruamphaen.meetings.rules.policy_reading import read_policy
from ruamphaen.meetings.views.council import back_to_desk


@door(access.may_call_meetings)
def state_policy(request: Request) -> HttpResponse:
    """Paste a statement, look at what was read, put it right, keep it. Reading saves nothing."""
    if request.method != "POST":
        return _statement_page(request, pasted=PastedForm())
    if "read" in request.POST:
        return _read(request)
    form = StatementForm(request.POST, organisation=request.organisation)
    areas = AreaFormSet(request.POST, prefix="areas")
    if form.is_valid() and areas.is_valid():
        words = {**form.cleaned_data}
        words.pop("seen")
        statement = done(
            form,
            lambda: actions.state_policy(
                request.organisation, by=request.user, areas=typed_areas(areas), **words
            ),
        )
        if statement:
            messages.success(request, _("ลงคำแถลงนโยบายแล้ว"))
            return _to_statement(request, statement)
    return _statement_page(request, form=form, areas=areas, status=422)


def _read(request: Request) -> HttpResponse:
    pasted = PastedForm(request.POST)
    if not pasted.is_valid():
        return _statement_page(request, pasted=pasted, status=422)
    draft = read_policy(pasted.cleaned_data["text"])
    whole, rows = offered(draft)
    return _statement_page(
        request,
        pasted=pasted,
        form=StatementForm(initial={**whole, "term_years": 4}, organisation=request.organisation),
        areas=AreaFormSet(initial=rows, prefix="areas"),
        doubts=draft.doubts,
    )


@door(access.may_call_meetings)
def edit_statement(request: Request, pk: int) -> HttpResponse:
    """Put a statement right; its reports are begun here too."""
    statement = access.statement_for(request.visitor, pk, request.today)
    whole, rows = kept(statement, queries.areas_of(statement))
    if request.method != "POST":
        return _statement_page(
            request,
            statement=statement,
            form=StatementForm(initial=whole, organisation=request.organisation),
            areas=AreaFormSet(initial=rows, prefix="areas"),
        )
    form = StatementForm(request.POST, organisation=request.organisation)
    areas = AreaFormSet(request.POST, prefix="areas")
    if form.is_valid() and areas.is_valid():
        words = {**form.cleaned_data}
        seen = words.pop("seen")
        edited = done(
            form,
            lambda: actions.edit_statement(
                statement,
                by=request.user,
                seen=statement.edit if seen is None else seen,
                areas=typed_areas(areas),
                **words,
            ),
        )
        if edited:
            messages.success(request, _("บันทึกแล้ว"))
            return _to_statement(request, edited)
    return _statement_page(request, statement=statement, form=form, areas=areas, status=422)


def _to_statement(request: Request, statement: PolicyStatement) -> HttpResponse:
    return redirect("meetings:edit_statement", request.organisation.slug, statement.pk)


def _statement_page(
    request: Request, *, status: int = 200, statement: PolicyStatement | None = None, **shown: Any
) -> HttpResponse:
    view = queries.statement_page(statement, request.today) if statement else None
    reports = PolicyReport.objects.filter(statement=statement) if statement else []
    return page(
        request,
        "meetings/statement_form.html",
        status=status,
        statement=statement,
        view=view,
        reports=list(reports),
        year_form=YearForm(auto_id="year_%s"),
        room="desk",
        **shown,
    )


@require_POST
@door(access.may_call_meetings)
def remove_statement(request: Request, pk: int) -> HttpResponse:
    """Take out a statement entered by mistake."""
    statement = access.statement_for(request.visitor, pk, request.today)
    actions.remove_statement(statement, by=request.user)
    messages.success(request, _("เอาคำแถลงนโยบายที่ลงผิดออกแล้ว"))
    return back_to_desk(request)


@require_POST
@door(access.may_call_meetings)
def start_report(request: Request, pk: int) -> HttpResponse:
    """Begin the report of a year, or go to the one that was begun."""
    statement = access.statement_for(request.visitor, pk, request.today)
    form = YearForm(request.POST)
    if form.is_valid():
        report = actions.start_report(
            statement,
            by=request.user,
            fiscal_year=form.cleaned_data["fiscal_year"],
            today=request.today,
        )
        return redirect("meetings:policy_report", request.organisation.slug, report.pk)
    messages.warning(request, " ".join(str(error) for error in form.errors["fiscal_year"]))
    return _to_statement(request, statement)


@door(access.may_call_meetings)
def policy_report(request: Request, pk: int) -> HttpResponse:
    """What came of each commitment in a year."""
    report = access.report_for(request.visitor, pk)
    view = queries.report_page(report, request.today)
    rows = [(one.pk, one.text, said) for _area, ones in view.areas for one, said in ones]
    now = {"seen": report.edit, "summary": report.summary}
    form = ReportForm(request.POST or None, rows=rows, initial=now)
    if form.is_valid():
        written = done(
            form,
            lambda: actions.write_report(
                report,
                by=request.user,
                seen=form.cleaned_data["seen"],
                summary=form.cleaned_data["summary"],
                results=form.results,
            ),
        )
        if written:
            messages.success(request, _("บันทึกแล้ว"))
            return redirect("meetings:policy_report", request.organisation.slug, report.pk)
    return page(
        request,
        "meetings/policy_report.html",
        status=422 if form.is_bound else 200,
        report=report,
        view=view,
        form=form,
        fields=[
            (area, [form[f"result-{one.pk}"] for one, _said in ones]) for area, ones in view.areas
        ],
        present=AnnouncedForm(initial={"on": request.today}, auto_id="present_%s"),
        room="desk",
    )


@require_POST
@door(access.may_call_meetings)
def present_report(request: Request, pk: int) -> HttpResponse:
    """The report was presented to the council."""
    report = access.report_for(request.visitor, pk)
    form = AnnouncedForm(request.POST)
    if form.is_valid():
        actions.present_report(
            report, by=request.user, on=form.cleaned_data["on"], today=request.today
        )
        messages.success(request, _("บันทึกว่าเสนอต่อสภาแล้ว ทุกคนอ่านได้"))
    else:
        messages.warning(request, " ".join(str(error) for error in form.errors["on"]))
    return redirect("meetings:policy_report", request.organisation.slug, report.pk)
