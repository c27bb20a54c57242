"""Rows by the ten thousand: plain values into a table, without an object of a model for each."""

from collections.abc import Mapping, Sequence
from itertools import batched
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper


def insert_rows(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert rows given by their columns' names ("listing_id"), and return their keys in order.

    What bulk_create does, in a third of its time on SQLite (on PostgreSQL it is about as fast), for
    an import that adds five sums to every project. Every row names the same columns; the others
    take their fields' defaults, and values that only saving would fill (auto_now) must be named.
    One statement for as many rows as the database takes values; call it inside the act's
    transaction. Raises KeyError for a name that is no column.
    """
    if not rows:
        return []
    connection = connections[router.db_for_write(model)]
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    named = [fields.pop(name) for name in rows[0]]
    blank = [field for field in fields.values() if not field.primary_key]
    into = [*named, *blank]
    defaults = [field.get_db_prep_save(field.get_default(), connection) for field in blank]
    prepared = (
        [field.get_db_prep_save(row[field.attname], connection) for field in named] + defaults
        for row in rows
    )
    keys: list[int] = []
    with connection.cursor() as cursor:
        for some in batched(prepared, connection.ops.bulk_batch_size(into, rows)):
            statement = _insert(connection, model, into, len(some))
            cursor.execute(statement, [value for row in some for value in row])
            keys += [key for (key,) in cursor.fetchall()]
    return keys


def _insert(
    connection: BaseDatabaseWrapper,
    model: type[models.Model],
    fields: Sequence[models.Field[Any, Any]],
    rows: int,
) -> str:
    table, key, *columns = (
        connection.ops.quote_name(str(name))
        for name in (
            model._meta.db_table,
            model._meta.pk.column,
            *(field.column for field in fields),
        )
    )
    marks = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * rows)
    into = f"{table} ({', '.join(columns)})"
    return f"INSERT INTO {into} VALUES {marks} RETURNING {key}"  # noqa: S608 -- names of our own
