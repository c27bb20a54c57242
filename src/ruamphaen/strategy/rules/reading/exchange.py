"""Strategy trees as JSON: our own nested shape both ways, and the published list shape in.

Our own shape: {"roots": [{"kind", "number", "title", "kind_name", "detail", "children": […]}, …]};
empty keys may be left out. The list shape has vision, missions, strategies with guidelines,
policy_areas with examples, and issues.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ruamphaen.strategy.rules.drafts import NodeDraft, TreeDraft
from ruamphaen.strategy.rules.reading.misread import MOST_NODES, Misread
from ruamphaen.strategy.rules.reading.vocabulary import USUAL_WORD
from ruamphaen.strategy.rules.shape import NodeKind, legal_children
from ruamphaen.thai.text import clean, one_line

LONGEST = {"title": 1000, "number": 20, "kind_name": 60, "detail": 4000}
"""The longest value of each key, in letters: what a person could type on the page."""
_DEEPEST = 10
_LIST_KEYS = {
    "missions": (NodeKind.MISSION, ()),
    "strategies": (NodeKind.STRATEGY, (("guidelines", NodeKind.GUIDELINE),)),
    "issues": (NodeKind.ISSUE, (("guidelines", NodeKind.GUIDELINE),)),
    "policy_areas": (NodeKind.POLICY, (("examples", NodeKind.EXAMPLE),)),
}
_SHAPES = (
    "ไฟล์ JSON นี้ไม่ใช่ผังยุทธศาสตร์ ต้องมี “roots” (แต่ละข้อมี kind, number, title, children) "
    "หรือมี “vision”, “missions”, “strategies”, “policy_areas”, “issues”"
)


def read_json(data: object) -> TreeDraft:
    """A tree from parsed JSON, in our own shape or the list shape (see the module).

    Raises Misread with a Thai sentence that names the place, as in "roots[0].children[2].title".
    """
    if (
        isinstance(data, list)
        and len(data) == 1
        and isinstance(data[0], dict)
        and "kind" not in data[0]
    ):
        data = data[0]
    if isinstance(data, list):
        if data and all(isinstance(each, dict) and "kind" not in each for each in data):
            raise Misread(f"ไฟล์นี้มี {len(data)} ผัง ({_names(data)}) แยกเป็นไฟล์ละผังแล้วนำเข้าทีละไฟล์")
        data = {"roots": data}
    if not isinstance(data, dict):
        raise Misread(_SHAPES)
    if "kind" in data:
        data = {"roots": [data]}
    if "roots" in data:
        roots = tuple(_nodes(data["roots"], "roots", None, 1))
    elif data.keys() & {"vision", *_LIST_KEYS}:
        roots = tuple(_from_lists(data))
    else:
        raise Misread(_SHAPES)
    if sum(1 for root in roots for _node in root.walk()) > MOST_NODES:
        raise Misread(f"ผังนี้มีเกิน {MOST_NODES:,} ข้อ แบ่งเป็นหลายผัง")
    if not roots:
        raise Misread("ผังนี้ว่าง ไม่มีข้อใดให้นำเข้า")
    return TreeDraft(roots)


def as_json(draft: TreeDraft) -> dict[str, Any]:
    """The tree in our own shape; `read_json(as_json(draft))` gives the same roots."""
    return {"roots": [_node_as_json(node) for node in draft.roots]}


def _node_as_json(node: NodeDraft) -> dict[str, Any]:
    words = {"number": node.number, "title": node.title}
    more = {"kind_name": node.kind_name, "detail": node.detail}
    return {
        "kind": node.kind.value,
        **words,
        **{key: value for key, value in more.items() if value},
        "children": [_node_as_json(child) for child in node.children],
    }


# ------------------------------------------------------------------ our own shape


def _nodes(data: object, place: str, above: NodeKind | None, depth: int) -> Iterator[NodeDraft]:
    if depth > _DEEPEST:
        raise Misread(f"{place}: ลึกเกิน {_DEEPEST} ชั้น")
    for number, each in enumerate(_list(data, place)):
        yield _node(_dict(each, f"{place}[{number}]"), f"{place}[{number}]", above, depth)


def _node(data: Mapping[str, object], place: str, above: NodeKind | None, depth: int) -> NodeDraft:
    kind = _kind(data.get("kind"), f"{place}.kind")
    if kind not in legal_children(above):
        under = f"“{USUAL_WORD[above]}”" if above else "ชั้นบนสุด"
        raise Misread(f"{place}: “{USUAL_WORD[kind]}” อยู่ใต้{under}ไม่ได้")
    return NodeDraft(
        kind=kind,
        title=_title(data.get("title"), f"{place}.title"),
        number=_words(data.get("number", ""), "number", f"{place}.number"),
        kind_name=_words(data.get("kind_name", ""), "kind_name", f"{place}.kind_name"),
        detail=_words(data.get("detail", ""), "detail", f"{place}.detail"),
        children=tuple(_nodes(data.get("children", []), f"{place}.children", kind, depth + 1)),
    )


def _kind(value: object, place: str) -> NodeKind:
    try:
        return NodeKind(str(value))
    except ValueError:
        known = ", ".join(kind.value for kind in NodeKind)
        raise Misread(f"{place}: ไม่รู้จักชนิด “{str(value)[:40]}” ใช้ได้: {known}") from None


# ------------------------------------------------------------------ the list shape


def _from_lists(data: Mapping[str, object]) -> Iterator[NodeDraft]:
    vision = data.get("vision")
    if vision is not None and vision != "":
        detail = _words(data.get("vision_tail", ""), "detail", "vision_tail")
        yield NodeDraft(NodeKind.VISION, _title(vision, "vision"), detail=detail)
    for key, (kind, below) in _LIST_KEYS.items():
        for place, each in enumerate(_list(data.get(key, []), key)):
            yield _listed(each, f"{key}[{place}]", kind, below)


def _listed(
    data: object, place: str, kind: NodeKind, below: Sequence[tuple[str, NodeKind]] = ()
) -> NodeDraft:
    """One of a list: a sentence, or {no, name | text} with the lists below it."""
    if isinstance(data, str):
        return NodeDraft(kind, _title(data, place))
    fields = _dict(data, place)
    key = "name" if "name" in fields else "text"
    return NodeDraft(
        kind=kind,
        title=_title(fields.get(key), f"{place}.{key}"),
        number=_words(fields.get("no", ""), "number", f"{place}.no"),
        children=tuple(
            _listed(each, f"{place}.{name}[{number}]", child)
            for name, child in below
            for number, each in enumerate(_list(fields.get(name, []), f"{place}.{name}"))
        ),
    )


# ------------------------------------------------------------------ plain values


def _list(value: object, place: str) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise Misread(f"{place}: ต้องเป็นรายการ [ … ]")
    return value


def _dict(value: object, place: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise Misread(f"{place}: ต้องเป็นข้อ {{ … }}")
    return value


def _title(value: object, place: str) -> str:
    title = _words(value, "title", place)
    if not title:
        raise Misread(f"{place}: ไม่มีข้อความ")
    return title


def _words(value: object, key: str, place: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | None):
        raise Misread(f"{place}: ต้องเป็นข้อความ")
    if isinstance(value, int) and abs(value) >= 10**9:
        raise Misread(f"{place}: เลขยาวเกินไป")
    text = "" if value is None else str(value)
    text = clean(text) if key in {"title", "detail"} else one_line(text)
    if len(text) > LONGEST[key]:
        raise Misread(f"{place}: ยาวเกิน {LONGEST[key]:,} ตัวอักษร")
    return text


def _names(trees: Sequence[Mapping[str, object]]) -> str:
    names = [str(tree.get("lao") or tree.get("name") or "ไม่มีชื่อ")[:60] for tree in trees[:5]]
    return ", ".join(names) + (" และอื่น ๆ" if len(trees) > 5 else "")
