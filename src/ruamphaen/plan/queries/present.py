"""Rows as plain values by the grid's field names, and the state of a version as one hash."""

import hashlib

from django.db.models import QuerySet

from ruamphaen.plan.models import Listing, Version, YearBudget
from ruamphaen.plan.rules.cells import budget_field
from ruamphaen.plan.rules.importing import Plain
from ruamphaen.plan.rules.listings import TEXT_FIELDS, ListKind
from ruamphaen.plan.rules.matching import Known

_COLUMNS = (
    "number",
    "programme",
    "programme_as_printed",
    "strategy_as_printed",
    *TEXT_FIELDS,
)


def known_rows(listings: QuerySet[Listing]) -> list[Known]:
    """Rows as plain values, in their order; blank fields and blank years are left out. Two queries."""
    money: dict[int, dict[str, Plain]] = {}
    budgets = YearBudget.objects.filter(listing__in=listings.order_by().values("pk"))
    for listing, year, baht in budgets.values_list("listing", "year", "amount_baht"):
        money.setdefault(listing, {})[budget_field(year)] = f"{baht:.2f}"
    columns = ("pk", "edit", "project", "list_kind", "node", "department__name", *_COLUMNS)
    known = []
    for row in listings.order_by("list_kind", "position", "pk").values(*columns):
        values: dict[str, Plain] = {name: row[name] for name in _COLUMNS if row[name]}
        if row["number"] is not None:
            values["number"] = row["number"]
        if row["node"] is not None:
            values["node"] = row["node"]
        if row["department__name"]:
            values["department"] = row["department__name"]
        values |= money.get(row["pk"], {})
        known.append(
            Known(row["pk"], row["edit"], row["project"], ListKind(row["list_kind"]), values)
        )
    return known


def basis_of(version: Version) -> str:
    """The state of a version's rows as one hash: any save, addition or removal changes it."""
    rows = version.listings.order_by("pk").values_list("pk", "edit")
    told = f"{version.pk} {version.state} " + " ".join(f"{pk}:{edit}" for pk, edit in rows)
    return hashlib.sha256(told.encode()).hexdigest()
