"""What a line is: a numbered heading, a heading over a list, an item of one, or plain."""

import re
from dataclasses import dataclass

from ruamphaen.strategy.rules.reading.vocabulary import (
    ANY_KIND_WORD,
    AS_FOLLOWS,
    KIND_WORDS,
    NUMBER,
    OPENER,
    SENTENCE_BEFORE_LIST,
    kind_name,
)
from ruamphaen.strategy.rules.shape import NodeKind
from ruamphaen.thai.digits import to_arabic_digits


@dataclass(frozen=True)
class Heading:
    """หัวข้อที่มีเลข — "ยุทธศาสตร์ที่ 1 : …": kind, the word used, number, and the words that follow."""

    kind: NodeKind
    word: str
    number: str
    text: str


@dataclass(frozen=True)
class Section:
    """หัวข้อเหนือรายการ — "พันธกิจ", "มีแนวทางการพัฒนา ดังนี้": the kind of what follows.

    `text` is the first item where it stands on the same line. `sure`: the heading's word stands
    alone, so that it cannot be an item ("3. นโยบายของผู้บริหาร").
    """

    kind: NodeKind
    word: str
    text: str = ""
    sure: bool = False


@dataclass(frozen=True)
class Item:
    """ข้อในรายการ — "1.2 …", "(3) …", or a bullet, whose number is empty.

    `sure`: a stop or bracket follows the number, so that it cannot be a quantity ("3 วัย").
    """

    number: str
    text: str
    sure: bool


_HEADING = re.compile(
    rf"^(?P<word>{ANY_KIND_WORD})\s*(?P<at>(?:ด้าน)?ที่)?\s*(?P<number>{NUMBER})\s*[:：.)\-–]*\s*(?P<text>.*)$"
)
_A_COUNT = re.compile(r"^(?:ด้าน|ข้อ|ประการ|ปี|ประเด็น)(?:\s|$|ดังนี้|ได้แก่|คือ)")

_WORD_FIRST = re.compile(
    rf"^(?:(?:ซึ่ง|โดย)?มี\s*|โดย\s*|ประกอบด้วย\s*)?(?P<word>{ANY_KIND_WORD})(?:\s*\([^)]{{0,40}}\))?(?P<rest>.*)$"
)
_SAID = re.compile(r"^\s*(?:[:：]|คือ|ว่า|ได้แก่)\s*(?P<text>.+)$")
_QUOTED = re.compile(r"^\s*(?P<text>[“\"‘«].*)$")
_MORE_WORDS = re.compile(rf"^\s*(?:และ|/|,|หรือ)?\s*(?:{ANY_KIND_WORD})")
_OF_SOMEBODY = re.compile(
    r"^\s*(?:ของ|หลัก|ที่สำคัญ|การพัฒนา|เพื่อการพัฒนา|องค์การ|องค์กร|เทศบาล|อบต|อบจ|ท้องถิ่น)"
)
_ENDS_AS_HEADING = re.compile(rf"(?:{AS_FOLLOWS}|:)\s*$")
_STARTS_AN_ITEM = re.compile(rf"^\s+(?=ด้าน|การ|ความ|{OPENER})|^(?=ด้าน)")
_LONGEST_SECTION, _LONGEST_ITEM, _SHORT_SECTION = 150, 400, 70

_ITEM = re.compile(
    rf"^(?:ข้อ(?:ที่)?\s*)?(?P<open>\(?)(?P<number>{NUMBER})(?P<stop>\s*[.)]*)\s*(?P<text>.*)$"
)
_A_TIME = re.compile(r"^น\.|^นาฬิกา")
_BULLET = re.compile(r"^[-–—•●▪◦·*]\s*(?P<text>\S.*)$")


def heading_of(text: str) -> Heading | None:
    """The line as a heading of one numbered thing; counts ("นโยบาย 6 ด้าน") are none."""
    found = _HEADING.match(text)
    if not found or (not found["at"] and _A_COUNT.match(found["text"])):
        return None
    word = found["word"]
    return Heading(KIND_WORDS[word], word, to_arabic_digits(found["number"]), found["text"].strip())


def section_of(text: str) -> Section | None:
    """The line as a heading over what follows, numbered itself or not."""
    item = _ITEM.match(text)
    found = _WORD_FIRST.match(item["text"] if item else text)
    if not found:
        return None
    word, rest = found["word"], found["rest"]
    kind = KIND_WORDS[word]
    if not rest.strip(" :：") or _ENDS_AS_HEADING.fullmatch(rest.strip()):
        return Section(kind, word, sure=True)
    if _MORE_WORDS.match(rest) and len(text) <= _LONGEST_SECTION:
        return Section(kind, word)
    if said := _SAID.match(rest) or _QUOTED.match(rest):
        return Section(kind, word, said["text"])
    if _OF_SOMEBODY.match(rest):
        is_heading = _ENDS_AS_HEADING.search(rest) or len(text) <= _SHORT_SECTION
        return Section(kind, word) if is_heading and len(text) <= _LONGEST_SECTION else None
    if len(rest) <= _LONGEST_ITEM and (
        _STARTS_AN_ITEM.match(rest) or (kind == NodeKind.VISION and rest[0] == " ")
    ):
        return Section(kind, word, rest.strip())
    return None


def sentence_before_list(text: str) -> Section | None:
    """A sentence that ends by announcing a list: "… ผ่านนโยบายการพัฒนา 6 ด้าน ได้แก่"."""
    found = SENTENCE_BEFORE_LIST.search(text)
    return Section(KIND_WORDS[found["word"]], found["word"]) if found else None


def item_of(text: str) -> Item | None:
    """The line as one of a list: numbered, or with a bullet."""
    if bullet := _BULLET.match(text):
        return Item("", bullet["text"], sure=True)
    found = _ITEM.match(text)
    if not found or _A_TIME.match(found["text"]):
        return None
    sure = bool(found["open"] or found["stop"].strip()) or "." in found["number"]
    return Item(to_arabic_digits(found["number"]), found["text"].strip(), sure)


# The list is announced inside a heading: "… มีแนวทางการพัฒนา ดังนี้", or glued to its title.
_LEAD = re.compile(
    rf"(?<=\S)\s*(?:(?:โดย|ซึ่ง)?มี|ประกอบด้วย)?\s*(?P<word>กลยุทธ์|แนวทางการพัฒนา|แนวทาง|เป้าประสงค์)\s*"
    rf"(?:{AS_FOLLOWS}\s*:?|:)?(?=\s|$)"
)


def lead_in(text: str) -> tuple[str, Section | None, str]:
    """A heading's words parted: its title, the list it announces, and what follows on the line."""
    found = _LEAD.search(text)
    if not found:
        return text, None, ""
    section = Section(KIND_WORDS[found["word"]], found["word"])
    return text[: found.start()].strip(" :"), section, text[found.end() :].strip(" :")


def own_word(mark: Heading | Section) -> str:
    """What the organisation calls it, where that is not the usual word."""
    return kind_name(mark.word)
