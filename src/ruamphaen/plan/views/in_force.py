"""แผนที่ใช้อยู่ — the consolidated plan on any day: each project as it stood, and since which version."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.plan import access
from ruamphaen.plan.forms.filters import OnForm
from ruamphaen.plan.models import Listing, Plan
from ruamphaen.plan.models.project import LIST_NAMES
from ruamphaen.plan.queries import Filters, outline_of
from ruamphaen.plan.queries.in_force import listings_in_force
from ruamphaen.plan.queries.listings import PER_PAGE, page_among
from ruamphaen.plan.queries.plans import announced_by
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.views.lines import headings_of
from ruamphaen.plan.views.public import Tab, chosen_list, page_number


@door(everyone)
def in_force(request: Request, period: str) -> HttpResponse:
    """The plan as it was in force on a day (today, where none is asked for)."""
    plan = access.plan_for(request.visitor, period)
    form = OnForm(request.GET)
    on: date | None = None
    if form.is_valid():
        on = form.cleaned_data["on"] or request.today
    return page(
        request,
        "plan/in_force.html#list",
        plan=plan,
        form=form,
        on=on,
        room="plan",
        **(_listed(request, plan, on, form.cleaned_data["q"]) if on else {}),
    )


def _listed(request: Request, plan: Plan, on: date, q: str) -> dict[str, Any]:
    standing = listings_in_force(plan, on)
    counts = dict(standing.order_by().values_list("list_kind").annotate(Count("pk")))
    tabs = [
        Tab(kind, LIST_NAMES[kind], counts.get(kind.value, 0))
        for kind in ListKind
        if counts.get(kind.value) or kind == ListKind.MAIN
    ]
    list_kind = chosen_list(request, tabs)
    # The rows are chosen once; what follows asks for them by key, not by the whole fold again.
    chosen = Listing.objects.filter(
        pk__in=list(standing.filter(list_kind=list_kind).order_by().values_list("pk", flat=True))
    )
    shown = page_among(chosen, plan, list_kind, Filters(q=q), page_number(request))
    announced = announced_by(plan, on)
    return {
        "tabs": tabs,
        "list_kind": list_kind,
        "list_name": LIST_NAMES[list_kind],
        "shown": shown,
        "headings": headings_of(shown, outline_of(plan)),
        "found_sums": [shown.found_money[year] for year in shown.years],
        "pager_page": Paginator(range(shown.found), PER_PAGE).page(shown.page),
        "versions": announced,
        "q": q,
    }
