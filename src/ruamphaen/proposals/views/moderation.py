"""The moderators' desk: the queue in batches, taking a batch back, appeals, what was decided."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ruamphaen.base.appeal_forms import AnswerAppealForm
from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, key_in, page
from ruamphaen.base.moderation import CHOOSABLE, REASONS, Decision, Outcome
from ruamphaen.proposals import access
from ruamphaen.proposals.actions import commenting, judging
from ruamphaen.proposals.actions.appealing import answer_appeal
from ruamphaen.proposals.actions.judging import Verdict, judge
from ruamphaen.proposals.queries.fates import fate_of
from ruamphaen.proposals.queries.judged import latest_batches
from ruamphaen.proposals.queries.queue import FILTERS, open_appeals, queue_of, where

LAST = "proposals.last_batch"


@door(access.may_moderate)
def queue(request: Request) -> HttpResponse:
    """What waits to be read, oldest first; one sending decides about many."""
    asked = request.GET.get("only", "")
    only = asked if asked in FILTERS else ""
    if request.method == "POST":
        batch = judge(request.organisation, list(_verdicts(request.POST)), by=request.user)
        request.session[LAST] = str(batch.uid)
        messages.success(request, _told(batch))
        return redirect(request.get_full_path())
    shown = queue_of(request.organisation, only=only, number=request.GET.get("page"))
    return page(
        request,
        "proposals/moderation.html",
        queue=shown,
        only=only,
        tabs=_tabs(shown.counts),
        choices=[(reason.value, REASONS[reason]) for reason in CHOOSABLE],
        last=request.session.get(LAST, ""),
        tab="queue",
        room="desk",
    )


def _told(batch: judging.Batch) -> str:
    told = _("แสดง %(shown)s ข้อ ไม่แสดง %(hidden)s ข้อ") % {
        "shown": batch.shown,
        "hidden": batch.hidden,
    }
    if batch.gone:
        told += " " + ngettext(
            "อีก %(n)s ข้อผู้เขียนถอนไปก่อน", "อีก %(n)s ข้อผู้เขียนถอนไปก่อน", batch.gone
        ) % {"n": batch.gone}
    return told


def _tabs(counts: dict[str, int]) -> list[tuple[str, Any, int | None]]:
    names = {
        "": _("ทั้งหมด"),
        "proposal": _("ข้อเสนอ"),
        "comment": _("ความเห็น"),
        "reported": _("มีผู้แจ้ง"),
        "hidden": _("ไม่แสดงอยู่"),
        "shown": _("แสดงอยู่"),
    }
    return [(code, name, counts.get(code)) for code, name in names.items()]


def _verdicts(posted: Any) -> Iterator[Verdict]:
    """The decisions of a form: one for a thing of its own, else the one for all that are ticked."""
    ticked = set(posted.getlist("tick"))
    for field in dict.fromkeys(posted.getlist("item")):
        kind, _dash, number = field.partition("-")
        pk = key_in(number)
        if kind not in {"proposal", "comment"} or pk is None:
            continue
        said = posted.get(field, "") or (posted.get("ticked", "") if field in ticked else "")
        if said == "show":
            yield Verdict(kind, pk, Decision.SHOW)
        elif said:
            yield Verdict(kind, pk, Decision.HIDE, said)


@require_POST
@door(access.may_moderate)
def undo(request: Request, batch: UUID) -> HttpResponse:
    """Take a batch back: its things wait again."""
    returned = judging.undo_batch(request.organisation, batch, by=request.user)
    if request.session.get(LAST) == str(batch):
        del request.session[LAST]
    told = ngettext("เลิกทำแล้ว %(n)s ข้อกลับไปเหมือนเดิม", "เลิกทำแล้ว %(n)s ข้อกลับไปเหมือนเดิม", returned)
    messages.success(request, told % {"n": returned})
    address = reverse("proposals:moderation", args=[request.organisation.slug])
    only = request.POST.get("only", "")
    return redirect(f"{address}?only={only}" if only in FILTERS and only else address)


@door(access.may_moderate)
def done(request: Request) -> HttpResponse:
    """The latest batches, each of which can be taken back."""
    return page(
        request,
        "proposals/judged.html",
        batches=latest_batches(request.organisation),
        tab="done",
        room="desk",
    )


@door(access.may_moderate)
def appeals(request: Request) -> HttpResponse:
    """Appeals that wait for an answer."""
    waiting = [
        (each, each.judgement.by_tag == request.user.tag)
        for each in open_appeals(request.organisation)
    ]
    return page(request, "proposals/appeals.html", appeals=waiting, tab="appeals", room="desk")


@door(access.may_moderate)
def appeal(request: Request, pk: int) -> HttpResponse:
    """One appeal: the text, why it is not shown, what its author says; and the answer."""
    found = access.appeal_for(request.visitor, pk)
    form = AnswerAppealForm(request.POST or None)
    if form.is_valid():
        answer_appeal(
            found,
            by=request.user,
            outcome=Outcome(form.cleaned_data["outcome"]),
            answer=form.cleaned_data["answer"],
        )
        messages.success(request, _("ตอบคำอุทธรณ์แล้ว ผู้เขียนอ่านได้ด้วยรหัสใบรับ"))
        return redirect("proposals:appeals", request.organisation.slug)
    thing = judging.thing_of(found.judgement)
    comment = found.judgement.comment
    return page(
        request,
        "proposals/appeal.html",
        status=422 if form.errors else 200,
        appeal=found,
        thing=thing,
        comment=comment,
        about=where(comment)[0] if comment else "",
        fate=fate_of(thing),
        is_own=found.judgement.by_tag == request.user.tag,
        form=form,
        tab="appeals",
        room="desk",
    )


@door(access.may_moderate)
def forget(request: Request, pk: int) -> HttpResponse:
    """Unlink whoever wrote a comment from everything they said here."""
    comment = access.comment_to_look_after(request.visitor, pk)
    if request.method == "POST":
        count = commenting.forget_commenter(comment, by=request.user)
        told = ngettext("ตัดการผูกกับผู้เขียนแล้ว %(n)s ความเห็น", "ตัดการผูกกับผู้เขียนแล้ว %(n)s ความเห็น", count)
        messages.success(request, told % {"n": count})
        return redirect("proposals:moderation", request.organisation.slug)
    return page(
        request, "proposals/forget_commenter.html", comment=comment, tab="queue", room="desk"
    )


@require_POST
@door(access.may_moderate)
def thread(request: Request, pk: int) -> HttpResponse:
    """Let people write under a thing, or end it."""
    found = access.thread_to_look_after(request.visitor, pk)
    commenting.open_thread(found, by=request.user, is_open="open" in request.POST)
    told = _("เปิดรับความเห็นแล้ว") if found.is_open else _("ปิดรับความเห็นแล้ว ความเห็นเดิมยังอ่านได้")
    messages.success(request, told)
    place = found.place
    if found.proposal is not None:
        place = f"proposals/{found.proposal.receipt}/"
    return redirect(f"/{request.organisation.slug}/{place}")
