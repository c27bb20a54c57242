"""One person with an account and without, in one browser: asked, never guessed; counted once after a yes."""

import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.base.ledger import verify
from ruamphaen.base.models import Entry
from ruamphaen.organisation.models import LocalRule
from ruamphaen.proposals.actions.carrying import carry_over
from ruamphaen.proposals.actions.supporting import support as stand_behind
from ruamphaen.proposals.models import Comment, Proposal, Report, Support
from tests import make
from tests.at_once import at_once, on_a_server
from tests.make import NOW
from tests.proposals.voices import say

pytestmark = pytest.mark.django_db
WHO = reverse("proposals:same_person", args=["ban-nong"])
MINE = reverse("proposals:mine", args=["ban-nong"])
LIST = reverse("proposals:proposals", args=["ban-nong"])
ASKED = "ก่อนเข้าสู่ระบบ เป็นของท่านหรือไม่"
SIGNED_OUT = "มีผู้ใช้บัญชีในเครื่องนี้มาก่อน"


@pytest.fixture
def lamp(cast) -> Proposal:
    return make.proposal(organisation=cast.ban_nong)


@pytest.fixture
def road(cast) -> Proposal:
    return make.proposal(organisation=cast.ban_nong, title="ซ่อมถนนหน้าโรงเรียน")


def tap(client: Client, proposal: Proposal, **more: str):
    there = reverse("proposals:support", args=["ban-nong", proposal.receipt])
    return client.post(there, {"at": LIST, **more})


def supports(*proposals: Proposal) -> list[int]:
    return [Proposal.objects.get(pk=each.pk).supports for each in proposals]


def test_support_then_sign_in_is_one_person_after_a_yes(client, cast, lamp, road):
    tap(client, lamp)
    assert supports(lamp) == [2]  # its author, and this browser
    client.force_login(cast.stranger)
    asked = tap(client, lamp)
    assert asked.url.startswith(WHO)
    seen = client.get(asked.url).content.decode()
    assert ASKED in seen
    assert "สนับสนุน 1 เรื่อง" in seen
    assert supports(lamp) == [2]  # nothing is counted before the answer
    for _time in range(2):  # the same answer sent twice
        assert client.post(asked.url, {"who": "me"}).url == LIST
    assert supports(lamp) == [2]
    assert lamp.behind.count() == 2
    assert tap(client, road).url == LIST  # not asked again
    assert supports(road) == [2]


def test_sign_in_then_support_signed_out_is_asked_first_and_counts_once(client, cast, lamp):
    client.force_login(cast.stranger)
    tap(client, lamp)
    client.post(reverse("account_logout"))
    asked = tap(client, lamp)
    assert SIGNED_OUT in client.get(asked.url).content.decode()
    assert supports(lamp) == [2]
    answered = client.post(asked.url, {"who": "me"})
    assert answered.url.startswith(reverse("account_login"))
    assert supports(lamp) == [2]
    client.force_login(cast.stranger)
    tap(client, lamp)
    assert supports(lamp) == [2]


def test_sign_in_then_somebody_else_signed_out_counts_as_two_and_is_asked_once(
    client, cast, lamp, road
):
    client.force_login(cast.stranger)
    tap(client, lamp)
    client.post(reverse("account_logout"))
    asked = tap(client, lamp)
    client.post(asked.url, {"who": "other"})
    assert supports(lamp) == [3]
    assert tap(client, road).url == LIST
    client.force_login(cast.stranger)  # who signs in again may still say: that was me after all
    there = tap(client, road)
    client.post(there.url, {"who": "me"})
    assert supports(lamp, road) == [2, 2]


def test_two_accounts_in_one_browser_stay_two(client, cast, lamp, road):
    tap(client, lamp)
    client.force_login(cast.stranger)
    client.post(tap(client, road).url, {"who": "me"})
    client.force_login(cast.malee)
    assert tap(client, lamp).url == LIST  # nothing is left here to ask about
    assert tap(client, road).url == LIST
    assert supports(lamp, road) == [3, 3]


def test_who_says_no_is_not_asked_again_and_nothing_of_the_other_is_touched(
    client, cast, lamp, road
):
    tap(client, lamp)
    before = set(lamp.behind.values_list("supporter", flat=True))
    client.force_login(cast.stranger)
    client.post(tap(client, lamp).url, {"who": "other"})
    assert supports(lamp) == [3]
    assert before < set(lamp.behind.values_list("supporter", flat=True))
    assert tap(client, road).url == LIST
    assert ASKED in client.get(MINE).content.decode()  # there one may still say so
    client.post(WHO, {"who": "me", "at": MINE})
    assert supports(lamp, road) == [2, 2]


def test_a_family_is_asked_account_by_account(client, cast, lamp):
    tap(client, lamp)
    for member in (cast.stranger, cast.malee):
        client.force_login(member)
        client.post(tap(client, lamp).url, {"who": "other"})
    assert supports(lamp) == [4]


