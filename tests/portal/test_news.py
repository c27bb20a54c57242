"""Feeds: what everyone may see, newest first, well formed whatever was typed, and without names."""

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from ruamphaen.proposals.actions import screening
from ruamphaen.proposals.models import ProposalContact
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.screening import Reply
from tests import make
from tests.cast import TODAY, Cast
from tests.proposals.officers import LATER

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(cast: Cast, name: str):
    answer = Client().get(reverse(f"portal:{name}", args=[cast.ban_nong.slug]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return answer.content.decode(), etree.fromstring(answer.content)


def entries(tree, part: str) -> list[str]:
    return [each.findtext(f"{ATOM}{part}") for each in tree.iter(f"{ATOM}entry")]


def test_shown_proposals_newest_first_and_nothing_that_waits_is_hidden_withdrawn_or_next_door(cast):
    first = make.proposal(organisation=cast.ban_nong, title="ซ่อมถนน <ด่วน> & ทางเท้า")
    second = make.proposal(organisation=cast.ban_nong, title="ขอไฟหน้าวัด", body="มืดมาก")
    for standing in (Standing.WAITING, Standing.HIDDEN, Standing.WITHDRAWN):
        make.proposal(organisation=cast.ban_nong, title=f"ลับ {standing}", standing=standing)
    make.proposal(organisation=cast.nong_sung, title="ลับ ของเพื่อนบ้าน")
    text, tree = feed(cast, "proposal_feed")
    assert entries(tree, "title") == [second.title, first.title]
    assert "มืดมาก" in entries(tree, "summary")[0]
    assert "ลับ" not in text
    address = f"http://testserver/ban-nong/proposals/{second.receipt}/"
    assert entries(tree, "id")[0] == address
    assert tree.find(f"{ATOM}entry/{ATOM}link").get("href") == address


def test_answers_that_count_now_and_only_to_what_is_shown(cast):
    road = make.proposal(organisation=cast.ban_nong, title="ซ่อมถนน")
    lamp = make.proposal(organisation=cast.ban_nong, title="ลับ ต่อมาถูกซ่อน")

    def answer(proposal, text):
        reply = Reply("own-power", text=text)
        screening.answer([proposal], by=cast.somsri, reply=reply, at=LATER, today=TODAY)

    answer(road, "คำตอบเดิม")
    answer(road, "จะซ่อมในปีนี้")
    answer(lamp, "ลับ")
    lamp.standing = Standing.HIDDEN
    lamp.save()
    text, tree = feed(cast, "answer_feed")
    assert entries(tree, "summary") == ["จะซ่อมในปีนี้"]
    assert entries(tree, "title")[0].endswith(": ซ่อมถนน")
    assert entries(tree, "id")[0].endswith("#answer-2")
    assert "ลับ" not in text
    assert "คำตอบเดิม" not in text


def test_no_name_is_in_a_feed_not_even_one_that_its_author_shows(cast):
    made = make.proposal(organisation=cast.ban_nong, shown_name="น้อย ใจดี")
    ProposalContact.objects.create(
        proposal=made, name="น้อย ใจดี", phone="0812345678", email="noi@example.com"
    )
    text, _tree = feed(cast, "proposal_feed")
    for private in ("น้อย", "0812345678", "noi@"):
        assert private not in text


def test_a_feed_asks_the_database_equally_often_however_long_it_is(cast, same_queries):
    client = Client()
    page = reverse("portal:proposal_feed", args=[cast.ban_nong.slug])
    asked = same_queries(
        lambda: client.get(page), lambda: make.proposal(organisation=cast.ban_nong)
    )
    assert asked <= 3


def test_the_list_of_proposals_leads_to_both_feeds(cast):
    page = Client().get(reverse("proposals:proposals", args=[cast.ban_nong.slug]))
    for name in ("feed", "answers"):
        link = f'href="/ban-nong/proposals/{name}.atom"'
        assert page.content.decode().count(link) == 2
