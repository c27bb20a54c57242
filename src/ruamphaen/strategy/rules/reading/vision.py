"""วิสัยทัศน์: found in a heading with its sentence below, or quoted in the middle of the news."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ruamphaen.strategy.rules.reading.lines import Line, joined
from ruamphaen.strategy.rules.reading.marks import heading_of, item_of, section_of
from ruamphaen.strategy.rules.reading.vocabulary import NEWS
from ruamphaen.strategy.rules.shape import NodeKind
from ruamphaen.thai.text import search_key

_OPENING, _CLOSING = '“”"„‘«', '”“"’»'
_QUOTED_VISION = re.compile(
    rf"วิสัยทัศน์[^{_OPENING}]{{0,80}}[{_OPENING}](?P<words>[^{_OPENING}{_CLOSING}]{{4,600}})[{_CLOSING}](?P<after>.*)"
)
_QUOTED = re.compile(
    rf"^[{_OPENING}]\s*(?P<words>[^{_OPENING}{_CLOSING}]+?)\s*[{_CLOSING}](?P<after>.*)$"
)
_STARTS_QUOTED = re.compile(rf"^[{_OPENING}]")
# "… อย่างมีส่วนร่วม โปร่งใส": how the vision is to be reached is told after the quotation mark.
_TAIL = re.compile(r"^\s*(?P<words>อย่าง.+?)(?=\s(?:เพื่อ|โดย|ซึ่ง|ทั้งนี้|นอกจากนี้|ผ่าน|ขับเคลื่อน)|$)")
_LOOK_AHEAD, _LONGEST, _LONGEST_TAIL = 6, 400, 200


@dataclass(frozen=True)
class Vision:
    """วิสัยทัศน์ที่อ่านพบ — its words, what was said right after them, and the lines it took."""

    title: str
    detail: str
    lines: range


def visions_in(lines: Sequence[Line]) -> list[Vision]:
    """Every different vision of the text in order; one told twice counts once, as first told."""
    found: dict[str, Vision] = {}
    for place in range(len(lines)):
        for vision in _visions_at(lines, place):
            found.setdefault(search_key(vision.title), vision)
    return list(found.values())


def _visions_at(lines: Sequence[Line], place: int) -> Iterator[Vision]:
    text = lines[place].text
    quoted = _QUOTED_VISION.search(text)
    heading = section_of(text)
    if quoted:
        whole = heading is not None and heading.kind == NodeKind.VISION
        yield Vision(
            quoted["words"].strip(), _tail(quoted["after"]), range(place, place + int(whole))
        )
    elif heading and heading.kind == NodeKind.VISION:
        vision = _told_from(lines, place, heading.text)
        if vision:
            yield vision


def _told_from(lines: Sequence[Line], place: int, words: str) -> Vision | None:
    """The vision that a heading announces: on its line, or on the lines below."""
    end = place + 1
    if not words:
        if end >= len(lines) or _is_marked(lines[end].text):
            return None
        words, end = lines[end].text, end + 1
    quoted = _STARTS_QUOTED.match(words) is not None
    while end < min(len(lines), place + _LOOK_AHEAD):
        complete = _QUOTED.match(words) if quoted else lines[end].apart
        if complete or _is_marked(lines[end].text) or NEWS.match(lines[end].text):
            break
        words, end = joined(words, lines[end]), end + 1
    match = _QUOTED.match(words)
    title = match["words"] if match else words.strip(_OPENING + _CLOSING + " ")
    if not title or len(title) > _LONGEST or NEWS.match(title):
        return None
    return Vision(title, _tail(match["after"]) if match else "", range(place, end))


def _is_marked(text: str) -> bool:
    return bool(heading_of(text) or section_of(text) or item_of(text))


def _tail(after: str) -> str:
    found = _TAIL.match(after)
    tail = found["words"].strip() if found else ""
    return tail if len(tail) <= _LONGEST_TAIL else ""
