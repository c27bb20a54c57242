"""Answering: agree, disagree, pass; changing one's mind; being forgotten."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ruamphaen.base.devices import key_of
from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.opinions.access import place_of
from ruamphaen.opinions.models import Conversation, Participant, Statement, Vote, new_key
from ruamphaen.opinions.rules.kinds import Answer, Channel, Standing
from ruamphaen.organisation.models import User


@transaction.atomic
def answer(
    conversation: Conversation,
    *,
    key: str,
    statement: Statement,
    value: Answer,
    today: date,
    channel: Channel = Channel.WEB,
) -> Participant:
    """One answer of one participant; the same again changes nothing, another replaces it.

    No line in the ledger: single answers belong to nobody, and their order would tell whose they are.
    What is recorded is the whole, at closing.
    """
    conversation = Conversation.objects.get(pk=conversation.pk)  # closed a moment ago?
    ensure_takes_answers(conversation, today)
    if statement.conversation_id != conversation.pk or statement.standing != Standing.SHOWN:
        raise Refused(_("ข้อความนี้ไม่ได้ถามอยู่แล้ว เปิดหน้านี้ใหม่เพื่อตอบข้อความถัดไป"))
    participant = take_part(conversation, key=key, channel=channel)
    put(participant, statement, value)
    return participant


def ensure_takes_answers(conversation: Conversation, today: date) -> None:
    """Refused where it is not open today."""
    if conversation.takes_answers(today):
        return
    if conversation.opens_on and today < conversation.opens_on:
        raise Refused(_("เรื่องนี้ยังไม่เปิดรับความเห็น กลับมาใหม่ตามวันที่ประกาศ"))
    raise Refused(_("เรื่องนี้ปิดรับความเห็นแล้ว คำตอบล่าสุดไม่ได้บันทึก ดูผลได้ที่แผนที่ความเห็น"))


def take_part(conversation: Conversation, *, key: str, channel: Channel) -> Participant:
    """The participant of a key, new where it is the first time. Must run inside an act: until it ends
    nobody else answers for them.
    """
    if not key:
        raise Refused(_("เบราว์เซอร์นี้ไม่รับคุกกี้ จึงนับความเห็นไม่ได้ เปิดรับคุกกี้ หรือขอบัตรกระดาษจากเจ้าหน้าที่"))
    # Locked before the vote is written: a vote that waits for its participant would hold its place in
    # the index, and whoever carries votes over (actions.carrying) would wait for it in turn.
    with transaction.atomic(savepoint=False):
        return Participant.objects.select_for_update().get_or_create(
            conversation=conversation, key=key, defaults={"channel": channel}
        )[0]


def put(participant: Participant, statement: Statement, value: Answer) -> None:
    """Keep an answer; another than before counts as a change. Must run inside an act."""
    _vote, new = Vote.objects.get_or_create(
        participant=participant, statement=statement, defaults={"value": value}
    )
    if not new:
        Vote.objects.filter(participant=participant, statement=statement).exclude(
            value=value
        ).update(value=value, changes=F("changes") + 1)


@transaction.atomic
def forget_participant(participant: Participant, *, by: User | None) -> Participant:
    """Unlink a participant from their browser, account or card (PDPA, section 33).

    The answers stay as nobody's, so that totals hold; their statements stay without an author.
    """
    participant.key = new_key()
    participant.save(update_fields=["key"])
    participant.statements.update(author=None)
    record(by, "opinions.forget_participant", participant.conversation)
    return participant


@transaction.atomic
def forget_account(user: User, *, by: User | None) -> int:
    """Unlink an account from every conversation it took part in; how many those were."""
    keys = {
        key_of(place_of(conversation), "account", user.tag): conversation
        for conversation in Conversation.objects.all()
    }
    found = Participant.objects.filter(key__in=keys).select_related("conversation__organisation")
    for participant in found:
        forget_participant(participant, by=by)
    return len(found)
