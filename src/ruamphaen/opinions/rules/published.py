"""สิ่งที่เผยแพร่: what everyone may see of a map. Takes the kept result, gives nothing small away.

No figure of fewer than PEOPLE_IN_A_CELL people leaves here, and none that a subtraction would give:
where one group alone would be withheld, the next smallest is withheld with it. Where groups cannot
be told there is no picture either: with few people a point on it is a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ruamphaen.opinions.rules.kinds import PEOPLE_FOR_GROUPS, PEOPLE_IN_A_CELL
from ruamphaen.opinions.rules.votes import Sentence


@dataclass(frozen=True)
class Cell:
    """จำนวนที่เผยแพร่ — who agreed, disagreed, passed; of at least PEOPLE_IN_A_CELL people."""

    agree: int
    disagree: int
    passed: int

    @property
    def seen(self) -> int:
        """All who answered, a pass included."""
        return self.agree + self.disagree + self.passed

    @property
    def agree_share(self) -> float:
        return self.agree / self.seen

    @property
    def disagree_share(self) -> float:
        return self.disagree / self.seen


@dataclass(frozen=True)
class Said:
    """ข้อความกับผล — a statement and what was said to it; `said` is empty where figures are withheld.

    `side` is "agree" or "disagree", empty where people are divided.
    """

    number: str
    text: str
    side: str
    said: Sentence | None


@dataclass(frozen=True)
class PublicGroup:
    """กลุ่มที่เผยแพร่ — a group; `size` None where it is smaller than may be told."""

    at: int
    name: Sentence
    size: int | None
    share: float
    level: str
    said: Sentence | None
    statements: Sequence[Said]
    centre: tuple[float, float]


@dataclass(frozen=True)
class Row:
    """แถวของตาราง — one statement with the figures of everyone and of each group (None: withheld)."""

    number: str
    text: str
    everyone: Cell | None
    by_group: Sequence[Cell | None]


@dataclass(frozen=True)
class Point:
    """จุด — a place on the picture; `group` a place among the groups, or None."""

    voter: str
    x: float
    y: float
    group: int | None


@dataclass(frozen=True)
class PublicMap:
    """แผนที่ที่เผยแพร่ — what everyone sees. Without groups `cannot` says why and what to do."""

    people: int
    placed: int
    votes: int
    said: Sequence[Sentence]
    cannot: Sentence | None
    groups: Sequence[PublicGroup]
    uniting: Sequence[Said]
    dividing: Sequence[Said]
    rows: Sequence[Row]
    points: Sequence[Point]
    withheld: bool

    @property
    def is_told(self) -> bool:
        """Whether any figure may be told at all."""
        return self.people >= PEOPLE_IN_A_CELL

    @property
    def gives_votes(self) -> bool:
        """Whether there are enough people to give the votes themselves away."""
        return self.people >= PEOPLE_FOR_GROUPS


def published(found: Mapping[str, Any]) -> PublicMap:
    """What everyone may see of a kept result (`as_json`)."""
    letters = [group["group"] for group in found["groups"]]
    sizes = [group["size"] for group in found["groups"]]
    kept_back = withheld(sizes)
    rows = [_row(one, letters, kept_back) for one in found["statements"]]
    enough = {row.number for row in rows if row.everyone}
    return PublicMap(
        people=found["people"],
        placed=found["placed"],
        votes=found["votes"],
        said=[_sentence(one) for one in found["said"]],
        cannot=_sentence(found["refusal"]["said"]) if found["refusal"] else None,
        groups=[_group(at, one, found, kept_back) for at, one in enumerate(found["groups"])],
        uniting=_listed(found["uniting"], rows, enough),
        dividing=_listed(found["dividing"], rows, enough),
        rows=rows,
        points=_points(found, letters),
        withheld=bool(kept_back) or any(None in (row.everyone, *row.by_group) for row in rows),
    )


def withheld(people: Sequence[int]) -> frozenset[int]:
    """The places whose figures are kept back: the small ones, and one more where there is one alone.

    >>> sorted(withheld([40, 25, 6]))
    [1, 2]
    """
    small = {at for at, many in enumerate(people) if many < PEOPLE_IN_A_CELL}
    rest = [at for at in range(len(people)) if at not in small]
    if len(small) == 1 and rest:
        small.add(min(rest, key=lambda at: (people[at], -at)))
    return frozenset(small)


def _row(one: Mapping[str, Any], letters: Sequence[str], kept_back: frozenset[int]) -> Row:
    cells = [one["by_group"][letter] for letter in letters]
    seen = [0 if at in kept_back else _seen(cell) for at, cell in enumerate(cells)]
    back = withheld(seen)
    everyone = _cell(one) if _seen(one) >= PEOPLE_IN_A_CELL else None
    return Row(
        number=one["statement"],
        text=one["text"],
        everyone=everyone,
        by_group=[
            None if at in back or everyone is None else _cell(cell) for at, cell in enumerate(cells)
        ],
    )


def _group(
    at: int, group: Mapping[str, Any], found: Mapping[str, Any], kept_back: frozenset[int]
) -> PublicGroup:
    told = at not in kept_back
    return PublicGroup(
        at=at,
        name=Sentence(group["name_th"], group["group"]),
        size=group["size"] if told else None,
        share=group["size"] / found["placed"] if told else 0.0,
        level=group["level"],
        said=_sentence(group["said"]) if told else None,
        statements=[
            Said(
                number=one["statement"],
                text=one["text"],
                side=one["side"],
                said=_sentence(one["said"])
                if told and _enough(one["inside"], one["outside"])
                else None,
            )
            for one in group["statements"]
        ],
        centre=(group["centre"][0], group["centre"][1]),
    )


def _listed(
    listed: Sequence[Mapping[str, Any]], rows: Sequence[Row], enough: set[str]
) -> list[Said]:
    """Statements of a list that enough people answered; with words where every figure may be told."""
    open_rows = {row.number for row in rows if row.everyone and None not in row.by_group}
    return [
        Said(
            number=one["statement"],
            text=one["text"],
            side=one.get("side", ""),
            said=_sentence(one["said"]) if one["statement"] in open_rows else None,
        )
        for one in listed
        if one["statement"] in enough
    ]


def _points(found: Mapping[str, Any], letters: Sequence[str]) -> list[Point]:
    if found["placed"] < PEOPLE_FOR_GROUPS:
        return []
    return [
        Point(
            one["voter"],
            one["x"],
            one["y"],
            None if one["group"] is None else letters.index(one["group"]),
        )
        for one in found["positions"]
    ]


def _enough(*cells: Mapping[str, Any]) -> bool:
    return all(_seen(cell) >= PEOPLE_IN_A_CELL for cell in cells)


def _seen(cell: Mapping[str, Any]) -> int:
    return int(cell["agree"] + cell["disagree"] + cell["pass"])


def _cell(cell: Mapping[str, Any]) -> Cell:
    return Cell(cell["agree"], cell["disagree"], cell["pass"])


def _sentence(said: Mapping[str, str]) -> Sentence:
    return Sentence(said["th"], said["en"])
