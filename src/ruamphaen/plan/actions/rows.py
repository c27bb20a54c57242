"""Whole rows of a draft: add, remove and bring back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.base.models import Entry
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.cells import ensure_kind, found_node
from ruamphaen.plan.actions.drafts import (
    Communities,
    communities_of,
    departments_named,
    locked_draft,
    money_of,
    save_money,
    search_text_of,
    standings,
)
from ruamphaen.plan.actions.ordering import set_positions
from ruamphaen.plan.actions.refusals import (
    CellsRefused,
    Conflict,
    ConflictingCell,
    RefusedCell,
    refused_cell,
)
from ruamphaen.plan.models import (
    Listing,
    ListingAlignment,
    ListingOrigin,
    Project,
    ProjectLink,
    Version,
)
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.rules.cells import UnreadableCell, Value, read_cell, year_of
from ruamphaen.plan.rules.groups import Standing, group_of
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.versions import VersionKind, row_kind
from ruamphaen.thai.dates import FiscalYear, PlanPeriod

MOST_ROWS_AT_ONCE = 5_000


def add_listing(
    version: Version,
    *,
    by: User | None,
    list_kind: ListKind,
    typed: Mapping[str, str],
    after: Listing | None = None,
) -> Listing:
    """Add one row to a draft from what was typed (fields as in rules.cells; "title" is needed)."""
    return add_listings(version, by=by, list_kind=list_kind, rows=[typed], after=after)[0]


@transaction.atomic
def add_listings(
    version: Version,
    *,
    by: User | None,
    list_kind: ListKind,
    rows: Sequence[Mapping[str, str]],
    after: Listing | None = None,
) -> list[Listing]:
    """Add rows to a draft: all or none, each a new project, after `after` or at the end of the list.

    A row without a typed number gets the next one of its group. Raises CellsRefused (422), whose
    cells name rows by their place in `rows`, counted from 0.
    """
    if not 0 < len(rows) <= MOST_ROWS_AT_ONCE:
        raise Refused(
            _("เพิ่มได้ครั้งละ 1 ถึง %(most)s รายการ") % {"most": MOST_ROWS_AT_ONCE}, status=422
        )
    draft = locked_draft(version)
    outline = outline_of(draft.plan)
    communities = communities_of(draft.plan.organisation)
    kinds = () if draft.is_whole else draft.kind_list
    read = _read_rows(rows, draft.plan.period, outline, communities, kinds)
    departments, made = departments_named(
        draft.plan.organisation, [str(row["department"]) for row in read if row.get("department")]
    )
    standing = standings(draft, list_kind)
    start = _place_after(draft, list_kind, after, standing, len(read))
    projects = Project.objects.bulk_create(
        Project(organisation=draft.plan.organisation) for _row in read
    )
    usual = row_kind(draft.kind_list, known=False) or ""
    new = []
    for place, (row, project) in enumerate(zip(read, projects, strict=True)):
        plain = {
            name: value
            for name, value in row.items()
            if name not in {"department", "node", "community", "kind"}
            and year_of(name, draft.plan.period) is None
        }
        department = departments.get(str(row.get("department") or ""))
        listing = Listing(
            version=draft,
            project=project,
            list_kind=list_kind.value,
            kind=str(row.get("kind") or usual),
            position=start + place,
            node_id=node if isinstance(node := row.get("node"), int) else None,
            department=department,
            community=communities.named(str(row.get("community") or "")),
            **plain,
        )
        listing.search_text = search_text_of(listing, department.name if department else "")
        new.append(listing)
    number_new(new, standing, list_kind, outline)
    Listing.objects.bulk_create(new)
    save_money(
        [
            (listing.pk, year, value)
            for listing, row in zip(new, read, strict=True)
            for name, value in row.items()
            if (year := year_of(name, draft.plan.period)) is not None and isinstance(value, Decimal)
        ]
    )
    record(
        by,
        "plan.add_listings",
        draft,
        list=list_kind.value,
        listings=[[listing.pk, listing.project_id, listing.title] for listing in new],
        new_departments=made,
    )
    return new


def _read_rows(
    rows: Sequence[Mapping[str, str]],
    period: PlanPeriod,
    outline: Outline,
    communities: Communities,
    kinds: Sequence[VersionKind],
) -> list[dict[str, Value]]:
    read: list[dict[str, Value]] = []
    refused: list[RefusedCell] = []
    for place, row in enumerate(rows):
        values: dict[str, Value] = {}
        for name, text in {"title": "", **row}.items():
            try:
                value = read_cell(name, text, period)
                if name == "community":
                    communities.named(str(value))
                if name == "kind":
                    ensure_kind(str(value), text, kinds)
                values[name] = found_node(str(value), outline) if name == "node" else value
            except UnreadableCell as problem:
                refused.append(refused_cell(place, name, text, problem))
        read.append(values)
    if refused:
        raise CellsRefused(refused)
    return read


def _place_after(
    draft: Version,
    list_kind: ListKind,
    after: Listing | None,
    standing: Sequence[Standing],
    count: int,
) -> int:
    """The first position of the new rows; rows behind `after` make room."""
    if after is None:
        last = draft.listings.aggregate(last=Max("position"))["last"]
        return 0 if last is None else last + 1
    order = [row.pk for row in standing]
    if after.pk not in order:
        raise Refused(_("แถวที่จะต่อท้ายถูกลบหรือย้ายบัญชีไปแล้ว โหลดหน้านี้ใหม่"))
    start = order.index(after.pk) + 1
    set_positions(
        standing, {pk: place + count * (place >= start) for place, pk in enumerate(order)}
    )
    return start


def number_new(
    new: Sequence[Listing], standing: Sequence[Standing], list_kind: ListKind, outline: Outline
) -> None:
    """Give new rows without a number the next one of their group."""
    taken: dict[Any, int] = {}
    for row in standing:
        group = group_of(row, list_kind, outline)
        taken[group] = taken.get(group, 0) + 1
    for listing in new:
        group = group_of(Standing(0, 0, listing.node_id, listing.programme, ""), list_kind, outline)
        taken[group] = taken.get(group, 0) + 1
        if listing.number is None:
            listing.number = taken[group]


@dataclass(frozen=True)
class Removal:
    """การลบแถว — what was removed; `entry` is the ledger line from which it can be brought back."""

    entry: int
    listings: Sequence[int]


@transaction.atomic
def remove_listings(version: Version, *, by: User | None, seen: Mapping[int, int]) -> Removal:
    """Remove rows of a draft. `seen` is {row: the edit the person was looking at}.

    The ledger line holds the rows whole, so restore_listings can bring them back; their projects
    keep their identity. Raises Conflict (409) where a row was edited or removed meanwhile.
    """
    draft = locked_draft(version)
    rows = list(
        Listing.objects.select_for_update().filter(version=draft, pk__in=seen).order_by("pk")
    )
    there = {row.pk: row for row in rows}
    stale = [
        ConflictingCell(pk, "title", "", there[pk].title, there[pk].edit)
        if pk in there
        else ConflictingCell(pk, "title", "", None, None)
        for pk, edit in seen.items()
        if pk not in there or there[pk].edit != edit
    ]
    if stale:
        raise Conflict(stale)
    links = _links_of(draft, rows)
    entry = record(by, "plan.remove_listings", draft, rows=_kept(rows), links=links)
    draft.links.filter(source__in=[row.project_id for row in rows]).delete()
    Listing.objects.filter(pk__in=there).delete()
    return Removal(entry.pk, tuple(there))


_ORIGIN = ("kind", "resolution_id", "commitment_id", "proposal_id", "text")
_LINK = ("kind", "source_id", "target_id", "outside_name", "note")


def _links_of(draft: Version, rows: Sequence[Listing]) -> list[dict[str, Any]]:
    """What the draft says of these rows' projects; refused where another project hangs on them."""
    going = {row.project_id for row in rows}
    if draft.links.filter(target__in=going).exclude(source__in=going).exists():
        raise Refused(_("มีโครงการอื่นรวมเข้ามาหรือแยกออกจากโครงการนี้ เอาความเกี่ยวข้องนั้นออกก่อนแล้วจึงลบแถว"))
    return list(draft.links.filter(source__in=going).values(*_LINK))


