"""จังหวัด อำเภอ ตำบล: the official areas and their codes (Department of Provincial Administration).

The areas come from the geothai package; whoever publishes them shows :data:`ATTRIBUTION`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import search_key

ATTRIBUTION = (
    "GeoThai/data © 2026 Pongsakorn Thipayanate, CC BY 4.0 "
    "(https://github.com/GeoThai/data, https://creativecommons.org/licenses/by/4.0/); "
    "codes and names: กรมการปกครอง (https://stat.bora.dopa.go.th/)"
)

type Kind = Literal["province", "district", "subdistrict"]


@dataclass(frozen=True, slots=True)
class Place:
    """เขตการปกครอง: a province (2 digits), district (4) or subdistrict (6) and its parent's code.

    ``name_th`` is the bare name, without จังหวัด, อำเภอ or ตำบล. ``parent`` is "" for a province.
    """

    code: str
    name_th: str
    name_en: str
    kind: Kind
    parent: str

    @property
    def title_th(self) -> str:
        """The name with its kind: จังหวัดลำพูน, อำเภอลี้, แขวงบางรัก; กรุงเทพมหานคร stands alone."""
        if self.code == _BANGKOK:
            return self.name_th
        kinds = _BANGKOK_KINDS_TH if self.code.startswith(_BANGKOK) else _KINDS_TH
        return kinds[self.kind] + self.name_th


_BANGKOK = "10"
_KINDS_TH: dict[Kind, str] = {"province": "จังหวัด", "district": "อำเภอ", "subdistrict": "ตำบล"}
_BANGKOK_KINDS_TH: dict[Kind, str] = {"province": "", "district": "เขต", "subdistrict": "แขวง"}
_TITLES: dict[Kind, tuple[str, ...]] = {
    "province": ("จังหวัด", "จ.", "changwat"),
    "district": ("อำเภอ", "กิ่งอำเภอ", "อ.", "เขต", "amphoe", "khet"),
    "subdistrict": ("ตำบล", "ต.", "แขวง", "tambon", "khwaeng"),
}


def provinces() -> tuple[Place, ...]:
    """The 77 provinces with Bangkok, by code."""
    import geothai  # here, because it reads its tables when imported

    return tuple(Place(p.code, p.name_th, p.name_en, "province", "") for p in geothai.provinces())


def districts(province_code: str) -> tuple[Place, ...]:
    """The districts of a province, by code; empty when the code is unknown."""
    import geothai  # here, because it reads its tables when imported

    return tuple(
        # The source writes เขต into the names of Bangkok's districts, and only there.
        Place(d.code, d.name_th.removeprefix("เขต"), d.name_en, "district", d.province_code)
        for d in geothai.districts(province_code)
    )


def subdistricts(district_code: str) -> tuple[Place, ...]:
    """The subdistricts of a district, by code; empty when the code is unknown."""
    import geothai  # here, because it reads its tables when imported

    return tuple(
        Place(s.code, s.name_th, s.name_en, "subdistrict", s.district_code)
        for s in geothai.subdistricts(district_code)
    )


def place(code: str) -> Place | None:
    """The area with this code ("51", "5101", "510101", Thai digits too), or None."""
    code = to_arabic_digits(code)
    siblings: tuple[Place, ...] = ()
    if len(code) == 2:
        siblings = provinces()
    elif len(code) == 4:
        siblings = districts(code[:2])
    elif len(code) == 6:
        siblings = subdistricts(code[:4])
    return next((area for area in siblings if area.code == code), None)


def find_place(text: str, kind: Kind, within: str = "") -> Place | None:
    """The one area of that kind with this name, Thai or English, with or without its title.

    ``within`` is the code of a province or district to look in. None when no area has the name, or
    more than one has: a guess would put a village in the wrong province.
    """
    found = [
        area
        for area in _by_name(kind).get(_bare_name(text, kind), ())
        if area.code.startswith(within)
    ]
    return found[0] if len(found) == 1 else None


def _bare_name(text: str, kind: Kind) -> str:
    name = text.strip()
    for title in _TITLES[kind]:
        if name.casefold().startswith(title) and search_key(name[len(title) :]):
            return search_key(name[len(title) :])
    return search_key(name)


@lru_cache(maxsize=3)
def _by_name(kind: Kind) -> dict[str, tuple[Place, ...]]:
    areas = provinces()
    if kind != "province":
        areas = tuple(d for p in areas for d in districts(p.code))
    if kind == "subdistrict":
        areas = tuple(s for d in areas for s in subdistricts(d.code))
    named: dict[str, list[Place]] = {}
    for area in areas:
        for name in {search_key(area.name_th), search_key(area.name_en), *_short_names(area)}:
            named.setdefault(name, []).append(area)
    return {name: tuple(found) for name, found in named.items()}


def _short_names(area: Place) -> tuple[str, ...]:
    # The capital district (code ..01) is อ.เมือง to everyone in its province.
    is_capital = area.code.endswith("01") and area.name_th.startswith("เมือง")
    return ("เมือง", "mueang") if area.kind == "district" and is_capital else ()
