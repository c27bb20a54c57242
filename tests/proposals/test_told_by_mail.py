"""Authors are told by e-mail what became of their words; nobody else is, and nobody who said no."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ruamphaen.base import jobs
from ruamphaen.base.ledger import name_of
from ruamphaen.base.models import Entry, Letter
from ruamphaen.base.moderation import Decision, Outcome, Reason
from ruamphaen.organisation.actions import choose_mail
from ruamphaen.proposals.actions import (
    appealing,
    clustering,
    commenting,
    judging,
    progress,
    screening,
)
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.actions.submitting import submit
from ruamphaen.proposals.actions.withdrawing import forget_author
from ruamphaen.proposals.models import Judgement, Proposal, ProposalContact
from ruamphaen.proposals.queries.telling import mailed_on, to_tell
from ruamphaen.proposals.rules.kinds import ProposalKind, Standing
from ruamphaen.proposals.rules.progress import MilestoneKind, Progress
from ruamphaen.proposals.rules.screening import Reply
from ruamphaen.proposals.rules.told import Contact, Told
from tests import make
from tests.cast import TODAY, Cast
from tests.proposals.officers import ACCEPT, LATER
from tests.proposals.voices import moderator, say

pytestmark = pytest.mark.django_db
ADDRESS = "noi@example.com"


@pytest.fixture(autouse=True)
def mail_is_sent(settings):
    settings.MAIL_IS_SENT = True


@pytest.fixture
def noi(cast: Cast):
    """A citizen with an account and an address."""
    person = make.user(username="noi", full_name="น้อย ใจดี")
    person.email = ADDRESS
    person.save()
    return person


@pytest.fixture
def lamp(cast: Cast, noi):
    return make.proposal(organisation=cast.ban_nong, author=noi)


def left(cast: Cast, **columns: object) -> Proposal:
    """A proposal of somebody without an account who left an address."""
    made = make.proposal(organisation=cast.ban_nong, title="ซ่อมถนนซอย 4", **columns)
    ProposalContact.objects.create(proposal=made, name="คำ", email="kham@example.com")
    return made


def go_out() -> list[mail.EmailMessage]:
    """Everything that waits is sent, also what is held; what came of it."""
    mail.outbox.clear()
    Letter.objects.filter(state="waiting").update(next_at=timezone.now() - timedelta(hours=1))
    jobs.send_letters.call()
    return list(mail.outbox)


def judge(thing, decision: Decision, *, by, reason: str = "") -> judging.Batch:
    kind = "proposal" if isinstance(thing, Proposal) else "comment"
    home = thing.organisation if kind == "proposal" else thing.thread.organisation
    return judging.judge(home, [Verdict(kind, thing.pk, decision, reason)], by=by)


def answer(cast: Cast, *proposals: Proposal, reply: Reply = ACCEPT) -> None:
    screening.answer(list(proposals), by=cast.somsri, reply=reply, at=LATER, today=TODAY)


def test_an_answer_reaches_its_author_in_thai_first_with_the_receipt_and_the_way_out(cast, lamp):
    reply = Reply("own-power", text="จะติดตั้งภายในสองเดือน")
    answer(cast, lamp, reply=reply)
    (letter,) = go_out()
    assert letter.to == [ADDRESS]
    assert letter.subject == f"หน่วยงานตอบแล้ว: {lamp.title} / Answered"
    thai, _between, english = letter.body.partition("The office answered")
    assert f"เทศบาลตำบลบ้านหนอง ตอบข้อเสนอของท่าน “{lamp.title}” แล้ว" in thai
    assert "จะติดตั้งภายในสองเดือน" in thai
    assert "your proposal" in english
    assert f"/r/{lamp.receipt}" in letter.body
    assert "/mail/stop/u" in letter.body
    assert "&" not in letter.body.replace("&name", "")  # plain text: nothing is escaped for HTML


def test_an_answer_that_replaces_another_says_so(cast, lamp):
    answer(cast, lamp)
    go_out()
    answer(cast, lamp, reply=Reply("own-power", text="แก้คำตอบเดิม"))
    (letter,) = go_out()
    assert letter.subject.startswith("หน่วยงานตอบใหม่: ")
    assert "แก้คำตอบเดิม" in letter.body
    assert "คำตอบก่อนหน้านี้ยังอ่านได้" in letter.body


def test_many_answered_at_once_are_each_told_in_two_queries_more(
    cast, noi, django_assert_max_num_queries
):
    lamps = [make.proposal(organisation=cast.ban_nong, author=noi) for _each in range(30)]
    with django_assert_max_num_queries(25):
        answer(cast, *lamps)
    assert len(go_out()) == 30


def test_progress_reaches_the_author_and_who_is_told_hears_when_it_is_taken_back(cast, lamp):
    told = Progress(MilestoneKind.DONE, TODAY, "ติดไฟครบแล้ว 6 จุด", source="ใบตรวจรับงาน")
    made = progress.tell_progress(lamp, by=cast.somsri, told=told, at=LATER, today=TODAY)
    (letter,) = go_out()
    assert letter.subject.startswith(f"ทำแล้วเสร็จ: {lamp.title}")
    assert "ติดไฟครบแล้ว 6 จุด" in letter.body
    assert "ที่มา: ใบตรวจรับงาน" in letter.body
    progress.take_back_progress(made, by=cast.somsri, because="บอกผิดเรื่อง", at=LATER)
    (letter,) = go_out()
    assert "เหตุผล: บอกผิดเรื่อง" in letter.body


def test_progress_taken_back_before_the_letter_went_is_not_told(cast, lamp):
    told = Progress(MilestoneKind.DONE, TODAY, "ติดไฟครบแล้ว")
    made = progress.tell_progress(lamp, by=cast.somsri, told=told, at=LATER, today=TODAY)
    progress.take_back_progress(made, by=cast.somsri, because="บอกผิดเรื่อง", at=LATER)
    assert go_out() == []


def test_an_address_that_was_left_is_told_with_its_own_way_out(cast):
    road = left(cast)
    answer(cast, road)
    (letter,) = go_out()
    assert letter.to == ["kham@example.com"]
    assert "มีผู้ฝากอีเมลนี้ไว้กับเรื่องนี้" in letter.body


def test_nobody_without_an_address_or_who_said_no_gets_anything(cast, noi, lamp):
    choose_mail(noi, by=noi, wanted=False)
    nobody = make.proposal(organisation=cast.ban_nong, title="ขุดลอกคลอง")
    gone = make.user(username="gone")
    gone.email, gone.is_active = "gone@example.com", False
    gone.save()
    closed = make.proposal(organisation=cast.ban_nong, title="ขอถังขยะ", author=gone)
    answer(cast, lamp, nobody, closed)
    assert not Letter.objects.exists()


def test_without_a_mail_server_no_act_leaves_a_letter(cast, lamp, settings):
    settings.MAIL_IS_SENT = False
    answer(cast, lamp)
    judge(lamp, Decision.HIDE, by=moderator(cast.ban_nong), reason=Reason.ABUSE)
    assert not Letter.objects.exists()


def test_a_text_that_is_not_shown_comes_with_the_reason_and_the_appeal_and_without_its_words(
    cast, noi
):
    secret = "นายเอ บ้านเลขที่ 9 โทร 0812345678"
    waiting = make.proposal(
        organisation=cast.ban_nong, title=secret, author=noi, standing=Standing.WAITING
    )
    judge(waiting, Decision.HIDE, by=moderator(cast.ban_nong), reason=Reason.PERSONAL)
    (letter,) = go_out()
    assert letter.subject.startswith("ข้อเสนอ ")
    assert "ไม่แสดงต่อสาธารณะ" in letter.subject
    assert "เหตุผล: มีข้อมูลส่วนบุคคลของผู้อื่น" in letter.body
    assert "อุทธรณ์" in letter.body
    assert "appeal, once" in letter.body
    assert secret not in letter.body + letter.subject


def test_a_text_that_is_shown_is_told_once_and_a_second_look_that_changes_nothing_is_not(cast, noi):
    waiting = make.proposal(organisation=cast.ban_nong, author=noi, standing=Standing.WAITING)
    duang = moderator(cast.ban_nong)
    judge(waiting, Decision.SHOW, by=duang)
    assert [each.subject for each in go_out()] == [
        f"ข้อเสนอ {waiting.receipt[:5]} {waiting.receipt[5:]} แสดงต่อสาธารณะแล้ว / Your proposal is public"
    ]
    judge(waiting, Decision.SHOW, by=duang)
    assert go_out() == []


def test_a_judgement_taken_back_at_once_tells_nobody(cast, lamp):
    duang = moderator(cast.ban_nong)
    batch = judge(lamp, Decision.HIDE, by=duang, reason=Reason.ABUSE)
    assert Letter.objects.count() == 1
    judging.undo_batch(cast.ban_nong, batch.uid, by=duang)
    assert go_out() == []


def test_a_judgement_taken_back_after_it_was_told_is_told_too(cast, lamp):
    duang = moderator(cast.ban_nong)
    batch = judge(lamp, Decision.HIDE, by=duang, reason=Reason.ABUSE)
    assert len(go_out()) == 1
    judging.undo_batch(cast.ban_nong, batch.uid, by=duang)
    (letter,) = go_out()
    assert "ถูกถอนแล้ว ตอนนี้แสดงต่อสาธารณะ" in letter.body


def test_an_appeal_is_answered_to_its_author(cast, lamp):
    judge(lamp, Decision.HIDE, by=moderator(cast.ban_nong), reason=Reason.ABUSE)
    go_out()
    asked = appealing.appeal(Judgement.objects.get(), by=None, text="ไม่ได้ว่าใคร")
    appealing.answer_appeal(
        asked, by=cast.anan, outcome=Outcome.OVERTURNED, answer="อ่านใหม่แล้ว ไม่พบคำหยาบ"
    )
    (letter,) = go_out()
    assert "กลับคำวินิจฉัย ให้แสดง" in letter.body
    assert "อ่านใหม่แล้ว ไม่พบคำหยาบ" in letter.body
    assert "overturned" in letter.body


def test_grouped_authors_are_told_how_many_say_the_same_and_not_of_what_is_hidden(cast, lamp):
    road = left(cast)
    hidden = left(cast, standing=Standing.WAITING)
    cluster = clustering.group(lamp, [road, hidden], by=cast.somsri, at=LATER)
    letters = go_out()
    assert sorted(each.to[0] for each in letters) == ["kham@example.com", ADDRESS]
    assert "รวมเป็นกลุ่มกับอีก 1 เรื่อง" in letters[0].body
    # One more comes: only its author is told.
    more = left(cast)
    clustering.group(lamp, [more], by=cast.somsri, at=LATER)
    assert len(go_out()) == 1
    assert Letter.objects.filter(about=name_of(more), key__endswith=f"/group:{cluster.pk}").exists()


def test_a_group_dissolved_at_once_tells_nobody(cast, lamp):
    cluster = clustering.group(lamp, [left(cast)], by=cast.somsri, at=LATER)
    clustering.dissolve(cluster, by=cast.somsri, at=LATER)
    assert go_out() == []


def test_who_commented_is_told_of_the_offices_answer_and_of_hiding_and_nothing_else(
    cast, noi, lamp
):
    told = say(lamp, user=noi)
    say(lamp, "เห็นด้วยอีกเสียง", key="other", under=told)
    assert not Letter.objects.exists()
    spoken = say(lamp, "รับไว้แล้ว", key="office", under=told, user=cast.somsri, office="กองช่าง")
    (letter,) = go_out()
    assert letter.to == [ADDRESS]
    assert "กองช่าง ตอบความเห็นของท่านในเรื่อง" in letter.body
    assert "รับไว้แล้ว" in letter.body
    duang = moderator(cast.ban_nong)
    judge(told, Decision.HIDE, by=duang, reason=Reason.OTHER_MATTER)
    judge(spoken, Decision.HIDE, by=duang, reason=Reason.OTHER_MATTER)
    (letter,) = go_out()
    assert letter.subject.startswith("ความเห็น ")
    assert "ไม่ตรงกับเรื่องนี้" in letter.body


def test_who_is_forgotten_gets_nothing_that_was_waiting(cast, lamp, noi):
    road = left(cast)
    words = say(lamp, user=noi, key="noi")
    answer(cast, lamp, road)
    judge(words, Decision.HIDE, by=moderator(cast.ban_nong), reason=Reason.ABUSE)
    assert Letter.objects.count() == 3
    forget_author(road, by=None, keep_photos=True)
    forget_author(lamp, by=noi, keep_photos=True)
    commenting.forget_commenter(words, by=None)
    assert not Letter.objects.exists()
    assert not ProposalContact.objects.exists()


def test_the_link_asks_and_the_button_stops_for_an_account(cast, lamp, noi):
    answer(cast, lamp)
    (letter,) = go_out()
    link = letter.extra_headers["List-Unsubscribe"].strip("<>")
    path = link[link.index("/mail/") :]
    answer(cast, lamp)  # one waits
    stranger = Client(enforce_csrf_checks=True)  # no sign-in, no token
    asked = stranger.get(path)
    assert "เลิกรับอีเมล" in asked.content.decode()
    noi.refresh_from_db()
    assert noi.tell_by_mail
    assert stranger.post(path).status_code == 200
    assert stranger.post(path).status_code == 200  # twice does no harm
    noi.refresh_from_db()
    assert not noi.tell_by_mail
    assert go_out() == []
    assert Entry.objects.filter(act="organisation.choose_mail").count() == 1


def test_the_link_of_an_address_that_was_left_erases_it_everywhere(cast):
    road = left(cast)
    answer(cast, road)
    (letter,) = go_out()
    elsewhere = left(cast)  # typed again, by them or by somebody else
    answer(cast, elsewhere)
    link = letter.extra_headers["List-Unsubscribe"].strip("<>")
    stopped = Client().post(link[link.index("/mail/") :])
    assert "ลบอีเมลนี้ออกจากทุกเรื่องที่ฝากไว้แล้ว" in stopped.content.decode()
    assert set(ProposalContact.objects.values_list("name", "email")) == {("คำ", "")}
    answer(cast, road)
    assert go_out() == []


def test_the_page_of_my_addresses_has_the_setting_only_where_mail_is_sent(cast, noi, settings):
    client = Client()
    client.force_login(noi)
    page = reverse("account_email")
    assert "แจ้งฉันทางอีเมล" in client.get(page).content.decode()
    client.post(reverse("organisation:tell_by_mail"))
    noi.refresh_from_db()
    assert not noi.tell_by_mail
    client.post(reverse("organisation:tell_by_mail"), {"tell": "yes"})
    noi.refresh_from_db()
    assert noi.tell_by_mail
    settings.MAIL_IS_SENT = False
    assert "แจ้งฉันทางอีเมล" not in client.get(page).content.decode()


# ------------------------------------------------------------------ the form and the call list


def propose(cast: Cast, client: Client, **typed: str):
    whole = {
        "step": "3", "go": "send", "uid": str(uuid4()), "kind": "need", "title": "ขอไฟหน้าวัด",
        "urgency": "normal", **typed,
    }  # fmt: skip
    return client.post(reverse("proposals:propose", args=[cast.ban_nong.slug]), whole)


def test_an_address_can_be_left_and_never_must(cast, client):
    assert propose(cast, client, email="").status_code == 302
    assert not ProposalContact.objects.exists()
    assert propose(cast, client, email=" kham@example.com ").status_code == 302
    assert ProposalContact.objects.get().email == "kham@example.com"


def test_an_address_that_is_none_gets_a_sentence_and_loses_nothing(cast, client):
    answered = propose(cast, client, email="kham@", name="คำ")
    told = answered.content.decode()
    assert answered.status_code == 422
    assert "อีเมลนี้ส่งไปไม่ได้ ตรวจอีกครั้ง" in told
    assert 'value="kham@"' in told
    assert 'value="คำ"' in told
    assert not Proposal.objects.exists()


def test_nobody_is_asked_for_an_address_where_none_is_used(cast, client, noi, settings):
    page = reverse("proposals:propose", args=[cast.ban_nong.slug])
    assert 'name="email"' in client.get(page).content.decode()
    client.force_login(noi)  # told at the address of the account
    assert 'name="email"' not in client.get(page).content.decode()
    client.logout()
    settings.MAIL_IS_SENT = False
    assert 'name="email"' not in client.get(page).content.decode()
    assert propose(cast, client, email="kham@example.com").status_code == 302
    assert not ProposalContact.objects.exists()


def test_the_ledger_knows_no_address(cast):
    made = submit(
        cast.ban_nong, by=None, uid=uuid4(), told=Told(ProposalKind.NEED, "ขอไฟหน้าวัด"),
        at=make.NOW, said_on=TODAY, standing=Standing.SHOWN,
        contact=Contact(email="kham@example.com"),
    )  # fmt: skip
    answer(cast, made)
    go_out()
    assert not Entry.objects.filter(facts__contains="example.com").exists()
    assert not Letter.objects.exclude(to="").exists()


def test_a_telephone_still_means_a_call_and_the_list_says_when_a_letter_went(cast, client):
    road = left(cast)
    ProposalContact.objects.update(phone="0812345678")
    quiet = left(cast)
    ProposalContact.objects.filter(proposal=quiet).update(phone="0899999999", email="")
    answer(cast, road, quiet)
    go_out()
    listed = list(to_tell(cast.ban_nong))
    assert {each.contact.proposal for each in listed} == {road, quiet}
    assert list(mailed_on(listed)) == [road.contact.pk]
    client.force_login(cast.somsri)
    page = client.get(reverse("proposals:calls", args=[cast.ban_nong.slug])).content.decode()
    assert page.count("ส่งอีเมลแล้วเมื่อ") == 1
