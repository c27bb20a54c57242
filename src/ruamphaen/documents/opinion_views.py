"""Which page: the results of a conversation as a file, for everyone."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, download
from ruamphaen.documents.papers.opinions import results_sheet
from ruamphaen.documents.render.child import render_in_child
from ruamphaen.opinions.access import conversation_for
from ruamphaen.opinions.jobs import map_of

KINDS = ("xlsx", "csv", "pdf", "docx")


@door(everyone)
def results(request: Request, pk: int, kind: str) -> HttpResponse:
    """The table of the map as Excel, CSV, PDF or Word: the same figures, the same withheld."""
    conversation = conversation_for(request.visitor, pk)
    made = map_of(conversation, timezone.now())
    if kind not in KINDS or made is None or not made.public.is_told:
        raise Http404(kind)
    sheet = results_sheet(conversation, made.public, request.today)
    name = f"{conversation.title} {conversation.organisation.name}".replace("/", "-")
    return download(render_in_child(sheet, kind), name=f"{name}.{kind}", kind=kind)
