"""Pages of moderating: who opens what, and the queue."""

import pytest

from ruamphaen.proposals.actions import appealing, commenting, reporting
from ruamphaen.proposals.models import Comment, Judgement
from ruamphaen.proposals.queries.fates import fate_of
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.proposals.voices import at, judged, moderator, say

pytestmark = pytest.mark.django_db


# ------------------------------------------------------------------ who opens what


def test_everyone_opens_what_is_public(client, cast, lamp):
    comment = say(lamp)
    for address in (
        at("proposal", lamp.receipt), at("comment", lamp.receipt), at("reply", comment.pk),
        at("report_comment", comment.pk), at("report_proposal", lamp.receipt),
        at("moderation_log"), at("moderation_csv"),
    ):  # fmt: skip
        assert client.get(address).status_code == 200, address


def test_only_moderators_open_the_desk_and_act_there(client, cast, lamp):
    duang = moderator(cast.ban_nong)
    comment = say(lamp)
    batch = judged(comment, by=duang)
    made = appealing.appeal(fate_of(comment).judgement, by=None, text="ขอให้อ่านใหม่")
    gets = [
        at("moderation"), at("judged"), at("appeals"), at("answer_appeal", made.pk),
        at("forget_commenter", comment.pk),
    ]  # fmt: skip
    posts = [
        *gets, at("undo_judgement", batch.uid), at("open_thread", lamp.thread.pk),
    ]  # fmt: skip
    assert {client.get(each).status_code for each in gets} == {302}
    for who in (duang, cast.anan):
        client.force_login(who)
        assert [client.get(each).status_code for each in gets] == [200] * 5, who
    for who in ("somsri", "pranee", "wichai", "malee", "stranger", "kamon"):
        client.force_login(getattr(cast, who))
        assert {client.get(each).status_code for each in gets} == {403}, who
        assert {client.post(each).status_code for each in posts} == {403}, who
    assert Judgement.objects.filter(undone_at=None).count() == 1


def test_a_batch_of_one_says_what_was_judged_before_it_is_taken_back(client, cast, lamp):
    duang = moderator(cast.ban_nong)
    judged(say(lamp, "ช่างรับเหมากินหัวคิว"), by=duang)
    client.force_login(duang)
    assert "ช่างรับเหมากินหัวคิว" in client.get(at("judged")).text


def test_the_desk_of_one_town_does_not_reach_the_other(client, cast):
    client.force_login(moderator(cast.ban_nong))
    theirs = make.proposal(organisation=cast.nong_sung)
    comment = say(theirs)
    judged(comment, by=moderator(cast.nong_sung, "thip"))
    made = appealing.appeal(fate_of(comment).judgement, by=None, text="ขอ")
    for address in (
        at("answer_appeal", made.pk), at("forget_commenter", comment.pk),
        at("open_thread", theirs.thread.pk), at("reply", comment.pk),
        at("report_comment", comment.pk), at("comment", theirs.receipt),
    ):  # fmt: skip
        assert client.post(address, {"text": "x"}).status_code == 404, address
    sent = {"item": f"proposal-{theirs.pk}", f"proposal-{theirs.pk}": "abuse"}
    client.post(at("moderation"), sent)
    theirs.refresh_from_db()
    assert theirs.standing == Standing.SHOWN


def test_what_is_not_shown_is_neither_answered_nor_reported(client, cast, lamp):
    waiting = say(lamp, known=False)
    asked = make.proposal(organisation=cast.ban_nong, standing=Standing.WAITING)
    shown = say(asked)
    client.force_login(cast.anan)
    for address in (
        at("reply", waiting.pk), at("report_comment", waiting.pk), at("reply", shown.pk),
        at("comment", asked.receipt), at("report_proposal", asked.receipt),
    ):  # fmt: skip
        assert client.get(address).status_code == 404, address


# ------------------------------------------------------------------ the queue


