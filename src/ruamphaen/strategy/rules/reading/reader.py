"""Follows a text line by line: which list is open, what a line is in it, where it hangs."""

import re
from dataclasses import dataclass, field

from ruamphaen.strategy.rules.reading.growing import Growing, Sprout
from ruamphaen.strategy.rules.reading.lines import Line, joined, short
from ruamphaen.strategy.rules.reading.marks import (
    Item,
    Section,
    heading_of,
    item_of,
    lead_in,
    own_word,
    section_of,
    sentence_before_list,
)
from ruamphaen.strategy.rules.reading.phrases import items_in, title_and_items
from ruamphaen.strategy.rules.reading.vocabulary import NEWS, OPENER, USUAL_WORD
from ruamphaen.strategy.rules.shape import TOP_KINDS, NodeKind
from ruamphaen.thai.listing import parted_by_commas

_GUIDELINES = Section(NodeKind.GUIDELINE, "แนวทางการพัฒนา")
_HOLD_LISTS = TOP_KINDS | {NodeKind.GOAL, NodeKind.TACTIC}
_OPENS_AN_ITEM = re.compile(rf"^(?:การ|ความ|ด้าน|{OPENER})")
_EXAMPLES = re.compile(
    r"^(?P<title>.+?)\s+(?:เช่น|อาทิ(?:เช่น)?)\s+(?P<examples>.+?)(?:\s*เป็นต้น)?\.?$"
)
_ONLY_A_NUMBER = re.compile(r"^[0-9๐-๙.\s]+$")
_LONGEST_PLAIN_ITEM, _LONGEST_SURE, _LONGEST_ITEM = 400, 400, 1000
# A line that was broken by the width of its page is about as long as the one before.
_WIDER = 1.2


