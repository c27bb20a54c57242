"""The text as lines to read: broken words joined, lists written in one sentence cut apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ruamphaen.strategy.rules.reading.vocabulary import ANY_KIND_WORD, DIGIT
from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import one_line

_NEVER_FIRST = re.compile(r"[ะ-ฺๅ-๎]")  # vowels and marks that no Thai word begins with
_THAI = re.compile(r"[ก-ฺเ-๎]")
_NEVER_LAST = re.compile(r"[เ-ไ]$")  # vowels that no Thai word ends with

_KIND_AND_NUMBER = re.compile(
    rf"(?:^|(?<=[\s,:])|(?<=และ))(?P<word>{ANY_KIND_WORD})\s*ที่\s*(?P<number>{DIGIT}{{1,2}})(?![.]?{DIGIT})"
)
_DOTTED = re.compile(
    rf"(?:^|(?<=\s))(?P<word>{DIGIT}{{1,2}}\.)(?P<number>{DIGIT}{{1,2}})(?![.]?{DIGIT})[.)]?\s*(?=[ก-ฮเ-ไ“\"(])(?!น\.)"
)
_PLAIN_NUMBER = re.compile(
    rf"(?:^|(?<=\s))(?P<word>\(?)(?P<number>{DIGIT}{{1,2}})(?:[.](?!{DIGIT})|\))\s*(?=[ก-ฮเ-ไ“\"])(?!น\.)"
)
_BULLET_INSIDE = re.compile(r"\s(?=[•●▪◦]\s*\S)")
_SHORTEST_ITEM = 4
_PAGE_NUMBER = re.compile(
    rf"^(?:หน้า(?:ที่)?\s*{DIGIT}{{1,4}}(?:\s*(?:/|จาก)\s*{DIGIT}{{1,4}})?|-\s*{DIGIT}{{1,4}}\s*-)$"
)


@dataclass(frozen=True)
class Line:
    """บรรทัด — one line to read.

    `apart`: a blank line, or nothing, stands before it. `spaced`: a space stood where it was broken
    from the line before. `running`: it was cut out of a running sentence.
    """

    text: str
    apart: bool = False
    spaced: bool = False
    running: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold something, cleaned, cut where one line holds a whole list."""
    return [piece for line in _whole_lines(text) for piece in _cut_apart(line)]


def joined(before: str, line: Line) -> str:
    """A text with the rest of it on a next line.

    Thai has no spaces between words, so between Thai letters only a space that stood at the break
    is one; numbers and Latin words stand apart.
    """
    thai = _THAI.match(before, len(before) - 1) and _THAI.match(line.text)
    return f"{before}{'' if thai and not line.spaced else ' '}{line.text}"


def short(text: str, letters: int = 40) -> str:
    """The first words of a text, to point at it; never cut between a letter and its vowel."""
    while _NEVER_FIRST.match(text, letters):
        letters += 1
    if len(text) <= letters:
        return text
    return _NEVER_LAST.sub("", text[:letters].rstrip()) + "…"


def _whole_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    blank, spaced = True, False
    for raw in text.splitlines():
        words = one_line(raw)
        if not words:
            blank = True
        elif _PAGE_NUMBER.match(words):
            continue
        elif lines and (_NEVER_FIRST.match(words) or _NEVER_LAST.search(lines[-1].text)):
            # The break fell inside a word: "ดังน" and "ี้" are one.
            lines[-1] = replace(lines[-1], text=one_line(lines[-1].text + words))
        else:
            lines.append(Line(words, apart=blank, spaced=spaced or raw[:1].isspace()))
            blank = False
        spaced = raw[-1:].isspace()
    return lines


def _cut_apart(line: Line) -> Iterator[Line]:
    for pattern, running in ((_KIND_AND_NUMBER, True), (_DOTTED, False), (_PLAIN_NUMBER, False)):
        places = _list_inside(pattern, line.text)
        if places:
            for piece in _pieces(line, places, running):
                yield from _cut_apart(piece)
            return
    bullets = [found.end() for found in _BULLET_INSIDE.finditer(line.text)]
    yield from _pieces(line, bullets, running=False)


def _list_inside(pattern: re.Pattern[str], text: str) -> list[int]:
    """Where the items of a list start that is written in one line, or [] where it is none.

    Each kind of item counts for itself, one up each time or from 1 again: 1 … 2 … 3. A single
    item, or one with nothing in it ("ยุทธศาสตร์ที่ 1 และยุทธศาสตร์ที่ 2"), is no list.
    """
    counts: dict[str, int] = {}
    places: list[int] = []
    for found in pattern.finditer(text):
        number = int(to_arabic_digits(found["number"]))
        before = counts.get(found["word"])
        if before is None or number in {1, before + 1}:
            counts[found["word"]] = number
            places.append(found.start())
    starts = [*places, len(text)]
    bodies = [
        _without_joint(pattern.sub("", text[start:end], count=1))
        for start, end in zip(places, starts[1:], strict=True)
    ]
    is_list = len(places) > 1 and all(len(body) >= _SHORTEST_ITEM for body in bodies)
    return places if is_list else []


def _pieces(line: Line, places: list[int], running: bool) -> Iterator[Line]:
    """The line cut at places; what stands before the first stays a line of its own."""
    starts = sorted({0, *places})
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], len(line.text)], strict=True)):
        words = line.text[start:end].strip()
        if end < len(line.text):
            words = _without_joint(words)
        if words:
            yield replace(
                line,
                text=words,
                apart=line.apart and place == 0,
                running=line.running or (running and start in places),
            )


def _without_joint(words: str) -> str:
    """The item without what tied it to the next: "… และ", "… ,"."""
    return re.sub(r"(?:\s*,|\s+และ)$", "", words.strip())
