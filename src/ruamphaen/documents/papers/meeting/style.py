"""What all papers of meetings share: the office's language and digits, its head, its marks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from ruamphaen.documents.script import Block, Script
from ruamphaen.law.kinds import profile_of
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.rules.kinds import MeetingKind, State
from ruamphaen.organisation.models import Organisation
from ruamphaen.thai.dates import bangkok_day, thai_date, thai_time

DOTTED = "." * 30
HASH_SHOWN = 16


@dataclass(frozen=True)
class Style:
    """รูปแบบหนังสือ — the language and digits of an office's papers, and how to say things in them.

    Both languages of a word stand side by side where it is used: ``style("เรียน", "To")``.
    """

    language: Literal["th", "en"] = "th"
    digits: Literal["arabic", "thai"] = "arabic"

    def __call__(self, thai: str, english: str) -> str:
        return english if self.language == "en" else thai

    def day(self, day: date) -> str:
        """12 กุมภาพันธ์ 2569."""
        return thai_date(day, language=self.language)

    def full_day(self, day: date) -> str:
        """วันพฤหัสบดีที่ 12 กุมภาพันธ์ พ.ศ. 2569."""
        return thai_date(day, "full", language=self.language)

    def clock(self, moment: datetime) -> str:
        """09.42 น."""
        return thai_time(moment, language=self.language)

    def count(self, thai_unit: str, english_unit: str, number: int) -> str:
        """A number of things: "18 คน", "18 people"."""
        return f"{number:,} {self(thai_unit, english_unit)}"

    def when(self, moment: datetime, *, with_time: bool = True) -> str:
        """The day in full, and the time where it is known."""
        day = self.full_day(bangkok_day(moment))
        if not with_time:
            return day
        return f"{day} {self('เวลา', 'at')} {self.clock(moment)}"


def script_of(
    meeting: Meeting,
    style: Style,
    title: str,
    blocks: list[Block],
    *,
    draft: bool = False,
    numbered: bool = True,
    provenance: tuple[str, ...] = (),
) -> Script:
    """The blocks in their frame: marks, digits, the day of the meeting in the file's properties."""
    return Script(
        title=f"{title} {meeting.organisation.name}",
        blocks=tuple(blocks),
        mark=mark_of(meeting, style, draft=draft),
        numbered=numbered,
        provenance=provenance,
        digits=style.digits,
        language=style.language,
        dated=bangkok_day(meeting.starts_at),
    )


def mark_of(meeting: Meeting, style: Style, *, draft: bool) -> str:
    """What stands across every page: fiction, drafts and cancelled meetings are never taken for real."""
    words = [
        style("ตัวอย่าง", "EXAMPLE") if meeting.organisation.is_example else "",
        style("ร่าง", "DRAFT") if draft else "",
        style("ยกเลิก", "CANCELLED") if meeting.state == State.CANCELLED else "",
    ]
    return " ".join(word for word in words if word)


def is_being_prepared(meeting: Meeting) -> bool:
    """Whether the call itself is still a draft."""
    return meeting.state == State.PREPARED


def head_of(organisation: Organisation, style: Style) -> str:
    """The head's office with the name of the place: นายกเทศมนตรีตำบลบ้านหนอง."""
    profile = profile_of(organisation.nature)
    if style.language == "en":
        return f"{profile.head_en}, {organisation.name}"
    begins = "เทศบาล" if profile.head_th == "นายกเทศมนตรี" else profile.head_th.removeprefix("นายก")
    place = organisation.name_th.removeprefix(begins)
    if place == organisation.name_th:
        return f"{profile.head_th} {place}"
    return f"{profile.head_th}{place}"


def signer_of(meeting: Meeting, bodies: list[str], style: Style) -> tuple[str, ...]:
    """Who signs what goes out: the chair of the body that meets, for a forum the head."""
    if meeting.kind == MeetingKind.FORUM or not bodies:
        return (head_of(meeting.organisation, style),)
    chair = style(f"ประธาน{bodies[0]}", f"Chair of the {bodies[0]}")
    return (chair,)


def place_of(organisation: Organisation) -> tuple[str, ...]:
    """The office as a letter names it: its name, its district and province."""
    where = " ".join(
        f"{word}{name}"
        for word, name in (("อำเภอ", organisation.district_th), ("จังหวัด", organisation.province_th))
        if name
    )
    return tuple(line for line in (organisation.name, where) if line)


def written_on(style: Style, day: date | None) -> str:
    """The day of a letter, or room to write it."""
    return style.day(day) if day else DOTTED
