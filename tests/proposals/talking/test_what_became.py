"""What became of a text: receipts and appeals, the public log, and that nothing hidden is anywhere."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.base.models import Entry
from ruamphaen.base.moderation import Outcome
from ruamphaen.proposals.actions import appealing, judging
from ruamphaen.proposals.models import Appeal, Proposal
from ruamphaen.proposals.queries.fates import fate_of
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.proposals.voices import at, judged, moderator, say

pytestmark = pytest.mark.django_db


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
