"""ปฏิทินของวงรอบ — what a local government must do by when in a fiscal year, and who acts next."""

from django.http import HttpResponse

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.plan import access
from ruamphaen.plan.queries.calendar import cycle_page
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.numerals import parse_year

EARLIEST = FiscalYear(2549)  # the year after the regulation was made
AHEAD = 6  # years of calendar that can be looked at before they come


@door(everyone)
def calendar(request: Request) -> HttpResponse:
    """The calendar of a fiscal year: this one, or the one asked for."""
    this_year = FiscalYear.containing(request.today)
    year = min(max(_asked(request.GET.get("year", "")) or this_year, EARLIEST), this_year + AHEAD)
    drafts = access.may_see_drafts(request.visitor)
    shown = cycle_page(request.organisation, year, request.today, drafts=drafts)
    return page(
        request,
        "plan/calendar.html",
        shown=shown,
        before=year - 1 if year > EARLIEST else None,
        after=year + 1 if year < this_year + AHEAD else None,
        room="plan",
    )


def _asked(typed: str) -> FiscalYear | None:
    try:
        return parse_year(typed) if typed else None
    except Unreadable:
        return None
