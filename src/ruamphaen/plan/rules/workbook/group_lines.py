"""บรรทัดหัวข้อ: lines of a list that say under what the rows below stand.

Strategies, tactics, guidelines, issues and programmes, each in the numbering styles officers use
("1. ยุทธศาสตร์...", "๑.๑ แผนงาน...", "(1) แผนงาน...", "ยุทธศาสตร์: ..."), and the alignment block
ก.-จ. that ties a group to the plans above it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ruamphaen.base.workbooks.grid import compact


class Level(StrEnum):
    """ระดับของหัวข้อ — what a group line names."""

    ISSUE = "issue"
    STRATEGY = "strategy"
    AREA = "area"
    TACTIC = "tactic"
    GUIDELINE = "guideline"
    PROGRAMME = "programme"
    CATEGORY = "category"
    TYPE = "type"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """บรรทัดหัวข้อ: its level, its name without numbering and label, and the line as printed."""

    level: Level
    name: str
    as_printed: str


_NUMBERING = re.compile(
    r"^\s*(?:\(?[0-9๐-๙]+(?:\.[0-9๐-๙]+)*\s*[.)]?\)?\s*[.:]?\s*|[ก-ฮ]\s*[.)]\s*|[-•*·➢►]\s*)(?=\D)"
)
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.STRATEGY, re.compile(r"(ประเด็น)?ยุทธศาสตร์")),
    (Level.ISSUE, re.compile(r"ประเด็น(การ)?พัฒนา")),
    (Level.TACTIC, re.compile(r"กลยุทธ์")),
    (Level.GUIDELINE, re.compile(r"แนวทาง(?:(การ)?พัฒนา|ที่|:|\d)?")),
    (Level.PROGRAMME, re.compile(r"แผนงาน")),
    (Level.OTHER, re.compile(r"(เป้าประสงค์|พันธกิจ|วิสัยทัศน์|แผนพัฒนาด้าน)")),
    (Level.AREA, re.compile(r"ด้าน")),
)
_EQUIPMENT_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.TYPE, re.compile(r"(ประเภท)?ครุภัณฑ์|ประเภท")),
    (Level.CATEGORY, re.compile(r"หมวด")),
)
_ALIGNMENT = re.compile(
    r"(?:[ก-ฉ][.)])?(ยุทธศาสตร์ชาติ|แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ|sustainable|sdgs|เป้าหมายการพัฒนาที่ยั่งยืน"
    r"|ยุทธศาสตร์(การพัฒนา)?(กลุ่ม)?จังหวัด|แผนพัฒนา(กลุ่ม)?จังหวัด|แผนพัฒนาภาค|แผนแม่บท|หมุดหมาย"
    r"|(ประเด็น)?ยุทธศาสตร์(การพัฒนา)?ของ?(อปท|องค์กรปกครองส่วนท้องถิ่น).*ในเขตจังหวัด|นโยบายรัฐบาล)"
    r"|[ก-จ][.)](ยุทธศาสตร์|แผนพัฒนา|เป้าหมาย).*"
)
_LABEL = re.compile(
    r"^(?:ประเด็น)?(?:ยุทธศาสตร์|กลยุทธ์|แนวทางการพัฒนา|แนวทางพัฒนา|แนวทาง|แผนงาน|ประเด็นการพัฒนาท้องถิ่น|ประเด็นการพัฒนา"
    r"|ประเด็นพัฒนา|การพัฒนา|ประเภท|หมวด)+(?:ท้องถิ่น|ครุภัณฑ์)?\s*:\s*"
)
_LABEL_WITH_NUMBER = re.compile(r"^(\S{3,30}?\s*(?:ที่\s*)?[0-9๐-๙.]+)\s*[:\-–]\s*")
_LONGEST_LINE = 300


def is_alignment(text: str) -> bool:
    """True for a line of the block ก.-จ.: national strategy, national plan, SDGs, province."""
    return _ALIGNMENT.match(compact(text)) is not None


def group_line(text: str, *, equipment: bool = False) -> GroupLine | None:
    """Read a group line, or None when the text is none. ``equipment`` also knows types of it."""
    if not text or len(text) > _LONGEST_LINE:
        return None
    printed = text.strip()
    bare = _NUMBERING.sub("", printed).strip()
    flat = compact(bare)
    levels = (*_LEVELS[:-1], *(_EQUIPMENT_LEVELS if equipment else ()), _LEVELS[-1])
    for level, word in levels:
        if word.match(flat):
            name = _name(bare)
            return GroupLine(level, name, printed) if name else None
    return None


def group_lines(cells: Sequence[Sequence[str]], *, equipment: bool = False) -> list[GroupLine]:
    """The group lines of one row, its cells given as their lines, from left to right.

    One cell may hold several ("ยุทธศาสตร์...", "แผนงาน..." on two lines), and one group line may
    spread over cells ("ยุทธศาสตร์:" beside its name, or its number in a cell of its own).
    """
    texts: list[str] = []
    for lines in cells:
        for line in lines:
            bare = compact(_NUMBERING.sub("", line))
            starts = any(word.match(bare) for level, word in _LEVELS if level is not Level.AREA)
            only_number = (
                bool(texts) and not _NUMBERING.sub("", texts[-1] + " x").rstrip("x ").strip()
            )
            if texts and (only_number or not starts):
                texts[-1] += " " + line
            else:
                texts.append(line)
    found = [group_line(text, equipment=equipment) for text in texts]
    return [line for line in found if line is not None]


def _name(bare: str) -> str:
    unlabelled = _LABEL.sub("", bare).strip()
    if unlabelled != bare.strip():
        return _NUMBERING.sub("", unlabelled).strip(" :-")
    return _LABEL_WITH_NUMBER.sub(r"\1 ", bare).strip(" :-")


# ------------------------------------------------------------------ changes


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """การเพิ่มเติม เปลี่ยนแปลง แก้ไข: which change a title or a marker line speaks of.

    ``kinds`` in the order written; ``noun`` is "ครั้งที่" or "ฉบับที่"; ``year`` is of the Buddhist
    era, or None where none was written.
    """

    kinds: tuple[str, ...]
    noun: str
    number: int
    year: int | None

    def __str__(self) -> str:
        year = f"/{self.year}" if self.year else ""
        return f"{' '.join(self.kinds)} {self.noun} {self.number}{year}"


_KIND = r"(?:เพิ่มเติม|เปลี่ยนแปลง|แก้ไข|ทบทวน)"
_CHANGE = re.compile(
    rf"(?P<kinds>{_KIND}(?:[,/และ()]*{_KIND})*)\)?\(?(?P<noun>ครั้งที่|ฉบับที่|ครั้ง|ฉบับ)(?P<number>[0-9]{{1,3}})\)?"
    r"(?:(?:[/.]|ประจำปี|ปี|งบประมาณ|พ\.?ศ\.?)*(?P<year>[0-9]{4}|[0-9]{2}(?![0-9])))?"
)


def change_mark(text: str) -> ChangeMark | None:
    """The change a line names ("เพิ่มเติมครั้งที่ 5 / 2567"), or None."""
    found = _CHANGE.search(compact(text[:_LONGEST_LINE]))
    if not found:
        return None
    kinds = tuple(dict.fromkeys(re.findall(_KIND, found["kinds"])))
    noun = "ฉบับที่" if found["noun"].startswith("ฉบับ") else "ครั้งที่"
    year = int(found["year"]) if found["year"] else None
    return ChangeMark(
        kinds, noun, int(found["number"]), 2500 + year if year and year < 100 else year
    )


_PERIOD = re.compile(r"(25[0-9]{2})[-–—ถึง]+(?:พ\.?ศ\.?)?(25[0-9]{2})")


def period_of(text: str) -> tuple[int, int] | None:
    """The first and last year of a plan named in a title ("(พ.ศ. ๒๕๖๖ – ๒๕๗๐)"), or None."""
    found = _PERIOD.search(compact(text[:_LONGEST_LINE]))
    if not found:
        return None
    first, last = int(found[1]), int(found[2])
    return (first, last) if first <= last <= first + 9 else None


# ------------------------------------------------------------------ standing under groups

_DEPTHS = {
    Level.ISSUE: 0,
    Level.STRATEGY: 0,
    Level.AREA: 0,
    Level.TACTIC: 1,
    Level.GUIDELINE: 2,
    Level.PROGRAMME: 3,
    Level.CATEGORY: 4,
    Level.TYPE: 4,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """ที่อยู่ในแผน: the groups a row stands under at one moment of reading down a list."""

    issue: GroupLine | None = None
    strategy: GroupLine | None = None
    tactic: GroupLine | None = None
    guideline: GroupLine | None = None
    programme: GroupLine | None = None
    category: GroupLine | None = None
    type: GroupLine | None = None
    order: tuple[Level, ...] = ()
    run: tuple[Level, ...] = ()

    def under(self, line: GroupLine) -> "Standing":
        """Where rows stand after one more group line.

        A line closes the groups that stand below its level. Offices differ in whether the programme
        stands above or below the tactic, so the order first seen in this list is the order kept.
        """
        level = line.level
        if level is Level.OTHER:
            return self
        if level is Level.AREA:
            # "ด้าน..." is a strategy only where the list has no strategies of its own.
            if self.strategy is not None and "ยุทธศาสตร์" in self.strategy.as_printed:
                return self
            level = Level.STRATEGY
        order = self.order if level in self.order else (*self.order, level)
        closed = {
            other: None
            for other in _DEPTHS
            if other is not Level.AREA
            and other not in self.run
            and self._is_below(other, level, order)
        }
        kept = {other.value: None for other in closed if other is not level}
        return replace(
            self,
            **{**kept, level.value: line, "order": order, "run": (*self.run, level)},  # type: ignore[arg-type]
        )

    def at_a_row(self) -> "Standing":
        """The same standing once a row has been read: the run of group lines is over."""
        return replace(self, run=()) if self.run else self

    @property
    def key(self) -> tuple[str, ...]:
        """The names of all groups from the widest to the narrowest, to tell groups apart."""
        lines = (self.issue, self.strategy, self.tactic, self.guideline, self.programme, self.type)
        return tuple(line.as_printed if line else "" for line in lines)

    @staticmethod
    def _is_below(other: Level, level: Level, order: tuple[Level, ...]) -> bool:
        if other in order and level in order:
            return order.index(other) > order.index(level)
        return _DEPTHS[other] > _DEPTHS[level]
