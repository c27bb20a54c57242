"""What is seen of a tree: the same number of questions however large it is, and nothing lost."""

from datetime import date

import pytest

from ruamphaen.strategy import queries
from ruamphaen.strategy.models import Alignment, Node
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.strategy.rules.reading import read_json
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import TODAY, Cast
from tests.conftest import SameQueries

pytestmark = pytest.mark.django_db


def test_a_tree_takes_two_questions_whatever_its_size(cast: Cast, same_queries: SameQueries):
    tree = make.tree(organisation=cast.ban_nong, strategies={})

    def add() -> None:
        top = make.node(tree=tree, title="ด้านคน", number="1")
        below = make.node(tree=tree, title="เด็ก", parent=top, kind=NodeKind.TACTIC, number="1.1")
        Alignment.objects.create(node=below, list_code="sdgs", number="4")

    def page() -> None:
        view = queries.tree_page(tree)
        assert [branch.node.label for branch in view.walk()]
        assert all(link.number for branch in view.walk() for link in branch.alignments)

    assert same_queries(page, add) == 2


def test_the_page_holds_the_tree_in_order_with_depth_and_colour(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    make.node(tree=tree, title="เมืองน่าอยู่", kind=NodeKind.VISION)
    view = queries.tree_page(tree, {Node.objects.get(tree=tree, number="1.1").pk: "เงิน"})
    assert [
        (branch.node.label, branch.depth, branch.colour, branch.figures) for branch in view.walk()
    ] == [
        ("วิสัยทัศน์", 0, 0, None),
        ("ยุทธศาสตร์ที่ 1", 0, 1, None),
        ("1.1", 1, 1, "เงิน"),
        ("1.2", 1, 1, None),
        ("ยุทธศาสตร์ที่ 2", 0, 2, None),
        ("2.1", 1, 2, None),
        ("2.2", 1, 2, None),
    ]
    assert view.vision is not None
    assert view.vision.node.title == "เมืองน่าอยู่"
    assert [branch.node.number for branch in view.working_roots] == ["1", "2"]


def test_goals_and_missions_under_the_vision_are_not_lost(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong, strategies={})
    vision = make.node(tree=tree, title="เมืองน่าอยู่", kind=NodeKind.VISION)
    make.node(tree=tree, title="พัฒนาคน", parent=vision, kind=NodeKind.MISSION, number="1")
    make.node(tree=tree, title="คนมีสุข", parent=vision, kind=NodeKind.GOAL, position=1)
    view = queries.tree_page(tree)
    assert [branch.node.title for branch in view.missions] == ["พัฒนาคน"]
    assert [branch.node.title for branch in view.working_roots] == ["คนมีสุข"]


def test_ancestors_come_root_first_in_one_question(cast: Cast, django_assert_num_queries):
    tree = make.tree(organisation=cast.ban_nong)
    tactic = Node.objects.get(tree=tree, number="2.1")
    deep = make.node(tree=tree, title="ลึก", parent=tactic, kind=NodeKind.GUIDELINE)
    with django_assert_num_queries(1):
        assert [node.number for node in queries.ancestors(deep)] == ["2", "2.1"]


def test_the_newest_period_is_the_current_tree(cast: Cast):
    make.tree(organisation=cast.ban_nong, name="เดิม")
    newer = make.tree(organisation=cast.ban_nong, name="ใหม่")
    newer.first_year = FiscalYear(2571)
    newer.save()
    make.tree(organisation=cast.nong_sung, name="ของที่อื่น")
    assert queries.current_tree(cast.ban_nong) == newer
    assert [tree.name for tree in queries.trees_of(cast.ban_nong)] == ["ใหม่", "เดิม"]


def test_a_tree_goes_out_as_json_and_comes_in_again(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong, name="ยุทธศาสตร์", strategies={"ด้านคน": ("เด็ก",)})
    written = queries.tree_as_json(queries.tree_page(tree))
    assert written == {
        "name": "ยุทธศาสตร์",
        "first_year_be": 2566,
        "last_year_be": 2570,
        "source": "",
        "roots": [
            {
                "kind": "strategy",
                "number": "1",
                "title": "ด้านคน",
                "children": [{"kind": "tactic", "number": "1.1", "title": "เด็ก", "children": []}],
            }
        ],
    }
    assert [node.title for node in read_json(written).walk()] == ["ด้านคน", "เด็ก"]


@pytest.mark.parametrize(
    ("number", "title", "language", "words"),
    [
        ("4", "", "th", "การศึกษาที่มีคุณภาพ"),
        ("4", "", "en", "Quality Education"),
        ("2", "ยกระดับคุณภาพชีวิต", "en", "ยกระดับคุณภาพชีวิต"),
    ],
)
def test_a_link_is_read_out_in_the_words_of_its_list_or_its_own(
    number: str, title: str, language: str, words: str
):
    link = Alignment(list_code="sdgs", number=number, title=title)
    assert queries.alignment_title(link, language) == words


def test_the_levels_above_are_those_of_the_tree_s_years_and_have_items(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    offered = queries.upper_lists_for(tree, TODAY)
    assert {"national-strategy", "sdgs", "province-strategy"} <= {one.code for one in offered}
    assert all(one.items or one.local for one in offered)
    tree.first_year = tree.last_year = None
    later = queries.upper_lists_for(tree, date(2032, 1, 1))
    assert "sdgs" not in {one.code for one in later}
