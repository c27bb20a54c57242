"""Proposing, in three short steps that work without script, on a small telephone and a weak signal."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.base.limits import Limit, spend
from ruamphaen.organisation.queries import ask_here
from ruamphaen.proposals.actions.submitting import ensure_few, sent_before, submit
from ruamphaen.proposals.forms.propose import LAST, ProposeForm
from ruamphaen.proposals.queries.areas import area_of
from ruamphaen.proposals.queries.authors import is_known
from ruamphaen.proposals.queries.similar import Similar, similar_to
from ruamphaen.proposals.rules.kinds import WhoMay, first_standing
from ruamphaen.proposals.views.device import key_made, remember
from ruamphaen.thai.text import clean, one_line

# A village sends through one router; a machine that sends on and on is stopped.
PROPOSALS = Limit("proposals.submit", most=120, per=timedelta(hours=1))
LONGEST_ASKED = 4_000


@door(everyone)
def propose(request: Request) -> HttpResponse:
    """The three steps. Every answer is in the form at each of them; going back loses nothing."""
    ask = ask_here(request.organisation)
    who = ask("proposals.who", request.today).value
    if who == WhoMay.ACCOUNT and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    form = ProposeForm(
        request.POST or None,
        request.FILES or None,
        organisation=request.organisation,
        needs_phone=who == WhoMay.PHONE,
        names=bool(ask("proposals.names", request.today).value),
    )
    if request.method != "POST":
        return _step(request, form, 1)
    now, go = _asked_step(request), request.POST.get("go", "next")
    wrong = form.first_wrong_step()
    if go == "back":
        form.forget_errors_beyond(0)
        return _step(request, form, max(now - 1, 1))
    if go == "send" and not wrong:
        try:
            return _sent(
                request, form, read_first=bool(ask("proposals.read_first", request.today).value)
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return _step(request, form, LAST, status=refusal.status)
    if wrong and (go == "send" or wrong <= now):
        form.forget_errors_beyond(LAST if go == "send" else now)
        return _step(request, form, min(wrong, now), status=422)
    form.forget_errors_beyond(0)
    return _next(request, form, now)


def _asked_step(request: Request) -> int:
    typed = request.POST.get("step", "")
    return int(typed) if typed in {"1", "2", "3"} else 1


def _next(request: Request, form: ProposeForm, now: int) -> HttpResponse:
    """On to the next step; after the first one, what others said already is shown once."""
    if now == 1 and not request.POST.get("seen"):
        alike = _alike(request)
        if alike:
            return _step(request, form, 1, alike=alike)
    return _step(request, form, min(now + 1, LAST))


def _step(
    request: Request,
    form: ProposeForm,
    step: int,
    *,
    status: int = 200,
    alike: list[Similar] | None = None,
) -> HttpResponse:
    return page(
        request,
        "proposals/propose.html",
        status=status,
        form=form,
        step=step,
        alike=alike,
        area=area_of(request.organisation),
        room="proposals",
    )


def _sent(request: Request, form: ProposeForm, *, read_first: bool) -> HttpResponse:
    uid, told = form.cleaned_data["uid"], form.told()
    before = sent_before(request.organisation, uid, told)
    if before is not None:
        return redirect("portal:receipt", before.receipt)
    ensure_few(form.cleaned_data["photos"])
    spend(PROPOSALS, request, request.today)
    key, device = key_made(request)
    proposal = submit(
        request.organisation,
        by=request.user if request.user.is_authenticated else None,
        uid=uid,
        told=told,
        at=timezone.now(),
        said_on=request.today,
        standing=first_standing(premoderated=read_first, author_is_known=is_known(request.visitor)),
        author_key=key,
        contact=form.contact(),
        pictures=form.pictures(),
    )
    messages.success(request, _("ได้รับข้อเสนอของท่านแล้ว เก็บรหัสใบรับนี้ไว้ตามเรื่อง"))
    return remember(redirect("portal:receipt", proposal.receipt), device)


@door(everyone)
def similar(request: Request) -> HttpResponse:
    """What others said already that is like what is being typed: a piece of the first step."""
    return page(request, "proposals/similar.html", alike=_alike(request))


def _alike(request: Request) -> list[Similar]:
    typed = request.POST if request.method == "POST" else request.GET
    title = one_line(typed.get("title", "")[:LONGEST_ASKED])
    return similar_to(request.organisation, title, clean(typed.get("body", "")[:LONGEST_ASKED]))
