"""The types of equipment (ประเภทครุภัณฑ์) a plan may list in แบบ ผ.03."""

from dataclasses import dataclass
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import UnknownName
from ruamphaen.law.naming import refuse_shared_names, stripped_key, without_marker
from ruamphaen.law.provenance import PROVENANCE, provenance
from ruamphaen.law.reading import Entry, entries, refuse_twins
from ruamphaen.law.words import Words


@dataclass(frozen=True, slots=True)
class EquipmentType:
    """ประเภทครุภัณฑ์: what sort of equipment a row of ผ.03 buys."""

    code: str
    name_th: str
    name_en: str
    aliases: tuple[str, ...]
    source: tuple[str, ...]
    confidence: Confidence
    note: str


@cache
def equipment_types() -> tuple[EquipmentType, ...]:
    """All types in the order of the file; LawFileError on a bad file."""
    found = entries("equipment.toml", "equipment_type", named_by="code")
    refuse_twins(found, "code")
    return tuple(map(_equipment_type, found))


def equipment_type(code: str) -> EquipmentType:
    """The type of a code; UnknownName with a sentence."""
    for one in equipment_types():
        if one.code == code:
            return one
    raise UnknownName(
        Words(f"ไม่มีประเภทครุภัณฑ์รหัส {code}", f"There is no equipment type called {code}.")
    )


def equipment_type_named(text: str) -> EquipmentType | None:
    """The type a text names, with or without numbering, ประเภท and ครุภัณฑ์; None for none."""
    return _by_key().get(_key(text))


@cache
def _by_key() -> dict[str, EquipmentType]:
    named = {
        one.code: {_key(name) for name in (one.name_th, *one.aliases)} for one in equipment_types()
    }
    refuse_shared_names("equipment.toml", named)
    return {key: one for one in equipment_types() for key in named[one.code]}


def _key(text: str) -> str:
    return stripped_key(without_marker(text, "ประเภท"), "ครุภัณฑ์")


def _equipment_type(entry: Entry) -> EquipmentType:
    entry.only("code", "name_th", "name_en", "aliases", *PROVENANCE)
    return EquipmentType(
        code=entry.text("code"),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        aliases=entry.texts("aliases"),
        **provenance(entry),
    )
