"""ลำดับการถาม: which statement a person is asked next. Fair to statements, different for each person."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """ข้อความที่ถามได้ — a statement by its key, and how many people answered it."""

    key: int
    seen: int


def in_turn(statements: Iterable[Asked], seed: str) -> list[int]:
    """The keys in the order in which this person is asked.

    Those that fewest people saw come first, so that late ones catch up; among equals a lot decides
    that is the same for one person (`seed`) each time and another for the next.

    >>> in_turn([Asked(1, 9), Asked(2, 0)], "ใคร")
    [2, 1]
    """
    return [one.key for one in sorted(statements, key=lambda one: (one.seen, _lot(seed, one.key)))]


def _lot(seed: str, key: int) -> bytes:
    return hashlib.sha256(f"{seed}|{key}".encode()).digest()
