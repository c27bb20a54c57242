"""คำที่ใช้ในห้องความเห็นร่วม: states of a conversation, standings of a statement, what may be answered."""

from enum import IntEnum, StrEnum


class State(StrEnum):
    """สถานะของวงความเห็น — where a conversation stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


# A closed conversation may be opened again: cards that come late, a second meeting.
MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.OPEN}),
    State.OPEN: frozenset({State.CLOSED}),
    State.CLOSED: frozenset({State.OPEN}),
}


class Adding(StrEnum):
    """ผู้เพิ่มข้อความได้ — who may add statements beside the officers."""

    EVERYONE = "everyone"
    ACCOUNTS = "accounts"
    OFFICERS = "officers"


class Standing(StrEnum):
    """สถานะของข้อความ — whether a statement is asked."""

    WAITING = "waiting"
    SHOWN = "shown"
    HIDDEN = "hidden"


class Lineage(StrEnum):
    """ที่มาของข้อความ — how a statement came out of another."""

    SPLIT = "split"
    REWORDED = "reworded"


class Channel(StrEnum):
    """ช่องทาง — how somebody takes part."""

    WEB = "web"
    HALL = "hall"
    CARD = "card"


class Answer(IntEnum):
    """คำตอบ — agree, pass, disagree."""

    AGREE = 1
    PASS = 0
    DISAGREE = -1


LONGEST_STATEMENT = 140
"""Letters of a statement, marks included: one thought, read at a glance on a phone."""

PLACED_FROM = 7
"""Whoever answered so many is placed on the map (Small et al. 2021); also `results.Limits.answers`."""

PEOPLE_FOR_GROUPS = 30
"""Below so many people no groups are told and no file of votes is given; also `results.Limits.people`."""

PEOPLE_IN_A_CELL = 10
"""Below so many people no figure of theirs is published: it would tell what single people think."""
