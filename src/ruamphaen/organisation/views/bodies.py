"""Committees and the council: appointment orders, members by group of the law, terms."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.organisation import access, actions, forms, queries
from ruamphaen.organisation.models import Committee


def _to_committee(committee: Committee) -> HttpResponse:
    return redirect("organisation:committee", committee.organisation.slug, committee.pk)


@door(access.may_keep_bodies)
def bodies(request: Request) -> HttpResponse:
    """Every standing body: its order in force, its members, what its composition lacks."""
    found = queries.bodies_on(request.organisation, request.today)
    return page(request, "organisation/bodies.html", bodies=found, tab="bodies", room="desk")


@door(access.may_keep_bodies)
def form_committee(request: Request, body: str) -> HttpResponse:
    """A new appointment order for a body of the law."""
    if body not in queries.standing_bodies():
        raise Http404(body)
    _law, name = queries.body_of(request.organisation, body, request.today)
    form = forms.CommitteeForm(request.POST or None)
    if form.is_valid():
        committee = actions.form_committee(
            request.organisation, by=request.user, body=body, **form.cleaned_data
        )
        messages.success(request, _("ลงคำสั่งแต่งตั้งแล้ว ลงชื่อกรรมการต่อได้เลย"))
        return _to_committee(committee)
    return page(
        request, "organisation/committee_form.html", name=name, form=form, tab="bodies", room="desk"
    )


@door(access.may_keep_bodies)
def committee(request: Request, pk: int) -> HttpResponse:
    """One appointment order: its members today by group, those who left, a form for a new one."""
    return _committee(request, access.committee_for(request.visitor, pk))


def _committee(
    request: Request, committee: Committee, form: forms.SeatForm | None = None
) -> HttpResponse:
    body = queries.body_under(committee, request.today)
    people = queries.people_of(request.organisation)
    return page(
        request,
        "organisation/committee.html",
        committee=committee,
        body=body,
        left=queries.seats_not_held(committee, request.today),
        terms=queries.terms_of(committee, request.today),
        form=form or forms.SeatForm.into(body, people, None),
        end_form=forms.EndSeatForm(initial={"on": request.today}),
        tab="bodies",
        room="desk",
    )


@door(access.may_keep_bodies)
def amend_committee(request: Request, pk: int) -> HttpResponse:
    """Correct the number or day of an appointment order."""
    committee = access.committee_for(request.visitor, pk)
    _law, name = queries.body_of(request.organisation, committee.body, request.today)
    now = {"order_number": committee.order_number, "appointed_on": committee.appointed_on}
    form = forms.CommitteeForm(request.POST or None, initial=now)
    if form.is_valid():
        actions.amend_committee(committee, by=request.user, **form.cleaned_data)
        messages.success(request, _("บันทึกแล้ว"))
        return _to_committee(committee)
    return page(
        request,
        "organisation/committee_form.html",
        name=name,
        committee=committee,
        form=form,
        tab="bodies",
        room="desk",
    )


@require_POST
@door(access.may_keep_bodies)
def seat_member(request: Request, pk: int) -> HttpResponse:
    """A new member; a term that the law counts is counted here, unless a last day was typed."""
    committee = access.committee_for(request.visitor, pk)
    body = queries.body_under(committee, request.today)
    people = queries.people_of(request.organisation)
    form = forms.SeatForm.into(body, people, request.POST)
    if form.is_valid():
        typed = _with_term(committee, form.cleaned_data)
        seat = done(form, lambda: actions.seat_member(committee, by=request.user, **typed))
        if seat:
            messages.success(request, _("ลงชื่อ %(name)s แล้ว") % {"name": seat})
            return _to_committee(committee)
    return _committee(request, committee, form)


def _with_term(committee: Committee, typed: dict[str, Any]) -> dict[str, Any]:
    if typed["until"] or not typed["since"]:
        return typed
    term = queries.term_of(committee, typed["group"], typed["since"])
    return {**typed, "until": term.until if term else None}


@require_POST
@door(access.may_keep_bodies)
def end_seat(request: Request, pk: int) -> HttpResponse:
    """The last day of a member."""
    seat = access.seat_for(request.visitor, pk)
    form = forms.EndSeatForm(request.POST)
    if form.is_valid():
        actions.end_seat(seat, by=request.user, on=form.cleaned_data["on"])
        messages.success(request, _("บันทึกว่า %(name)s พ้นจากตำแหน่งแล้ว") % {"name": seat})
    else:
        messages.warning(request, " ".join(str(error) for error in form.errors["on"]))
    return _to_committee(seat.committee)


@require_POST
@door(access.may_keep_bodies)
def remove_seat(request: Request, pk: int) -> HttpResponse:
    """Take out a member who was entered by mistake."""
    seat = access.seat_for(request.visitor, pk)
    committee = seat.committee
    actions.remove_seat(seat, by=request.user)
    messages.success(request, _("เอา %(name)s ออกแล้ว") % {"name": seat.name})
    return _to_committee(committee)
