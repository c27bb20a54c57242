"""The rows of a page without the page: read by SQL alone, set by a template of nothing but cells."""

import sqlite3
from collections.abc import Sequence
from functools import cache

from django.template import Context, Engine, Template

from ruamphaen.plan.models import Listing, YearBudget
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.portal.bench.sample import YEARS

type Cells = Sequence[object]

_LISTING, _BUDGET = Listing._meta.db_table, YearBudget._meta.db_table
_WORDS = ("number", "title", "objective", "target", "indicator", "outcome", "programme", "place")
_ROWS = f"""
    SELECT id, {", ".join(_WORDS)} FROM {_LISTING}
    WHERE version_id = ? AND list_kind = ? ORDER BY position LIMIT ?
"""  # noqa: S608 -- names of our own
_MONEY = f"""
    SELECT listing_id, year, amount_baht FROM {_BUDGET} WHERE listing_id IN
    (SELECT id FROM {_LISTING} WHERE version_id = ? AND list_kind = ? ORDER BY position LIMIT ?)
"""  # noqa: S608 -- names of our own


def read(bare: sqlite3.Connection, version: int, most: int) -> list[Cells]:
    """The words and the five years of the first rows of a version, in two questions."""
    asked = (version, ListKind.MAIN.value, most)
    money: dict[tuple[int, int], object] = {
        (listing, year): baht for listing, year, baht in bare.execute(_MONEY, asked)
    }
    return [
        (*words, *(money.get((listing, year)) for year in YEARS))
        for listing, *words in bare.execute(_ROWS, asked)
    ]


def rendered(rows: Sequence[Cells]) -> str:
    """The cells in a table, by Django's own engine, escaped and nothing else."""
    return _template().render(Context({"rows": rows}))


@cache
def _template() -> Template:
    return Engine().from_string(
        "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>"
        "{% endfor %}</table>"
    )
