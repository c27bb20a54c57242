"""แผนที่ใช้อยู่ — what the plan says on a day: the fold of its announced versions."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from ruamphaen.plan.models import Listing, Plan, Version
from ruamphaen.plan.rules.versions import WHOLE_KINDS, State

# A book that names no day of its announcement was in force before all that do.
_UNKNOWN_DAY = date.min


def in_force(
    listings: QuerySet[Listing], on: date | None = None, *, before: Version | None = None
) -> QuerySet[Listing]:
    """Of these listings, those that stand on a day (None: after everything announced).

    With `before`, those that stood until that announced version of the plan.

    Versions follow one another by the day of announcement, then by number. The last listing of a
    project counts, unless it withdraws it; a version that lists the whole plan ends what stood
    before it.
    """
    ordered = listings.alias(day=_day("version__"))
    announced = _announced(on, before).alias(day=_day(""))
    whole = announced.filter(kinds__in=[kind.value for kind in WHOLE_KINDS])
    later_whole = whole.filter(plan=OuterRef("version__plan")).filter(_after("number"))
    later = Listing.objects.alias(day=_day("version__")).filter(
        _after("version__number"),
        project=OuterRef("project"),
        version__plan=OuterRef("version__plan"),
        version__in=_announced(on, before),
    )
    return ordered.filter(
        ~Exists(later), ~Exists(later_whole), version__in=_announced(on, before), withdrawn=False
    )


def listings_in_force(plan: Plan, on: date | None = None) -> QuerySet[Listing]:
    """What the plan says on a day (None: after everything announced), each project once."""
    return in_force(Listing.objects.filter(version__plan=plan), on)


def before(version: Version) -> QuerySet[Listing]:
    """What the plan said before a version: for one not announced yet, what it says now."""
    listings = Listing.objects.filter(version__plan=version.plan_id)
    if not version.is_public:
        return in_force(listings)
    return in_force(listings, before=version)


def order_of(version: Version) -> tuple[date, int]:
    """Where an announced version stands among those of its plan."""
    return (version.announced_on or _UNKNOWN_DAY, version.number)


def _announced(on: date | None, before: Version | None) -> QuerySet[Version]:
    announced = Version.objects.filter(state=State.ANNOUNCED)
    if on is not None:
        announced = announced.filter(Q(announced_on=None) | Q(announced_on__lte=on))
    if before is not None:
        day, number = order_of(before)
        earlier = Q(day__lt=day) | Q(day=day, number__lt=number)
        announced = announced.alias(day=_day("")).filter(earlier, plan=before.plan_id)
    return announced


def _day(prefix: str) -> Any:
    return Coalesce(F(f"{prefix}announced_on"), _UNKNOWN_DAY)


def _after(number: str) -> Q:
    """Later than the outer listing's version; both sides carry `day`."""
    same_day = Q(day=OuterRef("day"), **{f"{number}__gt": OuterRef("version__number")})
    return Q(day__gt=OuterRef("day")) | same_day
