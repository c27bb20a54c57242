"""What waits for a person after boxes were merged, for the meeting's own page."""

from typing import Any

from django import template

from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries.boxes import unsettled_in

register = template.Library()


@register.inclusion_tag("meetings/boxes/waiting.html")
def clashes_waiting(meeting: Meeting) -> dict[str, Any]:
    """A line that leads to the unsettled clashes of a meeting; nothing where there are none."""
    return {"meeting": meeting, "waiting": unsettled_in(meeting)}
