"""Quorum and majority: plain numbers in, what counts and in what words out."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum


class Majority(StrEnum):
    """เสียงที่ต้องได้ — how many votes make a resolution."""

    OF_VOTES = "votes"  # more yes than no among those who voted yes or no
    OF_PRESENT = "present"  # more than half of those present
    TWO_THIRDS_OF_PRESENT = "two-thirds"  # at least two thirds of those present


@dataclass(frozen=True, slots=True)
class Quorum:
    """องค์ประชุม — `present` of `members`, `needed` to sit; needed None: no number is set."""

    members: int
    present: int
    needed: int | None

    @property
    def is_met(self) -> bool:
        return self.needed is None or self.present >= self.needed

    @property
    def lacking(self) -> int:
        """How many more people are needed."""
        return 0 if self.needed is None else max(self.needed - self.present, 0)


def quorum(members: int, present: int, share: Decimal | None) -> Quorum:
    """The quorum of a body: at least `share` of its members, a fraction counting as a whole person.

    `share` None: no number is set (forums, unless the organisation set one).
    """
    needed = (
        None if share is None else int((members * share).to_integral_value(rounding=ROUND_CEILING))
    )
    return Quorum(members, present, needed)


def needed_votes(rule: Majority, *, present: int, yes: int, no: int) -> int:
    """How many yes votes carry a motion."""
    if rule == Majority.OF_VOTES:
        return (yes + no) // 2 + 1
    if rule == Majority.OF_PRESENT:
        return present // 2 + 1
    return -(-2 * present // 3)


def carries(rule: Majority, *, present: int, yes: int, no: int) -> bool:
    """Whether `yes` carries the motion; nobody voting carries nothing."""
    return yes > 0 and yes >= needed_votes(rule, present=present, yes=yes, no=no)


def too_many(*, votes: int, present: int) -> bool:
    """Whether more votes were counted than people who could vote."""
    return votes > present
