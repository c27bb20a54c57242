"""Who may take out which paper of a meeting."""

from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.documents.papers.meeting import PAPERS, MeetingPaper, Reader
from ruamphaen.meetings.access import meeting_for
from ruamphaen.meetings.models import Meeting
from ruamphaen.organisation.access import Visitor, is_staff


def may_take(visitor: Visitor, paper: MeetingPaper, meeting: Meeting, on: date) -> bool:
    """Whether a visitor may take out a paper: drafts and names only staff, the rest as it is meant."""
    if is_staff(visitor):
        return True
    if paper.reader == Reader.STAFF or not paper.is_ready(meeting, on):
        return False
    return paper.reader == Reader.EVERYONE or bool(visitor.roles)


def papers_for(visitor: Visitor, meeting: Meeting, on: date) -> list[MeetingPaper]:
    """The papers of a meeting that a visitor may take out, in the order of the work."""
    return [paper for paper in PAPERS.values() if may_take(visitor, paper, meeting, on)]


def paper_for(
    visitor: Visitor, pk: int, code: str, kind: str, on: date
) -> tuple[Meeting, MeetingPaper]:
    """A meeting here and one of its papers in a format it is printed in; or 404, or 403 with a reason."""
    meeting = meeting_for(visitor, pk)
    paper = PAPERS.get(code)
    if paper is None or kind not in paper.kinds:
        raise Http404(code)
    if not may_take(visitor, paper, meeting, on):
        if not visitor.roles:
            raise Http404(code)
        raise Refused(_("เอกสารนี้ยังเป็นร่างหรือมีชื่อบุคคล เฉพาะเจ้าหน้าที่นำออกได้"), status=403)
    return meeting, paper
