"""One person who answers with an account and without, in one browser: asked, never guessed; one participant."""

import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.opinions.actions import conversations
from ruamphaen.opinions.actions.carrying import carry_over
from ruamphaen.opinions.models import Conversation, Participant, Statement, Vote
from ruamphaen.opinions.queries.public import conversations_of
from ruamphaen.opinions.queries.results import votes_mark
from ruamphaen.opinions.rules.kinds import Answer
from tests.at_once import at_once, on_a_server
from tests.cast import TODAY, Cast
from tests.opinions.talks import LINES, answer, asked, camps, talk
from tests.opinions.test_pages import address, say, vote

pytestmark = pytest.mark.django_db
ASKED = "ก่อนเข้าสู่ระบบ เป็นของท่านหรือไม่"
SIGNED_OUT = "มีผู้ใช้บัญชีในเครื่องนี้มาก่อน"


@pytest.fixture
def conversation(cast: Cast) -> Conversation:
    return talk(cast.ban_nong)


def seen(client: Client, conversation: Conversation, more: str = "") -> str:
    return client.get(address("conversation", conversation) + more).content.decode()


def answered(conversation: Conversation) -> list[int]:
    """How many statements each participant with answers answered."""
    rows = Participant.objects.filter(conversation=conversation).order_by("pk")
    return [n for row in rows if (n := row.votes.count())]


def says(client: Client, conversation: Conversation, who: str) -> object:
    return client.post(address("same_person", conversation), {"who": who})


# ------------------------------------------------------------------ pages


def test_answers_then_sign_in_are_one_person_after_a_yes(client, cast, conversation):
    for value in (1, -1, 0):
        vote(client, conversation, value)
    say(client, conversation, "อยากได้ลานกีฬาใกล้วัด")
    client.force_login(cast.stranger)
    page = seen(client, conversation)
    assert ASKED in page
    assert "ตอบ 3 ข้อความ" in page
    assert "ส่ง 1 ข้อความ" in page
    assert 'name="value"' not in page  # nothing is answered before the question is
    for _time in range(2):  # the same answer sent twice
        assert says(client, conversation, "me").status_code == 302
    assert answered(conversation) == [3]
    vote(client, conversation, 1)
    assert answered(conversation) == [4]
    mine = client.get(address("mine", conversation)).content.decode()
    assert "อยากได้ลานกีฬาใกล้วัด" in mine
    assert ASKED not in mine


def test_sign_in_then_answers_signed_out_are_asked_about_first(client, cast, conversation):
    client.force_login(cast.stranger)
    vote(client, conversation, 1)
    client.post(reverse("account_logout"))
    assert SIGNED_OUT in seen(client, conversation)
    led = says(client, conversation, "me")
    assert led.url.startswith(reverse("account_login"))
    client.force_login(cast.stranger)
    vote(client, conversation, 1)
    assert answered(conversation) == [2]


def test_somebody_else_at_the_same_telephone_is_another_participant(client, cast, conversation):
    client.force_login(cast.stranger)
    vote(client, conversation, 1)
    client.post(reverse("account_logout"))
    says(client, conversation, "other")
    vote(client, conversation, -1)
    assert answered(conversation) == [1, 1]
    assert SIGNED_OUT not in seen(client, conversation)
    client.force_login(cast.stranger)
    says(client, conversation, "other")  # an account says: those are not mine
    assert ASKED not in seen(client, conversation)
    assert ASKED in client.get(address("mine", conversation)).content.decode()
    assert answered(conversation) == [1, 1]


def test_who_sent_a_statement_and_signed_in_since_claims_it_on_its_receipt(
    client, cast, conversation
):
    client.get(address("conversation", conversation))
    receipt = say(client, conversation, "อยากได้ลานกีฬาใกล้วัด").url
    client.force_login(cast.stranger)
    page = client.get(receipt).content.decode()
    assert ASKED in page
    assert "ลานกีฬา" not in page
    there = address("same_person", conversation)
    assert client.post(there, {"who": "me", "at": receipt}).url == receipt
    assert "ลานกีฬา" in client.get(receipt).content.decode()
    for elsewhere in ("https://evil.example/", "//evil.example/", "mine"):
        led = client.post(there, {"who": "me", "at": elsewhere})
        assert led.url == address("conversation", conversation) + "#ask"


def test_two_accounts_in_one_browser_stay_two(client, cast, conversation):
    vote(client, conversation, 1)
    client.force_login(cast.stranger)
    says(client, conversation, "me")
    client.force_login(cast.malee)
    assert ASKED not in seen(client, conversation)
    vote(client, conversation, 1)
    assert answered(conversation) == [1, 1]


