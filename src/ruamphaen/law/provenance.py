"""Whence each piece of law is known and how surely; read the same way in every file."""

from typing import TypedDict

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.reading import Entry
from ruamphaen.law.sources import sources

PROVENANCE = ("source", "confidence", "note")


class ProvenanceFields(TypedDict):
    """ที่มา: the three fields that say where something was seen and how surely."""

    source: tuple[str, ...]
    confidence: Confidence
    note: str


def provenance(entry: Entry) -> ProvenanceFields:
    """`source`, `confidence` and `note` of an entry.

    LawFileError when the mark is unknown, when a source code is not in sources.toml, or when
    something marked as seen does not say where.
    """
    mark = confidence_of(entry)
    codes = entry.texts("source")
    strangers = sorted(set(codes) - set(sources()))
    if strangers:
        raise entry.wrong(f"source {', '.join(strangers)} is not in sources.toml")
    if mark.needs_source and not codes:
        raise entry.wrong(f"marked {mark} but names no source")
    return {"source": codes, "confidence": mark, "note": entry.text_or("note")}


def confidence_of(entry: Entry) -> Confidence:
    """The confidence mark of an entry; LawFileError when it is missing or unknown."""
    mark = entry.text("confidence")
    if mark not in set(Confidence):
        raise entry.wrong(f"confidence must be one of {', '.join(Confidence)}")
    return Confidence(mark)
