"""Screening: how long an office has, how feasible something is, what an answer must say. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from ruamphaen.law.screening import Need, Verdict
from ruamphaen.meetings.rules.notice import is_working_day

MOST_WORKING_DAYS = 250
"""A working year: longer is a slip of the finger."""
LONGEST_ANSWER = 4_000
LONGEST_NOTE = 2_000
LONGEST_BODY_NAME = 160


class Feasibility(StrEnum):
    """ความเป็นไปได้ — as a department sees it."""

    YES = "yes"
    CONDITIONS = "conditions"
    NO = "no"
    UNSURE = "unsure"


class Stage(StrEnum):
    """ขั้นของการกลั่นกรอง — where a proposal lies at the desk."""

    NEW = "new"
    ASKED = "asked"
    REVIEWED = "reviewed"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Remark:
    """ความเห็นที่พิมพ์ — what a reviewer thinks, as plain values; the estimate is in baht."""

    verdict: str
    feasibility: Feasibility = Feasibility.UNSURE
    cost_baht: Decimal | None = None
    note: str = ""


@dataclass(frozen=True)
class Reply:
    """คำตอบที่พิมพ์ — what the office answers; `first` and `last` are Buddhist-era fiscal years."""

    verdict: str
    text: str = ""
    body: str = ""
    first: int | None = None
    last: int | None = None


def due_on(asked_on: date, working_days: int, holidays: Collection[date]) -> date:
    """The last day for something asked for on a day: that day itself does not count."""
    day = asked_on
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= is_working_day(day, holidays)
    return day


def working_days_late(due: date, today: date, holidays: Collection[date]) -> int:
    """How many working days have passed since the last day; 0 = in time."""
    days = (today - due).days
    return sum(is_working_day(due + timedelta(days=step), holidays) for step in range(1, days + 1))


def asked_before(today: date, working_days: int, holidays: Collection[date]) -> date:
    """The first day such that what came in on it, or later, is still in time today.

    So what came in before it is late: a query can ask for late ones by one date.
    """
    day = today
    while due_on(day - timedelta(days=1), working_days, holidays) >= today:
        day -= timedelta(days=1)
    return day


def lacking(verdict: Verdict, reply: Reply) -> Need | None:
    """What an answer with this verdict still has to say; None where it says enough."""
    told = {
        Need.BODY: bool(reply.body),
        Need.YEARS: reply.first is not None,
        # The standard sentence of a refusal gives no reason: the officer has to.
        Need.BECAUSE: bool(reply.text) and reply.text.strip() != verdict.meaning.th,
    }
    return next((need for need in Need if need in verdict.needs and not told[need]), None)
