"""Reads a published policy statement: vision, numbered areas, what is promised in each.

As officials publish it: "ภายใต้วิสัยทัศน์ “…”", then "1. ด้าน… เช่น ก, ข, ค เป็นต้น", or an area on a
line of its own with its promises below ("1.1 …", "- …"). Nothing is invented: what has no number is
told, and a person gives it one. Pure.
"""

import re
from dataclasses import dataclass, field

from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.listing import parted_by_commas
from ruamphaen.thai.text import clean, one_line

_DIGITS = "[0-9๐-๙]{1,2}"
_OPENING, _CLOSING = '“"„‘«', '”"“’»'
_VISION = re.compile(
    rf"วิสัยทัศน์[^{_OPENING}\n]{{0,80}}\n?[{_OPENING}]\s*(?P<words>[^{_OPENING}{_CLOSING}]{{4,600}}?)\s*[{_CLOSING}]"
)
_VISION_LINE = re.compile(r"^วิสัยทัศน์\s*[:：]?\s*\n?(?P<words>.{4,600})$", re.MULTILINE)
# How a numbered line is marked: the style of the first area tells the areas from lists inside them.
_NUMBERED = re.compile(
    rf"^(?:(?P<word>(?:นโยบาย)?(?:ด้าน)?ที่)\s*(?P<named>{_DIGITS})\s*[:：.)]?"
    rf"|\((?P<bracket>{_DIGITS})\)|(?P<half>{_DIGITS})\)|(?P<stop>{_DIGITS})\.(?!\s*{_DIGITS}[.)\s]))\s*(?P<text>\S.*)$"
)
_BELOW = re.compile(
    rf"^(?:[-–—•●▪◦·*]\s*|{_DIGITS}\s*\.\s*{_DIGITS}(?:\.{_DIGITS})*\s*[.)]?\s*|\({_DIGITS}\)\s*|{_DIGITS}\)\s*|{_DIGITS}\.\s*)(?P<text>\S.*)$"
)
_AN_AREA = re.compile(r"^(?:นโยบาย)?ด้าน\S")
_EXAMPLES = re.compile(
    r"^(?P<title>.+?)\s+(?:เช่น|อาทิ(?:เช่น)?|ได้แก่)\s+(?P<examples>.+?)(?:\s*เป็นต้น)?\.?$"
)
_STATED = re.compile(rf"นโยบาย[^\n“”\"]{{0,30}}?(?<!ที่)\s(?P<count>{_DIGITS})\s?ด้าน(?=\s|$)")


@dataclass(frozen=True)
class AreaDraft:
    """นโยบายด้าน ที่อ่านได้ — one area before it is kept; `number` None: the text gave none."""

    number: int | None
    title: str
    commitments: tuple[str, ...] = ()


@dataclass(frozen=True)
class PolicyDraft:
    """คำแถลงนโยบาย ที่อ่านได้ — a statement before it is kept; `doubts` are Thai sentences."""

    vision: str = ""
    preamble: str = ""
    areas: tuple[AreaDraft, ...] = ()
    closing: str = ""
    doubts: tuple[str, ...] = ()


@dataclass
class _Area:
    number: int | None
    title: str
    commitments: list[str] = field(default_factory=list)
    told_inline: bool = False  # its examples stood on its own line: what follows is no part of it


def read_policy(text: str) -> PolicyDraft:
    """A statement as it was published, read into areas and what is promised in each."""
    whole = clean(text)
    vision, rest = _vision_of(whole)
    lines = [line for line in map(one_line, rest.splitlines()) if line]
    areas, before, after = _areas_of(lines)
    return PolicyDraft(
        vision=vision,
        preamble="\n".join(before),
        areas=tuple(AreaDraft(one.number, one.title, tuple(one.commitments)) for one in areas),
        closing="\n".join(after),
        doubts=tuple(_doubts(whole, areas)),
    )


def _vision_of(text: str) -> tuple[str, str]:
    """The vision, and the text after it: what stands before a vision is the news around it."""
    found = _VISION.search(text) or _VISION_LINE.search(text)
    if not found:
        return "", text
    return one_line(found["words"]), text[found.end() :].lstrip(' "”')


def _areas_of(lines: list[str]) -> tuple[list[_Area], list[str], list[str]]:
    """The areas in order, the lines before the first and those after the last."""
    areas, before, after = list[_Area](), list[str](), list[str]()
    style, all_say_area = "", False
    for line in lines:
        mark = _NUMBERED.match(line)
        if mark is not None and not areas:
            style, all_say_area = _style(mark), bool(_AN_AREA.match(mark["text"]))
        if mark is not None and _is_area(mark, style, all_say_area):
            areas.append(_opened(int(to_arabic_digits(_number(mark))), mark["text"]))
        elif mark is None and _AN_AREA.match(line):
            areas.append(_opened(None, line))
        elif not areas:
            before.append(line)
        elif below := _BELOW.match(line):
            areas[-1].commitments.append(below["text"])
        elif areas[-1].told_inline or areas[-1].commitments:
            after.append(line)
        else:
            areas[-1].commitments.append(line)
    return areas, before, after


def _style(mark: re.Match[str]) -> str:
    return next(name for name in ("named", "bracket", "half", "stop") if mark[name])


def _number(mark: re.Match[str]) -> str:
    return str(mark[_style(mark)])


def _is_area(mark: re.Match[str], style: str, all_say_area: bool) -> bool:
    return _style(mark) == style and (not all_say_area or bool(_AN_AREA.match(mark["text"])))


def _opened(number: int | None, text: str) -> _Area:
    """An area from its line: the title, and the examples after เช่น where they stand there."""
    found = _EXAMPLES.match(text)
    if not found:
        return _Area(number, text)
    return _Area(number, found["title"], parted_by_commas(found["examples"]), told_inline=True)


def _doubts(text: str, areas: list[_Area]) -> list[str]:
    doubts = []
    if not areas:
        return ["อ่านไม่พบด้านของนโยบาย แต่ละด้านควรขึ้นบรรทัดใหม่และมีเลข เช่น “1. ด้านสุขภาพ …”"]
    doubts += [f"“{area.title}” ไม่มีเลขด้าน ใส่เลขก่อนบันทึก" for area in areas if area.number is None]
    numbers = [area.number for area in areas if area.number is not None]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    doubts += [f"มีด้านที่ {number} มากกว่าหนึ่งด้าน แก้เลขให้ต่างกัน" for number in twice]
    if not twice and numbers != list(range(1, len(numbers) + 1)):
        doubts.append(f"เลขด้านไม่เรียงกัน: {', '.join(map(str, numbers))} ตรวจว่าอ่านครบทุกด้าน")
    stated = _STATED.search(text)
    if stated and int(to_arabic_digits(stated["count"])) != len(areas):
        doubts.append(f"ข้อความกล่าวถึง {stated['count']} ด้าน แต่อ่านได้ {len(areas)} ด้าน")
    doubts += [f"“{area.title}” ยังไม่มีคำมั่น" for area in areas if not area.commitments]
    return doubts
