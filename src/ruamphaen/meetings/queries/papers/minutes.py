"""What the minutes say: who came, what was said of each item, what was decided.

Named are those who sit by office; everybody else is counted by group, unless names are asked for
(staff). Once approved, the minutes are read from what was frozen, never from the rows again.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import translation

from ruamphaen.base.ledger import canonical
from ruamphaen.base.spoken import said
from ruamphaen.law.bodies import SeatRule, body_at
from ruamphaen.law.dated import UnknownName
from ruamphaen.meetings.models import Attendee, Meeting, Minutes, Motion, Resolution, Tally, Voice
from ruamphaen.meetings.models.decisions import CHOICE_NAMES, METHOD_NAMES, OUTCOME_NAMES
from ruamphaen.meetings.queries.papers.calling import bodies_of, number_of
from ruamphaen.meetings.rules.kinds import (
    Choice,
    ItemKind,
    MeetingKind,
    Method,
    MotionState,
    Outcome,
    Standing,
)
from ruamphaen.organisation.models import Seat
from ruamphaen.thai.dates import bangkok_day

FORMAT = 1
"""Of the frozen text; a later form is read by its number."""


@dataclass(frozen=True)
class Named:
    """ผู้มีชื่อในรายงาน — a member by office, or for staff anybody, with what they are there for."""

    name: str
    role: str


@dataclass(frozen=True)
class Others:
    """ผู้เข้าร่วมประชุม — a group of people without a seat: counted, named only for staff."""

    group: str
    people: int
    names: Sequence[Named] = ()


@dataclass(frozen=True)
class VoteHeld:
    """ผลการลงมติ — one count that stands; `voices` of a roll call, members by office only."""

    method: str
    yes: int
    no: int
    abstain: int
    spoiled: int
    present: int
    voices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class MotionHeld:
    """ญัตติในรายงาน — what was put and how it was counted, None where it was not."""

    text: str
    mover: str
    withdrawn: bool
    vote: VoteHeld | None


@dataclass(frozen=True)
class ResolutionHeld:
    """มติในรายงาน — number, outcome in words, text, the item it belongs to, its count."""

    number: int
    outcome: str
    text: str
    item: str
    vote: VoteHeld | None
    on: date | None = None


@dataclass(frozen=True)
class ItemHeld:
    """วาระในรายงาน — the clerk's account, the motions and the resolutions of one item."""

    number: str
    title: str
    kind: str
    presenter: str
    account: str
    sayings: int
    motions: Sequence[MotionHeld]
    resolutions: Sequence[ResolutionHeld]


@dataclass(frozen=True)
class MinutesText:
    """เนื้อความรายงานการประชุม — everything the minutes print. `hash` is "" until approved."""

    organisation: str
    kind: str
    bodies: Sequence[str]
    title: str
    number: str
    session: str
    place: str
    starts_at: str
    time_is_known: bool
    opened_at: str
    closed_at: str
    came: Sequence[Named]
    absent: Sequence[Named]
    others: Sequence[Others]
    opening: str
    closing: str
    items: Sequence[ItemHeld]
    taken_by: str
    checked_by: Sequence[str]
    approved_on: str = ""
    approved_in: str = ""
    corrections: str = ""
    hash: str = ""

    @property
    def is_approved(self) -> bool:
        return bool(self.approved_on)

    @property
    def resolutions(self) -> list[ResolutionHeld]:
        """All resolutions of the meeting by number."""
        found = [one for item in self.items for one in item.resolutions]
        return sorted(found, key=lambda one: one.number)


