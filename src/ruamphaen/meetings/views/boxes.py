"""Village boxes: handing out, merging with a look before, settling, and exporting on the box itself."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base import files
from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, download, page
from ruamphaen.base.models import StoredFile
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import boxes as acts
from ruamphaen.meetings.actions import merging, settling
from ruamphaen.meetings.forms.boxes import AcceptForm, HandOutForm, JournalForm, SettleForm
from ruamphaen.meetings.models import Line, Meeting
from ruamphaen.meetings.queries import boxes as queries
from ruamphaen.thai.text import one_line

PER_PAGE = 50
JOURNAL = "journal"  # the kind under which sent journals are kept


@door(access.may_call_meetings)
def boxes(request: Request, pk: int) -> HttpResponse:
    """The boxes of a meeting and how far each was merged; a new one is handed out here."""
    meeting = access.meeting_for(request.visitor, pk)
    if meeting.box:
        return _on_a_box(request, meeting)
    form = HandOutForm(request.POST or None)
    if form.is_valid():
        try:
            box = acts.hand_out(meeting, by=request.user, place=form.cleaned_data["place"])
        except Refused as refused:
            form.add_error("place", str(refused.sentence))
        else:
            messages.success(
                request, _("จัดชุดไฟล์ให้เครื่อง %(box)s แล้ว ดาวน์โหลดแล้วคัดลอกลงเครื่อง") % {"box": box.code}
            )
            return redirect("meetings:boxes", request.organisation.slug, meeting.pk)
    given = list(queries.boxes_of(meeting))
    return page(
        request,
        "meetings/boxes/boxes.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        boxes=given,
        form=form,
        unsettled=queries.unsettled_in(meeting),
        room="meetings",
    )


def _on_a_box(request: Request, meeting: Meeting) -> HttpResponse:
    return page(
        request,
        "meetings/boxes/on_box.html",
        meeting=meeting,
        box=meeting.boxes.get(code=meeting.box),
        lines=Line.objects.filter(meeting=meeting, box=meeting.box).count(),
        room="meetings",
    )


@door(access.may_call_meetings)
def kit(request: Request, pk: int, code: str) -> HttpResponse:
    """The kit file of a box: names and telephones, and the key that seals its journal."""
    meeting = access.meeting_for(request.visitor, pk)
    box = access.box_for(meeting, code)
    response = download(acts.kit_bytes(box), name=acts.kit_name(box), kind="json")
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@door(access.may_call_meetings)
def journal(request: Request, pk: int) -> HttpResponse:
    """On a box: its journal as a file to carry home."""
    meeting = access.meeting_for(request.visitor, pk)
    made = acts.export_journal(meeting, by=request.user)
    response = download(made, name=acts.journal_name(meeting), kind="json")
    response["Cache-Control"] = "no-store"
    return response


@door(access.may_call_meetings)
def send_journal(request: Request, pk: int) -> HttpResponse:
    """Choose a journal; it is read and looked into, and nothing is merged yet."""
    meeting = access.meeting_for(request.visitor, pk)
    form = JournalForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            stored = _kept(meeting, file)
        except Refused as refused:
            form.add_error("file", str(refused.sentence))
        else:
            return redirect(
                "meetings:look_into_journal", request.organisation.slug, meeting.pk, stored.pk
            )
    return page(
        request,
        "meetings/boxes/send.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        form=form,
        limit=settings.UPLOAD_LIMIT_BYTES,
        room="meetings",
    )


def _kept(meeting: Meeting, file: object) -> StoredFile:
    """Keep a sent journal once it reads as one of this meeting's; a wrong file is never kept."""
    size, name = getattr(file, "size", 0), one_line(str(getattr(file, "name", "")))
    if size > settings.UPLOAD_LIMIT_BYTES:
        raise Refused(_("ไฟล์ใหญ่เกิน 20 MB สมุดประชุมหนึ่งวันไม่ใหญ่เท่านี้ ตรวจว่าเลือกไฟล์ถูก"))
    content = file.read()  # type: ignore[attr-defined]
    merging.look_into(meeting, content)
    return files.keep(content, chain=meeting.chain, name=name, kind=JOURNAL)


