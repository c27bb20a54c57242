"""What exists: meetings and who calls them, the roster, what was said and decided, the journal."""

from ruamphaen.meetings.models.after import Attachment, Minutes
from ruamphaen.meetings.models.council import (
    Commitment,
    CommitmentResult,
    PolicyArea,
    PolicyReport,
    PolicyStatement,
    Session,
)
from ruamphaen.meetings.models.decisions import Motion, Resolution, Tally, Voice
from ruamphaen.meetings.models.journal import Box, Clash, Line
from ruamphaen.meetings.models.meeting import AgendaItem, Meeting, Notice
from ruamphaen.meetings.models.people import Attendee, Group
from ruamphaen.meetings.models.proportions import Delegate, Proportion, Share
from ruamphaen.meetings.models.said import Card, Saying
from ruamphaen.meetings.models.sheets import SheetName, SignInSheet

__all__ = [
    "AgendaItem",
    "Attachment",
    "Attendee",
    "Box",
    "Card",
    "Clash",
    "Commitment",
    "CommitmentResult",
    "Delegate",
    "Group",
    "Line",
    "Meeting",
    "Minutes",
    "Motion",
    "Notice",
    "PolicyArea",
    "PolicyReport",
    "PolicyStatement",
    "Proportion",
    "Resolution",
    "Saying",
    "Session",
    "Share",
    "SheetName",
    "SignInSheet",
    "Tally",
    "Voice",
]
