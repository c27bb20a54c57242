"""Two periods alive at once: which plan counts today, which is being made, which is over. Pure."""

from enum import StrEnum

from ruamphaen.thai.dates import FiscalYear, PlanPeriod


class Standing(StrEnum):
    """สถานะของแผน — where a plan's period stands on a day."""

    IN_FORCE = "in-force"  # announced, and this fiscal year is one of its years
    AHEAD = "ahead"  # announced; its first year is still to come
    MAKING = "making"  # nothing of it announced yet
    OVER = "over"  # its last year has passed


def standing_of(period: PlanPeriod, year: FiscalYear, *, announced: bool) -> Standing:
    """Where a plan stands in a fiscal year.

    October of year y-2 is when the plan of year y falls due, so for two years one plan is carried
    out while the next is being made: both are alive, and neither replaces the other.
    """
    if period.last < year:
        return Standing.OVER
    if not announced:
        return Standing.MAKING
    return Standing.IN_FORCE if year in period else Standing.AHEAD
