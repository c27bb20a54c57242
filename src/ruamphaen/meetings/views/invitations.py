"""Which page: groups of representation and the list of who is invited. It names people: staff only."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.meetings import access, importing
from ruamphaen.meetings.actions import invitations as actions
from ruamphaen.meetings.actions import roster
from ruamphaen.meetings.forms import invitations as forms
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries import invitations as queries
from ruamphaen.meetings.rules.kinds import State
from ruamphaen.organisation.importing import table_in_file, table_in_text
from ruamphaen.organisation.queries import communities_of

COLUMNS = len(importing.COLUMNS)


def _to_list(meeting: Meeting) -> HttpResponse:
    return redirect("meetings:invitations", meeting.organisation.slug, meeting.pk)


# ------------------------------------------------------------------ groups


@door(access.may_call_meetings)
def groups(request: Request, pk: int) -> HttpResponse:
    """The groups of a meeting with their quotas, all on one page."""
    meeting = access.meeting_for(request.visitor, pk)
    rows = [
        actions.GroupDraft(group.name, group.quota, group.is_open, group.pk)
        for group in meeting.groups.all()
    ]
    form = forms.GroupRowsForm.of(rows, request.POST or None, needs_people=False)
    if form.is_valid():
        drafts = form.drafts

        def act() -> bool:
            actions.set_groups(meeting, by=request.user, groups=drafts)
            return True

        if done(form, act):
            messages.success(request, _("บันทึกกลุ่มและโควตาแล้ว"))
            return redirect("meetings:groups", request.organisation.slug, meeting.pk)
    return page(
        request,
        "meetings/calling/groups.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        form=form,
        proportions=queries.proportions_for(meeting),
        room="desk",
    )


@require_POST
@door(access.may_call_meetings)
def take_groups(request: Request, pk: int, proportion: int) -> HttpResponse:
    """Groups and quotas from an announcement."""
    meeting = access.meeting_for(request.visitor, pk)
    announced = access.proportion_for(request.visitor, proportion)
    taken = actions.take_groups(meeting, by=request.user, proportion=announced)
    messages.success(request, _("นำกลุ่มมา %(count)s กลุ่มแล้ว") % {"count": len(taken)})
    return redirect("meetings:groups", request.organisation.slug, meeting.pk)


# ------------------------------------------------------------------ the list


@door(access.may_call_meetings)
def invitations(request: Request, pk: int) -> HttpResponse:
    """Everyone who is invited or registered, by group; who may be there twice; a form for one more."""
    meeting = access.meeting_for(request.visitor, pk)
    form = forms.PersonForm.of(
        meeting.groups.all(), communities_of(request.organisation), request.POST or None
    )
    if form.is_valid():
        typed = form.cleaned_data
        person = actions.Person(**{**typed, "group": typed["group"].name})
        count = done(form, lambda: _told(actions.invite(meeting, by=request.user, people=[person])))
        if count is not None:
            return _to_list(meeting)
    return page(
        request,
        "meetings/calling/invitations.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        shown=queries.invitations(meeting),
        proportions=queries.proportions_for(meeting),
        committees=meeting.committees.exists(),
        form=form,
        open_to_change=meeting.state in {State.PREPARED, State.CALLED},
        room="desk",
    )


def _told(count: int) -> int:
    """Nothing new is a sentence, not a silent success."""
    if count == 0:
        raise Refused(_("มีชื่อนี้ในกลุ่มนี้อยู่แล้ว จึงไม่เพิ่มซ้ำ"))
    return count


@require_POST
@door(access.may_call_meetings)
def invite_members(request: Request, pk: int) -> HttpResponse:
    """Everyone in office in the bodies that sit."""
    meeting = access.meeting_for(request.visitor, pk)
    _say_count(request, actions.invite_members(meeting, by=request.user))
    return _to_list(meeting)


@require_POST
@door(access.may_call_meetings)
def invite_delegates(request: Request, pk: int, proportion: int) -> HttpResponse:
    """The names of an announcement."""
    meeting = access.meeting_for(request.visitor, pk)
    announced = access.proportion_for(request.visitor, proportion)
    _say_count(request, actions.invite_delegates(meeting, by=request.user, proportion=announced))
    return _to_list(meeting)


def _say_count(request: Request, count: int) -> None:
    if count:
        messages.success(request, _("เพิ่มรายชื่อ %(count)s คนแล้ว") % {"count": count})
    else:
        messages.info(request, _("ทุกคนอยู่ในรายชื่อแล้ว ไม่มีใครให้เพิ่ม"))


@door(access.may_call_meetings)
def import_names(request: Request, pk: int) -> HttpResponse:
    """A table of names: first tried out and shown, then added on a second word."""
    meeting = access.meeting_for(request.visitor, pk)
    form = forms.NamesForm.of(meeting.groups.all(), request.POST or None, request.FILES or None)
    tried = None
    if form.is_valid():
        group = form.cleaned_data["group"]
        tried = done(
            form,
            lambda: importing.names_for_meeting(
                meeting, table_typed(form), group.name if group else ""
            ),
        )
    if tried is not None and "save" in request.POST and tried.new and not tried.wrong:
        people = tried.people
        count = done(form, lambda: actions.invite(meeting, by=request.user, people=people))
        if count is not None:
            _say_count(request, count)
            return _to_list(meeting)
    return page(
        request,
        "meetings/calling/import_names.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        form=form,
        tried=tried,
        room="desk",
    )


def table_typed(form: forms.NamesForm) -> Any:
    """The rows of the chosen file, or of the pasted table. Raises Refused where there are none."""
    file = form.cleaned_data["file"]
    pasted = form.cleaned_data["pasted"]
    table = table_in_file(file, COLUMNS) if file else table_in_text(pasted, COLUMNS)
    if not any(any(str(cell or "").strip() for cell in row) for row in table):
        raise Refused(_("ไม่พบรายชื่อในตาราง"), status=422)
    return table


@require_POST
@door(access.may_call_meetings)
def uninvite(request: Request, pk: int) -> HttpResponse:
    """Off the list; who was told already is withdrawn instead, so that the list still accounts for them."""
    attendee = access.attendee_for(request.visitor, pk)
    if "withdraw" in request.POST:
        roster.withdraw(attendee, by=request.user)
        messages.success(request, _("ถอนชื่อแล้ว"))
    else:
        actions.uninvite(attendee, by=request.user)
        messages.success(request, _("เอาชื่อออกแล้ว"))
    return _to_list(attendee.meeting)


@require_POST
@door(access.may_call_meetings)
def settle_double(request: Request, pk: int, other: int) -> HttpResponse:
    """Two rows that look alike: one person, or two."""
    first = access.attendee_for(request.visitor, pk)
    second = access.attendee_for(request.visitor, other)
    if "same" in request.POST:
        roster.same_person(first, second, by=request.user)
        messages.success(request, _("นับสองแถวนี้เป็นคนเดียวกันแล้ว"))
    else:
        actions.not_double(first, second, by=request.user)
        messages.success(request, _("บันทึกว่าเป็นคนละคนแล้ว"))
    return _to_list(first.meeting)
