"""Who keeps the tree: a matrix of people and doors, and walls between organisations."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from ruamphaen.organisation.access import Visitor
from ruamphaen.strategy import access
from ruamphaen.strategy.models import Alignment, Node
from ruamphaen.strategy.urls import urlpatterns
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("somsri", True),  # planner
        ("anan", True),  # administrator
        ("pranee", False),  # executive
        ("wichai", False),  # officer of a department
        ("malee", False),  # auditor
        ("kamon", False),  # planner of the neighbour
        ("stranger", False),
    ],
)
def test_planners_and_the_administrator_keep_the_tree(cast: Cast, who: str, may: bool):
    assert access.may_edit_strategy(cast.visitor(getattr(cast, who))) is may


def test_whoever_has_not_signed_in_does_not(cast: Cast):
    visitor = Visitor(AnonymousUser(), cast.ban_nong)
    assert access.may_edit_strategy(visitor) is False


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_every_page_of_the_room_has_the_planner_s_door(pattern):
    assert pattern.callback.door is access.may_edit_strategy


def test_what_belongs_to_the_neighbour_is_not_there(cast: Cast):
    tree = make.tree(organisation=cast.nong_sung)
    node = Node.objects.get(tree=tree, number="1")
    link = Alignment.objects.create(node=node, list_code="sdgs", number="4")
    here, there = cast.visitor(cast.somsri), cast.visitor(cast.kamon, cast.nong_sung)
    assert access.tree_for(there, tree.pk) == tree
    assert access.node_for(there, node.pk) == node
    assert access.link_for(there, node.pk, link.pk) == link
    for fetch in (
        lambda: access.tree_for(here, tree.pk),
        lambda: access.node_for(here, node.pk),
        lambda: access.link_for(here, node.pk, link.pk),
    ):
        with pytest.raises(Http404):
            fetch()
