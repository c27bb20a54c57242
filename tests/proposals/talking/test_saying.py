"""Pages of talking: what is sent, what is refused, signs of spam, the thread, reporting."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.base.forms import SentForm
from ruamphaen.base.models import Bucket
from ruamphaen.base.moderation import Decision, Sign
from ruamphaen.organisation.models import LocalRule
from ruamphaen.proposals.actions import judging
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.models import Comment, Report
from ruamphaen.proposals.queries.speaking import signs_for
from ruamphaen.proposals.rules.kinds import Standing
from tests.proposals.voices import at, judged, say

pytestmark = pytest.mark.django_db


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
