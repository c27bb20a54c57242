"""Standing behind a proposal, once a person: the tap, and the question that may come before it counts."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page, way_back
from ruamphaen.base.limits import Limit, spend
from ruamphaen.base.same_person import Who, acted, said_other, who_in
from ruamphaen.organisation.queries import rule_value
from ruamphaen.proposals import access
from ruamphaen.proposals.actions.carrying import carry_over
from ruamphaen.proposals.actions.supporting import support as stand_behind
from ruamphaen.proposals.actions.supporting import take_back_support
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.queries.story import supported_by
from ruamphaen.proposals.rules.kinds import WhoMay
from ruamphaen.proposals.views.device import account_key_of, device_key_of, key_made, remember
from ruamphaen.proposals.views.same_person import asked_anyway, question_of

SUPPORTS = Limit("proposals.support", most=600, per=timedelta(hours=1))


@door(everyone)
@require_POST
def support(request: Request, receipt: str) -> HttpResponse:
    """One tap: stand behind it; a second tap takes it back. No account where none is asked for."""
    found = access.proposal_for(request.visitor, receipt)
    if _needs_account(request):
        return redirect_to_login(_address(found, request))
    gives_back = request.POST.get("back") == "yes"
    if not gives_back and question_of(request):
        return _to_question(request, found)
    spend(SUPPORTS, request, request.today)
    key, device = key_made(request)
    if gives_back:
        take_back_support(found, supporter=key)
    else:
        stand_behind(found, supporter=key, at=timezone.now())
    answer: HttpResponse = redirect(way_back(request, _address(found, request)))
    if request.htmx:
        answer = page(
            request,
            "proposals/support.html",
            each=found,
            mine=supported_by(key, [found]),
            large=request.POST.get("large", ""),
        )
    return acted(request, remember(answer, device))


def _needs_account(request: Request) -> bool:
    who = rule_value(request.organisation, "proposals.supporters", request.today)
    return who == WhoMay.ACCOUNT and not request.user.is_authenticated


def _to_question(request: Request, proposal: Proposal) -> HttpResponse:
    """Leads to the question; the support that was asked for follows the answer."""
    address = reverse("proposals:same_person", args=[request.organisation.slug])
    at = way_back(request, _address(proposal, request))
    there = f"{address}?{urlencode({'support': proposal.receipt, 'at': at})}"
    return HttpResponseClientRedirect(there) if request.htmx else redirect(there)


@door(everyone)
def same_person(request: Request) -> HttpResponse:
    """The question on a page of its own, and the answer to it."""
    at = way_back(request, reverse("proposals:proposals", args=[request.organisation.slug]))
    if request.method == "POST":
        return _answered(request, at)
    question = question_of(request) or asked_anyway(request)
    if question is None:
        return redirect(at)
    return page(
        request,
        "proposals/same_person.html",
        question=question,
        address=request.get_full_path(),
        at=at,
        room="proposals",
    )


def _answered(request: Request, at: str) -> HttpResponse:
    who, account = who_in(request), account_key_of(request)
    if _needs_account(request) or (who == Who.ME and not account):
        return redirect_to_login(at)
    if who == Who.ME:
        carry_over(request.organisation, device=device_key_of(request), account=account)
        messages.success(request, _("รวมเข้ากับบัญชีของท่านแล้ว นับเป็นคนเดียว"))
    key, device = key_made(request)
    if wanted := request.GET.get("support", ""):
        found = access.proposal_for(request.visitor, wanted)
        spend(SUPPORTS, request, request.today)
        stand_behind(found, supporter=key, at=timezone.now())
    answer = acted(request, remember(redirect(at), device))
    return said_other(request, answer) if who == Who.OTHER else answer


def _address(proposal: Proposal, request: Request) -> str:
    return reverse("proposals:proposal", args=[request.organisation.slug, proposal.receipt])
