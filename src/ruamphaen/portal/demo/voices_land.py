"""The land of the fictional town: twelve communities as a net of fields on both sides of a bend. Pure."""

import json
from collections.abc import Sequence
from math import sin

CREDIT = "แผนที่สมมติของเมืองตัวอย่าง"
ACROSS = 4
# Where the town would lie if there were one, in degrees.
WEST, NORTH = 99.40, 16.60
WIDE, HIGH = 0.012, 0.010


def land(names: Sequence[str]) -> bytes:
    """A GeoJSON with one field for each community."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": name.removeprefix("ชุมชน")},
            "geometry": {"type": "Polygon", "coordinates": [_field(at)]},
        }
        for at, name in enumerate(names)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def corner_of(at: int, right: float, down: float) -> tuple[float, float]:
    """A place inside a community: `right` and `down` go from 0 to 1. Longitude, latitude."""
    row, column = divmod(at, ACROSS)
    return _bent(column + 0.15 + 0.7 * right, row + 0.15 + 0.7 * down)


def _field(at: int) -> list[tuple[float, float]]:
    row, column = divmod(at, ACROSS)
    steps = [each / 6 for each in range(7)]
    round_it = [
        *((column + each, row) for each in steps),
        *((column + 1, row + each) for each in steps[1:]),
        *((column + 1 - each, row + 1) for each in steps[1:]),
        *((column, row + 1 - each) for each in steps[1:]),
    ]
    return [_bent(x, y) for x, y in round_it]


def _bent(x: float, y: float) -> tuple[float, float]:
    """A net that nobody drew with a ruler: the same corner always falls on the same place."""
    east = x + 0.22 * sin(2.1 * y + 0.6 * x) + 0.06 * sin(5 * x + 3 * y)
    south = y + 0.20 * sin(1.7 * x - 0.4 * y) + 0.05 * sin(4 * y + 2 * x)
    return round(WEST + WIDE * east, 6), round(NORTH - HIGH * south, 6)
