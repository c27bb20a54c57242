"""Carrying unfinished projects into the plan of the next period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ruamphaen.base.bulk import insert_rows
from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.law.lists import lists_for
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.drafts import locked_draft, money_of, standings
from ruamphaen.plan.actions.rows import number_new
from ruamphaen.plan.models import (
    Listing,
    ListingAlignment,
    Project,
    ProjectLink,
    Version,
    YearBudget,
)
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.rules.carrying import kept_money
from ruamphaen.plan.rules.lineage import LinkKind
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State, row_kind

MOST_AT_ONCE = 5_000

# What a row says again in the next plan; pages, reasons and numbers belong to the book it came from.
_CARRIED = (
    *("list_kind", "programme", "programme_as_printed", "title", "objective", "target"),
    *("indicator", "outcome", "department_id", "community_id", "place", "district"),
    *("source_of_money", "equipment_type", "search_text"),
)


@dataclass(frozen=True)
class CarriedOver:
    """ผลการยกไป — the new rows, how many hang on no strategy yet, and the money that fell away."""

    listings: Sequence[Listing]
    unplaced: int
    dropped_rows: int
    dropped_baht: Decimal


@transaction.atomic
def carry_over(
    version: Version,
    *,
    by: User | None,
    listings: Iterable[int],
    nodes: Mapping[int, int | None],
) -> CarriedOver:
    """Carry rows of another period's plan into a draft, each as a new project that continues the old.

    `nodes` says which node of this plan's tree takes the place of each old node; a row whose node
    has none hangs on nothing until an officer places it. Money of years outside the period and
    links to upper plans that do not hold in it are left behind. The statements do not grow with
    the rows, but for those that hold more values than the database takes at once.
    Raises Refused for rows that are not announced, of this plan, or carried here already.
    """
    draft = locked_draft(version)
    wanted = sorted(set(listings))
    if not 0 < len(wanted) <= MOST_AT_ONCE:
        raise Refused(
            _("เลือกโครงการที่จะยกไป 1 ถึง %(most)s โครงการ") % {"most": MOST_AT_ONCE}, status=422
        )
    sources = _sources(draft, wanted)
    outline = outline_of(draft.plan)
    strangers = {node for node in nodes.values() if node is not None} - outline.by_pk.keys()
    if strangers:
        raise Refused(_("ข้อยุทธศาสตร์ที่จับคู่ไว้ไม่ได้อยู่ในผังของแผนนี้ จับคู่ใหม่"), status=422)
    made = Project.objects.bulk_create(
        Project(organisation=draft.plan.organisation) for _source in sources
    )
    kind = row_kind(draft.kind_list, known=False) or ""
    after = draft.listings.aggregate(last=Max("position"))["last"]
    start = 0 if after is None else after + 1
    new = [
        Listing(
            version=draft,
            project=project,
            kind=kind,
            position=start + place,
            node_id=nodes.get(source.node_id) if source.node_id else None,
            **{name: getattr(source, name) for name in _CARRIED},
        )
        for place, (source, project) in enumerate(zip(sources, made, strict=True))
    ]
    for list_kind in ListKind:
        own = [row for row in new if row.list_kind == list_kind]
        if own:
            number_new(own, standings(draft, list_kind), list_kind, outline)
    Listing.objects.bulk_create(new)
    dropped = _carry_money(draft, sources, new)
    _carry_links(draft, sources, new)
    insert_rows(
        ProjectLink,
        [
            {
                "version_id": draft.pk,
                "kind": LinkKind.CONTINUES.value,
                "source_id": row.project_id,
                "target_id": source.project_id,
            }
            for source, row in zip(sources, new, strict=True)
        ],
    )
    record(
        by,
        "plan.carry_over",
        draft,
        from_plans=sorted({source.version.plan.period.slug for source in sources}),
        listings=[
            [row.pk, row.project_id, source.project_id]
            for source, row in zip(sources, new, strict=True)
        ],
        dropped_baht=sum(dropped, Decimal(0)),
    )
    return CarriedOver(
        new, sum(row.node_id is None for row in new), len(dropped), sum(dropped, Decimal(0))
    )


def _sources(draft: Version, wanted: Sequence[int]) -> list[Listing]:
    """The rows to carry, in the order of their plan; refused where one cannot be."""
    sources = list(
        Listing.objects.filter(
            pk__in=wanted,
            version__state=State.ANNOUNCED,
            version__plan__organisation=draft.plan.organisation_id,
            withdrawn=False,
        )
        .exclude(version__plan=draft.plan)
        .select_related("version__plan")
        .order_by("version__plan", "list_kind", "version__number", "position", "pk")
    )
    projects = {source.project_id for source in sources}
    if len(sources) != len(wanted) or len(projects) != len(sources):
        raise Refused(_("ยกไปได้เฉพาะโครงการที่ใช้อยู่ในแผนช่วงอื่นของหน่วยงานนี้ โครงการละหนึ่งรายการ"))
    carried = ProjectLink.objects.filter(
        version__plan=draft.plan, kind=LinkKind.CONTINUES, target__in=projects
    ).exclude(version__state=State.DROPPED)
    already = set(carried.values_list("target", flat=True))
    for source in sources:
        if source.project_id in already:
            raise Refused(_("“%(title)s” ยกมาที่แผนนี้แล้ว") % {"title": source.title})
    return sources


def _carry_money(
    draft: Version, sources: Sequence[Listing], new: Sequence[Listing]
) -> list[Decimal]:
    """Write the money of years within the period; the sums that fell away, of each row that lost any."""
    money = money_of(source.pk for source in sources)
    parted = [kept_money(money[source.pk], draft.plan.period) for source in sources]
    insert_rows(
        YearBudget,
        [
            {"listing_id": row.pk, "year": year, "amount_baht": baht}
            for row, part in zip(new, parted, strict=True)
            for year, baht in part.kept.items()
        ],
    )
    return [sum(part.dropped.values(), Decimal(0)) for part in parted if part.dropped]


def _carry_links(draft: Version, sources: Sequence[Listing], new: Sequence[Listing]) -> None:
    """Repeat each row's own links to the upper plans that hold in the new period."""
    valid = {each.code for each in lists_for(draft.plan.period)}
    rows = {source.pk: row.pk for source, row in zip(sources, new, strict=True)}
    old = ListingAlignment.objects.filter(listing__in=rows.keys(), list_code__in=valid)
    ListingAlignment.objects.bulk_create(
        ListingAlignment(
            listing_id=rows[link.listing_id],
            list_code=link.list_code,
            number=link.number,
            title=link.title,
        )
        for link in old
    )
