"""What several journals tell together, whatever the order in which they arrived.

Every line knows what its writer could have seen: the lines before it on its own machine, what stood
in the kit that the machine was given, and (for lines written here) all that had been merged. A line
that had seen another may replace it; two that had not seen each other stand side by side. This is
the "happened before" of Lamport (1978), kept as version vectors (Parker et al., 1983).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

type Seen = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Told:
    """คำบอกหนึ่งบรรทัด — one line: `arrived` is its place among all lines that are here."""

    arrived: int
    box: str
    seq: int
    act: str
    about: UUID
    at: datetime
    said: Mapping[str, Any]
    hash: str = ""

    @property
    def order(self) -> tuple[datetime, str, int]:
        """By time, then by machine: the same wherever and whenever it is asked."""
        return self.at, self.box, self.seq


class Story:
    """เรื่องที่สมุดทุกเล่มเล่ารวมกัน — the lines of all journals of a meeting, in order of time.

    `here` is the code of this machine, `seen` says for each box how far each journal stood in its kit.
    """

    def __init__(self, told: Iterable[Told], *, here: str = "", seen: Seen | None = None) -> None:
        self.lines = sorted(told, key=lambda line: line.order)
        self.here = here
        self.seen = seen or {}

    @cached_property
    def _by_about(self) -> Mapping[UUID, Sequence[Told]]:
        found: dict[UUID, list[Told]] = {}
        for line in self.lines:
            found.setdefault(line.about, []).append(line)
        return found

    def about(self, uid: UUID, acts: Collection[str]) -> list[Told]:
        """What was told of one thing by these acts, in order of time."""
        return [line for line in self._by_about.get(uid, ()) if line.act in acts]

    def of(self, *acts: str) -> list[Told]:
        """Every line of these acts, in order of time."""
        return [line for line in self.lines if line.act in acts]

    def had_seen(self, later: Told, earlier: Told) -> bool:
        """Whether whoever wrote `later` could know of `earlier`."""
        if later.box == earlier.box:
            return later.seq > earlier.seq
        if later.box == self.here:
            return later.arrived > earlier.arrived
        return self.seen.get(later.box, {}).get(earlier.box, 0) >= earlier.seq

    def standing(self, told: Sequence[Told]) -> list[Told]:
        """The lines that no other line replaced knowingly, in order of time."""
        return [
            line
            for line in told
            if not any(self.had_seen(other, line) for other in told if other is not line)
        ]

    def last(self, told: Sequence[Told]) -> Told | None:
        """The latest of the lines that stand: where nobody has to choose, time does."""
        standing = self.standing(told)
        return standing[-1] if standing else None


@dataclass(frozen=True, slots=True)
class Came:
    """การมาของคนหนึ่ง — since when someone is present, by what way, when they left, on which machines."""

    present_at: datetime | None = None
    way: str = ""
    left_at: datetime | None = None
    machines: Sequence[tuple[str, datetime]] = ()


PRESENCE = frozenset({"check_in", "undo_check_in", "leave", "come_back"})


def came(story: Story, uids: Iterable[UUID]) -> Came:
    """How one person came and went, who may stand on several rows and machines.

    A check-in holds unless someone who saw it took it back. They are in the room as long as they
    are on one machine; they left when the last machine says so.
    """
    told = [line for uid in uids for line in story.about(uid, PRESENCE)]
    undone = [line for line in told if line.act == "undo_check_in"]
    held = sorted(
        (line for line in told if line.act == "check_in" and not _after(story, line, undone)),
        key=_came_at,
    )
    if not held:
        return Came()
    back = [line for line in told if line.act == "come_back"]
    left = [line for line in told if line.act == "leave" and not _after(story, line, back)]
    gone = [[away for away in left if story.had_seen(away, line)] for line in held]
    return Came(
        present_at=_came_at(held[0]),
        way=str(held[0].said.get("way", "")),
        left_at=max(away.at for each in gone for away in each) if all(gone) else None,
        machines=[(line.box, _came_at(line)) for line in held],
    )


def _after(story: Story, line: Told, others: Sequence[Told]) -> bool:
    return any(story.had_seen(other, line) for other in others)


def _came_at(line: Told) -> datetime:
    """The moment of a check-in: as read from a paper sheet, or when it was typed."""
    return datetime.fromisoformat(line.said["at"]) if "at" in line.said else line.at


def same_ones(story: Story, same: str, two: str = "") -> dict[UUID, list[UUID]]:
    """Rows that were found to be one, by the row that counts: {first: [the others]}.

    `same` and `two` are the acts that join a row (`about`) to an `other`, and take it apart again.
    Two machines may join two rows in opposite directions: exactly one of them counts all the same.
    """
    apart = story.of(two)
    points: dict[UUID, set[UUID]] = {}
    for line in story.of(same):
        other = UUID(line.said["other"])
        loosed = [cut for cut in apart if cut.about in {line.about, other}]
        if not _after(story, line, loosed) and other != line.about:
            points.setdefault(line.about, set()).add(other)
    return _counted_once(points)


def _counted_once(points: Mapping[UUID, Collection[UUID]]) -> dict[UUID, list[UUID]]:
    """The connected rows, under the one that was named first and is itself nobody's second."""
    near: dict[UUID, set[UUID]] = {}
    for second, firsts in points.items():
        for first in firsts:
            near.setdefault(second, set()).add(first)
            near.setdefault(first, set()).add(second)
    groups: dict[UUID, list[UUID]] = {}
    left = set(near)
    while left:
        group, edge = set[UUID](), [min(left, key=lambda uid: uid.hex)]
        while edge:
            uid = edge.pop()
            if uid not in group:
                group.add(uid)
                edge.extend(near[uid])
        left -= group
        ends = group - set(points) or group
        first = min(ends, key=lambda uid: uid.hex)
        groups[first] = sorted(group - {first}, key=lambda uid: uid.hex)
    return groups
