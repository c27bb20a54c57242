"""Which page: catching what is said, with the keyboard alone."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import capture as actions
from ruamphaen.meetings.forms.hall import LineForm
from ruamphaen.meetings.models import AgendaItem, Meeting, Saying
from ruamphaen.meetings.queries.capture import capture_screen, line_of, places_here
from ruamphaen.meetings.rules.kinds import ItemState, SayingKind
from ruamphaen.meetings.rules.marks import NamedPlace, PlaceProblem, find_place, read_line
from ruamphaen.meetings.views.hall_pages import back_to, hall_page
from ruamphaen.organisation.models import Community

LONGEST_WHOM, LONGEST_WHERE = 160, 200


@door(access.may_work_in_hall)
def capture(request: Request, pk: int) -> HttpResponse:
    """One box; Enter keeps the line. A line sent twice because no answer came is kept once."""
    meeting = access.meeting_for(request.visitor, pk)
    if request.method != "POST":
        return _screen(request, meeting, LineForm(meeting=meeting))
    form = LineForm(request.POST, meeting=meeting)
    if form.is_valid():
        try:
            said = _said(meeting, form.cleaned_data)
            now = AgendaItem.objects.filter(meeting=meeting, state=ItemState.NOW).first()
            actions.say(meeting, by=request.user, item=now, uid=form.cleaned_data["uid"], **said)
        except Refused as refusal:
            form.add_error("line", refusal.sentence)
        else:
            if request.htmx:
                return _latest(request, meeting)
            return back_to("capture", meeting)
    return _screen(request, meeting, form, status=422)


def _said(meeting: Meeting, typed: dict[str, Any]) -> dict[str, Any]:
    """What a line says, with what was chosen beside it where the line has no mark.

    Raises Refused where the community cannot be told.
    """
    marked = read_line(typed["line"])
    place = _place(meeting, marked.place) if marked.place else typed["community"]
    kind = marked.kind or SayingKind(typed["kind"] or SayingKind.NEED)
    whom, where = marked.for_whom or typed["for_whom"], marked.where or typed["where"]
    if len(whom) > LONGEST_WHOM or len(where) > LONGEST_WHERE:
        raise Refused(
            _("ที่ตามหลัง + หรือ _ ยาวเกินไป เขียนสั้น ๆ แล้วย้ายส่วนที่เหลือไปไว้หน้าเครื่องหมาย"), status=422
        )
    return {
        "kind": kind,
        "text": marked.text,
        "community": place,
        "for_whom": whom,
        "where": where,
        "card_number": marked.card or typed["card"],
    }


def _place(meeting: Meeting, typed: str) -> Community:
    found = find_place(typed, places_here(meeting))
    if isinstance(found, NamedPlace):
        return Community.objects.get(pk=found.key)
    problem, hits = found
    if problem == PlaceProblem.SEVERAL:
        names = " · ".join(f"{hit.name} /{hit.number}" if hit.number else hit.name for hit in hits)
        raise Refused(
            _("/%(typed)s อาจเป็น %(names)s พิมพ์ให้ยาวขึ้นหรือใช้เลขหมู่")
            % {"typed": typed, "names": names},
            status=422,
        )
    raise Refused(
        _("ไม่มีชุมชนหรือหมู่ที่ขึ้นต้นว่า “%(typed)s” แก้หลังเครื่องหมาย / หรือเลือกจากรายการด้านล่าง")
        % {"typed": typed},
        status=422,
    )


def _screen(
    request: Request, meeting: Meeting, form: LineForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The whole screen; to a script that sent a line which cannot be kept, only why."""
    return hall_page(
        request,
        "capture.html#problem" if status == 422 else "capture.html",
        meeting,
        tab="capture",
        status=status,
        view=capture_screen(meeting),
        form=form,
        **context,
    )


def _latest(request: Request, meeting: Meeting) -> HttpResponse:
    return hall_page(
        request, "capture.html#latest", meeting, tab="capture", view=capture_screen(meeting)
    )


@door(access.may_work_in_hall)
def latest(request: Request, pk: int) -> HttpResponse:
    """What was caught last, by every clerk: asked for every few seconds."""
    meeting = access.meeting_for(request.visitor, pk)
    if not request.htmx:
        return back_to("capture", meeting)
    return _latest(request, meeting)


@door(access.may_work_in_hall)
def edit(request: Request, pk: int, saying: int) -> HttpResponse:
    """Put a line right; somebody who edited it meanwhile is not overwritten."""
    kept = access.saying_for(request.visitor, saying)
    if kept.meeting_id != pk:
        raise Http404(saying)
    meeting = kept.meeting
    now = {"line": line_of(kept), "kind": kept.kind, "seen": kept.edit}
    form = LineForm(request.POST or None, meeting=meeting, initial=now)
    if form.is_valid():
        try:
            _mend(request, kept, form.cleaned_data)
        except Refused as refusal:
            form.add_error("line", refusal.sentence)
        else:
            return _latest(request, meeting) if request.htmx else back_to("capture", meeting)
    status = 422 if form.is_bound else 200
    return _screen(request, meeting, form, status=status, editing=kept)


def _mend(request: Request, kept: Saying, typed: dict[str, Any]) -> None:
    said = _said(kept.meeting, typed)
    said.pop("card_number")  # the card stays with its receipt
    actions.edit_saying(
        kept,
        by=request.user,
        seen=typed["seen"] if typed["seen"] is not None else kept.edit,
        item=kept.item,
        speaker=kept.speaker,
        group=kept.group,
        **said,
    )
