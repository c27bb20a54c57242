"""Paper cards: printing a batch, and typing one in."""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ruamphaen.base.devices import key_of
from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.opinions.access import place_of
from ruamphaen.opinions.actions.answering import put, take_part
from ruamphaen.opinions.models import CardBatch, Conversation, OpinionCard, Statement
from ruamphaen.opinions.rules.cards import MOST_IN_BATCH, Mistyped, answers_typed, check_number
from ruamphaen.opinions.rules.kinds import Answer, Channel, Standing, State
from ruamphaen.organisation.models import User

MOST_ON_CARD = 40


@transaction.atomic
def make_cards(
    conversation: Conversation, *, by: User | None, count: int, statements: Sequence[int] = ()
) -> CardBatch:
    """Number a batch of cards with the statements as they stand, or with those that are named."""
    conversation = _locked(conversation)
    if not 1 <= count <= MOST_IN_BATCH:
        raise Refused(_("พิมพ์บัตรได้ครั้งละ 1 ถึง %(most)s ใบ") % {"most": MOST_IN_BATCH}, status=422)
    shown = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN)
    if statements:
        shown = shown.filter(pk__in=list(statements))
    keys = list(shown.order_by("number").values_list("pk", flat=True)[:MOST_ON_CARD])
    if not keys:
        raise Refused(_("ยังไม่มีข้อความให้พิมพ์ลงบัตร ใส่ข้อความเริ่มต้นก่อน"))
    last = OpinionCard.objects.filter(batch__conversation=conversation).aggregate(
        last=Max("number")
    )["last"]
    batch = CardBatch.objects.create(
        conversation=conversation, first=(last or 0) + 1, count=count, statements=keys
    )
    OpinionCard.objects.bulk_create(
        OpinionCard(batch=batch, number=number) for number in range(batch.first, batch.last + 1)
    )
    record(by, "opinions.make_cards", batch, first=batch.first, last=batch.last)
    return batch


@transaction.atomic
def type_card(
    conversation: Conversation, *, by: User | None, number: int, check: int, typed: str
) -> OpinionCard:
    """Type a card in; the same card again replaces what was typed. Boxes left empty are no answer.

    Also on the evening after the last day, as long as nobody closed the conversation.
    """
    conversation = _locked(conversation)
    if conversation.state != State.OPEN:
        raise Refused(_("เรื่องนี้ไม่ได้เปิดอยู่ เปิดรับความเห็นก่อน แล้วจึงพิมพ์บัตรเข้า"))
    card = _card(conversation, number, check)
    keys = card.batch.statements
    answers = dict(zip(keys, _answers(typed, len(keys)), strict=True))
    if not any(value is not None for value in answers.values()):
        raise Refused(_("บัตรนี้ไม่มีคำตอบ ไม่ต้องพิมพ์เข้า"), status=422)
    key = key_of(place_of(conversation), "card", str(number))
    participant = card.participant or take_part(conversation, key=key, channel=Channel.CARD)
    statements = Statement.objects.filter(pk__in=keys, conversation=conversation)
    for statement in statements:
        value = answers[statement.pk]
        if value is None:
            participant.votes.filter(statement=statement).delete()
        else:
            put(participant, statement, value)
    card.participant = participant
    card.save(update_fields=["participant"])
    record(by, "opinions.type_card", card, number=number)
    return card


def _card(conversation: Conversation, number: int, check: int) -> OpinionCard:
    card = (
        OpinionCard.objects.filter(batch__conversation=conversation, number=number)
        .select_related("batch__conversation__organisation", "participant")
        .first()
    )
    expected = check_number(settings.SECRET_KEY, conversation.uid, number)
    if card is None or check != expected:
        raise Refused(
            _("เลขที่ %(number)s กับเลขตรวจ %(check)s ไม่ตรงกับบัตรใบใด ตรวจตัวเลขที่มุมบัตรอีกครั้ง")
            % {"number": number, "check": check},
            status=422,
        )
    return card


def _answers(typed: str, statements: int) -> Sequence[Answer | None]:
    try:
        return answers_typed(typed, statements)
    except Mistyped as problem:
        told = {
            "sign": _("มีตัว “%(at)s” ในคำตอบ ใช้ได้เฉพาะ 1 เห็นด้วย 2 ไม่เห็นด้วย 3 ผ่าน 0 ไม่ได้ตอบ"),
            "few": _("พิมพ์มา %(at)s ตัว แต่บัตรนี้มี %(statements)s ข้อความ ใส่ 0 แทนข้อที่ไม่ได้ตอบ"),
            "many": _("พิมพ์มา %(at)s ตัว แต่บัตรนี้มี %(statements)s ข้อความ ตรวจว่าพิมพ์เกินหรือผิดใบ"),
        }[problem.code]
        raise Refused(told % {"at": problem.at, "statements": statements}, status=422) from problem


def _locked(conversation: Conversation) -> Conversation:
    rows = Conversation.objects.select_related("organisation").select_for_update(of=("self",))
    return rows.get(pk=conversation.pk)
