"""ผู้เฝ้าฉบับที่ลงมติแล้ว — triggers that refuse to change what was approved or announced, on both databases.

They stand from one migration to the next: migrations rebuild tables, and on SQLite a rebuilt table
loses its triggers, so they are lifted before and raised after (see apps.py).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

from ruamphaen.plan.models.lineage import ListingOrigin, ProjectLink
from ruamphaen.plan.models.plan import Version
from ruamphaen.plan.models.project import Listing, ListingAlignment, YearBudget

REFUSAL = "an approved version of a plan is never changed: start a new version instead"
FROZEN = "('approved', 'announced')"

_VERSIONS, _LISTINGS = Version._meta.db_table, Listing._meta.db_table
_OF_LISTING = f"SELECT version_id FROM {_LISTINGS} WHERE id = {{row}}.listing_id"  # noqa: S608 -- names of our own tables
_ANY_FROZEN = f"SELECT 1 FROM {_VERSIONS} WHERE state IN {FROZEN}"  # noqa: S608 -- as above
# The tables that hold what a version says, and how one of their rows leads to its version.
_PARTS = {
    Listing._meta.db_table: "{row}.version_id",
    ProjectLink._meta.db_table: "{row}.version_id",
    YearBudget._meta.db_table: f"({_OF_LISTING})",
    ListingAlignment._meta.db_table: f"({_OF_LISTING})",
    ListingOrigin._meta.db_table: f"({_OF_LISTING})",
}
# The search index of a row is no content: it may be made anew.
_NO_CONTENT = {_LISTINGS: {"search_text"}}
# What the one move of a frozen version, from approved to announced, may fill in.
_OF_ANNOUNCING = ("state", "announced_on", "source")

_OF_ROWS = (
    *(f"{table}_frozen_{act}" for table in _PARTS for act in ("insert", "update", "delete")),
    f"{_VERSIONS}_frozen_update",
    f"{_VERSIONS}_frozen_delete",
)
# TRUNCATE asks no trigger of a row, so PostgreSQL has one of the statement; SQLite has no TRUNCATE.
_OF_TABLES = tuple(f"{table}_frozen_truncate" for table in (*_PARTS, _VERSIONS))


def names() -> tuple[str, ...]:
    """The guards that should stand on this database."""
    return _OF_ROWS if connection.vendor == "sqlite" else (*_OF_ROWS, *_OF_TABLES)


def raise_guards() -> None:
    """Set every guard anew. Other databases are refused: the plans would stand unguarded."""
    lift_guards()
    _run({"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]())


def raise_where_whole() -> None:
    """Set the guards where every guarded table has the columns of today: not half-way through migrations."""
    there = connection.introspection
    with connection.cursor() as cursor:
        tables = set(there.table_names(cursor))
        for table in (_VERSIONS, *_PARTS):
            if table not in tables:
                return
            columns = {each.name for each in there.get_table_description(cursor, table)}
            if not columns >= set(_columns(table)):
                return
    raise_guards()


def lift_guards() -> None:
    """Take the guards away, for a migration; nothing where none stand."""
    if connection.vendor == "sqlite":
        _run(f"DROP TRIGGER IF EXISTS {name}" for name in names())
    else:
        _run(f"DROP TRIGGER IF EXISTS {name} ON {_table_of(name)}" for name in names())


@contextmanager
def lifted_guards() -> Iterator[None]:
    """Without guards for a while: for tests, and for whoever must repair a database by hand."""
    lift_guards()
    yield
    raise_guards()


def missing_guards() -> list[str]:
    """The guards that should stand and do not."""
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        standing = {row[0] for row in cursor.fetchall()}
    return [name for name in names() if name not in standing]


def _table_of(name: str) -> str:
    return name.rsplit("_frozen_", 1)[0]


def _sqlite() -> Iterator[str]:
    for table, act, condition in _conditions("IS NOT"):
        yield (
            f"CREATE TRIGGER {table}_frozen_{act} BEFORE {act.upper()} ON {table} "
            f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def _postgresql() -> Iterator[str]:
    # A condition of a trigger may not ask another table there, so each has a function of its own.
    for table, act, condition in _conditions("IS DISTINCT FROM"):
        name = f"{table}_frozen_{act}"
        result = "OLD" if act == "delete" else "NEW"
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; "
            f"END IF; RETURN {result}; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    for name in _OF_TABLES:
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF EXISTS ({_ANY_FROZEN}) "
            f"THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; "
            "END IF; RETURN NULL; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {_table_of(name)} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )


def _conditions(differs: str) -> Iterator[tuple[str, str, str]]:
    """Of each guard: its table, the act, and when it refuses. `differs` compares nulls too."""
    for table, version in _PARTS.items():
        model_columns = _columns(table)
        kept = [name for name in model_columns if name not in _NO_CONTENT.get(table, set())]
        changed = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in kept)
        old, new = _frozen(version, "OLD"), _frozen(version, "NEW")
        yield table, "insert", new
        yield table, "update", f"({old} OR {new}) AND ({changed})"
        yield table, "delete", old
    columns = _columns(_VERSIONS)
    changed = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in columns)
    sealed = [name for name in columns if name not in _OF_ANNOUNCING]
    beyond = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in sealed)
    announcing = f"OLD.state = 'approved' AND NEW.state = 'announced' AND NOT ({beyond})"
    yield _VERSIONS, "update", f"OLD.state IN {FROZEN} AND ({changed}) AND NOT ({announcing})"
    yield _VERSIONS, "delete", f"OLD.state IN {FROZEN}"


def _frozen(version: str, row: str) -> str:
    of_row = version.format(row=row)
    return f"EXISTS (SELECT 1 FROM {_VERSIONS} WHERE id = {of_row} AND state IN {FROZEN})"  # noqa: S608


def _columns(table: str) -> list[str]:
    models = (Version, Listing, ProjectLink, YearBudget, ListingAlignment, ListingOrigin)
    model = next(one for one in models if one._meta.db_table == table)
    return [str(column.column) for column in model._meta.concrete_fields]


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
