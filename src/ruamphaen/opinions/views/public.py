"""For everyone: the list, one statement at a time, one's own answers, a statement of one's own."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.appeal_forms import AppealForm
from ruamphaen.base.devices import with_device
from ruamphaen.base.doors import door, everyone
from ruamphaen.base.errors import NotAllowed
from ruamphaen.base.http import Request, key_in, page
from ruamphaen.base.limits import Limit, spend
from ruamphaen.base.moderation import reason_words
from ruamphaen.base.same_person import acted
from ruamphaen.base.turns import done
from ruamphaen.opinions import access
from ruamphaen.opinions.actions import answering, statements
from ruamphaen.opinions.forms.public import AnswerForm, SayForm
from ruamphaen.opinions.models import Conversation, Statement
from ruamphaen.opinions.queries import public as queries
from ruamphaen.opinions.queries.fates import fate_of
from ruamphaen.opinions.rules.kinds import LONGEST_STATEMENT, Answer, Channel, Standing
from ruamphaen.opinions.rules.likeness import similar, typos_in
from ruamphaen.opinions.views.same_person import asked_anyway, question_of

# A hall shares one address: a thousand people may come at once, a machine may not come for ever.
JOININGS = Limit("opinions.join", most=1000, per=timedelta(hours=1))
ANSWERS = Limit("opinions.answer", most=30_000, per=timedelta(hours=1))
SAYINGS = Limit("opinions.say", most=100, per=timedelta(hours=1))


@door(everyone)
def conversations(request: Request) -> HttpResponse:
    """What is being talked about here, and what was."""
    return page(
        request,
        "opinions/conversations.html",
        listing=queries.conversations_of(request.organisation, request.today),
        may_run=access.may_type_cards(request.visitor),
        room="opinions",
    )


@door(everyone)
def conversation(request: Request, pk: int) -> HttpResponse:
    """One statement at a time, three large buttons; the answer brings the next."""
    found = access.conversation_for(request.visitor, pk)
    if request.method == "POST":
        return _answered(request, found)
    return with_device(request, _turn_page(request, found))


def _turn_page(request: Request, found: Conversation, *, status: int = 200) -> HttpResponse:
    key = access.key_for(request, found)
    participant = access.participant_of(found, key)
    via = _via(request)
    return page(
        request,
        "opinions/conversation.html#ask",
        status=status,
        conversation=found,
        turn=queries.turn_of(found, participant, key=key, first=key_in(request.GET.get("s", ""))),
        is_open=found.takes_answers(request.today),
        via=via,
        # In a hall there is one telephone a person, and no time for questions.
        question=None if via else question_of(request, found),
        may_add=access.may_add(request.visitor, found),
        may_run=access.may_type_cards(request.visitor),
        room="opinions",
    )


def _via(request: Request) -> str:
    asked = request.POST.get("via") or request.GET.get("via", "")
    return Channel.HALL.value if asked == Channel.HALL else ""


def _answered(request: Request, found: Conversation) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("อ่านคำตอบไม่ได้ กดปุ่มใดปุ่มหนึ่งอีกครั้ง"))
        return with_device(request, _turn_page(request, found, status=422))
    if not _answer(request, found, form):
        return with_device(request, _turn_page(request, found))
    if request.htmx:
        return acted(request, _turn_page(request, found))
    address = reverse("opinions:conversation", args=[request.organisation.slug, found.pk])
    via = _via(request)
    return acted(request, redirect(f"{address}{f'?via={via}' if via else ''}#ask"))


def _answer(request: Request, found: Conversation, form: AnswerForm) -> bool:
    """Keep an answer. False where it has to be asked first whose it is (another page was open)."""
    if not _via(request) and question_of(request, found):
        if not request.htmx:  # its piece of the page is the question itself
            messages.info(request, _("ยังไม่ได้บันทึกคำตอบ ตอบคำถามในหน้านี้ก่อน แล้วกดคำตอบอีกครั้ง"))
        return False
    key = access.key_for(request, found)
    if access.participant_of(found, key) is None:
        spend(JOININGS, request, request.today)
    spend(ANSWERS, request, request.today)
    answering.answer(
        found,
        key=key,
        statement=access.shown_statement(found, form.cleaned_data["statement"]),
        value=form.cleaned_data["value"],
        today=request.today,
        channel=Channel(form.cleaned_data["via"] or Channel.WEB),
    )
    return True


@door(everyone)
def mine(request: Request, pk: int) -> HttpResponse:
    """One's own answers, each to be changed while it is open; what one sent, with its fate."""
    found = access.conversation_for(request.visitor, pk)
    if request.method == "POST":
        form = AnswerForm(request.POST)
        if form.is_valid():
            if not _answer(request, found, form):
                return redirect("opinions:conversation", request.organisation.slug, found.pk)
            messages.success(request, _("เปลี่ยนคำตอบแล้ว"))
            address = reverse("opinions:mine", args=[request.organisation.slug, found.pk])
            return acted(request, redirect(f"{address}#s{form.cleaned_data['statement']}"))
    participant = access.participant_of(found, access.key_for(request, found))
    response = page(
        request,
        "opinions/mine.html",
        status=422 if request.method == "POST" else 200,
        conversation=found,
        answers=queries.answers_of(found, participant),
        sent=queries.sent_by(found, participant),
        question=asked_anyway(request, found),
        participant=participant,
        is_open=found.takes_answers(request.today),
        values=list(Answer),
        room="opinions",
    )
    return with_device(request, response)


