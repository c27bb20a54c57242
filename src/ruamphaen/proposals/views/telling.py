"""The call list: who left a telephone number and does not know what the office said last."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.proposals import access
from ruamphaen.proposals.actions import screening
from ruamphaen.proposals.queries.telling import mailed_on, to_tell

PER_PAGE = 100


@door(access.may_answer)
def calls(request: Request) -> HttpResponse:
    """Names and numbers, for those who answer alone."""
    shown = Paginator(to_tell(request.organisation), PER_PAGE).get_page(request.GET.get("page"))
    mailed = mailed_on(shown)
    return page(
        request,
        "proposals/desk/calls.html",
        shown=shown,
        rows=[(call, mailed.get(call.contact.pk)) for call in shown],
        room="desk",
    )


@require_POST
@door(access.may_answer)
def told(request: Request, pk: int) -> HttpResponse:
    """This author knows now."""
    contact = access.contact_for(request.visitor, pk)
    screening.tell(contact, by=request.user, today=request.today)
    messages.success(request, _("บันทึกว่าแจ้งแล้ว"))
    return redirect("proposals:calls", request.organisation.slug)
