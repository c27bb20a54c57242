"""The map of an organisation: its own outlines, or those that come with the system."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import AreaMap, Proposal
from ruamphaen.proposals.rules.areas import Area, Shape, drawn, from_kept, read_shapes

CREDIT = "UNOCHA COD-AB, กรมแผนที่ทหาร (CC BY-IGO)"
PROVINCES = {"51": "lamphun", "40": "khonkaen"}
"""The provinces whose outlines come with the system, by official code."""
_PROVINCE_CODE, _SUBDISTRICT_CODE = 2, 6  # digits


@dataclass(frozen=True)
class Pin:
    """หมุด — a proposal on the map, with its place in the list beside it."""

    number: int
    proposal: Proposal
    x: float
    y: float

    @property
    def at(self) -> str:
        """How far the pin is moved from the corner, for an SVG transform."""
        return f"translate({self.x:.1f} {self.y:.1f})"


def area_of(organisation: Organisation) -> Area | None:
    """Its map; None where there is neither an outline of its own nor one that comes with the system."""
    own = AreaMap.objects.filter(organisation=organisation).first()
    if own is not None:
        return _own(own.pk, own.kept_at.isoformat())
    return _shipped(organisation.province_code, organisation.code, organisation.district_th)


def pinned(area: Area | None, proposals: Iterable[Proposal]) -> list[Pin]:
    """Those of the proposals that have a point on the map, numbered as they stand in the list."""
    if area is None:
        return []
    found = []
    for number, each in enumerate(proposals, start=1):
        if each.latitude is None or each.longitude is None:
            continue
        at = area.place(each.latitude, each.longitude)
        if at is not None:
            found.append(Pin(number, each, *at))
    return found


@lru_cache(maxsize=64)
def _own(pk: int, _kept_at: str) -> Area | None:
    """Drawn once for each time it was kept."""
    own = AreaMap.objects.get(pk=pk)
    return drawn(from_kept(own.shapes), own.credit)


@lru_cache(maxsize=256)
def _shipped(province: str, code: str, district: str) -> Area | None:
    """Districts of a province; the subdistricts of a district; one subdistrict among its neighbours."""
    if province not in PROVINCES:
        return None
    if len(code) <= _PROVINCE_CODE:
        return drawn(
            [shape for _facts, shape in _outlines(PROVINCES[province], "districts")], CREDIT
        )
    near = [
        replace(shape, own=len(code) != _SUBDISTRICT_CODE or facts["code"] == code)
        for facts, shape in _outlines(PROVINCES[province], "subdistricts")
        if facts["district_th"] == district or facts["district_code"] == code[:4]
    ]
    return drawn(near, CREDIT)


@lru_cache(maxsize=4)
def _outlines(province: str, level: str) -> list[tuple[dict[str, str], Shape]]:
    path = files("ruamphaen.proposals") / "outlines" / f"{province}_{level}.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    facts = [feature["properties"] for feature in content["features"]]
    return list(zip(facts, read_shapes(content), strict=True))
