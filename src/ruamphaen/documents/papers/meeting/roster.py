"""Who came, by name: the attendance list and the sheets to sign. For staff only."""

from itertools import batched

from ruamphaen.documents.papers.meeting.style import Style, script_of
from ruamphaen.documents.script import Block, Heading, PageBreak, Paragraph, Script, Table
from ruamphaen.documents.sheet import Cell, Column
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries.papers import OnRoster, RosterGroup, roster_of

LINES_ON_SHEET, LINE_MM = 20, 9.0


def attendance(meeting: Meeting, style: Style) -> Script:
    """Everybody on the roster by group: invited or not, present or not, since when."""
    groups = roster_of(meeting)
    columns = (
        Column("no", style("ที่", "No."), "number", 10),
        Column("name", style("ชื่อ–สกุล", "Name"), "text", 46),
        Column("title", style("ตำแหน่งหรือสังกัด", "Post or body"), "text", 36),
        Column("community", style("ชุมชน/หมู่บ้าน", "Community"), "text", 46),
        Column("invited", style("เชิญ", "Invited"), "number", 12),
        Column("present", style("มาเวลา", "Came at"), "number", 14),
    )
    invited, present = (
        sum(group.invited for group in groups),
        sum(group.present for group in groups),
    )
    blocks: list[Block] = [
        *_titles(meeting, style, style("บัญชีรายชื่อผู้เข้าประชุม", "Attendance list")),
        Paragraph(
            f"{style('เชิญ', 'Invited')} {style.count('คน', 'people', invited)}"
            f"   {style('มาประชุม', 'present')} {style.count('คน', 'people', present)}",
            align="center",
        ),
        *(
            Table(
                columns,
                tuple(
                    _line(person, place, style)
                    for place, person in enumerate(group.people, start=1)
                ),
                _caption(group, style),
            )
            for group in groups
        ),
    ]
    return script_of(meeting, style, style("บัญชีรายชื่อผู้เข้าประชุม", "Attendance list"), blocks)


def _caption(group: RosterGroup, style: Style) -> str:
    words = [
        f"{style('เชิญ', 'invited')} {group.invited}",
        f"{style('มา', 'present')} {group.present}",
    ]
    if group.quota is not None:
        words.insert(0, f"{style('โควตา', 'quota')} {group.quota}")
    return f"{group.name} ({', '.join(words)} {style('คน', 'people')})"


def _line(person: OnRoster, place: int, style: Style) -> tuple[Cell, ...]:
    came = style.clock(person.present_at).removesuffix(" น.") if person.present_at else "–"
    invited = style("เชิญ", "yes") if person.invited else "–"
    return (place, person.name, person.title, person.community, invited, came)


def _titles(meeting: Meeting, style: Style, title: str) -> list[Block]:
    return [
        Heading(title, 0),
        Heading(meeting.title, 0),
        Paragraph(
            style.when(meeting.starts_at, with_time=meeting.time_is_known),
            align="center",
            keep=True,
        ),
        Paragraph(f"{style('ณ', 'at')} {meeting.place}", align="center", keep=True),
    ]


# ------------------------------------------------------------------ sheets to sign


def sign_in(meeting: Meeting, style: Style) -> Script:
    """Numbered sheets to sign, a group to a sheet: names of the roster first, then empty lines.

    The number of a sheet is typed in again with it, so sheets count through the whole meeting. Each
    open group gets one more empty sheet for those who come unasked.
    """
    sheets = [(group, lines) for group in roster_of(meeting) for lines in _sheets_of(group)]
    blocks: list[Block] = []
    for number, (group, lines) in enumerate(sheets, start=1):
        if blocks:
            blocks.append(PageBreak())
        blocks += _sheet(meeting, style, group, lines, number, len(sheets))
    if not sheets:
        blocks = _titles(meeting, style, style("ใบลงชื่อ", "Sign-in sheet"))
    title = style("ใบลงชื่อผู้เข้าประชุม", "Sign-in sheets")
    return script_of(meeting, style, title, blocks, numbered=False)


def _sheets_of(group: RosterGroup) -> list[list[OnRoster]]:
    sheets = [list(lines) for lines in batched(group.people, LINES_ON_SHEET)]
    return [*sheets, []] if group.is_open or not sheets else sheets


def _sheet(
    meeting: Meeting,
    style: Style,
    group: RosterGroup,
    people: list[OnRoster],
    number: int,
    sheets: int,
) -> list[Block]:
    columns = (
        Column("no", style("ที่", "No."), "number", 10),
        Column("name", style("ชื่อ–สกุล", "Name"), "text", 54),
        Column("community", style("ชุมชน/หมู่บ้าน หรือสังกัด", "Community or body"), "text", 48),
        Column("signature", style("ลายมือชื่อ", "Signature"), "text", 40),
        Column("at", style("เวลา", "Time"), "number", 16),
    )
    rows: list[tuple[Cell, ...]] = [
        (place, person.name, person.community or person.title, "", "")
        for place, person in enumerate(people, start=1)
    ]
    rows += [(place, "", "", "", "") for place in range(len(rows) + 1, LINES_ON_SHEET + 1)]
    of = style(f"ใบลงชื่อ แผ่นที่ {number} จาก {sheets}", f"Sign-in sheet {number} of {sheets}")
    return [
        Heading(of, 0),
        Heading(meeting.title, 0),
        Paragraph(
            f"{style.when(meeting.starts_at, with_time=meeting.time_is_known)}"
            f" {style('ณ', 'at')} {meeting.place}",
            align="center",
        ),
        Table(columns, tuple(rows), f"{style('กลุ่ม', 'Group')}: {group.name}", row_mm=LINE_MM),
        Paragraph(
            style(
                "ใช้ชื่อในใบนี้เพื่อเป็นหลักฐานการประชุมเท่านั้น ไม่เผยแพร่",
                "Names on this sheet only prove who attended and are not published.",
            ),
            indent_mm=0,
        ),
    ]
