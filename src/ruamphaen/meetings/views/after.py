"""After the meeting: its minutes, its documents and photographs."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import after
from ruamphaen.meetings.actions.sitting import write_account
from ruamphaen.meetings.forms.after import (
    ApprovalForm,
    AttachmentForm,
    MinutesForm,
    ReasonForm,
)
from ruamphaen.meetings.forms.console import AccountForm
from ruamphaen.meetings.models import AgendaItem, Attachment, Meeting, Minutes
from ruamphaen.meetings.queries.council import checkers_of
from ruamphaen.meetings.queries.public import meeting_page
from ruamphaen.meetings.rules.kinds import MeetingKind
from ruamphaen.thai.dates import bangkok_day


def _back(request: Request, meeting: Meeting) -> HttpResponse:
    return redirect("meetings:minutes", request.organisation.slug, meeting.pk)


@door(access.may_work_in_hall)
def minutes(request: Request, pk: int) -> HttpResponse:
    """The minutes as they stand, item by item, and what can be done with them."""
    meeting = access.meeting_for(request.visitor, pk)
    return _minutes_page(request, meeting, after.minutes_of(meeting))


def _minutes_page(
    request: Request,
    meeting: Meeting,
    kept: Minutes,
    status: int = 200,
    account: Mapping[int, AccountForm] | None = None,
    **forms: object,
) -> HttpResponse:
    whole = {name: getattr(kept, name) for name in ("opening", "closing", "taken_by", "checked_by")}
    if meeting.kind == MeetingKind.COUNCIL and not kept.checked_by:
        day = bangkok_day(meeting.starts_at)
        whole["checked_by"] = "\n".join(checkers_of(meeting.organisation, day))
    shown = {
        "form": MinutesForm(initial={"seen": kept.edit, **whole}),
        "back": ReasonForm(auto_id="back_%s"),
        "approval": ApprovalForm(meeting=meeting, auto_id="approve_%s"),
        "attachment": AttachmentForm(meeting=meeting, auto_id="file_%s"),
        **forms,
    }
    return page(
        request,
        "meetings/minutes.html",
        status=status,
        meeting=meeting,
        minutes=kept,
        view=meeting_page(meeting, request.today),
        accounts=[
            (
                item,
                (account or {}).get(item.pk)
                or AccountForm(
                    initial={"seen": item.edit, "text": item.account}, prefix=str(item.pk)
                ),
            )
            for item in AgendaItem.objects.filter(meeting=meeting)
        ],
        files=list(Attachment.objects.filter(meeting=meeting).select_related("file", "item")),
        room="meetings",
        **shown,
    )


@require_POST
@door(access.may_work_in_hall)
def write_minutes(request: Request, pk: int) -> HttpResponse:
    """Keep what belongs to the whole."""
    meeting = access.meeting_for(request.visitor, pk)
    kept, form = after.minutes_of(meeting), MinutesForm(request.POST)
    if not form.is_valid():
        return _minutes_page(request, meeting, kept, 422, form=form)
    after.write_minutes(kept, by=request.user, **form.cleaned_data)
    messages.success(request, _("บันทึกแล้ว"))
    return _back(request, meeting)


@require_POST
@door(access.may_work_in_hall)
def account(request: Request, pk: int, item: int) -> HttpResponse:
    """Keep what the minutes say of one item."""
    found = access.item_for(request.visitor, item)
    form = AccountForm(request.POST, prefix=str(found.pk))
    if not form.is_valid():
        kept = after.minutes_of(found.meeting)
        return _minutes_page(request, found.meeting, kept, 422, account={found.pk: form})
    write_account(found, by=request.user, **form.cleaned_data)
    messages.success(request, _("บันทึกวาระ %(number)s แล้ว") % {"number": found.number})
    address = reverse("meetings:minutes", args=[request.organisation.slug, found.meeting_id])
    return redirect(f"{address}#item-{found.pk}")


@require_POST
@door(access.may_call_meetings)
def check_minutes(request: Request, pk: int) -> HttpResponse:
    """Those appointed have checked the minutes."""
    meeting = access.meeting_for(request.visitor, pk)
    after.check_minutes(after.minutes_of(meeting), by=request.user, on=request.today)
    messages.success(request, _("ตรวจแล้ว ข้อความปิดไว้จนกว่าจะรับรองหรือส่งกลับ"))
    return _back(request, meeting)


@require_POST
@door(access.may_call_meetings)
def reopen_minutes(request: Request, pk: int) -> HttpResponse:
    """Send the minutes back for correction."""
    meeting = access.meeting_for(request.visitor, pk)
    kept, form = after.minutes_of(meeting), ReasonForm(request.POST, auto_id="back_%s")
    if not form.is_valid():
        return _minutes_page(request, meeting, kept, 422, back=form)
    after.reopen_minutes(kept, by=request.user, because=form.cleaned_data["because"])
    return _back(request, meeting)


@require_POST
@door(access.may_call_meetings)
def approve_minutes(request: Request, pk: int) -> HttpResponse:
    """The next meeting approved them."""
    meeting = access.meeting_for(request.visitor, pk)
    kept = after.minutes_of(meeting)
    form = ApprovalForm(request.POST, meeting=meeting, auto_id="approve_%s")
    if not form.is_valid():
        return _minutes_page(request, meeting, kept, 422, approval=form)
    after.approve_minutes(kept, by=request.user, **form.cleaned_data)
    messages.success(request, _("รับรองแล้ว เปิดให้ทุกคนอ่านได้"))
    return _back(request, meeting)


@require_POST
@door(access.may_work_in_hall)
def attach(request: Request, pk: int) -> HttpResponse:
    """Keep a document or photograph."""
    meeting = access.meeting_for(request.visitor, pk)
    form = AttachmentForm(request.POST, request.FILES, meeting=meeting, auto_id="file_%s")
    if not form.is_valid():
        return _minutes_page(request, meeting, after.minutes_of(meeting), 422, attachment=form)
    sent = form.cleaned_data["file"]
    after.attach(
        meeting,
        by=request.user,
        name=sent.name,
        content=sent.read(),
        caption=form.cleaned_data["caption"],
        is_public=form.cleaned_data["is_public"],
        item=form.cleaned_data["item"],
    )
    messages.success(request, _("เก็บไว้แล้ว"))
    return _back(request, meeting)


@require_POST
@door(access.may_work_in_hall)
def edit_attachment(request: Request, pk: int, file: int) -> HttpResponse:
    """Show a document to everyone, hide it again, or take it away."""
    meeting = access.meeting_for(request.visitor, pk)
    found = get_object_or_404(Attachment.objects.select_related("file"), pk=file, meeting=meeting)
    if "remove" in request.POST:
        after.remove_attachment(found, by=request.user)
    else:
        after.publish_attachment(found, by=request.user, is_public="publish" in request.POST)
    return _back(request, meeting)
