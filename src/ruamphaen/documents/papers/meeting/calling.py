"""Before a meeting: the letter that invites, the announcement, the agenda, the list of documents."""

from ruamphaen.documents.papers.meeting.style import (
    DOTTED,
    Style,
    head_of,
    is_being_prepared,
    place_of,
    script_of,
    signer_of,
    written_on,
)
from ruamphaen.documents.script import (
    Block,
    Field,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Script,
    Signatures,
    Table,
)
from ruamphaen.documents.sheet import Cell, Column, Signature
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries.papers import Called, ItemCalled, OnRoster, called, roster_of
from ruamphaen.meetings.rules.kinds import MeetingKind
from ruamphaen.meetings.rules.receipts import spaced


def invitation(meeting: Meeting, style: Style) -> Script:
    """One letter for all: the name of who is invited is left to the pen; the agenda goes with it."""
    calling = called(meeting)
    blocks = [*letter(meeting, calling, style), PageBreak(), *agenda(calling, style)]
    return script_of(
        meeting, style, _title(style), blocks, draft=is_being_prepared(meeting), numbered=False
    )


def invitations(meeting: Meeting, style: Style) -> Script:
    """A letter for each person on the roster, by group and name; names people, so for staff."""
    calling = called(meeting)
    blocks: list[Block] = []
    for group in roster_of(meeting):
        for person in group.people:
            if blocks:
                blocks.append(PageBreak())
            blocks += letter(meeting, calling, style, person)
    if not blocks:
        blocks = letter(meeting, calling, style)
    return script_of(
        meeting, style, _title(style), blocks, draft=is_being_prepared(meeting), numbered=False
    )


def _title(style: Style) -> str:
    return style("หนังสือเชิญประชุม", "Invitation")


def letter(
    meeting: Meeting, calling: Called, style: Style, person: OnRoster | None = None
) -> list[Block]:
    """The letter in the order of an official one: number, day, subject, to, enclosed, why, please come."""
    to = " ".join(word for word in (person.name, person.title) if word) if person else ""
    enclosed = [style("ระเบียบวาระการประชุม จำนวน 1 ฉบับ", "Agenda (1)"), *calling.attachments]
    return [
        Letterhead(
            number=f"{style('ที่', 'No.')} {calling.notice_number or DOTTED}",
            office=place_of(meeting.organisation),
            day=written_on(style, calling.notice_on),
        ),
        Field(style("เรื่อง", "Subject"), _invites(calling, style)),
        Field(style("เรียน", "To"), to, pen=True),
        *_enclosed(enclosed, style),
        Paragraph(_why(calling, style)),
        Paragraph(
            style(
                "จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว",
                "You are kindly invited to attend at that time and place.",
            )
        ),
        *_ticket(person, style),
        Signatures(
            (Signature("", "", signer_of(meeting, list(calling.bodies), style)),),
            closing=style("ขอแสดงความนับถือ", "Yours sincerely,"),
        ),
    ]


def _invites(calling: Called, style: Style) -> str:
    bare = calling.title.removeprefix("การ").removeprefix("ประชุม").strip()
    return style(f"ขอเชิญประชุม{bare}", f"Invitation: {calling.title}")


def _enclosed(enclosed: list[str], style: Style) -> list[Block]:
    label = style("สิ่งที่ส่งมาด้วย", "Enclosed")
    if len(enclosed) == 1:
        return [Field(label, enclosed[0], label_mm=32)]
    numbered = [f"{number}. {words}" for number, words in enumerate(enclosed, start=1)]
    return [
        Field(label if number == 0 else "", words, label_mm=32)
        for number, words in enumerate(numbered)
    ]


def _why(calling: Called, style: Style) -> str:
    purpose = style(" และ", " and ").join(calling.bases)
    when = style.when(calling.starts_at, with_time=calling.time_is_known)
    if style.language == "en":
        why = f" on {purpose}" if purpose else ""
        about = f" {calling.subject}" if calling.subject else ""
        return (
            f"{calling.organisation} holds {calling.title}{why},"
            f" on {when}, at {calling.place}.{about}"
        )
    why = f" เพื่อ{purpose}" if purpose else ""
    about = f" เรื่อง {calling.subject}" if calling.subject else ""
    holds = "ได้กำหนดให้มี" if calling.kind == MeetingKind.COUNCIL else "กำหนดจัด"
    return (
        f"ด้วย{calling.organisation} {holds}{_as_noun(calling.title)}{why}{about}"
        f" ใน{when} ณ {calling.place}"
    )