@transaction.atomic
def restore_listings(version: Version, *, by: User | None, removal: int) -> list[Listing]:
    """Bring back what a removal (the ledger line `Removal.entry`) took from this draft, as it was.

    Raises Refused where it was brought back already, or a project is listed again meanwhile.
    """
    draft = locked_draft(version)
    entry = Entry.objects.filter(
        pk=removal, act="plan.remove_listings", about=f"plan.version:{draft.pk}"
    ).first()
    if entry is None:
        raise Refused(_("ไม่พบการลบที่จะเรียกคืนในฉบับนี้"))
    kept = entry.detail["rows"]
    again = Listing.objects.filter(
        version=draft, project__in=[row["columns"]["project_id"] for row in kept]
    ).first()
    if again is not None:
        raise Refused(_("โครงการ “%(title)s” อยู่ในฉบับนี้แล้ว จึงไม่เรียกคืนซ้ำ") % {"title": again.title})
    rows = _revived([row["columns"] for row in kept], draft)
    Listing.objects.bulk_create(rows)
    save_money(
        [
            (row["columns"]["id"], FiscalYear(int(year)), Decimal(baht))
            for row in kept
            for year, baht in row["money"].items()
        ]
    )
    ListingAlignment.objects.bulk_create(
        ListingAlignment(
            listing_id=row["columns"]["id"], list_code=code, number=number, title=title
        )
        for row in kept
        for code, number, title in row["alignments"]
    )
    ListingOrigin.objects.bulk_create(
        ListingOrigin(listing_id=row["columns"]["id"], **origin)
        for row in kept
        for origin in row.get("origins", ())
    )
    ProjectLink.objects.bulk_create(
        ProjectLink(version=draft, **link) for link in entry.detail.get("links", ())
    )
    record(by, "plan.restore_listings", draft, removal=entry.seq, listings=[row.pk for row in rows])
    return rows


