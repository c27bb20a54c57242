"""The desk: the list, one conversation, starting, editing, opening, closing, seeds."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, key_in, page
from ruamphaen.base.turns import done
from ruamphaen.opinions import access
from ruamphaen.opinions.actions import conversations as actions
from ruamphaen.opinions.actions.statements import plant_statements
from ruamphaen.opinions.forms.desk import ConversationForm, SeedsForm
from ruamphaen.opinions.models import CHANNEL_NAMES, Conversation
from ruamphaen.opinions.queries import desk as queries
from ruamphaen.opinions.queries.fates import open_appeals
from ruamphaen.opinions.queries.public import shown


def to_desk(conversation: Conversation) -> HttpResponse:
    """The desk page of a conversation."""
    return redirect("opinions:desk_conversation", conversation.organisation.slug, conversation.pk)


@door(access.may_type_cards)
def conversations(request: Request) -> HttpResponse:
    """Every conversation with what waits in it."""
    return page(
        request,
        "opinions/desk/conversations.html",
        rows=queries.desk_list(request.organisation),
        may_run=access.may_run_conversations(request.visitor),
        may_moderate=access.may_moderate(request.visitor),
        appeals=open_appeals(request.organisation).count(),
        room="desk",
    )


@door(access.may_type_cards)
def conversation(request: Request, pk: int) -> HttpResponse:
    """One conversation: what to do next, its figures, its statements."""
    found = access.conversation_for(request.visitor, pk)
    return _desk_page(request, found, SeedsForm())


def _desk_page(
    request: Request, found: Conversation, seeds_form: SeedsForm, *, status: int = 200
) -> HttpResponse:
    by_channel = queries.votes_by_channel(found)
    return page(
        request,
        "opinions/desk/conversation.html",
        status=status,
        conversation=found,
        view=queries.desk_page(found),
        channels=[
            (name, by_channel.get(channel.value, 0)) for channel, name in CHANNEL_NAMES.items()
        ],
        statements=list(shown(found)[:200]),
        seeds_form=seeds_form,
        may_run=access.may_run_conversations(request.visitor),
        may_moderate=access.may_moderate(request.visitor),
        room="desk",
    )


@door(access.may_run_conversations)
def new(request: Request) -> HttpResponse:
    """A new conversation."""
    form = ConversationForm.of(request.organisation, None, request.POST or None)
    if form.is_valid():
        made = done(
            form,
            lambda: actions.start_conversation(
                request.organisation, by=request.user, **form.cleaned_data
            ),
        )
        if made:
            messages.success(request, _("เริ่มไว้แล้ว ใส่ข้อความเริ่มต้น ตรวจดู แล้วจึงเปิดรับความเห็น"))
            return to_desk(made)
    return _form_page(request, form, None)


@door(access.may_run_conversations)
def edit(request: Request, pk: int) -> HttpResponse:
    """Change a conversation."""
    found = access.conversation_for(request.visitor, pk)
    form = ConversationForm.of(request.organisation, found, request.POST or None)
    if form.is_valid():
        seen = key_in(request.POST.get("seen", ""))
        edited = done(
            form,
            lambda: actions.edit_conversation(
                found,
                by=request.user,
                seen=found.edit if seen is None else seen,
                **form.cleaned_data,
            ),
        )
        if edited:
            messages.success(request, _("บันทึกแล้ว"))
            return to_desk(edited)
    return _form_page(request, form, found)


def _form_page(
    request: Request, form: ConversationForm, found: Conversation | None
) -> HttpResponse:
    return page(
        request,
        "opinions/desk/form.html",
        status=422 if form.is_bound else 200,
        form=form,
        conversation=found,
        room="desk",
    )


@require_POST
@door(access.may_run_conversations)
def open_it(request: Request, pk: int) -> HttpResponse:
    """People may answer from now on."""
    found = access.conversation_for(request.visitor, pk)
    actions.open_conversation(found, by=request.user)
    messages.success(request, _("เปิดรับความเห็นแล้ว ส่งลิงก์หรือเปิดจอใหญ่ให้คนสแกนได้เลย"))
    return to_desk(found)


@require_POST
@door(access.may_run_conversations)
def close_it(request: Request, pk: int) -> HttpResponse:
    """Nobody may answer any more."""
    found = access.conversation_for(request.visitor, pk)
    actions.close_conversation(found, by=request.user)
    messages.success(request, _("ปิดรับความเห็นแล้ว ผลยังเปิดดูได้เสมอ"))
    return to_desk(found)


@require_POST
@door(access.may_run_conversations)
def discard(request: Request, pk: int) -> HttpResponse:
    """Take away one that was never opened."""
    found = access.conversation_for(request.visitor, pk)
    actions.discard_conversation(found, by=request.user)
    messages.success(request, _("ลบแล้ว"))
    return redirect("opinions:desk_conversations", request.organisation.slug)


@require_POST
@door(access.may_run_conversations)
def seeds(request: Request, pk: int) -> HttpResponse:
    """Statements to begin with, pasted one a line."""
    found = access.conversation_for(request.visitor, pk)
    form = SeedsForm(request.POST)
    planted: Any = None
    if form.is_valid():
        planted = done(form, lambda: plant_statements(found, by=request.user, texts=form.texts))
    if planted is None:
        return _desk_page(request, found, form, status=422)
    told = ngettext("ใส่แล้ว %(n)s ข้อความ", "ใส่แล้ว %(n)s ข้อความ", planted.new) % {"n": planted.new}
    if planted.there:
        told += " · " + _("มีอยู่แล้ว %(n)s ข้อความ") % {"n": len(planted.there)}
    messages.success(request, told)
    return to_desk(found)
