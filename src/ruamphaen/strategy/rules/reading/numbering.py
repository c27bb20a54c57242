"""Numbers of a read tree: given in order where the source has none, questioned where they jump."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ruamphaen.strategy.rules.drafts import NodeDraft
from ruamphaen.strategy.rules.reading.lines import short
from ruamphaen.strategy.rules.reading.vocabulary import DIGIT, KIND_WORDS, USUAL_WORD
from ruamphaen.strategy.rules.shape import NodeKind
from ruamphaen.thai.digits import to_arabic_digits

_WITHOUT_NUMBERS = frozenset({NodeKind.VISION, NodeKind.GOAL, NodeKind.EXAMPLE})
_STATED = re.compile(
    rf"(?:ด้วย|มี|จำนวน|กำหนด|ออกเป็น|ทั้งหมด|ทั้งสิ้น)[ ]?(?P<count>{DIGIT}{{1,2}})[ ]?"
    r"(?P<word>ประเด็นยุทธศาสตร์|ยุทธศาสตร์|พันธกิจ|ประเด็นการพัฒนา)(?!ที่|ชาติ|จังหวัด)"
    rf"|(?P<of>นโยบาย|ยุทธศาสตร์)[^\n“”\"]{{0,30}}?(?<!ที่)[ ](?P<areas>{DIGIT}{{1,2}})[ ]?ด้าน(?=\s|$)"
)


def named(node: NodeDraft) -> str:
    """How a doubt refers to a node: "ยุทธศาสตร์ที่ 2", "ข้อ 2.1", or its first words."""
    if "." in node.number:
        return f"ข้อ {node.number}"
    if node.number:
        return f"{node.kind_name or USUAL_WORD[node.kind]}ที่ {node.number}"
    return f"“{short(node.title)}”"


def with_numbers(nodes: Sequence[NodeDraft], above: str = "") -> tuple[NodeDraft, ...]:
    """The same nodes; lists without any numbers get 1, 2, 3, under the number above (2.1, 2.2).

    Visions, goals and examples stay as they are, and so does a mission that stands alone.
    """
    counted: Counter[NodeKind] = Counter()
    numbered = {node.kind for node in nodes if node.number}
    several = Counter(node.kind for node in nodes)
    result = []
    for node in nodes:
        counted[node.kind] += 1
        needs = node.kind not in _WITHOUT_NUMBERS | numbered
        if needs and not (node.kind == NodeKind.MISSION and several[node.kind] == 1):
            place = str(counted[node.kind])
            node = replace(node, number=f"{above}.{place}" if above else place)
        result.append(replace(node, children=with_numbers(node.children, node.number)))
    return tuple(result)


def given_numbers(before: Sequence[NodeDraft], after: Sequence[NodeDraft]) -> int:
    """How many nodes got a number that the source does not have."""
    pairs = zip(_walk(before), _walk(after), strict=True)
    return sum(old.number != new.number for old, new in pairs)


def doubts_about_numbers(roots: Sequence[NodeDraft]) -> Iterator[str]:
    """A sentence for each list whose numbers jump, repeat, or do not fit what they stand under."""
    yield from _doubts_in(roots, None)


def doubts_about_counts(text: str, roots: Sequence[NodeDraft]) -> Iterator[str]:
    """A sentence where the text says how many there are ("มี 5 ยุทธศาสตร์") and other were read."""
    read = Counter(node.kind for node in _walk(roots))
    told: set[tuple[NodeKind, int]] = set()
    for found in _STATED.finditer(text):
        kind = KIND_WORDS[found["word"] or found["of"]]
        stated = int(to_arabic_digits(found["count"] or found["areas"]))
        if read[kind] and stated != read[kind] and (kind, stated) not in told:
            told.add((kind, stated))
            yield f"ต้นฉบับกล่าวถึง “{found[0].strip()}” แต่อ่าน{USUAL_WORD[kind]}ได้ {read[kind]} ข้อ"


def _doubts_in(nodes: Sequence[NodeDraft], above: NodeDraft | None) -> Iterator[str]:
    for kind in dict.fromkeys(node.kind for node in nodes):
        numbers = [node.number for node in nodes if node.kind == kind]
        place = f"{USUAL_WORD[kind]}ใต้{named(above)} " if above else USUAL_WORD[kind]
        if any(numbers) and not all(numbers):
            yield f"{place}มีทั้งข้อที่มีเลขและไม่มีเลข ตรวจว่าแบ่งข้อถูกต้อง"
        elif any(numbers) and not _in_order(numbers):
            yield f"เลขที่ของ{place}ไม่เรียงกัน: {', '.join(numbers)} ตรวจว่าอ่านครบทุกข้อ"
        elif above and any(_belongs_elsewhere(number, above.number) for number in numbers):
            yield f"{place}ใช้เลข {', '.join(numbers)} ซึ่งไม่ตรงกับเลขของข้อข้างบน ตรวจว่าอยู่ถูกที่"
    for node in nodes:
        yield from _doubts_in(node.children, node)


def _in_order(numbers: Sequence[str]) -> bool:
    last = [int(number.rpartition(".")[2]) for number in numbers if number]
    return last == list(range(1, len(last) + 1))


def _belongs_elsewhere(number: str, above: str) -> bool:
    return "." in number and bool(above) and number.rpartition(".")[0] != above


def _walk(nodes: Sequence[NodeDraft]) -> Iterator[NodeDraft]:
    for node in nodes:
        yield from node.walk()
