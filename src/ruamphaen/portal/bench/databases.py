"""A database of its own on a PostgreSQL server, for as long as one bench runs."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


def version_at(server: str) -> str:
    """The version of the server at this address; psycopg.OperationalError where nobody answers."""
    with psycopg.connect(server, connect_timeout=5) as connection:
        return connection.info.parameter_status("server_version") or ""


@contextmanager
def made_on(server: str) -> Iterator[str]:
    """The address of a new database on the server at this address (postgres://…); dropped at the end.

    Raises psycopg.OperationalError where nobody answers there, or nobody may make a database.
    """
    name = f"ruamphaen_bench_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            connection.execute(drop)