@door(access.may_call_meetings)
def look_into_journal(request: Request, pk: int, file: int) -> HttpResponse:
    """What merging would do: lines, people, clashes, what is missing, the clock. Then accept it."""
    meeting = access.meeting_for(request.visitor, pk)
    content = files.read(_stored(meeting, file))
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        seconds = 60 * (form.cleaned_data["minutes"] or 0)
        merged = merging.merge(meeting, content, by=request.user, clock_seconds=seconds)
        messages.success(
            request,
            _("รวมสมุดของเครื่อง %(box)s แล้ว %(lines)s บรรทัด")
            % {"box": merged.box.code, "lines": f"{merged.new_lines:,}"},
        )
        where = "meetings:clashes" if merged.clashes else "meetings:boxes"
        return redirect(where, request.organisation.slug, meeting.pk)
    merged = merging.look_into(meeting, content)
    suggested = round(merged.clock.suggested / 60)
    if request.method != "POST" and merged.clock.certain:
        form = AcceptForm(initial={"minutes": suggested})
    return page(
        request,
        "meetings/boxes/look.html",
        status=422 if form.errors else 200,
        meeting=meeting,
        merged=merged,
        kinds=[(queries.CLASH_NAMES[kind], count) for kind, count in merged.clashes.items()],
        off=queries.span_words(merged.clock.suggested) if merged.clock.suggested else "",
        jump=queries.span_words(merged.clock.jump) if merged.clock.jump else "",
        suggested=suggested,
        form=form,
        room="meetings",
    )


def _stored(meeting: Meeting, pk: int) -> StoredFile:
    found = StoredFile.objects.filter(pk=pk, chain=meeting.chain, kind=JOURNAL).first()
    if found is None:
        raise Http404(pk)
    return found


@door(access.may_call_meetings)
def clashes(request: Request, pk: int) -> HttpResponse:
    """What machines or people say differently, side by side, for a person to settle."""
    meeting = access.meeting_for(request.visitor, pk)
    kind = request.GET.get("kind", "")
    kind = kind if kind in queries.CLASH_NAMES else ""
    settled = request.GET.get("show") == "settled"
    rows = Paginator(queries.clashes_of(meeting, kind=kind, settled=settled), PER_PAGE)
    shown = rows.get_page(request.GET.get("page"))
    return page(
        request,
        "meetings/boxes/clashes.html",
        meeting=meeting,
        shown=shown,
        clashes=queries.shown_clashes(meeting, list(shown)),
        kinds=queries.kinds_in(meeting),
        kind=kind,
        settled=settled,
        waiting=queries.unsettled_in(meeting),
        room="meetings",
    )


@require_POST
@door(access.may_call_meetings)
def settle(request: Request, pk: int, clash: int) -> HttpResponse:
    """Settle one clash and go on to the next."""
    meeting = access.meeting_for(request.visitor, pk)
    form = SettleForm(request.POST)
    if not form.is_valid():
        raise Refused(_("เลือกทางออกข้อใดข้อหนึ่งก่อน"), status=422)
    settling.settle(
        access.clash_for(meeting, clash),
        by=request.user,
        way=form.way,
        side=form.side,
        because=form.cleaned_data["because"],
    )
    left = queries.unsettled_in(meeting)
    told = _("ชี้ขาดแล้ว เหลืออีก %(n)s ข้อ") % {"n": left} if left else _("ชี้ขาดครบทุกข้อแล้ว")
    messages.success(request, told)
    kind = request.POST.get("kind", "")
    back = f"?kind={kind}" if kind in queries.CLASH_NAMES else ""
    response = redirect("meetings:clashes", request.organisation.slug, meeting.pk)
    response["Location"] += back
    return response
