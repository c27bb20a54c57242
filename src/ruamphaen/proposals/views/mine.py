"""What I sent: taking it back, and being forgotten."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.proposals.actions.withdrawing import forget_author
from ruamphaen.proposals.actions.withdrawing import withdraw as take_back
from ruamphaen.proposals.queries.authors import mine as sent_by
from ruamphaen.proposals.views.device import key_of
from ruamphaen.proposals.views.same_person import asked_anyway

MOST_SHOWN = 100


@door(everyone)
def mine(request: Request) -> HttpResponse:
    """The proposals of this account, or of this browser where nobody signed in."""
    sent = list(sent_by(request.visitor, key_of(request))[:MOST_SHOWN])
    return page(
        request,
        "proposals/mine.html",
        sent=sent,
        question=asked_anyway(request),
        room="proposals",
    )


@door(everyone)
@require_POST
def withdraw(request: Request, receipt: str) -> HttpResponse:
    """Take one's own proposal back."""
    found = get_object_or_404(sent_by(request.visitor, key_of(request)), receipt=receipt)
    take_back(found, by=found.author)
    messages.success(request, _("ถอนข้อเสนอแล้ว"))
    return redirect("proposals:mine", request.organisation.slug)


@door(everyone)
def forget(request: Request, receipt: str) -> HttpResponse:
    """Have one's name, telephone and device taken off a proposal; asked once more before it is done."""
    found = get_object_or_404(sent_by(request.visitor, key_of(request)), receipt=receipt)
    if request.method != "POST":
        return page(request, "proposals/forget.html", proposal=found, room="proposals")
    forget_author(found, by=None, keep_photos=request.POST.get("photos") == "keep")
    messages.success(request, _("ลบข้อมูลของท่านออกจากข้อเสนอแล้ว ข้อเสนอยังอยู่โดยไม่มีชื่อผู้เสนอ"))
    return redirect("proposals:mine", request.organisation.slug)
