"""The figures of an area that part 1 of a plan book prints, under their headings (ข้อมูลพื้นฐาน)."""

from dataclasses import dataclass
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.provenance import PROVENANCE, provenance
from ruamphaen.law.reading import Entry, entries, refuse_twins
from ruamphaen.thai.text import search_key

_FILE = "area_figures.toml"


@dataclass(frozen=True, slots=True)
class AreaTopic:
    """หัวข้อของข้อมูลพื้นฐาน: one heading of part 1 of the plan book."""

    code: str
    name_th: str
    name_en: str
    source: tuple[str, ...]
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class UsualFigure:
    """ข้อมูลที่มักแสดง: a figure that plan books usually print. No rule: offices add and leave out."""

    code: str
    topic: str
    name_th: str
    name_en: str
    unit_th: str
    unit_en: str
    aliases: tuple[str, ...]
    source: tuple[str, ...]
    confidence: Confidence
    note: str


@cache
def area_topics() -> dict[str, AreaTopic]:
    """The headings by code, in the order of the book; LawFileError on a bad file."""
    found = entries(_FILE, "topic", named_by="code")
    refuse_twins(found, "code")
    return {one.text("code"): _topic(one) for one in found}


@cache
def usual_figures() -> dict[str, UsualFigure]:
    """The figures by code, in the order of the file; LawFileError on a bad file."""
    found = entries(_FILE, "figure", named_by="code")
    refuse_twins(found, "code")
    return {one.text("code"): _figure(one) for one in found}


def usual_figure_named(name: str, unit: str = "") -> UsualFigure | None:
    """The figure that a name means; where several bear it, the one of the unit, else the first."""
    bearing = [one for one in usual_figures().values() if search_key(name) in _keys(one)]
    of_unit = [one for one in bearing if search_key(one.unit_th) == search_key(unit)]
    return next(iter(of_unit or bearing), None)


def _keys(figure: UsualFigure) -> set[str]:
    return {search_key(name) for name in (figure.name_th, figure.name_en, *figure.aliases)}


def _topic(entry: Entry) -> AreaTopic:
    entry.only("code", "name_th", "name_en", *PROVENANCE)
    return AreaTopic(
        code=entry.text("code"),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        **provenance(entry),
    )


def _figure(entry: Entry) -> UsualFigure:
    entry.only(
        *("code", "topic", "name_th", "name_en", "unit_th", "unit_en", "aliases", *PROVENANCE)
    )
    if entry.text("topic") not in area_topics():
        raise entry.wrong(f"names an unknown topic: {entry.text('topic')}")
    return UsualFigure(
        code=entry.text("code"),
        topic=entry.text("topic"),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        unit_th=entry.text("unit_th"),
        unit_en=entry.text("unit_en"),
        aliases=entry.texts("aliases"),
        **provenance(entry),
    )
