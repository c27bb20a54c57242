"""Which page: the registration desk. Finding people, checking them in, taking in who was not invited."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, key_in
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import roster
from ruamphaen.meetings.actions.forgetting import forget_person, may_be_forgotten
from ruamphaen.meetings.forms.hall import PersonForm, WalkInForm
from ruamphaen.meetings.models import Attendee, Meeting
from ruamphaen.meetings.queries.hall import Hits, find_people, last_arrivals, waiting_list
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules.kinds import Standing, Way
from ruamphaen.meetings.rules.matching import phone_key
from ruamphaen.meetings.views.hall_pages import back_to, hall_page, person_of


@door(access.may_work_in_hall)
def desk(request: Request, pk: int) -> HttpResponse:
    """One box for a name, a telephone or a ticket; Enter checks in the only person it can be."""
    meeting = access.meeting_for(request.visitor, pk)
    typed = (request.POST.get("q") or request.GET.get("q") or "").strip()[:500]
    if request.htmx and not typed:
        return HttpResponse(status=204)  # an emptied box leaves standing what was just done
    hits = find_people(meeting, typed) if typed else None
    if request.method == "POST" and hits is not None and hits.only is not None:
        one = hits.only
        if one.present_at is not None and one.left_at is None:
            return _done(request, meeting, one, "before")
        if one.standing != Standing.WAITING:  # who waits for a place needs a word of the clerk
            return _checked_in(request, meeting, one, hits, typed)
    return _desk_page(request, meeting, hits=hits, typed=typed)


def _checked_in(
    request: Request, meeting: Meeting, one: Attendee, hits: Hits, typed: str
) -> HttpResponse:
    spoken = Way.PHONE if phone_key(typed) else Way.DESK
    way = Way.QR if hits.by_ticket else spoken
    person = roster.check_in(one, by=request.user, way=way)
    return _done(request, meeting, person, "check-in")


def _desk_page(
    request: Request, meeting: Meeting, *, hits: Hits | None = None, typed: str = "", **more: Any
) -> HttpResponse:
    """The whole desk; only the hits where a script asks for them at each key."""
    if not request.htmx:
        if "done" in request.GET:
            more["done"] = _one_of(meeting, request.GET["done"])
        more.update(
            there=presence(meeting, request.today),
            arrivals=last_arrivals(meeting),
            waiting=waiting_list(meeting),
            form=WalkInForm(meeting=meeting, initial=_remembered(request)),
        )
    return hall_page(
        request, "hall_desk.html#hits", meeting, tab="desk", hits=hits, typed=typed, **more
    )


def _one_of(meeting: Meeting, pk: str) -> Attendee | None:
    people = Attendee.objects.select_related("group", "community")
    return people.filter(meeting=meeting, pk=key_in(pk) or 0).first()


def _remembered(request: Request) -> dict[str, Any]:
    return {"name": request.GET.get("name", "")}


def _done(request: Request, meeting: Meeting, person: Attendee, act: str) -> HttpResponse:
    """What was done, where it was asked for."""
    if request.htmx:
        return hall_page(
            request, "hall_desk.html#hits", meeting, tab="desk", done=person, did=act, hits=None
        )
    return back_to("hall_desk", meeting, query=f"?done={person.pk}")


type PersonAct = Callable[..., Attendee]
PERSON_ACTS: Mapping[str, PersonAct] = {
    "check-in": partial(roster.check_in, way=Way.DESK),
    "undo": roster.undo_check_in,
    "leave": roster.leave,
    "come-back": partial(roster.check_in, way=Way.DESK),
    "withdraw": roster.withdraw,
}


@require_POST
@door(access.may_work_in_hall)
def act_on(request: Request, pk: int, person: int, act: str) -> HttpResponse:
    """Check one person in, take it back, note that they went, or that they came back."""
    if act not in PERSON_ACTS:
        raise Http404(act)
    one = person_of(request, pk, person)
    one = PERSON_ACTS[act](one, by=request.user)
    return _done(request, one.meeting, one, act)


@door(access.may_work_in_hall)
def person(request: Request, pk: int, person: int) -> HttpResponse:
    """One row of the roster: put it right, say that they left, or that they will not come."""
    one = person_of(request, pk, person)
    form = PersonForm.of(one, request.POST or None)
    if form.is_valid():
        roster.correct_person(one, by=request.user, **form.cleaned_data)
        messages.success(request, _("บันทึกแล้ว"))
        return back_to("hall_desk", one.meeting, query=f"?done={one.pk}")
    return hall_page(
        request,
        "hall_person.html",
        one.meeting,
        tab="desk",
        person=one,
        form=form,
        may_forget=access.may_call_meetings(request.visitor) and may_be_forgotten(one),
    )


@require_POST
@door(access.may_call_meetings)
def forget(request: Request, pk: int, person: int) -> HttpResponse:
    """Erase who a row was, when they ask for it; the numbers stay."""
    one = forget_person(person_of(request, pk, person), by=request.user)
    messages.success(request, _("ลบชื่อแล้ว ตัวเลขผู้เข้าประชุมยังอยู่"))
    return back_to("minutes", one.meeting)


@door(access.may_work_in_hall)
def walk_in(request: Request, pk: int) -> HttpResponse:
    """Take in who is not on the roster; who may be the same person is shown before a second row is made."""
    meeting = access.meeting_for(request.visitor, pk)
    form = WalkInForm(request.POST or None, meeting=meeting, initial=_remembered(request))
    if form.is_valid():
        typed = form.cleaned_data
        told = {key: typed[key] for key in ("name", "phone", "community")}
        twins = roster.likely_same(meeting, **told)
        full = not roster.has_room(meeting, typed["group"])
        if "sure" in request.POST or not (twins or full):
            came = roster.walk_in(meeting, by=request.user, **typed)
            return _taken_in(request, meeting, came)
        return _walk_in_page(request, meeting, form, twins=twins, full=full, group=typed["group"])
    return _walk_in_page(request, meeting, form)


def _taken_in(request: Request, meeting: Meeting, came: Attendee) -> HttpResponse:
    if request.htmx:
        return _walk_in_page(request, meeting, WalkInForm(meeting=meeting), came=came)
    return back_to("hall_desk", meeting, query=f"?done={came.pk}")


def _walk_in_page(
    request: Request, meeting: Meeting, form: WalkInForm, **context: Any
) -> HttpResponse:
    return hall_page(request, "hall_walk_in.html#walkin", meeting, tab="desk", form=form, **context)


@door(access.may_work_in_hall)
def meter(request: Request, pk: int) -> HttpResponse:
    """Quorum and quotas as they stand this moment; asked for every few seconds."""
    meeting = access.meeting_for(request.visitor, pk)
    return hall_page(
        request,
        "hall_meter.html#meter",
        meeting,
        tab="desk",
        there=presence(meeting, request.today),
    )
