"""What the public front pages show of the plans in force."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from ruamphaen.organisation.models import Organisation
from ruamphaen.plan.models import Listing, Plan, Version, YearBudget
from ruamphaen.plan.queries.in_force import in_force, listings_in_force
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.queries.rows import loaded
from ruamphaen.plan.queries.sums import counted_rows
from ruamphaen.plan.rules.listings import COUNTED_LISTS
from ruamphaen.plan.rules.totals import Totals, totals_of
from ruamphaen.plan.rules.versions import State
from ruamphaen.thai.words import search_words


def current_plans(here: Sequence[Organisation]) -> dict[int, Plan]:
    """The newest plan with an announced version, by organisation; one query."""
    announced = Version.objects.filter(state=State.ANNOUNCED, plan__organisation__in=here)
    newest: dict[int, Plan] = {}
    for plan in (
        Plan.objects.filter(pk__in=announced.values("plan"))
        .select_related("organisation", "tree")
        .order_by("-first_year")
    ):
        newest.setdefault(plan.organisation_id, plan)
    return newest


def current_plan(organisation: Organisation) -> Plan | None:
    """The newest plan of an organisation that has an announced version."""
    return current_plans([organisation]).get(organisation.pk)


def listed_counts(plans: Iterable[Plan]) -> dict[int, int]:
    """How many projects each plan lists in force, by plan; one query."""
    counted = in_force(Listing.objects.filter(version__plan__in=plans, list_kind__in=COUNTED_LISTS))
    return dict(counted.order_by().values_list("version__plan").annotate(Count("pk")))


def totals_in_force(plan: Plan) -> Totals:
    """The sums of what the plan says today, by strategy, programme and year; four queries."""
    listings = listings_in_force(plan).filter(list_kind__in=COUNTED_LISTS)
    return totals_of(counted_rows(listings), outline_of(plan), plan.period.years)


def with_total(listings: QuerySet[Listing]) -> QuerySet[Any]:
    """Listings with `total_baht`, the money of all their years (None where there is none)."""
    return loaded(listings, "version__plan__organisation").annotate(
        total_baht=Sum("budgets__amount_baht")
    )


def largest_listings(plan: Plan, most: int) -> list[Listing]:
    """The projects in force with the most money."""
    counted = listings_in_force(plan).filter(list_kind__in=COUNTED_LISTS)
    # The money is ranked first and bare: loading every project to keep a few is ten times slower.
    money = YearBudget.objects.filter(listing__in=counted).order_by().values("listing")
    ranked = money.annotate(total=Sum("amount_baht")).filter(total__gt=Decimal(0))
    largest = ranked.order_by("-total", "listing")[:most].values_list("listing", flat=True)
    found = with_total(Listing.objects.filter(pk__in=list(largest)))
    return list(found.order_by("-total_baht", "pk"))


def search_listings(organisation: Organisation, q: str) -> QuerySet[Listing]:
    """Projects in force whose words hold every word of `q`; the largest first.

    A plain scan of the organisation's rows (a few thousand at the most); an index comes with the
    search window.
    """
    found = in_force(Listing.objects.filter(version__plan__organisation=organisation))
    for word in search_words(q):
        found = found.filter(search_text__contains=word)
    return with_total(found).order_by("-total_baht", "pk")
