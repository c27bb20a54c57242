"""The desk: conversations with their figures, the queue of statements, the cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from ruamphaen.base.moderation import SIGNS, Sign, reason_words
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.rules.kinds import State as MeetingState
from ruamphaen.opinions.models import (
    CardBatch,
    Conversation,
    OpinionCard,
    Participant,
    Statement,
    Vote,
)
from ruamphaen.opinions.rules.cards import check_number
from ruamphaen.opinions.rules.kinds import Standing
from ruamphaen.organisation.models import Organisation
from ruamphaen.strategy.models import Node


@dataclass(frozen=True)
class DeskRow:
    """วงความเห็นบนโต๊ะ — one conversation with what waits in it."""

    conversation: Conversation
    shown: int
    waiting: int
    people: int


def desk_list(organisation: Organisation) -> list[DeskRow]:
    """All conversations of the desk, drafts too. Two queries."""
    rows = list(
        Conversation.objects.filter(organisation=organisation).annotate(
            shown_count=Count("statements", filter=Q(statements__standing=Standing.SHOWN)),
            waiting_count=Count("statements", filter=Q(statements__standing=Standing.WAITING)),
        )
    )
    people = dict(
        Participant.objects.filter(conversation__organisation=organisation, votes__isnull=False)
        .order_by()
        .values("conversation")
        .annotate(many=Count("pk", distinct=True))
        .values_list("conversation", "many")
    )
    return [DeskRow(row, row.shown_count, row.waiting_count, people.get(row.pk, 0)) for row in rows]


@dataclass(frozen=True)
class DeskPage:
    """โต๊ะของวงความเห็น — one conversation: its statements by standing, votes, cards."""

    seeds: int
    shown: int
    waiting: int
    hidden: int
    people: int
    votes: int
    cards: int
    cards_typed: int


def desk_page(conversation: Conversation) -> DeskPage:
    """The figures of one conversation. Three queries."""
    statements = Statement.objects.filter(conversation=conversation).aggregate(
        seeds=Count("pk", filter=Q(is_seed=True)),
        **{
            standing.value: Count("pk", filter=Q(standing=standing))
            for standing in (Standing.SHOWN, Standing.WAITING, Standing.HIDDEN)
        },
    )
    votes = Vote.objects.filter(statement__conversation=conversation).aggregate(
        votes=Count("pk"), people=Count("participant", distinct=True)
    )
    cards = OpinionCard.objects.filter(batch__conversation=conversation).aggregate(
        cards=Count("pk"), cards_typed=Count("participant")
    )
    return DeskPage(**statements, **votes, **cards)


@dataclass(frozen=True)
class Queued:
    """ข้อความในคิว — one statement for the moderator: its signs in words, what it came from."""

    statement: Statement
    signs: Sequence[object]
    because: object
    votes: int


def queue_of(conversation: Conversation, standing: Standing) -> QuerySet[Statement]:
    """The statements of one standing, the oldest first; a page of it is made `Queued`."""
    rows = Statement.objects.filter(conversation=conversation, standing=standing)
    return rows.select_related("came_from").annotate(vote_count=Count("votes")).order_by("number")


def queued(rows: Sequence[Any]) -> list[Queued]:
    """A page of the queue with its words. No query."""
    return [
        Queued(
            row,
            [SIGNS[Sign(code)] for code in row.signs if code in set(Sign)],
            words.name if (words := reason_words(row.hidden_because)) else "",
            row.vote_count,
        )
        for row in rows
    ]


def counts_by_standing(conversation: Conversation) -> dict[str, int]:
    """How many statements wait, are shown, are hidden. One query."""
    rows = (
        Statement.objects.filter(conversation=conversation)
        .order_by()
        .values_list("standing")
        .annotate(many=Count("pk"))
    )
    return {standing.value: 0 for standing in Standing} | dict(rows)


@dataclass(frozen=True)
class PrintedCard:
    """บัตรที่พิมพ์ — a card's number with its check number."""

    number: int
    check: int


@dataclass(frozen=True)
class PrintedBatch:
    """ชุดบัตรที่พิมพ์ — every card of a batch, and the statements they all carry."""

    cards: Sequence[PrintedCard]
    statements: Sequence[Statement]


def printed(batch: CardBatch) -> PrintedBatch:
    """A batch as it is printed. One query."""
    by_key = Statement.objects.in_bulk(batch.statements)
    conversation = batch.conversation
    return PrintedBatch(
        [
            PrintedCard(number, check_number(settings.SECRET_KEY, conversation.uid, number))
            for number in range(batch.first, batch.last + 1)
        ],
        [by_key[key] for key in batch.statements if key in by_key],
    )


@dataclass(frozen=True)
class CardsPage:
    """หน้าบัตรความเห็น — batches with how many of each were typed in, and the latest ones."""

    batches: Sequence[CardBatch]
    latest: Sequence[OpinionCard]


def cards_page(conversation: Conversation) -> CardsPage:
    """Batches and the cards typed in last. Two queries."""
    batches = CardBatch.objects.filter(conversation=conversation).annotate(
        typed=Count("cards__participant")
    )
    latest = OpinionCard.objects.filter(
        batch__conversation=conversation, participant__isnull=False
    ).order_by("-participant_id")[:10]
    return CardsPage(list(batches), list(latest))


def nodes_of(organisation: Organisation) -> QuerySet[Node]:
    """The places of the strategy tree that a conversation can be about."""
    return Node.objects.filter(tree__organisation=organisation).select_related("tree")


def meetings_of(organisation: Organisation) -> QuerySet[Meeting]:
    """The meetings where it can be asked."""
    return Meeting.objects.filter(organisation=organisation).exclude(
        state__in=[MeetingState.CANCELLED]
    )


def votes_by_channel(conversation: Conversation) -> dict[str, int]:
    """How many people took part by which way. One query."""
    return dict(
        Participant.objects.filter(conversation=conversation, votes__isnull=False)
        .order_by()
        .values_list("channel")
        .annotate(many=Count("pk", distinct=True))
    )
