"""A node takes up a commitment of the policy statement, and everyone can follow it to the projects."""

from datetime import date

import pytest
from django.test import Client

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions import policy
from ruamphaen.meetings.models import Commitment
from ruamphaen.meetings.queries.policy import statement_page
from ruamphaen.meetings.rules.policy_reading import AreaDraft
from ruamphaen.organisation.models import Organisation
from ruamphaen.plan.rules.versions import State
from ruamphaen.portal import policies
from ruamphaen.strategy import actions
from ruamphaen.strategy.models import Fulfilment, Node
from tests import make
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db


def commitment(organisation: Organisation, text: str = "ทำถนนทุกชุมชน") -> Commitment:
    """One commitment in a statement of one area."""
    policy.state_policy(
        organisation,
        by=None,
        stated_by="นายก",
        stated_on=date(2025, 4, 20),
        areas=[AreaDraft(1, "ด้านเมือง", (text,))],
    )
    return Commitment.objects.get(area__statement__organisation=organisation)


@pytest.fixture
def node(cast: Cast) -> Node:
    return make.tree(organisation=cast.ban_nong).nodes.get(number="1.1")


def test_a_planner_links_a_node_on_its_page_and_takes_it_back(
    client: Client, cast: Cast, node: Node
):
    one = commitment(cast.ban_nong)
    client.force_login(cast.somsri)
    page = f"/ban-nong/strategy/node/{node.pk}/"
    assert "ทำถนนทุกชุมชน" in client.get(page).content.decode()
    client.post(f"{page}fulfil/", {"commitment": one.pk})
    link = Fulfilment.objects.get()
    assert (link.node, link.commitment) == (node, one)
    client.post(f"{page}fulfil/", {"commitment": one.pk})  # twice is once
    assert Fulfilment.objects.count() == 1
    public = client.get(f"/ban-nong/strategy/{node.pk}/").content.decode()
    assert f"#commitment-{one.pk}" in public
    client.post(f"{page}fulfil/{link.pk}/remove/")
    assert not Fulfilment.objects.exists()
    acts = [entry.act for entry in ledger.history_of(node)]
    assert acts.count("strategy.fulfil") == acts.count("strategy.unfulfil") == 1


def test_nothing_chosen_is_said_in_a_sentence(client: Client, cast: Cast, node: Node):
    commitment(cast.ban_nong)
    client.force_login(cast.somsri)
    answer = client.post(f"/ban-nong/strategy/node/{node.pk}/fulfil/", {"commitment": ""})
    assert answer.status_code == 422


def test_a_commitment_of_the_neighbour_is_not_taken_up(client: Client, cast: Cast, node: Node):
    commitment(cast.ban_nong)
    theirs = commitment(cast.nong_sung, "คำมั่นของบ้านอื่น")
    with pytest.raises(Refused, match="ของหน่วยงานอื่น"):
        actions.fulfil(node, by=cast.somsri, commitment=theirs)
    client.force_login(cast.somsri)
    page = f"/ban-nong/strategy/node/{node.pk}/"
    assert "คำมั่นของบ้านอื่น" not in client.get(page).content.decode()
    assert client.post(f"{page}fulfil/", {"commitment": theirs.pk}).status_code == 422


def test_without_a_statement_there_is_nothing_to_take_up(client: Client, cast: Cast, node: Node):
    client.force_login(cast.somsri)
    page = client.get(f"/ban-nong/strategy/node/{node.pk}/").content.decode()
    assert "คำแถลงนโยบาย" not in page


def test_the_policy_page_follows_a_commitment_to_its_projects(
    client: Client, cast: Cast, node: Node
):
    one = commitment(cast.ban_nong)
    plan = make.plan(organisation=cast.ban_nong, tree=node.tree)
    version = make.version(plan=plan, state=State.ANNOUNCED)
    make.listing(version=version, node=node, money={2568: 500_000})
    make.listing(version=version, title="ถนนอีกสาย", node=node, money={2568: 100_000})
    above = node.parent
    assert above is not None
    for each in (node, above):  # the strategy and a tactic under it: its projects count once
        actions.fulfil(each, by=cast.somsri, commitment=one)
    [area] = policies.followed(statement_page(one.area.statement, TODAY)).areas
    [seen] = area.commitments
    assert (seen.projects, len(seen.taken_up)) == (2, 2)
    page = client.get("/ban-nong/council/policy/").content.decode()
    assert "2 โครงการในแผน" in page
    assert f"/ban-nong/strategy/{node.pk}/" in page


@pytest.mark.parametrize("who", ["pranee", "wichai", "malee", "kamon", "stranger"])
def test_nobody_else_links(client: Client, cast: Cast, node: Node, who: str):
    one = commitment(cast.ban_nong)
    client.force_login(getattr(cast, who))
    client.post(f"/ban-nong/strategy/node/{node.pk}/fulfil/", {"commitment": one.pk})
    assert not Fulfilment.objects.exists()
