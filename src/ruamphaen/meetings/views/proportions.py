"""Which page: the announcement of proportions and its list of names. It names people: staff only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.law.bodies import body_at
from ruamphaen.meetings import access, importing
from ruamphaen.meetings.actions import proportions as actions
from ruamphaen.meetings.actions.invitations import GroupDraft, Person
from ruamphaen.meetings.forms import invitations as forms
from ruamphaen.meetings.models import Proportion
from ruamphaen.meetings.queries import calling as meeting_queries
from ruamphaen.meetings.queries import invitations as queries
from ruamphaen.meetings.views.invitations import table_typed
from ruamphaen.organisation.queries import communities_of, rule_here
from ruamphaen.thai.dates import FiscalYear

RULE = "forum.shares_announced"


def _to(proportion: Proportion) -> HttpResponse:
    return redirect("meetings:proportion", proportion.organisation.slug, proportion.pk)


@door(access.may_call_meetings)
def proportions(request: Request) -> HttpResponse:
    """Every announcement by year, and a form to begin the next."""
    organisation = request.organisation
    form = forms.ProportionForm.of(
        meeting_queries.may_sit(organisation, request.today),
        organisation.proportions.all(),
        FiscalYear.containing(request.today),
        request.POST or None,
    )
    if form.is_valid():
        typed = form.cleaned_data
        made = done(form, lambda: actions.start_proportion(organisation, by=request.user, **typed))
        if made:
            return _to(made)
    return page(
        request,
        "meetings/calling/proportions.html",
        status=422 if form.errors else 200,
        every=queries.proportions_of(organisation),
        form=form,
        rule=rule_here(organisation, RULE, request.today),
        room="desk",
    )


@door(access.may_call_meetings)
def proportion(request: Request, pk: int) -> HttpResponse:
    """One year's proportions: groups with numbers, names, announcing."""
    found = queries.proportion_with_names(access.proportion_for(request.visitor, pk))
    shares = list(found.shares.all())
    rows = [GroupDraft(share.name, share.people, share.is_open, share.pk) for share in shares]
    form = forms.GroupRowsForm.of(
        rows or _offered(found), request.POST or None, needs_people=bool(rows)
    )
    if form.is_valid():
        # Of the groups offered at first, those left without a number are not meant.
        offered = set() if rows else {one.name for one in _offered(found)}
        drafts = [one for one in form.drafts if one.people is not None or one.name not in offered]

        def act() -> bool:
            actions.set_shares(found, by=request.user, shares=drafts)
            return True

        if done(form, act):
            messages.success(request, _("บันทึกกลุ่มและจำนวนแล้ว"))
            return _to(found)
    return _page(request, found, form)


def _offered(proportion: Proportion) -> list[GroupDraft]:
    """The groups seen in invitations, without any number: the office sets its own."""
    body = body_at(proportion.forum, proportion.fiscal_year.first_day)
    return [GroupDraft(seat.name_th, None) for seat in body.seats]


def _page(
    request: Request,
    found: Proportion,
    form: forms.GroupRowsForm,
    announce: forms.AnnounceForm | None = None,
    reopen: forms.ReopenForm | None = None,
    person: forms.PersonForm | None = None,
) -> HttpResponse:
    told = (form, announce, reopen, person)
    return page(
        request,
        "meetings/calling/proportion.html",
        status=422 if any(one is not None and one.errors for one in told) else 200,
        seen=queries.proportion_seen(found),
        proportion=found,
        form=form,
        announce_form=announce or forms.AnnounceForm(initial={"announced_on": request.today}),
        reopen_form=reopen or forms.ReopenForm(),
        person_form=person
        or forms.PersonForm.of(found.shares.all(), communities_of(request.organisation), None),
        rule=rule_here(request.organisation, RULE, request.today),
        room="desk",
    )


def _again(request: Request, pk: int) -> tuple[Proportion, forms.GroupRowsForm]:
    """The proportions with their groups' form as it stands, for a page shown again."""
    found = queries.proportion_with_names(access.proportion_for(request.visitor, pk))
    rows = [
        GroupDraft(share.name, share.people, share.is_open, share.pk)
        for share in found.shares.all()
    ]
    form = forms.GroupRowsForm.of(rows or _offered(found), None, needs_people=bool(rows))
    return found, form


@require_POST
@door(access.may_call_meetings)
def announce(request: Request, pk: int) -> HttpResponse:
    """It was announced."""
    found, shares = _again(request, pk)
    form = forms.AnnounceForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        if done(form, lambda: actions.announce_proportion(found, by=request.user, **typed)):
            messages.success(request, _("ลงประกาศแล้ว"))
            return _to(found)
    return _page(request, found, shares, announce=form)


@require_POST
@door(access.may_call_meetings)
def reopen(request: Request, pk: int) -> HttpResponse:
    """It must be corrected."""
    found, shares = _again(request, pk)
    form = forms.ReopenForm(request.POST)
    if form.is_valid():
        because = form.cleaned_data["because"]
        if done(form, lambda: actions.reopen_proportion(found, by=request.user, because=because)):
            return _to(found)
    return _page(request, found, shares, reopen=form)


@require_POST
@door(access.may_call_meetings)
def remove(request: Request, pk: int) -> HttpResponse:
    """Away with proportions that were never announced."""
    found = access.proportion_for(request.visitor, pk)
    actions.remove_proportion(found, by=request.user)
    messages.success(request, _("ลบแล้ว"))
    return redirect("meetings:proportions", request.organisation.slug)


@require_POST
@door(access.may_call_meetings)
def add_delegate(request: Request, pk: int) -> HttpResponse:
    """One more name on the list."""
    found, shares = _again(request, pk)
    form = forms.PersonForm.of(
        found.shares.all(), communities_of(request.organisation), request.POST
    )
    if form.is_valid():
        typed = form.cleaned_data
        person = Person(**{**typed, "group": typed["group"].name})
        count = done(form, lambda: actions.add_delegates(found, by=request.user, people=[person]))
        if count:
            return _to(found)
        if count == 0:
            form.add_error("name", _("มีชื่อนี้ในกลุ่มนี้อยู่แล้ว จึงไม่เพิ่มซ้ำ"))
    return _page(request, found, shares, person=form)


@require_POST
@door(access.may_call_meetings)
def remove_delegate(request: Request, pk: int) -> HttpResponse:
    """A name off the list."""
    delegate = access.delegate_for(request.visitor, pk)
    actions.remove_delegate(delegate, by=request.user)
    return _to(delegate.share.proportion)


@door(access.may_call_meetings)
def import_delegates(request: Request, pk: int) -> HttpResponse:
    """A table of names for the list: tried out, shown, then added on a second word."""
    found = access.proportion_for(request.visitor, pk)
    form = forms.NamesForm.of(found.shares.all(), request.POST or None, request.FILES or None)
    tried = None
    if form.is_valid():
        group = form.cleaned_data["group"]
        tried = done(
            form,
            lambda: importing.names_for_proportion(
                found, table_typed(form), group.name if group else ""
            ),
        )
    if tried is not None and "save" in request.POST and tried.new and not tried.wrong:
        people = tried.people
        count = done(form, lambda: actions.add_delegates(found, by=request.user, people=people))
        if count is not None:
            messages.success(request, _("เพิ่มรายชื่อ %(count)s คนแล้ว") % {"count": count})
            return _to(found)
    return page(
        request,
        "meetings/calling/import_names.html",
        status=422 if form.errors else 200,
        proportion=found,
        seen=queries.proportion_seen(found),
        form=form,
        tried=tried,
        room="desk",
    )
