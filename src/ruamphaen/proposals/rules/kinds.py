"""The words of a proposal: what it is, how urgent, by what way it came, whether it is shown."""

from collections.abc import Mapping
from enum import StrEnum


class ProposalKind(StrEnum):
    """ชนิดของข้อเสนอ — what somebody has to say."""

    IDEA = "idea"
    PROBLEM = "problem"
    NEED = "need"
    OPINION = "opinion"
    SUGGESTION = "suggestion"


class Urgency(StrEnum):
    """ความเร่งด่วน, as the author sees it."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    DANGER = "danger"


class Channel(StrEnum):
    """ช่องทาง — by what way a proposal came in."""

    WEB = "web"
    DESK = "desk"
    CARD = "card"
    FORUM = "forum"
    IMPORT = "import"
    CONVERSATION = "conversation"


class Standing(StrEnum):
    """ฐานะของข้อเสนอ — whether the public sees it."""

    WAITING = "waiting"
    SHOWN = "shown"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


# What may follow. What its author took back stays taken back: it was theirs to say.
MOVES: Mapping[Standing, frozenset[Standing]] = {
    Standing.WAITING: frozenset({Standing.SHOWN, Standing.HIDDEN, Standing.WITHDRAWN}),
    Standing.SHOWN: frozenset({Standing.HIDDEN, Standing.WITHDRAWN}),
    Standing.HIDDEN: frozenset({Standing.SHOWN, Standing.WITHDRAWN}),
    Standing.WITHDRAWN: frozenset(),
}


def may_become(now: Standing, then: Standing) -> bool:
    """Whether a proposal that stands as `now` may come to stand as `then`."""
    return then in MOVES[now]


class WhoMay(StrEnum):
    """ใครเสนอได้ — whom an organisation lets propose, or support."""

    ANYONE = "anyone"
    PHONE = "phone"
    ACCOUNT = "account"


def first_standing(*, premoderated: bool, author_is_known: bool) -> Standing:
    """How a new proposal stands: those of unknown authors wait where the organisation reads first."""
    return Standing.WAITING if premoderated and not author_is_known else Standing.SHOWN
