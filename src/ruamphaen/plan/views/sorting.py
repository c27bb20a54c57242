"""A list in another order than its form's: by name, by a year's money, by the sum of all years."""

from decimal import Decimal
from math import ceil

from django.db.models import F, OrderBy, OuterRef, QuerySet, Subquery, Sum

from ruamphaen.plan.models import Listing, Version, YearBudget
from ruamphaen.plan.queries import (
    Filters,
    ListingPage,
    RowGroup,
    loaded,
    money_by_year,
    money_of,
    outline_of,
    with_money,
)
from ruamphaen.plan.queries.listings import filtered
from ruamphaen.plan.rules.groups import WHOLE_LIST
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.thai.dates import FiscalYear, PlanPeriod

BY_NAME, BY_SUM = "title", "total"


def known_order(asked: str, period: PlanPeriod) -> str:
    """What was asked for, where it is an order we know ("-2568", "total"); else "", the form's own."""
    name = asked.removeprefix("-")
    years = {str(year) for year in period.years}
    return asked if name in {BY_NAME, BY_SUM, *years} else ""


def sorted_page(
    version: Version, list_kind: ListKind, filters: Filters, order: str, page: int, per_page: int
) -> ListingPage:
    """One page of a list in the order asked for, as one group; four queries."""
    years = version.plan.period.years
    found = filtered(
        Listing.objects.filter(version=version, list_kind=list_kind),
        filters,
        outline_of(version.plan),
    )
    count = found.count()
    pages = max(1, ceil(count / per_page))
    page = min(max(1, page), pages)
    start = (page - 1) * per_page
    rows = with_money(loaded(_ordered(found, order))[start : start + per_page], version.plan.period)
    return ListingPage(
        plan=version.plan,
        list_kind=list_kind,
        filters=filters,
        groups=[RowGroup(WHOLE_LIST, (), None, rows, continued=False)],
        years=years,
        page=page,
        pages=pages,
        found=count,
        page_money=money_of(rows, years),
        found_money={
            **dict.fromkeys(years, Decimal(0)),
            **money_by_year(found.filter(withdrawn=False)),
        },
    )


def _ordered(listings: QuerySet[Listing], order: str) -> QuerySet[Listing]:
    name, down = order.removeprefix("-"), order.startswith("-")
    if name == BY_NAME:
        return listings.order_by(OrderBy(F("title"), descending=down), "pk")
    money = YearBudget.objects.filter(listing=OuterRef("pk")).order_by()
    if name != BY_SUM:
        money = money.filter(year=FiscalYear(int(name)))
    amount = money.values("listing").annotate(baht=Sum("amount_baht")).values("baht")
    by_amount = OrderBy(F("ordering_baht"), descending=down, nulls_last=True)
    return listings.annotate(ordering_baht=Subquery(amount)).order_by(by_amount, "position", "pk")