def test_a_page_that_was_open_before_signing_in_counts_nothing_unasked(client, cast, conversation):
    vote(client, conversation, 1)
    client.force_login(cast.stranger)
    first = asked(conversation)[0].pk
    for name in ("conversation", "mine"):
        sent = client.post(
            address(name, conversation), {"statement": first, "value": 1}, follow=True
        )
        assert "ยังไม่ได้บันทึกคำตอบ" in sent.content.decode()
        assert ASKED in sent.content.decode()
    piece = client.post(
        address("conversation", conversation),
        {"statement": first, "value": 1},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert ASKED in piece
    assert answered(conversation) == [1]


def test_in_a_hall_nobody_is_held_up(client, cast, conversation):
    client.force_login(cast.stranger)
    vote(client, conversation, 1)
    client.post(reverse("account_logout"))
    assert SIGNED_OUT not in seen(client, conversation, "?via=hall")
    first = asked(conversation)[0].pk
    client.post(
        address("conversation", conversation), {"statement": first, "value": 1, "via": "hall"}
    )
    assert answered(conversation) == [1, 1]


def test_a_closed_conversation_asks_nothing_and_stays_as_it_was_recorded(
    client, cast, conversation
):
    vote(client, conversation, 1)
    client.force_login(cast.stranger)
    conversations.close_conversation(conversation, by=cast.somsri)
    mark = votes_mark(conversation)
    assert ASKED not in seen(client, conversation)
    assert says(client, conversation, "me").status_code == 409
    assert votes_mark(conversation) == mark


def test_a_strange_answer_is_refused_in_words(client, conversation):
    refused = says(client, conversation, "")
    assert refused.status_code == 422
    assert "ยังไม่ได้เลือกคำตอบ" in refused.content.decode()


# ------------------------------------------------------------------ the act


def test_of_two_answers_to_one_statement_the_later_stays(conversation):
    answer(conversation, "device", 0, Answer.AGREE)
    answer(conversation, "account", 0, Answer.DISAGREE)
    answer(conversation, "account", 1, Answer.DISAGREE)
    answer(conversation, "device", 1, Answer.AGREE)
    answer(conversation, "device", 2, Answer.PASS)
    assert carry_over(conversation, device="device", account="account", today=TODAY) == 3
    me = Participant.objects.get(key="account")
    kept = me.votes.order_by("statement__number").values_list("statement__number", "value")
    assert list(kept) == [(1, Answer.DISAGREE), (2, Answer.AGREE), (3, Answer.PASS)]
    assert Vote.objects.count() == 3
    assert carry_over(conversation, device="device", account="account", today=TODAY) == 0


def test_one_person_less_is_told_and_the_mark_of_the_votes_is_another(cast, conversation):
    camps(conversation, 24, 20)
    for place in range(len(LINES)):
        answer(conversation, "device", place, Answer.AGREE)
    answer(conversation, "account", 0, Answer.AGREE)
    mark = votes_mark(conversation)
    assert conversations_of(cast.ban_nong, TODAY).open[0].told_people == 46
    carry_over(conversation, device="device", account="account", today=TODAY)
    assert conversations_of(cast.ban_nong, TODAY).open[0].told_people == 45
    assert votes_mark(conversation) != mark


def test_a_new_account_takes_all_and_the_mark_is_another_too(conversation):
    answer(conversation, "device", 0, Answer.AGREE)
    mark = votes_mark(conversation)
    carry_over(conversation, device="device", account="account", today=TODAY)
    assert votes_mark(conversation) != mark
    assert answered(conversation) == [1]


def test_no_line_in_the_ledger_and_nothing_without_a_browser_or_an_account(conversation):
    answer(conversation, "device", 0, Answer.AGREE)
    before = Entry.objects.count()
    assert carry_over(conversation, device="device", account="", today=TODAY) == 0
    assert carry_over(conversation, device="nobody", account="account", today=TODAY) == 0
    assert carry_over(conversation, device="device", account="account", today=TODAY) == 1
    assert Entry.objects.count() == before
    conversations.close_conversation(conversation, by=None)
    with pytest.raises(Refused):
        carry_over(conversation, device="device", account="account", today=TODAY)


def test_another_conversation_is_another_room(client, cast, conversation):
    other = talk(cast.ban_nong, title="รอบเก็บขยะ")
    for each in (conversation, other):
        vote(client, each, 1)
    client.force_login(cast.stranger)
    says(client, conversation, "me")
    keys = set(Participant.objects.values_list("conversation", "key"))
    assert len(keys) == 3
    assert ASKED in seen(client, other)
    assert not Statement.objects.filter(author__isnull=False).exists()


@on_a_server
def test_sent_twice_at_once_while_both_go_on_answering(cast):
    conversation = talk(cast.ban_nong)
    for place in range(len(LINES)):
        answer(conversation, "device", place, Answer.AGREE)
    acts = [lambda: carry_over(conversation, device="device", account="account", today=TODAY)] * 3
    for place in range(4):
        for key in ("account", "device"):
            acts.append(lambda key=key, place=place: answer(conversation, key, place, Answer.AGREE))
    ends = at_once(*acts)
    assert [end for end in ends if isinstance(end, Exception)] == []
    # What came in for the browser after that waits for the next question; nothing was lost.
    carry_over(conversation, device="device", account="account", today=TODAY)
    assert answered(conversation) == [len(LINES)]
