"""Acts on strategy trees: granted, refused with a reason, and each in one line of the ledger."""

import json

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import history_of, verify
from ruamphaen.base.models import Entry
from ruamphaen.strategy import actions
from ruamphaen.strategy.models import Alignment, Node, Tree
from ruamphaen.strategy.rules import NodeDraft, NodeKind, TreeDraft
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db

DRAFT = TreeDraft(
    (
        NodeDraft(NodeKind.VISION, "เมืองน่าอยู่"),
        NodeDraft(
            NodeKind.STRATEGY,
            "ด้านคน",
            "1",
            children=(NodeDraft(NodeKind.GUIDELINE, "พัฒนาเด็ก", "1.1", detail="ทุกวัย"),),
            kind_name="ประเด็นยุทธศาสตร์",
        ),
    )
)


def told(thing: Tree | Node) -> list[tuple[str, dict[str, object]]]:
    """The ledger's lines about a thing, the oldest first: act and facts."""
    return [(entry.act, json.loads(entry.facts)) for entry in reversed(history_of(thing))]


def node(tree: Tree, number: str) -> Node:
    """The node of a tree with this number."""
    return Node.objects.select_related("tree__organisation").get(tree=tree, number=number)


# ------------------------------------------------------------------ trees


def test_a_planted_tree_stands_as_drafted_and_leaves_one_line(cast: Cast):
    tree = actions.plant_tree(
        cast.ban_nong,
        by=cast.somsri,
        name=" ยุทธศาสตร์  ใหม่ ",
        draft=DRAFT,
        first_year=FiscalYear(2571),
        last_year=FiscalYear(2575),
        source="เล่มแผน หน้า 12",
    )
    rows = Node.objects.filter(tree=tree).order_by("pk")
    assert [
        (
            row.kind,
            row.kind_name,
            row.number,
            row.title,
            row.detail,
            row.parent and row.parent.number,
        )
        for row in rows
    ] == [
        ("vision", "", "", "เมืองน่าอยู่", "", None),
        ("strategy", "ประเด็นยุทธศาสตร์", "1", "ด้านคน", "", None),
        ("guideline", "", "1.1", "พัฒนาเด็ก", "ทุกวัย", "1"),
    ]
    assert told(tree) == [
        (
            "strategy.plant_tree",
            {
                "name": "ยุทธศาสตร์ ใหม่",
                "nodes": {"vision": 1, "strategy": 1, "guideline": 1},
                "source": "เล่มแผน หน้า 12",
            },
        )
    ]
    assert Entry.objects.count() == 1
    assert Entry.objects.get().actor == cast.somsri.tag


