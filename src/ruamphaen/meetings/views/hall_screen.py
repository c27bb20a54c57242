"""Which page: the big screen of the hall. Public; no person is named on it."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.meetings import access
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries.hall import hall_screen
from ruamphaen.meetings.rules.hall_key import hall_key


@door(everyone)
def screen(request: Request, pk: int) -> HttpResponse:
    """Three facts at most, to be read from twenty metres; fetched again every five seconds.

    On the hall's own machine, where somebody with a post signed in, the code checks people in; on any
    other it leads to the meeting's public page.
    """
    meeting = access.meeting_for(request.visitor, pk)
    in_hall = access.may_work_in_hall(request.visitor)
    return page(
        request,
        "meetings/hall_screen.html#screen",
        meeting=meeting,
        view=hall_screen(meeting, request.today),
        address=_address(request, meeting, in_hall=in_hall),
        in_hall=in_hall,
        now=timezone.now(),
    )


def _address(request: Request, meeting: Meeting, *, in_hall: bool) -> str:
    """Where the code on the screen leads: checking in, with a key that only this hall can know."""
    there = [request.organisation.slug, meeting.pk]
    if not in_hall:
        return request.build_absolute_uri(reverse("meetings:meeting", args=there))
    key = hall_key(settings.SECRET_KEY, meeting.uid, timezone.now())
    return request.build_absolute_uri(f"{reverse('meetings:check_in', args=there)}?k={key}")
