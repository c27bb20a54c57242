"""Answering: once for each person, changed as often as they like, forgotten when they ask."""

from datetime import timedelta

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.opinions.actions import answering, conversations
from ruamphaen.opinions.models import MapResult, Participant, Statement, Vote
from ruamphaen.opinions.queries.results import current, votes_mark
from ruamphaen.opinions.rules.asking import Asked, in_turn
from ruamphaen.opinions.rules.kinds import Answer, Channel, State
from tests import make
from tests.cast import TODAY, Cast
from tests.opinions.talks import answer, asked, camps, sent, talk

pytestmark = pytest.mark.django_db


def test_the_same_answer_five_times_is_one(cast: Cast):
    conversation = talk(cast.ban_nong)
    for _time in range(5):
        answer(conversation, "สมใจ", 0, Answer.AGREE)
    assert list(Vote.objects.values_list("value", "changes")) == [(1, 0)]
    assert Participant.objects.count() == 1


def test_a_mind_may_change_and_the_mark_of_the_votes_with_it(cast: Cast):
    conversation = talk(cast.ban_nong)
    marks = [votes_mark(conversation)]
    for value in (Answer.AGREE, Answer.DISAGREE, Answer.AGREE):
        answer(conversation, "สมใจ", 0, value)
        marks.append(votes_mark(conversation))
    assert list(Vote.objects.values_list("value", "changes")) == [(1, 2)]
    assert len(set(marks)) == 4


def test_no_answer_leaves_a_line_in_the_ledger(cast: Cast):
    conversation = talk(cast.ban_nong)
    before = Entry.objects.count()
    answer(conversation, "สมใจ", 0, Answer.PASS)
    assert Entry.objects.count() == before


def test_closing_records_how_many_and_the_mark(cast: Cast):
    conversation = talk(cast.ban_nong)
    answer(conversation, "ก", 0, Answer.PASS)
    answer(conversation, "ข", 0, Answer.AGREE)
    conversations.close_conversation(conversation, by=cast.somsri)
    entry = Entry.objects.get(act="opinions.close_conversation")
    assert entry.detail == {"people": 2, "votes": 2, "mark": votes_mark(conversation)}


@pytest.mark.parametrize("days", [(1, 5), (-5, -1)])
def test_outside_its_days_nothing_is_taken(cast: Cast, days: tuple[int, int]):
    conversation = talk(cast.ban_nong)
    conversation.opens_on, conversation.closes_on = (TODAY + timedelta(days=day) for day in days)
    conversation.save()
    with pytest.raises(Refused):
        answer(conversation, "สมใจ", 0, Answer.AGREE)
    assert not Vote.objects.exists()


def test_a_closed_one_takes_nothing_and_can_be_opened_again(cast: Cast):
    conversation = talk(cast.ban_nong)
    conversations.close_conversation(conversation, by=cast.somsri)
    with pytest.raises(Refused):
        answer(conversation, "สมใจ", 0, Answer.AGREE)
    conversations.open_conversation(conversation, by=cast.somsri)
    answer(conversation, "สมใจ", 0, Answer.AGREE)
    assert Vote.objects.count() == 1


def test_nothing_is_opened_without_a_statement(cast: Cast):
    conversation = talk(cast.ban_nong, lines=(), is_open=False)
    with pytest.raises(Refused):
        conversations.open_conversation(conversation, by=cast.somsri)


def test_what_is_not_asked_cannot_be_answered(cast: Cast):
    conversation = talk(cast.ban_nong)
    waiting = sent(conversation, "อยากได้ลานกีฬาใกล้วัด")
    with pytest.raises(Refused):
        answering.answer(conversation, key="ก", statement=waiting, value=Answer.AGREE, today=TODAY)


def test_a_statement_of_another_conversation_cannot_be_answered_here(cast: Cast):
    conversation, other = talk(cast.ban_nong), talk(cast.ban_nong, title="อีกเรื่อง")
    with pytest.raises(Refused):
        answering.answer(
            conversation, key="ก", statement=asked(other)[0], value=Answer.AGREE, today=TODAY
        )


