"""Code of a meeting's paper → its builder, its formats, and who may take it out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils import translation

from ruamphaen.documents.papers.meeting import (
    calling,
    forum_report,
    kit,
    minutes,
    pack,
    policy,
    roster,
)
from ruamphaen.documents.papers.meeting.style import Style
from ruamphaen.documents.script import Script, check
from ruamphaen.law.words import Words
from ruamphaen.meetings.models import Meeting, Minutes
from ruamphaen.meetings.queries.papers import report_at, statement_at
from ruamphaen.meetings.rules.kinds import MinutesState, State
from ruamphaen.organisation.queries import ask_here

FLOWING, TABULAR = ("pdf", "docx"), ("pdf", "docx", "xlsx", "csv")


class Reader(StrEnum):
    """ผู้เอาไปได้ — who may take a paper out, once it is ready."""

    EVERYONE = "everyone"
    MEMBERS = "members"  # everybody with a post here
    STAFF = "staff"


@dataclass(frozen=True)
class MeetingPaper:
    """แบบเอกสารการประชุม — one kind of paper. `is_ready(meeting, on)`: no longer a draft of the staff.

    `names_people`: personal data stand on it; taking it out is recorded, and no copy is kept.
    """

    code: str
    title: Words
    build: Callable[..., Script]
    reader: Reader
    is_ready: Callable[[Meeting, date], bool]
    kinds: tuple[str, ...] = FLOWING
    names_people: bool = False


def _always(_meeting: Meeting, _on: date) -> bool:
    return True


def _called(meeting: Meeting, _on: date) -> bool:
    return meeting.is_public


def _closed(meeting: Meeting, _on: date) -> bool:
    return meeting.state == State.CLOSED


def _approved(meeting: Meeting, _on: date) -> bool:
    return Minutes.objects.filter(meeting=meeting, state=MinutesState.APPROVED).exists()


def _stated(meeting: Meeting, on: date) -> bool:
    statement = statement_at(meeting)
    return meeting.is_public and statement is not None and statement.stated_on <= on


def _presented(meeting: Meeting, on: date) -> bool:
    report = report_at(meeting)
    presented = report.presented_on if report else None
    return meeting.is_public and presented is not None and presented <= on


_PAPERS = (
    MeetingPaper(
        "invitation",
        Words("หนังสือเชิญประชุม", "Invitation"),
        calling.invitation,
        Reader.MEMBERS,
        _called,
    ),
    MeetingPaper(
        "invitations",
        Words("หนังสือเชิญรายบุคคล", "Invitations by name"),
        calling.invitations,
        Reader.STAFF,
        _always,
        names_people=True,
    ),
    MeetingPaper(
        "announcement",
        Words("ประกาศ", "Announcement"),
        calling.announcement,
        Reader.EVERYONE,
        _called,
    ),
    MeetingPaper(
        "attendance",
        Words("บัญชีรายชื่อผู้เข้าประชุม", "Attendance list"),
        roster.attendance,
        Reader.STAFF,
        _always,
        kinds=TABULAR,
        names_people=True,
    ),
    MeetingPaper(
        "sign-in",
        Words("ใบลงชื่อ", "Sign-in sheets"),
        roster.sign_in,
        Reader.STAFF,
        _always,
        names_people=True,
    ),
    MeetingPaper(
        "minutes",
        Words("รายงานการประชุม", "Minutes"),
        minutes.minutes,
        Reader.EVERYONE,
        _approved,
    ),
    MeetingPaper(
        "resolution",
        Words("มติที่ประชุม", "Resolutions"),
        minutes.resolutions,
        Reader.EVERYONE,
        _closed,
    ),
    MeetingPaper(
        "forum-report",
        Words("รายงานผลการประชาคม", "Report of the forum"),
        forum_report.forum_report,
        Reader.EVERYONE,
        _closed,
    ),
    MeetingPaper(
        "policy-statement",
        Words("คำแถลงนโยบาย", "Policy statement"),
        policy.policy_statement,
        Reader.EVERYONE,
        _stated,
    ),
    MeetingPaper(
        "policy-report",
        Words("รายงานผลตามนโยบาย", "Report on the policy"),
        policy.policy_report,
        Reader.EVERYONE,
        _presented,
    ),
    MeetingPaper("cards", Words("บัตรความต้องการ", "Need cards"), kit.cards, Reader.STAFF, _always),
    MeetingPaper("ballot", Words("บัตรลงคะแนน", "Ballots"), kit.ballots, Reader.STAFF, _always),
    MeetingPaper(
        "tally-sheet",
        Words("ใบนับคะแนน", "Tally sheet"),
        kit.tally,
        Reader.STAFF,
        _always,
        kinds=TABULAR,
    ),
    MeetingPaper(
        "pack", Words("เอกสารการประชุม", "Meeting pack"), pack.pack, Reader.MEMBERS, _called
    ),
)
PAPERS = {paper.code: paper for paper in _PAPERS}


def build(
    code: str, meeting: Meeting, on: date, *, style: Style | None = None, **more: Any
) -> Script:
    """The paper of a meeting, in the language and digits that the office chose for a day.

    `more`: what single papers know (`names` of minutes, `first` of cards). Raises Refused where
    there is nothing to print yet.
    """
    style = style or style_of(meeting, on)
    with translation.override(style.language):
        return check(PAPERS[code].build(meeting, style, **more))


def style_of(meeting: Meeting, on: date) -> Style:
    """What the office chose for its papers."""
    ask = ask_here(meeting.organisation)
    return Style(
        language="en" if ask("paper.language", on).value == "en" else "th",
        digits="thai" if ask("paper.digits", on).value == "thai" else "arabic",
    )
