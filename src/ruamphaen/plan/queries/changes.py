"""What a round changes, project by project: เดิม / ใหม่, with reason, origin and old page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ruamphaen.law.programmes import programme
from ruamphaen.plan.models import Listing, ListingOrigin, Version
from ruamphaen.plan.models.project import LIST_NAMES
from ruamphaen.plan.queries.in_force import before
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.queries.rows import Row, loaded, with_money
from ruamphaen.plan.rules.cells import BUDGET
from ruamphaen.plan.rules.difference import Cell, Said, changed_cells
from ruamphaen.plan.rules.listings import LONGEST, ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.versions import VersionKind

# What a change may change; its own reason and the pages are about the change, not the project.
COMPARED_TEXTS = tuple(name for name in LONGEST if name not in {"reason", "page", "old_page"})


@dataclass(frozen=True)
class Change:
    """การเปลี่ยนแปลงของโครงการ — one row of a round beside what the plan said of its project.

    `kind` is None in a version that lists the whole plan; `before` is None for a project that the
    plan did not have. `cells` are the changed ones by the grid's field names ("title",
    "budget:2568", "department", "node" as written), in the order of the form.
    """

    kind: VersionKind | None
    before: Row | None
    after: Row
    cells: Mapping[str, Cell]
    origins: Sequence[ListingOrigin]

    @property
    def listing(self) -> Listing:
        return self.after.listing


def changes_of(version: Version) -> list[Change]:
    """What a version changes, in its order; about ten queries, whatever it holds."""
    outline = outline_of(version.plan)
    period = version.plan.period
    rows = with_money(loaded(version.listings.all()), period)
    known = before(version).filter(project__in=version.listings.values("project"))
    old = {row.listing.project_id: row for row in with_money(loaded(known, "version"), period)}
    origins: dict[int, list[ListingOrigin]] = defaultdict(list)
    for origin in ListingOrigin.objects.filter(listing__version=version).select_related(
        "resolution__meeting", "commitment"
    ):
        origins[origin.listing_id].append(origin)
    return [_change(row, old.get(row.listing.project_id), origins, outline) for row in rows]


def _change(
    after: Row,
    earlier: Row | None,
    origins: Mapping[int, Sequence[ListingOrigin]],
    outline: Outline,
) -> Change:
    said = said_of(after, outline)
    cells = changed_cells(said_of(earlier, outline), said) if earlier else {}
    return Change(
        kind=VersionKind(after.listing.kind) if after.listing.kind else None,
        before=earlier,
        after=after,
        cells=cells,
        origins=origins.get(after.listing.pk, ()),
    )


def said_of(row: Row, outline: Outline) -> dict[str, Said]:
    """What a row says, by the grid's field names, in the order of the form."""
    listing = row.listing
    said: dict[str, Said] = {
        "list": str(LIST_NAMES[ListKind(listing.list_kind)]),
        "node": outline.reference(listing.node_id)
        if listing.node_id
        else listing.strategy_as_printed,
        "programme": programme(listing.programme).name_th
        if listing.programme
        else listing.programme_as_printed,
        **{name: getattr(listing, name) for name in COMPARED_TEXTS},
        "department": listing.department.name if listing.department else "",
        "community": str(listing.community or ""),
    }
    said |= {f"{BUDGET}{year}": baht for year, baht in row.money.items()}
    return said