def test_people_behind_a_cluster_are_counted_anew(client, cast, lamp, road):
    make.cluster(lamp, road)
    alone = make.proposal(organisation=cast.ban_nong, title="ขอสนามเด็กเล่น")
    for each in (lamp, alone):
        tap(client, each)
    other = Client()
    other.force_login(cast.stranger)  # the same person with the account, from elsewhere
    for each in (road, alone):
        tap(other, each)
    assert supports(lamp, road, alone) == [4, 4, 3]
    client.force_login(cast.stranger)
    client.post(WHO, {"who": "me"})
    assert supports(lamp, road, alone) == [3, 3, 2]


def test_what_one_wrote_comes_along_and_a_report_counts_once(client, cast, lamp):
    tap(client, lamp)
    key = Support.objects.exclude(supporter__startswith="someone").get().supporter
    mine = make.proposal(organisation=cast.ban_nong, title="ขอที่พักผู้โดยสาร", author_key=key)
    said = say(lamp, "เห็นด้วยมาก", key=key)
    bad = say(lamp, "ขายของ", key="ผู้อื่น")
    report = {"why": "advertising"}
    there = reverse("proposals:report_comment", args=["ban-nong", bad.pk])
    client.post(there, report)
    client.force_login(cast.stranger)
    client.post(there, report)
    assert Report.objects.count() == 2
    asked = client.get(WHO).content.decode()
    assert "ส่งข้อเสนอ 1 เรื่อง" in asked
    assert "แสดงความเห็น 1 ครั้ง" in asked
    client.post(WHO, {"who": "me"})
    assert Report.objects.count() == 1
    assert mine.title in client.get(MINE).content.decode()
    account = Report.objects.get().reporter_key
    assert {
        Comment.objects.get(pk=said.pk).author_key,
        Proposal.objects.get(pk=mine.pk).author_key,
    } == {account}
    assert supports(lamp, mine) == [2, 1]
    client.post(reverse("account_logout"))
    assert mine.title not in client.get(MINE).content.decode()


def test_the_neighbour_is_another_room(client, cast, lamp):
    theirs = make.proposal(organisation=cast.nong_sung)
    tap(client, lamp)
    client.post(reverse("proposals:support", args=["nong-sung", theirs.receipt]))
    client.force_login(cast.stranger)
    client.post(WHO, {"who": "me"})
    there = reverse("proposals:same_person", args=["nong-sung"])
    assert "สนับสนุน 1 เรื่อง" in client.get(there).content.decode()


def test_nothing_is_asked_of_whoever_did_nothing(client, cast, lamp):
    assert client.get(WHO).url == LIST
    client.force_login(cast.stranger)
    assert client.get(f"{WHO}?at=https://evil.example/").url == LIST
    assert tap(client, lamp).url == LIST


def test_a_strange_answer_is_refused_in_words_and_a_rule_holds_here_too(client, cast, lamp):
    tap(client, lamp)
    client.force_login(cast.stranger)
    refused = client.post(WHO, {"who": "nobody"})
    assert refused.status_code == 422
    assert "ยังไม่ได้เลือกคำตอบ" in refused.content.decode()
    client.logout()
    LocalRule.objects.create(
        organisation=cast.ban_nong, name="proposals.supporters", value="account"
    )
    asked = f"{WHO}?support={lamp.receipt}"
    assert client.post(asked, {"who": "other"}).url.startswith(reverse("account_login"))
    assert supports(lamp) == [2]


def test_the_browser_is_led_to_the_question_by_script_too(client, cast, lamp):
    tap(client, lamp)
    client.force_login(cast.stranger)
    there = reverse("proposals:support", args=["ban-nong", lamp.receipt])
    led = client.post(there, {"at": LIST}, headers={"HX-Request": "true"})
    assert led.headers["HX-Redirect"].startswith(WHO)


def test_no_row_joins_a_browser_to_an_account_and_the_ledger_names_nobody(client, cast, lamp):
    tap(client, lamp)
    device = lamp.behind.exclude(supporter__startswith="someone").get().supporter
    client.force_login(cast.stranger)
    client.post(WHO, {"who": "me"})
    assert not Support.objects.filter(supporter=device).exists()
    entry = Entry.objects.get(act="proposals.carry_over")
    assert (entry.actor, entry.detail) == ("system", {})
    assert verify() == []


@on_a_server
def test_sent_twice_at_once_while_others_tap_each_count_is_right(cast):
    here = cast.ban_nong
    ones = [make.proposal(organisation=here, title=f"เรื่องที่ {n}") for n in range(6)]
    make.cluster(*ones[:3])
    for each in ones:
        stand_behind(each, supporter="device", at=NOW)
    acts = [lambda: carry_over(here, device="device", account="account")] * 3
    acts += [lambda each=each: stand_behind(each, supporter="account", at=NOW) for each in ones]
    ends = at_once(*acts)
    assert [end for end in ends if isinstance(end, Exception)] == []
    assert not Support.objects.filter(supporter="device").exists()
    assert supports(*ones) == [4, 4, 4, 2, 2, 2]
