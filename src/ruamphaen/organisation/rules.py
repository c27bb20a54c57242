"""What is right about posts, terms and local choices: who holds what on a day, how far a day may
lie, which values of law concern whom. Pure.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.units import MonthDay


@dataclass(frozen=True, slots=True)
class FigureTyped:
    """ข้อมูลพื้นฐานที่พิมพ์ — one figure of the area: of the usual list (`code`), or the office's own.

    `year` is the calendar year it speaks of, Gregorian.
    """

    topic: str
    code: str
    title: str
    unit: str
    year: int
    value: Decimal
    source: str


class Role(StrEnum):
    """บทบาท — what a post lets its holder do in one organisation."""

    ADMINISTRATOR = "administrator"
    PLANNER = "planner"
    FINANCE = "finance"
    DEPARTMENT = "department"
    MODERATOR = "moderator"
    EXECUTIVE = "executive"
    COUNCIL = "council"
    COMMITTEE = "committee"
    AUDITOR = "auditor"


# Roles that work at the staff desk; committee, council and auditor read, they do not edit.
STAFF = frozenset(
    {
        Role.ADMINISTRATOR,
        Role.PLANNER,
        Role.FINANCE,
        Role.DEPARTMENT,
        Role.MODERATOR,
        Role.EXECUTIVE,
    }
)

# First parts of addresses that are pages of the site itself, so no organisation may take them.
RESERVED_SLUGS = frozenset(
    {"about", "accounts", "api", "desk", "health", "open311", "privacy", "r", "static"}
)

SOON_DAYS = 90
"""How far ahead the staff desk looks, in days."""

LONGEST_BACK_DAYS = 366
LONGEST_AHEAD_DAYS = 90
"""How far a hand-over entered today may lie back or ahead, in days: a year of forgetting at most."""

MOST_VILLAGES = 999
"""The largest number of a village that is not a slip of the finger."""


def holds_on(since: date, until: date | None, day: date) -> bool:
    """Whether something held from `since` to `until` (inclusive; None = still) is held on `day`."""
    return since <= day and (until is None or day <= until)


def within_reason(on: date, today: date) -> bool:
    """Whether a hand-over on `on` may be entered today; further off it is a slip of the finger."""
    earliest = today - timedelta(days=LONGEST_BACK_DAYS)
    return earliest <= on <= today + timedelta(days=LONGEST_AHEAD_DAYS)


def days_left(until: date | None, today: date) -> int | None:
    """Days to a last day within the next SOON_DAYS (0 = today); None for any other, or for none."""
    left = (until - today).days if until is not None else -1
    return left if 0 <= left <= SOON_DAYS else None


def last_day_of_term(since: date, years: int) -> date:
    """The last day of a term of so many years: 5 May 2026 and 4 years give 4 May 2030.

    Where the last month has no such day (29 February), it ends with the month: ป.พ.พ. มาตรา 193/5.
    """
    year = since.year + years
    last_of_month = monthrange(year, since.month)[1]
    if since.day > last_of_month:
        return date(year, since.month, last_of_month)
    return date(year, since.month, since.day) - timedelta(days=1)


def concerns(name: str, kind: OrganisationKind) -> bool:
    """Whether a value of law says something to this kind of local government.

    `council.sessions_least.sao` is only for an อบต.; `plan.due_month.pao` only for an อบจ.
    """
    profile = kind.profile
    if name.startswith("plan.due_month"):
        return name == profile.plan_due
    ending = name.rpartition(".")[2]
    return ending not in {"municipality", "sao", "pao"} or ending == profile.council_rules


def to_keep(value: Any) -> Any:
    """A value of law as JSON can keep it: shares and percentages as text, never as a float."""
    if isinstance(value, MonthDay):
        return {"month": value.month, "day": value.day}
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    return value


def as_kept(unit: str, kept: Any) -> Any:
    """What `to_keep` wrote, as the units of law take it."""
    return Decimal(kept) if unit in {"share", "percent"} else kept
