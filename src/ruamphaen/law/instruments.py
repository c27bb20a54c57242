"""The acts, regulations and circulars behind local planning, with their dates."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import in_force
from ruamphaen.law.provenance import PROVENANCE, provenance
from ruamphaen.law.reading import Entry, entries, refuse_twins


class InstrumentKind(StrEnum):
    """ประเภทกฎหมาย: what sort of paper it is."""

    ACT = "act"
    REGULATION = "regulation"
    CIRCULAR = "circular"


@dataclass(frozen=True, slots=True)
class Instrument:
    """กฎหมาย ระเบียบ หรือหนังสือสั่งการ: one paper of the state, with the day it begins to count.

    Where only the year is known, `since` is the first day on which it was surely in force, and
    `note` says so.
    """

    code: str
    kind: InstrumentKind
    title_th: str
    title_en: str
    short_th: str
    number: str
    amends: str
    signed_on: date | None
    published_on: date | None
    gazette: str
    since: date
    until: date | None
    subject_th: str
    source: tuple[str, ...]
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """คำถามที่ยังไม่มีคำตอบ: something the law files do not know yet, said aloud."""

    code: str
    question_th: str
    question_en: str


@cache
def all_instruments() -> tuple[Instrument, ...]:
    """Every instrument, oldest first; LawFileError on a bad file."""
    found = entries("instruments.toml", "instrument", named_by="code")
    refuse_twins(found, "code")
    read = tuple(sorted((_instrument(entry) for entry in found), key=lambda one: one.since))
    codes = {one.code for one in read}
    for entry in found:
        if entry.text_or("amends") and entry.text("amends") not in codes:
            raise entry.wrong(f"amends an instrument that is not listed: {entry.text('amends')}")
    return read


def instruments(day: date) -> tuple[Instrument, ...]:
    """The instruments in force on `day`, oldest first."""
    return tuple(one for one in all_instruments() if in_force(one, day))


@cache
def open_questions() -> tuple[OpenQuestion, ...]:
    """What nobody has confirmed yet, weightiest first."""
    found = entries("instruments.toml", "open_question", named_by="code")
    for entry in found:
        entry.only("code", "question_th", "question_en")
    refuse_twins(found, "code")
    return tuple(
        OpenQuestion(entry.text("code"), entry.text("question_th"), entry.text("question_en"))
        for entry in found
    )


def _instrument(entry: Entry) -> Instrument:
    entry.only(
        *("code", "kind", "title_th", "title_en", "short_th", "number", "amends", "signed_on"),
        *("published_on", "gazette", "since", "until", "subject_th", *PROVENANCE),
    )
    if entry.text("kind") not in set(InstrumentKind):
        raise entry.wrong(f"kind must be one of {', '.join(InstrumentKind)}")
    return Instrument(
        code=entry.text("code"),
        kind=InstrumentKind(entry.text("kind")),
        title_th=entry.text("title_th"),
        title_en=entry.text("title_en"),
        short_th=entry.text("short_th"),
        number=entry.text_or("number"),
        amends=entry.text_or("amends"),
        signed_on=entry.day_or_none("signed_on"),
        published_on=entry.day_or_none("published_on"),
        gazette=entry.text_or("gazette"),
        since=entry.day("since"),
        until=entry.day_or_none("until"),
        subject_th=entry.text_or("subject_th"),
        **provenance(entry),
    )
