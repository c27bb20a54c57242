"""อุทธรณ์: the author asks for a second look, once; somebody else than who judged answers."""

from django.db import transaction
from django.utils import timezone

from ruamphaen.base.ledger import record
from ruamphaen.base.moderation import (
    Decision,
    Outcome,
    ensure_may_be_appealed,
    sound_answer,
    sound_appeal,
)
from ruamphaen.organisation.models import User
from ruamphaen.proposals.actions.judging import hold_things, thing_of
from ruamphaen.proposals.actions.mailing import News, tell
from ruamphaen.proposals.models import Appeal, Judgement
from ruamphaen.proposals.rules.kinds import Standing


@transaction.atomic
def appeal(judgement: Judgement, *, by: User | None, text: str) -> Appeal:
    """Ask for a second look at a text that is not shown. Raises Refused where it is shown, was
    appealed before, or nothing was said (422).
    """
    judgement = Judgement.objects.select_for_update(of=("self",)).get(pk=judgement.pk)
    words = sound_appeal(text)
    ensure_may_be_appealed(
        is_hidden=_still_hidden(judgement),
        was_appealed=Appeal.objects.filter(judgement=judgement).exists(),
    )
    made = Appeal.objects.create(judgement=judgement, text=words, made_at=timezone.now())
    record(by, "proposals.appeal", made, judgement=judgement.pk)
    return made


def _still_hidden(judgement: Judgement) -> bool:
    stands = not judgement.undone_at and judgement.decision == Decision.HIDE
    return stands and thing_of(judgement).standing == Standing.HIDDEN


@transaction.atomic
def answer_appeal(appeal: Appeal, *, by: User, outcome: Outcome, answer: str) -> Appeal:
    """Answer an appeal: the text stays hidden, or is shown again; the author reads why.

    Raises NotAllowed (403) for whoever judged it, and Refused where it was answered before or the
    answer says nothing (422).
    """
    appeal = (
        Appeal.objects.select_for_update(of=("self",))
        .select_related("judgement__organisation")
        .get(pk=appeal.pk)
    )
    words = sound_answer(
        answer, judged_by=appeal.judgement.by_tag, by=by.tag, outcome=appeal.outcome
    )
    appeal.outcome, appeal.answer, appeal.by_tag = outcome, words, by.tag
    appeal.answered_at = timezone.now()
    appeal.save(update_fields=["outcome", "answer", "by_tag", "answered_at"])
    hold_things([appeal.judgement])
    thing = thing_of(appeal.judgement)
    if outcome == Outcome.OVERTURNED and thing.standing == Standing.HIDDEN:
        thing.standing, thing.hidden_because = Standing.SHOWN, ""
        thing.save(update_fields=["standing", "hidden_because"])
    record(by, "proposals.answer_appeal", appeal, outcome=str(outcome))
    told = {"appeal": appeal, "overturned": outcome == Outcome.OVERTURNED}
    news = News(thing, "appealed", f"appeal:{appeal.pk}", told)
    tell(appeal.judgement.organisation, [news])
    return appeal
