"""Paper cards: two numbers, one key for each statement; typed again, they are put right."""

import pytest
from django.conf import settings

from ruamphaen.base.errors import Refused
from ruamphaen.opinions.actions import cards as actions
from ruamphaen.opinions.actions import conversations
from ruamphaen.opinions.models import Conversation, OpinionCard, Participant, Vote
from ruamphaen.opinions.queries.desk import printed
from ruamphaen.opinions.rules.cards import Mistyped, answers_typed, check_number
from ruamphaen.opinions.rules.kinds import Answer
from tests.cast import Cast
from tests.opinions.talks import LINES, sent, talk

pytestmark = pytest.mark.django_db
ALL = "1" * len(LINES)


def type_in(conversation: Conversation, number: int, typed: str = ALL) -> OpinionCard:
    check = check_number(settings.SECRET_KEY, conversation.uid, number)
    return actions.type_card(conversation, by=None, number=number, check=check, typed=typed)


def test_batches_are_numbered_on_and_carry_what_was_asked_then(cast: Cast):
    conversation = talk(cast.ban_nong)
    first = actions.make_cards(conversation, by=cast.somsri, count=3)
    sent(conversation, "ข้อความที่ยังรอตรวจ")
    second = actions.make_cards(conversation, by=cast.somsri, count=2)
    assert [(first.first, first.last), (second.first, second.last)] == [(1, 3), (4, 5)]
    view = printed(second)
    assert [card.number for card in view.cards] == [4, 5]
    assert [row.text for row in view.statements] == list(LINES)


def test_a_card_is_typed_in_and_typed_again_it_is_put_right(cast: Cast):
    conversation = talk(cast.ban_nong)
    actions.make_cards(conversation, by=cast.somsri, count=3)
    type_in(conversation, 2, "12301 111")
    said = {vote.statement.number: vote.value for vote in Vote.objects.select_related("statement")}
    assert said == {1: 1, 2: -1, 3: 0, 5: 1, 6: 1, 7: 1, 8: 1}
    type_in(conversation, 2, "๒๐๐๐๐๐๐๐")
    assert [(vote.value, vote.changes) for vote in Vote.objects.all()] == [(-1, 1)]
    assert Participant.objects.count() == 1


@pytest.mark.parametrize(
    "typed", ["111", ALL + "1", "1111x111", "0" * len(LINES), "9" * len(LINES), "", "1" * 100_000]
)
def test_what_does_not_fit_is_refused_and_nothing_kept(cast: Cast, typed: str):
    conversation = talk(cast.ban_nong)
    actions.make_cards(conversation, by=cast.somsri, count=1)
    with pytest.raises(Refused):
        type_in(conversation, 1, typed)
    assert not Vote.objects.exists()
    assert not Participant.objects.exists()


def test_a_wrong_check_number_meets_no_card(cast: Cast):
    conversation = talk(cast.ban_nong)
    actions.make_cards(conversation, by=cast.somsri, count=1)
    right = check_number(settings.SECRET_KEY, conversation.uid, 1)
    for number, check in ((1, right + 1), (2, right), (10**9, 10)):
        with pytest.raises(Refused):
            actions.type_card(conversation, by=None, number=number, check=check, typed=ALL)


def test_cards_wait_until_it_is_open(cast: Cast):
    conversation = talk(cast.ban_nong)
    actions.make_cards(conversation, by=cast.somsri, count=1)
    conversations.close_conversation(conversation, by=cast.somsri)
    with pytest.raises(Refused):
        type_in(conversation, 1)


@pytest.mark.parametrize("count", [0, 501, 10**9])
def test_a_batch_has_an_end(cast: Cast, count: int):
    with pytest.raises(Refused):
        actions.make_cards(talk(cast.ban_nong), by=cast.somsri, count=count)


def test_two_digits_each_and_not_all_the_same(cast: Cast):
    uid = talk(cast.ban_nong).uid
    checks = [check_number("secret", uid, number) for number in range(1, 200)]
    assert all(10 <= check <= 99 for check in checks)
    assert len(set(checks)) > 50


def test_keys_are_read_as_boxes():
    assert answers_typed("1 2 3 0", 4) == [Answer.AGREE, Answer.DISAGREE, Answer.PASS, None]
    with pytest.raises(Mistyped):
        answers_typed("12", 3)
