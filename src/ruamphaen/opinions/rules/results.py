"""ผล: what is known of a conversation, or why it is not. Plain values, ready for a page or a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from ruamphaen.opinions.rules.gaps import Gap
from ruamphaen.opinions.rules.stability import Level, Stability
from ruamphaen.opinions.rules.votes import Sentence

type Side = Literal["agree", "disagree"]
SIDES: tuple[Side, ...] = ("agree", "disagree")


class Why(StrEnum):
    """เหตุที่บอกกลุ่มไม่ได้ — why no groups are named."""

    FEW_STATEMENTS = "few_statements"
    FEW_PEOPLE = "few_people"
    SPARSE = "sparse"
    ALL_ALIKE = "all_alike"
    BY_LOT = "by_lot"
    NO_PARTING = "no_parting"
    UNSTABLE = "unstable"


@dataclass(frozen=True, slots=True)
class Limits:
    """ขอบเขต — below these nothing is said about groups.

    `answers`: a person who answered fewer is not placed (7, as in Small et al. 2021); so as many
    statements are needed. `people`, `shared` (statements that two people both answered, on
    average) and `in_group` are our own choice: see docs/opinions.md.
    """

    people: int = 30
    answers: int = 7
    shared: float = 2.0
    in_group: int = 5
    listed: int = 5


@dataclass(frozen=True, slots=True)
class Count:
    """จำนวนคน — who agreed, disagreed, passed."""

    agree: int
    disagree: int
    passed: int

    @property
    def seen(self) -> int:
        """All who answered, a pass included."""
        return self.agree + self.disagree + self.passed

    def on(self, side: Side) -> int:
        """How many took this side."""
        return self.agree if side == "agree" else self.disagree


@dataclass(frozen=True, slots=True)
class Statement:
    """ข้อความ — its name in the file, its text where known, and what everyone said."""

    name: str
    text: str
    everyone: Count


@dataclass(frozen=True, slots=True)
class Representative:
    """ข้อความเด่นของกลุ่ม — what sets a group apart, by which side.

    `share` of the group and `share_outside` are estimates (with pseudo-counts); `representativeness`
    is their ratio. `z` tests the difference to the others, `z_share` the group against one half; `p`
    and `p_share` belong to them. They describe: groups were made of the same votes.
    """

    statement: Statement
    side: Side
    inside: Count
    outside: Count
    share: float
    share_outside: float
    representativeness: float
    z: float
    p: float
    z_share: float
    p_share: float
    said: Sentence


@dataclass(frozen=True, slots=True)
class Group:
    """กลุ่มความเห็น — people who answered alike. `name` is ก, ข …; `letter` A, B …"""

    name: str
    letter: str
    size: int
    centre: tuple[float, float]
    jaccard: float
    level: Level
    statements: Sequence[Representative]
    said: Sentence


@dataclass(frozen=True, slots=True)
class Uniting:
    """ข้อความที่ทุกกลุ่มเห็นตรงกัน — in every group more than half take the same side.

    `consensus` is the product of the groups' shares (group-informed consensus); `z` and `p` are of
    the group that is least clear about it.
    """

    statement: Statement
    side: Side
    by_group: Sequence[Count]
    consensus: float
    z: float
    p: float
    said: Sentence


@dataclass(frozen=True, slots=True)
class Dividing:
    """ข้อความที่ความเห็นแบ่งกัน — `agreeing` and `disagreeing` are places of groups, None among all.

    `opposition`: the smaller of the two shares that stand against each other. `z` and `p` test the
    difference of the two groups in agreeing; 0 and 0.5 where there are no groups.
    """

    statement: Statement
    agreeing: int | None
    disagreeing: int | None
    by_group: Sequence[Count]
    opposition: float
    z: float
    p: float
    said: Sentence


@dataclass(frozen=True, slots=True)
class Axis:
    """แกนของภาพ — the share of all differences on it, and the statements that pull to each end."""

    share: float
    plus: Sequence[Statement]
    minus: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Place:
    """ตำแหน่ง — where a person stands on the picture; `group` is a place in `groups`, or None."""

    voter: str
    x: float
    y: float
    group: int | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """คำปฏิเสธ — why no groups are named, and what can be done."""

    why: Why
    said: Sentence


@dataclass(frozen=True, slots=True)
class OpinionMap:
    """แผนที่ความเห็น — all that one conversation tells.

    `people` answered anything, `placed` enough of it to stand on the map; `answered` is the share of
    all cells that hold an answer; `shared` how many statements two placed people both answered, on
    average. Without groups `uniting` and `dividing` are about everyone together. `by_group` counts
    every statement in every group, in the order of `statements`; empty without groups.
    """

    people: int
    placed: int
    votes: int
    answered: float
    shared: float
    repeated: int
    changed: int
    left_out: int
    statements: Sequence[Statement]
    groups: Sequence[Group]
    uniting: Sequence[Uniting]
    dividing: Sequence[Dividing]
    silhouette: float | None
    stability: Stability | None
    gaps: Sequence[Gap]
    axes: Sequence[Axis]
    places: Sequence[Place]
    refusal: Refusal | None
    said: Sequence[Sentence]
    by_group: Sequence[Sequence[Count]] = ()
