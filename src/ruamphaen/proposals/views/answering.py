"""Asking departments and answering in the office's name, for one proposal or many."""

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.organisation.models import Department, Post
from ruamphaen.organisation.queries import ask_here, holidays_of
from ruamphaen.proposals import access
from ruamphaen.proposals.actions import screening
from ruamphaen.proposals.forms.desk import AnswerForm, AskForm
from ruamphaen.proposals.models import Proposal, Review
from ruamphaen.proposals.queries import desk as queries
from ruamphaen.proposals.rules.screening import due_on


@door(access.may_answer)
def ask(request: Request) -> HttpResponse:
    """Whom to ask about what was chosen, and by when."""
    here = request.organisation
    chosen = _chosen(request)
    days = ask_here(here)("screening.review_within_days", request.today).value
    within = days if isinstance(days, int) else 1
    departments = Department.objects.filter(organisation=here)
    posts = Post.objects.filter(organisation=here)
    typed = request.POST if "whom" in request.POST else None
    form = AskForm.of(departments, posts, within, typed)
    if form.is_valid():
        told = form.cleaned_data
        kind, pk = told["whom"][0], int(told["whom"][1:])
        made = done(
            form,
            lambda: screening.ask_review(
                chosen,
                by=request.user,
                today=request.today,
                working_days=told["working_days"],
                question=told["question"],
                department=departments.get(pk=pk) if kind == "d" else None,
                post=posts.get(pk=pk) if kind == "p" else None,
            ),
        )
        if made is not None:
            messages.success(
                request,
                _("ขอความเห็นแล้ว %(count)s เรื่อง") % {"count": len(made)}
                if made
                else _("ขอความเห็นเรื่องเหล่านี้จากที่นั่นไว้แล้ว"),
            )
            return redirect("proposals:desk", here.slug)
    return page(
        request,
        "proposals/desk/ask.html",
        status=422 if form.errors else 200,
        chosen=chosen,
        form=form,
        due=due_on(request.today, within, holidays_of(here)),
        room="desk",
    )


@require_POST
@door(access.may_answer)
def take_back_request(request: Request, pk: int) -> HttpResponse:
    """Nobody need remark any more."""
    asked = access.request_for(request.visitor, pk)
    screening.take_back_request(asked, by=request.user, today=request.today)
    messages.success(request, _("ยกเลิกคำขอความเห็นแล้ว"))
    return redirect("proposals:desk_item", request.organisation.slug, asked.proposal.receipt)


@door(access.may_answer)
def answer(request: Request) -> HttpResponse:
    """The office's answer to what was chosen: author and public read it at once."""
    here = request.organisation
    chosen = _chosen(request)
    verdicts = queries.verdicts_here(here, request.today)
    typed = request.POST if "text" in request.POST else None
    form = AnswerForm.of(verdicts, typed, _most_said(chosen))
    if form.is_valid():
        reply = form.reply
        made = done(
            form,
            lambda: screening.answer(
                chosen, by=request.user, reply=reply, at=timezone.now(), today=request.today
            ),
        )
        if made is not None:
            messages.success(request, _("ตอบแล้ว %(count)s เรื่อง") % {"count": len(made)})
            return redirect("proposals:desk", here.slug)
    return page(
        request,
        "proposals/desk/answer.html",
        status=422 if form.errors else 200,
        chosen=chosen,
        form=form,
        verdicts=verdicts,
        room="desk",
    )


def _chosen(request: Request) -> list[Proposal]:
    typed = request.POST if request.method == "POST" else request.GET
    chosen = access.proposals_for(request.visitor, typed.getlist("receipt"))
    if not chosen:
        raise Http404
    return chosen


def _most_said(chosen: list[Proposal]) -> str:
    """The verdict that most reviewers gave to these, "" where nobody said anything."""
    reviews = Review.objects.filter(proposal__in=chosen, ended_at=None)
    said = Counter(reviews.values_list("verdict", flat=True)).most_common(1)
    return said[0][0] if said else ""
