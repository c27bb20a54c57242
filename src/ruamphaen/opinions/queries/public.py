"""What everyone may see: the list of conversations, one statement to answer, one's own answers.

Statements leave this room by `shown` alone.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ruamphaen.opinions.models import Conversation, Participant, Statement, Vote
from ruamphaen.opinions.rules.asking import Asked, in_turn
from ruamphaen.opinions.rules.kinds import PEOPLE_IN_A_CELL, Standing, State
from ruamphaen.organisation.models import Organisation


def shown(conversation: Conversation) -> QuerySet[Statement]:
    """The statements that are asked; the only ones that anyone outside the desk sees."""
    return Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN).order_by(
        "number"
    )


@dataclass(frozen=True)
class Listed:
    """วงความเห็นในรายการ — one conversation with how many took part; None: too few to tell."""

    conversation: Conversation
    statements: int
    people: int
    is_open: bool

    @property
    def told_people(self) -> int | None:
        return self.people if self.people >= PEOPLE_IN_A_CELL else None


@dataclass(frozen=True)
class Listing:
    """รายการวงความเห็น — those that are open, and those that are over or to come."""

    open: Sequence[Listed]
    rest: Sequence[Listed]


def conversations_of(organisation: Organisation, today: date) -> Listing:
    """Every conversation that was opened, the newest first. One query."""
    opened = Conversation.objects.filter(organisation=organisation).exclude(state=State.DRAFT)
    rows: QuerySet[Any] = _counted(opened)
    every = [
        Listed(row, row.asked_count, row.people_count, row.takes_answers(today)) for row in rows
    ]
    return Listing([one for one in every if one.is_open], [one for one in every if not one.is_open])


def _counted(rows: QuerySet[Conversation]) -> QuerySet[Conversation]:
    asked = (
        Statement.objects.filter(conversation=OuterRef("pk"), standing=Standing.SHOWN)
        .order_by()
        .values("conversation")
        .annotate(many=Count("pk"))
        .values("many")
    )
    people = (
        Participant.objects.filter(conversation=OuterRef("pk"), votes__isnull=False)
        .order_by()
        .values("conversation")
        .annotate(many=Count("pk", distinct=True))
        .values("many")
    )
    return rows.select_related("organisation", "node", "meeting").annotate(
        asked_count=Coalesce(Subquery(asked), 0), people_count=Coalesce(Subquery(people), 0)
    )


@dataclass(frozen=True)
class Turn:
    """ถึงคราวตอบ — the statement to answer now (None: all answered), how many are done, of how many."""

    statement: Statement | None
    answered: int
    every: int
    asked_least: int

    @property
    def left(self) -> int:
        return self.every - self.answered

    @property
    def to_least(self) -> int:
        """How many are still wanted before the least is reached; 0 once it is."""
        return max(0, min(self.asked_least, self.every) - self.answered)


def turn_of(
    conversation: Conversation,
    participant: Participant | None,
    *,
    key: str,
    first: int | None = None,
) -> Turn:
    """What this person is asked next: the least seen first, drawn anew for each person.

    `first`: a statement that was named in the address, if it is still to be answered. Two queries.
    """
    rows = list(shown(conversation).annotate(seen=Count("votes")))
    done = (
        set(Vote.objects.filter(participant=participant).values_list("statement_id", flat=True))
        if participant
        else set()
    )
    left = {row.pk: row for row in rows if row.pk not in done}
    order = in_turn((Asked(row.pk, row.seen) for row in left.values()), key)
    chosen = first if first in left else (order[0] if order else None)
    return Turn(
        statement=left[chosen] if chosen is not None else None,
        answered=len(rows) - len(left),
        every=len(rows),
        asked_least=conversation.asked_least,
    )


@dataclass(frozen=True)
class Mine:
    """คำตอบของฉัน — one statement with one's own answer (None: not answered yet)."""

    statement: Statement
    value: int | None


def answers_of(conversation: Conversation, participant: Participant | None) -> list[Mine]:
    """Every statement that is asked with this person's answer, in their order. Two queries."""
    said = (
        dict(Vote.objects.filter(participant=participant).values_list("statement_id", "value"))
        if participant
        else {}
    )
    return [Mine(row, said.get(row.pk)) for row in shown(conversation)]


def sent_by(conversation: Conversation, participant: Participant | None) -> list[Statement]:
    """What this person sent, with where it stands: for their eyes alone."""
    if participant is None:
        return []
    return list(
        Statement.objects.filter(conversation=conversation, author=participant)
        .exclude(came_by__gt="")
        .order_by("number")
    )


@dataclass(frozen=True)
class AnsweredHere:
    """สิ่งที่ตอบไว้ — how many statements one participant answered, and sent."""

    answers: int
    statements: int

    def __bool__(self) -> bool:
        return bool(self.answers or self.statements)


def answered_by(participant: Participant | None) -> AnsweredHere:
    """What somebody did in a conversation. Two queries."""
    if participant is None:
        return AnsweredHere(0, 0)
    return AnsweredHere(
        Vote.objects.filter(participant=participant).count(),
        Statement.objects.filter(author=participant).exclude(came_by__gt="").count(),
    )


def anonymous_votes(conversation: Conversation) -> list[tuple[int, int, int]]:
    """Every answer as (voter, statement number, value). One query.

    Voters are numbered in an order that only our secret knows: not the order in which they came.
    """
    rows = list(
        Vote.objects.filter(
            statement__conversation=conversation, statement__standing=Standing.SHOWN
        ).values_list("participant_id", "statement__number", "value")
    )
    people = sorted({row[0] for row in rows}, key=lambda pk: _lot(conversation, pk))
    numbers = {pk: at for at, pk in enumerate(people, start=1)}
    return sorted((numbers[pk], number, value) for pk, number, value in rows)


def _lot(conversation: Conversation, participant: int) -> bytes:
    said = f"csv|{conversation.uid}|{participant}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).digest()


@dataclass(frozen=True)
class HallView:
    """จอใหญ่ — what the big screen shows: how many took part, how many answers, whether it is open."""

    people: int
    votes: int
    statements: int
    is_open: bool


def hall_view(conversation: Conversation, today: date) -> HallView:
    """Three figures for the big screen. Two queries."""
    votes = Vote.objects.filter(
        statement__conversation=conversation, statement__standing=Standing.SHOWN
    ).aggregate(many=Count("pk"), people=Count("participant", distinct=True))
    return HallView(
        people=votes["people"],
        votes=votes["many"],
        statements=shown(conversation).count(),
        is_open=conversation.takes_answers(today),
    )
