"""Bracketing what says the same: counts stay those of different people, and everything can be undone."""

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.proposals import jobs
from ruamphaen.proposals.actions import clustering
from ruamphaen.proposals.actions.supporting import support
from ruamphaen.proposals.actions.twin_search import ask_for_twins
from ruamphaen.proposals.models import AlikePair, Cluster, Proposal, Support, TwinSearch
from ruamphaen.proposals.queries import alike
from ruamphaen.proposals.rules.alike import PairStanding, side_by_side
from tests import make
from tests.cast import Cast
from tests.proposals.officers import LATER, some

pytestmark = pytest.mark.django_db


def supports(*proposals: Proposal) -> list[int]:
    return [Proposal.objects.get(pk=each.pk).supports for each in proposals]


def people(cast: Cast) -> tuple[Proposal, Proposal, Proposal]:
    """Three proposals; ann and bo stand behind the first, bo and cat behind the second."""
    first, second, third = some(cast, 3)
    for proposal, names in ((first, ("ann", "bo")), (second, ("bo", "cat"))):
        for name in names:
            support(proposal, supporter=name, at=make.NOW)
    return first, second, third


def test_a_group_counts_different_people_and_dissolving_gives_each_its_own_again(cast):
    first, second, third = people(cast)
    assert supports(first, second, third) == [3, 3, 1]
    rows = list(Support.objects.order_by("pk").values_list("proposal", "supporter"))
    cluster = clustering.group(first, [second, third], by=cast.somsri, at=make.NOW)
    assert supports(first, second, third) == [6, 6, 6]
    support(third, supporter="ann", at=LATER)
    support(third, supporter="dan", at=LATER)
    assert supports(first, second, third) == [7, 7, 7]
    clustering.dissolve(cluster, by=cast.somsri, at=LATER)
    assert supports(first, second, third) == [3, 3, 3]
    assert list(Support.objects.order_by("pk").values_list("proposal", "supporter"))[:7] == rows
    cluster.refresh_from_db()
    assert cluster.dissolved_at == LATER
    assert cluster.members.count() == 3


def test_splitting_one_off_counts_both_sides_anew_and_is_remembered(cast):
    first, second, third = people(cast)
    cluster = clustering.group(first, [second, third], by=cast.somsri, at=make.NOW)
    assert clustering.split(cluster, [third], by=cast.somsri, at=LATER) is None
    assert supports(first, second, third) == [5, 5, 1]
    apart = AlikePair.objects.filter(standing=PairStanding.APART)
    assert set(apart.values_list("first", "second")) == {
        (first.pk, third.pk),
        (second.pk, third.pk),
    }


def test_splitting_several_makes_a_group_that_knows_where_it_came_from(cast):
    one, two, three, four = some(cast, 4)
    cluster = clustering.group(one, [two, three, four], by=cast.somsri, at=make.NOW)
    made = clustering.split(cluster, [one, four], by=cast.somsri, at=LATER)
    assert (made.came_from, made.head_id) == (cluster, one.pk)
    cluster.refresh_from_db()
    assert cluster.head_id == two.pk
    assert set(cluster.members.filter(left_at=None).values_list("proposal", flat=True)) == {
        two.pk,
        three.pk,
    }
    assert [each.proposal_id for each in alike.group_seen(cluster).left] == [one.pk, four.pk]


def test_a_group_of_one_is_none_any_more(cast):
    first, second = some(cast, 2)
    cluster = clustering.group(first, [second], by=cast.somsri, at=make.NOW)
    clustering.split(cluster, [second], by=cast.somsri, at=LATER)
    cluster.refresh_from_db()
    assert cluster.dissolved_at == LATER
    with pytest.raises(Refused, match="เลิกไปแล้ว"):
        clustering.dissolve(cluster, by=cast.somsri, at=LATER)


