"""The twelve programmes (แผนงาน) of local budgets, under all the names they are met by."""

import re
from dataclasses import dataclass
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import UnknownName
from ruamphaen.law.naming import refuse_shared_names, stripped_key, without_marker
from ruamphaen.law.provenance import PROVENANCE, provenance
from ruamphaen.law.reading import Entry, entries, refuse_twins
from ruamphaen.law.words import Words


@dataclass(frozen=True, slots=True)
class Programme:
    """แผนงาน: one programme of the budget, in its field (ด้าน).

    `confidence` speaks of the name; codes and fields are believed. `works` are the งาน below it,
    of which `works_seen` were met in a real budget.
    """

    code: str
    name_th: str
    name_en: str
    field_code: str
    field_th: str
    field_en: str
    aliases: tuple[str, ...]
    works: tuple[str, ...]
    works_seen: tuple[str, ...]
    source: tuple[str, ...]
    confidence: Confidence
    note: str


@cache
def programmes() -> tuple[Programme, ...]:
    """All programmes in the order of their codes; LawFileError on a bad file."""
    found = entries("programmes.toml", "programme", named_by="code")
    refuse_twins(found, "code")
    return tuple(sorted(map(_programme, found), key=lambda programme: programme.code))


def programme(code: str) -> Programme:
    """The programme of a budget code such as 00240; UnknownName with a sentence."""
    for one in programmes():
        if one.code == code:
            return one
    raise UnknownName(Words(f"ไม่มีแผนงานรหัส {code}", f"There is no programme with the code {code}."))


def programme_named(text: str) -> Programme | None:
    """The programme a text names, None when it names none.

    Tolerates numbering ("๑.๒ แผนงาน…", "(1) แผนงาน…"), a missing แผนงาน or การ, spaces and the
    spellings in the file; also finds the programme of a งาน ("งานบริหารงานคลัง").
    """
    key = _key(text)
    return _by_key().get(key) if key else None


@cache
def _by_key() -> dict[str, Programme]:
    named = {
        one.code: {_key(name) for name in (one.code, one.name_th, *one.aliases, *one.works)}
        for one in programmes()
    }
    refuse_shared_names("programmes.toml", named)
    return {key: one for one in programmes() for key in named[one.code]}


def _key(text: str) -> str:
    """The name without numbering, แผนงาน, a sum's รวม and the การ that some leave out."""
    bare = without_marker(text, "แผนงาน")
    return stripped_key(re.sub(r"^รวม(?=งาน)", "", bare), "การ")


def _programme(entry: Entry) -> Programme:
    entry.only(
        *("code", "name_th", "name_en", "field_code", "field_th", "field_en"),
        *("aliases", "works", "works_seen", *PROVENANCE),
    )
    return Programme(
        code=entry.text("code"),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        field_code=entry.text("field_code"),
        field_th=entry.text("field_th"),
        field_en=entry.text("field_en"),
        aliases=entry.texts("aliases"),
        works=entry.texts("works_seen") + entry.texts("works"),
        works_seen=entry.texts("works_seen"),
        **provenance(entry),
    )
