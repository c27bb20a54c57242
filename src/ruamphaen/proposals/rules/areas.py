"""The map without a map server: outlines as paths, points as places on the picture. Pure.

Everything is drawn in the web's Mercator projection, so that tiles of a map server, where an
installation names one, lie exactly under it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import asinh, atan, degrees, dist, pi, radians, sinh, tan
from typing import Any

from ruamphaen.thai.text import one_line

WIDTH = 1_000.0
"""The width of every picture in its own units; the height follows from the land."""
MARGIN = 0.04
REACH = 90.0
"""Marks for many points stand at least so far apart, in units of the picture: a thumb's breadth on a phone."""
MOST_SHAPES, MOST_POINTS = 500, 50_000
THAILAND = (97.0, 5.0, 106.0, 21.0)
"""West, south, east, north, in degrees: an outline that lies elsewhere has its numbers turned round."""

type Point = tuple[float, float]  # longitude, latitude in degrees
type Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """พื้นที่ — one named area: its rings in degrees. `own` is the organisation's, others lie around it."""

    name: str
    rings: tuple[Ring, ...]
    own: bool = True


@dataclass(frozen=True, slots=True)
class Drawn:
    """พื้นที่บนภาพ — a shape as a path, and where its name may stand."""

    name: str
    path: str
    own: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Area:
    """แผนที่ — the outlines of an organisation as a picture of WIDTH by `height` units.

    `left`, `top` and `scale` place it in the Mercator square (0 to 1, from the north-west).
    """

    shapes: tuple[Drawn, ...]
    left: float
    top: float
    scale: float
    height: float
    credit: str

    @property
    def box(self) -> str:
        """The picture's viewBox."""
        return f"0 0 {WIDTH:.0f} {self.height:.0f}"

    def place(self, latitude: Decimal, longitude: Decimal) -> Point | None:
        """Where a point lies on the picture; None outside it."""
        x, y = _mercator((float(longitude), float(latitude)))
        at = ((x - self.left) * self.scale, (y - self.top) * self.scale)
        return at if 0 <= at[0] <= WIDTH and 0 <= at[1] <= self.height else None

    def degrees_at(self, x: float, y: float) -> Point:
        """Longitude and latitude of a place on the picture."""
        return _degrees(x / self.scale + self.left, y / self.scale + self.top)


def drawn(shapes: Sequence[Shape], credit: str = "") -> Area | None:
    """The picture of some shapes, as large as those that are the organisation's own; None for none."""
    own = [shape for shape in shapes if shape.own] or list(shapes)
    points = [_mercator(point) for shape in own for ring in shape.rings for point in ring]
    if not points:
        return None
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    top, bottom = min(y for _x, y in points), max(y for _x, y in points)
    wide = max(right - left, (bottom - top) / 1.2, 1e-7)  # never taller than a telephone is
    left, top = left - (wide - (right - left)) / 2 - wide * MARGIN, top - wide * MARGIN
    scale = WIDTH / (wide * (1 + 2 * MARGIN))
    height = (bottom - top + wide * MARGIN) * scale
    area = Area((), left, top, scale, height, credit)
    return Area(tuple(_draw(area, shape) for shape in shapes), left, top, scale, height, credit)


@dataclass(frozen=True, slots=True)
class Bunch:
    """กลุ่มหมุด — one mark on the picture for `count` points that lie within REACH of it."""

    x: float
    y: float
    count: int

    @property
    def at(self) -> str:
        """How far the mark is moved from the corner, for an SVG transform."""
        return f"translate({self.x:.1f} {self.y:.1f})"


def bunched(points: Iterable[Point]) -> list[Bunch]:
    """Marks that never cover one another, each at the first point of those it stands for."""
    counts: dict[Point, int] = {}
    for point in points:
        near = min(counts, key=lambda mark: dist(mark, point), default=None)
        if near is None or dist(near, point) > REACH:
            near = point
        counts[near] = counts.get(near, 0) + 1
    return [Bunch(x, y, count) for (x, y), count in counts.items()]