@dataclass
class Reader:
    """เครื่องอ่าน — what was read so far, and which list the next line belongs to."""

    tree: Growing = field(default_factory=Growing)
    doubts: list[str] = field(default_factory=list)
    section: Section | None = None  # the list that is open
    loose: bool = False  # its items have neither numbers nor bullets
    waiting: tuple[NodeKind, str, str] | None = None  # a number whose title is on the next line
    flowing: Line | None = None  # the line before, when its item may go on
    joined: int = 0
    left_out: list[str] = field(default_factory=list)

    def read(self, line: Line) -> None:
        """Take one line in: the first reading of it that fits."""
        for take in (self._heading, self._sequence, self._section, self._item, self._plain):
            if take(line):
                return
        if not _ONLY_A_NUMBER.match(line.text):
            self.left_out.append(line.text)

    def finish(self) -> None:
        """The text is over, or goes on elsewhere: a number still without its title is told."""
        if self.waiting:
            kind, number, _word = self.waiting
            name = f"ข้อ {number}" if "." in number else f"{USUAL_WORD[kind]}ที่ {number}"
            self.doubts.append(f"{name} ไม่มีข้อความ จึงไม่ได้ใส่ไว้")
        self.waiting = None

    def doubts_at_the_end(self) -> list[str]:
        """What was joined and what was left out, once each."""
        doubts = []
        if self.joined:
            doubts.append(f"ต่อบรรทัดที่ถูกตัดไว้ {self.joined} แห่ง ตรวจการเว้นวรรคในข้อความ")
        if self.left_out:
            shown = ", ".join(f"“{short(text)}”" for text in self.left_out[:3])
            doubts.append(f"ข้ามข้อความที่ไม่ใช่ข้อของยุทธศาสตร์ {len(self.left_out)} ย่อหน้า ได้แก่ {shown}")
            if len(self.left_out) > 3:
                doubts[-1] += " และอื่น ๆ"
        return doubts

    # -------------------------------------------------------------- readings of a line

    def _heading(self, line: Line) -> bool:
        """One numbered thing: "ยุทธศาสตร์ที่ 1 : …"."""
        heading = heading_of(line.text)
        if heading is None:
            return False
        if self.section and self.section.kind != heading.kind:
            self.section = None
        self._plant(heading.kind, heading.number, heading.text, own_word(heading), line)
        return True

    def _sequence(self, line: Line) -> bool:
        """The next number of the open list, whatever its words look like."""
        item = item_of(line.text)
        if not (item and item.number and self.tree.last and item.text):
            return False
        section = section_of(line.text)
        if section and section.sure:
            return False
        siblings = [node for node in self.tree.last.path() if node.number]
        if not any(_next(node.number) == item.number for node in siblings):
            return False
        return self._item(line)

    def _section(self, line: Line) -> bool:
        """A heading over a list: "พันธกิจ", "มีแนวทางการพัฒนา ดังนี้"."""
        section = section_of(line.text)
        if section is None:
            return False
        self.finish()
        if section.kind in TOP_KINDS | {NodeKind.VISION, NodeKind.MISSION}:
            self.tree.close()
        self.section = section if section.kind != NodeKind.VISION else None
        self.loose, self.flowing = self.section is not None, None
        if section.text and self.section:
            self._plant(section.kind, "", section.text, own_word(section), line)
        return True

    def _item(self, line: Line) -> bool:
        """One of a list: "1.1 …", "(2) …", "• …"."""
        item = item_of(line.text)
        if item is None:
            return False
        if not item.number:
            return self._bullet(item, line)
        kind = self._kind_of(item)
        if kind is None:
            return False
        if self.section is None:
            self._doubt_kind(kind)
        word = own_word(self.section) if self.section and self.section.kind == kind else ""
        self._plant(kind, item.number, item.text, word, line)
        self.loose = False
        return True

    def _bullet(self, item: Item, line: Line) -> bool:
        last = self.tree.last
        if self.section and not (last and last.kind == self.section.kind and last.number):
            self._plant(self.section.kind, "", item.text, own_word(self.section), line)
        elif last and (
            last.kind in TOP_KINDS or (last.kind == NodeKind.GUIDELINE and not last.number)
        ):
            self._plant(NodeKind.GUIDELINE, "", item.text, "", line)
        elif last:
            last.detail = f"{last.detail}\n- {item.text}".strip()
        else:
            return False
        self.loose = False
        return True

    def _plain(self, line: Line) -> bool:
        """A title on its own line, an item of a loose list, or the rest of a broken line."""
        if self.waiting:
            kind, number, word = self.waiting
            self.waiting = None
            self._plant(kind, number, line.text, word, line)
            return True
        if _ONLY_A_NUMBER.match(line.text):
            return False
        if announced := sentence_before_list(line.text):
            self._announce(announced)
            return False
        if NEWS.match(line.text) or len(line.text) > _LONGEST_PLAIN_ITEM:
            self._end_list()
            return False
        if self._goes_on(line):
            self._extend(line)
            return True
        if self.section and self.loose and (not line.apart or _OPENS_AN_ITEM.match(line.text)):
            self._plant(self.section.kind, "", line.text, own_word(self.section), line)
            self._doubt_loose()
            return True
        self.flowing = None
        return False

    # -------------------------------------------------------------- what follows from it

    def _plant(self, kind: NodeKind, number: str, text: str, word: str, line: Line) -> None:
        """Hang a node with the list that its words announce or hold."""
        self.finish()
        if not text:
            self.waiting = (kind, number, word)
            return
        title, lead, items = text, None, list[str]()
        if kind in _HOLD_LISTS:
            title, lead, items = self._parted(text, line)
        if kind == NodeKind.POLICY and (found := _EXAMPLES.match(title)):
            title, items = found["title"], parted_by_commas(found["examples"])
            lead = Section(NodeKind.EXAMPLE, "ตัวอย่าง")
        sprout = self.tree.add(kind, number, title, word)
        if sprout is None:
            self.doubts.append(
                f"พบ{USUAL_WORD[kind]} “{short(text)}” ก่อนยุทธศาสตร์ที่จะอยู่ใต้ จึงไม่ได้ใส่ไว้"
            )
            return
        for item in items:
            self.tree.add(lead.kind if lead else NodeKind.GUIDELINE, "", item)
        if lead and lead.kind == NodeKind.EXAMPLE:
            lead, self.tree.last = None, sprout
        self._open_list(kind, lead, empty=not items)
        self.flowing = None if items else line
        self._doubt_length(title)

    def _parted(self, text: str, line: Line) -> tuple[str, Section | None, list[str]]:
        """A heading's title, the list it announces, and the items told in the same sentence."""
        title, lead, rest = lead_in(text)
        glued = False
        if lead is None and line.running:
            title, items, glued = title_and_items(text)
            lead = _GUIDELINES if items else None
        else:
            item = item_of(rest)
            items = [item.text] if item else items_in(rest)
        if lead and len(items) > 1:
            self.doubts.append(
                f"“{short(title)}”: ต้นฉบับเขียน{USUAL_WORD[lead.kind]}ต่อกันเป็นประโยคเดียว "
                f"ระบบแบ่งเป็น {len(items)} ข้อจากคำขึ้นต้น ตรวจว่าแบ่งถูกต้อง"
            )
        if glued:
            self.doubts.append(
                f"ชื่อ “{short(title)}” ติดกับคำถัดไป “{short(items[0])}” ระบบแยกออกจากกัน"
            )
        return title, lead, items

    def _open_list(self, kind: NodeKind, lead: Section | None, *, empty: bool) -> None:
        if lead:
            self.section, self.loose = lead, empty
        elif kind in TOP_KINDS and self.section and self.section.kind != kind:
            self.section, self.loose = None, False

    def _announce(self, announced: Section) -> None:
        """A sentence promised a list: the items that follow are of this kind."""
        if announced.kind in TOP_KINDS | {NodeKind.MISSION}:
            self.tree.close()
        # The word is a sentence's, not a heading's: it says nothing of what the items are called.
        self.section = Section(announced.kind, USUAL_WORD[announced.kind])
        self.loose, self.flowing = False, None

    def _kind_of(self, item: Item) -> NodeKind | None:
        """What a numbered line is, from the open list, the numbers around it and how it opens."""
        top = self.tree.top()
        if not item.sure and not self._is_expected(item.number):
            return None
        if top and _next(top.number) == item.number and not self._has_plain_numbers(top):
            return top.kind
        if self.section:
            dotted_below = "." in item.number and top and self.section.kind in TOP_KINDS
            return self.tree.kind_under(item.number) if dotted_below else self.section.kind
        if top:
            return self.tree.kind_under(item.number)
        is_mission = self.tree.last and self.tree.last.kind == NodeKind.MISSION
        if is_mission and self.tree.last and _next(self.tree.last.number) == item.number:
            return NodeKind.MISSION
        return NodeKind.POLICY if item.text.startswith("ด้าน") else None

    def _is_expected(self, number: str) -> bool:
        """Whether a bare number ("2 การพัฒนา…") continues a list, and is no quantity ("3 วัย")."""
        last = self.tree.last
        if last is None or (last.kind in TOP_KINDS and not last.children and number == "1"):
            return self.section is not None and number == "1"
        return any(_next(node.number) == number for node in last.path())

    def _has_plain_numbers(self, top: Sprout) -> bool:
        return any(child.number and "." not in child.number for child in top.children)

    def _goes_on(self, line: Line) -> bool:
        """Whether this line is the rest of the item before, broken by the width of the page."""
        if self.flowing is None or line.apart or self.tree.last is None:
            return False
        if self.loose and _OPENS_AN_ITEM.match(line.text):
            return False
        if len(self.tree.last.title) > _LONGEST_ITEM:
            return False
        return len(line.text) <= _WIDER * len(self.flowing.text)

    def _extend(self, line: Line) -> None:
        last = self.tree.last
        if last is None:
            return
        last.title = joined(last.title, line)
        self.joined += 1
        self.flowing = line
        if last.kind in _HOLD_LISTS:
            title, lead, rest = lead_in(last.title)
            if lead and not rest:
                last.title, self.flowing = title, None
                self._open_list(last.kind, lead, empty=True)

    def _doubt_loose(self) -> None:
        if self.section:
            self.doubts.append(
                f"{USUAL_WORD[self.section.kind]}ไม่มีเลขหรือเครื่องหมายหน้าข้อ ถือว่าแต่ละบรรทัดเป็นหนึ่งข้อ"
            )

    def _doubt_kind(self, kind: NodeKind) -> None:
        """No word of the text said what these are."""
        if kind == NodeKind.POLICY:
            self.doubts.append("ต้นฉบับไม่ได้บอกว่าข้อ “ด้าน…” เป็นอะไร ถือว่าเป็นนโยบาย")
        elif kind == NodeKind.GUIDELINE:
            self.doubts.append("ต้นฉบับไม่ได้บอกว่าข้อย่อยเป็นแนวทางการพัฒนาหรือกลยุทธ์ ถือว่าเป็นแนวทางการพัฒนา")

    def _doubt_length(self, title: str) -> None:
        if len(title) > _LONGEST_SURE:
            self.doubts.append(f"“{short(title)}” ยาว {len(title)} ตัวอักษร ตรวจว่าไม่ใช่หลายข้อรวมกัน")

    def _end_list(self) -> None:
        self.tree.close()
        self.section, self.loose, self.flowing = None, False, None


def _next(number: str) -> str:
    """The number after this one among its siblings: 1.2 → 1.3."""
    if not number:
        return ""
    prefix, dot, last = number.rpartition(".")
    return f"{prefix}{dot}{int(last) + 1}"
