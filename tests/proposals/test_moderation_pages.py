"""Pages of talking and moderating: who opens what, what is sent, and that nothing hidden is anywhere."""

import logging
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.base.forms import SentForm
from ruamphaen.base.models import Bucket, Entry
from ruamphaen.base.moderation import Decision, Outcome, Sign
from ruamphaen.organisation.models import LocalRule
from ruamphaen.proposals.actions import appealing, commenting, judging, reporting
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.models import Appeal, Comment, Judgement, Proposal, Report
from ruamphaen.proposals.queries.fates import fate_of
from ruamphaen.proposals.queries.speaking import signs_for
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.cast import Cast
from tests.proposals.voices import moderator, say

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-20T03:00:00+00:00", tick=False)


@pytest.fixture
def lamp(cast: Cast) -> Proposal:
    """A proposal that people talk about."""
    return make.proposal(organisation=cast.ban_nong)


def at(name, *args):
    return reverse(f"proposals:{name}", args=["ban-nong", *args])


def judged(thing, *, by, reason="abuse"):
    kind = "comment" if isinstance(thing, Comment) else "proposal"
    organisation = thing.thread.organisation if kind == "comment" else thing.organisation
    verdict = Verdict(kind, thing.pk, Decision.HIDE, reason)
    return judging.judge(organisation, [verdict], by=by)


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


# ------------------------------------------------------------------ saying something


def send(client, lamp, text="ทางนี้มืดจริง", **more):
    typed = {"text": text, "uid": str(uuid4()), **more}
    return client.post(at("comment", lamp.receipt), typed)


def test_a_stranger_without_an_account_waits_and_follows_by_receipt(client, cast, lamp):
    answer = send(client, lamp, shown_name="ป้าแจ่ม")
    made = Comment.objects.get()
    assert (made.standing, made.author, made.shown_name) == ("waiting", None, "ป้าแจ่ม")
    assert answer["Location"] == reverse("portal:receipt", args=[made.receipt])
    page = client.get(answer["Location"]).content.decode()
    assert "รอผู้ดูแลอ่านก่อนแสดง" in page
    assert "ทางนี้มืดจริง" in page
    assert "ทางนี้มืดจริง" not in client.get(at("proposal", lamp.receipt)).content.decode()


def test_where_nobody_reads_first_it_is_shown_at_once_and_marked_as_ones_own(client, cast, lamp):
    LocalRule.objects.create(organisation=cast.ban_nong, name="proposals.read_first", value=False)
    answer = send(client, lamp)
    made = Comment.objects.get()
    assert answer["Location"] == f"{at('proposal', lamp.receipt)}#comment-{made.pk}"
    own = '<span class="status s-planned">ของท่าน</span>'
    assert own in client.get(at("proposal", lamp.receipt)).content.decode()
    assert own not in Client().get(at("proposal", lamp.receipt)).content.decode()


def test_where_an_account_is_asked_for_a_stranger_is_told_so(client, cast, lamp):
    LocalRule.objects.create(
        organisation=cast.ban_nong, name="proposals.commenters", value="account"
    )
    assert client.get(at("comment", lamp.receipt)).status_code == 403
    assert send(client, lamp).status_code == 403
    client.force_login(cast.stranger)
    assert send(client, lamp).status_code == 302
    assert Comment.objects.get().author == cast.stranger


def test_an_account_is_known_after_something_of_theirs_was_shown(client, cast, lamp):
    client.force_login(cast.stranger)
    send(client, lamp, "ครั้งแรก")
    first = Comment.objects.get()
    assert first.standing == Standing.WAITING
    judging.judge(cast.ban_nong, [Verdict("comment", first.pk, Decision.SHOW)], by=cast.anan)
    send(client, lamp, "อีกเรื่องหนึ่งที่อยากเล่าให้ฟังคือฝาท่อ")
    assert Comment.objects.get(text__startswith="อีก").standing == Standing.SHOWN


def test_the_same_form_sent_five_times_keeps_one(client, lamp):
    uid = str(uuid4())
    answers = {send(client, lamp, uid=uid)["Location"] for _time in range(5)}
    assert len(answers) == Comment.objects.count() == 1


