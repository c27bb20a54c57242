"""One project with its golden thread: the strategy it serves, and every version that lists it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.law.programmes import programme
from ruamphaen.plan import access, queries
from ruamphaen.plan.forms import heading_of
from ruamphaen.plan.models import Listing, ListingAlignment
from ruamphaen.plan.queries import Row
from ruamphaen.plan.views.lines import colours_of, node_title
from ruamphaen.strategy.models import Alignment
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.numerals import format_baht

# What a reader asks of a project, in the order of the form; blank ones are shown as missing.
ASKED = ("objective", "target", "indicator", "outcome")
COMPARED = ("title", *ASKED, "programme", "place", "district", "source_of_money", "reason")


@dataclass(frozen=True)
class Difference:
    """ส่วนต่าง — one field as it was and as it became."""

    heading: Any
    before: str
    after: str


@dataclass(frozen=True)
class Knot:
    """ปมของสายใย — one version that lists the project, and what it changed since the one before."""

    row: Row
    in_force: bool
    first: bool
    differences: Sequence[Difference]
    shift: Decimal  # how much the sum of all years grew (or shrank) since the version before

    @property
    def fall(self) -> Decimal:
        """How much the sum shrank."""
        return -self.shift


@door(everyone)
def project(request: Request, pk: int) -> HttpResponse:
    """The page of a project."""
    found = access.project_for(request.visitor, pk)
    shown = queries.project_page(found, drafts=access.may_see_drafts(request.visitor))
    row = shown.current or shown.rows[0]
    listing = row.listing
    plan = listing.version.plan
    outline = queries.outline_of(plan)
    path = outline.path(listing.node_id)
    return page(
        request,
        "plan/project.html",
        project=found,
        shown=shown,
        row=row,
        listing=listing,
        plan=plan,
        path=[(pk, node_title(outline.by_pk[pk])) for pk in path],
        colour=colours_of(outline).get(path[0], 0) if path else 0,
        programme=programme(listing.programme).name_th if listing.programme else "",
        asked=[(heading_of(name), getattr(listing, name)) for name in ASKED],
        missing=_missing(listing),
        links=_links(listing, path),
        knots=knots_of(shown.rows, shown.current),
        links_to_others=queries.links_of(found, drafts=access.may_see_drafts(request.visitor)),
        money=_shares(row.money),
        may_edit=access.may_edit_plan(request.visitor) and listing.version.is_draft,
        room="plan",
    )


def _shares(
    money: Mapping[FiscalYear, Decimal | None],
) -> list[tuple[FiscalYear, Decimal | None, float]]:
    """Each year's money and its share of the largest year (0 to 1)."""
    widest = max((baht or Decimal(0) for baht in money.values()), default=Decimal(0))
    return [
        (year, baht, float((baht or 0) / widest) if widest else 0.0) for year, baht in money.items()
    ]


def _missing(listing: Listing) -> list[str]:
    """What the plan does not say about the project."""
    names = [str(heading_of(name)) for name in ASKED if not getattr(listing, name)]
    if listing.department is None:
        names.append(str(heading_of("department")))
    if listing.node_id is None:
        names.append(_("ยุทธศาสตร์"))
    return names


def _links(listing: Listing, path: Sequence[int]) -> list[Alignment | ListingAlignment]:
    """Links to the levels above: the project's own, then those of its strategy; each once."""
    links: list[Alignment | ListingAlignment] = [
        *Alignment.objects.filter(node__in=path),
        *ListingAlignment.objects.filter(listing=listing),
    ]
    return list({(link.list_code, link.number): link for link in links}.values())


def knots_of(rows: Sequence[Row], current: Row | None) -> list[Knot]:
    """The project's versions from the oldest on, each with what it changed."""
    knots: list[Knot] = []
    before: Row | None = None
    for row in reversed(rows):
        same_plan = (
            before is not None and before.listing.version.plan_id == row.listing.version.plan_id
        )
        differences = differences_of(before, row) if before is not None and same_plan else []
        shift = (
            (row.sum_baht or 0) - (before.sum_baht or 0) if before is not None and same_plan else 0
        )
        in_force = current is not None and row.listing.pk == current.listing.pk
        knots.append(Knot(row, in_force, not same_plan, differences, Decimal(shift)))
        before = row
    return knots


def differences_of(before: Row, after: Row) -> list[Difference]:
    """Every field and year that says something else than in the version before."""
    found = [
        Difference(heading_of(name), _said(before.listing, name), _said(after.listing, name))
        for name in COMPARED
        if _said(before.listing, name) != _said(after.listing, name)
    ]
    old, new = before.listing.department, after.listing.department
    if before.listing.department_id != after.listing.department_id:
        found.append(
            Difference(heading_of("department"), old.name if old else "", new.name if new else "")
        )
    return found + _money_differences(before.money, after.money)


def _said(listing: Listing, name: str) -> str:
    value = str(getattr(listing, name))
    return programme(value).name_th if name == "programme" and value else value


def _money_differences(
    before: Mapping[FiscalYear, Decimal | None], after: Mapping[FiscalYear, Decimal | None]
) -> list[Difference]:
    years = sorted({*before, *after}, key=lambda year: year.be)
    return [
        Difference(
            _("งบประมาณปี %(year)s") % {"year": year},
            "" if before.get(year) is None else format_baht(before[year] or Decimal(0)),
            "" if after.get(year) is None else format_baht(after[year] or Decimal(0)),
        )
        for year in years
        if before.get(year) != after.get(year)
    ]
