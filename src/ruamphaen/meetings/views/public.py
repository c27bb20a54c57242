"""What everyone may see of meetings; registering, one's own ticket, checking in by the hall's screen."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base import files
from ruamphaen.base.doors import door, everyone
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, download, page
from ruamphaen.base.limits import Limit, spend
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import roster
from ruamphaen.meetings.forms.public import RegistrationForm, TicketForm
from ruamphaen.meetings.models import Attachment, Attendee, Group, Meeting
from ruamphaen.meetings.queries import public
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules.hall_key import is_from_hall
from ruamphaen.meetings.rules.kinds import MeetingKind, Standing, State, Way
from ruamphaen.meetings.rules.receipts import typed_code

# A village signs up through one router; a machine that sends on and on is stopped.
REGISTRATIONS = Limit("meetings.register", most=300, per=timedelta(hours=1))
CHECK_INS = Limit("meetings.check_in", most=300, per=timedelta(hours=1))


@door(everyone)
def meetings(request: Request) -> HttpResponse:
    """What is to come and what was."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in set(MeetingKind) else ""
    calendar = public.calendar(request.organisation, timezone.now(), kind)
    return page(
        request,
        "meetings/meetings.html",
        calendar=calendar,
        past=Paginator(calendar.past, 30).get_page(request.GET.get("page")),
        kind=kind,
        may_call=access.may_call_meetings(request.visitor),
        room="meetings",
    )


@door(everyone)
def meeting(request: Request, pk: int) -> HttpResponse:
    """One meeting: how to come, who is there in numbers, the agenda, what was said and resolved."""
    found = access.meeting_for(request.visitor, pk)
    return page(
        request,
        "meetings/meeting.html#live",
        view=public.meeting_page(found, request.today),
        meeting=found,
        registers=registers(found),
        is_live=found.state in {State.SITTING, State.ADJOURNED},
        works_here=access.may_work_in_hall(request.visitor),
        room="meetings",
    )


def registers(found: Meeting) -> bool:
    """Whether people may still put themselves on the roster."""
    in_time = found.registers_until is not None and timezone.now() <= found.registers_until
    return in_time and found.state in {State.CALLED, State.SITTING, State.ADJOURNED}


@door(everyone)
def register(request: Request, pk: int) -> HttpResponse:
    """Take part: three fields on a telephone, no account, no e-mail."""
    found = access.meeting_for(request.visitor, pk)
    groups = list(Group.objects.filter(meeting=found, is_open=True))
    if not registers(found) or not groups:
        raise Refused(
            _(
                "การประชุมนี้ไม่ได้เปิดให้ลงทะเบียนเอง หรือปิดรับแล้ว ถ้าต้องการเข้าร่วม ติดต่อเจ้าหน้าที่ หรือแจ้งชื่อที่โต๊ะลงทะเบียนในวันประชุม"
            )
        )
    form = RegistrationForm(request.POST or None, meeting=found, groups=groups)
    if form.is_valid():
        spend(REGISTRATIONS, request, request.today)
        typed = form.cleaned_data
        attendee = roster.register(
            found,
            by=None,
            group=typed["group"],
            name=typed["name"],
            phone=typed["phone"],
            community=typed["community"],
            way=Way.LINK,
        )
        return redirect("meetings:ticket", request.organisation.slug, found.pk, attendee.uid)
    return page(
        request,
        "meetings/register.html",
        status=422 if form.errors else 200,
        meeting=found,
        form=form,
        groups=[row for row in presence(found, request.today).groups if row.group.is_open],
        room="meetings",
    )


@door(everyone)
def ticket(request: Request, pk: int, uid: UUID) -> HttpResponse:
    """One's own ticket: its address is known to its owner alone."""
    found = access.meeting_for(request.visitor, pk)
    attendee = get_object_or_404(
        Attendee.objects.select_related("group", "community"), meeting=found, uid=uid
    )
    return page(
        request,
        "meetings/ticket.html",
        meeting=found,
        attendee=attendee,
        told=found.notices.order_by("-issued_on", "-pk").first(),
        room="meetings",
    )


@door(everyone)
def check_in(request: Request, pk: int) -> HttpResponse:
    """In the hall: scan the screen, give one's code, and be counted."""
    found = access.meeting_for(request.visitor, pk)
    key = request.GET.get("k", "")
    if not is_from_hall(settings.SECRET_KEY, found.uid, key, timezone.now()):
        raise Refused(_("คิวอาร์นี้หมดอายุแล้ว สแกนจากจอใหญ่ในห้องประชุมอีกครั้ง หรือบอกชื่อที่โต๊ะลงทะเบียน"))
    form = TicketForm(request.POST or None)
    if form.is_valid():
        spend(CHECK_INS, request, request.today)
        code = typed_code(form.cleaned_data["code"])
        attendee = Attendee.objects.filter(meeting=found, code=code).first()
        if attendee is None:
            form.add_error(
                "code", _("ไม่พบรหัสนี้ในการประชุมนี้ ดูรหัสบนบัตรของท่านอีกครั้ง หรือบอกชื่อที่โต๊ะลงทะเบียน")
            )
        elif attendee.standing == Standing.WAITING:
            form.add_error(
                "code",
                _(
                    "กลุ่มนี้เต็มแล้ว ท่านอยู่ในรายชื่อสำรอง เมื่อมีผู้ถอนชื่อ ท่านจะได้ที่โดยอัตโนมัติ มาในวันงานแล้วแจ้งโต๊ะลงทะเบียนก็ได้"
                ),
            )
        else:
            roster.check_in(attendee, by=None, way=Way.QR)
            messages.success(request, _("เช็กอินแล้ว"))
            return redirect("meetings:ticket", request.organisation.slug, found.pk, attendee.uid)
    return page(
        request,
        "meetings/check_in.html",
        status=422 if form.errors else 200,
        meeting=found,
        form=form,
        registers=registers(found),
        room="meetings",
    )


@door(everyone)
def attachment(request: Request, pk: int, file: int) -> HttpResponse:
    """A document or photograph: what is not public only for those with a post here."""
    found = access.meeting_for(request.visitor, pk)
    kept = Attachment.objects.filter(meeting=found).select_related("file")
    if not access.may_see_meetings(request.visitor):
        kept = kept.filter(is_public=True)
    one = get_object_or_404(kept, pk=file)
    content = files.read(one.file)
    if one.is_photo:
        answer = HttpResponse(content, content_type="image/jpeg")
        answer["Content-Security-Policy"] = "sandbox"
        return answer
    return download(content, name=one.file.name, kind=one.file.kind)
