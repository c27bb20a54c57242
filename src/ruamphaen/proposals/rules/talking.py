"""What is right about talking under a thing: how deep, how long.

Pure: plain values in, plain values out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MOST_DEPTH = 2
"""Replies stand at most this far in; a reply to the deepest stands beside it."""

LONGEST_COMMENT = 3_000
LONGEST_SUGGESTION = 6_000
LONGEST_NAME = 60
LONGEST_NOTE = 300
"""In letters."""

MOST_AT_ONCE = 100
"""How many things one batch of judgements may hold."""


def depth_under(depth: int | None) -> int:
    """How deep a new comment stands: 0 at the top (None), one under its parent, never deeper than allowed."""
    return 0 if depth is None else min(depth + 1, MOST_DEPTH)


def hangs_beside(depth: int) -> bool:
    """Whether a reply to a comment of this depth hangs on its parent, because it can go no deeper."""
    return depth >= MOST_DEPTH


def takes_comments(*, is_open: bool, since: date | None, until: date | None, today: date) -> bool:
    """Whether people may write: the thread is open, and the day is within its days (both inclusive)."""
    begun = since is None or since <= today
    return is_open and begun and (until is None or today <= until)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, in order, each one line or more without an empty one."""
    return [part.strip() for part in text.split("\n") if part.strip()]


@dataclass(frozen=True, slots=True)
class Placed[Thing]:
    """ที่ในวง — a comment in its place: how deep it stands."""

    thing: Thing
    depth: int


def in_order[Thing](
    rows: Sequence[tuple[int, int | None, Thing]],
) -> list[Placed[Thing]]:
    """(key, key of parent, thing) in the order said, as a page shows them: each under its parent.

    A reply whose parent is not among them stands at the top: nothing that may be read is lost.
    """
    keys = {key for key, _parent, _thing in rows}
    under: dict[int | None, list[tuple[int, Thing]]] = {}
    for key, parent, thing in rows:
        under.setdefault(parent if parent in keys else None, []).append((key, thing))
    placed: list[Placed[Thing]] = []
    waiting = [(key, thing, 0) for key, thing in reversed(under.get(None, []))]
    while waiting:
        key, thing, depth = waiting.pop()
        placed.append(Placed(thing, min(depth, MOST_DEPTH)))
        waiting += [(below, each, depth + 1) for below, each in reversed(under.get(key, []))]
    return placed
