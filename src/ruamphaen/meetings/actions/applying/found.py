"""What appliers share: looking things up by their uid, and what they found that does not fit."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Box,
    Group,
    Line,
    Meeting,
    Motion,
    Saying,
    Tally,
)
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.organisation.models import Committee, Community


class Absent(LookupError):  # noqa: N818 -- it names what happened
    """A line speaks of something that is not here."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class Found:
    """ข้อขัดแย้งที่พบ — a clash before it is kept: see models.Clash."""

    kind: ClashKind
    about: UUID
    other: UUID | None = None
    sides: list[dict[str, Any]] = field(default_factory=list)


def group_of(meeting: Meeting, uid: str) -> Group:
    return _one(Group.objects.filter(meeting=meeting, uid=uid).first(), f"group {uid}")


def attendee_of(meeting: Meeting, uid: str | UUID) -> Attendee:
    return _one(Attendee.objects.filter(meeting=meeting, uid=uid).first(), f"attendee {uid}")


def item_of(meeting: Meeting, uid: str | UUID) -> AgendaItem:
    return _one(AgendaItem.objects.filter(meeting=meeting, uid=uid).first(), f"item {uid}")


def motion_of(meeting: Meeting, uid: str | UUID) -> Motion:
    return _one(Motion.objects.filter(meeting=meeting, uid=uid).first(), f"motion {uid}")


def tally_of(meeting: Meeting, uid: str | UUID) -> Tally:
    return _one(Tally.objects.filter(motion__meeting=meeting, uid=uid).first(), f"tally {uid}")


def saying_of(meeting: Meeting, uid: str | UUID) -> Saying:
    return _one(Saying.objects.filter(meeting=meeting, uid=uid).first(), f"saying {uid}")


def committee_of(meeting: Meeting, body: str | None) -> Committee | None:
    """The body that sits, by its code in law: pks differ from machine to machine."""
    if not body:
        return None
    return _one(meeting.committees.filter(body=body).first(), f"committee {body}")


def place_of(community: Community | None) -> list[Any] | None:
    """A community as a journal names it: its name and number."""
    return [community.name, community.number] if community else None


def community_of(meeting: Meeting, place: list[Any] | None) -> Community | None:
    """The community of that name and number here; None where none was named or it is gone.

    Renamed meanwhile, it is found by what the kits called it. A person or a saying is never lost
    for want of their community: merging says which one is missing.
    """
    if not place:
        return None
    name, number = place
    here = Community.objects.filter(organisation_id=meeting.organisation_id)
    found = here.filter(name=name, number=number).first()
    if found is None and (key := _called_in_kits(meeting, name, number)) is not None:
        found = here.filter(pk=key).first()
    return found


def _called_in_kits(meeting: Meeting, name: str, number: int | None) -> int | None:
    for handed in Box.objects.filter(meeting=meeting).values_list("handed", flat=True):
        for place in handed.get("communities", ()):
            if place[:2] == [name, number]:
                return int(place[2])
    return None


def _one[Thing](found: Thing | None, what: str) -> Thing:
    if found is None:
        raise Absent(what)
    return found


def is_foreign(meeting: Meeting, line: Line) -> bool:
    """Whether another machine wrote the line."""
    return line.box != meeting.box


def version_of(line_hash: str) -> UUID:
    """A name for one version of a thing: made from its line, so that merging twice finds it again."""
    return UUID(hex=line_hash[:32])
