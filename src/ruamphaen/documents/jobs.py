"""What happens afterwards: large papers are drawn in a child process, and say how far they are."""

import logging

from django.tasks import task
from django.utils import timezone

from ruamphaen.base.errors import Refused
from ruamphaen.documents import kept, papers
from ruamphaen.documents.models import IssuedPaper, PaperState
from ruamphaen.documents.render.child import RenderFailed, render_in_child
from ruamphaen.thai.dates import bangkok_day

log = logging.getLogger(__name__)


@task(queue_name="papers")
def draw_paper(paper_pk: int) -> None:
    """Draw one paper and lay it where it will be found. Drawing it twice makes the same bytes."""
    paper = IssuedPaper.objects.select_related(
        "version__plan__organisation", "version__plan__tree"
    ).get(pk=paper_pk)
    rows = IssuedPaper.objects.filter(pk=paper.pk)
    rows.update(state=PaperState.DRAWING)

    def tell(phase: str, share: float) -> None:
        rows.update(phase=phase[:60], share=share)

    try:
        sheet = papers.build(paper.code, paper.version, bangkok_day(timezone.now()))
        content = render_in_child(sheet, paper.kind, on_progress=tell)
    except (RenderFailed, Refused) as failed:
        log.warning("paper %s could not be drawn: %s", paper.pk, failed)
        rows.update(state=PaperState.FAILED, phase="")
        return
    # Under the hash of what was drawn: rows edited since it was asked for make another paper.
    kept.keep(content, kept.hash_of(sheet), paper.kind)
    rows.update(state=PaperState.DRAWN, share=1)
