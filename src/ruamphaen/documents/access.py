"""Who may take out which paper of a meeting, and of a version of a plan."""

from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.documents import papers as plan_papers
from ruamphaen.documents.papers import PlanPaper
from ruamphaen.documents.papers.meeting import PAPERS, MeetingPaper, Reader
from ruamphaen.meetings.access import meeting_for
from ruamphaen.meetings.models import Meeting
from ruamphaen.organisation.access import Visitor, is_member, is_staff
from ruamphaen.plan.access import version_for
from ruamphaen.plan.models import Version


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


# ------------------------------------------------------------------ papers of a version


def papers_of_version(visitor: Visitor, version: Version) -> list[PlanPaper]:
    """The papers of a version that this visitor may take out, in the order of the work."""
    return [
        paper
        for paper in plan_papers.PAPERS.values()
        if paper.fits(version) and (paper.reader == Reader.EVERYONE or is_member(visitor))
    ]


def version_of_paper(visitor: Visitor, period: str, number: int, code: str, kind: str) -> Version:
    """A version this visitor may see, of which there is such a paper in such a format; or 404.

    Whoever sees the version may have its papers; letters and packs are its members' own.
    """
    version = version_for(visitor, period, number)
    paper = plan_papers.PAPERS.get(code)
    if paper is None or kind not in paper.kinds:
        raise Http404(code)
    if paper.reader != Reader.EVERYONE and not is_member(visitor):
        raise Http404(code)
    return version
