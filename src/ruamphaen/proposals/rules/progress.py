"""How far the office says a proposal has come: what must be said with it, what stands against it. Pure.

The order of the days is the office's to tell: much is done before anybody writes down that it was
chosen. Only two things cannot both be so: after a stop nothing comes, and what is done is not stopped.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

LONGEST_WORDS = 2_000
LONGEST_SOURCE = 300


class MilestoneKind(StrEnum):
    """ความคืบหน้า — what the office can tell, in the order of the work."""

    CHOSEN = "chosen"
    BUDGETED = "budgeted"
    STARTED = "started"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Progress:
    """ความคืบหน้าที่พิมพ์ — what is told of a proposal, as plain values."""

    kind: MilestoneKind
    on: date
    text: str = ""
    fiscal_year: int | None = None
    amount_baht: Decimal | None = None
    source: str = ""


class Fault(StrEnum):
    """สิ่งที่ยังไม่ถูก — why something cannot be told as it was typed."""

    YEAR = "year"
    BECAUSE = "because"
    TOO_LONG = "too-long"
    FUTURE = "future"
    BEFORE_SAID = "before-said"
    STOPPED = "stopped"
    DONE = "done"
    TWICE = "twice"


def fault_of(
    told: Progress,
    *,
    said_on: date,
    today: date,
    standing: Collection[tuple[MilestoneKind, date]],
) -> Fault | None:
    """What is wrong with telling this; None where it may be told.

    `said_on`: when the first of those that say the same was said; `standing`: kind and day of what was
    told of them and not taken back.
    """
    kinds = {kind for kind, _on in standing}
    faults = {
        Fault.YEAR: told.kind == MilestoneKind.BUDGETED and told.fiscal_year is None,
        Fault.BECAUSE: told.kind == MilestoneKind.STOPPED and not told.text,
        Fault.TOO_LONG: len(told.text) > LONGEST_WORDS or len(told.source) > LONGEST_SOURCE,
        Fault.FUTURE: told.on > today,
        Fault.BEFORE_SAID: told.on < said_on,
        Fault.TWICE: (told.kind, told.on) in standing,
        Fault.STOPPED: MilestoneKind.STOPPED in kinds,
        Fault.DONE: told.kind == MilestoneKind.STOPPED and MilestoneKind.DONE in kinds,
    }
    return next((fault for fault, found in faults.items() if found), None)
