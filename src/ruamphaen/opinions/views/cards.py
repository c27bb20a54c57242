"""Paper: numbering and printing cards, and typing them in by keyboard."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.opinions import access
from ruamphaen.opinions.actions import cards as actions
from ruamphaen.opinions.forms.desk import BatchForm, CardForm
from ruamphaen.opinions.models import Conversation
from ruamphaen.opinions.queries import desk as queries


@door(access.may_type_cards)
def cards(request: Request, pk: int) -> HttpResponse:
    """Type a card in: number, check number, one key for each statement, Enter."""
    found = access.conversation_for(request.visitor, pk)
    form = CardForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        card = done(
            form,
            lambda: actions.type_card(
                found,
                by=request.user,
                number=typed["number"],
                check=typed["check"],
                typed=typed["answers"],
            ),
        )
        if card:
            messages.success(request, _("พิมพ์บัตรเลขที่ %(n)s แล้ว") % {"n": card.number})
            return redirect("opinions:opinion_cards", request.organisation.slug, found.pk)
    return _cards_page(request, found, form, BatchForm())


def _cards_page(
    request: Request, found: Conversation, form: CardForm, batch_form: BatchForm
) -> HttpResponse:
    return page(
        request,
        "opinions/desk/cards.html",
        status=422 if form.is_bound or batch_form.is_bound else 200,
        conversation=found,
        view=queries.cards_page(found),
        form=form,
        batch_form=batch_form,
        may_run=access.may_run_conversations(request.visitor),
        room="desk",
    )


@require_POST
@door(access.may_run_conversations)
def make(request: Request, pk: int) -> HttpResponse:
    """Number a batch of cards, ready to print."""
    found = access.conversation_for(request.visitor, pk)
    form = BatchForm(request.POST)
    if form.is_valid():
        batch = done(
            form,
            lambda: actions.make_cards(found, by=request.user, count=form.cleaned_data["count"]),
        )
        if batch:
            return redirect(
                "opinions:print_opinion_cards", request.organisation.slug, found.pk, batch.pk
            )
    return _cards_page(request, found, CardForm(), form)


@door(access.may_type_cards)
def printed(request: Request, pk: int, batch: int) -> HttpResponse:
    """The cards of a batch, one a page."""
    found = access.conversation_for(request.visitor, pk)
    return page(
        request,
        "opinions/desk/print.html",
        conversation=found,
        batch=access.batch_for(found, batch),
        printed=queries.printed(access.batch_for(found, batch)),
        room="desk",
    )
