"""Suggesting while somebody types: found in spite of slips, told apart by number and place, few questions."""

import random

import pytest

from ruamphaen.portal.bench.sample import projects
from ruamphaen.proposals.actions.indexing import index
from ruamphaen.proposals.models import Posting, Proposal
from ruamphaen.proposals.queries.searching import with_words
from ruamphaen.proposals.queries.similar import similar_to
from ruamphaen.proposals.rules.kinds import Channel, ProposalKind, Standing
from ruamphaen.proposals.rules.twins.judging import Difference
from tests import make

pytestmark = pytest.mark.django_db
HOW_MANY, ASKED, GOAL = 1_000, 100, 0.98


def plant(organisation, texts):
    made = Proposal.objects.bulk_create(
        Proposal(
            organisation=organisation,
            receipt=f"R{at:09}",
            kind=ProposalKind.NEED,
            title=text,
            channel=Channel.WEB,
            standing=Standing.SHOWN,
            made_at=make.NOW,
            said_on=make.NOW.date(),
        )
        for at, text in enumerate(texts)
    )
    index(made)
    return made


def test_a_text_with_three_letters_dropped_is_found_among_its_likes(cast):
    made = plant(cast.ban_nong, [row["title"][:140] for row in projects(HOW_MANY)])
    dice, there = random.Random(1), 0
    for proposal in made[:: HOW_MANY // ASKED]:
        gone = set(dice.sample(range(len(proposal.title)), 3))
        asked = "".join(sign for at, sign in enumerate(proposal.title) if at not in gone)
        there += proposal in [one.proposal for one in similar_to(cast.ban_nong, asked, most=10)]
    assert there / ASKED >= GOAL


def test_the_same_need_comes_first_and_the_others_say_in_what_they_differ(cast):
    third, fifth = plant(cast.ban_nong, ["ซ่อมถนนลูกรังซอย 3", "ซ่อมถนนลูกรังซอย 5"])
    found = similar_to(cast.ban_nong, "ช่วยซ่อมถนนลูกรัง ซ.๓ หน่อยค่ะ")
    assert [(one.proposal, one.difference) for one in found] == [
        (third, None),
        (fifth, Difference.NUMBER),
    ]


def test_a_title_alone_finds_a_proposal_that_says_more(cast):
    told = make.proposal(
        organisation=cast.ban_nong,
        title="น้ำท่วมถนนหลังวัดริมธาร",
        body="ฝนตกเมื่อไรก็ท่วม รถเล็กผ่านไม่ได้ เด็กต้องเดินลุยน้ำไปโรงเรียนทุกเช้า อยากให้ทำรางระบายน้ำ",
    )
    (found,) = similar_to(cast.ban_nong, "น้ำท่วมถนนหลังวัดริมธารครับ")
    assert (found.proposal, found.difference) == (told, None)


def test_too_little_text_suggests_nothing_and_other_towns_stay_apart(cast):
    make.proposal(organisation=cast.nong_sung)
    assert similar_to(cast.ban_nong, "ขอไฟ") == []
    assert similar_to(cast.ban_nong, "ขอไฟส่องทางหน้าวัดบ้านหนอง") == []
    assert similar_to(cast.ban_nong, "") == []


def test_a_suggestion_asks_equally_often_among_few_and_many(cast, same_queries):
    def add():
        make.proposal(organisation=cast.ban_nong)

    asked = same_queries(lambda: similar_to(cast.ban_nong, "ขอไฟส่องทางหน้าวัดบ้านหนอง"), add)
    assert asked == 2


def test_a_text_put_right_is_found_by_its_new_words_alone(cast):
    made = make.proposal(organisation=cast.ban_nong, title="ขอไฟส่องทางหน้าวัดบ้านหนอง")
    made.title = "ซ่อมฝาท่อระบายน้ำหน้าตลาดสด"
    made.save()
    index([made])
    everything = Proposal.objects.all()
    assert list(with_words(everything, cast.ban_nong.pk, "ฝาท่อ")) == [made]
    assert not with_words(everything, cast.ban_nong.pk, "บ้านหนอง").exists()
    assert similar_to(cast.ban_nong, "ขอไฟส่องทางหน้าวัดบ้านหนอง") == []


@pytest.mark.parametrize(
    "text",
    [
        "ก" * 4000,
        "1234567890" * 400,
        " ".join(map(str, range(900))),
        "ซอย " + "9" * 900,
        "\u0e48" * 200,
    ],
)
def test_odd_texts_take_no_more_time_and_do_no_harm(cast, text):
    make.proposal(organisation=cast.ban_nong, body=text)
    assert len(similar_to(cast.ban_nong, text, text)) <= 5
    assert Posting.objects.count() < 800
