"""Proposals become projects that cite them, and the plan says where a proposal stands."""

from datetime import date

import pytest
from django.urls import reverse

from ruamphaen.base.errors import Refused
from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import ListingOrigin
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.proposals.rules.kinds import Standing
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 21)


@pytest.fixture
def draft(cast, desk):
    actions.record_published(desk.draft, by=cast.pranee, on=date(2022, 10, 1))
    return actions.start_version(
        desk.plan, by=cast.somsri, kinds=[VersionKind.ADDITION], round_number=1
    )


@pytest.fixture
def lamp(cast):
    return make.proposal(organisation=cast.ban_nong, place="หน้าวัด", programme="00310")


@pytest.fixture
def bridge(cast):
    return make.proposal(organisation=cast.ban_nong, title="ซ่อมสะพานไม้")


def test_each_proposal_becomes_a_project_that_cites_it(cast, desk, draft, lamp, bridge, recorded):
    lamp.node = desk.node("1.1")
    lamp.save()
    recorded()
    made = actions.adopt_proposals(draft, by=cast.somsri, proposals=[lamp, bridge])
    assert {row.title for row in made} == {lamp.title, bridge.title}
    row = draft.listings.get(title=lamp.title)
    assert (row.kind, row.place, row.programme, row.node) == (
        "addition", "หน้าวัด", "00310", desk.node("1.1"),
    )  # fmt: skip
    assert row.origins.get().proposal == lamp
    [line] = recorded()
    assert (line.act, set(line.detail["proposals"])) == (
        "plan.adopt_proposals",
        {lamp.receipt, bridge.receipt},
    )


def test_a_row_that_comes_back_cites_its_proposal_again(cast, draft, lamp):
    [row] = actions.adopt_proposals(draft, by=cast.somsri, proposals=[lamp])
    removal = actions.remove_listings(draft, by=cast.somsri, seen={row.pk: row.edit})
    [back] = actions.restore_listings(draft, by=cast.somsri, removal=removal.entry)
    assert back.origins.get().proposal == lamp


def test_several_become_one_project_and_later_ones_join_it(cast, draft, lamp, bridge):
    make.support(proposal=bridge)
    bridge.supports = 2
    bridge.save()
    [row] = actions.adopt_proposals(draft, by=cast.somsri, proposals=[lamp, bridge], as_one=True)
    assert row.title == bridge.title  # the most supported gives the name
    other = make.proposal(organisation=cast.ban_nong, title="สะพานพัง")
    actions.cite_proposals(row, by=cast.somsri, proposals=[other])
    assert {origin.proposal for origin in row.origins.all()} == {lamp, bridge, other}


def test_what_the_public_does_not_see_and_what_is_elsewhere_is_refused(cast, draft, lamp):
    hidden = make.proposal(organisation=cast.ban_nong, standing=Standing.WAITING)
    foreign = make.proposal(organisation=cast.nong_sung)
    actions.adopt_proposals(draft, by=cast.somsri, proposals=[lamp])
    for chosen in ([hidden], [foreign], [lamp], []):
        with pytest.raises(Refused):
            actions.adopt_proposals(draft, by=cast.somsri, proposals=chosen)
    assert ListingOrigin.objects.count() == 1


def test_a_proposal_is_planned_once_the_version_is_announced(cast, draft, lamp, bridge):
    actions.adopt_proposals(draft, by=cast.somsri, proposals=[lamp])
    assert queries.planned([lamp.pk]) == []
    actions.record_published(draft, by=cast.pranee, on=ON)
    [told] = queries.planned([lamp.pk, bridge.pk])
    assert (told.listing.title, told.is_in_force) == (lamp.title, True)
    later = actions.start_version(draft.plan, by=cast.somsri, kinds=[VersionKind.CHANGE])
    assert list(queries.proposals_to_adopt(later)) == [bridge]
    assert set(queries.proposals_to_adopt(later, also_planned=True)) == {lamp, bridge}


def test_a_planner_chooses_on_the_page(client, cast, draft, lamp, bridge):
    address = reverse("plan:adopt", args=["ban-nong", draft.plan.period.slug, draft.number])
    client.force_login(cast.somsri)
    shown = client.get(address, {"q": "สะพาน"}).content.decode()
    assert bridge.title in shown
    assert lamp.title not in shown
    client.post(address, {"proposal": [lamp.pk, bridge.pk], "as_one": "1"})
    assert draft.listings.get().origins.count() == 2


def test_the_page_asks_no_more_for_more_proposals(client, cast, draft, lamp, same_queries):
    address = reverse("plan:adopt", args=["ban-nong", draft.plan.period.slug, draft.number])
    client.force_login(cast.somsri)
    assert same_queries(
        lambda: client.get(address), lambda: make.proposal(organisation=cast.ban_nong)
    ) <= 20  # fmt: skip


def test_keys_that_are_none_are_told_as_nothing_ticked(client, cast, draft):
    client.force_login(cast.somsri)
    address = reverse("plan:adopt", args=["ban-nong", "2566-2570", draft.number])
    answer = client.post(address, {"proposal": ["9" * 40, "x"]}, follow=True)
    assert "เลือกข้อเสนอก่อน" in answer.content.decode()
    assert draft.listings.count() == 0
