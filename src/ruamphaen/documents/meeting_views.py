"""Which page: the papers of a meeting, one of them to keep, and giving out card numbers."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, download, page
from ruamphaen.base.spoken import said
from ruamphaen.documents import access, actions, kept
from ruamphaen.documents.papers import meeting as papers
from ruamphaen.documents.render.child import render_in_child
from ruamphaen.meetings.access import may_work_in_hall, meeting_for
from ruamphaen.meetings.actions import kit
from ruamphaen.meetings.models import Card
from ruamphaen.organisation.access import is_staff
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.numerals import parse_count


@door(everyone)
def meeting_papers(request: Request, pk: int) -> HttpResponse:
    """Every paper of a meeting that this visitor may take out."""
    meeting = meeting_for(request.visitor, pk)
    found = access.papers_for(request.visitor, meeting, request.today)
    return page(
        request,
        "documents/meeting_papers.html",
        meeting=meeting,
        papers=[(paper, said(paper.title)) for paper in found],
        works_here=is_staff(request.visitor),
        cards=Card.objects.filter(meeting=meeting).count() if is_staff(request.visitor) else 0,
        most_at_once=papers.kit.MOST_CARDS_AT_ONCE,
        room="meetings",
    )


@door(everyone)
def meeting_paper(request: Request, pk: int, code: str, kind: str) -> HttpResponse:
    """One paper as a file. Who takes out names is written down, and no copy of names is kept."""
    visitor = request.visitor
    meeting, paper = access.paper_for(visitor, pk, code, kind, request.today)
    more: dict[str, Any] = {}
    if code == "minutes" and is_staff(visitor):
        more["names"] = True
    if code == "cards":
        more["first"] = _first(request)
    script = papers.build(code, meeting, request.today, **more)
    names = paper.names_people or "names" in more
    content = None if names else kept.find(kept.hash_of(script), kind)
    if content is None:
        content = render_in_child(script, kind)
    if names:
        actions.take_out_names(meeting, by=request.user, code=code, kind=kind)
    else:
        kept.keep(content, kept.hash_of(script), kind)
    title = paper.title.en if get_language() == "en" else paper.title.th
    name = f"{title} {meeting.title} {meeting.organisation.name}".replace("/", "-")
    return download(content, name=f"{name}.{kind}", kind=kind)


def _first(request: Request) -> int:
    try:
        return parse_count(request.GET.get("from", "")) or 1
    except Unreadable:
        raise Refused(_("เลขบัตรต้องเป็นจำนวนเต็ม"), status=422) from None


@require_POST
@door(may_work_in_hall)
def print_cards(request: Request, pk: int) -> HttpResponse:
    """Give out the next numbers, then hand over the file with just these cards."""
    meeting = meeting_for(request.visitor, pk)
    try:
        count = parse_count(request.POST.get("count", "")) or 0
    except Unreadable:
        raise Refused(_("จำนวนบัตรต้องเป็นจำนวนเต็ม"), status=422) from None
    made = kit.print_cards(meeting, by=request.user, count=count)
    address = reverse(
        "documents:meeting_paper", args=[request.organisation.slug, meeting.pk, "cards", "pdf"]
    )
    return redirect(f"{address}?from={made[0].number}")