def _kept(rows: Sequence[Listing]) -> list[dict[str, Any]]:
    """Rows as plain values, everything that is theirs included."""
    money = money_of(row.pk for row in rows)
    links: dict[int, list[list[str]]] = {row.pk: [] for row in rows}
    for link in ListingAlignment.objects.filter(listing__in=links.keys()):
        links[link.listing_id].append([link.list_code, link.number, link.title])
    origins: dict[int, list[dict[str, Any]]] = {row.pk: [] for row in rows}
    for origin in ListingOrigin.objects.filter(listing__in=links.keys()):
        said = {name: getattr(origin, name) for name in _ORIGIN}
        origins[origin.listing_id].append(said)
    return [
        {
            "columns": {
                column.attname: getattr(row, column.attname)
                for column in Listing._meta.concrete_fields
                if column.attname not in {"version_id", "search_text"}
            },
            "money": {str(year): baht for year, baht in money[row.pk].items()},
            "alignments": links[row.pk],
            "origins": origins[row.pk],
        }
        for row in rows
    ]


def _revived(kept: Sequence[Mapping[str, Any]], draft: Version) -> list[Listing]:
    """The rows as they were, except links to a node or department that is gone by now."""
    names = dict(draft.plan.organisation.departments.values_list("pk", "name"))
    nodes = outline_of(draft.plan).by_pk
    rows = []
    for columns in kept:
        department, node = columns["department_id"], columns["node_id"]
        row = Listing(
            **{
                **columns,
                "version_id": draft.pk,
                "department_id": department if department in names else None,
                "node_id": node if node in nodes else None,
                # One edit further: whoever still sees the row as it was is told it moved on.
                "edit": columns["edit"] + 1,
            }
        )
        row.search_text = search_text_of(row, names.get(department, ""))
        rows.append(row)
    return rows
