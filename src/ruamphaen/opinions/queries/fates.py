"""What became of a statement, for who sent it: the judgement that hides it, and the appeal."""

from dataclasses import dataclass

from django.db.models import QuerySet

from ruamphaen.base.moderation import Decision
from ruamphaen.opinions.models import Statement, StatementAppeal, StatementJudgement
from ruamphaen.opinions.rules.kinds import Standing
from ruamphaen.organisation.models import Organisation


@dataclass(frozen=True)
class StatementFate:
    """ชะตาของข้อความ — the last judgement that kept a statement back, with its appeal if there is one."""

    judgement: StatementJudgement | None
    appeal: StatementAppeal | None
    may_appeal: bool


def fate_of(statement: Statement) -> StatementFate:
    """How a statement was judged last. One query."""
    judgement = (
        StatementJudgement.objects.filter(statement=statement, undone_at=None)
        .select_related("appeal", "organisation")
        .order_by("-judged_at", "-pk")
        .first()
    )
    if judgement is None or judgement.decision != Decision.HIDE:
        return StatementFate(None, None, may_appeal=False)
    appeal = getattr(judgement, "appeal", None)
    may = appeal is None and hides(judgement, statement)
    return StatementFate(judgement, appeal, may_appeal=may)


def hides(judgement: StatementJudgement, statement: Statement) -> bool:
    """Whether it is this judgement for which the statement is not shown now: not another reason, and
    not because it was reworded.
    """
    stands = judgement.undone_at is None and judgement.decision == Decision.HIDE
    hidden = statement.standing == Standing.HIDDEN
    return stands and hidden and statement.hidden_because == judgement.reason


def open_appeals(organisation: Organisation) -> QuerySet[StatementAppeal]:
    """Appeals about statements that wait for an answer, the oldest first."""
    return (
        StatementAppeal.objects.filter(judgement__organisation=organisation, outcome="")
        .select_related("judgement__statement__conversation")
        .order_by("made_at", "pk")
    )