def test_a_batch_without_script_ticks_some_and_chooses_for_others(client, cast, lamp):
    duang = moderator(cast.ban_nong)
    client.force_login(duang)
    things = [say(lamp, f"ข้อ {n}", known=False) for n in range(4)]
    page = client.get(at("moderation")).content.decode()
    assert all(f'id="comment-{each.pk}"' in page for each in things)
    names = [f"comment-{each.pk}" for each in things]
    sent = {
        "item": names, names[0]: "show", names[1]: "abuse", names[2]: "", names[3]: "",
        "tick": [names[2]], "ticked": "advertising",
    }  # fmt: skip
    answer = client.post(at("moderation"), sent, follow=True)
    assert "แสดง 1 ข้อ ไม่แสดง 2 ข้อ" in answer.content.decode()
    for each in things:
        each.refresh_from_db()
    assert [(each.standing, each.hidden_because) for each in things] == [
        ("shown", ""), ("hidden", "abuse"), ("hidden", "advertising"), ("waiting", ""),
    ]  # fmt: skip
    batch = Judgement.objects.first().batch
    back = client.post(at("undo_judgement", batch), {"only": "comment"})
    assert back.url == f"{at('moderation')}?only=comment"  # the same part of the queue
    assert Comment.objects.filter(standing=Standing.WAITING).count() == 4
    assert client.post(at("undo_judgement", batch), {"only": "//elsewhere"}).status_code == 409


def test_a_thing_named_twice_in_one_sending_is_judged_once_and_taken_back(client, cast, lamp):
    client.force_login(moderator(cast.ban_nong))
    talk = say(lamp, known=False)
    name = f"comment-{talk.pk}"
    client.post(at("moderation"), {"item": [name, name], name: "show"})
    judgement = Judgement.objects.get()
    client.post(at("undo_judgement", judgement.batch))
    talk.refresh_from_db()
    assert talk.standing == Standing.WAITING


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"item": ["comment-x", "person-1", "comment-", "-", "proposal-99999999999999999999"]},
        {"item": "comment-1", "comment-1": "because"},
    ],
)
def test_nonsense_sent_to_the_queue_is_refused_in_words(client, cast, sent):
    client.force_login(moderator(cast.ban_nong))
    answer = client.post(at("moderation"), sent)
    assert answer.status_code == 422
    assert Judgement.objects.count() == 0


def test_the_queue_asks_equally_often_for_one_and_for_five_hundred(client, cast, lamp):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(moderator(cast.ban_nong))
    thread = commenting.thread_of(lamp)

    def fill(n):
        rows = Comment.objects.count()
        Comment.objects.bulk_create(
            Comment(
                thread=thread, receipt=f"R{rows + k}", text=f"ข้อความ {k}", said_at=make.NOW,
                author_key=f"k{k}", standing=Standing.WAITING,
            )
            for k in range(n)
        )  # fmt: skip
        make.proposal(organisation=cast.ban_nong, standing=Standing.WAITING)
        reported = make.proposal(organisation=cast.ban_nong)
        reporting.report(reported, by=None, key="r", why="abuse")

    counts = []
    for n in (1, 500):
        fill(n)
        client.get(at("moderation"))
        with CaptureQueriesContext(connection) as asked:
            page = client.get(at("moderation"))
        counts.append(len(asked))
        assert page.status_code == 200
    assert counts[1] <= counts[0] < 15  # the first page of five hundred holds one kind only


def test_tabs_of_the_queue_count_and_filter(client, cast, lamp):
    client.force_login(moderator(cast.ban_nong))
    make.proposal(organisation=cast.ban_nong, standing=Standing.WAITING, title="ข้อเสนอรออ่าน")
    say(lamp, "ความเห็นรออ่าน", known=False)
    reporting.report(say(lamp, "ความเห็นที่มีคนแจ้ง"), by=None, key="r", why="abuse", note="ดูหน่อย")
    judged(say(lamp, "ความเห็นที่ซ่อน"), by=cast.anan)
    shown = {
        only: {
            words
            for words in ("ข้อเสนอรออ่าน", "ความเห็นรออ่าน", "ความเห็นที่มีคนแจ้ง", "ความเห็นที่ซ่อน")
            if words in client.get(at("moderation"), {"only": only}).content.decode()
        }
        for only in ("", "proposal", "comment", "reported", "hidden", "shown", "nonsense")
    }
    everything = {"ข้อเสนอรออ่าน", "ความเห็นรออ่าน", "ความเห็นที่มีคนแจ้ง"}
    assert shown == {
        "": everything,
        "proposal": {"ข้อเสนอรออ่าน"},
        "comment": {"ความเห็นรออ่าน"},
        "reported": {"ความเห็นที่มีคนแจ้ง"},
        "hidden": {"ความเห็นที่ซ่อน"},
        "shown": {"ความเห็นที่มีคนแจ้ง"},
        "nonsense": everything,
    }
