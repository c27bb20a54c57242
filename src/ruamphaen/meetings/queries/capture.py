"""The capture screen: what was said last, and the places that marks can name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from ruamphaen.meetings.models import AgendaItem, Meeting, Saying
from ruamphaen.meetings.rules.kinds import ItemState, SayingKind
from ruamphaen.meetings.rules.marks import Marked, NamedPlace, write_line
from ruamphaen.organisation.models import Community

MOST_SHOWN = 25


@dataclass(frozen=True)
class Caught:
    """ถ้อยคำที่บันทึกล่าสุด — a saying and the line that writes it again."""

    saying: Saying
    line: str


@dataclass(frozen=True)
class CaptureScreen:
    """หน้าจดถ้อยคำ — the latest sayings, newest first, how many there are, and the item in hand."""

    latest: Sequence[Caught]
    counts: dict[str, int]
    item: AgendaItem | None

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def capture_screen(meeting: Meeting) -> CaptureScreen:
    """What the capture screen shows (three queries)."""
    sayings = Saying.objects.filter(meeting=meeting, same_as=None)
    latest = sayings.select_related("community", "item").order_by("-said_at", "-pk")[:MOST_SHOWN]
    counts = dict(sayings.order_by().values_list("kind").annotate(n=Count("pk")))
    return CaptureScreen(
        latest=[Caught(saying, line_of(saying)) for saying in latest],
        counts=counts,
        item=AgendaItem.objects.filter(meeting=meeting, state=ItemState.NOW).first(),
    )


def line_of(saying: Saying) -> str:
    """A saying as the clerk would type it."""
    place = saying.community
    return write_line(
        Marked(
            text=saying.text,
            kind=SayingKind(saying.kind),
            place="" if place is None else str(place.number or "".join(place.name.split())),
            for_whom=saying.for_whom,
            where=saying.where,
            card=saying.card_number,
        )
    )


def places_here(meeting: Meeting) -> list[NamedPlace]:
    """The communities that a mark can name."""
    rows = Community.objects.filter(organisation_id=meeting.organisation_id)
    return [NamedPlace(*row) for row in rows.values_list("pk", "name", "number")]
