"""Which page: deciding on the console. Motions, counts, the roll call, resolutions."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import deciding
from ruamphaen.meetings.forms.console import CountForm, MotionForm, ResolutionForm
from ruamphaen.meetings.models import AgendaItem, Attendee, Motion
from ruamphaen.meetings.queries.console import roll as who_is_called
from ruamphaen.meetings.rules.kinds import Choice, Method, Outcome
from ruamphaen.meetings.views.hall_console import console_page, to_item
from ruamphaen.meetings.views.hall_pages import hall_page, item_of, motion_of


@require_POST
@door(access.may_work_in_hall)
def put_motion(request: Request, pk: int, item: int) -> HttpResponse:
    """A motion is put on an item."""
    chosen = item_of(request, pk, item)
    form = MotionForm(request.POST, meeting=chosen.meeting)
    if not form.is_valid():
        return console_page(request, chosen.meeting, item, status=422, motion_form=form)
    typed = form.cleaned_data
    deciding.put_motion(chosen, by=request.user, **{**typed, "method": Method(typed["method"])})
    return to_item(chosen)


@require_POST
@door(access.may_work_in_hall)
def open_vote(request: Request, pk: int, motion: int) -> HttpResponse:
    """The chair asks for votes: the hall screen shows it."""
    return to_item(deciding.open_vote(motion_of(request, pk, motion), by=request.user).item)


@require_POST
@door(access.may_work_in_hall)
def withdraw(request: Request, pk: int, motion: int) -> HttpResponse:
    """The mover takes it back."""
    return to_item(deciding.withdraw_motion(motion_of(request, pk, motion), by=request.user).item)


@require_POST
@door(access.may_work_in_hall)
def count(request: Request, pk: int, motion: int) -> HttpResponse:
    """What was counted, by show of hands or from the ballot box."""
    chosen = motion_of(request, pk, motion)
    form = CountForm(request.POST, prefix=f"m{chosen.pk}")
    if form.is_valid():
        try:
            deciding.count(chosen, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    if form.errors:
        return _again(request, chosen.item, chosen, form)
    return to_item(chosen.item)


def _again(request: Request, item: AgendaItem, motion: Motion, form: CountForm) -> HttpResponse:
    """The console with the count as it was typed, and why it cannot be."""
    return console_page(
        request, item.meeting, item.pk, status=409, count_form=form, count_of=motion.pk
    )


@door(access.may_work_in_hall)
def roll(request: Request, pk: int, motion: int) -> HttpResponse:
    """Call the members by name, one after the other: yes, no, abstained."""
    chosen = motion_of(request, pk, motion)
    problem = None
    if request.method == "POST":
        called = {row.attendee.pk: row.attendee for row in who_is_called(chosen)}
        try:
            deciding.call_roll(chosen, by=request.user, voices=_voices(request, called))
        except Refused as refusal:
            problem = refusal.sentence
        else:
            return to_item(chosen.item)
    return hall_page(
        request,
        "roll.html",
        chosen.meeting,
        tab="console",
        status=409 if problem else 200,
        motion=chosen,
        called=who_is_called(chosen),
        problem=problem,
    )


def _voices(request: Request, called: dict[int, Attendee]) -> dict[Attendee, Choice]:
    """The answers, by person; who was not called or left the room meanwhile has none."""
    said = {pk: request.POST.get(f"voice-{pk}", "") for pk in called}
    return {called[pk]: Choice(word) for pk, word in said.items() if word in set(Choice)}


@require_POST
@door(access.may_work_in_hall)
def resolve(request: Request, pk: int, item: int) -> HttpResponse:
    """Keep what the meeting resolved, with its number."""
    chosen = item_of(request, pk, item)
    form = ResolutionForm(request.POST)
    if not form.is_valid():
        return console_page(request, chosen.meeting, item, status=422, resolution_form=form)
    typed = form.cleaned_data
    motion = get_object_or_404(Motion, pk=typed["motion"], item=chosen) if typed["motion"] else None
    deciding.resolve(
        chosen,
        by=request.user,
        outcome=Outcome(typed["outcome"]),
        text=typed["text"],
        motion=motion,
    )
    return to_item(chosen)