def _as_noun(title: str) -> str:
    """การประชุม… whether or not the title says so itself."""
    return (
        title
        if title.startswith(("การประชุม", "ประชาคม"))
        else f"การประชุม{title.removeprefix('ประชุม')}"
    )


def _ticket(person: OnRoster | None, style: Style) -> list[Block]:
    if person is None or not person.code:
        return []
    words = style(
        "โปรดแจ้งรหัสลงทะเบียนของท่านที่โต๊ะลงทะเบียน",
        "Please give your code at the registration desk:",
    )
    return [Paragraph(f"{words} {spaced(person.code)}")]


# ------------------------------------------------------------------ agenda and documents


def agenda(calling: Called, style: Style) -> list[Block]:
    """The agenda as a page of its own, each item with who presents it and its documents."""
    blocks: list[Block] = [
        Heading(style("ระเบียบวาระการประชุม", "Agenda"), 0),
        *(Heading(line, 0) for line in title_lines(calling, style)),
        Paragraph(
            f"{style.when(calling.starts_at, with_time=calling.time_is_known)}",
            align="center",
            keep=True,
        ),
        Paragraph(f"{style('ณ', 'at')} {calling.place}", align="center"),
    ]
    for item in calling.items:
        blocks += _item(item, style)
    if not calling.items:
        blocks.append(Paragraph(style("ยังไม่มีระเบียบวาระ", "No agenda yet"), align="center"))
    return blocks


def title_lines(calling: Called, style: Style) -> list[str]:
    """The meeting's name, and its session where it has one that the name does not tell."""
    session = calling.session if calling.session and calling.session not in calling.title else ""
    return [line for line in (calling.title, session) if line]


def _item(item: ItemCalled, style: Style) -> list[Block]:
    blocks: list[Block] = [Heading(item_heading(item.number, item.title, style))]
    if item.detail:
        blocks.append(Paragraph(item.detail))
    if item.presenter:
        blocks.append(Paragraph(f"{style('ผู้เสนอ', 'Presented by')} {item.presenter}"))
    blocks += [
        Paragraph(f"{style('เอกสารประกอบ', 'Document')}: {caption}") for caption in item.attachments
    ]
    return blocks


def item_heading(number: str, title: str, style: Style) -> str:
    """ระเบียบวาระที่ 1 เรื่อง …; an item below another is called by its number alone."""
    if "." in number:
        return f"{number} {title}"
    bare = title.removeprefix("เรื่อง").strip()
    return style(
        f"ระเบียบวาระที่ {number} เรื่อง{'' if bare[:3] == 'ที่' else ' '}{bare}",
        f"Item {number}: {title}",
    )


def documents_list(calling: Called, style: Style) -> list[Block]:
    """The documents of the meeting, those of the whole first, then item by item."""
    rows = [("", caption) for caption in calling.attachments]
    rows += [(item.number, caption) for item in calling.items for caption in item.attachments]
    heading = Heading(style("บัญชีเอกสารประกอบการประชุม", "Documents"), 0)
    if not rows:
        return [heading, Paragraph(style("ไม่มีเอกสารประกอบ", "No documents"), align="center")]
    columns = (
        Column("no", style("ที่", "No."), "number", 12),
        Column("item", style("วาระที่", "Item"), "number", 20),
        Column("document", style("เอกสาร", "Document"), "text", 120),
    )
    numbered = tuple((place, *row) for place, row in enumerate(rows, start=1))
    return [heading, Table(columns, numbered)]


# ------------------------------------------------------------------ announcement