def test_an_officer_answers_with_the_title_of_the_post_and_others_cannot(client, cast, lamp):
    asked = say(lamp)
    client.force_login(cast.stranger)
    client.post(at("reply", asked.pk), {"text": "แอบอ้าง", "office": "1"})
    assert Comment.objects.get(text="แอบอ้าง").office == ""
    client.force_login(cast.wichai)
    client.post(at("reply", asked.pk), {"text": "จะไปดู", "office": "1"})
    assert Comment.objects.get(text="จะไปดู").office == "ตำแหน่งของวิชัย"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 422),
        ("\u200b\u2060\ufeff", 422),
        ("ก" * 3_001, 422),
        ("ก" * 1_000_000, 422),
        ("<script>alert(1)</script>", 302),
        ("ก" + "่" * 200, 302),
        ("\x00\x01\x02 ข้อความ", 302),
    ],
)
def test_bad_text_is_refused_in_words_or_kept_harmless(client, cast, lamp, text, status):
    LocalRule.objects.create(organisation=cast.ban_nong, name="proposals.read_first", value=False)
    assert send(client, lamp, text).status_code == status
    assert Comment.objects.count() == (status == 302)
    Comment.objects.update(standing=Standing.SHOWN)
    page = client.get(at("proposal", lamp.receipt)).content.decode()
    assert "<script>alert" not in page
    assert "่่" not in page


def test_a_machine_that_fills_in_what_nobody_sees_is_told_so(client, lamp):
    answer = send(client, lamp, website="http://spam.example")
    assert answer.status_code == 422
    assert "ส่งไม่สำเร็จ" in answer.content.decode()
    assert Comment.objects.count() == 0


def test_sending_too_often_is_refused_in_words(client, lamp):
    send(client, lamp)
    Bucket.objects.update(tokens=0)
    answer = send(client, lamp, "อีก")
    assert answer.status_code == 429
    assert Comment.objects.count() == 1


# ------------------------------------------------------------------ spam

SPAM = [
    ("เว็บตรง บาคาร่า ฝากถอนไว", {Sign.SALES}),
    ("บ า ค า ร่ า เครดิต ฟรี", {Sign.SALES}),
    ("ดูที่ www.win-big.xyz นะ", {Sign.LINKS}),
    ("โทร ๐๘๑-๒๓๔-๕๖๗๘ ด่วน", {Sign.PHONE}),
    ("แอดไลน์ @abc มาคุย", {Sign.ADDRESS}),
    ("ฮ่าๆๆๆ กกกกกกกกกกกก", {Sign.REPEATED}),
    ("ไอ้ควาย ทำงานยังไง", {Sign.RUDE}),
    ("ขอไฟส่องทางหน้าวัด เพราะเด็กเดินกลับบ้านตอนค่ำ", set()),
    ("ถนน ๔ เมตร ยาว 350 เมตร งบ 1,250,000 บาท ปี 2570", set()),
    ("คนแก่เดินลำบาก ล้มมาแล้ว 3 คนในเดือนนี้", set()),
]


@pytest.mark.parametrize(("text", "signs"), SPAM)
def test_signs_put_a_text_before_a_person_and_refuse_nothing(client, cast, lamp, text, signs):
    LocalRule.objects.create(organisation=cast.ban_nong, name="proposals.read_first", value=False)
    assert send(client, lamp, text).status_code == 302
    made = Comment.objects.get()
    assert set(made.signs.split()) == {sign.value for sign in signs}
    assert made.standing == (Standing.WAITING if signs else Standing.SHOWN)


def test_look_alikes_in_a_row_and_a_sender_in_a_hurry_are_signs(client, cast, lamp, time_machine):
    from django.utils import timezone

    texts = [f"ขอเชิญทุกท่านมาร่วมงานบุญใหญ่ประจำปีครั้งที่ {n}" for n in range(5)]
    for text in texts[:4]:
        say(lamp, text, key="one")
    told = signs_for(cast.ban_nong, texts[4], key="one", seconds=None, now=timezone.now())
    assert told == [Sign.FLOOD]
    say(lamp, texts[4], key="one")
    told = signs_for(cast.ban_nong, "เรื่องอื่นไปเลยไม่เกี่ยวกัน", key="one", seconds=1, now=timezone.now())
    assert told == [Sign.MANY, Sign.FAST]


def test_a_form_knows_how_long_it_was_open_and_believes_nobody_else(client, lamp, time_machine):
    shown = SentForm().initial["shown"]
    time_machine.move_to("2026-11-20T03:00:02+00:00", tick=False)
    send(client, lamp, "เร็วมาก", shown=shown)
    assert Comment.objects.get().signs == "fast"
    time_machine.move_to("2026-11-20T03:01:00+00:00", tick=False)
    send(client, lamp, "ช้าพอ", shown=shown)
    send(client, lamp, "ปลอมเวลา", shown="1:forged")
    assert [each.signs for each in Comment.objects.order_by("pk")] == ["fast", "", ""]


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


# ------------------------------------------------------------------ receipts and appeals


