"""Talking under proposals: a comment, a reply, a report. Every page works without an account."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.base.limits import Limit, spend
from ruamphaen.meetings.rules.receipts import spaced
from ruamphaen.proposals import access
from ruamphaen.proposals.actions import commenting
from ruamphaen.proposals.actions.commenting import Said
from ruamphaen.proposals.actions.reporting import report
from ruamphaen.proposals.forms.talking import CommentForm, ReportForm
from ruamphaen.proposals.models import Comment, Proposal, Thread
from ruamphaen.proposals.queries.queue import where
from ruamphaen.proposals.queries.threads import name_of
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.talking import takes_comments
from ruamphaen.proposals.views.device import key_made, remember
from ruamphaen.proposals.views.speaking import post_of, speaker_of

# A hall or a school shares one network; a machine that sends on and on is stopped.
COMMENTS = Limit("proposals.comment", most=120, per=timedelta(hours=1))
REPORTS = Limit("proposals.report", most=60, per=timedelta(hours=1))


@door(everyone)
def comment(request: Request, receipt: str) -> HttpResponse:
    """Say something under a proposal."""
    proposal = access.proposal_to_talk_about(request.visitor, receipt)
    back = _proposal_page(request, proposal)
    form = _comment_form(request)
    if form.is_valid():
        thread = commenting.thread_of(proposal)
        return kept(request, thread, form, back=back)
    commenting.ensure_takes_comments(_thread(proposal), request.today)
    return comment_page(request, form, about=proposal.title, back=back)


def form_under(request: Request, proposal: Proposal) -> CommentForm | None:
    """The form under a proposal, None where nobody may write."""
    thread = _thread(proposal)
    takes = takes_comments(
        is_open=thread.is_open, since=thread.since, until=thread.until, today=request.today
    )
    if proposal.standing != Standing.SHOWN or not takes:
        return None
    return CommentForm(names=access.shows_names(request.visitor, request.today))


def _thread(proposal: Proposal) -> Thread:
    """The thread as it is, or as it will be: asking makes nothing."""
    found = Thread.objects.filter(proposal=proposal).first()
    return found or Thread(organisation=proposal.organisation, proposal=proposal)


@door(everyone)
def reply(request: Request, pk: int) -> HttpResponse:
    """Answer a comment; for the office with the title of the post where an officer ticks it."""
    parent = access.comment_for(request.visitor, pk, request.today)
    about, place = where(parent)
    back = f"/{request.organisation.slug}/{place}"
    form = _comment_form(request)
    may_speak = access.may_answer_for_office(request.visitor)
    if form.is_valid():
        office = post_of(request) if may_speak and "office" in request.POST else ""
        return kept(request, parent.thread, form, back=back, under=parent, office=office)
    commenting.ensure_takes_comments(parent.thread, request.today, officer=may_speak)
    return comment_page(
        request,
        form,
        about=about,
        back=back,
        parent=parent,
        parent_name=name_of(parent),
        may_speak_for_office=may_speak,
    )


def _comment_form(request: Request) -> CommentForm:
    return CommentForm(
        request.POST or None, names=access.shows_names(request.visitor, request.today)
    )


def comment_page(
    request: Request, form: CommentForm, *, about: str, back: str, **more: Any
) -> HttpResponse:
    """The page on which a comment is written, also of rooms downstream."""
    access.ensure_may_comment(request.visitor, request.today)
    return page(
        request,
        "proposals/comment.html",
        status=422 if form.errors else 200,
        form=form,
        about=about,
        back=back,
        room="proposals",
        **more,
    )


def kept(
    request: Request,
    thread: Thread,
    form: CommentForm,
    *,
    back: str,
    under: Comment | None = None,
    original: str = "",
    office: str = "",
) -> HttpResponse:
    """Keep what a form holds and lead on: to the comment where it is shown, else to its receipt."""
    access.ensure_may_comment(request.visitor, request.today)
    spend(COMMENTS, request, request.today)
    said = Said(
        text=form.cleaned_data["text"],
        original=original,
        proposed=form.suggested,
        shown_name=form.cleaned_data.get("shown_name", ""),
    )
    key, device = key_made(request)
    speaker = speaker_of(
        request, said, key=key, seconds=form.seconds, now=timezone.now(), office=office
    )
    made = commenting.comment(
        thread,
        said,
        by=speaker,
        today=request.today,
        under=under,
        uid=form.cleaned_data["uid"],
    )
    receipt = {"receipt": spaced(made.receipt)}
    if made.is_shown:
        messages.success(request, _("ส่งความเห็นแล้ว รหัสใบรับ %(receipt)s") % receipt)
        return remember(redirect(f"{back}#comment-{made.pk}"), device)
    messages.success(
        request, _("รับความเห็นแล้ว ผู้ดูแลจะอ่านก่อนแสดง เก็บรหัส %(receipt)s ไว้ตามผล") % receipt
    )
    return remember(redirect(reverse("portal:receipt", args=[made.receipt])), device)


@door(everyone)
def report_comment(request: Request, pk: int) -> HttpResponse:
    """Say that a comment should not stand in public."""
    found = access.comment_for(request.visitor, pk, request.today)
    _about, place = where(found)
    back = f"/{request.organisation.slug}/{place}#comment-{found.pk}"
    return _report_page(request, found, back=back, text=str(found))


@door(everyone)
def report_proposal(request: Request, receipt: str) -> HttpResponse:
    """Say that a proposal should not stand in public."""
    found = access.proposal_to_talk_about(request.visitor, receipt)
    return _report_page(request, found, back=_proposal_page(request, found), text=found.title)


def _report_page(
    request: Request, thing: Proposal | Comment, *, back: str, text: str
) -> HttpResponse:
    form = ReportForm(request.POST or None)
    if form.is_valid():
        spend(REPORTS, request, request.today)
        typed = form.cleaned_data
        key, device = key_made(request)
        report(
            thing,
            by=request.user if request.user.is_authenticated else None,
            key=key,
            why=typed["why"],
            note=typed["note"],
        )
        messages.success(request, _("รับแจ้งแล้ว ผู้ดูแลจะอ่านและตัดสิน ผลอยู่ในสมุดคำวินิจฉัย"))
        return remember(redirect(back), device)
    return page(
        request,
        "proposals/report.html",
        status=422 if form.errors else 200,
        form=form,
        text=text,
        back=back,
        room="proposals",
    )


def _proposal_page(request: Request, proposal: Proposal) -> str:
    return f"/{request.organisation.slug}/proposals/{proposal.receipt}/"
