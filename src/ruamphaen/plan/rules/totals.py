"""Sums of a plan, as its summary form (ผ.01) shows them. Pure: from counted rows to lines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ruamphaen.plan.rules.outline import Outline
from ruamphaen.thai.dates import FiscalYear


@dataclass(frozen=True, slots=True)
class Figures:
    """จำนวนโครงการและงบประมาณ — how many projects, and how much money in baht."""

    projects: int = 0
    baht: Decimal = Decimal(0)

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(self.projects + other.projects, self.baht + other.baht)


NOTHING = Figures()


@dataclass(frozen=True, slots=True)
class Counted:
    """ยอดย่อยจากฐานข้อมูล — figures of the rows of one node and programme in one year.

    `year` None: the rows themselves, each counted once, with the money of all years.
    In a year only rows with money in it are counted (a printed 0 is not money).
    """

    node: int | None
    strategy_as_printed: str
    programme: str
    year: FiscalYear | None
    figures: Figures


@dataclass(frozen=True)
class Line:
    """บรรทัดสรุป — figures by year, and over all years with each project counted once."""

    by_year: Mapping[FiscalYear, Figures]
    all_years: Figures

    @property
    def counted_yearly(self) -> Figures:
        """All years with a project counted in each year in which it has money."""
        return sum(self.by_year.values(), NOTHING)


@dataclass(frozen=True)
class StrategyLine:
    """บรรทัดของยุทธศาสตร์ — one strategy's sums and, under it, its programmes by code."""

    node: int | None
    strategy_as_printed: str
    line: Line
    programmes: Mapping[str, Line]


@dataclass(frozen=True)
class Totals:
    """ยอดรวมของฉบับ — what ผ.01 needs: strategies in tree order, programmes by code, the whole."""

    years: Sequence[FiscalYear]
    strategies: Sequence[StrategyLine]
    programmes: Mapping[str, Line]
    grand: Line


def totals_of(counted: Iterable[Counted], outline: Outline, years: Sequence[FiscalYear]) -> Totals:
    """Roll counted rows up to top strategies and programmes.

    Strategies stand in tree order; those found only in a source's words come last, by their words.
    `years` are those of the plan; money outside them is still in the sums of all years.
    """
    rows = list(counted)
    places: dict[tuple[int | None, str], list[Counted]] = defaultdict(list)
    for row in rows:
        top = outline.tops.get(row.node) if row.node is not None else None
        places[(top, "" if top is not None else row.strategy_as_printed)].append(row)

    def place(key: tuple[int | None, str]) -> tuple[bool, int, str]:
        top, printed = key
        return (top is None, outline.ranks.get(top, 0) if top is not None else 0, printed)

    strategies = [
        StrategyLine(top, printed, _line(below, years), _by_programme(below, years))
        for (top, printed), below in sorted(places.items(), key=lambda item: place(item[0]))
    ]
    return Totals(tuple(years), strategies, _by_programme(rows, years), _line(rows, years))


def rolled_up(by_node: Mapping[int, Figures], outline: Outline) -> dict[int, Figures]:
    """Figures of each node with everything under it; nodes without any are left out."""
    sums: dict[int, Figures] = {}
    for node, figures in by_node.items():
        for above in outline.path(node):
            sums[above] = sums.get(above, NOTHING) + figures
    return sums


def _line(rows: Iterable[Counted], years: Sequence[FiscalYear]) -> Line:
    by_year = dict.fromkeys(years, NOTHING)
    all_years = NOTHING
    for row in rows:
        if row.year is None:
            all_years += row.figures
        elif row.year in by_year:
            by_year[row.year] += row.figures
    return Line(by_year, all_years)


def _by_programme(rows: Iterable[Counted], years: Sequence[FiscalYear]) -> dict[str, Line]:
    found: dict[str, list[Counted]] = defaultdict(list)
    for row in rows:
        found[row.programme].append(row)
    # Rows without a programme come last.
    return {code: _line(found[code], years) for code in sorted(found, key=lambda code: code or "~")}
