"""ตรวจตราประทับ: does every version that was approved or announced still say what the ledger says it said?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamphaen.base.ledger import Fault, name_of
from ruamphaen.base.models import Entry
from ruamphaen.plan.models import Version, guards
from ruamphaen.plan.queries.content import content_hash
from ruamphaen.plan.rules.versions import State

# The acts whose ledger line carries the hash of what a version says, by the state they lead to.
APPROVED = "plan.approve_version"
ANNOUNCED = "plan.announce_version"
PUBLISHED = "plan.record_published"
SEALING = (APPROVED, ANNOUNCED, PUBLISHED)
# Lines of a formula before this one were written over other columns: they cannot be held against.
FORMULA = 2


@dataclass(frozen=True)
class Seal:
    """ตราประทับ — what the ledger's last line on a version says: the act, the hash, the days."""

    chain: str
    seq: int
    act: str
    facts: dict[str, Any]

    @property
    def content(self) -> str:
        return str(self.facts.get("content", ""))

    @property
    def is_readable(self) -> bool:
        return self.facts.get("formula") == FORMULA


def seal_of(version: Version) -> Seal | None:
    """The last sealing line of one version; None where it was never sealed."""
    line = Entry.objects.filter(about=name_of(version), act__in=SEALING).order_by("-id").first()
    return Seal(line.chain, line.seq, line.act, line.detail) if line else None


def is_as_sealed(version: Version) -> bool | None:
    """Whether a version says what was decided; None where it was never sealed, or before it could be."""
    seal = seal_of(version)
    if seal is None or not seal.is_readable:
        return None
    return _what_differs(version, seal) is None


def faults() -> Iterator[Fault]:
    """Every version that was edited, deleted or sealed behind the ledger's back; missing guards."""
    for name in guards.missing_guards():
        yield Fault("", 0, f"trigger missing: {name}")
    seals = _seals()
    known = {
        name_of(version): version
        for version in Version.objects.select_related("plan__organisation")
    }
    for about, seal in seals.items():
        version = known.get(about)
        if version is None:
            yield Fault(seal.chain, seal.seq, f"{about} was deleted after it was sealed")
        elif seal.is_readable and (what := _what_differs(version, seal)):
            yield Fault(seal.chain, seal.seq, f"{about} {what}")
    for about, version in known.items():
        if version.state in {State.APPROVED, State.ANNOUNCED} and about not in seals:
            yield Fault(
                version.chain, 0, f"{about} is {version.state}, but the ledger knows no act"
            )


def _seals() -> dict[str, Seal]:
    """The last sealing line of each version, by the ledger's name of it."""
    lines = Entry.objects.filter(act__in=SEALING).order_by("id")
    return {line.about: Seal(line.chain, line.seq, line.act, line.detail) for line in lines}


def _what_differs(version: Version, seal: Seal) -> str | None:
    """In words for the log of a check, what a version says otherwise than its seal; None: nothing."""
    sealed_state = State.APPROVED if seal.act == APPROVED else State.ANNOUNCED
    if version.state != sealed_state:
        return f"is {version.state}, the ledger says {sealed_state}"
    if version.content_hash != seal.content:
        return "carries another hash than the ledger"
    day = version.approved_on if seal.act == APPROVED else version.announced_on
    if (day.isoformat() if day else None) != seal.facts.get("on"):
        return "carries another day than the ledger"
    if content_hash(version) != seal.content:
        return "was edited after it was sealed"
    return None
