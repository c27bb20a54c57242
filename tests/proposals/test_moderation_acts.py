"""Talking, reporting, judging in batches, appealing, being forgotten: what is done and what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest

from ruamphaen.base.errors import NotAllowed, Refused
from ruamphaen.base.ledger import history_of
from ruamphaen.base.models import Entry
from ruamphaen.base.moderation import Decision, Outcome, Reason, Sign
from ruamphaen.proposals.actions import appealing, commenting, judging, reporting
from ruamphaen.proposals.actions.commenting import Said, Speaker
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.models import Comment, Judgement, Report
from ruamphaen.proposals.queries.fates import fate_of
from ruamphaen.proposals.queries.queue import queue_of
from ruamphaen.proposals.queries.threads import thread_page
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.talking import in_order
from tests import make
from tests.cast import TODAY, Cast
from tests.proposals.voices import moderator, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamp(cast: Cast):
    """A proposal that people talk about."""
    return make.proposal(organisation=cast.ban_nong)


def hide(thing, *, by, reason=Reason.ABUSE):
    kind = "comment" if isinstance(thing, Comment) else "proposal"
    organisation = thing.thread.organisation if kind == "comment" else thing.organisation
    verdict = Verdict(kind, thing.pk, Decision.HIDE, reason.value)
    return judging.judge(organisation, [verdict], by=by)


# ------------------------------------------------------------------ talking


def test_replies_stand_under_what_they_answer_and_never_deeper_than_two(lamp):
    top = say(lamp, "หนึ่ง")
    second = say(lamp, "สอง", under=top)
    third = say(lamp, "สาม", under=second)
    fourth = say(lamp, "สี่", under=third)
    assert [each.depth for each in (top, second, third, fourth)] == [0, 1, 2, 2]
    assert fourth.parent == second
    answer = say(lamp, "หน่วยงานตอบสี่", under=fourth, office="ผู้อำนวยการกองช่าง")
    assert (answer.parent, answer.depth) == (fourth, 2)
    other = say(lamp, "ใหม่กว่า")
    rows = thread_page(lamp.thread).rows
    assert [(row.depth, str(row.comment)) for row in rows] == [
        (0, str(other)), (0, "หนึ่ง"), (1, "สอง"), (2, "สาม"), (2, "สี่"), (2, "หน่วยงานตอบสี่"),
    ]  # fmt: skip


def test_comments_are_put_in_order_whatever_the_order_of_their_keys():
    placed = in_order(
        [(1, None, "a"), (2, None, "b"), (3, 1, "a1"), (4, 3, "a11"), (5, 99, "lost")]
    )
    assert [(each.thing, each.depth) for each in placed] == [
        ("a", 0), ("a1", 1), ("a11", 2), ("b", 0), ("lost", 0),
    ]  # fmt: skip


def test_the_same_form_sent_five_times_is_one_comment(lamp):
    uid, thread = uuid4(), commenting.thread_of(lamp)
    speaker = Speaker(key="someone", known=True)
    made = {
        commenting.comment(thread, Said("ครั้งเดียว"), by=speaker, today=TODAY, uid=uid).pk
        for _time in range(5)
    }
    assert len(made) == Comment.objects.count() == 1


def test_the_form_of_one_page_brings_in_other_words_and_other_places(cast, lamp):
    """Going back and writing on, or somebody else's uid: nothing is lost, and nothing given away."""
    uid, thread = uuid4(), commenting.thread_of(lamp)
    elsewhere = commenting.thread_of(make.proposal(organisation=cast.nong_sung))
    speaker, told = Speaker(key="someone", known=True), Said("ครั้งเดียว")
    first = commenting.comment(thread, told, by=speaker, today=TODAY, uid=uid)
    others = [
        commenting.comment(thread, Said("เรื่องอื่น"), by=speaker, today=TODAY, uid=uid),
        commenting.comment(thread, told, by=speaker, today=TODAY, uid=uid, under=first),
        commenting.comment(elsewhere, told, by=speaker, today=TODAY, uid=uid),
    ]
    assert len({first.receipt, *(each.receipt for each in others)}) == 4


