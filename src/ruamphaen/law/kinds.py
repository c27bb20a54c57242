"""The kinds of local government and the words each of them uses."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.grounds import GROUNDS, Cite, grounds
from ruamphaen.law.reading import Entry, LawFileError, entries


class OrganisationKind(StrEnum):
    """ประเภท อปท.: which law a local government lives under."""

    PAO = "pao"
    CITY = "city"
    TOWN = "town"
    SUBDISTRICT_MUNICIPALITY = "subdistrict-municipality"
    SAO = "sao"
    SPECIAL = "special"

    @property
    def profile(self) -> "KindProfile":
        """The words of this kind; `profile_of` knows Bangkok and Pattaya by name too."""
        return profile_of(self)


@dataclass(frozen=True, slots=True)
class KindProfile:
    """ถ้อยคำตามประเภท อปท.: names of head, council, budget law and so on.

    `forum_level` is the code of the body `forum-…`; `council_rules` the ending of the names of
    council values; `plan_due` the name of the value holding the month in which the plan is due.
    """

    kind: OrganisationKind
    organisation: str
    name_th: str
    abbreviation: str
    name_en: str
    head_th: str
    head_en: str
    deputy_th: str
    clerk_th: str
    council_th: str
    council_en: str
    budget_law_th: str
    community_th: str
    community_en: str
    forum_level: str
    council_rules: str
    plan_due: str
    council_approves_plan: bool
    cite: Cite
    source: tuple[str, ...]
    confidence: Confidence
    note: str


def profile_of(kind: OrganisationKind, organisation: str = "") -> KindProfile:
    """The words of a kind; for a special government of a known name, its own words."""
    known = _profiles()
    return known.get((kind, organisation), known[kind, ""])


def kind_named(organisation: str) -> OrganisationKind | None:
    """The kind told by a full name or its abbreviation ("ทม.ลำพูน"); None when it tells none."""
    name = organisation.strip()
    for profile in _profiles().values():
        if name.startswith((profile.name_th, profile.abbreviation)):
            return profile.kind
    return None


def kinds_in(entry: Entry, key: str) -> frozenset[OrganisationKind]:
    """The kinds a law entry lists under `key`; a missing list means all of them."""
    listed = entry.texts(key)
    strangers = sorted(set(listed) - set(OrganisationKind))
    if strangers:
        raise entry.wrong(f"{key} names unknown kinds: {', '.join(strangers)}")
    return frozenset(OrganisationKind(code) for code in listed or OrganisationKind)


@cache
def _profiles() -> dict[tuple[OrganisationKind, str], KindProfile]:
    read = [_profile(entry) for entry in entries("kinds.toml", "profile", named_by="kind")]
    found = {(profile.kind, profile.organisation): profile for profile in read}
    missing = [kind for kind in OrganisationKind if (kind, "") not in found]
    if missing or len(found) != len(read):
        raise LawFileError("law/data/kinds.toml: each kind needs exactly one general profile")
    return found


WORDS = (
    *("name_th", "abbreviation", "name_en", "head_th", "head_en", "deputy_th", "clerk_th"),
    *("council_th", "council_en", "budget_law_th", "community_th", "community_en"),
    *("forum_level", "council_rules", "plan_due"),
)


def _profile(entry: Entry) -> KindProfile:
    entry.only("kind", "organisation", *WORDS, "council_approves_plan", *GROUNDS)
    if entry.text("kind") not in set(OrganisationKind):
        raise entry.wrong(f"kind must be one of {', '.join(OrganisationKind)}")
    return KindProfile(
        kind=OrganisationKind(entry.text("kind")),
        organisation=entry.text_or("organisation"),
        **{word: entry.text(word) for word in WORDS},
        council_approves_plan=entry.flag("council_approves_plan"),
        **grounds(entry),
    )
