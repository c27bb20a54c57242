"""Which page: the clerk's console. Opening, the agenda item by item, pauses, closing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, key_in
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import sitting
from ruamphaen.meetings.forms.console import (
    AccountForm,
    AdjournForm,
    CountForm,
    MotionForm,
    OpenForm,
    ResolutionForm,
    UrgentItemForm,
)
from ruamphaen.meetings.models import AgendaItem, Meeting
from ruamphaen.meetings.queries import console as console_queries
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules.kinds import ItemKind
from ruamphaen.meetings.views.hall_pages import back_to, hall_page, item_of


@door(access.may_work_in_hall)
def console(request: Request, pk: int) -> HttpResponse:
    """The agenda, the item in hand, and everything that is done with it."""
    meeting = access.meeting_for(request.visitor, pk)
    return console_page(request, meeting, key_in(request.GET.get("item", "")) or 0)


def console_page(
    request: Request, meeting: Meeting, item: int, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """The console with an item; a form that could not be taken comes back as it was typed."""
    view = console_queries.console(meeting, item, request.today)
    chosen = view.item
    offered: dict[str, Any] = {
        "adjourn_form": AdjournForm(),
        "urgent_form": UrgentItemForm(initial={"number": str(len(view.items) + 1)}),
    }
    if chosen is not None:
        offered |= {
            "account_form": AccountForm(initial={"text": chosen.account, "seen": chosen.edit}),
            "motion_form": MotionForm(meeting=meeting),
            "resolution_form": ResolutionForm(initial={"outcome": _usual_outcome(chosen)}),
        }
    return hall_page(
        request,
        "console.html",
        meeting,
        tab="console",
        status=status,
        view=view,
        motions=[(each, _count_form(each.motion.pk, forms)) for each in view.motions],
        there=presence(meeting, request.today),
        **(offered | forms),
    )


def _count_form(motion: int, forms: dict[str, Any]) -> CountForm:
    """An empty count, or the one that was typed for this motion and could not be taken."""
    typed: CountForm | None = forms.get("count_form")
    if typed is not None and forms.get("count_of") == motion:
        return typed
    return CountForm(prefix=f"m{motion}")


def _usual_outcome(item: AgendaItem) -> str:
    """What a meeting usually does with an item of this kind: it takes note of what it is told."""
    told = {ItemKind.INFORM, ItemKind.REPORT, ItemKind.POLICY}
    return "acknowledged" if item.kind in told else "agreed"


def to_item(item: AgendaItem) -> HttpResponse:
    """Back to the console, at the item worked on."""
    return back_to("console", item.meeting, query=f"?item={item.pk}")


@require_POST
@door(access.may_work_in_hall)
def open_meeting(request: Request, pk: int) -> HttpResponse:
    """The chair opens the meeting; without a quorum only where the chair said so."""
    meeting = access.meeting_for(request.visitor, pk)
    form, there = OpenForm(request.POST), presence(meeting, request.today)
    form.is_valid()
    sitting.open_meeting(
        meeting,
        by=request.user,
        present=there.in_the_room,
        quorum_met=there.is_met,
        chair_decided=form.cleaned_data["chair_decided"],
    )
    return back_to("console", meeting)


@require_POST
@door(access.may_work_in_hall)
def adjourn(request: Request, pk: int) -> HttpResponse:
    """A pause, or to another day."""
    meeting = access.meeting_for(request.visitor, pk)
    form = AdjournForm(request.POST)
    if not form.is_valid():
        return console_page(request, meeting, 0, status=422, adjourn_form=form)
    sitting.adjourn(meeting, by=request.user, **form.cleaned_data)
    return back_to("console", meeting)


@require_POST
@door(access.may_work_in_hall)
def resume(request: Request, pk: int) -> HttpResponse:
    """The meeting goes on."""
    meeting = access.meeting_for(request.visitor, pk)
    sitting.resume(meeting, by=request.user)
    return back_to("console", meeting)


@require_POST
@door(access.may_work_in_hall)
def close(request: Request, pk: int) -> HttpResponse:
    """The chair closes the meeting."""
    meeting = access.meeting_for(request.visitor, pk)
    sitting.close(meeting, by=request.user)
    messages.success(request, _("ปิดประชุมแล้ว สาระของแต่ละวาระยังแก้ได้จนกว่าจะตรวจรายงานการประชุม"))
    return back_to("console", meeting)


@require_POST
@door(access.may_work_in_hall)
def add_item(request: Request, pk: int) -> HttpResponse:
    """An urgent matter comes onto the agenda."""
    meeting = access.meeting_for(request.visitor, pk)
    form = UrgentItemForm(request.POST)
    if not form.is_valid():
        return console_page(request, meeting, 0, status=422, urgent_form=form)
    typed = form.cleaned_data
    item = sitting.add_item(meeting, by=request.user, **{**typed, "kind": ItemKind(typed["kind"])})
    return to_item(item)


@require_POST
@door(access.may_work_in_hall)
def start_item(request: Request, pk: int, item: int) -> HttpResponse:
    """The chair calls an item."""
    return to_item(sitting.start_item(item_of(request, pk, item), by=request.user))


@require_POST
@door(access.may_work_in_hall)
def finish_item(request: Request, pk: int, item: int) -> HttpResponse:
    """An item is done."""
    return to_item(sitting.finish_item(item_of(request, pk, item), by=request.user))


@require_POST
@door(access.may_work_in_hall)
def write_account(request: Request, pk: int, item: int) -> HttpResponse:
    """What the minutes say of an item; written meanwhile by somebody else: both are shown."""
    chosen = item_of(request, pk, item)
    form = AccountForm(request.POST)
    if not form.is_valid():
        return console_page(request, chosen.meeting, item, status=422, account_form=form)
    try:
        sitting.write_account(chosen, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        chosen.refresh_from_db()
        # Both texts are on the page now, so what is saved next has seen the other's.
        form = AccountForm({"text": form.cleaned_data["text"], "seen": chosen.edit})
        form.add_error(None, refusal.sentence)
        return console_page(
            request, chosen.meeting, item, status=409, account_form=form, account_now=chosen.account
        )
    messages.success(request, _("บันทึกสาระของวาระแล้ว"))
    return to_item(chosen)