@pytest.mark.parametrize(
    ("speaker", "standing"),
    [
        (Speaker(key="k"), Standing.WAITING),
        (Speaker(key="k", known=True), Standing.SHOWN),
        (Speaker(key="k", waits=False), Standing.SHOWN),
        (Speaker(key="k", known=True, signs=[Sign.LINKS]), Standing.WAITING),
        (Speaker(key="k", waits=False, signs=[Sign.FAST]), Standing.WAITING),
        (Speaker(key="k", office="ผู้อำนวยการกองช่าง", signs=[Sign.LINKS]), Standing.SHOWN),
    ],
)
def test_who_is_shown_at_once_and_who_is_read_first(lamp, speaker, standing):
    made = commenting.comment(commenting.thread_of(lamp), Said("ข้อความ"), by=speaker, today=TODAY)
    assert made.standing == standing
    assert made.signs.split() == [sign.value for sign in speaker.signs]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (Said(""), "ยังไม่ได้พิมพ์"),
        (Said(" \u200b\u2060 "), "ยังไม่ได้พิมพ์"),
        (Said("ก" * 3_001), "เกิน 3,000"),
        (Said("", "เดิม", "ใ" * 6_001), "เกิน 6,000"),
        (Said("", "ข้อความ เดิม", "ข้อความ  เดิม\u200b"), "เหมือนข้อความเดิม"),
    ],
)
def test_what_says_nothing_or_too_much_is_refused_with_a_sentence(lamp, said, says):
    thread = commenting.thread_of(lamp)
    with pytest.raises(Refused, match=says) as refusal:
        commenting.comment(thread, said, by=Speaker(key="k"), today=TODAY)
    assert refusal.value.status == 422
    assert Comment.objects.count() == 0


def test_two_hundred_marks_on_one_letter_become_two(lamp):
    assert say(lamp, "ก" + "้" * 100 + "ี" * 100).text == "กี้"


def test_a_thread_that_is_closed_or_over_takes_nothing_but_the_answer_of_the_office(lamp, cast):
    thread = commenting.thread_of(lamp)
    thread.until = TODAY - timedelta(days=1)
    thread.save()
    with pytest.raises(Refused, match="ไม่ได้เปิดรับ"):
        say(lamp)
    answer = say(lamp, "รับไว้พิจารณา", office="ผู้อำนวยการกองช่าง")
    assert answer.standing == Standing.SHOWN
    commenting.open_thread(thread, by=cast.anan, is_open=False)
    lamp.thread.refresh_from_db()
    with pytest.raises(Refused, match="ไม่ได้เปิดรับ"):
        say(lamp, office="ผู้อำนวยการกองช่าง")


def test_nobody_answers_what_is_not_shown_or_stands_elsewhere(lamp, cast):
    waiting = say(lamp, known=False)
    elsewhere = say(make.proposal(organisation=cast.ban_nong))
    for parent in (waiting, elsewhere):
        with pytest.raises(Refused, match="ไม่แสดงแล้ว"):
            say(lamp, "ตอบ", under=parent)


def test_who_takes_a_comment_back_takes_the_words_and_the_answers_stay(lamp):
    top = say(lamp, "คำที่เสียใจ")
    say(lamp, "คำตอบ", under=top)
    commenting.withdraw_comment(top, by=None)
    commenting.withdraw_comment(top, by=None)
    top.refresh_from_db()
    assert (top.text, top.standing) == ("–", Standing.WITHDRAWN)
    gone, answer = thread_page(lamp.thread).rows
    assert (gone.comment, gone.gone) == (None, "ผู้เขียนถอนความเห็นนี้")
    assert str(answer.comment) == "คำตอบ"


# ------------------------------------------------------------------ judging


def test_a_batch_shows_some_and_hides_some_and_can_be_taken_back(lamp, cast):
    duang = moderator(cast.ban_nong)
    asked = make.proposal(organisation=cast.ban_nong, standing=Standing.WAITING)
    good, bad = say(lamp, "ดี", known=False), say(lamp, "ร้าย", known=False)
    reporting.report(lamp, by=None, key="reader", why=Reason.REPEATS)
    batch = judging.judge(
        cast.ban_nong,
        [
            Verdict("comment", good.pk, Decision.SHOW),
            Verdict("comment", bad.pk, Decision.HIDE, "abuse"),
            Verdict("proposal", asked.pk, Decision.HIDE, "repeats"),
            Verdict("proposal", lamp.pk, Decision.SHOW),
        ],
        by=duang,
    )
    assert (batch.shown, batch.hidden, batch.gone) == (2, 2, 0)
    assert [_standing(each) for each in (good, bad, asked, lamp)] == [
        ("shown", ""), ("hidden", "abuse"), ("hidden", "repeats"), ("shown", ""),
    ]  # fmt: skip
    assert queue_of(cast.ban_nong).items == []
    assert judging.undo_batch(cast.ban_nong, batch.uid, by=duang) == 4
    assert [_standing(each) for each in (good, bad, asked, lamp)] == [
        ("waiting", ""), ("waiting", ""), ("waiting", ""), ("shown", ""),
    ]  # fmt: skip
    assert Report.objects.get().settled_at is None
    assert len(queue_of(cast.ban_nong).items) == 4
    with pytest.raises(Refused, match="เลิกทำไม่ได้"):
        judging.undo_batch(cast.ban_nong, batch.uid, by=duang)


