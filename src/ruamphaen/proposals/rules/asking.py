"""What a list of proposals was asked for: filters, order, and where the page before ended."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ruamphaen.proposals.rules.kinds import ProposalKind


class Order(StrEnum):
    """ลำดับของรายการ."""

    NEWEST = "newest"
    SUPPORTED = "supported"


class Fate(StrEnum):
    """สถานะของเรื่อง — how far the office has come with it."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Filters:
    """ตัวกรอง — everything given must hold. `node` counts with everything under it."""

    q: str = ""
    community: int | None = None
    kind: ProposalKind | None = None
    node: int | None = None
    fate: Fate | None = None


@dataclass(frozen=True, slots=True)
class After:
    """จุดต่อหน้า — the last row of the page before: its supports (0 where order is by day) and key."""

    supports: int
    pk: int

    def __str__(self) -> str:
        return f"{self.supports}-{self.pk}"

    @classmethod
    def read(cls, typed: str) -> "After | None":
        """What an address says; None for anything else, which means the first page."""
        found = _WRITTEN.fullmatch(typed)
        return cls(int(found[1]), int(found[2])) if found else None


_WRITTEN = re.compile(r"([0-9]{1,9})-([0-9]{1,15})")
