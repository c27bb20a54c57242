"""After a meeting: its minutes in the official order, and its resolutions to cite."""

from collections.abc import Sequence
from datetime import date, datetime

from ruamphaen.documents.papers.meeting.calling import item_heading
from ruamphaen.documents.papers.meeting.style import DOTTED, HASH_SHOWN, Style, script_of
from ruamphaen.documents.script import (
    Block,
    Field,
    Heading,
    Paragraph,
    Script,
    Signatures,
    Table,
)
from ruamphaen.documents.sheet import Column, Signature
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries.papers import (
    ItemHeld,
    MinutesText,
    MotionHeld,
    Named,
    Others,
    ResolutionHeld,
    VoteHeld,
    minutes_text,
)
from ruamphaen.meetings.rules.kinds import MeetingKind, State

FEW_NAMES = 40
"""Beyond so many, people without a seat are counted here and named in the attendance list."""


def minutes(meeting: Meeting, style: Style, *, names: bool = False) -> Script:
    """The minutes: as approved, else as they stand, marked as a draft.

    `names`: also those who came without a seat, for staff.
    """
    text = minutes_text(meeting, names=names)
    blocks = [
        *_titles(text, style),
        *_people(text, style),
        *_opening(text, style),
        *(block for item in text.items for block in _item(item, style)),
        *_closing(text, style),
        *_approval(text, style),
    ]
    title = style("รายงานการประชุม", "Minutes")
    return script_of(
        meeting,
        style,
        title,
        blocks,
        draft=not text.is_approved,
        provenance=_provenance(text, style),
    )


def _provenance(text: MinutesText, style: Style) -> tuple[str, ...]:
    if not text.hash:
        return ()
    return (
        style(
            f"ร่วมแผน รหัสเนื้อหาที่รับรอง {text.hash[:HASH_SHOWN]}",
            f"Ruamphaen, approved content {text.hash[:HASH_SHOWN]}",
        ),
    )


def _titles(text: MinutesText, style: Style) -> list[Block]:
    starts = datetime.fromisoformat(text.starts_at)
    session = text.session if text.session and text.session not in text.title else ""
    lines = [style(f"รายงาน{_report_of(text.title)}", f"Minutes: {text.title}"), session]
    if text.number and text.number not in text.title:
        lines.append(style(f"ครั้งที่ {text.number}", f"No. {text.number}"))
    lines.append(f"{style('เมื่อ', '')}{style.when(starts, with_time=text.time_is_known)}")
    lines.append(f"{style('ณ', 'at')} {text.place}")
    return [Heading(line, 0) for line in lines if line]


def _report_of(title: str) -> str:
    return title if title.startswith("การประชุม") else f"การประชุม{title.removeprefix('ประชุม')}"


# ------------------------------------------------------------------ people


def _people(text: MinutesText, style: Style) -> list[Block]:
    blocks: list[Block] = []
    if text.came or text.absent:
        blocks += _list(style("ผู้มาประชุม", "Present"), text.came, style)
        blocks += _list(style("ผู้ไม่มาประชุม", "Absent"), text.absent, style)
    if text.others:
        label = (
            style("ผู้เข้าร่วมประชุม", "In attendance")
            if text.came or text.absent
            else style("ผู้มาประชุม", "Present")
        )
        blocks.append(Heading(label))
        blocks += _others(text.others, style)
    if not blocks:
        blocks = [Heading(style("ผู้มาประชุม", "Present")), Paragraph(style("ไม่มี", "None"))]
    return blocks


def _list(label: str, people: Sequence[Named], style: Style) -> list[Block]:
    if not people:
        return [Heading(label), Paragraph(style("ไม่มี", "None"))]
    return [Heading(label), Table(_name_columns(), _lines(people), bordered=False)]


def _name_columns() -> tuple[Column, ...]:
    return (
        Column("no", "", "number", 14),
        Column("name", "", "text", 72),
        Column("role", "", "text", 74),
    )


def _lines(people: Sequence[Named]) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (f"{place}.", person.name, person.role) for place, person in enumerate(people, start=1)
    )


