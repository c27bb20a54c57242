"""Which page: paper sign-in sheets, typed by two people and settled line by line."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import sheets as actions
from ruamphaen.meetings.forms.hall import SettleForm, SheetForm
from ruamphaen.meetings.models import Meeting, SignInSheet
from ruamphaen.meetings.queries.sheets import comparison, my_reading, sheets_of
from ruamphaen.meetings.rules.readings import Take, read_names
from ruamphaen.meetings.views.hall_pages import back_to, hall_page


@door(access.may_work_in_hall)
def sheets(request: Request, pk: int) -> HttpResponse:
    """Which sheets are there, who still has to type, which numbers are missing; and a new one."""
    meeting = access.meeting_for(request.visitor, pk)
    offered = {"number": actions.next_number(meeting)}
    form = SheetForm(request.POST or None, meeting=meeting, initial=offered)
    if form.is_valid() and _typed(request, meeting, form):
        return back_to("hall_sheets", meeting)
    return hall_page(
        request,
        "hall_sheets.html",
        meeting,
        tab="sheets",
        listing=sheets_of(meeting, request.user.tag),
        form=form,
    )


def _typed(request: Request, meeting: Meeting, form: SheetForm) -> bool:
    """Keep the reading; where it is refused, what was typed stays in the form beside the reason."""
    typed = form.cleaned_data
    try:
        kept = actions.type_sheet(
            meeting,
            by=request.user,
            number=typed["number"],
            group=typed["group"],
            names=read_names(typed["names"]),
        )
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return False
    messages.success(request, _("เก็บแผ่นที่ %(number)s ที่ท่านพิมพ์แล้ว") % {"number": kept.number})
    return True


@door(access.may_work_in_hall)
def sheet(request: Request, pk: int, number: int) -> HttpResponse:
    """One sheet as I read it; what others typed is not shown here."""
    meeting = access.meeting_for(request.visitor, pk)
    there = _sheet_of(meeting, number)
    mine = my_reading(meeting, number, request.user.tag)
    lines = [""] * max((row.line for row in mine), default=0)
    for row in mine:
        lines[row.line - 1] = row.name
    now = {"number": number, "group": there.group, "names": "\n".join(lines)}
    form = SheetForm(request.POST or None, meeting=meeting, initial=now)
    if form.is_valid() and _typed(request, meeting, form):
        return back_to("hall_sheets", meeting)
    return hall_page(
        request, "hall_sheet.html", meeting, tab="sheets", sheet=there, form=form, mine=mine
    )


@door(access.may_work_in_hall)
def settle(request: Request, pk: int, number: int) -> HttpResponse:
    """Both readings side by side where they differ; a person chooses, then the sheet is counted once."""
    meeting = access.meeting_for(request.visitor, pk)
    there = _sheet_of(meeting, number)
    form = SettleForm(request.POST or None, meeting=meeting, initial={"group": there.group_id})
    if form.is_valid() and _settled(request, there, form):
        return back_to("hall_sheets", meeting)
    view = comparison(there)
    # What was chosen for other readings than these is not taken over.
    typed = request.POST if request.POST.get("seen") == view.seen else {}
    chosen = [
        (place, pair, typed.get(f"take-{place}", ""), typed.get(f"name-{place}", ""))
        for place, pair in view.differing
    ]
    return hall_page(
        request,
        "hall_settle.html",
        meeting,
        tab="sheets",
        view=view,
        sheet=there,
        form=form,
        differing=chosen,
    )


def _settled(request: Request, there: SignInSheet, form: SettleForm) -> bool:
    takes = dict[int, Take | str]()
    for place, _pair in comparison(there).differing:
        word, name = request.POST.get(f"take-{place}", ""), request.POST.get(f"name-{place}", "")
        takes[place] = Take(word) if word in set(Take) else name
    try:
        came, before = actions.settle_sheet(
            there,
            by=request.user,
            takes=takes,
            seen=request.POST.get("seen", ""),
            **form.cleaned_data,
        )
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return False
    messages.success(
        request,
        _("นับแผ่นที่ %(number)s แล้ว เช็กอินใหม่ %(came)s คน เช็กอินอยู่ก่อนแล้ว %(before)s คน")
        % {"number": there.number, "came": came, "before": before},
    )
    return True


def _sheet_of(meeting: Meeting, number: int) -> SignInSheet:
    if number > 10**9:
        raise Http404(number)
    return get_object_or_404(
        SignInSheet.objects.select_related("group", "meeting__organisation"),
        meeting=meeting,
        box=meeting.box,
        number=number,
    )