def _standing(thing):
    thing.refresh_from_db()
    return thing.standing, thing.hidden_because


def test_what_was_judged_again_appealed_or_withdrawn_stays_when_a_batch_is_taken_back(lamp, cast):
    duang, things = moderator(cast.ban_nong), [say(lamp, f"ข้อ {n}") for n in range(4)]
    batch = judging.judge(
        cast.ban_nong,
        [Verdict("comment", each.pk, Decision.HIDE, "abuse") for each in things],
        by=duang,
    )
    hide(things[0], by=duang, reason=Reason.UNLAWFUL)
    appealing.appeal(fate_of(things[1]).judgement, by=None, text="ไม่ได้หยาบ")
    commenting.withdraw_comment(things[2], by=None)
    assert judging.undo_batch(cast.ban_nong, batch.uid, by=duang) == 1
    assert [_standing(each)[0] for each in things] == ["hidden", "hidden", "withdrawn", "shown"]


@pytest.mark.parametrize(
    ("verdicts", "says"),
    [
        ([], "ยังไม่ได้เลือก"),
        ([Verdict("comment", 1, Decision.HIDE, "because I say so")], "เหตุผลจากรายการ"),
        ([Verdict("comment", 1, Decision.HIDE, "replaced")], "เหตุผลจากรายการ"),
        ([Verdict("comment", n, Decision.SHOW) for n in range(101)], "ไม่เกิน 100"),
    ],
)
def test_a_batch_that_makes_no_sense_changes_nothing(cast, verdicts, says):
    with pytest.raises(Refused, match=says):
        judging.judge(cast.ban_nong, verdicts, by=cast.anan)
    assert Judgement.objects.count() == 0


def test_a_moderator_cannot_judge_what_belongs_to_the_neighbour_or_was_withdrawn(cast, lamp):
    theirs = make.proposal(organisation=cast.nong_sung)
    mine = commenting.withdraw_comment(say(lamp), by=None)
    batch = judging.judge(
        cast.ban_nong,
        [
            Verdict("proposal", theirs.pk, Decision.HIDE, "abuse"),
            Verdict("comment", mine.pk, Decision.SHOW),
        ],
        by=cast.anan,
    )
    assert (batch.shown, batch.hidden, batch.gone) == (0, 0, 2)
    assert _standing(theirs) == ("shown", "")
    assert _standing(mine)[0] == "withdrawn"


def test_a_report_puts_a_thing_before_the_moderators_and_hides_nothing(lamp, cast):
    comment = say(lamp)
    for _time in range(3):
        reporting.report(comment, by=None, key="reader", why="abuse", note="คำว่า ...")
    reporting.report(comment, by=None, key="other", why="abuse")
    assert _standing(comment)[0] == "shown"
    (item,) = queue_of(cast.ban_nong, only="reported").items
    assert (item.thing, item.reports[0][1], item.notes) == (comment, 2, ["คำว่า ..."])
    with pytest.raises(Refused, match="เลือกเหตุผล"):
        reporting.report(comment, by=None, key="x", why="i dislike it")


# ------------------------------------------------------------------ appeals


