"""What a version says, as one hash."""

import hashlib
from typing import Any

from ruamphaen.base.ledger import canonical
from ruamphaen.plan.models import ListingAlignment, Version, YearBudget
from ruamphaen.plan.rules.listings import TEXT_FIELDS

_COLUMNS = (
    "project_id",
    "list_kind",
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
    """SHA-256 (hex) over every row of a version: words, order, money, links. Three queries.

    The same content gives the same hash on every database; an edit count or a search index is no
    content.
    """
    rows: dict[int, dict[str, Any]] = {}
    for values in version.listings.order_by("list_kind", "position", "project_id").values(
        "pk", *_COLUMNS
    ):
        pk = values.pop("pk")
        rows[pk] = {**values, "money": {}, "links": []}
    for money in YearBudget.objects.filter(listing__version=version):
        rows[money.listing_id]["money"][str(money.year)] = money.amount_baht
    links = ListingAlignment.objects.filter(listing__version=version)
    for link in links.order_by("list_code", "number"):
        rows[link.listing_id]["links"].append([link.list_code, link.number, link.title])
    return hashlib.sha256(canonical({"rows": list(rows.values())}).encode()).hexdigest()
