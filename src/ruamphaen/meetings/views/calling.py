"""Which page: the desk's list of meetings, a new one, one meeting as it is prepared, its notices."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import calling as actions
from ruamphaen.meetings.forms import calling as forms
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.models.meeting import BASIS_NAMES
from ruamphaen.meetings.queries import calling as queries
from ruamphaen.meetings.queries.notice import calendar_of
from ruamphaen.meetings.rules.calling import LOCAL_FORUMS
from ruamphaen.meetings.rules.kinds import MeetingKind, State
from ruamphaen.organisation.queries import communities_of
from ruamphaen.thai.dates import BUDDHIST_OFFSET, FiscalYear


def to_meeting(meeting: Meeting, part: str = "") -> HttpResponse:
    """The desk page of a meeting, perhaps at one of its parts."""
    address = reverse("meetings:prepare", args=[meeting.organisation.slug, meeting.pk])
    return redirect(f"{address}#{part}" if part else address)


@door(access.may_see_meetings)
def meetings(request: Request) -> HttpResponse:
    """All meetings of the desk by where they stand."""
    every = queries.meetings_of(request.organisation)
    form = forms.ListFilter.of(every.years, request.GET or None)
    shown = every
    if form.is_valid() and any(form.cleaned_data.values()):
        asked = form.cleaned_data
        kind = MeetingKind(asked["kind"]) if asked["kind"] else None
        shown = queries.meetings_of(request.organisation, kind=kind, year_be=asked["year"])
    return page(
        request,
        "meetings/calling/list.html",
        shown=shown,
        nothing_yet=every.is_empty,
        form=form,
        may_call=access.may_call_meetings(request.visitor),
        room="desk",
    )


# ------------------------------------------------------------------ a new meeting


@door(access.may_call_meetings)
def new_meeting(request: Request) -> HttpResponse:
    """First step: who meets, and what for. Nothing is saved; the answers go on in the address."""
    may = queries.may_sit(request.organisation, request.today)
    asked = request.GET if "go" in request.GET else None
    form = forms.SittingForm.of(may, asked)
    if asked is not None and form.is_valid():
        typed = form.cleaned_data
        told = [(key, typed[key]) for key in ("forum", "session") if typed.get(key)]
        told += [("committees", pk) for pk in typed.get("committees", [])]
        told += [("bases", basis) for basis in typed["bases"]]
        address = reverse("meetings:new_meeting_when", args=[request.organisation.slug])
        return redirect(f"{address}?{urlencode(told)}")
    return page(
        request,
        "meetings/calling/new_what.html",
        status=422 if form.errors else 200,
        form=form,
        may=may,
        room="desk",
    )


@door(access.may_call_meetings)
def new_meeting_when(request: Request) -> HttpResponse:
    """Second step: when, where and what it is called; then the meeting is there to be prepared."""
    organisation, today = request.organisation, request.today
    what = forms.SittingForm.of(queries.may_sit(organisation, today), request.GET)
    if not what.is_valid():
        return redirect("meetings:new_meeting", organisation.slug)
    sits = _sitting(request, what)
    kind = _kind_of(sits)
    year_be = today.year + BUDDHIST_OFFSET
    number = queries.next_number(organisation, year_be=year_be, **sits)
    earlier = queries.earlier_meetings(organisation, kind)
    form = forms.MeetingForm.of(
        request.POST or None,
        communities=communities_of(organisation),
        earlier=earlier,
        title=_title(request, sits, number, year_be),
        initial={
            "number": number,
            "year_be": year_be,
            "previous": queries.last_like(organisation, **sits),
        },
    )
    if sits["forum"] not in LOCAL_FORUMS:
        del form.fields["community"]
    if form.is_valid():
        meeting = done(form, lambda: _prepare(request, form, sits, what.chosen_bases, kind))
        if meeting:
            messages.success(
                request, _("เตรียมการประชุมไว้แล้ว ตรวจระเบียบวาระ กลุ่ม และรายชื่อ แล้วออกหนังสือเชิญ")
            )
            return to_meeting(meeting)
    bases = what.chosen_bases
    rule = queries.agenda_to_begin_with(organisation, kind, bases, today)
    return page(
        request,
        "meetings/calling/new_when.html",
        status=422 if form.errors else 200,
        form=form,
        names=queries.names_of_bodies(organisation, day=today, **sits),
        bases=[BASIS_NAMES[basis] for basis in bases],
        agenda=queries.agenda_titles(rule),
        rule=rule,
        back=f"{reverse('meetings:new_meeting', args=[organisation.slug])}?{request.GET.urlencode()}",
        room="desk",
    )


def _sitting(request: Request, what: forms.SittingForm) -> dict[str, Any]:
    """What sits, as rows: forum code, committees, session; a council sits with its members."""
    typed = what.cleaned_data
    may = queries.may_sit(request.organisation, request.today)
    chosen = set(typed.get("committees") or [])
    committees = [
        body.committee for body in may.bodies if body.committee and str(body.committee.pk) in chosen
    ]
    session = next((one for one in may.sessions if str(one.pk) == typed.get("session")), None)
    if session is not None:
        council = queries.council_in_force(request.organisation, request.today)
        committees = [council] if council else []
    return {"forum": typed.get("forum") or "", "committees": committees, "session": session}


def _kind_of(sits: dict[str, Any]) -> MeetingKind:
    if sits["session"]:
        return MeetingKind.COUNCIL
    return MeetingKind.FORUM if sits["forum"] else MeetingKind.COMMITTEE


def _title(request: Request, sits: dict[str, Any], number: int | None, year_be: int | None) -> str:
    return queries.proposed_title(
        request.organisation, number=number, year_be=year_be, day=request.today, **sits
    )


def _prepare(
    request: Request,
    form: forms.MeetingForm,
    sits: dict[str, Any],
    bases: list[Any],
    kind: MeetingKind,
) -> Meeting:
    facts = form.facts
    title = form.cleaned_data["title"] or _title(request, sits, facts["number"], facts["year_be"])
    rule = queries.agenda_to_begin_with(request.organisation, kind, bases, request.today)
    return actions.prepare_meeting(
        request.organisation,
        by=request.user,
        title=title,
        bases=bases,
        agenda=queries.agenda_titles(rule),
        **sits,
        **facts,
    )


# ------------------------------------------------------------------ one meeting


@door(access.may_see_meetings)
def prepare(request: Request, pk: int) -> HttpResponse:
    """One meeting as it is prepared: what is there, what is missing, who was told what."""
    meeting = access.meeting_for(request.visitor, pk)
    return page(
        request,
        "meetings/calling/meeting.html",
        meeting=meeting,
        seen=queries.preparation(meeting, request.today),
        bases=[BASIS_NAMES[basis] for basis in BASIS_NAMES if basis in meeting.bases],
        may_call=access.may_call_meetings(request.visitor),
        open_to_change=meeting.state in {State.PREPARED, State.CALLED},
        room="desk",
    )


@door(access.may_call_meetings)
def edit_meeting(request: Request, pk: int) -> HttpResponse:
    """What a meeting says of itself; once called, day and place only by moving it."""
    meeting = access.meeting_for(request.visitor, pk)
    fixed = meeting.state != State.PREPARED
    sits = {
        "forum": meeting.forum,
        "committees": list(meeting.committees.order_by("pk")),
        "session": meeting.session,
    }
    now = forms.MeetingForm.now(meeting)
    form = forms.MeetingForm.of(
        request.POST or None,
        communities=communities_of(request.organisation),
        earlier=queries.earlier_meetings(request.organisation).exclude(pk=meeting.pk),
        title=_title(request, sits, meeting.number, meeting.year_be),
        initial={**now, "year_be": now["year_be"] and FiscalYear(now["year_be"])},
        fixed=fixed,
    )
    if meeting.forum not in LOCAL_FORUMS:
        del form.fields["community"]
    if form.is_valid():
        facts, typed = form.facts, form.cleaned_data
        facts["title"] = typed["title"] or _title(request, sits, facts["number"], facts["year_be"])
        seen = typed["seen"] if typed["seen"] is not None else -1
        if done(form, lambda: actions.edit_meeting(meeting, by=request.user, seen=seen, **facts)):
            messages.success(request, _("บันทึกแล้ว"))
            return to_meeting(meeting)
    return page(
        request,
        "meetings/calling/edit.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        form=form,
        fixed=fixed,
        room="desk",
    )


@require_POST
@door(access.may_call_meetings)
def discard_meeting(request: Request, pk: int) -> HttpResponse:
    """Take away a meeting that was never called."""
    meeting = access.meeting_for(request.visitor, pk)
    actions.discard_meeting(meeting, by=request.user)
    messages.success(request, _("ลบ “%(title)s” แล้ว") % {"title": meeting.title})
    return redirect("meetings:desk_meetings", request.organisation.slug)


# ------------------------------------------------------------------ notices


@door(access.may_call_meetings)
def call_meeting(request: Request, pk: int) -> HttpResponse:
    """The invitation goes out."""
    meeting = access.meeting_for(request.visitor, pk)
    form = forms.CallForm(request.POST or None, initial={"issued_on": request.today})
    seen = queries.preparation(meeting, request.today)
    if form.is_valid():
        typed = form.cleaned_data
        late = seen.calendar.late(typed["issued_on"])
        notice = done(
            form,
            lambda: actions.call_meeting(meeting, by=request.user, late_days=late, **typed),
        )
        if notice:
            messages.success(
                request,
                _("เรียกประชุมแล้ว แจ้ง %(count)s คน") % {"count": notice.people_told},
            )
            return to_meeting(meeting)
    return page(
        request,
        "meetings/calling/call.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        form=form,
        seen=seen,
        calendar=seen.calendar,
        late=seen.calendar.late(request.today),
        room="desk",
    )


@door(access.may_call_meetings)
def move_meeting(request: Request, pk: int) -> HttpResponse:
    """Another day or place, after people were told."""
    meeting = access.meeting_for(request.visitor, pk)
    now = forms.MeetingForm.now(meeting)
    initial = {key: now[key] for key in ("place", "day", "starts", "ends")}
    form = forms.MoveForm(request.POST or None, initial={**initial, "issued_on": request.today})
    if form.is_valid():
        facts = form.facts
        late = calendar_of(meeting, facts["starts_at"]).late(facts["issued_on"])
        notice = done(
            form,
            lambda: actions.move_meeting(meeting, by=request.user, late_days=late, **facts),
        )
        if notice:
            messages.success(
                request,
                _("เลื่อนประชุมแล้ว มีหนังสือแจ้งใหม่ถึง %(count)s คน") % {"count": notice.people_told},
            )
            return to_meeting(meeting, "told")
    return page(
        request,
        "meetings/calling/move.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        form=form,
        seen=queries.preparation(meeting, request.today),
        room="desk",
    )


@door(access.may_call_meetings)
def cancel_meeting(request: Request, pk: int) -> HttpResponse:
    """It will not be held."""
    meeting = access.meeting_for(request.visitor, pk)
    form = forms.CancelForm(request.POST or None, initial={"issued_on": request.today})
    if form.is_valid():
        typed = form.cleaned_data
        if done(form, lambda: actions.cancel_meeting(meeting, by=request.user, **typed)):
            messages.success(request, _("ยกเลิกประชุมแล้ว"))
            return to_meeting(meeting, "told")
    return page(
        request,
        "meetings/calling/cancel.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        form=form,
        seen=queries.preparation(meeting, request.today),
        room="desk",
    )


@require_POST
@door(access.may_call_meetings)
def tell_rest(request: Request, pk: int) -> HttpResponse:
    """Those taken on after the last notice were given it."""
    meeting = access.meeting_for(request.visitor, pk)
    count = actions.tell_rest(meeting, by=request.user)
    messages.success(request, _("บันทึกว่าแจ้งเพิ่มแล้ว %(count)s คน") % {"count": count})
    return to_meeting(meeting, "told")