def test_a_head_brings_its_whole_group_along_and_a_member_leaves_the_old_one(cast):
    one, two, three, four, five = some(cast, 5)
    clustering.group(one, [two], by=cast.somsri, at=make.NOW)
    old = clustering.group(three, [four, five], by=cast.somsri, at=make.NOW)
    new = clustering.group(one, [three], by=cast.somsri, at=LATER)
    assert new.members.filter(left_at=None).count() == 5
    old.refresh_from_db()
    assert old.dissolved_at == LATER
    assert Cluster.objects.filter(dissolved_at=None).count() == 1


def test_one_alone_or_of_two_towns_makes_no_group(cast):
    [one] = some(cast, 1)
    theirs = make.proposal(organisation=cast.nong_sung, title="ของอีกแห่ง")
    for others in ([], [theirs]):
        with pytest.raises(Refused):
            clustering.group(one, others, by=cast.somsri, at=make.NOW)
    assert not Cluster.objects.exists()


def alike_three(cast: Cast) -> list[Proposal]:
    return [
        make.proposal(organisation=cast.ban_nong, title=title)
        for title in (
            "ขอไฟส่องสว่างหน้าวัดศรีบุญเรือง หมู่ที่ 3",
            "ช่วยติดไฟส่องสว่าง หน้าวัดศรีบุญเรือง ม.๓ หน่อยค่ะ",
            "ขอไฟส่องสว่างหน้าวัดศรีบุญเรือง หมู่ที่ 5",
        )
    ]


def test_the_search_suggests_what_says_the_same_and_nothing_twice(
    cast, django_capture_on_commit_callbacks
):
    first, twin, other = alike_three(cast)
    make.proposal(organisation=cast.nong_sung, title=first.title)
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_twins(cast.ban_nong, by=cast.somsri, at=make.NOW)
    jobs.find_twins.call(cast.ban_nong.pk)
    [pair] = AlikePair.objects.all()
    assert {pair.first_id, pair.second_id} == {first.pk, twin.pk}
    search = TwinSearch.objects.get()
    assert (search.texts, search.groups, search.ended_at is not None) == (3, 1, True)
    head = Proposal.objects.get(pk=pair.head_id)
    [beside] = alike.beside(head)
    assert "".join(piece.text for piece in beside.mine) == head.said
    assert any(piece.led for piece in beside.theirs)
    assert other.pk not in {pair.first_id, pair.second_id}


@pytest.mark.parametrize("way", ["apart", "group"])
def test_what_was_decided_is_not_suggested_again(cast, way):
    first, twin, _other = alike_three(cast)
    jobs.find_twins.call(cast.ban_nong.pk)
    assert alike.waiting_groups(cast.ban_nong) == 1
    if way == "apart":
        clustering.not_the_same(first, [twin], by=cast.somsri, at=make.NOW)
    else:
        clustering.group(first, [twin], by=cast.somsri, at=make.NOW)
    jobs.find_twins.call(cast.ban_nong.pk)
    assert alike.waiting_groups(cast.ban_nong) == 0


def test_a_group_that_was_dissolved_may_be_suggested_again_and_every_act_is_on_record(cast):
    first, twin, _other = alike_three(cast)
    jobs.find_twins.call(cast.ban_nong.pk)
    cluster = clustering.group(first, [twin], by=cast.somsri, at=make.NOW)
    clustering.dissolve(cluster, by=cast.somsri, at=LATER)
    assert alike.waiting_groups(cast.ban_nong) == 1
    acts = [entry.act for entry in alike.group_seen(cluster).history]
    assert acts == ["proposals.dissolve", "proposals.group"]
    assert Entry.objects.filter(act="proposals.group").get().actor == cast.somsri.tag


@pytest.mark.django_db
def test_the_texts_beside_each_other_are_whole_and_marked_where_they_differ():
    mine, theirs = side_by_side("ขอไฟส่องสว่าง หมู่ที่ 3", "ขอไฟส่องสว่าง หมู่ที่ 5")
    assert "".join(piece.text for piece in mine) == "ขอไฟส่องสว่าง หมู่ที่ 3"
    assert [piece.text for piece in mine if piece.led] == ["3"]
    assert [piece.text for piece in theirs if piece.led] == ["5"]
