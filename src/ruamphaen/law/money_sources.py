"""Where the money of a project comes from (แหล่งที่มาของงบประมาณ)."""

from dataclasses import dataclass
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.naming import refuse_shared_names, stripped_key, without_marker
from ruamphaen.law.provenance import PROVENANCE, provenance
from ruamphaen.law.reading import Entry, entries, refuse_twins


@dataclass(frozen=True, slots=True)
class MoneySource:
    """แหล่งที่มาของงบประมาณ: `name_th` may hold {budget_law}, which `name_for` fills."""

    code: str
    name_th: str
    name_en: str
    aliases: tuple[str, ...]
    source: tuple[str, ...]
    confidence: Confidence
    note: str

    def name_for(self, kind: OrganisationKind) -> str:
        """The Thai name with เทศบัญญัติ or ข้อบัญญัติ, as that kind of organisation has it."""
        return self.name_th.replace("{budget_law}", kind.profile.budget_law_th)


@cache
def money_sources() -> tuple[MoneySource, ...]:
    """All sources of money in the order of the file; LawFileError on a bad file."""
    found = entries("money_sources.toml", "money_source", named_by="code")
    refuse_twins(found, "code")
    return tuple(map(_money_source, found))


def money_source_named(text: str) -> MoneySource | None:
    """The source of money a text names, None when it names none."""
    return _by_key().get(_key(text))


@cache
def _by_key() -> dict[str, MoneySource]:
    named = {
        one.code: {
            _key(name)
            for name in (*(one.name_for(kind) for kind in OrganisationKind), *one.aliases)
        }
        for one in money_sources()
    }
    refuse_shared_names("money_sources.toml", named)
    return {key: one for one in money_sources() for key in named[one.code]}


def _key(text: str) -> str:
    return stripped_key(without_marker(text, "แหล่งที่มา"), "งบประมาณจาก")


def _money_source(entry: Entry) -> MoneySource:
    entry.only("code", "name_th", "name_en", "aliases", *PROVENANCE)
    return MoneySource(
        code=entry.text("code"),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        aliases=entry.texts("aliases"),
        **provenance(entry),
    )
