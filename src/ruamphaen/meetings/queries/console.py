"""The clerk's console: the agenda, one item with its motions and resolutions, and what carries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ruamphaen.law.regulation import Ask, Value
from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Line,
    Meeting,
    Motion,
    Resolution,
    Tally,
    Voice,
)
from ruamphaen.meetings.queries.presence import members_inside, voters
from ruamphaen.meetings.rules.kinds import (
    Choice,
    ItemState,
    MeetingKind,
    Method,
    MotionState,
    Outcome,
)
from ruamphaen.meetings.rules.quorum import Majority, carries, needed_votes
from ruamphaen.organisation.models import Seat
from ruamphaen.organisation.queries import ask_here
from ruamphaen.organisation.queries.bodies import body_of

# Which value of law says how many votes make a resolution.
MAJORITIES = {
    MeetingKind.FORUM: "forum.majority",
    MeetingKind.COMMITTEE: "committee.majority",
    MeetingKind.COUNCIL: "council.majority",
}


@dataclass(frozen=True)
class Verdict:
    """ผลตามเกณฑ์ — whether a count carries by the rule in force, and how many votes that needed."""

    rule: Value
    needed: int
    carries: bool
    is_tie: bool

    @property
    def outcome(self) -> Outcome:
        return Outcome.AGREED if self.carries else Outcome.NOT_AGREED


@dataclass(frozen=True)
class MotionOnConsole:
    """ญัตติบนโต๊ะเลขานุการ — a motion, who may vote, its standing count, its verdict, its resolution."""

    motion: Motion
    body_name: str
    may_vote: int
    tally: Tally | None
    verdict: Verdict | None
    voices: Sequence[Voice]
    resolution: Resolution | None
    endorsers_needed: Value | None

    @property
    def endorsers_short(self) -> int:
        """How many endorsers are missing by the rule in force; 0 where none are asked for."""
        if self.endorsers_needed is None or not isinstance(self.endorsers_needed.value, int):
            return 0
        return max(self.endorsers_needed.value - len(self.motion.endorsers), 0)

    @property
    def is_by_name(self) -> bool:
        return self.motion.method == Method.ROLL_CALL

    @property
    def is_open(self) -> bool:
        return self.motion.state in {MotionState.PUT, MotionState.VOTING}


@dataclass(frozen=True)
class Console:
    """โต๊ะเลขานุการ — the agenda, the item in hand, and what came of it."""

    items: Sequence[AgendaItem]
    item: AgendaItem | None
    now: AgendaItem | None
    following: AgendaItem | None
    motions: Sequence[MotionOnConsole]
    resolutions: Sequence[Resolution]
    pauses: Sequence[Line]


def console(meeting: Meeting, item_pk: int | None, on: date) -> Console:
    """Everything the console shows of one item; without one, of the item that is in hand."""
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("position", "pk"))
    now = next((item for item in items if item.state == ItemState.NOW), None)
    waiting = [item for item in items if item.state == ItemState.WAITING]
    later = [item for item in waiting if now is None or item.position > now.position]
    following = next(iter([*later, *waiting]), None)
    asked = next((item for item in items if item.pk == item_pk), None)
    chosen = asked or now or following or (items[0] if items else None)
    return Console(
        items=items,
        item=chosen,
        now=now,
        following=following,
        motions=_motions(meeting, chosen, on) if chosen else (),
        resolutions=list(Resolution.objects.filter(item=chosen)) if chosen else (),
        pauses=list(
            Line.objects.filter(meeting=meeting, act__in=["open", "adjourn", "resume", "close"])
        ),
    )


def _motions(meeting: Meeting, item: AgendaItem, on: date) -> list[MotionOnConsole]:
    motions = list(
        Motion.objects.filter(item=item)
        .select_related("committee")
        .prefetch_related("tallies", "voices__attendee", "resolutions")
    )
    if not motions:
        return []
    ask = ask_here(meeting.organisation)
    entitled: dict[int | None, int] = {None: voters(meeting, None).count()}
    entitled.update(members_inside(meeting))
    endorsers = _endorsers(motions, ask, on)
    return [_on_console(meeting, motion, entitled, endorsers, ask, on) for motion in motions]


def _on_console(
    meeting: Meeting,
    motion: Motion,
    entitled: Mapping[int | None, int],
    endorsers: Value | None,
    ask: Ask,
    on: date,
) -> MotionOnConsole:
    tally = next((one for one in motion.tallies.all() if one.stands), None)
    body = motion.committee
    return MotionOnConsole(
        motion=motion,
        body_name=body_of(meeting.organisation, body.body, on)[1] if body else "",
        may_vote=entitled.get(motion.committee_id, 0),
        tally=tally,
        verdict=verdict_on(tally, ask(_rule_of(motion), on)) if tally else None,
        voices=list(motion.voices.all()),
        resolution=next(iter(motion.resolutions.all()), None),
        endorsers_needed=endorsers if body and body.body == "council" else None,
    )


def _rule_of(motion: Motion) -> str:
    if motion.committee is None:
        return MAJORITIES[MeetingKind.FORUM]
    is_council = motion.committee.body == "council"
    return MAJORITIES[MeetingKind.COUNCIL if is_council else MeetingKind.COMMITTEE]


def verdict_on(tally: Tally, rule: Value) -> Verdict:
    """Whether a count carries by the majority in force."""
    majority = Majority(str(rule.value))
    counted = {"present": tally.present, "yes": tally.yes, "no": tally.no}
    return Verdict(
        rule=rule,
        needed=needed_votes(majority, **counted),
        carries=carries(majority, **counted),
        is_tie=tally.yes == tally.no and tally.yes > 0,
    )


def _endorsers(motions: Sequence[Motion], ask: Ask, on: date) -> Value | None:
    """How many endorsers a member's motion needs in the council; None where no council decides."""
    bodies = (motion.committee for motion in motions)
    council = next((body for body in bodies if body is not None and body.body == "council"), None)
    if council is None:
        return None
    in_office = Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on)
    members = Seat.objects.filter(*in_office, committee=council).count()
    small = ask("council.small_council_members", on).value
    is_small = isinstance(small, int) and members < small
    return ask("council.motion_endorsers.small" if is_small else "council.motion_endorsers", on)


@dataclass(frozen=True)
class Called:
    """ผู้ถูกขานชื่อ — a person in the roll call and what they answered, if it was called before."""

    attendee: Attendee
    choice: Choice | None


def roll(motion: Motion) -> list[Called]:
    """Who is called: the members of the body who are in the hall (in a forum, everybody), by name."""
    rows = voters(motion.meeting, motion.committee_id)
    said = dict(Voice.objects.filter(motion=motion).values_list("attendee_id", "choice"))
    return [
        Called(row, Choice(said[row.pk]) if row.pk in said else None)
        for row in rows.select_related("seat").order_by("sort_key", "pk")
    ]
