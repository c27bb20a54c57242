"""What exists: conversations and statements, judgements, participants and votes, cards, kept maps."""

from ruamphaen.opinions.models.conversation import (
    ADDING_NAMES,
    LINEAGE_NAMES,
    STANDING_NAMES,
    STATE_NAMES,
    Conversation,
    Statement,
)
from ruamphaen.opinions.models.moderation import StatementAppeal, StatementJudgement
from ruamphaen.opinions.models.results import MapResult
from ruamphaen.opinions.models.voting import (
    ANSWER_NAMES,
    CHANNEL_NAMES,
    CardBatch,
    OpinionCard,
    Participant,
    Vote,
    new_key,
)

__all__ = [
    "ADDING_NAMES",
    "ANSWER_NAMES",
    "CHANNEL_NAMES",
    "LINEAGE_NAMES",
    "STANDING_NAMES",
    "STATE_NAMES",
    "CardBatch",
    "Conversation",
    "MapResult",
    "OpinionCard",
    "Participant",
    "Statement",
    "StatementAppeal",
    "StatementJudgement",
    "Vote",
    "new_key",
]
