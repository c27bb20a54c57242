"""Who is on the roster, by name: for papers that only staff may take out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ruamphaen.meetings.models import Card, Meeting
from ruamphaen.meetings.rules.kinds import Standing
from ruamphaen.meetings.rules.receipts import spaced


@dataclass(frozen=True)
class OnRoster:
    """ผู้มีชื่อในบัญชี — one person: personal data, never for the public."""

    name: str
    title: str
    community: str
    invited: bool
    present_at: datetime | None
    left_at: datetime | None
    code: str


@dataclass(frozen=True)
class RosterGroup:
    """กลุ่มผู้แทนกับรายชื่อ — a group with its people in the order of their names."""

    name: str
    quota: int | None
    is_open: bool
    people: Sequence[OnRoster]

    @property
    def invited(self) -> int:
        return sum(one.invited for one in self.people)

    @property
    def present(self) -> int:
        return sum(one.present_at is not None for one in self.people)


@dataclass(frozen=True)
class CardPrinted:
    """บัตรความต้องการที่จะพิมพ์ — its number, its receipt as printed and as addressed."""

    number: int
    receipt: str

    @property
    def spaced(self) -> str:
        return spaced(self.receipt)


def roster_of(meeting: Meeting) -> list[RosterGroup]:
    """All groups with their people; who withdrew or was found on two rows stands once or not (2 queries)."""
    people: dict[int, list[OnRoster]] = {}
    rows = (
        meeting.attendees.filter(same_as=None)
        .exclude(standing=Standing.WITHDRAWN)
        .select_related("community")
        .order_by("sort_key", "pk")
    )
    for row in rows:
        people.setdefault(row.group_id, []).append(
            OnRoster(
                name=row.name,
                title=row.title,
                community=str(row.community or ""),
                invited=row.standing == Standing.INVITED,
                present_at=row.present_at,
                left_at=row.left_at,
                code=row.code,
            )
        )
    groups = meeting.groups.order_by("position", "pk")
    return [
        RosterGroup(group.name, group.quota, group.is_open, people.get(group.pk, []))
        for group in groups
    ]


def cards_from(meeting: Meeting, first: int, most: int) -> list[CardPrinted]:
    """So many cards from a number on, in order (1 query)."""
    cards = Card.objects.filter(meeting=meeting, number__gte=first).order_by("number")[:most]
    return [CardPrinted(card.number, card.receipt) for card in cards]
