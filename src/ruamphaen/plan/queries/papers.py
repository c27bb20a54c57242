"""Everything a paper needs of one list: groups in the order of the form, with their links above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from ruamphaen.law.programmes import Programme
from ruamphaen.plan.models import Listing, ListingAlignment, Version
from ruamphaen.plan.queries.listings import path_of, programme_of
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.queries.rows import Row, loaded, with_money
from ruamphaen.plan.rules.groups import Group, Standing, grouped
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import OutlineNode
from ruamphaen.plan.rules.totals import Figures
from ruamphaen.strategy.models import Alignment
from ruamphaen.thai.dates import FiscalYear

type Link = Alignment | ListingAlignment


@dataclass(frozen=True)
class PaperRow:
    """แถวบนแบบ — a row with its own links to the levels above, beside those of its strategy."""

    row: Row
    links: Sequence[ListingAlignment]


@dataclass(frozen=True)
class PaperGroup:
    """กลุ่มบนแบบ — strategy, tactic and programme with their rows.

    `path` runs from the top strategy to the tactic (empty where only `strategy_as_printed` is
    known). `links` are those of the path from the top down, then those its rows add, each once.
    `by_year` counts a row in each year in which it has money.
    """

    group: Group
    path: Sequence[OutlineNode]
    programme: Programme | None
    links: Sequence[Link]
    rows: Sequence[PaperRow]
    by_year: Mapping[FiscalYear, Figures]


def listings_for_paper(
    version: Version, list_kind: ListKind, rows_of: QuerySet[Listing] | None = None
) -> list[PaperGroup]:
    """The groups of one list in the order of its form; five queries, whatever it holds.

    `rows_of`: the rows to print where these are not what the version lists. A project that leaves
    with the version is in none of its lists.
    """
    standing = version.listings.filter(withdrawn=False)
    wanted = (standing if rows_of is None else rows_of).filter(list_kind=list_kind)
    outline = outline_of(version.plan)
    rows = {
        row.listing.pk: row
        for row in with_money(
            loaded(wanted),
            version.plan.period,
        )
    }
    of_nodes = _gathered(Alignment.objects.filter(node__tree=version.plan.tree_id), "node_id")
    of_rows = _gathered(
        ListingAlignment.objects.filter(listing__in=wanted.order_by().values("pk")),
        "listing_id",
    )
    placed = (
        Standing(pk, one.position, one.node_id, one.programme, one.strategy_as_printed)
        for pk, row in rows.items()
        for one in [row.listing]
    )
    groups = []
    for group, members in grouped(placed, list_kind, outline):
        path = path_of(group, outline)
        above = [link for node in path for link in of_nodes.get(node.pk, [])]
        own = [link for pk in members for link in of_rows.get(pk, [])]
        groups.append(
            PaperGroup(
                group=group,
                path=path,
                programme=programme_of(group),
                links=_each_once([*above, *own]),
                rows=[PaperRow(rows[pk], of_rows.get(pk, [])) for pk in members],
                by_year=_figures([rows[pk] for pk in members], version.plan.period.years),
            )
        )
    return groups


def _gathered[L: (Alignment, ListingAlignment)](
    links: QuerySet[L], owner: str
) -> dict[int, list[L]]:
    found: dict[int, list[L]] = {}
    for link in links.order_by("list_code", "number"):
        found.setdefault(getattr(link, owner), []).append(link)
    return found


def _each_once(links: Sequence[Link]) -> list[Link]:
    return list({(link.list_code, link.number, link.title): link for link in links}.values())


def _figures(rows: Sequence[Row], years: Sequence[FiscalYear]) -> dict[FiscalYear, Figures]:
    sums = dict.fromkeys(years, Figures())
    for row in rows:
        for year, baht in row.money.items():
            counted = Figures(int(bool(baht)), baht or Decimal(0))
            sums[year] = sums.get(year, Figures()) + counted
    return sums
