"""Proposing, in three short steps that work without script, on a small telephone and a weak signal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from ruamphaen.base import files, outbox
from ruamphaen.base.doors import door, everyone
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.base.limits import Limit, spend
from ruamphaen.base.same_person import acted
from ruamphaen.organisation.queries import ask_here
from ruamphaen.proposals.actions.keeping import keep_photos
from ruamphaen.proposals.actions.submitting import ensure_few, sent_before, submit
from ruamphaen.proposals.forms.propose import LAST, ProposeForm
from ruamphaen.proposals.models import KeptPhoto, Proposal
from ruamphaen.proposals.queries.areas import area_of
from ruamphaen.proposals.queries.authors import is_known
from ruamphaen.proposals.queries.kept import kept_photos
from ruamphaen.proposals.queries.similar import Similar, similar_to
from ruamphaen.proposals.rules.areas import WIDTH, Area
from ruamphaen.proposals.rules.kinds import WhoMay, first_standing
from ruamphaen.proposals.views.device import key_made, key_of, remember
from ruamphaen.thai.text import clean, one_line

# A village sends through one router; a machine that sends on and on is stopped.
PROPOSALS = Limit("proposals.submit", most=120, per=timedelta(hours=1))
# Without script the map is a picture of this width that is tapped (.point-tap in proposals.css).
PLAIN_MAP_PX = 272
TAP = "tap.x"
# A form with something wrong in it brings its photographs along each time.
PHOTOS = Limit("proposals.keep_photos", most=120, per=timedelta(hours=1))
LONGEST_ASKED = 4_000


@dataclass(frozen=True)
class Kept:
    """What waits with a form: its photographs, what could not be kept, the code of a new browser."""

    photos: Sequence[KeptPhoto] = ()
    told: Sequence[str] = ()
    device: str = ""


@door(everyone)
def propose(request: Request) -> HttpResponse:
    """The three steps. Every answer is in the form at each of them; going back loses nothing."""
    ask = ask_here(request.organisation)
    who = ask("proposals.who", request.today).value
    if who == WhoMay.ACCOUNT and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    area = area_of(request.organisation)
    form = ProposeForm(
        _pointed(request.POST, area) or None,
        request.FILES or None,
        organisation=request.organisation,
        needs_phone=who == WhoMay.PHONE,
        names=bool(ask("proposals.names", request.today).value),
        # Whose account has an address is told there.
        mails=outbox.is_on() and not getattr(request.user, "email", ""),
    )
    if not form.is_bound:
        return _step(request, form, 1)
    now = _asked_step(request)
    go = "point" if TAP in request.POST else request.POST.get("go", "next")
    wrong = form.first_wrong_step()
    if go == "send" and not wrong:
        try:
            return _sent(
                request, form, read_first=bool(ask("proposals.read_first", request.today).value)
            )
        except Refused as refusal:
            return _not_sent(request, form, refusal)
    kept = _keep(request, form)
    if go in {"point", "unpin"}:
        form.forget_errors_beyond(0)
        return _step(request, form, 2, kept=kept)
    if kept.told:  # a photograph could not be kept: said before anything else goes on
        form.forget_errors_beyond(LAST if go == "send" else 0)
        wrong = wrong if go == "send" else LAST
        form.say_of_photos(kept.told)
        return _step(request, form, wrong or LAST, status=422, kept=kept)
    if go == "back":
        form.forget_errors_beyond(0)
        return _step(request, form, max(now - 1, 1), kept=kept)
    if wrong and (go == "send" or wrong <= now):
        form.forget_errors_beyond(LAST if go == "send" else now)
        return _step(request, form, min(wrong, now), status=422, kept=kept)
    form.forget_errors_beyond(0)
    return _next(request, form, now, kept)


def _not_sent(request: Request, form: ProposeForm, refusal: Refused) -> HttpResponse:
    """The last step once more, with why; where photographs are what was refused, each is told of."""
    kept = _keep(request, form)
    if kept.told:
        form.say_of_photos(kept.told)
    else:
        form.add_error(None, refusal.sentence)
    return _step(request, form, LAST, status=refusal.status, kept=kept)


def _keep(request: Request, form: ProposeForm) -> Kept:
    """The photographs that were chosen wait for the form; only who chose them can see them."""
    uid = form.cleaned_data.get("uid")
    pictures = form.pictures()
    if uid is None or not (pictures or form.kept()):
        return Kept()
    key, device = key_made(request)
    try:
        if pictures:
            spend(PHOTOS, request, request.today)
        told = keep_photos(
            request.organisation,
            uid=uid,
            key=key,
            wanted=form.kept(),
            pictures=pictures,
            at=timezone.now(),
        )
    except Refused as refusal:  # too many from one network: what was typed is not lost by it
        told = [refusal.sentence]
    return Kept(list(kept_photos(request.organisation, uid, key)), told, device)


def _pointed(typed: QueryDict, area: Area | None) -> QueryDict:
    """What was typed, with the point that was tapped on the picture: without script a browser sends
    where on the picture it was, in its own pixels. A key instead of a finger sends the corner: no point.
    """
    if typed.get("go") == "unpin":
        return _with_point(typed, "", "")
    x, y = typed.get(TAP, ""), typed.get("tap.y", "")
    if area is None or not (x.isdecimal() and y.isdecimal() and len(x + y) < 10) or x == y == "0":
        return typed
    east, north = area.degrees_at(int(x) * WIDTH / PLAIN_MAP_PX, int(y) * WIDTH / PLAIN_MAP_PX)
    return _with_point(typed, f"{north:.6f}", f"{east:.6f}")


def _with_point(typed: QueryDict, latitude: str, longitude: str) -> QueryDict:
    changed = typed.copy()
    changed["latitude"], changed["longitude"] = latitude, longitude
    return changed


def _asked_step(request: Request) -> int:
    typed = request.POST.get("step", "")
    return int(typed) if typed in {"1", "2", "3"} else 1


def _next(request: Request, form: ProposeForm, now: int, kept: Kept) -> HttpResponse:
    """On to the next step; after the first one, what others said already is shown once."""
    if now == 1 and not request.POST.get("seen"):
        alike = _alike(request)
        if alike:
            return _step(request, form, 1, alike=alike, kept=kept)
    return _step(request, form, min(now + 1, LAST), kept=kept)


def _step(
    request: Request,
    form: ProposeForm,
    step: int,
    *,
    status: int = 200,
    alike: list[Similar] | None = None,
    kept: Kept | None = None,
) -> HttpResponse:
    kept = kept or Kept()
    area = area_of(request.organisation)
    answer = page(
        request,
        "proposals/propose.html",
        status=status,
        form=form,
        step=step,
        alike=alike,
        kept=kept.photos,
        area=area,
        point=form.point_on(area) if area else None,
        room="proposals",
    )
    return remember(answer, kept.device)


def _sent(request: Request, form: ProposeForm, *, read_first: bool) -> HttpResponse:
    uid, told = form.cleaned_data["uid"], form.told()
    before = sent_before(request.organisation, uid, told)
    if before is not None:
        return _to_receipt(request, before)
    ensure_few([*form.cleaned_data["photos"], *form.kept()])
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
        kept_photos=form.kept(),
    )
    messages.success(request, _("ได้รับข้อเสนอของท่านแล้ว เก็บรหัสใบรับนี้ไว้ตามเรื่อง"))
    return acted(request, remember(_to_receipt(request, proposal), device))


def _to_receipt(request: Request, proposal: Proposal) -> HttpResponse:
    """On to the receipt. Our script is told where it is: a browser that followed for it would open
    the page unseen, and what is said once, that it was received, would be lost.
    """
    if request.htmx:
        return HttpResponseClientRedirect(reverse("portal:receipt", args=[proposal.receipt]))
    return redirect("portal:receipt", proposal.receipt)


@door(everyone)
def kept_photo(request: Request, uid: UUID, pk: int) -> HttpResponse:
    """A photograph that waits with a form, for whoever chose it and nobody else."""
    found = get_object_or_404(kept_photos(request.organisation, uid, key_of(request)), pk=pk)
    answer = HttpResponse(files.read(found.file), content_type="image/jpeg")
    answer["Content-Security-Policy"] = "sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


@door(everyone)
def similar(request: Request) -> HttpResponse:
    """What others said already that is like what is being typed: a piece of the first step."""
    return page(request, "proposals/similar.html", alike=_alike(request))


def _alike(request: Request) -> list[Similar]:
    typed = request.POST if request.method == "POST" else request.GET
    title = one_line(typed.get("title", "")[:LONGEST_ASKED])
    return similar_to(request.organisation, title, clean(typed.get("body", "")[:LONGEST_ASKED]))
