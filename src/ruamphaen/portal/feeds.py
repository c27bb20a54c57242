"""Feeds: the meetings as a calendar (iCalendar, RFC 5545) for anybody's telephone."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from icalendar import Calendar, Event

from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.rules.kinds import State

USUAL_LENGTH = timedelta(hours=3)


def calendar_of(
    meetings: Iterable[Meeting], name: str, address_of: Callable[[Meeting], str]
) -> bytes:
    """Meetings as one calendar. A meeting keeps its uid when it is moved; a cancelled one says so."""
    calendar = Calendar()
    calendar.add("prodid", "-//Ruamphaen//meetings//TH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for meeting in meetings:
        calendar.add_component(_event(meeting, address_of(meeting)))
    return bytes(calendar.to_ical())


def _event(meeting: Meeting, address: str) -> Event:
    event = Event()
    event.add("uid", f"{meeting.uid}@ruamphaen")
    event.add("summary", meeting.title)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ends_at or meeting.starts_at + USUAL_LENGTH)
    event.add("dtstamp", meeting.starts_at)
    event.add("sequence", meeting.edit)
    event.add("location", meeting.place)
    event.add("url", address)
    if meeting.subject:
        event.add("description", meeting.subject)
    cancelled = meeting.state == State.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return event