def test_an_appeal_is_made_once_and_answered_by_somebody_else(lamp, cast):
    duang, other = moderator(cast.ban_nong), moderator(cast.ban_nong, "thip")
    comment = say(lamp, "คำแรง")
    hide(comment, by=duang)
    judgement = fate_of(comment).judgement
    with pytest.raises(Refused, match="บอกด้วย"):
        appealing.appeal(judgement, by=None, text=" ")
    made = appealing.appeal(judgement, by=None, text="เป็นสำนวนท้องถิ่น")
    with pytest.raises(Refused, match="อุทธรณ์ไปแล้ว"):
        appealing.appeal(judgement, by=None, text="อีกครั้ง")
    with pytest.raises(NotAllowed):
        appealing.answer_appeal(made, by=duang, outcome=Outcome.UPHELD, answer="ยืนตามเดิม")
    with pytest.raises(Refused, match="เขียนคำตอบ"):
        appealing.answer_appeal(made, by=other, outcome=Outcome.OVERTURNED, answer="")
    appealing.answer_appeal(made, by=other, outcome=Outcome.OVERTURNED, answer="เป็นสำนวนจริง")
    assert _standing(comment) == ("shown", "")
    with pytest.raises(Refused, match="ตอบไปแล้ว"):
        appealing.answer_appeal(made, by=other, outcome=Outcome.UPHELD, answer="เปลี่ยนใจ")


def test_an_appeal_that_is_upheld_leaves_the_text_hidden(lamp, cast):
    duang, other = moderator(cast.ban_nong), moderator(cast.ban_nong, "thip")
    hide(lamp, by=duang)
    made = appealing.appeal(fate_of(lamp).judgement, by=None, text="ขอให้อ่านใหม่")
    appealing.answer_appeal(made, by=other, outcome=Outcome.UPHELD, answer="ยังหยาบอยู่")
    assert _standing(lamp) == ("hidden", "abuse")
    fate = fate_of(lamp)
    assert (fate.may_appeal, fate.appeal.answer) == (False, "ยังหยาบอยู่")


def test_what_is_shown_has_nothing_to_appeal(lamp, cast):
    duang = moderator(cast.ban_nong)
    batch = hide(lamp, by=duang)
    judgement = fate_of(lamp).judgement
    judging.undo_batch(cast.ban_nong, batch.uid, by=duang)
    with pytest.raises(Refused, match="แสดงอยู่"):
        appealing.appeal(judgement, by=None, text="ทำไม")


# ------------------------------------------------------------------ forgetting, ledger


def test_a_forgotten_person_leaves_the_words_and_nothing_that_leads_to_them(lamp, cast):
    mine = [say(lamp, text, key="me", user=cast.stranger) for text in ("หนึ่ง", "สอง")]
    theirs = say(lamp, "สาม", key="you")
    reporting.report(theirs, by=None, key="me", why="abuse", note="เขาชื่อ ...")
    elsewhere = say(make.proposal(organisation=cast.nong_sung), key="me")
    assert commenting.forget_commenter(mine[0], by=cast.anan) == 2
    for each in mine:
        each.refresh_from_db()
        assert (each.author, each.author_key, each.shown_name) == (None, "", "")
        assert each.text
    assert str(thread_page(lamp.thread).rows[-1].name) == "ผู้ที่เคยร่วมแสดงความเห็น"
    report = Report.objects.get()
    assert (report.reporter_key.startswith("forgotten-"), report.note) == (True, "")
    theirs.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (theirs.author_key, elsewhere.author_key) == ("you", "me")


def test_the_ledger_says_what_was_done_and_no_word_of_what_was_said(lamp, cast):
    secret = "คำลับสุดยอด ๐๘๑๒๓๔๕๖๗๘"
    duang, other = moderator(cast.ban_nong), moderator(cast.ban_nong, "thip")
    comment = say(lamp, secret, key="a-key-of-a-person")
    reporting.report(comment, by=None, key="a-key-of-a-person", why="abuse", note=secret)
    batch = hide(comment, by=duang)
    made = appealing.appeal(fate_of(comment).judgement, by=None, text=secret)
    appealing.answer_appeal(made, by=other, outcome=Outcome.UPHELD, answer=secret)
    commenting.forget_commenter(comment, by=duang)
    acts = list(Entry.objects.filter(act__startswith="proposals.").values_list("act", flat=True))
    assert acts == [
        "proposals.comment", "proposals.report", "proposals.judge", "proposals.appeal",
        "proposals.answer_appeal", "proposals.forget_commenter",
    ]  # fmt: skip
    told = " ".join(Entry.objects.values_list("facts", flat=True))
    assert "คำลับ" not in told
    assert "a-key-of-a-person" not in told
    assert str(batch.uid) in told
    assert history_of(comment).count() == 3
