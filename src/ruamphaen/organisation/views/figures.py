"""Keeping the figures of the area that the plan book prints in its first part."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.organisation import access, actions, forms, importing, queries
from ruamphaen.organisation.importing.figures import (
    COLUMNS,
    FiguresTried,
    try_out_figures,
)


def _back(request: Request) -> HttpResponse:
    return redirect("organisation:figures", request.organisation.slug)


@door(access.may_keep_figures)
def figures(request: Request) -> HttpResponse:
    """Every figure under its heading, and a form for one more."""
    form = forms.FigureForm(request.POST or None)
    if form.is_valid():
        actions.keep_figures(
            request.organisation, by=request.user, figures=[form.typed], today=request.today
        )
        messages.success(request, _("บันทึก “%(name)s” แล้ว") % {"name": form.typed.title})
        return _back(request)
    topics = queries.figures_on(request.organisation, request.today)
    return page(
        request,
        "organisation/figures.html",
        topics=topics,
        count=sum(len(line.by_year) for topic in topics for line in topic.lines),
        form=form,
        tab="figures",
        room="desk",
    )


@require_POST
@door(access.may_keep_figures)
def remove_figure(request: Request, pk: int) -> HttpResponse:
    """Take a figure out."""
    figure = access.figure_for(request.visitor, pk)
    actions.remove_figure(figure, by=request.user, today=request.today)
    messages.success(request, _("เอา “%(name)s” ออกแล้ว") % {"name": figure})
    return _back(request)


@door(access.may_keep_figures)
def import_figures(request: Request) -> HttpResponse:
    """A pasted table or a file: first tried out and shown, then kept on a second word."""
    form = forms.FiguresTable(request.POST or None, request.FILES or None)
    tried = None
    if form.is_valid():
        tried = done(form, lambda: _try_out(request, form))
    if tried is not None and "save" in request.POST and not tried.wrong:
        kept = actions.keep_figures(
            request.organisation, by=request.user, figures=tried.to_keep, today=request.today
        )
        messages.success(request, _("บันทึกข้อมูล %(count)s รายการแล้ว") % {"count": kept})
        return _back(request)
    return page(
        request,
        "organisation/import_figures.html",
        form=form,
        tried=tried,
        tab="figures",
        room="desk",
    )


def _try_out(request: Request, form: forms.FiguresTable) -> FiguresTried:
    file, pasted = form.cleaned_data["file"], form.cleaned_data["pasted"]
    table = (
        importing.table_in_file(file, COLUMNS) if file else importing.table_in_text(pasted, COLUMNS)
    )
    tried = try_out_figures(request.organisation, table)
    if not tried.rows:
        raise Refused(_("ไม่พบข้อมูลในตาราง"), status=422)
    return tried
