"""The pack for those who sit: letter, agenda, documents and resolutions in one file."""

from ruamphaen.documents.papers.meeting.calling import agenda, documents_list, letter
from ruamphaen.documents.papers.meeting.minutes import resolution_blocks
from ruamphaen.documents.papers.meeting.style import Style, is_being_prepared, script_of
from ruamphaen.documents.script import PageBreak, Script
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries.papers import called


def pack(meeting: Meeting, style: Style) -> Script:
    """Everything a member is sent, each part on a page of its own."""
    calling = called(meeting)
    blocks = [
        *letter(meeting, calling, style),
        PageBreak(),
        *agenda(calling, style),
        PageBreak(),
        *documents_list(calling, style),
        PageBreak(),
        *resolution_blocks(meeting, style),
    ]
    title = style("เอกสารการประชุม", "Meeting pack")
    return script_of(meeting, style, title, blocks, draft=is_being_prepared(meeting))
