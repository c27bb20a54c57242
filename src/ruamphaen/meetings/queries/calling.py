"""Meetings on the staff desk: the list, what may sit, what a new one begins with, how one stands.

`invitation_of` and `announcement_of` give papers everything they print, as plain values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from ruamphaen.law.regulation import Value
from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Group,
    Meeting,
    Notice,
    Session,
)
from ruamphaen.meetings.queries.notice import Calendar, calendar_of
from ruamphaen.meetings.rules.calling import agenda_name, forum_levels, title_for
from ruamphaen.meetings.rules.kinds import Basis, MeetingKind, Standing, State
from ruamphaen.organisation.models import Committee, Organisation
from ruamphaen.organisation.queries import (
    BodyOnDay,
    ask_here,
    bodies_on,
    body_of,
    body_under,
)
from ruamphaen.organisation.rules import days_left
from ruamphaen.thai.dates import BUDDHIST_OFFSET, bangkok_day

MOST_CLOSED = 50
"""How many meetings that are over the desk lists; the year picks others."""

# ------------------------------------------------------------------ the list


@dataclass(frozen=True)
class MeetingList:
    """รายการประชุม — the meetings of the desk by where they stand, and the years there are."""

    prepared: Sequence[Meeting]
    called: Sequence[Meeting]
    sitting: Sequence[Meeting]
    over: Sequence[Meeting]
    years: Sequence[int]

    @property
    def is_empty(self) -> bool:
        return not (self.prepared or self.called or self.sitting or self.over)


_OF_KIND = {
    MeetingKind.COUNCIL: Q(session__isnull=False),
    MeetingKind.FORUM: Q(session=None) & ~Q(forum=""),
    MeetingKind.COMMITTEE: Q(session=None, forum=""),
}


def meetings_of(
    organisation: Organisation, *, kind: MeetingKind | None = None, year_be: int | None = None
) -> MeetingList:
    """The meetings of an organisation for the desk, perhaps of one kind and one year (2 queries)."""
    every = Meeting.objects.filter(organisation=organisation)
    years = sorted(
        {moment.year + BUDDHIST_OFFSET for moment in every.datetimes("starts_at", "year")},
        reverse=True,
    )
    if kind is not None:
        every = every.filter(_OF_KIND[kind])
    if year_be is not None:
        every = every.filter(starts_at__year=year_be - BUDDHIST_OFFSET)
    rows = list(
        every.select_related("community").annotate(
            coming=Count(
                "attendees",
                Q(
                    attendees__same_as=None,
                    attendees__standing__in=[Standing.INVITED, Standing.REGISTERED],
                ),
            )
        )
    )
    by_day = sorted(rows, key=lambda row: (row.starts_at, row.pk))
    over = {State.CLOSED, State.CANCELLED}
    return MeetingList(
        prepared=[row for row in by_day if row.state == State.PREPARED],
        called=[row for row in by_day if row.state == State.CALLED],
        sitting=[row for row in by_day if row.is_open],
        over=[row for row in rows if row.state in over][:MOST_CLOSED],
        years=years,
    )


# ------------------------------------------------------------------ a new meeting


@dataclass(frozen=True)
class MaySit:
    """ผู้ที่ประชุมได้ — forums of this kind of organisation, bodies in force, sessions to come or near."""

    forums: Sequence[tuple[str, str]]
    bodies: Sequence[BodyOnDay]
    sessions: Sequence[Session]


def may_sit(organisation: Organisation, day: date) -> MaySit:
    """What a new meeting can be a meeting of, on a day."""
    return MaySit(
        forums=[
            (code, body_of(organisation, code, day)[0].name_th)
            for code in forum_levels(organisation.nature)
        ],
        bodies=[
            body
            for body in bodies_on(organisation, day)
            if body.committee is not None and body.body.code != "council"
        ],
        sessions=list(Session.objects.filter(organisation=organisation)[:12]),
    )


def council_in_force(organisation: Organisation, day: date) -> Committee | None:
    """The council whose members sit on a day, where it was entered."""
    return next(
        (body.committee for body in bodies_on(organisation, day) if body.body.code == "council"),
        None,
    )


def names_of_bodies(
    organisation: Organisation,
    *,
    forum: str,
    committees: Sequence[Committee],
    session: Session | None,
    day: date,
) -> list[str]:
    """How what sits is called in a title: committees first, then the forum; a council by its session."""
    if session is not None:
        council = body_of(organisation, "council", day)[0].named
        return [f"{council.replace('{organisation}', organisation.name_th)} {session}"]
    named = [
        body_of(organisation, committee.body, day)[0].named.replace(
            "{organisation}", organisation.name_th
        )
        for committee in committees
    ]
    return [*named, *([body_of(organisation, forum, day)[0].name_th] if forum else [])]


def next_number(
    organisation: Organisation,
    *,
    forum: str,
    committees: Sequence[Committee],
    session: Session | None,
    year_be: int,
) -> int:
    """The number after the last meeting of the same bodies: in the session, or in the year."""
    like = _meetings_like(organisation, forum=forum, committees=committees, session=session)
    numbers = [
        meeting.number or 0 for meeting in like if session is not None or meeting.year_be == year_be
    ]
    return max(numbers, default=0) + 1


def last_like(
    organisation: Organisation,
    *,
    forum: str,
    committees: Sequence[Committee],
    session: Session | None,
) -> Meeting | None:
    """The latest meeting of the same bodies, in whatever session."""
    like = _meetings_like(organisation, forum=forum, committees=committees, session=session)
    if session is not None and not like:
        like = list(earlier_meetings(organisation, MeetingKind.COUNCIL)[:1])
    return like[0] if like else None


def _meetings_like(
    organisation: Organisation,
    *,
    forum: str,
    committees: Sequence[Committee],
    session: Session | None,
) -> list[Meeting]:
    """Meetings of the same bodies that were not called off, the latest first (2 queries).

    An order that follows another is the same body: by its code in law, not by its row.
    """
    found = Meeting.objects.filter(organisation=organisation, forum=forum, session=session)
    found = found.exclude(state=State.CANCELLED)
    if session is not None:
        return list(found)
    bodies = sorted(committee.body for committee in committees)
    return [
        meeting
        for meeting in found.prefetch_related("committees")
        if sorted(committee.body for committee in meeting.committees.all()) == bodies
    ]


def proposed_title(
    organisation: Organisation,
    *,
    forum: str,
    committees: Sequence[Committee],
    session: Session | None,
    number: int | None,
    year_be: int | None,
    day: date,
) -> str:
    """The title a new meeting is offered."""
    bodies = names_of_bodies(
        organisation, forum=forum, committees=committees, session=session, day=day
    )
    return title_for(bodies, number, year_be)


def agenda_to_begin_with(
    organisation: Organisation, kind: MeetingKind, bases: Sequence[Basis], day: date
) -> Value:
    """The agenda of the body in force here, with its source; its value is a list of titles."""
    return ask_here(organisation)(agenda_name(kind, bases), day)


def agenda_titles(rule: Value) -> tuple[str, ...]:
    """The titles of such a value."""
    return tuple(str(title) for title in rule.value) if isinstance(rule.value, tuple) else ()


def earlier_meetings(organisation: Organisation, kind: MeetingKind | None = None) -> Any:
    """Meetings that may be the one before: of the same kind, not called off, the newest first."""
    rows = Meeting.objects.filter(organisation=organisation).exclude(state=State.CANCELLED)
    return rows.filter(_OF_KIND[kind]) if kind else rows


# ------------------------------------------------------------------ one meeting


@dataclass(frozen=True)
class GroupSeen:
    """กลุ่มในการประชุม — a group with its quota and how many were invited, registered, wait."""

    group: Group
    invited: int
    registered: int
    waiting: int

    @property
    def over(self) -> int:
        """How many more than the quota."""
        coming = self.invited + self.registered
        return max(coming - self.group.quota, 0) if self.group.quota is not None else 0


@dataclass(frozen=True)
class BodyNow:
    """คณะที่จะประชุม — a body that sits: what its composition lacks, terms that run out soon."""

    body: BodyOnDay
    ends_soon: Sequence[tuple[date, int]]

    @property
    def committee(self) -> Committee | None:
        return self.body.committee


@dataclass(frozen=True)
class Preparation:
    """การเตรียมประชุม — everything the desk page of one meeting shows."""

    meeting: Meeting
    names: Sequence[str]
    bases: Sequence[Basis]
    items: Sequence[AgendaItem]
    groups: Sequence[GroupSeen]
    bodies: Sequence[BodyNow]
    notices: Sequence[Notice]
    calendar: Calendar
    untold: int
    people: int

    @property
    def last_notice(self) -> Notice | None:
        return self.notices[-1] if self.notices else None

    @property
    def late_days(self) -> int:
        """How late the last notice was by the rule in force; 0 = in time or no rule."""
        last = self.last_notice
        return self.calendar.late(last.issued_on) if last else 0

    @property
    def is_told_otherwise(self) -> bool:
        """The last notice says another time or place than the meeting has."""
        last = self.last_notice
        return last is not None and (last.starts_at, last.place) != (
            self.meeting.starts_at,
            self.meeting.place,
        )


def preparation(meeting: Meeting, today: date) -> Preparation:
    """How one meeting stands, for whoever prepares it."""
    day = bangkok_day(meeting.starts_at)
    committees = list(meeting.committees.select_related("organisation").order_by("pk"))
    groups = groups_of(meeting)
    return Preparation(
        meeting=meeting,
        names=names_of_bodies(
            meeting.organisation,
            forum=meeting.forum,
            committees=committees,
            session=meeting.session,
            day=day,
        ),
        bases=[Basis(basis) for basis in meeting.bases],
        items=list(meeting.items.all()),
        groups=groups,
        bodies=[_body_now(committee, max(day, today)) for committee in committees],
        notices=list(meeting.notices.all()),
        calendar=calendar_of(meeting),
        untold=Attendee.objects.filter(
            meeting=meeting, standing=Standing.INVITED, told=None, same_as=None
        ).count(),
        people=sum(row.invited + row.registered for row in groups),
    )


def groups_of(meeting: Meeting) -> list[GroupSeen]:
    """The groups of a meeting with their numbers (1 query)."""

    def of(standing: Standing) -> Count:
        return Count("attendees", Q(attendees__same_as=None, attendees__standing=standing))

    rows = (
        Group.objects.filter(meeting=meeting)
        .select_related("committee")
        .annotate(
            invited_n=of(Standing.INVITED),
            registered_n=of(Standing.REGISTERED),
            waiting_n=of(Standing.WAITING),
        )
        .order_by("position", "pk")
    )
    return [GroupSeen(row, row.invited_n, row.registered_n, row.waiting_n) for row in rows]


def _body_now(committee: Committee, day: date) -> BodyNow:
    body = body_under(committee, day)
    last_days = [seat.until for seat in body.members if days_left(seat.until, day) is not None]
    soon = sorted({until for until in last_days if until is not None})
    return BodyNow(body, [(until, last_days.count(until)) for until in soon])