def test_a_draft_that_breaks_the_shape_plants_nothing(cast: Cast):
    crooked = TreeDraft((NodeDraft(NodeKind.VISION, "ก"), NodeDraft(NodeKind.TACTIC, "ข")))
    with pytest.raises(Refused, match="“กลยุทธ์” อยู่ใต้ “ชั้นบนสุด” ไม่ได้"):
        actions.plant_tree(cast.ban_nong, by=cast.somsri, name="ก", draft=crooked)
    assert (Tree.objects.count(), Node.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_a_tree_gets_another_name_and_only_what_changed_is_told(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong, name="เดิม")
    same = {"first_year": tree.first_year, "last_year": tree.last_year, "source": ""}
    actions.edit_tree(tree, by=cast.somsri, name="ใหม่", **same)
    actions.edit_tree(tree, by=cast.somsri, name="ใหม่", **same)
    tree.refresh_from_db()
    assert tree.name == "ใหม่"
    assert told(tree) == [("strategy.edit_tree", {"changed": {"name": ["เดิม", "ใหม่"]}})]


def test_a_tree_that_nothing_refers_to_can_be_removed_whole(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong, name="ผิดไฟล์")
    actions.remove_tree(tree, by=cast.somsri)
    assert (Tree.objects.count(), Node.objects.count()) == (0, 0)
    assert told(tree) == [("strategy.remove_tree", {"name": "ผิดไฟล์", "nodes": 6, "source": ""})]


def test_a_tree_that_a_plan_refers_to_stays(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    make.plan(organisation=cast.ban_nong, tree=tree)
    with pytest.raises(Refused, match="มีแผนหรือโครงการอ้างถึงผัง"):
        actions.remove_tree(tree, by=cast.somsri)
    assert Tree.objects.filter(pk=tree.pk).exists()


# ------------------------------------------------------------------ nodes


def test_a_new_node_comes_last_even_after_others_were_removed(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong, strategies={"ก": (), "ข": (), "ค": (), "ง": ()})
    for number in ("1", "2"):
        actions.remove_node(node(tree, number), by=cast.somsri)
    added = actions.add_node(
        tree, by=cast.somsri, parent=None, kind=NodeKind.STRATEGY, title="จ", number="5"
    )
    assert [each.title for each in Node.objects.filter(tree=tree, parent=None)] == ["ค", "ง", "จ"]
    assert told(added) == [("strategy.add_node", {"kind": "strategy", "number": "5", "title": "จ"})]


def test_a_node_is_not_added_where_its_kind_may_not_stand(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    with pytest.raises(Refused, match="“วิสัยทัศน์” อยู่ใต้ “ยุทธศาสตร์” ไม่ได้"):
        actions.add_node(
            tree, by=cast.somsri, parent=node(tree, "1"), kind=NodeKind.VISION, title="ก"
        )
    assert Entry.objects.count() == 0


def test_an_edit_is_recorded_with_what_was_before(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    edited = actions.edit_node(
        node(tree, "1"),
        by=cast.somsri,
        seen=0,
        title="การพัฒนาถนน",
        number="1",
        kind_name="",
        detail="ทุกสาย",
    )
    assert (edited.title, edited.detail, edited.edit) == ("การพัฒนาถนน", "ทุกสาย", 1)
    assert told(edited) == [
        (
            "strategy.edit_node",
            {
                "changed": {
                    "title": ["การพัฒนาโครงสร้างพื้นฐาน", "การพัฒนาถนน"],
                    "detail": ["", "ทุกสาย"],
                }
            },
        )
    ]


def test_two_who_edit_at_once_do_not_overwrite_each_other(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    words = {"number": "1", "kind_name": "", "detail": ""}
    actions.edit_node(node(tree, "1"), by=cast.somsri, seen=0, title="ของสมศรี", **words)
    with pytest.raises(Refused, match="ข้อความปัจจุบันคือ “ของสมศรี”"):
        actions.edit_node(node(tree, "1"), by=cast.anan, seen=0, title="ของอนันต์", **words)
    assert node(tree, "1").title == "ของสมศรี"


def test_a_node_moves_among_its_siblings_and_stops_at_the_end(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    second = node(tree, "2")
    actions.move_node(second, by=cast.somsri, step=-1)
    actions.move_node(second, by=cast.somsri, step=-1)
    assert [each.number for each in Node.objects.filter(tree=tree, parent=None)] == ["2", "1"]
    assert told(second) == [("strategy.move_node", {"step": -1})]


def test_a_node_with_others_under_it_stays(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    with pytest.raises(Refused, match="ยังมีข้ออื่นอยู่ใต้"):
        actions.remove_node(node(tree, "1"), by=cast.somsri)


def test_a_node_that_rows_of_a_plan_refer_to_stays_and_nothing_is_recorded(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    version = make.version(plan=make.plan(organisation=cast.ban_nong, tree=tree))
    make.listing(version=version, node=node(tree, "1.1"))
    with pytest.raises(Refused, match="มี 1 รายการในแผนอ้างถึง “พัฒนาเส้นทางคมนาคม”"):
        actions.remove_node(node(tree, "1.1"), by=cast.somsri)
    assert node(tree, "1.1").title == "พัฒนาเส้นทางคมนาคม"
    assert Entry.objects.count() == 0


def test_a_free_node_goes_and_the_ledger_keeps_its_words(cast: Cast):
    tree = make.tree(organisation=cast.ban_nong)
    gone = node(tree, "1.2")
    actions.remove_node(gone, by=cast.somsri)
    assert not Node.objects.filter(pk=gone.pk).exists()
    assert told(gone) == [
        ("strategy.remove_node", {"kind": "tactic", "number": "1.2", "title": "พัฒนาแหล่งน้ำ"})
    ]


# ------------------------------------------------------------------ links to the levels above


def test_a_link_to_a_goal_is_made_once_and_can_be_taken_away(cast: Cast):
    linked = node(make.tree(organisation=cast.ban_nong), "1")
    for _ in range(2):
        link = actions.align_node(linked, by=cast.somsri, list_code="sdgs", number="9")
    actions.unalign_node(link, by=cast.somsri)
    assert Alignment.objects.count() == 0
    assert told(linked) == [
        ("strategy.align_node", {"list": "sdgs", "number": "9", "title": ""}),
        ("strategy.unalign_node", {"list": "sdgs", "number": "9"}),
    ]


def test_an_item_of_the_province_carries_its_own_words(cast: Cast):
    linked = node(make.tree(organisation=cast.ban_nong), "1")
    link = actions.align_node(
        linked,
        by=cast.somsri,
        list_code="province-strategy",
        number="2",
        title="ยกระดับคุณภาพชีวิต",
    )
    assert (link.number, link.title) == ("2", "ยกระดับคุณภาพชีวิต")


@pytest.mark.parametrize(
    ("code", "number", "title", "why"),
    [
        ("sdgs", "18", "", "ไม่มีข้อ 18"),
        ("province-strategy", "2", " ", "พิมพ์เลขที่และชื่อข้อนั้น"),
        ("province-strategy", "", "ยกระดับ", "พิมพ์เลขที่และชื่อข้อนั้น"),
        ("horoscope", "1", "", "ไม่รู้จักแผนระดับบน “horoscope”"),
    ],
)
def test_a_link_to_nothing_is_refused(cast: Cast, code: str, number: str, title: str, why: str):
    linked = node(make.tree(organisation=cast.ban_nong), "1")
    with pytest.raises(Refused, match=why):
        actions.align_node(linked, by=cast.somsri, list_code=code, number=number, title=title)
    assert (Alignment.objects.count(), Entry.objects.count()) == (0, 0)


def test_the_chain_holds_after_a_day_of_work(cast: Cast):
    tree = actions.plant_tree(cast.ban_nong, by=cast.somsri, name="ก", draft=DRAFT)
    actions.align_node(node(tree, "1"), by=cast.somsri, list_code="sdgs", number="4")
    actions.remove_node(node(tree, "1.1"), by=cast.anan)
    actions.remove_tree(tree, by=cast.anan)
    assert verify() == []
