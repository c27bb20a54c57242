"""Which page: the papers of a version, one to keep, or how far its drawing has come."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, download, page
from ruamphaen.documents import access, actions, kept, papers
from ruamphaen.documents.models import IssuedPaper, PaperState
from ruamphaen.documents.papers.frame import grouped_hash, hash_of_version
from ruamphaen.documents.render.child import render_in_child
from ruamphaen.documents.written import Paper
from ruamphaen.plan.access import version_for
from ruamphaen.plan.models import Version

KINDS = ("pdf", "docx", "xlsx", "csv")
# Papers up to this many lines are drawn while the person waits (about a second).
DRAWN_AT_ONCE = 400


@door(everyone)
def plan_papers(request: Request, period: str, number: int) -> HttpResponse:
    """Every paper of a version that this visitor may take out: books and letters, then forms."""
    version = version_for(request.visitor, period, number)
    offered = access.papers_of_version(request.visitor, version)
    return page(
        request,
        "documents/plan_papers.html",
        version=version,
        plan=version.plan,
        bound=[paper for paper in offered if not paper.is_form],
        forms=[paper for paper in offered if paper.is_form],
        content_hash=grouped_hash(hash_of_version(version)),
        room="plan",
    )


@door(everyone)
def paper(request: Request, period: str, number: int, code: str, kind: str) -> HttpResponse:
    """The paper as a file; a large one that was not drawn yet offers to be drawn."""
    version, drawn, sheet_hash = _asked_for(request, period, number, code, kind)
    content = kept.find(sheet_hash, kind)
    if content is None and papers.lines_of(drawn) <= DRAWN_AT_ONCE:
        content = render_in_child(drawn, kind)
        kept.keep(content, sheet_hash, kind)
    if content is None or request.htmx:
        return _waiting(request, version, drawn, sheet_hash, code, kind, ready=content is not None)
    return download(content, name=name_of(version, code, kind), kind=kind)


@require_POST
@door(everyone)
def ask(request: Request, period: str, number: int, code: str, kind: str) -> HttpResponse:
    """Queue the drawing of a large paper, then show how far it is."""
    version, _drawn, sheet_hash = _asked_for(request, period, number, code, kind)
    if kept.find(sheet_hash, kind) is None:
        by = request.user if request.user.is_authenticated else None
        actions.ask_for_paper(version, by=by, code=code, kind=kind, sheet_hash=sheet_hash)
    return redirect("documents:paper", request.organisation.slug, period, number, code, kind)


def _asked_for(
    request: Request, period: str, number: int, code: str, kind: str
) -> tuple[Version, Paper, str]:
    version = access.version_of_paper(request.visitor, period, number, code, kind)
    drawn = papers.build(code, version, request.today)
    return version, drawn, kept.hash_of(drawn)


def _waiting(
    request: Request,
    version: Version,
    drawn: Paper,
    sheet_hash: str,
    code: str,
    kind: str,
    *,
    ready: bool,
) -> HttpResponse:
    """How far the drawing has come; the page asks again by itself until the file is there."""
    asked = IssuedPaper.objects.filter(version=version, sheet_hash=sheet_hash, kind=kind).first()
    waiting = asked is not None and asked.state in {PaperState.ASKED, PaperState.DRAWING}
    return page(
        request,
        "documents/waiting.html#progress",
        version=version,
        title=papers.PAPERS[code].title,
        lines=papers.lines_of(drawn),
        code=code,
        kind=kind,
        asked=asked,
        under_way=waiting and not ready,
        ready=ready,
        room="plan",
    )


def name_of(version: Version, code: str, kind: str) -> str:
    """The file's name as an officer would file it: แบบ ผ.02 2566-2570 เพิ่มเติม ครั้งที่ 1-2566.pdf."""
    words = [papers.PAPERS[code].title.th, version.plan.period.slug, version.change]
    name = " ".join(word for word in words if word).replace("/", "-")
    return f"{name} {version.plan.organisation.name_th}.{kind}"