def minutes_text(meeting: Meeting, *, names: bool = False) -> MinutesText:
    """The minutes of a meeting: as frozen when they were approved, else as the rows stand (11 queries).

    `names`: with the names of those who have no seat, for staff; they are never frozen.
    """
    minutes = Minutes.objects.select_related("approved_at").filter(meeting=meeting).first()
    if minutes is None or not minutes.frozen:
        return _as_it_stands(meeting, minutes, names=names)
    text = minutes_from(minutes.frozen)
    return replace(
        text,
        others=_others(meeting, names=True) if names else text.others,
        approved_on=minutes.approved_on.isoformat() if minutes.approved_on else "",
        approved_in=str(minutes.approved_at or ""),
        corrections=minutes.corrections,
        hash=minutes.content_hash,
    )


def to_freeze(meeting: Meeting) -> str:
    """The minutes as they are frozen on approval: canonical JSON, in Thai, nobody named but members."""
    with translation.override("th"):
        plain = asdict(_as_it_stands(meeting, Minutes.objects.get(meeting=meeting), names=False))
    for told_by_the_row in ("approved_on", "approved_in", "corrections", "hash"):
        plain.pop(told_by_the_row)
    return canonical({"format": FORMAT, **plain})


def minutes_from(frozen: str) -> MinutesText:
    """What :func:`to_freeze` wrote. Raises ValueError on another format."""
    read: dict[str, Any] = json.loads(frozen)
    if read.pop("format", None) != FORMAT:
        raise ValueError("These minutes were frozen in a form this version cannot read.")
    read["came"] = [Named(**one) for one in read["came"]]
    read["absent"] = [Named(**one) for one in read["absent"]]
    read["others"] = [Others(one["group"], one["people"]) for one in read["others"]]
    read["items"] = [_item_read(item) for item in read["items"]]
    return MinutesText(**read)


def _item_read(read: dict[str, Any]) -> ItemHeld:
    motions = [
        MotionHeld(**{**motion, "vote": _vote_read(motion["vote"])}) for motion in read["motions"]
    ]
    resolutions = [
        ResolutionHeld(
            **{
                **one,
                "vote": _vote_read(one["vote"]),
                "on": date.fromisoformat(one["on"]) if one["on"] else None,
            }
        )
        for one in read["resolutions"]
    ]
    return ItemHeld(**{**read, "motions": motions, "resolutions": resolutions})


def _vote_read(read: dict[str, Any] | None) -> VoteHeld | None:
    if read is None:
        return None
    return VoteHeld(**{**read, "voices": [(name, choice) for name, choice in read["voices"]]})


# ------------------------------------------------------------------ from the rows


def _as_it_stands(meeting: Meeting, minutes: Minutes | None, *, names: bool) -> MinutesText:
    day = bangkok_day(meeting.starts_at)
    came, absent = _members(meeting, day)
    return MinutesText(
        organisation=meeting.organisation.name,
        kind=meeting.kind.value,
        bodies=bodies_of(meeting, day),
        title=meeting.title,
        number=number_of(meeting),
        session=str(meeting.session or ""),
        place=meeting.place,
        starts_at=meeting.starts_at.isoformat(),
        time_is_known=meeting.time_is_known,
        opened_at=meeting.opened_at.isoformat() if meeting.opened_at else "",
        closed_at=meeting.closed_at.isoformat() if meeting.closed_at else "",
        came=came,
        absent=absent,
        others=_others(meeting, names=names),
        opening=minutes.opening if minutes else "",
        closing=minutes.closing if minutes else "",
        items=_items(meeting),
        taken_by=minutes.taken_by if minutes else "",
        checked_by=_lines(minutes.checked_by) if minutes else [],
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _members(meeting: Meeting, day: date) -> tuple[list[Named], list[Named]]:
    """Members in office of the bodies that sit: who came, and who did not."""
    in_office = Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day)
    seats = list(
        Seat.objects.filter(*in_office, committee__in=meeting.committees.all())
        .select_related("committee")
        .order_by("committee", "pk")
    )
    there = set(
        meeting.attendees.filter(
            present_at__isnull=False, same_as=None, seat__isnull=False
        ).values_list("seat", flat=True)
    )
    came, absent = list[Named](), list[Named]()
    for seat in seats:
        (came if seat.pk in there else absent).append(Named(seat.name, _role(seat, day)))
    return came, absent


