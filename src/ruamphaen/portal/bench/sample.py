"""What is measured with: projects worded as the demo's town words them, as many as asked. Pure."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import count, islice

from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.portal.demo import town
from ruamphaen.thai.dates import FiscalYear, PlanPeriod

PERIOD = PlanPeriod(FiscalYear(2566), FiscalYear(2570))
YEARS = [year.be for year in PERIOD.years]


def projects(size: int, first: int = 1) -> list[dict[str, str]]:
    """Projects as an officer types them into the grid, money in all five years, numbered on.

    Titles, objectives, targets and outcomes are about as long as in real plans, and none is there
    twice: nothing that remembers texts can make the figures better than they are.
    """
    return list(islice(_projects(first), size))


def _projects(first: int) -> Iterator[dict[str, str]]:
    number = count(first)
    for seed in count(1):
        for row in town.rows(seed, YEARS):
            if row.list_kind == ListKind.MAIN:
                yield _typed(row, next(number))


def _typed(row: town.TownRow, number: int) -> dict[str, str]:
    first = next(iter(row.money.values()), Decimal(10_000))
    where = f"{row.community or 'ทั้งเขตเทศบาล'} ช่วงที่ {number}"
    words = {
        "title": f"{row.title} {where}",
        "objective": f"{row.objective} ({where})",
        "target": f"{row.target} ({where})",
        "indicator": row.indicator,
        "outcome": f"{row.outcome} ({where})",
        "department": row.department,
        "programme": row.programme,
        "node": row.guideline,
        "place": row.community,
    }
    money = {f"budget:{year}": f"{first + 1000 * place:.2f}" for place, year in enumerate(YEARS)}
    return {field: text for field, text in (words | money).items() if text}
