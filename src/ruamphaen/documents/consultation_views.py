"""Which page: the summary of what people said about a draft, as a file."""

from django.http import Http404, HttpResponse

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, download
from ruamphaen.documents import kept
from ruamphaen.documents.papers import consultation
from ruamphaen.documents.render.child import render_in_child
from ruamphaen.documents.views import KINDS
from ruamphaen.plan.access import consultation_for


@door(everyone)
def summary(request: Request, period: str, number: int, kind: str) -> HttpResponse:
    """The table of comments with answers. Drawn anew where anything in it changed."""
    if kind not in KINDS:
        raise Http404(kind)
    found = consultation_for(request.visitor, period, number, request.today)
    sheet = consultation.build(found)
    sheet_hash = kept.hash_of(sheet)
    content = kept.find(sheet_hash, kind)
    if content is None:
        content = render_in_child(sheet, kind)
        kept.keep(content, sheet_hash, kind)
    version = found.version
    name = f"สรุปความเห็น {version.plan.period.slug} {version} {version.plan.organisation.name_th}"
    return download(content, name=f"{name.replace('/', '-')}.{kind}", kind=kind)
