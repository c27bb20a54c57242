"""Appeals about statements: asking for a second look by the receipt, and answering at the desk."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.appeal_forms import AnswerAppealForm, AppealForm
from ruamphaen.base.doors import door, everyone
from ruamphaen.base.errors import NotAllowed
from ruamphaen.base.http import Request, page
from ruamphaen.base.limits import Limit, spend
from ruamphaen.base.moderation import Outcome, reason_words
from ruamphaen.base.turns import done
from ruamphaen.opinions import access
from ruamphaen.opinions.actions import appealing
from ruamphaen.opinions.queries.fates import fate_of, open_appeals
from ruamphaen.opinions.views.public import sent_page

APPEALS = Limit("opinions.appeal", most=30, per=timedelta(hours=1))


@require_POST
@door(everyone)
def appeal(request: Request, pk: int, receipt: str) -> HttpResponse:
    """Ask that somebody else look again at a statement that is not shown; who sent it alone."""
    found = access.conversation_for(request.visitor, pk)
    statement = access.sent_statement(found, receipt)
    me = access.participant_of(found, access.key_for(request, found))
    if not access.is_sender(me, statement):
        raise NotAllowed(_("อุทธรณ์ได้จากเบราว์เซอร์หรือบัญชีที่ใช้ส่ง หรือติดต่อหน่วยงาน"))
    form = AppealForm(request.POST)
    judgement = fate_of(statement).judgement
    if judgement is None or not form.is_valid():
        return sent_page(request, found, statement, form if judgement else None)

    def ask_again() -> object:
        spend(APPEALS, request, request.today)
        by = request.user if request.user.is_authenticated else None
        return appealing.appeal(judgement, by=by, text=form.cleaned_data["text"])

    if done(form, ask_again) is None:
        return sent_page(request, found, statement, form)
    messages.success(request, _("รับคำอุทธรณ์แล้ว คำตอบจะแสดงในหน้านี้"))
    return redirect("opinions:sent", request.organisation.slug, found.pk, statement.receipt)


@door(access.may_moderate)
def appeals(request: Request) -> HttpResponse:
    """Appeals about statements that wait for an answer, of all conversations here."""
    waiting = [
        (each, each.judgement.by_tag == request.user.tag)
        for each in open_appeals(request.organisation)
    ]
    return page(request, "opinions/desk/appeals.html", appeals=waiting, room="desk")


@door(access.may_moderate)
def answer(request: Request, pk: int) -> HttpResponse:
    """One appeal: the statement, why it is not shown, what its author says; and the answer."""
    found = access.appeal_for(request.visitor, pk)
    form = AnswerAppealForm(request.POST or None)
    if form.is_valid():
        appealing.answer_appeal(
            found,
            by=request.user,
            outcome=Outcome(form.cleaned_data["outcome"]),
            answer=form.cleaned_data["answer"],
        )
        messages.success(request, _("ตอบคำอุทธรณ์แล้ว ผู้เขียนอ่านได้ด้วยรหัสใบรับ"))
        return redirect("opinions:appeals", request.organisation.slug)
    words = reason_words(found.judgement.reason)
    return page(
        request,
        "opinions/desk/appeal.html",
        status=422 if form.errors else 200,
        appeal=found,
        statement=found.judgement.statement,
        reason=words.name if words else "",
        is_own=found.judgement.by_tag == request.user.tag,
        form=form,
        room="desk",
    )
