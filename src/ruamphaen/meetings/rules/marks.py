"""A line typed in the hall: what was said, with short marks for the rest. Pure.

    น ขอไฟส่องสว่าง ซอย 3 /5 +คนเดินกลางคืน _ปากซอย #12

A letter and a space at the start say what kind it is; the signs are on the Thai keyboard too, except
@ and #, which + and บ stand for. A sign counts only after a space, so "1/2569" is left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ruamphaen.meetings.rules.kinds import SayingKind
from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import search_key

LETTERS = {
    "น": SayingKind.NEED,
    "ค": SayingKind.OPINION,
    "ร": SayingKind.COMPLAINT,
    "ช": SayingKind.PRAISE,
}
LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}

_KIND = re.compile(r"(?P<letter>[นครช])(?:[.:]\s*|\s+)(?=\S)")
_CARD = re.compile(r"(?:^|(?<=\s))(?:#|บ\.?)(?P<number>[0-9๐-๙]{1,6})(?=\s|$)")
_PLACE = re.compile(r"(?:^|(?<=\s))/(?P<place>\S+)")
_WHOM = re.compile(r"(?:^|(?<=\s))[+@](?P<whom>[^\s+@_/#][^+@_#]*?)(?=\s[+@_/#]|\s*$)")
_WHERE = re.compile(r"(?:^|(?<=\s))_(?P<where>[^\s+@_/#][^+@_#]*?)(?=\s[+@_/#]|\s*$)")


@dataclass(frozen=True, slots=True)
class Marked:
    """บรรทัดที่อ่านแล้ว — what a typed line says. `kind` None and texts empty where nothing was marked."""

    text: str
    kind: SayingKind | None = None
    place: str = ""
    for_whom: str = ""
    where: str = ""
    card: int | None = None


def read_line(line: str) -> Marked:
    """Read one line. What carries no mark is the text; a mark given twice: the first counts.

    For whom and where run to the next mark; a community and a card's number are one word.
    """
    rest = line.strip()
    kind = None
    letter = _KIND.match(rest)
    if letter:
        kind, rest = LETTERS[letter["letter"]], rest[letter.end() :]
    rest, card = _take(rest, _CARD, "number")
    rest, whom = _take(rest, _WHOM, "whom")
    rest, where = _take(rest, _WHERE, "where")
    rest, place = _take(rest, _PLACE, "place")
    return Marked(
        text=" ".join(rest.split()),
        kind=kind,
        place=place,
        for_whom=whom,
        where=where,
        card=int(to_arabic_digits(card)) if card else None,
    )


def _take(rest: str, mark: re.Pattern[str], name: str) -> tuple[str, str]:
    found = mark.search(rest)
    if found is None:
        return rest, ""
    return f"{rest[: found.start()]} {rest[found.end() :]}", found[name].strip()


def write_line(marked: Marked) -> str:
    """The line again, for mending it: read_line(write_line(x)) == x for what marks can say."""
    parts = [LETTER_OF[marked.kind]] if marked.kind else []
    parts.append(" ".join(marked.text.split()))
    signs = ("/", marked.place), ("+", marked.for_whom), ("_", marked.where)
    parts += [f"{sign}{value}" for sign, value in signs if value]
    if marked.card is not None:
        parts.append(f"#{marked.card}")
    return " ".join(part for part in parts if part)


class PlaceProblem(StrEnum):
    """เหตุที่ยังไม่รู้ว่าชุมชนไหน."""

    UNKNOWN = "unknown"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """ชุมชนที่เลือกได้ — a community as marks name it: its name and the number of its village."""

    key: int
    name: str
    number: int | None


def find_place(
    typed: str, places: Sequence[NamedPlace]
) -> NamedPlace | tuple[PlaceProblem, list[NamedPlace]]:
    """The community of a number or of the beginning of a name; else why not, and which it could be.

    A whole name or number wins over a beginning, a beginning over a part.
    """
    digits = to_arabic_digits(typed)
    if digits.isdigit():
        hits = [place for place in places if place.number == int(digits)]
    else:
        wanted = _folded(typed)
        names = [(_folded(place.name), place) for place in places]
        hits = (
            [place for name, place in names if name == wanted]
            or [place for name, place in names if name.startswith(wanted)]
            or [place for name, place in names if wanted in name]
        )
    if len(hits) == 1:
        return hits[0]
    return (PlaceProblem.SEVERAL if hits else PlaceProblem.UNKNOWN), hits


def _folded(name: str) -> str:
    folded = "".join(search_key(name).split())
    for noun in ("ชุมชน", "บ้าน"):
        rest = folded.removeprefix(noun)
        if rest:
            folded = rest
    return folded
