"""What an office can say to a proposal (คำวินิจฉัยข้อเสนอ), on what ground, in which words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import UnknownName, in_force, refuse_overlaps
from ruamphaen.law.grounds import GROUNDS, Cite, grounds, period
from ruamphaen.law.kinds import OrganisationKind, kinds_in
from ruamphaen.law.reading import Entry, LawFileError, entries
from ruamphaen.law.regulation import Ask, flag_at, names, value_at
from ruamphaen.law.words import Words

FILE = "screening.toml"


class Outcome(StrEnum):
    """ผลของคำวินิจฉัย — what becomes of a proposal by a verdict."""

    ACCEPT = "accept"
    SETTLE = "settle"
    PASS_ON = "pass-on"  # noqa: S105 -- a word, no password
    ASK = "ask"
    REFUSE = "refuse"


class Need(StrEnum):
    """สิ่งที่ต้องระบุ — what an officer has to add to a verdict."""

    BODY = "body"
    BECAUSE = "because"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Verdict:
    """คำวินิจฉัย: one answer of the closed list; `meaning` is what the person is told."""

    code: str
    outcome: Outcome
    only: frozenset[OrganisationKind]
    needs: frozenset[Need]
    name: Words
    meaning: Words
    since: date
    until: date | None
    cite: Cite
    source: tuple[str, ...]
    confidence: Confidence
    note: str


def verdicts(kind: OrganisationKind, day: date, ask: Ask = value_at) -> tuple[Verdict, ...]:
    """The verdicts an office of this kind uses on a day, in the order of the file.

    `ask` knows which of them the office switched off.
    """
    return tuple(
        one
        for one in _verdicts()
        if in_force(one, day) and kind in one.only and flag_at(uses(one.code), day, ask)
    )


def verdict_of(code: str, kind: OrganisationKind, day: date) -> Verdict:
    """One verdict, also one that the office no longer uses; UnknownName with a sentence."""
    for one in _verdicts():
        if one.code == code and kind in one.only and in_force(one, day):
            return one
    raise UnknownName(Words(f"ไม่มีคำวินิจฉัย {code}", f"There is no verdict {code}."))


def uses(code: str) -> str:
    """The name of the value that says whether an office uses a verdict."""
    return f"screening.uses.{code}"


@cache
def _verdicts() -> tuple[Verdict, ...]:
    found = tuple(map(_verdict, entries(FILE, "verdict", named_by="code")))
    for one in found:
        if uses(one.code) not in names():
            raise LawFileError(f"law/data/{FILE}, verdict {one.code}: no value {uses(one.code)}")
    _refuse_doubles(found)
    return found


def _refuse_doubles(found: tuple[Verdict, ...]) -> None:
    """LawFileError where an office would find two editions of one verdict on the same day."""
    for kind in OrganisationKind:
        for code in {one.code for one in found}:
            mine = [one for one in found if one.code == code and kind in one.only]
            refuse_overlaps(FILE, f"verdict {code} for {kind}", mine)


def _verdict(entry: Entry) -> Verdict:
    entry.only(
        *("code", "outcome", "only", "needs", "name_th", "name_en", "meaning_th", "meaning_en"),
        *("since", "until", *GROUNDS),
    )
    if entry.text("outcome") not in set(Outcome):
        raise entry.wrong(f"outcome must be one of {', '.join(Outcome)}")
    if not set(entry.texts("needs")) <= set(Need):
        raise entry.wrong(f"needs must be of {', '.join(Need)}")
    return Verdict(
        code=entry.text("code"),
        outcome=Outcome(entry.text("outcome")),
        only=kinds_in(entry, "only"),
        needs=frozenset(Need(need) for need in entry.texts("needs")),
        name=Words(entry.text("name_th"), entry.text("name_en")),
        meaning=Words(entry.text("meaning_th"), entry.text("meaning_en")),
        **period(entry),
        **grounds(entry),
    )
