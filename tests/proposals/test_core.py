"""The core of proposals: sent once, counted once a person, taken back, taken up, forgotten."""

from datetime import date
from uuid import uuid4

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.meetings.models import Saying
from ruamphaen.meetings.rules.kinds import SayingKind
from ruamphaen.meetings.rules.receipts import new_receipt
from ruamphaen.proposals.actions.submitting import split_title, submit, take_up_saying
from ruamphaen.proposals.actions.supporting import support, take_back_support
from ruamphaen.proposals.actions.withdrawing import forget_author, withdraw
from ruamphaen.proposals.models import Proposal, ProposalContact, Support
from ruamphaen.proposals.queries.public import shown
from ruamphaen.proposals.queries.searching import with_words
from ruamphaen.proposals.rules.kinds import Channel, ProposalKind, Standing
from ruamphaen.proposals.rules.told import Contact, Told
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def send(organisation, title="ขอไฟส่องทางหน้าวัด", **more):
    told = more.pop("told", None) or Told(kind=ProposalKind.NEED, title=title)
    given = {"by": None, "uid": uuid4(), "at": make.NOW, "said_on": TODAY}
    return submit(organisation, told=told, **{**given, **more})


def test_the_same_form_sent_five_times_is_one_proposal(cast):
    uid = uuid4()
    receipts = {send(cast.ban_nong, uid=uid).receipt for _time in range(5)}
    assert len(receipts) == 1
    assert Proposal.objects.count() == 1
    assert Entry.objects.filter(act="proposals.submit").count() == 1


def test_a_form_that_was_sent_elsewhere_tells_nothing_of_it_and_loses_nothing(cast):
    uid = uuid4()
    there = send(cast.ban_nong, uid=uid)
    here = send(cast.nong_sung, uid=uid)
    assert here.receipt != there.receipt
    assert (here.organisation, there.organisation) == (cast.nong_sung, cast.ban_nong)


def test_going_back_to_the_form_and_writing_something_else_sends_that_too(cast):
    uid = uuid4()
    first = send(cast.ban_nong, uid=uid)
    told = Told(kind=ProposalKind.NEED, title="ขอทางเท้าหน้าโรงเรียน")
    others = {send(cast.ban_nong, told=told, uid=uid).receipt for _time in range(3)}
    assert len(others) == 1
    assert others != {first.receipt}
    assert Proposal.objects.count() == 2


