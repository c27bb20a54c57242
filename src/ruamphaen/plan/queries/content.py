"""What a version says, as one hash."""

import hashlib
from typing import Any

from ruamphaen.base.ledger import canonical
from ruamphaen.plan.models import ListingAlignment, ListingOrigin, Version, YearBudget
from ruamphaen.plan.rules.listings import TEXT_FIELDS

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
    "department__name",
    "community_id",
    *TEXT_FIELDS,
)


def content_hash(version: Version) -> str:
    """SHA-256 (hex) over what a version says: its kinds and reason, and of every row the words,
    order, money, links and origins; how projects descend. Five queries.

    The same content gives the same hash on every database; an edit count or a search index is no
    content.
    """
    rows: dict[int, dict[str, Any]] = {}
    for values in version.listings.order_by("list_kind", "position", "project_id").values(
        "pk", *_COLUMNS
    ):
        pk = values.pop("pk")
        rows[pk] = {**values, "money": {}, "links": [], "origins": []}
    for money in YearBudget.objects.filter(listing__version=version):
        rows[money.listing_id]["money"][str(money.year)] = money.amount_baht
    links = ListingAlignment.objects.filter(listing__version=version)
    for link in links.order_by("list_code", "number"):
        rows[link.listing_id]["links"].append([link.list_code, link.number, link.title])
    for origin in ListingOrigin.objects.filter(listing__version=version).order_by("pk"):
        rows[origin.listing_id]["origins"].append(
            [origin.kind, origin.resolution_id, origin.commitment_id, origin.text]
        )
    lineage = version.links.order_by("kind", "source", "target", "pk").values_list(
        "kind", "source", "target", "outside_name", "note"
    )
    content = {
        "kinds": version.kinds,
        "because": version.because,
        "special_class": version.special_class,
        "rows": list(rows.values()),
        "lineage": [list(link) for link in lineage],
    }
    return hashlib.sha256(canonical(content).encode()).hexdigest()