def _others(others: Sequence[Others], style: Style) -> list[Block]:
    named = [one for one in others if 0 < len(one.names) <= FEW_NAMES]
    counted = [one for one in others if one not in named]
    blocks: list[Block] = []
    for one in named:
        blocks.append(Paragraph(one.group, bold=True, keep=True, indent_mm=8))
        blocks.append(Table(_name_columns(), _lines(one.names), bordered=False))
    if counted:
        columns = (
            Column("no", "", "number", 14),
            Column("group", "", "text", 106),
            Column("people", "", "count", 40),
        )
        rows = tuple(
            (f"{place}.", one.group, style.count("คน", "people", one.people))
            for place, one in enumerate(counted, start=1)
        )
        blocks.append(Table(columns, rows, bordered=False))
    return blocks


# ------------------------------------------------------------------ the sitting


def _opening(text: MinutesText, style: Style) -> list[Block]:
    heading = Heading(style("เริ่มประชุมเวลา ", "Opened at ") + _clock(text.opened_at, style))
    said = [Paragraph(line) for line in text.opening.splitlines() if line.strip()]
    return [heading, *said]


def _clock(moment: str, style: Style) -> str:
    return style.clock(datetime.fromisoformat(moment)) if moment else DOTTED


def _item(item: ItemHeld, style: Style) -> list[Block]:
    blocks: list[Block] = [Heading(item_heading(item.number, item.title, style))]
    if item.presenter:
        blocks.append(Paragraph(f"{style('ผู้เสนอ', 'Presented by')} {item.presenter}"))
    blocks += [Paragraph(line) for line in item.account.splitlines() if line.strip()]
    if item.sayings:
        blocks.append(
            Paragraph(
                style(
                    f"ที่ประชุมเสนอความต้องการและความเห็นในวาระนี้ {item.sayings:,} เรื่อง",
                    f"Needs and opinions raised under this item: {item.sayings:,}",
                )
            )
        )
    for motion in item.motions:
        blocks += _motion(motion, style)
    if item.resolutions:
        blocks.append(Heading(style("มติที่ประชุม", "Resolution"), 2))
        blocks += [
            Paragraph(resolution_words(one, style, with_vote=not item.motions))
            for one in item.resolutions
        ]
    if len(blocks) == 1:
        blocks.append(Paragraph("–"))
    return blocks


def _motion(motion: MotionHeld, style: Style) -> list[Block]:
    by = f" ({style('ผู้เสนอ', 'moved by')} {motion.mover})" if motion.mover else ""
    words = f"{style('ญัตติ', 'Motion')} {motion.text}{by}"
    if motion.withdrawn:
        words += style(" ผู้เสนอขอถอน", " Withdrawn.")
    blocks: list[Block] = [Paragraph(words)]
    if motion.vote is None:
        return blocks
    blocks.append(Paragraph(vote_words(motion.vote, style)))
    by_choice: dict[str, list[str]] = {}
    for name, choice in motion.vote.voices:
        by_choice.setdefault(choice, []).append(name)
    blocks += [
        Paragraph(f"{choice}: {', '.join(names)}", indent_mm=35)
        for choice, names in sorted(by_choice.items(), key=lambda said: -len(said[1]))
    ]
    return blocks


def vote_words(vote: VoteHeld, style: Style) -> str:
    """How a motion was counted, in one line."""
    spoiled = (
        style(f" บัตรเสีย {vote.spoiled:,} ใบ", f", spoiled {vote.spoiled:,}") if vote.spoiled else ""
    )
    return style(
        f"ผลการลงมติโดยวิธี{vote.method} ผู้มีสิทธิอยู่ในที่ประชุม {vote.present:,} คน"
        f" เห็นชอบ {vote.yes:,} เสียง ไม่เห็นชอบ {vote.no:,} เสียง"
        f" งดออกเสียง {vote.abstain:,} เสียง{spoiled}",
        f"Vote ({vote.method}), {vote.present:,} entitled and present:"
        f" for {vote.yes:,}, against {vote.no:,}, abstained {vote.abstain:,}{spoiled}",
    )


