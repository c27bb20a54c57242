"""Who is there: by group, and whether each body that sits has its quorum."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from ruamphaen.law.regulation import Value
from ruamphaen.meetings.models import Attendee, Group, Meeting
from ruamphaen.meetings.rules.kinds import MeetingKind, Standing
from ruamphaen.meetings.rules.quorum import Quorum, quorum
from ruamphaen.organisation.models import Committee, Seat
from ruamphaen.organisation.queries import ask_here
from ruamphaen.organisation.queries.bodies import body_of

# Which value of law says what share of a body must be there.
QUORUM_SHARES = {
    MeetingKind.FORUM: "forum.quorum_share",
    MeetingKind.COMMITTEE: "committee.quorum_share",
    MeetingKind.COUNCIL: "council.quorum_share",
}


@dataclass(frozen=True)
class GroupPresence:
    """กลุ่มผู้แทนในห้อง — one group: its quota, how many were invited, will come, and are there."""

    group: Group
    invited: int
    registered: int
    waiting: int
    present: int
    in_the_room: int

    @property
    def quota(self) -> int | None:
        return self.group.quota

    @property
    def most(self) -> int:
        """What the bar of the group is drawn against: its quota, or all who were taken on."""
        return max(self.group.quota or 0, self.registered, self.present)


@dataclass(frozen=True)
class BodyPresence:
    """องค์ประชุมของคณะหนึ่ง — a body that sits, its quorum, and the rule it was counted by."""

    name: str
    committee: Committee | None
    quorum: Quorum
    rule: Value


@dataclass(frozen=True)
class Presence:
    """ผู้อยู่ในห้อง — everything the meter shows; who was found to be on two rows counts once."""

    groups: Sequence[GroupPresence]
    bodies: Sequence[BodyPresence]
    invited: int
    registered: int
    present: int
    in_the_room: int

    @property
    def is_met(self) -> bool:
        """Whether every body that sits has its quorum."""
        return all(body.quorum.is_met for body in self.bodies)


def presence(meeting: Meeting, on: date) -> Presence:
    """The roster in numbers, and the quorum of each body by the rule in force on a day (4 queries)."""
    counted = Q(attendees__same_as=None) & ~Q(attendees__standing=Standing.WITHDRAWN)
    coming = Q(attendees__standing__in=[Standing.INVITED, Standing.REGISTERED])
    groups = (
        Group.objects.filter(meeting=meeting)
        .select_related("committee")
        .annotate(
            invited_n=Count("attendees", counted & Q(attendees__standing=Standing.INVITED)),
            coming_n=Count("attendees", counted & coming),
            waiting_n=Count("attendees", counted & Q(attendees__standing=Standing.WAITING)),
            present_n=Count("attendees", counted & Q(attendees__present_at__isnull=False)),
            inside_n=Count(
                "attendees",
                counted & Q(attendees__present_at__isnull=False, attendees__left_at=None),
            ),
        )
        .order_by("position", "pk")
    )
    rows = [
        GroupPresence(
            row,
            invited=row.invited_n,
            registered=row.coming_n,
            waiting=row.waiting_n,
            present=row.present_n,
            in_the_room=row.inside_n,
        )
        for row in groups
    ]
    return Presence(
        groups=rows,
        bodies=_bodies(meeting, rows, on),
        invited=sum(row.invited for row in rows),
        registered=sum(row.registered for row in rows),
        present=sum(row.present for row in rows),
        in_the_room=sum(row.in_the_room for row in rows),
    )


def _bodies(meeting: Meeting, groups: Sequence[GroupPresence], on: date) -> list[BodyPresence]:
    ask = ask_here(meeting.organisation)
    bodies = []
    if meeting.forum:
        rule = ask(QUORUM_SHARES[MeetingKind.FORUM], on)
        name = body_of(meeting.organisation, meeting.forum, on)[1]
        members = sum(row.registered if row.quota is None else row.quota for row in groups)
        there = sum(row.in_the_room for row in groups)
        bodies.append(BodyPresence(name, None, _quorum(members, there, rule), rule))
    committees = list(meeting.committees.order_by("pk"))
    members_of, there_of = _members(committees, on), members_inside(meeting)
    for committee in committees:
        kind = MeetingKind.COUNCIL if committee.body == "council" else MeetingKind.COMMITTEE
        rule = ask(QUORUM_SHARES[kind], on)
        name = body_of(meeting.organisation, committee.body, on)[1]
        counted = _quorum(members_of.get(committee.pk, 0), there_of.get(committee.pk, 0), rule)
        bodies.append(BodyPresence(name, committee, counted, rule))
    return bodies


def _members(committees: Sequence[Committee], on: date) -> dict[int, int]:
    """Members in office on a day, by committee: they count whether or not they were invited."""
    in_office = Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on)
    rows = Seat.objects.filter(*in_office, committee__in=committees).values_list("committee")
    return dict(rows.annotate(members=Count("pk")))


def members_inside(meeting: Meeting) -> dict[int | None, int]:
    """Members in the room, by committee."""
    rows = seated_inside(meeting).values_list("seat__committee")
    return dict(rows.annotate(there=Count("pk")))


def voters(meeting: Meeting, committee_id: int | None) -> QuerySet[Attendee]:
    """Who is in the room and can vote: the members of a body, or (None) everybody."""
    if committee_id is not None:
        return seated_inside(meeting).filter(seat__committee=committee_id)
    return Attendee.objects.filter(
        meeting=meeting, present_at__isnull=False, left_at=None, same_as=None
    )


def seated_inside(meeting: Meeting) -> QuerySet[Attendee]:
    """The rows of those who sit by office and are in the room.

    Who sits in two bodies has a row for each seat; once the rows are found to be one person, their
    presence stands on the first and counts for both bodies.
    """
    inside = Q(same_as=None, present_at__isnull=False, left_at=None)
    inside |= Q(same_as__present_at__isnull=False, same_as__left_at=None)
    return Attendee.objects.filter(inside, meeting=meeting, seat__isnull=False)


def _quorum(members: int, there: int, rule: Value) -> Quorum:
    share = rule.value
    return quorum(members, there, Decimal(str(share)) if share is not None else None)
