"""At the door of the hall: finding a person, who came last, and what the hall screen shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from ruamphaen.meetings.models import AgendaItem, Attendee, Meeting, Motion, Resolution, Tally
from ruamphaen.meetings.queries.presence import BodyPresence, Presence, presence
from ruamphaen.meetings.rules.keyboard import as_latin, as_thai
from ruamphaen.meetings.rules.kinds import ItemState, MotionState, Standing
from ruamphaen.meetings.rules.matching import name_key, phone_key
from ruamphaen.meetings.rules.receipts import ALPHABET, TICKET_LENGTH, typed_code
from ruamphaen.organisation.models import Community

MOST_HITS = 12
LEAST_DIGITS = 3
"""So many digits of a telephone are worth looking for: people say the last four."""

_TICKET = re.compile(rf"[{ALPHABET}]{{{TICKET_LENGTH}}}")


@dataclass(frozen=True)
class Hits:
    """ผลการค้นหา — who may be meant, whether more were left out, and whether a ticket named them."""

    people: Sequence[Attendee]
    more: bool
    by_ticket: bool

    @property
    def only(self) -> Attendee | None:
        """The one person it can be."""
        return self.people[0] if len(self.people) == 1 else None


def find_people(meeting: Meeting, typed: str) -> Hits:
    """People of the roster by name, telephone, ticket code, or the address that a ticket's QR holds.

    Where nothing is found, the same keys in the other language are tried: a scanner types Latin
    letters whatever language the computer stands in. One or two queries.
    """
    typed = typed.strip()
    for said in dict.fromkeys((typed, as_latin(typed), as_thai(typed))):
        hits = _find(meeting, said)
        if hits.people:
            return hits
    return Hits((), more=False, by_ticket=False)


def _find(meeting: Meeting, typed: str) -> Hits:
    code = ticket_in(typed)
    if code:
        people = list(_roster(meeting).filter(code=code))
        if people or "/" in typed:
            return Hits(people, more=False, by_ticket=True)
    looks_like = _looks_like(typed)
    if looks_like is None:
        return Hits((), more=False, by_ticket=False)
    people = list(_roster(meeting).filter(looks_like)[: MOST_HITS + 1])
    return Hits(people[:MOST_HITS], more=len(people) > MOST_HITS, by_ticket=False)


def _roster(meeting: Meeting) -> QuerySet[Attendee]:
    return (
        Attendee.objects.filter(meeting=meeting, same_as=None)
        .exclude(standing=Standing.WITHDRAWN)
        .select_related("group", "community")
    )


def ticket_in(typed: str) -> str:
    """The ticket code in what was typed or scanned: the code itself, or the last of its address."""
    parts = [part for part in re.split(r"[/?#=&]", typed) if part.strip()]
    codes = [code for code in map(typed_code, parts) if _TICKET.fullmatch(code)]
    return codes[-1] if codes else ""


def _looks_like(typed: str) -> Q | None:
    digits = phone_key(typed)
    plain = "".join(sign for sign in typed if not sign.isspace() and sign not in "-+().")
    if digits and len(plain) == sum(sign.isdigit() for sign in plain):
        return Q(phone__contains=digits) if len(digits) >= LEAST_DIGITS else None
    name = name_key(typed)
    return Q(search__contains=name) if name else None


def last_arrivals(meeting: Meeting, count: int = 6) -> Sequence[Attendee]:
    """Who was checked in last, newest first."""
    came = _roster(meeting).filter(present_at__isnull=False)
    return list(came.order_by(F("present_at").desc(), "-pk")[:count])


def waiting_list(meeting: Meeting) -> Sequence[Attendee]:
    """Who stands on the waiting list and is not in yet, in the order in which they registered."""
    waiting = _roster(meeting).filter(standing=Standing.WAITING, present_at=None)
    return list(waiting.order_by("registered_at", "pk"))


def communities_of(meeting: Meeting) -> QuerySet[Community]:
    """The communities that can be chosen in the hall."""
    return Community.objects.filter(organisation_id=meeting.organisation_id)


@dataclass(frozen=True)
class HallScreen:
    """จอใหญ่ — at most three facts: the item now with its votes, the quorum, where to check in."""

    item: AgendaItem | None
    following: AgendaItem | None
    motion: Motion | None
    tally: Tally | None
    resolution: Resolution | None
    presence: Presence

    @property
    def first_body(self) -> BodyPresence | None:
        """The body whose number stands large: the forum where one sits, else the first committee."""
        return next(iter(self.presence.bodies), None)

    @property
    def other_bodies(self) -> Sequence[BodyPresence]:
        """The bodies that sit with it, each with a quorum of its own."""
        return self.presence.bodies[1:]


def hall_screen(meeting: Meeting, on: date) -> HallScreen:
    """What everybody in the hall may read; no person's name is loaded."""
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("position", "pk"))
    now = next((item for item in items if item.state == ItemState.NOW), None)
    waiting = [item for item in items if item.state == ItemState.WAITING]
    motion = resolution = tally = None
    if now is not None:
        motions = Motion.objects.filter(item=now).exclude(state=MotionState.WITHDRAWN)
        motion = motions.order_by("-position", "-pk").first()
        resolution = Resolution.objects.filter(item=now).order_by("-number").first()
    if motion is not None and motion.state == MotionState.DECIDED:
        tally = Tally.objects.filter(motion=motion, stands=True).first()
    return HallScreen(
        item=now,
        following=waiting[0] if waiting else None,
        motion=motion,
        tally=tally,
        resolution=resolution,
        presence=presence(meeting, on),
    )
