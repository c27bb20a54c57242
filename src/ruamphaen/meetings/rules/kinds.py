"""The words of a meeting: its states, what it is held for, what is said, how it is decided."""

from collections.abc import Mapping
from enum import StrEnum


class MeetingKind(StrEnum):
    """ชนิดของการประชุม: one shape, three sets of numbers from law."""

    FORUM = "forum"
    COMMITTEE = "committee"
    COUNCIL = "council"


class Basis(StrEnum):
    """ฐานของการประชุม — what a meeting is held for; one meeting may have several."""

    NEW_PLAN = "new-plan"
    REVIEW = "review"
    ADDITION = "addition"
    CHANGE = "change"
    EVALUATION = "evaluation"
    BUDGET = "budget"
    POLICY_STATEMENT = "policy-statement"
    OTHER = "other"


class State(StrEnum):
    """สถานะของการประชุม."""

    PREPARED = "prepared"
    CALLED = "called"
    SITTING = "sitting"
    ADJOURNED = "adjourned"
    CLOSED = "closed"
    CANCELLED = "cancelled"


# What may follow. An adjourned meeting sits again; a closed one never does: its minutes are written.
MOVES: Mapping[State, frozenset[State]] = {
    State.PREPARED: frozenset({State.CALLED, State.CANCELLED}),
    State.CALLED: frozenset({State.SITTING, State.CANCELLED}),
    State.SITTING: frozenset({State.ADJOURNED, State.CLOSED}),
    State.ADJOURNED: frozenset({State.SITTING, State.CLOSED}),
    State.CLOSED: frozenset(),
    State.CANCELLED: frozenset(),
}


def may_become(now: State, then: State) -> bool:
    """Whether a meeting in state `now` may go to `then`."""
    return then in MOVES[now]


class ItemKind(StrEnum):
    """ชนิดของวาระ — what an item of the agenda asks of the meeting."""

    INFORM = "inform"
    MINUTES = "minutes"
    QUESTION = "question"
    REPORT = "report"
    CONSIDER = "consider"
    POLICY = "policy"
    OTHER = "other"


class ItemState(StrEnum):
    """สถานะของวาระ."""

    WAITING = "waiting"
    NOW = "now"
    DONE = "done"


class Standing(StrEnum):
    """ฐานะในบัญชีรายชื่อ — how a person stands on the roster before they come."""

    INVITED = "invited"
    REGISTERED = "registered"
    WAITING = "waiting"  # beyond the quota or the hall: comes in when a place is free
    WITHDRAWN = "withdrawn"


class Way(StrEnum):
    """วิธี — by what way a person registered or was checked in."""

    LINK = "link"
    PHONE = "phone"
    QR = "qr"
    DESK = "desk"
    WALK_IN = "walk-in"
    PAPER = "paper"


class SayingKind(StrEnum):
    """ชนิดของถ้อยคำ — what somebody said in a meeting."""

    NEED = "need"
    OPINION = "opinion"
    COMPLAINT = "complaint"
    PRAISE = "praise"


class Method(StrEnum):
    """วิธีลงมติ."""

    SHOW_OF_HANDS = "hands"
    ROLL_CALL = "roll-call"
    SECRET = "secret"  # noqa: S105 -- a way of voting
    NO_OBJECTION = "no-objection"


class Choice(StrEnum):
    """เสียง — one member's vote."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class MotionState(StrEnum):
    """สถานะของญัตติ."""

    PUT = "put"
    VOTING = "voting"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """ผลของมติ."""

    AGREED = "agreed"
    NOT_AGREED = "not-agreed"
    ACKNOWLEDGED = "acknowledged"
    DEFERRED = "deferred"


class MinutesState(StrEnum):
    """สถานะของรายงานการประชุม: drafted, checked by those appointed, approved by the next meeting."""

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"


class NoticeKind(StrEnum):
    """ชนิดของหนังสือแจ้ง."""

    CALL = "call"
    MOVE = "move"
    CANCEL = "cancel"


class SessionKind(StrEnum):
    """ประเภทสมัยประชุมสภา."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
