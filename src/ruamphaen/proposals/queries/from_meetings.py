"""What was said in forums and is no proposal yet."""

from collections.abc import Sequence

from django.db.models import Count, Exists, OuterRef, QuerySet

from ruamphaen.meetings.models import Meeting, Saying
from ruamphaen.meetings.rules.kinds import SayingKind
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Proposal

# Praise asks for nothing.
WANTED = (SayingKind.NEED, SayingKind.COMPLAINT, SayingKind.OPINION)


def not_taken_up(
    organisation: Organisation, meeting: int | None = None, kind: str = ""
) -> QuerySet[Saying]:
    """Sayings that could be proposals, in the order they were said; hidden ones and repeats left out."""
    taken = Exists(Proposal.objects.filter(receipt=OuterRef("receipt")))
    found = (
        Saying.objects.filter(
            ~taken,
            meeting__organisation=organisation,
            kind__in=WANTED,
            hidden_because="",
            same_as=None,
        )
        .select_related("meeting", "community", "group")
        .order_by("-meeting__starts_at", "meeting", "said_at", "pk")
    )
    if meeting is not None:
        found = found.filter(meeting=meeting)
    return found.filter(kind=kind) if kind in WANTED else found


def meetings_with_rest(organisation: Organisation) -> Sequence[Meeting]:
    """The meetings in which something was said that is no proposal yet, with `rest` (1 query)."""
    left = not_taken_up(organisation).order_by().values("meeting").annotate(rest=Count("pk"))
    rest = {row["meeting"]: row["rest"] for row in left}
    found = list(Meeting.objects.filter(pk__in=rest).order_by("-starts_at"))
    for meeting in found:
        meeting.rest = rest[meeting.pk]  # type: ignore[attr-defined]
    return found
