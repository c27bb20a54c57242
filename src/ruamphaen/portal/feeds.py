"""Feeds: meetings and the duties of the planning cycle as calendars (iCalendar, RFC 5545)."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from ruamphaen.base.spoken import said
from ruamphaen.law.confidence import Confidence
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.rules.kinds import State
from ruamphaen.plan.queries.calendar import Reckoned

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


def duties_of(
    duties: Iterable[Reckoned], *, name: str, place: str, address: str, stamp: datetime
) -> bytes:
    """Duties as one calendar of whole days. What is not sure says so in its title, not only below."""
    calendar = Calendar()
    calendar.add("prodid", "-//Ruamphaen//plan//TH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for one in duties:
        if one.duty.due_on is not None:
            calendar.add_component(_duty(one, place, address, stamp))
    return bytes(calendar.to_ical())


def _duty(one: Reckoned, place: str, address: str, stamp: datetime) -> Event:
    duty, on = one.duty, one.duty.due_on
    assert on is not None  # noqa: S101 -- the caller asked
    sureness = said(duty.confidence.label)
    title = said(duty.words)
    event = Event()
    event.add("uid", f"{duty.code}.{place}@ruamphaen")
    event.add(
        "summary", title if duty.confidence == Confidence.VERBATIM else f"{title} ({sureness})"
    )
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("dtstamp", stamp)
    event.add("transp", "TRANSPARENT")
    event.add("url", address)
    event.add("description", f"{duty.cite}\n{sureness}")
    return event
