"""คำวินิจฉัยข้อความ: kept with each decision about statements, so that another can look at it again."""

from collections.abc import Sequence

from django.utils import timezone

from ruamphaen.base.moderation import Decision
from ruamphaen.opinions.models import Conversation, Statement, StatementAppeal, StatementJudgement
from ruamphaen.organisation.models import User


def keep_judgements(
    conversation: Conversation,
    rows: Sequence[Statement],
    *,
    by: User | None,
    decision: Decision,
    reason: str = "",
) -> None:
    """One judgement for each statement. Must run inside an act."""
    now = timezone.now()
    StatementJudgement.objects.bulk_create(
        StatementJudgement(
            organisation=conversation.organisation,
            statement=row,
            decision=decision,
            reason=reason,
            by_tag=by.tag if by else "",
            judged_at=now,
        )
        for row in rows
    )


def undo_judgements(rows: Sequence[Statement]) -> list[Statement]:
    """Take the last judgement on each of these back; gives those that may wait again.

    What was appealed against stays: that is answered, not taken back. Must run inside an act.
    """
    standing = StatementJudgement.objects.filter(statement__in=rows, undone_at=None)
    last = {each.statement_id: each.pk for each in standing.order_by("judged_at", "pk")}
    appealed = set(
        StatementAppeal.objects.filter(judgement__in=last.values()).values_list(
            "judgement", flat=True
        )
    )
    returning = [row for row in rows if last.get(row.pk) not in appealed]
    StatementJudgement.objects.filter(
        pk__in=[last[row.pk] for row in returning if row.pk in last]
    ).update(undone_at=timezone.now())
    return returning
