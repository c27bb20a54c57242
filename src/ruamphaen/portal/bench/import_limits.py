"""The same rows without any of ours: read by calamine alone, inserted by SQLite alone, or one by one."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db.models import Max, Model

from ruamphaen.plan.models import Listing, Project, Version, YearBudget
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.portal.bench.sample import YEARS
from ruamphaen.thai.dates import FiscalYear

type Inserts = list[tuple[str, list[tuple[Any, ...]]]]
"""A statement, and the values it is executed with, row by row."""


def read_with_calamine(file: Path) -> int:
    """Every cell of the first sheet, in this process; how many rows."""
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python())


def rows_to_insert(bare: sqlite3.Connection, imported: Version, into: Version) -> Inserts:
    """The rows of one version again, with keys of their own, for another version."""
    listings = Listing.objects.filter(version=imported)
    project, listing = _last(Project), _last(Listing)
    here: Mapping[str, int] = {"version_id": into.pk, "organisation_id": into.plan.organisation_id}
    return [
        _copies(bare, Project, listings.values_list("project"), {"id": project}, here),
        _copies(
            bare, Listing, listings.values_list("pk"), {"id": listing, "project_id": project}, here
        ),
        _copies(
            bare,
            YearBudget,
            YearBudget.objects.filter(listing__in=listings).values_list("pk"),
            {"id": _last(YearBudget), "listing_id": listing},
            here,
        ),
    ]


def _last(model: type[Model]) -> int:
    last: int = model._default_manager.aggregate(last=Max("pk"))["last"] or 0
    return last


def _copies(
    bare: sqlite3.Connection,
    model: type[Model],
    keys: Any,
    shifted: Mapping[str, int],
    replaced: Mapping[str, int],
) -> tuple[str, list[tuple[Any, ...]]]:
    table = model._meta.db_table
    wanted = {key for (key,) in keys}
    found = bare.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- our own table
    names = [column[0] for column in found.description]
    rows = [
        tuple(
            replaced.get(name, value + shifted[name] if name in shifted else value)
            for name, value in zip(names, row, strict=True)
        )
        for row in found
        if row[names.index("id")] in wanted
    ]
    marks = ", ".join("?" * len(names))
    return f'INSERT INTO "{table}" VALUES ({marks})', rows  # noqa: S608 -- our own table


def insert(bare: sqlite3.Connection, inserts: Inserts) -> None:
    """All of them in one transaction."""
    bare.execute("BEGIN IMMEDIATE")
    for statement, rows in inserts:
        bare.executemany(statement, rows)
    bare.execute("COMMIT")


def create_row_by_row(draft: Version, rows: Sequence[Mapping[str, str]]) -> None:
    """Each project with its row and its money by one `create` after the other, no transaction."""
    for place, row in enumerate(rows):
        project = Project.objects.create(organisation=draft.plan.organisation)
        listing = Listing.objects.create(
            version=draft,
            project=project,
            list_kind=ListKind.MAIN,
            position=place,
            search_text=row["title"],
            **dict(_texts(row)),
        )
        for year in YEARS:
            YearBudget.objects.create(
                listing=listing, year=FiscalYear(year), amount_baht=Decimal(row[f"budget:{year}"])
            )


def _texts(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in ("title", "objective", "target", "indicator", "outcome", "programme", "place"):
        if name in row:
            yield name, row[name]