def _draw(area: Area, shape: Shape) -> Drawn:
    rings = [[_on(area, point) for point in ring] for ring in shape.rings]
    longest = max(rings, key=len)
    middle_x = sum(x for x, _y in longest) / len(longest)
    middle_y = sum(y for _x, y in longest) / len(longest)
    return Drawn(
        shape.name, "".join(map(_path, rings)), shape.own, round(middle_x, 1), round(middle_y, 1)
    )


def _on(area: Area, point: Point) -> Point:
    x, y = _mercator(point)
    return ((x - area.left) * area.scale, (y - area.top) * area.scale)


def _path(ring: Sequence[Point]) -> str:
    """Whole units are fine enough for a line; a place said twice in a row is said once."""
    said = [f"{x:.0f} {y:.0f}" for x, y in ring]
    kept = [one for at, one in enumerate(said) if not at or one != said[at - 1]]
    return f"M{'L'.join(kept)}Z"


def _mercator(point: Point) -> Point:
    longitude, latitude = point
    return (longitude + 180) / 360, (1 - asinh(tan(radians(latitude))) / pi) / 2


def _degrees(x: float, y: float) -> Point:
    return x * 360 - 180, degrees(atan(sinh(pi * (1 - 2 * y))))


# ------------------------------------------------------------------ GeoJSON (RFC 7946)


class AreaFault(ValueError):  # noqa: N818 -- reads as what is wrong
    """What is wrong with a GeoJSON: `code` says which sentence the person gets."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_shapes(content: Any) -> list[Shape]:
    """The polygons of a FeatureCollection. Raises AreaFault with the code of what is wrong."""
    if not isinstance(content, Mapping) or content.get("type") != "FeatureCollection":
        raise AreaFault("not_a_collection")
    features = content.get("features")
    if not isinstance(features, list) or not features:
        raise AreaFault("empty")
    if len(features) > MOST_SHAPES:
        raise AreaFault("too_many")
    shapes = [shape for feature in features for shape in _shape(feature)]
    if not shapes:
        raise AreaFault("no_polygons")
    if sum(len(ring) for shape in shapes for ring in shape.rings) > MOST_POINTS:
        raise AreaFault("too_fine")
    return shapes


def _shape(feature: Any) -> Iterator[Shape]:
    geometry = feature.get("geometry") if isinstance(feature, Mapping) else None
    if not isinstance(geometry, Mapping):
        return
    kind, given = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"}:
        return
    polygons = [given] if kind == "Polygon" else _listed(given)
    rings = tuple(_ring(ring) for polygon in polygons for ring in _listed(polygon))
    if rings:
        yield Shape(_name_of(feature.get("properties")), rings)


def _name_of(properties: Any) -> str:
    named = properties if isinstance(properties, Mapping) else {}
    found = next((named[key] for key in ("name_th", "name", "ชื่อ") if named.get(key)), "")
    return one_line(str(found)[:1_000])[:120]


def _ring(given: Any) -> Ring:
    points = tuple(_point(each) for each in _listed(given))
    if len(points) < 4:
        raise AreaFault("broken")
    return points


def _point(given: Any) -> Point:
    pair = _listed(given)
    if len(pair) < 2 or not all(type(number) in (int, float) for number in pair[:2]):
        raise AreaFault("broken")
    longitude, latitude = pair[0], pair[1]
    west, south, east, north = THAILAND
    if not (west <= longitude <= east and south <= latitude <= north):
        raise AreaFault("elsewhere")
    return float(longitude), float(latitude)  # after the question: a whole number knows no bounds


def _listed(given: Any) -> Sequence[Any]:
    if not isinstance(given, list):
        raise AreaFault("broken")
    return given


def as_kept(shapes: Iterable[Shape]) -> list[dict[str, Any]]:
    """Shapes as JSON can keep them."""
    return [{"name": shape.name, "rings": [list(ring) for ring in shape.rings]} for shape in shapes]


def from_kept(kept: Iterable[Mapping[str, Any]]) -> list[Shape]:
    """What `as_kept` wrote."""
    return [
        Shape(
            each["name"],
            tuple(tuple((float(x), float(y)) for x, y in ring) for ring in each["rings"]),
        )
        for each in kept
    ]
