"""Which page: the big screen of the hall. Public; no person is named on it."""

from django.http import HttpResponse
from django.utils import timezone

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.meetings import access
from ruamphaen.meetings.queries.hall import hall_screen


@door(everyone)
def screen(request: Request, pk: int) -> HttpResponse:
    """Three facts at most, to be read from twenty metres; fetched again every five seconds."""
    meeting = access.meeting_for(request.visitor, pk)
    return page(
        request,
        "meetings/hall_screen.html#screen",
        meeting=meeting,
        view=hall_screen(meeting, request.today),
        # The meeting's public page: there people register and find their ticket.
        address=request.build_absolute_uri("../"),
        now=timezone.now(),
    )
