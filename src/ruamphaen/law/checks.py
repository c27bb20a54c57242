"""What the plan check knows of each rule: its words, its ground in law, how grave, how sure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.grounds import GROUNDS, Cite, grounds
from ruamphaen.law.reading import Entry, LawFileError, entries, files, refuse_twins
from ruamphaen.law.words import Words


class Severity(StrEnum):
    """ความหนัก: an error contradicts the law as seen or the plan itself; a warning needs a look."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> Words:
        """The severity as shown beside a finding."""
        return _LABELS[self]


_LABELS = {
    Severity.ERROR: Words("ต้องแก้", "Must be mended"),
    Severity.WARNING: Words("ควรดู", "Worth a look"),
    Severity.HINT: Words("เพื่อทราบ", "For information"),
}


@dataclass(frozen=True, slots=True)
class CheckRule:
    """กฎการตรวจแผน: one rule as data; the code of the same id looks for it.

    `says` is what is wrong, `finding` the same with particulars in braces, `remedy` what to do.
    `cite` and `confidence` are None for a rule of sense: it asserts no law, only that the plan
    contradicts itself or reads oddly.
    """

    id: str
    severity: Severity
    says: Words
    finding: Words
    remedy: Words
    since: date
    until: date | None
    cite: Cite | None
    confidence: Confidence | None
    source: tuple[str, ...]
    note: str

    @property
    def family(self) -> str:
        """The part before the point."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class CheckFamily:
    """หมวดของกฎ: rules about one side of a plan."""

    code: str
    name: Words


@cache
def check_families() -> tuple[CheckFamily, ...]:
    """The families of rules in the order in which an officer reads them."""
    found = entries("check_families.toml", "family", named_by="code")
    refuse_twins(found, "code")
    for entry in found:
        entry.only("code", "name_th", "name_en")
    return tuple(
        CheckFamily(entry.text("code"), Words(entry.text("name_th"), entry.text("name_en")))
        for entry in found
    )


@cache
def check_rules() -> dict[str, CheckRule]:
    """All rules of the plan check by id, family by family; LawFileError on a bad file."""
    found = [entry for file in files("checks") for entry in entries(file, "rule", named_by="id")]
    refuse_twins(found, "id")
    order = {family.code: place for place, family in enumerate(check_families())}
    for entry in found:
        if entry.text("id").partition(".")[0] not in order:
            raise entry.wrong("its family is not in check_families.toml")
    read = sorted(map(_rule, found), key=lambda rule: order[rule.family])
    return {rule.id: rule for rule in read}


def graded(severity: Severity, confidence: Confidence | None) -> Severity:
    """The severity that may be shown: what was not seen verbatim is never called an error of law.

    >>> graded(Severity.ERROR, Confidence.BELIEVED)
    <Severity.WARNING: 'warning'>
    """
    unsure = confidence is not None and confidence is not Confidence.VERBATIM
    return Severity.WARNING if unsure and severity is Severity.ERROR else severity


def _rule(entry: Entry) -> CheckRule:
    entry.only(
        *("id", "severity", "th", "en", "found_th", "found_en", "do_th", "do_en"),
        *("sense", "since", "until", *GROUNDS),
    )
    severity = _severity(entry)
    says = Words(entry.text("th"), entry.text("en"))
    sense = entry.flag("sense")
    if sense and set(entry.fields) & {"cite", "source", "confidence"}:
        raise entry.wrong("a rule of sense cites nothing and has no confidence")
    known = None if sense else grounds(entry)
    if known is not None and graded(severity, known["confidence"]) is not severity:
        raise entry.wrong("what is not marked verbatim is a warning or a hint, never an error")
    return CheckRule(
        id=entry.text("id"),
        severity=severity,
        says=says,
        finding=Words(entry.text_or("found_th", says.th), entry.text_or("found_en", says.en)),
        remedy=Words(entry.text("do_th"), entry.text("do_en")),
        since=date.min if sense else entry.day("since"),
        until=entry.day_or_none("until"),
        cite=known["cite"] if known else None,
        confidence=known["confidence"] if known else None,
        source=known["source"] if known else (),
        note=entry.text_or("note"),
    )


def _severity(entry: Entry) -> Severity:
    if entry.text("severity") not in set(Severity):
        raise entry.wrong(f"severity must be one of {', '.join(Severity)}")
    return Severity(entry.text("severity"))


__all__ = [
    "CheckFamily",
    "CheckRule",
    "LawFileError",
    "Severity",
    "check_families",
    "check_rules",
    "graded",
]
