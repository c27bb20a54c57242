"""Sums of a version, made by the database: what ผ.01 and the heads of pages show."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from ruamphaen.plan.models import Listing, Version, YearBudget
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.rules.listings import COUNTED_LISTS, ListKind
from ruamphaen.plan.rules.totals import Counted, Figures, Totals, totals_of
from ruamphaen.thai.dates import FiscalYear


def totals(
    version: Version,
    *,
    lists: Collection[ListKind] = COUNTED_LISTS,
    rows_of: QuerySet[Listing] | None = None,
) -> Totals:
    """A version's sums by year, by top strategy and its programmes, by programme, and in all.

    `lists` says which lists are counted (by default ผ.02 alone; see rules.listings.COUNTED_LISTS).
    `rows_of`: the rows to add up where these are not all that the version lists. Three queries,
    however many rows.
    """
    every = version.listings.all() if rows_of is None else rows_of
    # What leaves the plan with this version is no part of what it promises.
    listings = every.filter(list_kind__in=lists, withdrawn=False)
    outline = outline_of(version.plan)
    return totals_of(counted_rows(listings), outline, version.plan.period.years)


def counted_rows(listings: QuerySet[Listing]) -> Iterator[Counted]:
    """The sums of rows by node, printed strategy, programme and year; two queries."""
    place = ("node", "strategy_as_printed", "programme")
    rows = listings.order_by().values_list(*place).annotate(Count("pk"))
    for node, printed, programme, count in rows:
        yield Counted(node, printed, programme, None, Figures(count))
    money = (
        YearBudget.objects.filter(listing__in=listings.order_by().values("pk"))
        .order_by()
        .values_list(*(f"listing__{name}" for name in place), "year")
        .annotate(with_money=Count("pk", filter=Q(amount_baht__gt=0)), baht=Sum("amount_baht"))
    )
    for node, printed, programme, year, count, baht in money:
        yield Counted(node, printed, programme, year, Figures(count, baht))
        yield Counted(node, printed, programme, None, Figures(0, baht))


def money_by_year(listings: QuerySet[Listing]) -> dict[FiscalYear, Decimal]:
    """The money of rows in each year that has any; one query."""
    return dict(
        YearBudget.objects.filter(listing__in=listings.order_by().values("pk"))
        .order_by()
        .values_list("year")
        .annotate(Sum("amount_baht"))
    )
