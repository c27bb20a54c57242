"""What came of a forum: people by group, needs by place and kind, resolutions. Counts only."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from ruamphaen.meetings.models import Meeting, Saying
from ruamphaen.meetings.models.said import SAYING_NAMES
from ruamphaen.meetings.queries.papers.calling import Called, called
from ruamphaen.meetings.queries.papers.minutes import MinutesText, minutes_text
from ruamphaen.meetings.queries.presence import GroupPresence, presence
from ruamphaen.meetings.rules.kinds import SayingKind, State


@dataclass(frozen=True)
class NeedCount:
    """จำนวนเรื่องของพื้นที่หนึ่ง — how many of each kind were said for one community ("" = not said)."""

    place: str
    by_kind: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.by_kind)


@dataclass(frozen=True)
class ForumResult:
    """ผลการประชาคม — everything the report prints. Nobody is named, nothing said is quoted."""

    called: Called
    record: MinutesText
    groups: Sequence[GroupPresence]
    kinds: Sequence[str]
    needs: Sequence[NeedCount]
    answered: int
    is_over: bool

    @property
    def invited(self) -> int:
        return sum(row.invited for row in self.groups)

    @property
    def present(self) -> int:
        return sum(row.present for row in self.groups)

    @property
    def said(self) -> int:
        return sum(row.total for row in self.needs)


def forum_result(meeting: Meeting) -> ForumResult:
    """The result of a forum, or of any meeting in which people spoke (a fixed number of queries)."""
    calling = called(meeting)
    counted = Saying.objects.filter(meeting=meeting, same_as=None)
    return ForumResult(
        called=calling,
        record=minutes_text(meeting),
        groups=presence(meeting, calling.on).groups,
        kinds=[str(SAYING_NAMES[kind]) for kind in SayingKind],
        needs=_needs(meeting),
        answered=counted.exclude(answer="").count(),
        is_over=meeting.state == State.CLOSED,
    )


def _needs(meeting: Meeting) -> list[NeedCount]:
    """How often each kind was said for each community, in the order of villages; unplaced last.

    What a clerk hid from the public counts too: the count names nobody.
    """
    rows = (
        Saying.objects.filter(meeting=meeting, same_as=None)
        .values_list("community__number", "community__name", "kind")
        .annotate(times=Count("pk"))
        .order_by("community__number", "community__name", "kind")
    )
    kinds = list(SayingKind)
    found: dict[tuple[int, str], list[int]] = {}
    for number, name, kind, times in rows:
        key = (number or 0, name or "")
        found.setdefault(key, [0] * len(kinds))[kinds.index(SayingKind(kind))] = times
    in_order = sorted(found.items(), key=lambda entry: (not entry[0][1], entry[0]))
    return [NeedCount(_place(*key), tuple(counts)) for key, counts in in_order]


def _place(number: int, name: str) -> str:
    return f"หมู่ที่ {number} {name}" if number else name
