"""Which page: the agenda of a meeting that is being prepared."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import agenda as actions
from ruamphaen.meetings.forms.calling import ItemForm
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries import calling as queries
from ruamphaen.meetings.rules.agenda import is_sub
from ruamphaen.meetings.rules.kinds import Basis, ItemKind, State
from ruamphaen.thai.dates import bangkok_day


def _to_agenda(meeting: Meeting) -> HttpResponse:
    return redirect("meetings:agenda", meeting.organisation.slug, meeting.pk)


@door(access.may_call_meetings)
def agenda(request: Request, pk: int) -> HttpResponse:
    """All items with what can be done at each, and a form for one more."""
    meeting = access.meeting_for(request.visitor, pk)
    items = list(meeting.items.all())
    under = next((item for item in items if str(item.pk) == request.GET.get("under")), None)
    form = ItemForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        item = done(
            form,
            lambda: actions.add_agenda_item(
                meeting,
                by=request.user,
                title=typed["title"],
                kind=ItemKind(typed["kind"]) if typed["kind"] else None,
                detail=typed["detail"],
                presenter=typed["presenter"],
                under=under,
            ),
        )
        if item:
            messages.success(request, _("เพิ่มวาระที่ %(number)s แล้ว") % {"number": item.number})
            return _to_agenda(meeting)
    bases = [Basis(basis) for basis in meeting.bases]
    rule = queries.agenda_to_begin_with(
        request.organisation, meeting.kind, bases, bangkok_day(meeting.starts_at)
    )
    return page(
        request,
        "meetings/calling/agenda.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        items=[(item, is_sub(item.number)) for item in items],
        under=under,
        form=form,
        rule=rule,
        open_to_change=meeting.state in {State.PREPARED, State.CALLED},
        room="desk",
    )


@require_POST
@door(access.may_call_meetings)
def lay_agenda(request: Request, pk: int) -> HttpResponse:
    """Begin an empty agenda from the template."""
    meeting = access.meeting_for(request.visitor, pk)
    bases = [Basis(basis) for basis in meeting.bases]
    rule = queries.agenda_to_begin_with(
        request.organisation, meeting.kind, bases, bangkok_day(meeting.starts_at)
    )
    actions.lay_agenda(meeting, by=request.user, titles=queries.agenda_titles(rule), bases=bases)
    return _to_agenda(meeting)


@door(access.may_call_meetings)
def edit_item(request: Request, pk: int) -> HttpResponse:
    """One item's words."""
    item = access.item_for(request.visitor, pk)
    now = {key: getattr(item, key) for key in ("title", "kind", "presenter", "detail")}
    form = ItemForm(request.POST or None, initial={**now, "seen": item.edit})
    if form.is_valid():
        typed = form.cleaned_data
        seen = typed["seen"] if typed["seen"] is not None else -1
        if done(
            form,
            lambda: actions.edit_agenda_item(
                item,
                by=request.user,
                seen=seen,
                title=typed["title"],
                kind=ItemKind(typed["kind"] or item.kind),
                detail=typed["detail"],
                presenter=typed["presenter"],
            ),
        ):
            messages.success(request, _("บันทึกแล้ว"))
            return _to_agenda(item.meeting)
    return page(
        request,
        "meetings/calling/agenda_item.html",
        status=422 if form.errors else 200,
        meeting=item.meeting,
        item=item,
        form=form,
        room="desk",
    )


@require_POST
@door(access.may_call_meetings)
def move_item(request: Request, pk: int) -> HttpResponse:
    """Up or down among its like."""
    item = access.item_for(request.visitor, pk)
    actions.move_agenda_item(item, by=request.user, step=-1 if "up" in request.POST else 1)
    return _to_agenda(item.meeting)


@require_POST
@door(access.may_call_meetings)
def remove_item(request: Request, pk: int) -> HttpResponse:
    """Away with an item."""
    item = access.item_for(request.visitor, pk)
    actions.remove_agenda_item(item, by=request.user)
    messages.success(request, _("เอา “%(title)s” ออกแล้ว") % {"title": item.title})
    return _to_agenda(item.meeting)
