"""What can be done: ask for a paper that takes a while; take out one that names people."""

from functools import partial

from django.db import transaction

from ruamphaen.base.ledger import record
from ruamphaen.documents import jobs
from ruamphaen.documents.models import IssuedPaper, PaperState
from ruamphaen.meetings.models import Meeting
from ruamphaen.organisation.models import User
from ruamphaen.plan.models import Version


@transaction.atomic
def ask_for_paper(
    version: Version, *, by: User | None, code: str, kind: str, sheet_hash: str
) -> IssuedPaper:
    """Queue the drawing of a large paper; asking again for one that is under way changes nothing."""
    paper, made = IssuedPaper.objects.get_or_create(
        version=version, sheet_hash=sheet_hash, kind=kind, defaults={"code": code}
    )
    if not made and paper.state in {PaperState.ASKED, PaperState.DRAWING}:
        return paper
    paper.state, paper.phase, paper.share = PaperState.ASKED, "", 0
    paper.save(update_fields=["state", "phase", "share"])
    record(by, "documents.ask_for_paper", paper, code=code, kind=kind, sheet=sheet_hash)
    transaction.on_commit(partial(jobs.draw_paper.enqueue, paper.pk))
    return paper


@transaction.atomic
def take_out_names(meeting: Meeting, *, by: User | None, code: str, kind: str) -> None:
    """Write down that a paper with people's names left the system, by whom and in which format."""
    record(by, "documents.take_out_names", meeting, code=code, kind=kind)
