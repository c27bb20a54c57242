"""รายงานผลการประชาคม: what came of a forum, in counts; the four elements that ITA o25 asks for.

The elements (topic, those who took part, result, use) as seen in the assessment of 2568; see
docs/law.md for how sure that is. Nobody is named and nothing said is quoted.
"""

from ruamphaen.documents.papers.meeting.minutes import vote_words
from ruamphaen.documents.papers.meeting.style import Style, head_of, script_of
from ruamphaen.documents.script import (
    Block,
    Field,
    Heading,
    Paragraph,
    Script,
    Signatures,
    Table,
)
from ruamphaen.documents.sheet import Cell, Column, Signature
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries.papers import ForumResult, forum_result


def forum_report(meeting: Meeting, style: Style) -> Script:
    """The report; a draft until the meeting is closed."""
    result = forum_result(meeting)
    title = style("รายงานผลการประชาคม", "Report of the forum")
    if not meeting.forum:
        title = style("รายงานผลการประชุม", "Report of the meeting")
    blocks: list[Block] = [
        Heading(title, 0),
        Heading(result.called.title, 0),
        Heading(result.called.organisation, 0),
        *_topic(result, style),
        *_people(result, style),
        *_outcome(result, style),
        *_use(result, style),
        Signatures(
            (
                Signature(style("ลงชื่อ", "Signed"), "", (style("ผู้รายงาน", "Reported by"),)),
                Signature(style("ลงชื่อ", "Signed"), "", (head_of(meeting.organisation, style),)),
            )
        ),
    ]
    return script_of(meeting, style, title, blocks, draft=not result.is_over)


def _topic(result: ForumResult, style: Style) -> list[Block]:
    calling = result.called
    facts = [
        (style("ฐานของการประชุม", "Basis"), style(" และ", " and ").join(calling.bases) or "–"),
        (style("เรื่อง", "Subject"), calling.subject or calling.title),
        (style("ผู้ประชุม", "Bodies"), ", ".join(calling.bodies) or "–"),
        (
            style("วันเวลา", "When"),
            style.when(calling.starts_at, with_time=calling.time_is_known),
        ),
        (style("สถานที่", "Place"), " ".join(filter(None, (calling.place, calling.community)))),
    ]
    return [
        Heading(style("1. ประเด็นหรือเรื่องในการมีส่วนร่วม", "1. What people took part in")),
        *(Field(label, words, label_mm=36) for label, words in facts),
        *(Paragraph(item.title, number=item.number) for item in calling.items),
    ]


def _people(result: ForumResult, style: Style) -> list[Block]:
    columns = (
        Column("no", style("ที่", "No."), "number", 12),
        Column("group", style("กลุ่มผู้แทน", "Group"), "text", 78),
        Column("quota", style("โควตา (คน)", "Quota"), "count", 22),
        Column("invited", style("เชิญ (คน)", "Invited"), "count", 22),
        Column("present", style("มา (คน)", "Present"), "count", 22),
    )
    rows: list[tuple[Cell, ...]] = [
        (place, row.group.name, "–" if row.quota is None else row.quota, row.invited, row.present)
        for place, row in enumerate(result.groups, start=1)
    ]
    total: tuple[Cell, ...] = ("", style("รวม", "Total"), "", result.invited, result.present)
    summary = style(
        f"มีผู้มาประชุม {result.present:,} คน จากผู้ได้รับเชิญ {result.invited:,} คน และผู้ที่มาเอง"
        f" จำแนกตามกลุ่มผู้แทนดังนี้",
        f"{result.present:,} people came; {result.invited:,} had been invited. By group:",
    )
    return [
        Heading(style("2. สรุปข้อมูลของผู้มีส่วนร่วม", "2. Who took part")),
        Paragraph(summary, keep=True),
        Table(columns, (*rows, total), totals=1),
    ]


def _outcome(result: ForumResult, style: Style) -> list[Block]:
    return [
        Heading(style("3. ผลจากการมีส่วนร่วม", "3. What came of it")),
        *_needs(result, style),
        *_resolutions(result, style),
    ]


def _needs(result: ForumResult, style: Style) -> list[Block]:
    if not result.needs:
        return [
            Paragraph(style("ไม่มีผู้เสนอความต้องการหรือความเห็น", "No needs or opinions were raised."))
        ]
    columns = (
        Column("place", style("ชุมชน/หมู่บ้าน", "Community"), "text", 56),
        *(Column(f"kind{at}", kind, "count", 21) for at, kind in enumerate(result.kinds)),
        Column("total", style("รวม", "Total"), "count", 16),
    )
    unplaced = style("ไม่ระบุพื้นที่", "No place named")
    rows: list[tuple[Cell, ...]] = [
        (row.place or unplaced, *(times or "–" for times in row.by_kind), row.total)
        for row in result.needs
    ]
    sums = [sum(row.by_kind[at] for row in result.needs) for at in range(len(result.kinds))]
    total: tuple[Cell, ...] = (style("รวม", "Total"), *sums, result.said)
    words = style(
        f"ที่ประชุมเสนอทั้งหมด {result.said:,} เรื่อง ตอบในที่ประชุมหรือภายหลังแล้ว {result.answered:,} เรื่อง",
        f"{result.said:,} matters were raised; {result.answered:,} have been answered.",
    )
    return [Paragraph(words, keep=True), Table(columns, (*rows, total), totals=1)]


def _resolutions(result: ForumResult, style: Style) -> list[Block]:
    found = result.record.resolutions
    if not found:
        return [Paragraph(style("ที่ประชุมไม่มีมติ", "The meeting made no resolution."))]
    blocks: list[Block] = [Heading(style("มติที่ประชุม", "Resolutions"), 2)]
    for one in found:
        words = one.outcome if one.text.strip() == one.outcome else f"{one.outcome} {one.text}"
        blocks.append(Paragraph(words, number=style(f"มติที่ {one.number}", f"No. {one.number}")))
        if one.vote is not None:
            blocks.append(Paragraph(vote_words(one.vote, style)))
    return blocks


def _use(result: ForumResult, style: Style) -> list[Block]:
    purpose = style(" และ", " and ").join(result.called.bases)
    words = style(
        f"นำเรื่องที่เสนอ {result.said:,} เรื่อง และมติ {len(result.record.resolutions):,} ข้อ"
        f" ไปประกอบการ{purpose or 'จัดทำแผนพัฒนาท้องถิ่น'}",
        f"{result.said:,} matters and {len(result.record.resolutions):,} resolutions are used for:"
        f" {purpose or 'the local development plan'}.",
    )
    return [
        Heading(
            style(
                "4. การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนาการดำเนินงาน",
                "4. How the result is used",
            )
        ),
        Paragraph(words),
    ]