def announcement(meeting: Meeting, style: Style) -> Script:
    """The announcement for the notice board: what meets, when, where, which groups send how many.

    No names: the list of delegates is kept by the staff.
    """
    calling = called(meeting)
    organisation = meeting.organisation.name
    blocks: list[Block] = [
        Letterhead("", (), "", emblem_mm=22),
        Heading(style(f"ประกาศ{organisation}", f"Announcement of {organisation}"), 0),
        Heading(f"{style('เรื่อง', 'Subject:')} {calling.title}", 0),
        Paragraph("_" * 24, align="center"),
        Paragraph(_announced(calling, style)),
        *_session(calling, style),
        *_shares(calling, style),
        *_agenda_lines(calling, style),
        Paragraph(
            style(
                "จึงประกาศให้ทราบโดยทั่วกัน และขอเชิญชวนผู้สนใจติดตามการประชุมตามวัน เวลา และสถานที่ดังกล่าว",
                "This is announced for everyone to know.",
            )
        ),
        Paragraph(_on(calling, style), indent_mm=50, keep=True),
        Signatures((Signature("", "", _announcer(meeting, calling, style)),)),
    ]
    title = style("ประกาศ", "Announcement")
    return script_of(meeting, style, title, blocks, draft=is_being_prepared(meeting))


def _announcer(meeting: Meeting, calling: Called, style: Style) -> tuple[str, ...]:
    if calling.kind == MeetingKind.COUNCIL:
        return signer_of(meeting, list(calling.bodies), style)
    return (head_of(meeting.organisation, style),)


def _announced(calling: Called, style: Style) -> str:
    place = f" ({calling.community})" if calling.community else ""
    return f"{_why(calling, style)}{place}"


def _session(calling: Called, style: Style) -> list[Block]:
    if not (calling.session_opens_on and calling.session_closes_on):
        return []
    opens, closes = style.day(calling.session_opens_on), style.day(calling.session_closes_on)
    words = style(
        f"{calling.session} มีกำหนดตั้งแต่วันที่ {opens} ถึงวันที่ {closes}",
        f"{calling.session} runs from {opens} to {closes}.",
    )
    return [Paragraph(words)]


def _shares(calling: Called, style: Style) -> list[Block]:
    if calling.kind != MeetingKind.FORUM or not calling.shares:
        return []
    cited = ""
    if calling.proportion_number or calling.proportion_on:
        number = f" {calling.proportion_number}" if calling.proportion_number else ""
        on = (
            f" {style('ลงวันที่', 'of')} {style.day(calling.proportion_on)}"
            if calling.proportion_on
            else ""
        )
        cited = style(f" ตามประกาศ{number}{on}", f" (announcement{number}{on})")
    columns = (
        Column("no", style("ที่", "No."), "number", 12),
        Column("group", style("กลุ่มผู้แทน", "Group"), "text", 100),
        Column("people", style("จำนวน (คน)", "People"), "count", 30),
    )
    rows: list[tuple[Cell, ...]] = [
        (place, share.name, share.people) for place, share in enumerate(calling.shares, start=1)
    ]
    numbers = [share.people for share in calling.shares if share.people is not None]
    total: list[tuple[Cell, ...]] = (
        [("", style("รวม", "Total"), sum(numbers))] if len(numbers) == len(rows) else []
    )
    caption = style(f"สัดส่วนประชาคมท้องถิ่น{cited}", f"Proportions of the forum{cited}")
    return [Table(columns, tuple(rows + total), caption, totals=len(total))]


def _agenda_lines(calling: Called, style: Style) -> list[Block]:
    if not calling.items:
        return []
    return [
        Paragraph(style("โดยมีระเบียบวาระการประชุม ดังนี้", "Agenda:"), keep=True),
        *(Paragraph(item.title, number=f"{item.number}.") for item in calling.items),
    ]


def _on(calling: Called, style: Style) -> str:
    if style.language == "en":
        return f"Announced on {written_on(style, calling.notice_on)}"
    if calling.notice_on is None:
        return f"ประกาศ ณ วันที่ {'.' * 8} เดือน {'.' * 24} พ.ศ. {'.' * 10}"
    day, month, year = style.day(calling.notice_on).split(" ")
    return f"ประกาศ ณ วันที่ {day} เดือน {month} พ.ศ. {year}"
