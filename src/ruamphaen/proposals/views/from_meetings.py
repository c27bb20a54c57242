"""What was said in forums and is no proposal yet: taken up in batches, each with its own receipt."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, key_in, keys_sent, page
from ruamphaen.meetings.models import Saying
from ruamphaen.meetings.models.said import SAYING_NAMES
from ruamphaen.proposals import access
from ruamphaen.proposals.actions.from_meetings import take_up_sayings
from ruamphaen.proposals.queries import from_meetings as queries

PER_PAGE = 200


@door(access.may_take_in)
def sayings(request: Request) -> HttpResponse:
    """The list, one forum or all; what is ticked becomes proposals."""
    here = request.organisation
    if request.method == "POST":
        ticked = keys_sent(request, "saying")
        chosen = list(Saying.objects.filter(pk__in=ticked, meeting__organisation=here))
        made = take_up_sayings(chosen, by=request.user, at=timezone.now())
        messages.success(request, _("นำเข้าเป็นข้อเสนอแล้ว %(count)s เรื่อง") % {"count": len(made)})
        return redirect("proposals:sayings", here.slug)
    meeting = key_in(request.GET.get("meeting", ""))
    kind = request.GET.get("kind", "")
    found = queries.not_taken_up(here, meeting, kind)
    return page(
        request,
        "proposals/desk/sayings.html",
        meetings=queries.meetings_with_rest(here),
        meeting=meeting,
        kind=kind,
        kinds=[(code, SAYING_NAMES[code]) for code in queries.WANTED],
        shown=Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        room="desk",
    )
