"""อุทธรณ์: the author asks for a second look, once; somebody else than who judged answers."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import NotAllowed, Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.proposals.actions.judging import hold_things, thing_of
from ruamphaen.proposals.models import Appeal, Judgement
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.talking import LONGEST_APPEAL, Decision, Outcome
from ruamphaen.thai.text import clean


@transaction.atomic
def appeal(judgement: Judgement, *, by: User | None, text: str) -> Appeal:
    """Ask for a second look at a text that is not shown. Raises Refused where it is shown, was
    appealed before, or nothing was said (422).
    """
    judgement = Judgement.objects.select_for_update(of=("self",)).get(pk=judgement.pk)
    words = clean(text)
    if not words:
        raise Refused(_("บอกด้วยว่าทำไมข้อความนี้ควรแสดง"), status=422)
    if len(words) > LONGEST_APPEAL:
        raise Refused(
            _("คำอุทธรณ์ยาว %(length)s ตัวอักษร เกิน %(most)s ตัดให้สั้นลง")
            % {"length": f"{len(words):,}", "most": f"{LONGEST_APPEAL:,}"},
            status=422,
        )
    if judgement.undone_at or judgement.decision != Decision.HIDE or not _still_hidden(judgement):
        raise Refused(_("ข้อความนี้แสดงอยู่หรือถูกถอนแล้ว จึงไม่มีอะไรให้อุทธรณ์"))
    if Appeal.objects.filter(judgement=judgement).exists():
        raise Refused(_("อุทธรณ์ไปแล้ว อุทธรณ์ได้ครั้งเดียว คำตอบจะแสดงในหน้านี้"))
    made = Appeal.objects.create(judgement=judgement, text=words, made_at=timezone.now())
    record(by, "proposals.appeal", made, judgement=judgement.pk)
    return made


def _still_hidden(judgement: Judgement) -> bool:
    return thing_of(judgement).standing == Standing.HIDDEN


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
    if appeal.outcome:
        raise Refused(_("คำอุทธรณ์นี้ตอบไปแล้ว"))
    if appeal.judgement.by_tag == by.tag:
        raise NotAllowed(_("ผู้ที่ตัดสินไว้ตอบคำอุทธรณ์เองไม่ได้ ให้ผู้ดูแลคนอื่นหรือผู้ดูแลระบบของหน่วยงานตอบ"))
    words = clean(answer)
    if not words:
        raise Refused(_("เขียนคำตอบถึงผู้เขียน บอกเหตุผลสั้น ๆ"), status=422)
    appeal.outcome, appeal.answer, appeal.by_tag = outcome, words, by.tag
    appeal.answered_at = timezone.now()
    appeal.save(update_fields=["outcome", "answer", "by_tag", "answered_at"])
    hold_things([appeal.judgement])
    thing = thing_of(appeal.judgement)
    if outcome == Outcome.OVERTURNED and thing.standing == Standing.HIDDEN:
        thing.standing, thing.hidden_because = Standing.SHOWN, ""
        thing.save(update_fields=["standing", "hidden_because"])
    record(by, "proposals.answer_appeal", appeal, outcome=str(outcome))
    return appeal
