"""Telling how far a proposal has come, in the office's name."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.proposals import access
from ruamphaen.proposals.actions.progress import take_back_progress, tell_progress
from ruamphaen.proposals.forms.progress import ProgressForm
from ruamphaen.proposals.queries.progress import milestones_of
from ruamphaen.proposals.queries.story import membership_of, siblings_of


@door(access.may_answer)
def progress(request: Request, receipt: str) -> HttpResponse:
    """What was told so far of this and of those that say the same; and telling more."""
    here = request.organisation
    chosen = access.proposals_for(request.visitor, [receipt])
    if not chosen:
        raise Http404(receipt)
    [proposal] = chosen
    form = ProgressForm.of(here, request.today, request.POST or None)
    if form.is_valid():
        made = done(
            form,
            lambda: tell_progress(
                proposal,
                by=request.user,
                told=form.told,
                at=timezone.now(),
                today=request.today,
                meeting=form.cleaned_data["meeting"],
            ),
        )
        if made is not None:
            messages.success(
                request, _("บอกแล้วว่า “%(kind)s” ผู้เสนอและประชาชนอ่านได้") % {"kind": made}
            )
            return redirect("proposals:desk_item", here.slug, receipt)
    siblings = siblings_of(proposal, membership_of(proposal))
    return page(
        request,
        "proposals/desk/progress.html",
        status=422 if form.errors else 200,
        proposal=proposal,
        siblings=siblings,
        milestones=milestones_of([proposal.pk, *(each.pk for each in siblings)]),
        form=form,
        room="desk",
    )


@require_POST
@door(access.may_answer)
def take_back(request: Request, pk: int) -> HttpResponse:
    """This is not so (any more)."""
    found = access.milestone_for(request.visitor, pk)
    because = request.POST.get("because", "")
    take_back_progress(found, by=request.user, because=because, at=timezone.now())
    messages.success(request, _("ถอนแล้ว ประชาชนเห็นว่าถอนและเห็นเหตุผล"))
    return redirect("proposals:progress", request.organisation.slug, found.proposal.receipt)
