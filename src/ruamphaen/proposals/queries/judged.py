"""What moderators decided lately, in the batches in which they decided it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from ruamphaen.base.moderation import Decision
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.proposals.models import Judgement

MOST_BATCHES = 50


@dataclass(frozen=True, slots=True)
class BatchSeen:
    """ชุดคำวินิจฉัยที่ผ่านมา — one sending: when, by whom, how many were shown and not shown."""

    uid: UUID
    at: datetime
    who: str
    shown: int
    hidden: int
    undone: bool


def latest_batches(organisation: Organisation) -> Sequence[BatchSeen]:
    """The latest batches, newest first. Two queries."""
    rows = list(
        Judgement.objects.filter(organisation=organisation)
        .order_by()
        .values("batch", "by_tag")
        .annotate(
            at=Max("judged_at"),
            shown=Count("pk", filter=Q(decision=Decision.SHOW)),
            hidden=Count("pk", filter=Q(decision=Decision.HIDE)),
            standing=Count("pk", filter=Q(undone_at=None)),
        )
        .order_by("-at")[:MOST_BATCHES]
    )
    tags = {row["by_tag"] for row in rows}
    names = {user.tag: str(user) for user in User.objects.filter(tag__in=tags)}
    return [
        BatchSeen(
            uid=row["batch"],
            at=row["at"],
            who=names.get(row["by_tag"], ""),
            shown=row["shown"],
            hidden=row["hidden"],
            undone=row["standing"] == 0,
        )
        for row in rows
    ]
