"""ภาพแผนที่ความเห็น: where the points stand in the drawing, in its own units. The words are the page's."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruamphaen.opinions.rules.published import Point, PublicGroup

WIDTH, HEIGHT, EDGE = 640, 420, 36
MOST_POINTS = 1500
"""More points than this say nothing more; they are taken evenly, and the page says so."""


@dataclass(frozen=True)
class Dot:
    """จุดในภาพ — its place from the left and from the top, and the colour of its group (0: none)."""

    x: int
    y: int
    colour: int


@dataclass(frozen=True)
class Label:
    """ป้ายของกลุ่ม — where the name of a group stands."""

    x: int
    y: int
    group: PublicGroup
    colour: int


@dataclass(frozen=True)
class Picture:
    """ภาพ — the dots, the labels of groups, where the reader stands; `left_out` dots are not drawn."""

    dots: Sequence[Dot]
    labels: Sequence[Label]
    me: Dot | None
    left_out: int
    width: int = WIDTH
    height: int = HEIGHT


def draw(points: Sequence[Point], groups: Sequence[PublicGroup], me: str = "") -> Picture | None:
    """The picture; None where there are no points. `me`: the voter who looks."""
    if not points:
        return None
    across, along = (
        _scale([one.x for one in points], WIDTH),
        _scale([one.y for one in points], HEIGHT),
    )

    def place(x: float, y: float) -> tuple[int, int]:
        return _at(x, across), HEIGHT - _at(y, along)

    drawn = points if len(points) <= MOST_POINTS else _evenly(points)
    mine = next((one for one in points if one.voter == me), None) if me else None
    return Picture(
        dots=sorted(
            (Dot(*place(one.x, one.y), _colour(one.group)) for one in drawn),
            key=lambda dot: (dot.colour, dot.x, dot.y),
        ),
        labels=[Label(*place(*one.centre), one, one.at + 1) for one in groups],
        me=Dot(*place(mine.x, mine.y), _colour(mine.group)) if mine else None,
        left_out=len(points) - len(drawn),
    )


def _evenly(points: Sequence[Point]) -> list[Point]:
    return [points[at * len(points) // MOST_POINTS] for at in range(MOST_POINTS)]


def _colour(group: int | None) -> int:
    return 0 if group is None else group + 1


def _scale(values: Sequence[float], room: int) -> tuple[float, float]:
    """The smallest value, and how many units of the drawing one unit of the map takes."""
    low, high = min(values), max(values)
    return low, (room - 2 * EDGE) / (high - low) if high > low else 0.0


def _at(value: float, scale: tuple[float, float]) -> int:
    low, unit = scale
    return round(EDGE + (value - low) * unit)
