"""What everyone may see of proposals: the list with its map, one of them, standing behind it."""

from datetime import timedelta

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ruamphaen.base import files
from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.base.limits import Limit, spend
from ruamphaen.organisation.models import Community
from ruamphaen.organisation.queries import rule_value
from ruamphaen.proposals import access
from ruamphaen.proposals.actions.supporting import support as stand_behind
from ruamphaen.proposals.actions.supporting import take_back_support
from ruamphaen.proposals.forms.listing import after_of, filters_of, order_of
from ruamphaen.proposals.models import ProposalPhoto
from ruamphaen.proposals.models.proposal import KIND_NAMES
from ruamphaen.proposals.queries import listing
from ruamphaen.proposals.queries.areas import area_of, pinned
from ruamphaen.proposals.queries.authors import is_author
from ruamphaen.proposals.queries.story import companions, proposal_page, supported_by
from ruamphaen.proposals.rules.kinds import WhoMay
from ruamphaen.proposals.views.comments import form_under
from ruamphaen.proposals.views.device import key_made, key_of, remember

SUPPORTS = Limit("proposals.support", most=600, per=timedelta(hours=1))


@door(everyone)
def proposals(request: Request) -> HttpResponse:
    """What people ask for: searched, filtered, in order, on a map beside the same list in words."""
    filters, order = filters_of(request.GET), order_of(request.GET)
    whole_map = request.GET.get("view") == "map"
    view = listing.list_page(request.organisation, filters, order, after_of(request.GET))
    placed = listing.on_map(request.organisation, filters) if whole_map else view.rows
    area = area_of(request.organisation)
    return page(
        request,
        "proposals/proposals.html",
        view=view,
        filters=filters,
        order=order,
        whole_map=whole_map,
        area=area,
        pins=pinned(area, placed),
        mine=supported_by(key_of(request), view.rows),
        more=companions(view.rows),
        communities=list(Community.objects.filter(organisation=request.organisation)),
        kinds=KIND_NAMES,
        nodes=listing.strategies_of(request.organisation),
        chips=_chips(request),
        keeps_map=access.may_decide_home(request.visitor),
        room="proposals",
    )


def _chips(request: Request) -> list[tuple[str, str]]:
    """The filters in use: the name of each, and the address of the page without it."""
    named = []
    for name in ("q", "community", "kind", "node", "fate"):
        rest = request.GET.copy()
        rest.pop("after", None)
        if rest.pop(name, [""])[-1]:
            named.append((name, f"?{rest.urlencode()}"))
    return named


@door(everyone)
def proposal(request: Request, receipt: str) -> HttpResponse:
    """One proposal, with the people behind it and those that say the same."""
    found = access.proposal_for(request.visitor, receipt)
    area = area_of(request.organisation)
    key = key_of(request)
    return page(
        request,
        "proposals/proposal.html",
        view=proposal_page(found),
        proposal=found,
        area=area,
        pins=pinned(area, [found]),
        mine=supported_by(key, [found]),
        is_author=is_author(request.visitor, key, found),
        key=key,
        comment_form=form_under(request, found),
        room="proposals",
    )


@door(everyone)
@require_POST
def support(request: Request, receipt: str) -> HttpResponse:
    """One tap: stand behind it; a second tap takes it back. No account where none is asked for."""
    found = access.proposal_for(request.visitor, receipt)
    who = rule_value(request.organisation, "proposals.supporters", request.today)
    if who == WhoMay.ACCOUNT and not request.user.is_authenticated:
        return redirect_to_login(_address(found.receipt, request))
    spend(SUPPORTS, request, request.today)
    key, device = key_made(request)
    if request.POST.get("back") == "yes":
        take_back_support(found, supporter=key)
    else:
        stand_behind(found, supporter=key, at=timezone.now())
    if request.htmx:
        answer = page(
            request,
            "proposals/support.html",
            each=found,
            mine=supported_by(key, [found]),
            large=request.POST.get("large", ""),
        )
        return remember(answer, device)
    return remember(redirect(_back(request, found.receipt)), device)


def _back(request: Request, receipt: str) -> str:
    """Where they were, if that is a page of ours; else the proposal."""
    asked = request.POST.get("at", "")
    # What does not begin with a stroke would be taken for the name of a view.
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else _address(receipt, request)


def _address(receipt: str, request: Request) -> str:
    return reverse("proposals:proposal", args=[request.organisation.slug, receipt])


@door(everyone)
def photo(request: Request, receipt: str, pk: int) -> HttpResponse:
    """A photograph of a proposal whoever asks may see."""
    found = access.proposal_for(request.visitor, receipt)
    photos = ProposalPhoto.objects.filter(proposal=found).select_related("file")
    if not access.may_work_with_proposals(request.visitor):
        photos = photos.filter(shown=True)
    answer = HttpResponse(
        files.read(get_object_or_404(photos, pk=pk).file), content_type="image/jpeg"
    )
    answer["Content-Security-Policy"] = "sandbox"
    return answer