def test_contact_stands_apart_and_the_ledger_names_nobody(cast):
    made = send(cast.ban_nong, contact=Contact(name="นางสาวใจดี มีสุข", phone="0812345678"))
    assert ProposalContact.objects.get(proposal=made).phone == "0812345678"
    told = Entry.objects.get(act="proposals.submit").facts
    assert "ใจดี" not in told
    assert "0812345678" not in told
    assert made.title not in told


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (Told(ProposalKind.NEED, "   \u200b"), "ยังไม่ได้บอกว่าเรื่องอะไร"),
        (Told(ProposalKind.NEED, "ก" * 141), "หัวเรื่องยาว 141 ตัวอักษร"),
        (Told(ProposalKind.NEED, "ถนน", body="ก" * 1_000_000), "รายละเอียดยาว 1,000,000"),
        (Told(ProposalKind.NEED, "ถนน", how_many=0), "จำนวนคน"),
        (Told(ProposalKind.NEED, "ถนน", community=999_999), "ไม่มีชุมชน"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_and_nothing_is_kept(cast, told, why):
    with pytest.raises(Refused, match=why) as refusal:
        send(cast.ban_nong, told=told)
    assert refusal.value.status == 422
    assert not Proposal.objects.exists()


def test_two_hundred_marks_on_one_letter_become_what_a_reader_sees(cast):
    made = send(cast.ban_nong, title="ขอน" + "้" * 200 + "ำสะอาด")
    assert made.title == "ขอน้ำสะอาด"


def test_one_person_counts_once_and_may_change_their_mind(cast):
    made = make.proposal(organisation=cast.ban_nong)
    assert support(made, supporter="a", at=make.NOW)
    assert not support(made, supporter="a", at=make.NOW)
    assert made.supports == 2
    assert take_back_support(made, supporter="a")
    made.refresh_from_db()
    assert made.supports == 1


def test_what_is_not_shown_cannot_be_supported(cast):
    made = make.proposal(organisation=cast.ban_nong, standing=Standing.WAITING)
    with pytest.raises(Refused):
        support(made, supporter="a", at=make.NOW)
    assert Support.objects.filter(proposal=made).count() == 1


def test_a_cluster_counts_different_people(cast):
    one, two = (make.proposal(organisation=cast.ban_nong, author_key=key) for key in "ab")
    make.support(proposal=one, supporter="c")
    make.support(proposal=two, supporter="c")
    make.cluster(one, two)
    support(two, supporter="d", at=make.NOW)
    assert set(Proposal.objects.values_list("supports", flat=True)) == {4}


def test_only_what_is_shown_leaves_the_room_and_words_find_it(cast):
    lamp = make.proposal(organisation=cast.ban_nong, title="ขอไฟส่องทางหน้าวัด")
    make.proposal(organisation=cast.ban_nong, title="ขอไฟส่องทางซอย 3", standing=Standing.HIDDEN)
    make.proposal(organisation=cast.nong_sung, title="ขอไฟส่องทางหน้าตลาด")
    make.proposal(organisation=cast.ban_nong, title="ซ่อมถนนสายเก่า")
    seen = shown(cast.ban_nong)
    assert list(with_words(seen, cast.ban_nong.pk, "ไฟ วัด")) == [lamp]
    assert seen.count() == 2


def test_an_author_takes_back_once(cast):
    made = make.proposal(organisation=cast.ban_nong)
    withdraw(made, by=None)
    assert not shown(cast.ban_nong).exists()
    with pytest.raises(Refused):
        withdraw(made, by=None)


def test_a_forgotten_author_still_counts_as_one_person(cast):
    one = send(
        cast.ban_nong,
        author_key="device",
        standing=Standing.SHOWN,
        contact=Contact(phone="0812345678"),
        told=Told(ProposalKind.NEED, "ขอไฟ", shown_name="ป้าแดง"),
    )
    two = make.proposal(organisation=cast.ban_nong, author_key="device")
    make.cluster(one, two)
    forget_author(one, by=None, keep_photos=True)
    support(two, supporter="new", at=make.NOW)
    one.refresh_from_db()
    assert one.supports == 2
    assert one.shown_name == ""
    assert not ProposalContact.objects.exists()
    assert not Support.objects.filter(supporter="device").exists()


def saying(organisation, kind=SayingKind.NEED, **more):
    return Saying.objects.create(
        meeting=make.meeting(organisation=organisation),
        receipt=new_receipt(),
        kind=kind,
        text=more.pop("text", "อยากได้ลานกีฬา"),
        said_at=make.NOW,
        **more,
    )


def test_what_was_said_in_a_forum_keeps_its_receipt(cast):
    said = saying(cast.ban_nong, where="หน้าโรงเรียน", for_whom="เด็ก")
    made = take_up_saying(said, by=cast.somsri, at=make.NOW)
    again = take_up_saying(said, by=cast.somsri, at=make.NOW)
    assert made == again
    assert (made.receipt, made.channel, made.place) == (said.receipt, Channel.FORUM, "หน้าโรงเรียน")
    assert made.standing == Standing.SHOWN


def test_praise_and_hidden_words_are_not_taken_up(cast):
    with pytest.raises(Refused, match="คำชม"):
        take_up_saying(saying(cast.ban_nong, SayingKind.PRAISE), by=None, at=make.NOW)
    with pytest.raises(Refused, match="ไม่แสดง"):
        take_up_saying(saying(cast.ban_nong, hidden_because="ชื่อคน"), by=None, at=make.NOW)


def test_a_long_text_has_a_short_title_and_stays_whole():
    text = "ขอให้ซ่อมถนน " * 40
    title, body = split_title(text)
    assert len(title) <= 140
    assert title.endswith("…")
    assert body == text.strip()