def resolution_words(one: ResolutionHeld, style: Style, *, with_vote: bool) -> str:
    """A resolution with its number to cite; its count where no motion beside it tells it."""
    number = style(f"มติที่ {one.number}", f"Resolution {one.number}")
    text = "" if one.text.strip() == one.outcome else f" {one.text}"
    vote = f" ({vote_words(one.vote, style)})" if with_vote and one.vote else ""
    return f"{number} {one.outcome}{text}{vote}"


def _closing(text: MinutesText, style: Style) -> list[Block]:
    said = [Paragraph(line) for line in text.closing.splitlines() if line.strip()]
    ends = Heading(style("เลิกประชุมเวลา ", "Closed at ") + _clock(text.closed_at, style))
    takers = Signature(
        style("ลงชื่อ", "Signed"), text.taken_by, (style("ผู้จดรายงานการประชุม", "Minutes taken by"),)
    )
    checkers = [
        Signature(style("ลงชื่อ", "Signed"), name, (style("ผู้ตรวจรายงานการประชุม", "Checked by"),))
        for name in text.checked_by or ("",)
    ]
    # The clerk signs first; those who checked follow, two beside each other.
    return [ends, *said, Signatures((takers,)), *_pairs(checkers)]


def _pairs(people: list[Signature]) -> list[Block]:
    return [Signatures(tuple(people[at : at + 2])) for at in range(0, len(people), 2)]


def _approval(text: MinutesText, style: Style) -> list[Block]:
    if not text.is_approved:
        return []
    on = style.day(date.fromisoformat(text.approved_on))
    where = f" {style('ใน', 'by')}{style('', ' ')}{text.approved_in}" if text.approved_in else ""
    blocks: list[Block] = [
        Field(
            style("การรับรอง", "Approval"),
            style(f"ที่ประชุมรับรองรายงานการประชุมนี้{where} เมื่อวันที่ {on}", f"Approved{where} on {on}"),
            label_mm=28,
        )
    ]
    if text.corrections:
        blocks.append(Field(style("ขอแก้ไข", "Corrections"), text.corrections, label_mm=28))
    return blocks


# ------------------------------------------------------------------ resolutions


def resolutions(meeting: Meeting, style: Style) -> Script:
    """The resolutions of a meeting with their counts, each with the words by which it is cited."""
    blocks = resolution_blocks(meeting, style)
    return script_of(
        meeting,
        style,
        style("มติที่ประชุม", "Resolutions"),
        blocks,
        draft=meeting.state != State.CLOSED,
    )


def resolution_blocks(meeting: Meeting, style: Style) -> list[Block]:
    """The same as blocks, for a pack."""
    text = minutes_text(meeting)
    starts = datetime.fromisoformat(text.starts_at)
    blocks: list[Block] = [
        Heading(style("มติที่ประชุม", "Resolutions"), 0),
        Heading(text.title, 0),
        Paragraph(style.when(starts, with_time=False), align="center", keep=True),
        Paragraph(f"{style('ณ', 'at')} {text.place}", align="center"),
    ]
    for one in text.resolutions:
        blocks.append(
            Heading(
                f"{style('มติที่', 'Resolution')} {one.number} ({style('วาระที่', 'item')} {one.item})"
            )
        )
        words = one.outcome if one.text.strip() == one.outcome else f"{one.outcome} {one.text}"
        blocks.append(Paragraph(words))
        if one.vote is not None:
            blocks.append(Paragraph(vote_words(one.vote, style)))
    if not text.resolutions:
        blocks.append(Paragraph(style("ยังไม่มีมติ", "No resolutions yet"), align="center"))
    elif text.kind == MeetingKind.COUNCIL or text.taken_by:
        who = Signature(
            style("ลงชื่อ", "Signed"), text.taken_by, (style("ผู้จดรายงานการประชุม", "Clerk"),)
        )
        blocks.append(Signatures((who,)))
    return blocks
