"""On what a rule stands: the instrument and section, beside where it was seen."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypedDict

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.instruments import all_instruments
from ruamphaen.law.provenance import PROVENANCE, provenance
from ruamphaen.law.reading import Entry

# A habit of local governments, not a section of any law: the product must never call it a rule.
PRACTICE = "practice"
GROUNDS = ("cite", *PROVENANCE)


@dataclass(frozen=True, slots=True)
class Cite:
    """ข้ออ้างอิง: an instrument (its code in instruments.toml, or `practice`) and its section."""

    instrument: str
    section: str
    text: str

    @property
    def is_practice(self) -> bool:
        """Whether this is a habit seen in local governments rather than a rule."""
        return self.instrument == PRACTICE

    def __str__(self) -> str:
        return self.text


class GroundsFields(TypedDict):
    """หลักฐาน: citation and provenance together."""

    cite: Cite
    source: tuple[str, ...]
    confidence: Confidence
    note: str


class PeriodFields(TypedDict):
    """ช่วงที่มีผล: the first and perhaps the last day."""

    since: date
    until: date | None


def grounds(entry: Entry) -> GroundsFields:
    """`cite`, `source`, `confidence` and `note`; LawFileError when one does not hold."""
    return {"cite": _cite(entry), **provenance(entry)}


def period(entry: Entry) -> PeriodFields:
    """`since` and `until` of an entry."""
    return {"since": entry.day("since"), "until": entry.day_or_none("until")}


def _cite(entry: Entry) -> Cite:
    parts = entry.texts("cite")
    if len(parts) != 2:
        raise entry.wrong('cite must be ["instrument code", "section"]')
    instrument, section = parts
    if instrument == PRACTICE:
        return Cite(PRACTICE, section, f"แนวปฏิบัติของ อปท. {section}".strip())
    if instrument not in _short_titles():
        raise entry.wrong(f"cites {instrument}, which is not in instruments.toml")
    return Cite(instrument, section, f"{_short_titles()[instrument]} {section}".strip())


@cache
def _short_titles() -> dict[str, str]:
    return {one.code: one.short_th for one in all_instruments()}
