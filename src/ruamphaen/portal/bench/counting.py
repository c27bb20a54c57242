"""How often the database is asked. Lighter than Django's own log, which writes every value out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection


@dataclass
class Asked:
    """จำนวนคำถาม — statements since counting began; BEGIN and COMMIT are not among them."""

    statements: int = 0


@contextmanager
def counted() -> Iterator[Asked]:
    """Count the statements of everything inside."""
    asked = Asked()

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.statements += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked
