"""Rows with their money, loaded whole: what pages and papers show needs no further question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from ruamphaen.plan.models import Listing, YearBudget
from ruamphaen.thai.dates import FiscalYear, PlanPeriod


@dataclass(frozen=True)
class Row:
    """แถวของบัญชี — a listing with its department and node loaded, and its money.

    `money` has every year of the plan in order (and any other year that has money): None is blank,
    0 is a printed zero. `sum_baht` is None where every year is blank.
    """

    listing: Listing
    money: Mapping[FiscalYear, Decimal | None]

    @property
    def sum_baht(self) -> Decimal | None:
        given = [baht for baht in self.money.values() if baht is not None]
        return sum(given, Decimal(0)) if given else None


def money_of(rows: Iterable[Row], years: Iterable[FiscalYear]) -> dict[FiscalYear, Decimal]:
    """What rows hold in each year together; a project that leaves the plan adds nothing to it."""
    sums = dict.fromkeys(years, Decimal(0))
    for row in rows:
        for year, baht in () if row.listing.withdrawn else row.money.items():
            sums[year] = sums.get(year, Decimal(0)) + (baht or 0)
    return sums


def loaded(listings: QuerySet[Listing], *also: str) -> QuerySet[Listing]:
    """Listings with department, node, version and whatever else is named, in one query."""
    return listings.select_related("department", "node", "community", *also)


def with_money(listings: Iterable[Listing], period: PlanPeriod | None = None) -> list[Row]:
    """Rows of listings already loaded, with their money in one query, in the same order.

    Without a period each row has the years of its own plan (load "version__plan" with it).
    """
    known = list(listings)
    found: dict[int, dict[FiscalYear, Decimal | None]] = {
        listing.pk: dict.fromkeys((period or listing.version.plan.period).years)
        for listing in known
    }
    money = YearBudget.objects.filter(listing__in=found).order_by("year")
    for pk, year, baht in money.values_list("listing", "year", "amount_baht"):
        found[pk][year] = baht
    return [Row(listing, found[listing.pk]) for listing in known]