def test_the_author_reads_why_appeals_and_reads_the_answer_without_an_account(client, cast, lamp):
    duang, thip = moderator(cast.ban_nong), moderator(cast.ban_nong, "thip")
    unread = make.proposal(organisation=cast.ban_nong, title="แรงมาก", standing=Standing.WAITING)
    for thing in (say(lamp, "คำแรง"), unread):
        judged(thing, by=duang)
        receipt = reverse("portal:receipt", args=[thing.receipt])
        page = client.get(receipt).content.decode()
        assert "หยาบคาย ดูหมิ่น" in page
        assert "เขียนถึงเรื่องโดยไม่ว่าร้ายคน" in page
        appeal = reverse("portal:appeal", args=[thing.receipt])
        assert client.post(appeal, {"text": ""}).status_code == 422
        assert client.post(appeal, {"text": "เป็นสำนวน"}).status_code == 302
        assert client.post(appeal, {"text": "อีก"}).status_code == 409
        made = Appeal.objects.latest("pk")
        desk = Client()
        desk.force_login(duang)
        answer = {"outcome": "overturned", "answer": "เป็นสำนวนจริง ขออภัย"}
        assert desk.post(at("answer_appeal", made.pk), answer).status_code == 403
        desk.force_login(thip)
        assert desk.post(at("answer_appeal", made.pk), answer).status_code == 302
        assert "เป็นสำนวนจริง ขออภัย" in client.get(receipt).content.decode()
        thing.refresh_from_db()
        assert thing.standing == Standing.SHOWN


def test_the_appeal_of_a_proposal_that_everyone_saw_is_its_authors_alone(client, cast):
    mine = make.proposal(organisation=cast.ban_nong, author=cast.stranger, title="ที่เคยเห็นกันหมด")
    judged(mine, by=moderator(cast.ban_nong))
    receipt = reverse("portal:receipt", args=[mine.receipt])
    appeal = reverse("portal:appeal", args=[mine.receipt])
    assert client.post(appeal, {"text": "แย่งอุทธรณ์"}).status_code == 403
    assert "ส่งคำอุทธรณ์" not in client.get(receipt).content.decode()
    client.force_login(cast.stranger)
    assert client.post(appeal, {"text": "คำของผู้เสนอ"}).status_code == 302
    mine_page = client.get(receipt).content.decode()
    assert "คำของผู้เสนอ" in mine_page
    assert "เขียนใหม่แล้วส่งอีกครั้ง" in mine_page
    client.logout()
    page = client.get(receipt).content.decode()
    assert "คำของผู้เสนอ" not in page
    assert "หยาบคาย ดูหมิ่น" in page
    asked = Appeal.objects.get()
    appealing.answer_appeal(
        asked, by=cast.anan, outcome=Outcome.OVERTURNED, answer="อ่านใหม่แล้ว ให้แสดง"
    )
    again = client.get(receipt).content.decode()
    assert "อ่านใหม่แล้ว" not in again
    assert 'id="fate"' not in again  # the steps say that it is shown; nothing more is for strangers
    client.force_login(cast.stranger)
    assert "อ่านใหม่แล้ว ให้แสดง" in client.get(receipt).content.decode()


def test_the_holder_of_a_receipt_withdraws_and_is_forgotten(client, cast, lamp):
    comment = say(lamp, "เสียใจที่พูด", key="me")
    other = say(lamp, "คงไว้", key="me")
    assert client.post(reverse("portal:forget_commenter", args=[other.receipt])).status_code == 302
    other.refresh_from_db()
    assert (other.author_key, other.text) == ("", "คงไว้")
    client.post(reverse("portal:withdraw_comment", args=[comment.receipt]))
    comment.refresh_from_db()
    assert comment.standing == Standing.WITHDRAWN
    assert "เสียใจที่พูด" not in client.get(at("proposal", lamp.receipt)).content.decode()
    for name in ("withdraw_comment", "forget_commenter"):
        # The receipt of a proposal is not one of a comment.
        assert client.post(reverse(f"portal:{name}", args=[lamp.receipt])).status_code == 404


def test_guessing_receipts_to_act_on_costs_as_much_as_guessing_to_read(client):
    statuses = {
        client.post(reverse("portal:withdraw_comment", args=[f"GUESS{n}"])).status_code
        for n in range(31)
    }
    assert statuses == {404, 429}


# ------------------------------------------------------------------ the public log, and leaks


