"""What moderators decided lately, in the batches in which they decided it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from ruamphaen.base.moderation import Decision
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.proposals.models import Judgement

MOST_BATCHES = 50


@dataclass(frozen=True, slots=True)
class BatchSeen:
    """ชุดคำวินิจฉัยที่ผ่านมา — one sending: when, by whom, how many were shown and not shown.

    `words`: of the thing itself, where it is only one.
    """

    uid: UUID
    at: datetime
    who: str
    shown: int
    hidden: int
    undone: bool
    words: str


def latest_batches(organisation: Organisation) -> Sequence[BatchSeen]:
    """The latest batches, newest first. Three queries."""
    rows = list(
        Judgement.objects.filter(organisation=organisation)
        .order_by()
        .values("batch", "by_tag")
        .annotate(
            at=Max("judged_at"),
            shown=Count("pk", filter=Q(decision=Decision.SHOW)),
            hidden=Count("pk", filter=Q(decision=Decision.HIDE)),
            first=Min("pk"),
            standing=Count("pk", filter=Q(undone_at=None)),
        )
        .order_by("-at")[:MOST_BATCHES]
    )
    tags = {row["by_tag"] for row in rows}
    names = {user.tag: str(user) for user in User.objects.filter(tag__in=tags)}
    alone = [row["first"] for row in rows if row["shown"] + row["hidden"] == 1]
    one = Judgement.objects.select_related("proposal", "comment").in_bulk(alone)
    return [
        BatchSeen(
            uid=row["batch"],
            at=row["at"],
            who=names.get(row["by_tag"], ""),
            shown=row["shown"],
            hidden=row["hidden"],
            undone=row["standing"] == 0,
            words=_words(one.get(row["first"])),
        )
        for row in rows
    ]


def _words(judgement: Judgement | None) -> str:
    if judgement is None:
        return ""
    if judgement.comment is not None:
        return judgement.comment.text
    return judgement.proposal.title if judgement.proposal is not None else ""
