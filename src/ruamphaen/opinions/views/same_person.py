"""One person or two, in one browser: asked before an answer counts, and answered (base.same_person)."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ruamphaen.base.devices import with_device
from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, way_back
from ruamphaen.base.same_person import Asks, Question, Who, acted, may_ask, said_other, who_in
from ruamphaen.opinions import access
from ruamphaen.opinions.actions.carrying import carry_over
from ruamphaen.opinions.models import Conversation
from ruamphaen.opinions.queries.public import AnsweredHere, answered_by


def question_of(request: Request, found: Conversation) -> Question | None:
    """What has to be asked before an answer counts in this conversation; None where all is clear, and
    where nothing is counted any more.
    """
    asks = may_ask(request)
    if asks is None or not found.takes_answers(request.today):
        return None
    done = _done_here(request, found)
    if asks == Asks.BEFORE:
        return Question(asks, _in_words(done)) if done else None
    # Who answered here without an account before is known as somebody of their own.
    return None if done else Question(asks)


def asked_anyway(request: Request, found: Conversation) -> Question | None:
    """What this browser answered without an account, for a page where one may say so at any time."""
    if not request.user.is_authenticated or not found.takes_answers(request.today):
        return None
    done = _done_here(request, found)
    return Question(Asks.BEFORE, _in_words(done)) if done else None


def _done_here(request: Request, found: Conversation) -> AnsweredHere:
    key = access.device_key_for(request, found)
    return answered_by(access.participant_of(found, key))


def _in_words(done: AnsweredHere) -> list[str]:
    lines = [
        (done.answers, ngettext("ตอบ %(n)s ข้อความ", "ตอบ %(n)s ข้อความ", done.answers)),
        (done.statements, ngettext("ส่ง %(n)s ข้อความ", "ส่ง %(n)s ข้อความ", done.statements)),
    ]
    return [words % {"n": many} for many, words in lines if many]


@require_POST
@door(everyone)
def same_person(request: Request, pk: int) -> HttpResponse:
    """The answer: carried over, left as it is, or on to sign in; then back to the statements."""
    found = access.conversation_for(request.visitor, pk)
    conversation = reverse("opinions:conversation", args=[request.organisation.slug, found.pk])
    at = way_back(request, f"{conversation}#ask")
    if who_in(request) == Who.OTHER:
        return said_other(request, with_device(request, redirect(at)))
    if not request.user.is_authenticated:
        return redirect_to_login(at)
    carry_over(
        found,
        device=access.device_key_for(request, found),
        account=access.key_for(request, found),
        today=request.today,
    )
    messages.success(request, _("รวมเข้ากับบัญชีของท่านแล้ว นับเป็นคนเดียว"))
    return acted(request, redirect(at))