def test_the_log_says_what_was_decided_and_nothing_of_anybody(client, cast, lamp):
    duang, thip = moderator(cast.ban_nong), moderator(cast.ban_nong, "thip")
    comment = say(lamp, "คำลับ", shown_name="นายลับ", key="secret-key")
    judged(comment, by=duang)
    made = appealing.appeal(fate_of(comment).judgement, by=None, text="อุทธรณ์ลับ")
    appealing.answer_appeal(made, by=thip, outcome="upheld", answer="ตอบลับ")
    undone = judged(make.proposal(organisation=cast.ban_nong, title="เรื่องลับ"), by=duang)
    judging.undo_batch(cast.ban_nong, undone.uid, by=duang)
    page = client.get(at("moderation_log")).content.decode()
    written = client.get(at("moderation_csv")).content.decode("utf-8-sig")
    for told in (page, written):
        assert "หยาบคาย" in told
        assert "ยืนตามคำวินิจฉัยเดิม" in told
        assert "เลิกทำแล้ว" in told
        for secret in ("ลับ", comment.receipt, "duang", "ดวง", "secret-key"):
            assert secret not in told.replace("คำลับของ", "")
    assert written.splitlines()[0].startswith("วันที่,ชนิด")
    assert len(written.splitlines()) == 3


MARKS = ("คำต้องห้ามหนึ่ง", "คำต้องห้ามสอง", "คำต้องห้ามสาม", "คำต้องห้ามสี่", "นางต้องห้าม")


def test_nothing_hidden_or_waiting_is_on_any_public_page_in_any_count_or_in_the_logs(
    client, cast, lamp, caplog
):
    duang = moderator(cast.ban_nong)
    caplog.set_level(logging.DEBUG)
    shown = say(lamp, "คำที่แสดงได้")
    judged(say(lamp, MARKS[0], shown_name=MARKS[4], under=shown), by=duang)
    say(lamp, MARKS[1], known=False)
    judged(make.proposal(organisation=cast.ban_nong, title=MARKS[2], body=MARKS[2]), by=duang)
    make.proposal(organisation=cast.ban_nong, title=MARKS[3], standing=Standing.WAITING)
    hidden = Proposal.objects.exclude(standing=Standing.SHOWN).values_list("receipt", flat=True)
    told = {}
    for address in _crawled(client, [at("proposals"), at("proposal", lamp.receipt), "/ban-nong/"]):
        told[address] = _text(client, address)
    for mark in MARKS:
        search = f"{at('proposals')}?q={mark}"
        told[search] = _text(client, search).replace(
            mark, "", 3
        )  # the box, its chip, the words "no …"
    for receipt in hidden:
        assert client.get(at("proposal", receipt)).status_code == 404
    assert len(told) > 12
    assert "คำที่แสดงได้" in told[at("proposal", lamp.receipt)]
    leaks = [(address, mark) for address, text in told.items() for mark in MARKS if mark in text]
    assert leaks == []
    page = told[at("proposal", lamp.receipt)]
    assert '<span class="count">1</span>' in page
    assert not any(mark in record.getMessage() for record in caplog.records for mark in MARKS)
    assert not any(
        mark in facts for facts in Entry.objects.values_list("facts", flat=True) for mark in MARKS
    )


def _text(client, address) -> str:
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode("utf-8", "replace")


def _crawled(client, starts):
    """Every page, feed and file that a stranger reaches by links from these."""
    import re

    seen, waiting = set(), list(starts)
    while waiting and len(seen) < 150:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        for found in re.findall(r'(?:href|src|action)="(/[^"#]*)', _text(client, address)):
            link = found.replace("&amp;", "&")
            ours = link.startswith(("/ban-nong/", "/r/"))
            if ours and link not in seen and not link.startswith("/static"):
                waiting.append(link)
    return sorted(seen)


def test_the_thread_asks_equally_often_however_much_is_said(client, cast, lamp, same_queries):
    def add():
        top = say(lamp, "บน")
        say(lamp, "ล่าง", under=top)
        judged(say(lamp, "ซ่อน", under=top), by=cast.anan)

    assert same_queries(lambda: client.get(at("proposal", lamp.receipt)), add) < 30


def test_a_reader_reports_once_and_can_change_the_reason(client, cast, lamp):
    comment = say(lamp)
    address = at("report_comment", comment.pk)
    assert client.post(address, {"note": "ไม่มีเหตุผล"}).status_code == 422
    client.post(address, {"why": "abuse"})
    client.post(address, {"why": "personal", "note": "มีเบอร์โทร"})
    (made,) = Report.objects.all()
    assert (made.why, made.note) == ("personal", "มีเบอร์โทร")
    client.post(at("report_proposal", lamp.receipt), {"why": "repeats"})
    assert Report.objects.count() == 2