def _role(seat: Seat, day: date) -> str:
    """What a member is there for: as entered, else as the law calls the seat."""
    if seat.role:
        return seat.role
    try:
        rule: SeatRule = body_at(seat.committee.body, day).seat(seat.group)
    except UnknownName:
        return ""
    # A councillor is a member of the council, not of a committee.
    return said(rule if seat.committee.body == "council" else rule.role.label)


def _others(meeting: Meeting, *, names: bool) -> list[Others]:
    """Everybody who came without a seat in a body that sits, by group."""
    rows: QuerySet[Attendee] = (
        meeting.attendees.filter(present_at__isnull=False, same_as=None)
        .exclude(standing=Standing.WITHDRAWN)
        .exclude(seat__isnull=False)
        .select_related("group")
        .order_by("group__position", "group", "sort_key", "pk")
    )
    found: dict[str, list[Named]] = {}
    for row in rows:
        found.setdefault(row.group.name, []).append(Named(row.name, row.title))
    return [Others(group, len(people), people if names else ()) for group, people in found.items()]


def _items(meeting: Meeting) -> list[ItemHeld]:
    votes = _votes(meeting)
    motions = _by_item(Motion.objects.filter(meeting=meeting).order_by("position", "pk"))
    resolutions = _by_item(Resolution.objects.filter(meeting=meeting).order_by("number", "pk"))
    items = meeting.items.annotate(
        said_n=Count("sayings", Q(sayings__hidden_because=""), distinct=True)
    ).order_by("position", "pk")
    # Who moves in a forum is a citizen; in a council or committee a member.
    by_office = meeting.kind != MeetingKind.FORUM
    return [
        ItemHeld(
            number=item.number,
            title=item.title,
            kind=ItemKind(item.kind).value,
            presenter=item.presenter,
            account=item.account,
            sayings=item.said_n,
            motions=[
                MotionHeld(
                    motion.text,
                    motion.mover if by_office else "",
                    motion.state == MotionState.WITHDRAWN,
                    votes.get(motion.pk),
                )
                for motion in motions.get(item.pk, [])
            ],
            resolutions=[
                ResolutionHeld(
                    one.number,
                    str(OUTCOME_NAMES[Outcome(one.outcome)]),
                    one.text,
                    f"{item.number} {item.title}",
                    votes.get(one.motion_id) if one.motion_id else None,
                    bangkok_day(one.made_at),
                )
                for one in resolutions.get(item.pk, [])
            ],
        )
        for item in items
    ]


def _by_item(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.item_id, []).append(row)
    return found


def _votes(meeting: Meeting) -> dict[int, VoteHeld]:
    """The count that stands of each motion, with the voices of councillors where they were called."""
    # In the order of the seats: rows of one vote are kept in no order of their own.
    voices: dict[int, list[tuple[str, str]]] = {}
    public = meeting.kind == MeetingKind.COUNCIL  # only councillors vote by name in public
    for voice in (
        Voice.objects.filter(motion__meeting=meeting, attendee__seat__isnull=False)
        .select_related("attendee__seat")
        .order_by("attendee__seat")
    ):
        seat = voice.attendee.seat
        if public and seat is not None:
            choice = str(CHOICE_NAMES[Choice(voice.choice)])
            voices.setdefault(voice.motion_id, []).append((seat.name, choice))
    return {
        tally.motion_id: VoteHeld(
            method=str(METHOD_NAMES[Method(tally.motion.method)]),
            yes=tally.yes,
            no=tally.no,
            abstain=tally.abstain,
            spoiled=tally.spoiled,
            present=tally.present,
            voices=voices.get(tally.motion_id, []),
        )
        for tally in Tally.objects.filter(motion__meeting=meeting, stands=True).select_related(
            "motion"
        )
    }
