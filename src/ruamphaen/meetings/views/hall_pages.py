"""What the pages of the hall share: their frame and the way back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.http import Request, page
from ruamphaen.meetings import access
from ruamphaen.meetings.models import AgendaItem, Attendee, Meeting, Motion

TABS = {
    "desk": _("โต๊ะลงทะเบียน"),
    "console": _("โต๊ะเลขานุการ"),
    "capture": _("จดถ้อยคำ"),
    "sheets": _("ใบลงชื่อกระดาษ"),
}


def hall_page(
    request: Request, template: str, meeting: Meeting, *, tab: str, **context: Any
) -> HttpResponse:
    """A page of the hall, with its tab marked."""
    # The meeting's own page stands one step above these.
    above = reverse("meetings:hall_desk", args=[request.organisation.slug, meeting.pk])
    above = above.removesuffix("desk/")
    context.update(meeting=meeting, hall_tab=tab, hall_title=TABS[tab], above=above)
    return page(request, f"meetings/{template}", room="meetings", **context)


def back_to(name: str, meeting: Meeting, *args: int, query: str = "") -> HttpResponse:
    """On to a page of the same meeting."""
    address = reverse(f"meetings:{name}", args=[meeting.organisation.slug, meeting.pk, *args])
    return redirect(f"{address}{query}")


def person_of(request: Request, pk: int, person: int) -> Attendee:
    """A person of this very meeting, or 404."""
    return _of(pk, access.attendee_for(request.visitor, person))


def item_of(request: Request, pk: int, item: int) -> AgendaItem:
    """An item of this very meeting, or 404."""
    return _of(pk, access.item_for(request.visitor, item))


def motion_of(request: Request, pk: int, motion: int) -> Motion:
    """A motion of this very meeting, or 404."""
    return _of(pk, access.motion_for(request.visitor, motion))


def _of[Thing: (Attendee, AgendaItem, Motion)](pk: int, thing: Thing) -> Thing:
    if thing.meeting_id != pk:
        raise Http404(pk)
    return thing
