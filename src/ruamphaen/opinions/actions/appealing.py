"""อุทธรณ์: who sent a hidden statement asks for a second look, once; somebody else than who judged answers."""

from django.db import transaction
from django.utils import timezone

from ruamphaen.base.ledger import record
from ruamphaen.base.moderation import (
    Outcome,
    ensure_may_be_appealed,
    sound_answer,
    sound_appeal,
)
from ruamphaen.opinions.models import Conversation, StatementAppeal, StatementJudgement
from ruamphaen.opinions.queries.fates import hides
from ruamphaen.opinions.rules.kinds import Standing
from ruamphaen.organisation.models import User


@transaction.atomic
def appeal(judgement: StatementJudgement, *, by: User | None, text: str) -> StatementAppeal:
    """Ask for a second look at a statement that is not shown. Raises Refused where it is shown, was
    appealed before, or nothing was said (422).
    """
    judgement = _locked(judgement)
    words = sound_appeal(text)
    ensure_may_be_appealed(
        is_hidden=hides(judgement, judgement.statement),
        was_appealed=StatementAppeal.objects.filter(judgement=judgement).exists(),
    )
    made = StatementAppeal.objects.create(judgement=judgement, text=words, made_at=timezone.now())
    record(by, "opinions.appeal", made, judgement=judgement.pk)
    return made


@transaction.atomic
def answer_appeal(
    appeal: StatementAppeal, *, by: User, outcome: Outcome, answer: str
) -> StatementAppeal:
    """Answer an appeal: the statement stays hidden, or is asked; who sent it reads why.

    Raises NotAllowed (403) for whoever judged it, and Refused where it was answered before or the
    answer says nothing (422). What was reworded or decided anew meanwhile stays as it is.
    """
    judgement = _locked(appeal.judgement)
    appeal = StatementAppeal.objects.select_related("judgement__organisation").get(pk=appeal.pk)
    words = sound_answer(answer, judged_by=judgement.by_tag, by=by.tag, outcome=appeal.outcome)
    now = timezone.now()
    appeal.outcome, appeal.answer, appeal.by_tag, appeal.answered_at = outcome, words, by.tag, now
    appeal.save(update_fields=["outcome", "answer", "by_tag", "answered_at"])
    statement = judgement.statement
    if outcome == Outcome.OVERTURNED and hides(judgement, statement):
        statement.standing, statement.hidden_because = Standing.SHOWN, ""
        statement.decided_at = now
        statement.save(update_fields=["standing", "hidden_because", "decided_at"])
    record(by, "opinions.answer_appeal", appeal, outcome=str(outcome))
    return appeal


def _locked(judgement: StatementJudgement) -> StatementJudgement:
    """The judgement with its statement as they stand now; nobody decides about it meanwhile."""
    # As every act on statements does: one after the other in a conversation.
    Conversation.objects.select_for_update().get(statements=judgement.statement_id)
    rows = StatementJudgement.objects.select_related("organisation", "statement")
    return rows.get(pk=judgement.pk)
