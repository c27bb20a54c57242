"""Where a piece of law was seen: short codes and the addresses behind them."""

from dataclasses import dataclass
from functools import cache

from ruamphaen.law.reading import entries, refuse_twins


@dataclass(frozen=True, slots=True)
class Source:
    """แหล่งที่มา: a page or file in which a rule, a form or a practice was seen."""

    code: str
    address: str
    about: str


@cache
def sources() -> dict[str, Source]:
    """All sources by code, from law/data/sources.toml; LawFileError on a bad file."""
    found = entries("sources.toml", "source", named_by="code")
    for entry in found:
        entry.only("code", "address", "about")
    refuse_twins(found, "code")
    return {
        entry.text("code"): Source(
            entry.text("code"), entry.text("address"), entry.text_or("about")
        )
        for entry in found
    }
