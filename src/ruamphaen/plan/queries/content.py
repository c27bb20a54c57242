"""What a version says, as one hash, and what each of its projects says, as a short one."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ruamphaen.base.ledger import canonical
from ruamphaen.plan.models import (
    Listing,
    ListingAlignment,
    ListingOrigin,
    ProjectLink,
    Version,
    YearBudget,
)
from ruamphaen.plan.rules.listings import TEXT_FIELDS
from ruamphaen.plan.rules.versions import VersionKind

# Names of departments and communities may be put right later; which one was meant may not.
_COLUMNS = (
    "project_id",
    "list_kind",
    "kind",
    "withdrawn",
    "position",
    "number",
    "node_id",
    "programme",
    "programme_as_printed",
    "strategy_as_printed",
    "department_id",
    "community_id",
    *TEXT_FIELDS,
)
# Where a row stands on paper is part of what is frozen, but not of what a meeting decided.
_OF_PAPER = {"position", "number"}
_SHORT = 16  # letters of a SHA-256: enough to tell two states of one project apart


@dataclass(frozen=True)
class Content:
    """เนื้อหาของฉบับ — the hash of the whole (64 hex digits), and of each project a short one with its kind."""

    hash: str
    rows: Mapping[int, tuple[str, str]]

    def of_kinds(self, kinds: Collection[VersionKind]) -> dict[str, str]:
        """The short hashes of the projects of some kinds, by project as text (as JSON keeps it).

        A row without a kind stands in a version of the whole plan: it is of any kind.
        """
        return {
            str(project): short
            for project, (kind, short) in self.rows.items()
            if not kind or kind in kinds
        }


def content_hash(version: Version) -> str:
    """SHA-256 (hex) over what a version says; see content_of."""
    return content_of(version).hash


def content_of(version: Version) -> Content:
    """What a version says: its kinds and reason, and of every row the words, order, money, links and
    origins; how projects descend. Five queries.

    The same content gives the same hash on every database; an edit count or a search index is no
    content.
    """
    return contents_of([version])[version.pk]


def contents_of(versions: Collection[Version]) -> dict[int, Content]:
    """What each of some versions says, by its key; five queries for all of them, none for none."""
    if not versions:
        return {}
    said: dict[int, dict[int, dict[str, Any]]] = {version.pk: {} for version in versions}
    rows: dict[int, dict[str, Any]] = {}
    listed = Listing.objects.filter(version__in=said).order_by(
        "list_kind", "position", "project_id"
    )
    for values in listed.values("pk", "version_id", *_COLUMNS):
        pk, version_pk = values.pop("pk"), values.pop("version_id")
        rows[pk] = said[version_pk][pk] = {**values, "money": {}, "links": [], "origins": []}
    _add_what_rows_hold(rows, said)
    lineage: dict[int, list[list[Any]]] = {pk: [] for pk in said}
    for link in ProjectLink.objects.filter(version__in=said).order_by(
        "kind", "source", "target", "pk"
    ):
        lineage[link.version_id].append(
            [link.kind, link.source_id, link.target_id, link.outside_name, link.note]
        )
    return {
        version.pk: _content(version, list(said[version.pk].values()), lineage[version.pk])
        for version in versions
    }


def _add_what_rows_hold(rows: Mapping[int, dict[str, Any]], versions: Collection[int]) -> None:
    for money in YearBudget.objects.filter(listing__version__in=versions):
        rows[money.listing_id]["money"][str(money.year)] = money.amount_baht
    links = ListingAlignment.objects.filter(listing__version__in=versions)
    for link in links.order_by("list_code", "number"):
        rows[link.listing_id]["links"].append([link.list_code, link.number, link.title])
    for origin in ListingOrigin.objects.filter(listing__version__in=versions).order_by("pk"):
        rows[origin.listing_id]["origins"].append(
            [
                origin.kind,
                origin.resolution_id,
                origin.commitment_id,
                origin.proposal_id,
                origin.text,
            ]
        )


def _content(
    version: Version, rows: Sequence[Mapping[str, Any]], lineage: Sequence[Sequence[Any]]
) -> Content:
    whole = {
        "kinds": version.kinds,
        "because": version.because,
        "special_class": version.special_class,
        "rows": rows,
        "lineage": lineage,
    }
    return Content(_digest(whole), {row["project_id"]: (row["kind"], _short(row)) for row in rows})


def _short(row: Mapping[str, Any]) -> str:
    said = {name: value for name, value in row.items() if name not in _OF_PAPER}
    return _digest(said)[:_SHORT]


def _digest(said: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(said).encode()).hexdigest()