def test_forgetting_keeps_totals_and_unlinks_the_person(cast: Cast):
    conversation = talk(cast.ban_nong)
    camps(conversation, 20, 18)
    theirs = sent(conversation, "อยากได้ลานกีฬาใกล้วัด", key="person-0")
    before = current(conversation, make_now())
    person = Participant.objects.get(key="person-0")
    answering.forget_participant(person, by=None)
    after = current(conversation, make_now())
    assert not Participant.objects.filter(key="person-0").exists()
    theirs.refresh_from_db()
    assert theirs.author is None
    assert before is not None
    assert after is not None
    assert after.found == before.found
    # Who comes back with the old key is a new person with nothing answered.
    again = answering.take_part(conversation, key="person-0", channel=Channel.WEB)
    assert again.votes.count() == 0


def test_forgetting_an_account_finds_it_in_every_conversation(cast: Cast):
    from ruamphaen.base.devices import key_of
    from ruamphaen.opinions.access import place_of

    talks = [talk(cast.ban_nong), talk(cast.nong_sung)]
    for conversation in talks:
        key = key_of(place_of(conversation), "account", cast.stranger.tag)
        answer(conversation, key, 0, Answer.AGREE)
    assert answering.forget_account(cast.stranger, by=cast.anan) == 2
    assert answering.forget_account(cast.stranger, by=cast.anan) == 0
    assert Vote.objects.count() == 2


def test_the_ledger_names_nobody_who_answers_or_sends(cast: Cast):
    conversation = talk(cast.ban_nong)
    statement = sent(conversation, "คุณสมหมายควรย้ายร้าน", key="secret-key")
    answering.forget_participant(Participant.objects.get(key="secret-key"), by=None)
    told = " ".join(Entry.objects.values_list("facts", flat=True))
    assert "สมหมาย" not in told
    assert "secret-key" not in told
    assert statement.receipt not in told


def test_a_conversation_edited_meanwhile_is_not_overwritten(cast: Cast):
    conversation = talk(cast.ban_nong, is_open=False)
    conversations.edit_conversation(conversation, by=cast.somsri, seen=0, title="ชื่อใหม่")
    with pytest.raises(Refused):
        conversations.edit_conversation(conversation, by=cast.anan, seen=0, title="อีกชื่อ")
    conversation.refresh_from_db()
    assert conversation.title == "ชื่อใหม่"


def test_a_place_of_the_neighbours_tree_is_refused(cast: Cast):
    node = make.tree(organisation=cast.nong_sung).nodes.first()
    with pytest.raises(Refused):
        conversations.start_conversation(cast.ban_nong, by=cast.somsri, title="เรื่อง", node=node)


def test_only_a_draft_is_discarded(cast: Cast):
    draft, opened = talk(cast.ban_nong, is_open=False), talk(cast.ban_nong)
    conversations.discard_conversation(draft, by=cast.somsri)
    with pytest.raises(Refused):
        conversations.discard_conversation(opened, by=cast.somsri)
    assert State(opened.state) is State.OPEN


def test_the_least_seen_are_asked_first_and_the_rest_by_lot():
    rows = [Asked(key, seen) for key, seen in ((1, 3), (2, 0), (3, 3), (4, 3), (5, 3))]
    orders = {tuple(in_turn(rows, seed)) for seed in "กขคงจฉช"}
    assert {order[0] for order in orders} == {2}
    assert len(orders) > 3
    assert in_turn(rows, "ก") == in_turn(reversed(rows), "ก")


def test_a_kept_map_is_used_until_a_vote_changes(cast: Cast):
    from ruamphaen.opinions.jobs import map_of

    conversation = talk(cast.ban_nong)
    camps(conversation, 20, 18)
    now = make_now()
    first = map_of(conversation, now)
    second = map_of(conversation, now + timedelta(hours=1))
    assert first is not None
    assert second is not None
    assert (first.is_new, second.is_new) == (True, False)
    Vote.objects.filter(pk=Vote.objects.first().pk).update(value=0, changes=1)
    third = map_of(conversation, now + timedelta(hours=1))
    assert third is not None
    assert third.is_new
    assert MapResult.objects.count() == 1
    Statement.objects.filter(pk=asked(conversation)[0].pk).update(
        standing="hidden", hidden_because="other_matter"
    )
    fourth = map_of(conversation, now + timedelta(hours=1))
    assert fourth is not None
    assert len(fourth.found["statements"]) == len(third.found["statements"]) - 1


def make_now():
    from django.utils import timezone

    return timezone.now()
