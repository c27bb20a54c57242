"""Resolutions that steps may cite, with what the rules want to know of their meetings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from ruamphaen.meetings.models import Attendee, Meeting, Resolution, Tally
from ruamphaen.meetings.rules.kinds import Outcome, State
from ruamphaen.organisation.models import Organisation, Seat
from ruamphaen.organisation.rules import holds_on
from ruamphaen.plan.rules.citing import FORUM, Cited, Sat

# Newest first; an older resolution is found by the page of its meeting.
OFFERED = 60


def citable(organisation: Organisation, body: str, *, decides: bool) -> QuerySet[Resolution]:
    """The resolutions of meetings in which a body sat ("forum": any forum), newest first."""
    sat = ~Q(meeting__forum="") if body == FORUM else Q(meeting__committees__body=body)
    found = (
        Resolution.objects.filter(sat, meeting__organisation=organisation)
        .exclude(meeting__state__in=[State.PREPARED, State.CALLED, State.CANCELLED])
        .select_related("meeting", "motion__committee")
        .order_by("-meeting__starts_at", "-meeting", "number")
        .distinct()
    )
    return found.filter(outcome=Outcome.AGREED) if decides else found


def cited(resolutions: Iterable[Resolution], organisation: Organisation) -> dict[int, Cited]:
    """What the rules want to know of some resolutions, by key; five queries, however many."""
    found = list(resolutions)
    meetings = {one.meeting_id for one in found}
    bodies = _bodies(meetings)
    tallies = {
        tally.motion_id: tally
        for tally in Tally.objects.filter(motion__resolutions__in=found, stands=True)
    }
    came = _came(meetings)
    seats = defaultdict[int, list[Seat]](list)
    for seat in Seat.objects.filter(committee__in={pk for here in bodies.values() for pk in here}):
        seats[seat.committee_id].append(seat)
    told = {}
    for one in found:
        tally = tallies.get(one.motion_id) if one.motion_id else None
        on = timezone.localdate(one.meeting.starts_at)
        sat = {}
        for committee, body in bodies.get(one.meeting_id, {}).items():
            members = sum(holds_on(each.since or on, each.until, on) for each in seats[committee])
            there = came.get((one.meeting_id, committee))
            sat[body] = Sat(_present(one, committee, there, tally), members)
        if one.meeting.forum:
            sat[FORUM] = Sat(came.get((one.meeting_id, None)) or (tally.present if tally else None))
        motion = one.motion
        told[one.pk] = Cited(
            on=on,
            is_here=one.meeting.organisation_id == organisation.pk,
            was_held=one.meeting.state in {State.SITTING, State.ADJOURNED, State.CLOSED},
            agreed=one.outcome == Outcome.AGREED,
            voted=motion.committee.body if motion and motion.committee else "",
            sat=sat,
            votes_for=tally.yes if tally else None,
            votes_against=tally.no if tally else None,
        )
    return told


def _present(
    resolution: Resolution, committee: int, there: int | None, tally: Tally | None
) -> int | None:
    """How many of a body were there: as counted at the vote where it alone voted, else as checked in."""
    if tally is not None and resolution.motion and resolution.motion.committee_id == committee:
        return tally.present
    return there


def _bodies(meetings: Iterable[int]) -> Mapping[int, Mapping[int, str]]:
    """The committees of meetings: their code by their key, by meeting."""
    through = Meeting.committees.through.objects.filter(meeting__in=meetings)
    found = defaultdict[int, dict[int, str]](dict)
    for meeting, committee, body in through.values_list(
        "meeting_id", "committee_id", "committee__body"
    ):
        found[meeting][committee] = body
    return found


def _came(meetings: Iterable[int]) -> Counter[tuple[int, int | None]]:
    """How many came to meetings, by committee; None: everybody, each person once."""
    there = Q(present_at__isnull=False) | Q(same_as__present_at__isnull=False)
    rows = Attendee.objects.filter(there, meeting__in=meetings)
    came = Counter[tuple[int, int | None]]()
    seated = rows.filter(seat__isnull=False).values_list("meeting", "seat__committee")
    for meeting, committee, count in seated.annotate(n=Count("pk")).order_by():
        came[meeting, committee] = count
    alone = rows.filter(same_as=None).values_list("meeting").annotate(n=Count("pk")).order_by()
    for meeting, count in alone:
        came[meeting, None] = count
    return came
