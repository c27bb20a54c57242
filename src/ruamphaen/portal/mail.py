"""The link under every letter: stop further ones, without signing in."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.base.stop_links import read_stop
from ruamphaen.organisation.actions import choose_mail
from ruamphaen.organisation.models import User
from ruamphaen.proposals.actions.mailing import stop_mail
from ruamphaen.proposals.models import ProposalContact


# Mail programs post here by themselves (RFC 8058) and hold no token; the signed link is the proof.
@csrf_exempt
@door(everyone)
def stop(request: Request, code: str) -> HttpResponse:
    """Opening the link asks; the button, or a mail program's own, stops."""
    who = read_stop(code)
    if not who:
        raise Http404(code)
    stops = request.method == "POST"
    if stops:
        _stop_for(who)()
    return page(request, "portal/stop_mail.html", stopped=stops, is_account=who.startswith("u"))


def _stop_for(who: str) -> Callable[[], None]:
    """What stops letters to them. Who is gone already gets none: nothing is left to do."""
    kind, key = who[0], int(who[1:])
    user = User.objects.filter(pk=key).first() if kind == "u" else None
    contact = ProposalContact.objects.filter(pk=key).first() if kind == "c" else None
    if user is not None:
        return partial(choose_mail, user, by=None, wanted=False)
    if contact is not None:
        return partial(stop_mail, contact, by=None)
    return lambda: None
