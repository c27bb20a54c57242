"""What the official papers of meetings show: plain values, asked of the database a fixed number of times.

The windows downstream pour them into letters, announcements, minutes and kits; nothing here knows
how a paper looks.
"""

from ruamphaen.meetings.queries.papers.calling import Called, ItemCalled, ShareCalled, called
from ruamphaen.meetings.queries.papers.minutes import (
    ItemHeld,
    MinutesText,
    MotionHeld,
    Named,
    Others,
    ResolutionHeld,
    VoteHeld,
    minutes_from,
    minutes_text,
    to_freeze,
)
from ruamphaen.meetings.queries.papers.policy import (
    AreaStated,
    PolicyStated,
    report_at,
    stated,
    statement_at,
)
from ruamphaen.meetings.queries.papers.result import ForumResult, NeedCount, forum_result
from ruamphaen.meetings.queries.papers.roster import (
    CardPrinted,
    OnRoster,
    RosterGroup,
    cards_from,
    roster_of,
)

__all__ = [
    "AreaStated",
    "Called",
    "CardPrinted",
    "ForumResult",
    "ItemCalled",
    "ItemHeld",
    "MinutesText",
    "MotionHeld",
    "Named",
    "NeedCount",
    "OnRoster",
    "Others",
    "PolicyStated",
    "ResolutionHeld",
    "RosterGroup",
    "ShareCalled",
    "VoteHeld",
    "called",
    "cards_from",
    "forum_result",
    "minutes_from",
    "minutes_text",
    "report_at",
    "roster_of",
    "stated",
    "statement_at",
    "to_freeze",
]
