"""What everyone may see of meetings: the calendar, and one meeting without a single private name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from ruamphaen.meetings.models import (
    AgendaItem,
    Attachment,
    Attendee,
    Group,
    Meeting,
    Minutes,
    Motion,
    Notice,
    Resolution,
    Saying,
    Tally,
    Voice,
)
from ruamphaen.meetings.queries.presence import Presence, presence
from ruamphaen.meetings.rules.kinds import MeetingKind, MinutesState, NoticeKind, State
from ruamphaen.organisation.models import Organisation

UPCOMING = (State.CALLED, State.SITTING, State.ADJOURNED)
SHOWN_SAYINGS = 200


@dataclass(frozen=True)
class Calendar:
    """ปฏิทินการประชุม — what is to come, soonest first, and what was, latest first."""

    coming: Sequence[Meeting]
    past: QuerySet[Meeting]


def calendar(organisation: Organisation, now: datetime, kind: str = "") -> Calendar:
    """The meetings of an organisation that were called. `kind`: a MeetingKind, or all."""
    public = (
        Meeting.objects.filter(organisation=organisation)
        .exclude(state=State.PREPARED)
        .select_related("organisation", "session", "community")
        .annotate(
            resolved=Count("resolutions", distinct=True),
            heard=Count("sayings", filter=Q(sayings__same_as=None), distinct=True),
        )
    )
    if kind == MeetingKind.COUNCIL:
        public = public.filter(session__isnull=False)
    elif kind == MeetingKind.FORUM:
        public = public.exclude(forum="").filter(session=None)
    elif kind == MeetingKind.COMMITTEE:
        public = public.filter(forum="", session=None)
    # A meeting that was called and never opened is past a day after it was to begin.
    coming = public.filter(state__in=UPCOMING, starts_at__gte=now - timedelta(days=1))
    return Calendar(
        coming=list(coming.order_by("starts_at", "pk")),
        past=public.exclude(pk__in=coming.values("pk")).order_by("-starts_at", "-pk"),
    )


@dataclass(frozen=True)
class MotionSeen:
    """ญัตติที่เห็น — a motion with the count that stands; voices only where they are public."""

    motion: Motion
    tally: Tally | None
    voices: Sequence[Voice]


@dataclass(frozen=True)
class ItemSeen:
    """วาระที่เห็น — an item with its motions, resolutions, documents and what was said."""

    item: AgendaItem
    motions: Sequence[MotionSeen]
    resolutions: Sequence[Resolution]
    attachments: Sequence[Attachment]
    said: int


@dataclass(frozen=True)
class MeetingSeen:
    """การประชุมที่เห็น — everything of a meeting that may be public."""

    meeting: Meeting
    presence: Presence
    items: Sequence[ItemSeen]
    sayings: Sequence[Saying]
    said: int
    by_kind: dict[str, int]
    attachments: Sequence[Attachment]
    minutes: Minutes | None
    told: Notice | None
    open_groups: Sequence[Group]
    members: Sequence[Attendee]

    @property
    def came(self) -> list[Attendee]:
        """Members by office who came."""
        return [member for member in self.members if member.is_present]

    @property
    def away(self) -> list[Attendee]:
        return [member for member in self.members if not member.is_present]

    @property
    def was_moved(self) -> bool:
        return self.told is not None and self.told.kind == NoticeKind.MOVE


def meeting_page(meeting: Meeting, on: date) -> MeetingSeen:
    """One meeting for the public, in a constant number of queries.

    Members who sit by office are named (an official act); everyone else is a count.
    """
    sayings = _public_sayings(meeting)
    counts = dict(
        sayings.order_by().values_list("kind").annotate(count=Count("pk")).order_by("kind")
    )
    files = list(
        Attachment.objects.filter(meeting=meeting, is_public=True).select_related("file", "item")
    )
    there = presence(meeting, on)
    minutes = Minutes.objects.filter(meeting=meeting, state=MinutesState.APPROVED).first()
    return MeetingSeen(
        meeting=meeting,
        presence=there,
        items=_items(meeting, files),
        sayings=list(sayings.select_related("community", "group", "item")[:SHOWN_SAYINGS]),
        said=sum(counts.values()),
        by_kind=counts,
        attachments=[file for file in files if file.item_id is None],
        minutes=minutes,
        told=Notice.objects.filter(meeting=meeting).order_by("-issued_on", "-pk").first(),
        open_groups=[row.group for row in there.groups if row.group.is_open],
        members=_members(meeting),
    )


def _public_sayings(meeting: Meeting) -> QuerySet[Saying]:
    return Saying.objects.filter(meeting=meeting, hidden_because="", same_as=None).order_by(
        "said_at", "pk"
    )


def _members(meeting: Meeting) -> list[Attendee]:
    """Those who sit by office, with whether they came; nobody else is named in public."""
    rows = Attendee.objects.filter(meeting=meeting, seat__isnull=False, same_as=None)
    return list(rows.select_related("seat__committee").order_by("seat__committee", "seat"))


def _items(meeting: Meeting, files: Sequence[Attachment]) -> list[ItemSeen]:
    motions, tallies, voices = (
        defaultdict[int, list[Motion]](list),
        dict[int, Tally](),
        defaultdict[int, list[Voice]](list),
    )
    for motion in Motion.objects.filter(meeting=meeting).select_related("committee"):
        motions[motion.item_id].append(motion)
    for tally in Tally.objects.filter(motion__meeting=meeting, stands=True):
        tallies[tally.motion_id] = tally
    if meeting.kind == MeetingKind.COUNCIL:
        for voice in Voice.objects.filter(motion__meeting=meeting).select_related("attendee"):
            voices[voice.motion_id].append(voice)
    resolutions = defaultdict[int, list[Resolution]](list)
    for resolution in Resolution.objects.filter(meeting=meeting):
        resolutions[resolution.item_id].append(resolution)
    return [
        ItemSeen(
            item=item,
            motions=[
                MotionSeen(motion, tallies.get(motion.pk), voices.get(motion.pk, []))
                for motion in motions[item.pk]
            ],
            resolutions=resolutions[item.pk],
            attachments=[file for file in files if file.item_id == item.pk],
            said=item.said,
        )
        for item in AgendaItem.objects.filter(meeting=meeting).annotate(
            said=Count("sayings", Q(sayings__hidden_because="", sayings__same_as=None))
        )
    ]


def for_calendar(organisation: Organisation) -> list[Meeting]:
    """The meetings of a calendar feed: those of the last year and all to come."""
    since = timezone.now() - timedelta(days=366)
    return list(
        Meeting.objects.filter(organisation=organisation, starts_at__gte=since)
        .exclude(state=State.PREPARED)
        .select_related("organisation")
        .order_by("starts_at", "pk")
    )
