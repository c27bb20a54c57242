"""Changing cells of a draft: one, or thousands pasted at once; all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction

from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import Department, User
from ruamphaen.plan.actions.drafts import (
    Communities,
    MoneyByYear,
    communities_of,
    departments_named,
    locked_draft,
    money_of,
    save_money,
    save_rows,
    search_text_of,
)
from ruamphaen.plan.actions.refusals import (
    CellsRefused,
    Conflict,
    ConflictingCell,
    RefusedCell,
    refused_cell,
)
from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.rules.cells import (
    CellChange,
    UnreadableCell,
    Value,
    read_cell,
    shown_cell,
    year_of,
)
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.dates import FiscalYear, PlanPeriod

_SEARCHED = frozenset({"title", "objective", "place", "department"})
_FOUND_BY_NAME = {
    "department": "department_id",
    "node": "node_id",
    "community": "community_id",
}


@dataclass(frozen=True)
class ShownCell:
    """ช่องหลังบันทึก — a cell as the grid shows it now."""

    listing: int
    field: str
    shown: str


@dataclass(frozen=True)
class CellsEdited:
    """ผลการแก้ช่อง — the new edit of every row named, and every cell as it is shown now."""

    edits: Mapping[int, int]
    cells: Sequence[ShownCell]
    new_departments: Sequence[str]


@transaction.atomic
def edit_cells(version: Version, *, by: User | None, changes: Sequence[CellChange]) -> CellsEdited:
    """Save cells of a draft: every one, or none. One ledger line with each cell before and after.

    Raises CellsRefused (422) where a cell cannot be read, Conflict (409) where a row was edited or
    removed after it was opened, Refused (409) where the version is no draft. A cell that says what
    already stands there changes nothing. The number of queries does not grow with the cells.
    """
    draft = locked_draft(version)
    sheet = _opened(draft, changes)
    values = _read(changes, sheet)
    _ensure_unchanged(changes, sheet)
    names = {str(value) for (_pk, name), value in values.items() if name == "department"}
    sheet.departments, made = departments_named(draft.plan.organisation, names)
    written = [
        written
        for (pk, name), value in values.items()
        if (written := sheet.write(pk, name, value)) is not None
    ]
    if written:
        sheet.save({(pk, name) for pk, name, _before, _after in written})
        record(by, "plan.edit_cells", draft, cells=written, new_departments=made)
    return CellsEdited(
        {pk: row.edit for pk, row in sheet.rows.items()},
        [ShownCell(pk, name, sheet.shown(pk, name)) for pk, name in values],
        made,
    )


def edit_listing(
    listing: Listing, *, by: User | None, seen: int, typed: Mapping[str, str]
) -> CellsEdited:
    """Save a row from a form without script: the same rules, the same single ledger line."""
    changes = [CellChange(listing.pk, seen, name, text) for name, text in typed.items()]
    return edit_cells(listing.version, by=by, changes=changes)


@dataclass
class _Sheet:
    """The rows being edited, with what is needed to read and write their cells."""

    period: PlanPeriod
    outline: Outline
    rows: Mapping[int, Listing]
    money: Mapping[int, MoneyByYear]
    communities: Communities
    kinds: Sequence[VersionKind]
    departments: Mapping[str, Department] = field(default_factory=dict)

    def shown(self, pk: int, name: str) -> str:
        """A cell as it is shown now."""
        row = self.rows[pk]
        if (year := year_of(name, self.period)) is not None:
            return shown_cell(name, self.money[pk].get(year))
        if name == "department":
            return row.department.name if row.department else ""
        if name == "community":
            return str(row.community or "")
        if name == "node":
            return self.outline.reference(row.node_id)
        return shown_cell(name, getattr(row, name))

    def write(self, pk: int, name: str, value: Value) -> tuple[int, str, Any, Any] | None:
        """Set one cell in memory; (row, field, before, after), or None where nothing changes."""
        row = self.rows[pk]
        year = year_of(name, self.period)
        before = self.money[pk].get(year) if year is not None else self.shown(pk, name)
        if year is not None:
            self._set_money(pk, year, value)
            after: Any = value
        else:
            self._set(row, name, value)
            after = self.shown(pk, name)
        return None if before == after else (pk, name, before, after)

    def _set_money(self, pk: int, year: FiscalYear, value: Value) -> None:
        if isinstance(value, Decimal):
            self.money[pk][year] = value
        else:
            self.money[pk].pop(year, None)

    def _set(self, row: Listing, name: str, value: Value) -> None:
        if name == "department":
            row.department = self.departments[str(value)] if value else None
        elif name == "community":
            row.community = self.communities.named(str(value or ""))
        elif name == "node":
            row.node_id = value if isinstance(value, int) else None
        else:
            setattr(row, name, value)

    def save(self, cells: set[tuple[int, str]]) -> None:
        """Write what changed: rows in one statement, money in at most three."""
        touched = [self.rows[pk] for pk in sorted({pk for pk, _name in cells})]
        names = {name for _pk, name in cells if year_of(name, self.period) is None}
        searched = {pk for pk, name in cells if name in _SEARCHED}
        for row in touched:
            row.edit += 1
            if row.pk in searched:
                row.search_text = search_text_of(row, self.shown(row.pk, "department"))
        columns = {_FOUND_BY_NAME.get(name, name) for name in names}
        save_rows(touched, columns | {"edit", "search_text"})
        years = [(pk, year_of(name, self.period)) for pk, name in sorted(cells)]
        save_money([(pk, year, self.money[pk].get(year)) for pk, year in years if year is not None])


def _opened(draft: Version, changes: Sequence[CellChange]) -> _Sheet:
    pks = {change.listing for change in changes}
    rows = (
        Listing.objects.select_for_update(of=("self",))
        .filter(version=draft, pk__in=pks)
        .select_related("department", "community")
        .order_by("pk")
    )
    found = {row.pk: row for row in rows}
    communities = communities_of(draft.plan.organisation)
    outline, kinds = outline_of(draft.plan), () if draft.is_whole else draft.kind_list
    return _Sheet(draft.plan.period, outline, found, money_of(found), communities, kinds)


def _read(changes: Sequence[CellChange], sheet: _Sheet) -> dict[tuple[int, str], Value]:
    """The value of each cell; of one named twice the last counts, as in a paste over a paste."""
    values: dict[tuple[int, str], Value] = {}
    refused: list[RefusedCell] = []
    for change in changes:
        try:
            value = read_cell(change.field, change.typed, sheet.period)
            if change.field == "node":
                value = found_node(str(value), sheet.outline)
            elif change.field == "community":
                sheet.communities.named(str(value))
            elif change.field == "kind":
                ensure_kind(str(value), change.typed, sheet.kinds)
        except UnreadableCell as problem:
            refused.append(refused_cell(change.listing, change.field, change.typed, problem))
        else:
            values[change.listing, change.field] = value
    if refused:
        raise CellsRefused(refused)
    return values


def ensure_kind(kind: str, typed: str, kinds: Sequence[VersionKind]) -> None:
    """Raises UnreadableCell for a kind that the round does not hold."""
    if kind not in kinds:
        raise UnreadableCell("kind_not_in_round", typed)


def found_node(typed: str, outline: Outline) -> int | None:
    """The key of the node a person named; None for blank or "-". Raises UnreadableCell."""
    if typed in {"", "-", "–", "—"}:
        return None
    nodes = outline.named(typed)
    if len(nodes) != 1:
        raise UnreadableCell("ambiguous_node" if nodes else "no_such_node", typed)
    return nodes[0].pk


def _ensure_unchanged(changes: Sequence[CellChange], sheet: _Sheet) -> None:
    stale = []
    for change in changes:
        row = sheet.rows.get(change.listing)
        if row is None:
            stale.append(ConflictingCell(change.listing, change.field, change.typed, None, None))
        elif row.edit != change.seen_edit:
            theirs = sheet.shown(row.pk, change.field)
            stale.append(ConflictingCell(row.pk, change.field, change.typed, theirs, row.edit))
    if stale:
        raise Conflict(stale)
