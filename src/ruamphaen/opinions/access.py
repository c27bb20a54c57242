"""Who may see and run conversations. One that was opened is public; who answers what never is."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ruamphaen.base.devices import device_of, key_of
from ruamphaen.meetings.rules.receipts import typed_code
from ruamphaen.opinions.models import (
    CardBatch,
    Conversation,
    Participant,
    Statement,
    StatementAppeal,
)
from ruamphaen.opinions.rules.kinds import Adding, Standing, State
from ruamphaen.organisation.access import Visitor
from ruamphaen.organisation.rules import STAFF, Role


def may_run_conversations(visitor: Visitor) -> bool:
    """Planners start and close conversations; the administrator can step in."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR)


def may_moderate(visitor: Visitor) -> bool:
    """Who decides whether a statement is asked."""
    return visitor.holds(Role.MODERATOR, Role.PLANNER, Role.ADMINISTRATOR)


def may_type_cards(visitor: Visitor) -> bool:
    """Everyone at the staff desk may type cards and see the desk's pages."""
    return visitor.holds(*STAFF)


def conversation_for(visitor: Visitor, pk: int) -> Conversation:
    """A conversation of this organisation; a draft only for those at the desk. Or 404."""
    conversations = Conversation.objects.select_related("organisation", "node", "meeting")
    if not may_type_cards(visitor):
        conversations = conversations.exclude(state=State.DRAFT)
    return get_object_or_404(conversations, pk=pk, organisation=visitor.organisation)


def statement_for(visitor: Visitor, pk: int) -> Statement:
    """Any statement here, or 404. For the desk: also what is not shown."""
    statements = Statement.objects.select_related("conversation__organisation", "came_from")
    return get_object_or_404(statements, pk=pk, conversation__organisation=visitor.organisation)


def shown_statement(conversation: Conversation, pk: int) -> Statement:
    """A statement that is asked in this conversation, or 404."""
    shown = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN)
    return get_object_or_404(shown, pk=pk)


def sent_statement(conversation: Conversation, receipt: str) -> Statement:
    """A statement by the receipt that its author alone has, or 404."""
    statements = Statement.objects.filter(conversation=conversation).select_related("conversation")
    return get_object_or_404(statements, receipt=typed_code(receipt))


def is_sender(participant: Participant | None, statement: Statement) -> bool:
    """Whether this browser or account sent the statement."""
    return participant is not None and participant.pk == statement.author_id


def appeal_for(visitor: Visitor, pk: int) -> StatementAppeal:
    """An appeal about a statement here, or 404. For those who moderate."""
    appeals = StatementAppeal.objects.select_related(
        "judgement__organisation", "judgement__statement__conversation"
    )
    return get_object_or_404(appeals, pk=pk, judgement__organisation=visitor.organisation)


def batch_for(conversation: Conversation, pk: int) -> CardBatch:
    """A batch of cards of a conversation the visitor may work with, or 404."""
    batches = CardBatch.objects.select_related("conversation__organisation")
    return get_object_or_404(batches, pk=pk, conversation=conversation)


def may_add(visitor: Visitor, conversation: Conversation) -> bool:
    """Whether this visitor may put a statement of their own."""
    if conversation.adding == Adding.EVERYONE:
        return True
    if conversation.adding == Adding.ACCOUNTS:
        return bool(visitor.user.is_authenticated)
    return may_run_conversations(visitor)


def key_for(request: HttpRequest, conversation: Conversation) -> str:
    """The key of whoever asks, in this conversation; empty for a browser that has no code yet.

    An account counts once wherever it signs in, a browser without one counts once.
    """
    if request.user.is_authenticated:
        return key_of(place_of(conversation), "account", request.user.tag)  # type: ignore[attr-defined]
    return device_key_for(request, conversation)


def device_key_for(request: HttpRequest, conversation: Conversation) -> str:
    """The key of the browser in this conversation, whoever uses it; empty where it has no code yet."""
    device = device_of(request)
    return key_of(place_of(conversation), "device", device) if device else ""


def place_of(conversation: Conversation) -> str:
    """The name under which keys of this conversation are made."""
    return f"opinions:{conversation.uid}"


def participant_of(conversation: Conversation, key: str) -> Participant | None:
    """Who has this key, if they answered before."""
    if not key:
        return None
    return Participant.objects.filter(conversation=conversation, key=key).first()
