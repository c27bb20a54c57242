"""One project with its golden thread: the strategy it serves, and every version that lists it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.law.programmes import programme
from ruamphaen.plan import access, queries
from ruamphaen.plan.forms.rows import heading_of
from ruamphaen.plan.models import Listing, ListingAlignment
from ruamphaen.plan.queries import Row
from ruamphaen.plan.queries.changes import said_of
from ruamphaen.plan.rules.difference import changed_cells
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.views.differences import CellShown, cells_shown
from ruamphaen.plan.views.lines import colours_of, node_title
from ruamphaen.strategy.models import Alignment
from ruamphaen.thai.dates import FiscalYear

# What a reader asks of a project, in the order of the form; blank ones are shown as missing.
ASKED = ("objective", "target", "indicator", "outcome")


@dataclass(frozen=True)
class Knot:
    """ปมของสายใย — one version that lists the project, and what it changed since the one before."""

    row: Row
    in_force: bool
    before: Row | None  # its row in the version of the plan before, where there is one
    differences: Sequence[CellShown]
    shift: Decimal  # how much the sum of all years grew (or shrank) since the version before

    @property
    def first(self) -> bool:
        """Whether it enters its plan here."""
        return self.before is None

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
        knots=knots_of(shown.rows, shown.current, outline),
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


def knots_of(rows: Sequence[Row], current: Row | None, outline: Outline) -> list[Knot]:
    """The project's versions from the oldest on, each with what it changed."""
    knots: list[Knot] = []
    before: Row | None = None
    for row in reversed(rows):
        version = row.listing.version
        earlier = before if before and before.listing.version.plan_id == version.plan_id else None
        knots.append(
            Knot(
                row,
                in_force=current is not None and row.listing.pk == current.listing.pk,
                before=earlier,
                differences=differences_of(earlier, row, outline) if earlier else [],
                shift=(row.sum_baht or Decimal(0)) - (earlier.sum_baht or Decimal(0))
                if earlier
                else Decimal(0),
            )
        )
        before = row
    return knots


def differences_of(before: Row, after: Row, outline: Outline) -> list[CellShown]:
    """Every field and year that says something else than in the version before, word by word."""
    return cells_shown(changed_cells(said_of(before, outline), said_of(after, outline)))