@require_POST
@door(everyone)
def forget(request: Request, pk: int) -> HttpResponse:
    """Unlink this browser or account from its answers; the totals stay."""
    found = access.conversation_for(request.visitor, pk)
    participant = access.participant_of(found, access.key_for(request, found))
    if participant is not None:
        answering.forget_participant(participant, by=None)
    messages.success(request, _("ไม่มีใครโยงคำตอบกับท่านได้อีก คำตอบที่ให้ไว้ยังนับรวมโดยไม่มีเจ้าของ"))
    return redirect("opinions:map", request.organisation.slug, found.pk)


@door(everyone)
def add(request: Request, pk: int) -> HttpResponse:
    """A statement of one's own: first what is similar and what may be misspelt, then it is sent."""
    found = access.conversation_for(request.visitor, pk)
    if not access.may_add(request.visitor, found):
        raise NotAllowed(_("เรื่องนี้ไม่ได้เปิดให้เพิ่มข้อความ ตอบข้อความที่มีอยู่ หรือเสนอกับเจ้าหน้าที่"))
    answering.ensure_takes_answers(found, request.today)
    typed = request.POST.copy()
    form = SayForm(typed) if request.method == "POST" else SayForm.fresh()
    alike, typos = [], []
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"]
        if not form.was_looked_at:
            others = {row.pk: row for row in queries.shown(found)}
            alike = [
                others[key] for key in similar(text, ((pk, row.text) for pk, row in others.items()))
            ]
            typos = typos_in(text)
        if not alike and not typos:
            return _sent(request, found, form)
        typed["looked_at"] = text
    response = page(
        request,
        "opinions/add.html",
        status=422 if form.errors else 200,
        conversation=found,
        form=form,
        alike=alike,
        typos=typos,
        most=LONGEST_STATEMENT,
        room="opinions",
    )
    return with_device(request, response)


def _sent(request: Request, found: Conversation, form: SayForm) -> HttpResponse:
    typed = form.cleaned_data

    def send() -> Statement:
        spend(SAYINGS, request, request.today)
        return statements.say(
            found,
            key=access.key_for(request, found),
            text=typed["text"],
            today=request.today,
            uid=typed["uid"],
            seconds=form.seconds,
            trap=typed["website"],
        )

    statement = done(form, send)
    if statement is None:
        response = page(
            request,
            "opinions/add.html",
            status=422,
            conversation=found,
            form=form,
            most=LONGEST_STATEMENT,
            room="opinions",
        )
        return with_device(request, response)
    return redirect("opinions:sent", request.organisation.slug, found.pk, statement.receipt)


@door(everyone)
def sent(request: Request, pk: int, receipt: str) -> HttpResponse:
    """What became of one's statement, by its receipt. Words that are not shown to everyone only the
    browser or account sees that sent them: an address can be passed on.
    """
    found = access.conversation_for(request.visitor, pk)
    statement = access.sent_statement(found, receipt)
    return sent_page(request, found, statement)


def sent_page(
    request: Request, found: Conversation, statement: Statement, form: AppealForm | None = None
) -> HttpResponse:
    """The receipt of a statement, also with an appeal that was refused (`form`).

    What was written to appeal, and what was answered, is for who sent the statement alone.
    """
    me = access.participant_of(found, access.key_for(request, found))
    is_own = access.is_sender(me, statement)
    fate = fate_of(statement)
    return page(
        request,
        "opinions/sent.html",
        status=422 if form else 200,
        conversation=found,
        statement=statement,
        shows_text=is_own or statement.standing == Standing.SHOWN,
        because=reason_words(statement.hidden_because),
        fate=fate,
        is_own=is_own,
        # Who sent it without an account and has signed in since may say so here.
        question=None if is_own else asked_anyway(request, found),
        form=form or (AppealForm() if is_own and fate.may_appeal else None),
        became=list(statement.became.order_by("number")),
        room="opinions",
    )
