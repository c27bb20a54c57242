"""Keeping departments, communities and villages, and the organisation's own settings."""

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
from ruamphaen.organisation.actions.parts import DIGITS


def _back(request: Request) -> HttpResponse:
    return redirect("organisation:parts", request.organisation.slug)


@door(access.may_run_organisation)
def parts(request: Request) -> HttpResponse:
    """Departments and communities, with a form to add one of each."""
    return _parts(request, forms.DepartmentForm(prefix="department"), forms.CommunityForm())


def _parts(
    request: Request, department_form: forms.DepartmentForm, community_form: forms.CommunityForm
) -> HttpResponse:
    return page(
        request,
        "organisation/parts.html",
        departments=request.organisation.departments.all(),
        communities=queries.communities_of(request.organisation),
        department_form=department_form,
        community_form=community_form,
        tab="parts",
        room="desk",
    )


# ------------------------------------------------------------------ departments


@require_POST
@door(access.may_run_organisation)
def add_department(request: Request) -> HttpResponse:
    """A new department."""
    form = forms.DepartmentForm(request.POST, prefix="department")
    if form.is_valid():
        department = done(
            form,
            lambda: actions.add_department(
                request.organisation, by=request.user, name=form.cleaned_data["name"]
            ),
        )
        if department:
            messages.success(request, _("เพิ่ม “%(name)s” แล้ว") % {"name": department})
            return _back(request)
    return _parts(request, form, forms.CommunityForm())


@door(access.may_run_organisation)
def department(request: Request, pk: int) -> HttpResponse:
    """One department: another name, or away with it."""
    part = access.department_for(request.visitor, pk)
    form = forms.DepartmentForm(request.POST or None, initial={"name": part.name})
    if form.is_valid():
        name = form.cleaned_data["name"]
        if done(form, lambda: actions.rename_department(part, by=request.user, name=name)):
            messages.success(request, _("บันทึกแล้ว"))
            return _back(request)
        part.refresh_from_db()
    return page(
        request, "organisation/department.html", part=part, form=form, tab="parts", room="desk"
    )


@require_POST
@door(access.may_run_organisation)
def remove_department(request: Request, pk: int) -> HttpResponse:
    """Remove a department that nothing refers to."""
    part = access.department_for(request.visitor, pk)
    actions.remove_department(part, by=request.user)
    messages.success(request, _("ลบ “%(name)s” แล้ว") % {"name": part.name})
    return _back(request)


# ------------------------------------------------------------------ communities


@require_POST
@door(access.may_run_organisation)
def add_community(request: Request) -> HttpResponse:
    """A new community or village."""
    form = forms.CommunityForm(request.POST)
    if form.is_valid():
        community = done(
            form,
            lambda: actions.add_community(
                request.organisation, by=request.user, **form.cleaned_data
            ),
        )
        if community:
            messages.success(request, _("เพิ่ม “%(name)s” แล้ว") % {"name": community})
            return _back(request)
    return _parts(request, forms.DepartmentForm(prefix="department"), form)


@door(access.may_run_organisation)
def community(request: Request, pk: int) -> HttpResponse:
    """One community or village: its name, number and zone, or away with it."""
    part = access.community_for(request.visitor, pk)
    now = {"name": part.name, "number": part.number, "zone": part.zone}
    form = forms.CommunityForm(request.POST or None, initial=now)
    if form.is_valid():
        typed = form.cleaned_data
        if done(form, lambda: actions.edit_community(part, by=request.user, **typed)):
            messages.success(request, _("บันทึกแล้ว"))
            return _back(request)
        part.refresh_from_db()
    return page(
        request, "organisation/community.html", part=part, form=form, tab="parts", room="desk"
    )


@require_POST
@door(access.may_run_organisation)
def remove_community(request: Request, pk: int) -> HttpResponse:
    """Remove a community or village that nothing refers to."""
    part = access.community_for(request.visitor, pk)
    actions.remove_community(part, by=request.user)
    messages.success(request, _("ลบ “%(name)s” แล้ว") % {"name": part})
    return _back(request)


@door(access.may_run_organisation)
def import_communities(request: Request) -> HttpResponse:
    """A pasted table or a file: first tried out and shown, then added on a second word."""
    form = forms.ImportForm(request.POST or None, request.FILES or None)
    tried = None
    if form.is_valid():
        tried = done(form, lambda: _try_out(request, form))
    if tried is not None and "save" in request.POST and not tried.wrong:
        return _add_all(request, tried)
    return page(
        request,
        "organisation/import_communities.html",
        form=form,
        tried=tried,
        tab="parts",
        room="desk",
    )


def _try_out(request: Request, form: forms.ImportForm) -> importing.DryRun:
    file = form.cleaned_data["file"]
    pasted = form.cleaned_data["pasted"]
    table = importing.table_in_file(file) if file else importing.table_in_text(pasted)
    tried = importing.try_out(request.organisation, table)
    if not tried.rows:
        raise Refused(_("ไม่พบรายชื่อในตาราง"), status=422)
    return tried


def _add_all(request: Request, tried: importing.DryRun) -> HttpResponse:
    added = actions.add_communities(request.organisation, by=request.user, rows=tried.to_add)
    messages.success(request, _("เพิ่ม %(count)s แห่งแล้ว") % {"count": len(added)})
    return _back(request)


# ------------------------------------------------------------------ the organisation itself


@door(access.may_run_organisation)
def settings(request: Request) -> HttpResponse:
    """The organisation's own names, code, host, and the digits of its papers."""
    organisation = request.organisation
    digits = queries.rule_value(organisation, DIGITS, request.today)
    form = forms.SettingsForm.of(organisation, digits, request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        chosen = typed["digits"] if typed["digits"] != digits else None
        changed = {**typed, "digits": chosen}
        if done(
            form,
            lambda: actions.describe_organisation(organisation, by=request.user, **changed),
        ):
            messages.success(request, _("บันทึกแล้ว"))
            return redirect("organisation:settings", organisation.slug)
        organisation.refresh_from_db()
    return page(request, "organisation/settings.html", form=form, tab="settings", room="desk")
