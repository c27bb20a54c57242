"""Many people answer, send and decide at the same moment, each on a connection of their own."""

from uuid import uuid4

from django.conf import settings

from ruamphaen.base.ledger import verify
from ruamphaen.base.moderation import Reason
from ruamphaen.opinions.actions import answering, cards, conversations, statements
from ruamphaen.opinions.models import OpinionCard, Participant, Statement, Vote
from ruamphaen.opinions.rules.cards import check_number
from ruamphaen.opinions.rules.kinds import Answer, Standing
from tests.at_once import ON_A_SERVER, at_once
from tests.cast import TODAY
from tests.opinions.talks import LINES, asked, sent, talk

pytestmark = ON_A_SERVER


def test_one_person_who_answers_eight_times_at_once_is_counted_once(cast):
    conversation = talk(cast.ban_nong)
    [first, *_rest] = asked(conversation)

    def answer(value):
        given = {"key": "a-browser", "statement": first, "value": value, "today": TODAY}
        return lambda: answering.answer(conversation, **given)

    at_once(*map(answer, [Answer.AGREE, Answer.DISAGREE] * 4))
    assert (Participant.objects.count(), Vote.objects.count()) == (1, 1)


def test_one_form_sent_five_times_at_once_is_one_statement(cast):
    conversation, uid = talk(cast.ban_nong), uuid4()
    words = {"key": "a-browser", "text": "อยากได้ลานกีฬาใกล้วัด", "today": TODAY, "uid": uid}
    made = at_once(*[lambda: statements.say(conversation, seconds=60, **words).pk] * 5)
    assert len(set(made)) == 1
    assert Statement.objects.count() == len(LINES) + 1


def test_statements_that_come_at_once_have_each_a_number(cast):
    conversation = talk(cast.ban_nong)
    texts = [f"อยากได้ลานกีฬาในหมู่บ้านที่ {place} ของตำบล" for place in range(6)]
    at_once(*[lambda text=text: sent(conversation, text, key=text) for text in texts])
    assert [each.number for each in asked(conversation)] == list(range(1, len(LINES) + 7))


def test_two_desks_that_type_one_card_count_it_once(cast):
    conversation = talk(cast.ban_nong)
    cards.make_cards(conversation, by=cast.anan, count=1)
    check = check_number(settings.SECRET_KEY, conversation.uid, 1)

    def type_it(typed):
        given = {"by": cast.anan, "number": 1, "check": check, "typed": typed}
        return lambda: cards.type_card(conversation, **given)

    at_once(type_it("1" * len(LINES)), type_it("2" * len(LINES)), type_it("3" * len(LINES)))
    assert Participant.objects.count() == OpinionCard.objects.exclude(participant=None).count() == 1
    assert len(set(Vote.objects.values_list("value", flat=True))) == 1


def test_who_is_forgotten_or_answers_while_it_is_closed_leaves_whole_totals(cast):
    conversation = talk(cast.ban_nong)
    waiting = sent(conversation, "อยากได้ลานกีฬาใกล้วัดของเรา", key="b")
    [first, second, *_rest] = asked(conversation)
    who = answering.take_part(conversation, key="a", channel="web")
    at_once(
        lambda: answering.answer(
            conversation, key="a", statement=first, value=Answer.AGREE, today=TODAY
        ),
        lambda: answering.forget_participant(who, by=None),
        lambda: statements.show_statements(conversation, by=cast.anan, statements=[waiting.pk]),
        lambda: statements.hide_statements(
            conversation, by=cast.anan, statements=[waiting.pk], because=Reason.ABUSE
        ),
        lambda: statements.replace_statement(second, by=cast.anan, texts=["คำใหม่ของข้อความนี้"]),
        lambda: conversations.close_conversation(conversation, by=cast.anan),
    )
    assert not Participant.objects.filter(pk=who.pk, key="a").exists()
    assert Statement.objects.get(pk=waiting.pk).standing in {Standing.SHOWN, Standing.HIDDEN}
    assert verify() == []
