"""Reads a strategy as it is published in plain Thai: a page of a website, a plan book, the news."""

from collections.abc import Iterator, Sequence

from ruamphaen.strategy.rules.drafts import NodeDraft, TreeDraft
from ruamphaen.strategy.rules.reading.growing import Sprout, harvest
from ruamphaen.strategy.rules.reading.lines import Line, lines_of, short
from ruamphaen.strategy.rules.reading.marks import heading_of, item_of, section_of
from ruamphaen.strategy.rules.reading.misread import MOST_NODES, Misread
from ruamphaen.strategy.rules.reading.numbering import (
    doubts_about_counts,
    doubts_about_numbers,
    given_numbers,
    with_numbers,
)
from ruamphaen.strategy.rules.reading.reader import Reader
from ruamphaen.strategy.rules.reading.vision import Vision, visions_in
from ruamphaen.strategy.rules.reading.vocabulary import is_of_a_level_above, is_of_the_organisation
from ruamphaen.strategy.rules.shape import TOP_KINDS, NodeKind

_NOTHING_FOUND = (
    "อ่านไม่พบข้อใดของยุทธศาสตร์ ข้อความควรมีหัวข้อ เช่น “วิสัยทัศน์” “ยุทธศาสตร์ที่ 1 …” และข้อย่อย เช่น “1.1 …”"
)


def read_plain_text(text: str) -> TreeDraft:
    """The strategy in a plain Thai text, and what the reader was not sure of.

    Known headings: วิสัยทัศน์, พันธกิจ, เป้าประสงค์, (ประเด็น)ยุทธศาสตร์, ประเด็นการพัฒนา, นโยบาย, กลยุทธ์,
    แนวทาง(การพัฒนา), with or without numbers; numbered lists, bullets, and lists that run on in one
    sentence. What is not of the strategy is left out, and the doubts say so.
    Raises Misread beyond MOST_NODES nodes.
    """
    lines = lines_of(text)
    own = _own_lines(lines)
    roots, doubts = _read(own)
    if len(own) < len(lines):
        if _has_top(roots):
            doubts.insert(0, _left_above(lines, own))
        else:  # then what looked like a level above is all there is
            roots, doubts = _read(lines)
    if sum(1 for _node in _walk(roots)) > MOST_NODES:
        raise Misread(f"ข้อความนี้อ่านได้เกิน {MOST_NODES:,} ข้อ แบ่งเป็นหลายผัง")
    if not roots:
        return TreeDraft((), (_NOTHING_FOUND,))
    doubts += [*doubts_about_numbers(roots), *doubts_about_counts(text, roots)]
    return TreeDraft(roots, tuple(dict.fromkeys(doubts)))


def _read(lines: Sequence[Line]) -> tuple[tuple[NodeDraft, ...], list[str]]:
    visions = visions_in(lines)
    taken = {place for vision in visions for place in vision.lines}
    reader = Reader()
    for place, line in enumerate(lines):
        if place not in taken:
            reader.read(line)
    reader.finish()
    read = harvest([*_first_as_root(visions), *reader.tree.roots])
    roots = with_numbers(read)
    doubts = [*_doubts_about(visions), *reader.doubts, *reader.doubts_at_the_end()]
    if given := given_numbers(read, roots):
        doubts.append(f"ต้นฉบับไม่มีเลขที่ {given} ข้อ ระบบใส่เลขให้ตามลำดับ")
    return roots, doubts


def _own_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that tell of plans above the organisation's own."""
    own, above = [], False
    for line in lines:
        item = item_of(line.text)
        words = item.text if item else line.text
        if is_of_a_level_above(words) and not heading_of(words):
            above = True
        elif section_of(line.text) and is_of_the_organisation(words):
            above = False
        if not above:
            own.append(line)
    return own


def _left_above(lines: Sequence[Line], own: Sequence[Line]) -> str:
    kept = set(map(id, own))
    left = [line for line in lines if id(line) not in kept]
    return f"ข้ามส่วนของแผนระดับบน {len(left)} บรรทัด เริ่มที่ “{short(left[0].text)}”"


def _first_as_root(visions: Sequence[Vision]) -> list[Sprout]:
    return [Sprout(NodeKind.VISION, "", each.title, detail=each.detail) for each in visions[:1]]


def _doubts_about(visions: Sequence[Vision]) -> list[str]:
    doubts = []
    if len(visions) > 1:
        others = ", ".join(f"“{short(each.title)}”" for each in visions[1:4])
        doubts.append(f"พบวิสัยทัศน์มากกว่าหนึ่ง ใช้ข้อความแรก ที่เหลือคือ {others}")
    if visions and visions[0].detail:
        doubts.append(f"ข้อความต่อท้ายวิสัยทัศน์เก็บไว้เป็นคำอธิบาย: “{short(visions[0].detail)}”")
    return doubts


def _has_top(roots: Sequence[NodeDraft]) -> bool:
    return any(node.kind in TOP_KINDS for node in roots)


def _walk(roots: Sequence[NodeDraft]) -> Iterator[NodeDraft]:
    for root in roots:
        yield from root.walk()
