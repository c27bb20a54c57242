"""What must hold before the site starts."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from ruamphaen.base.doors import FOREIGN_VIEWS

# Versions below carry the write-ahead-log reset fault; docs/operate.md names the remedies.
SAFE_SQLITE = (3, 51, 3)


def all_views(patterns: Sequence[Any] | None = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every (address pattern, view) of the site, nested ones included."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from all_views(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here, pattern.callback


@register()
def every_view_has_a_door(**_: Any) -> list[Error]:
    """A view that does not say who may enter stops the start: deny by default."""
    return [
        Error(f"{address}: the view {view.__name__} declares no door", id="base.E001")
        for address, view in all_views()
        if not hasattr(view, "door") and not view.__module__.startswith(FOREIGN_VIEWS)
    ]


@register("database")
def sqlite_is_safe(**_: Any) -> list[checks.Warning]:
    """Says so where the SQLite on this machine has a known fault under many writers."""
    if "sqlite3" not in settings.DATABASES["default"]["ENGINE"]:
        return []
    if sqlite3.sqlite_version_info >= SAFE_SQLITE:
        return []
    return [
        checks.Warning(
            f"SQLite {sqlite3.sqlite_version} is older than "
            f"{'.'.join(map(str, SAFE_SQLITE))}: see «SQLite» in docs/operate.md",
            id="base.W001",
        )
    ]
