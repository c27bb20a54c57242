"""What the holder of a receipt may do without an account: appeal, take a comment back, be forgotten."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.appeal_forms import AppealForm
from ruamphaen.base.doors import door, everyone
from ruamphaen.base.errors import NotAllowed, Refused
from ruamphaen.base.http import Request, page
from ruamphaen.base.limits import Limit, spend
from ruamphaen.meetings.rules.receipts import typed_code
from ruamphaen.organisation.models import User
from ruamphaen.portal.receipts_comments import CommentFound
from ruamphaen.proposals.actions.appealing import appeal as ask_again
from ruamphaen.proposals.actions.commenting import forget_commenter, withdraw_comment
from ruamphaen.proposals.models import Comment, Proposal
from ruamphaen.proposals.queries.authors import is_author
from ruamphaen.proposals.queries.fates import fate_of, thing_with_receipt, was_public
from ruamphaen.proposals.views.device import key_of

# One bucket with the page of receipts: codes are not to be guessed here either.
MISSES = Limit("portal.receipt", most=30, per=timedelta(hours=1))
APPEALS = Limit("portal.appeal", most=30, per=timedelta(hours=1))


def comment_page(request: Request, found: CommentFound) -> HttpResponse:
    """The receipt of a comment."""
    form = AppealForm() if found.fate.may_appeal else None
    return page(
        request,
        "portal/comment_receipt.html",
        found=found,
        fate=found.fate,
        code=found.code,
        form=form,
    )


def fate_context(request: Request, proposal: Proposal | None, code: str) -> dict[str, Any]:
    """What "proposals/fate.html" needs on the receipt of a proposal that is not shown, or was not.

    What its author wrote to appeal, and what they were answered, is for them alone.
    """
    fate = fate_of(proposal) if proposal is not None else None
    if proposal is None or fate is None or not (fate.is_hidden or fate.appeal):
        return {"fate": None}
    if not _is_theirs(request, proposal):
        if not fate.is_hidden:  # shown again: the steps say so, and the appeal is its author's
            return {"fate": None}
        return {"fate": replace(fate, appeal=None), "code": code, "form": None, "guarded": True}
    return {"fate": fate, "code": code, "form": AppealForm() if fate.may_appeal else None}


def _is_theirs(request: Request, proposal: Proposal) -> bool:
    """Whether who asks wrote it: known by account or browser, or by a receipt nobody else ever saw."""
    known = is_author(request.visitor, key_of(request), proposal)
    return known or not was_public(proposal)


def _thing(request: Request, code: str) -> Proposal | Comment:
    thing = thing_with_receipt(typed_code(code))
    if thing is None:
        spend(MISSES, request, request.today)
        raise Http404(code)
    return thing


def _comment(request: Request, code: str) -> Comment:
    thing = _thing(request, code)
    if not isinstance(thing, Comment):
        raise Http404(code)
    return thing


def _user(request: Request) -> User | None:
    return request.user if request.user.is_authenticated else None


@door(everyone)
def appeal(request: Request, code: str) -> HttpResponse:
    """Ask that somebody else look again at a text that is not shown."""
    thing = _thing(request, code)
    if isinstance(thing, Proposal) and not _is_theirs(request, thing):
        raise NotAllowed(
            _("ข้อเสนอนี้เคยแสดงต่อสาธารณะ ใครก็รู้รหัส อุทธรณ์ได้จากเครื่องหรือบัญชีที่ใช้ส่ง หรือติดต่อหน่วยงาน")
        )
    fate = fate_of(thing)
    if fate.judgement is None or not fate.may_appeal:
        raise Refused(_("ไม่มีคำวินิจฉัยให้อุทธรณ์ หรืออุทธรณ์ไปแล้ว ดูผลในหน้าใบรับ"))
    form = AppealForm(request.POST or None)
    if form.is_valid():
        spend(APPEALS, request, request.today)
        ask_again(fate.judgement, by=_user(request), text=form.cleaned_data["text"])
        messages.success(request, _("รับคำอุทธรณ์แล้ว คำตอบจะแสดงในหน้านี้"))
        return redirect("portal:receipt", thing.receipt)
    return page(
        request,
        "portal/appeal.html",
        status=422 if form.errors else 200,
        fate=fate,
        form=form,
        code=thing.receipt,
    )


@require_POST
@door(everyone)
def withdraw(request: Request, code: str) -> HttpResponse:
    """Take a comment back."""
    comment = _comment(request, code)
    withdraw_comment(comment, by=_user(request))
    messages.success(request, _("ถอนความเห็นแล้ว ข้อความถูกลบ คำตอบของผู้อื่นยังอยู่"))
    return redirect("portal:receipt", comment.receipt)


@require_POST
@door(everyone)
def forget(request: Request, code: str) -> HttpResponse:
    """Unlink oneself from everything one said to this organisation."""
    comment = _comment(request, code)
    forget_commenter(comment, by=None)
    messages.success(request, _("ตัดการผูกกับท่านแล้ว ข้อความยังอยู่โดยไม่มีชื่อ บัญชี หรือรหัสเครื่อง"))
    return redirect("portal:receipt", comment.receipt)
