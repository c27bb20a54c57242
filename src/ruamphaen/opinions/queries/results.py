"""What the votes say: the matrix, the mark of its state, the map, and the statements that unite."""

import hashlib
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Sum

from ruamphaen.opinions.models import Conversation, MapResult, Participant, Statement, Vote
from ruamphaen.opinions.rules.kinds import Standing
from ruamphaen.opinions.rules.published import PublicMap, Said, published

SLOW_S = 0.25
"""A map that took longer to compute is not made anew at each vote but kept for a while."""
KEPT_TIMES = 30
"""…for so many times as long as it took."""


@dataclass(frozen=True)
class Made:
    """แผนที่ที่คำนวณแล้ว — the result of some votes. `is_new`: not kept yet."""

    found: dict[str, Any]
    mark: str
    took_s: float
    at: datetime
    is_new: bool

    @property
    def public(self) -> PublicMap:
        """What everyone may see of it."""
        return published(self.found)


def votes_mark(conversation: Conversation) -> str:
    """A mark that changes whenever a vote or a statement that is asked changes. Two queries.

    Every change of a vote is counted and keys are never given twice: the number of votes, the sum of
    changes and the last key tell any two states apart.
    """
    shown = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN)
    asked = list(shown.order_by("number").values_list("number", "text"))
    counted = Vote.objects.filter(
        statement__conversation=conversation, statement__standing=Standing.SHOWN
    ).aggregate(many=Count("pk"), changes=Sum("changes"), last=Max("pk"))
    return hashlib.sha256(repr((asked, sorted(counted.items()))).encode()).hexdigest()


def current(conversation: Conversation, now: datetime) -> Made | None:
    """The map of the votes as they stand; the kept one where it still holds. None without votes."""
    mark = votes_mark(conversation)
    kept = MapResult.objects.filter(conversation=conversation).first()
    if kept is not None and (kept.votes_mark == mark or _rests(kept, now)):
        return Made(kept.found, kept.votes_mark, kept.took_s, kept.made_at, is_new=False)
    begun = time.process_time()
    found = compute(conversation)
    if found is None:
        return None
    return Made(found, mark, time.process_time() - begun, now, is_new=True)


def _rests(kept: MapResult, now: datetime) -> bool:
    age = now - kept.made_at
    return kept.took_s >= SLOW_S and age < KEPT_TIMES * timedelta(seconds=kept.took_s)


def compute(conversation: Conversation) -> dict[str, Any] | None:
    """The map of all votes to statements that are shown, as `as_json`; voters are participants' keys.

    None where nobody answered anything. Two queries.
    """
    from ruamphaen.opinions.rules.as_json import as_json  # noqa: PLC0415 -- they hold matrices
    from ruamphaen.opinions.rules.mapping import map_opinions  # noqa: PLC0415
    from ruamphaen.opinions.rules.votes import votes_from_triples  # noqa: PLC0415

    asked = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN)
    statements = list(asked.order_by("number").values_list("pk", "number", "text"))
    rows = list(
        Vote.objects.filter(
            statement__conversation=conversation, statement__standing=Standing.SHOWN
        )
        .order_by("pk")
        .values_list("participant_id", "statement_id", "value")
    )
    if not rows:
        return None
    voters = sorted({row[0] for row in rows})
    people = {key: at for at, key in enumerate(voters)}
    topics = {key: at for at, (key, _number, _text) in enumerate(statements)}
    votes = votes_from_triples(
        [str(key) for key in voters],
        [str(number) for _key, number, _text in statements],
        [people[row[0]] for row in rows],
        [topics[row[1]] for row in rows],
        [row[2] for row in rows],
    )
    return as_json(map_opinions(votes, {str(number): text for _key, number, text in statements}))


def uniting_statements(conversation: Conversation, now: datetime) -> list[tuple[Statement, Said]]:
    """The statements on which all groups agree, the strongest first, with what was said to each.

    For rooms downstream that make proposals of them: only what people agree *with*; only where
    groups could be told (below 30 people nothing unites yet).
    """
    made = current(conversation, now)
    if made is None or made.public.cannot is not None:
        return []
    agreed = {int(one.number): one for one in made.public.uniting if one.side == "agree"}
    rows = Statement.objects.filter(
        conversation=conversation, standing=Standing.SHOWN, number__in=agreed
    )
    by_number = {row.number: row for row in rows}
    return [(by_number[number], one) for number, one in agreed.items() if number in by_number]


@dataclass(frozen=True)
class Whereabouts:
    """สถานะการตอบของคนหนึ่ง — where the reader stands: how many they answered, in which group."""

    answered: int
    group: int | None
    is_placed: bool


def whereabouts(made: Made, participant: Participant | None) -> Whereabouts | None:
    """Where the reader stands on the map; None for somebody who answered nothing. One query."""
    if participant is None:
        return None
    answered = Vote.objects.filter(
        participant=participant, statement__standing=Standing.SHOWN
    ).count()
    letters = [group["group"] for group in made.found["groups"]]
    mine = next(
        (one for one in made.found["positions"] if one["voter"] == str(participant.pk)), None
    )
    if mine is None:
        return Whereabouts(answered, None, is_placed=False)
    group = letters.index(mine["group"]) if mine["group"] else None
    return Whereabouts(answered, group, is_placed=True)
