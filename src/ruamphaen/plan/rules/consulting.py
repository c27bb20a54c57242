"""Asking the people about a draft: on which days they may speak. Pure."""

from datetime import date
from enum import StrEnum

LONGEST_ASK = 2_000
"""Letters of the words with which the office asks."""


class Phase(StrEnum):
    """ช่วงของการรับฟัง — where a consultation stands on a day."""

    COMING = "coming"
    OPEN = "open"
    OVER = "over"


def phase_on(opens: date, closes: date, day: date) -> Phase:
    """Both days belong to it."""
    if day < opens:
        return Phase.COMING
    return Phase.OPEN if day <= closes else Phase.OVER


def days_left(closes: date, day: date) -> int:
    """Days on which people may still speak, today among them; 0 when it is over."""
    return max((closes - day).days + 1, 0)
