"""Trees as JSON: there and back without loss, and a refusal that names the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruamphaen.strategy.rules import NodeDraft, NodeKind, TreeDraft
from ruamphaen.strategy.rules.reading import Misread, as_json, read_json
from ruamphaen.strategy.rules.shape import legal_children
from ruamphaen.thai.text import clean, one_line

words = st.text(alphabet="กขคนม่้ีำาเแ 0๑.1a“”\n", max_size=30)
titles = words.map(clean).filter(bool)
numbers = st.from_regex(r"\A(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})?\Z")


@st.composite
def nodes(draw: st.DrawFn, above: NodeKind | None = None, depth: int = 0) -> NodeDraft:
    """A node that may stand under `above`, with what may stand under it."""
    kind = draw(st.sampled_from(legal_children(above)))
    below = ()
    if depth < 3 and legal_children(kind):
        below = tuple(draw(st.lists(nodes(kind, depth + 1), max_size=2)))
    return NodeDraft(
        kind=kind,
        title=draw(titles),
        number=draw(numbers),
        detail=draw(words.map(clean)),
        children=below,
        kind_name=draw(words.map(one_line)),
    )


@given(st.lists(nodes(), min_size=1, max_size=3))
def test_a_tree_comes_back_from_json_as_it_went(roots: list[NodeDraft]):
    draft = TreeDraft(tuple(roots))
    assert read_json(as_json(draft)) == draft


def test_our_own_shape_leaves_out_what_is_empty():
    draft = TreeDraft(
        (
            NodeDraft(
                NodeKind.STRATEGY,
                "ด้านคน",
                "1",
                children=(NodeDraft(NodeKind.TACTIC, "พัฒนาครู", "1.1", detail="ทุกโรงเรียน"),),
                kind_name="ประเด็นยุทธศาสตร์",
            ),
        )
    )
    assert as_json(draft) == {
        "roots": [
            {
                "kind": "strategy",
                "number": "1",
                "title": "ด้านคน",
                "kind_name": "ประเด็นยุทธศาสตร์",
                "children": [
                    {
                        "kind": "tactic",
                        "number": "1.1",
                        "title": "พัฒนาครู",
                        "detail": "ทุกโรงเรียน",
                        "children": [],
                    }
                ],
            }
        ]
    }


STRATEGY = NodeDraft(NodeKind.STRATEGY, "ด้านคน", "1")


@pytest.mark.parametrize(
    ("data", "roots"),
    [
        pytest.param(
            {"kind": "strategy", "title": "ด้านคน", "number": 1}, [STRATEGY], id="one node"
        ),
        pytest.param(
            [{"kind": "strategy", "title": "ด้านคน", "number": "1"}],
            [STRATEGY],
            id="a list of nodes",
        ),
        pytest.param(
            {"roots": [{"kind": "strategy", "title": "ด้านคน  ", "number": "1", "children": None}]},
            [STRATEGY],
            id="roots",
        ),
        pytest.param(
            {"vision": None, "strategies": [{"no": 1, "name": "ด้านคน", "budget_2568": 5}]},
            [STRATEGY],
            id="the list shape, with keys of others",
        ),
        pytest.param(
            [{"vision": "เมืองน่าอยู่", "issues": [{"no": 1, "name": "น้ำ", "guidelines": ["ขุดสระ"]}]}],
            [
                NodeDraft(NodeKind.VISION, "เมืองน่าอยู่"),
                NodeDraft(
                    NodeKind.ISSUE, "น้ำ", "1", children=(NodeDraft(NodeKind.GUIDELINE, "ขุดสระ"),)
                ),
            ],
            id="one record in a list, guidelines as sentences",
        ),
    ],
)
def test_json_is_read_in_every_shape_people_have(data: object, roots: list[NodeDraft]):
    assert list(read_json(data).roots) == roots


NOT_A_TREE = "ไฟล์ JSON นี้ไม่ใช่ผังยุทธศาสตร์"


def nested(depth: int) -> dict[str, object]:
    """A strategy with guidelines under guidelines."""
    node: dict[str, object] = {"kind": "guideline", "title": "ก"}
    for _ in range(depth):
        node = {"kind": "guideline", "title": "ก", "children": [node]}
    return {"kind": "strategy", "title": "ก", "children": [node]}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (3, NOT_A_TREE),
        ({}, NOT_A_TREE),
        ({"type": "FeatureCollection"}, NOT_A_TREE),
        ([], "ผังนี้ว่าง ไม่มีข้อใดให้นำเข้า"),
        ({"roots": []}, "ผังนี้ว่าง ไม่มีข้อใดให้นำเข้า"),
        (
            [{"lao": "ก", "strategies": []}, {"vision": "ข"}],
            "ไฟล์นี้มี 2 ผัง (ก, ไม่มีชื่อ) แยกเป็นไฟล์ละผังแล้วนำเข้าทีละไฟล์",
        ),
        ({"roots": {}}, "roots: ต้องเป็นรายการ [ … ]"),
        ({"roots": ["ด้านคน"]}, "roots[0]: ต้องเป็นข้อ { … }"),
        (
            {"roots": [{"kind": "project"}]},
            "roots[0].kind: ไม่รู้จักชนิด “project” ใช้ได้: vision, mission",
        ),
        ({"roots": [{"kind": "strategy"}]}, "roots[0].title: ไม่มีข้อความ"),
        ({"roots": [{"kind": "strategy", "title": 1.5}]}, "roots[0].title: ต้องเป็นข้อความ"),
        (
            {"roots": [{"kind": "strategy", "title": "ก" * 1001}]},
            "roots[0].title: ยาวเกิน 1,000 ตัวอักษร",
        ),
        (
            {"roots": [{"kind": "strategy", "title": "ก", "number": "1" * 21}]},
            "roots[0].number: ยาวเกิน 20 ตัวอักษร",
        ),
        (
            {"roots": [{"kind": "guideline", "title": "ก"}]},
            "roots[0]: “แนวทางการพัฒนา” อยู่ใต้ชั้นบนสุดไม่ได้",
        ),
        (
            {
                "roots": [
                    {
                        "kind": "mission",
                        "title": "ก",
                        "children": [{"kind": "tactic", "title": "ข"}],
                    }
                ]
            },
            "roots[0].children[0]: “กลยุทธ์” อยู่ใต้“พันธกิจ”ไม่ได้",
        ),
        ({"strategies": [{"no": 1, "guidelines": []}]}, "strategies[0].text: ไม่มีข้อความ"),
        (
            {"strategies": [{"name": "ก", "guidelines": [{"no": "1.1"}]}]},
            "strategies[0].guidelines[0].text: ไม่มีข้อความ",
        ),
        ({"vision": {"text": "ก"}}, "vision: ต้องเป็นข้อความ"),
        ({"missions": "ก"}, "missions: ต้องเป็นรายการ [ … ]"),
        ({"missions": ["ก"] * 2001}, "ผังนี้มีเกิน 2,000 ข้อ แบ่งเป็นหลายผัง"),
        (nested(10), "ลึกเกิน 10 ชั้น"),
    ],
)
def test_json_that_is_no_tree_is_refused_with_its_place(data: object, sentence: str):
    with pytest.raises(Misread) as refused:
        read_json(data)
    assert sentence in str(refused.value)
