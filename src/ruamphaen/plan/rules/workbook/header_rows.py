"""หัวตาราง: where the heading rows of a table are, and what each of its columns holds.

A header is one to four rows deep. A heading merged over several columns ("งบประมาณ" above five
years) speaks for each of them, also where the cells were left unmerged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from ruamphaen.base.workbooks.grid import Merge
from ruamphaen.plan.rules.workbook.headings import (
    TRACKING,
    Column,
    HeadedYear,
    heading_like,
    heading_of,
    is_piece_of_heading,
    scale_of,
    year_of,
)

type Texts = Sequence[Sequence[str]]

_LONGEST_IN_HEADER = 80
_DEEPEST = 4
_HEADS_OF_MONEY = (Column.BUDGET, Column.TRANSFER, Column.OTHER_MONEY, Column.TOTAL)
_NAMES = (Column.PROJECT, Column.ITEM, Column.TARGET, Column.TYPE)


@dataclass(frozen=True, slots=True)
class YearColumn:
    """คอลัมน์ของปี: a money or count column of one fiscal year (Buddhist era)."""

    column: int
    year: int
    typed: str
    common_era: bool


@dataclass(frozen=True)  # no slots: money_places is asked for at every row, so it is kept
class Header:
    """หัวตาราง: the rows of a header (counted from 0) and the place of each column it names.

    ``money`` and ``counts`` are by fiscal year, ``repeated`` are year columns left out because the
    year was already there. ``scale`` is the worth in baht of one unit of the money columns.
    """

    rows: tuple[int, ...]
    columns: Mapping[Column, tuple[int, ...]]
    money: Mapping[int, YearColumn] = field(default_factory=dict)
    counts: Mapping[int, YearColumn] = field(default_factory=dict)
    repeated: tuple[YearColumn, ...] = ()
    total_money: int | None = None
    total_count: int | None = None
    months: int = 0
    scale: Decimal = Decimal(1)
    unit: str = ""

    def place(self, column: Column) -> int | None:
        """The first place of a column, or None where the table has none."""
        places = self.columns.get(column, ())
        return places[0] if places else None

    @property
    def tracking(self) -> tuple[Column, ...]:
        """The tracking columns of the table, in the order of the form."""
        return tuple(column for column in TRACKING if column in self.columns)

    @property
    def layout(self) -> object:
        """Equal for two headers that put the same columns in the same places."""
        years = {year: found.column for year, found in self.money.items()}
        counts = {year: found.column for year, found in self.counts.items()}
        return (tuple(sorted(self.columns.items())), tuple(years.items()), tuple(counts.items()))

    @cached_property
    def money_places(self) -> frozenset[int]:
        """Every column that holds money or counts."""
        places = {found.column for found in (*self.money.values(), *self.counts.values())}
        for column in (Column.BUDGET, *TRACKING):
            places.update(self.columns.get(column, ()))
        places.update(self.columns.get(Column.OTHER_MONEY, ()))
        places.update(place for place in (self.total_money, self.total_count) if place is not None)
        places.update(found.column for found in self.repeated)
        return frozenset(places)


def looks_like_heading_row(texts: Sequence[str]) -> bool:
    """True for a row with at least three different headings, or two and two years."""
    if any(len(text) > _LONGEST_IN_HEADER for text in texts):
        return False
    found, years, others = set[Column](), 0, 0
    most_others = (len(texts) - texts.count("")) // 2
    for text in texts:
        if not text:
            continue
        column = heading_of(text)
        if column is not None:
            found.add(column)
        elif year_of(text) is not None:
            years += 1
        elif (others := others + 1) > most_others:
            return False
    enough = len(found) >= 3 or (len(found) >= 2 and years >= 2)
    return enough and others <= len(found) + years


def find_header(texts: Texts, merges: Sequence[Merge], row: int) -> Header | None:
    """The header whose main heading row is ``row`` (:func:`looks_like_heading_row`), or None.

    None when the headings are not those of a plan table.
    """
    rows = _rows_of_header(texts, row)
    header = _read_columns(texts, merges, rows)
    return header if _is_plan_table(header) else None


def _rows_of_header(texts: Texts, row: int) -> tuple[int, ...]:
    first = last = row
    while last + 1 < len(texts) and last - first + 1 < _DEEPEST and _goes_on(texts[last + 1]):
        last += 1
    while first > 0 and last - first + 1 < _DEEPEST and _heads(texts[first - 1]):
        first -= 1
    if last + 1 < len(texts) and is_row_of_column_numbers(texts[last + 1]):
        last += 1
    return tuple(range(first, last + 1))


def is_row_of_column_numbers(texts: Sequence[str]) -> bool:
    """True for the row "(1) (2) (3) ..." that some offices print under the headings."""
    numbers = [text.strip("()[]. ") for text in texts if text]
    return len(numbers) >= 4 and numbers == [str(place + 1) for place in range(len(numbers))]


def _goes_on(texts: Sequence[str]) -> bool:
    """A lower row of a header: headings, years or pieces, and little else."""
    filled = [text for text in texts if text]
    if not filled or any(len(text) > _LONGEST_IN_HEADER for text in filled):
        return False
    known = [text for text in filled if _belongs(text)]
    if len(filled) - len(known) > len(known) // 2:
        return False
    if len(filled) == 1 and heading_of(filled[0]) in (Column.PROGRAMME, Column.STRATEGY):
        return False
    numbers = [text for text in filled if text.replace(",", "").replace(".", "").isdigit()]
    return len(numbers) == len([text for text in numbers if year_of(text, under_budget=True)])


def _belongs(text: str) -> bool:
    return (
        heading_of(text) is not None
        or year_of(text, under_budget=True) is not None
        or is_piece_of_heading(text)
    )


def _heads(texts: Sequence[str]) -> bool:
    """An upper row of a header: nothing but headings of money or of whole columns."""
    filled = [text for text in texts if text]
    columns = [heading_of(text) for text in filled]
    if not filled or any(
        column is None and year_of(text) is None
        for column, text in zip(columns, filled, strict=True)
    ):
        return False
    if len(filled) == 1:
        return columns[0] in _HEADS_OF_MONEY or year_of(filled[0]) is not None
    return True


# ------------------------------------------------------------------ columns


def _read_columns(texts: Texts, merges: Sequence[Merge], rows: tuple[int, ...]) -> Header:
    width = max(len(texts[row]) for row in rows)
    stacks = _stacks(texts, merges, rows, width)
    columns: dict[Column, tuple[int, ...]] = {}
    money: dict[int, YearColumn] = {}
    counts: dict[int, YearColumn] = {}
    repeated: list[YearColumn] = []
    totals: dict[Column, int] = {}
    months = 0
    for place, stack in enumerate(stacks):
        column, year = _meaning(stack)
        if column is Column.MONTH:
            months += 1
        elif column is Column.TOTAL:
            totals.setdefault(Column.COUNT if _counts(stack) else Column.BUDGET, place)
        elif year is not None:
            found = YearColumn(place, year.year, " ".join(stack), year.common_era)
            years = counts if column is Column.COUNT else money
            if year.year in years:
                repeated.append(found)
            else:
                years[year.year] = found
        elif column is not None:
            columns[column] = (*columns.get(column, ()), place)
    _settle_tracking(columns)
    unit, worth = next(filter(None, (scale_of(" ".join(stack)) for stack in stacks)), ("", 1))
    return Header(
        rows,
        _without_strangers(columns, merges, rows),
        money,
        counts,
        tuple(repeated),
        totals.get(Column.BUDGET),
        totals.get(Column.COUNT),
        months,
        Decimal(worth),
        unit,
    )


def _settle_tracking(columns: dict[Column, tuple[int, ...]]) -> None:
    """In a tracking sheet the money of the ordinance is the budget, if nothing else is."""
    tracking = [column for column in TRACKING if column in columns]
    if len(tracking) >= 2 and Column.BUDGET not in columns and Column.OTHER_MONEY in columns:
        columns[Column.BUDGET] = columns.pop(Column.OTHER_MONEY)[:1]


def _without_strangers(
    columns: dict[Column, tuple[int, ...]], merges: Sequence[Merge], rows: tuple[int, ...]
) -> dict[Column, tuple[int, ...]]:
    """Keep one place per column, or the places one merged heading covers; positions may be many."""
    kept: dict[Column, tuple[int, ...]] = {}
    for column, places in columns.items():
        if column in (Column.POSITION, Column.OTHER_MONEY):
            kept[column] = places
            continue
        covered = _covered_by_merge(places[0], merges, rows)
        kept[column] = tuple(place for place in places if place == places[0] or place in covered)
    return kept


def _covered_by_merge(place: int, merges: Sequence[Merge], rows: tuple[int, ...]) -> range:
    for merge in merges:
        if merge.first_row in rows and merge.first_column == place:
            return range(place, merge.last_column + 1)
    return range(place, place + 1)


def _stacks(
    texts: Texts, merges: Sequence[Merge], rows: tuple[int, ...], width: int
) -> list[tuple[str, ...]]:
    """For every column the headings above it, from top to bottom, spread under wide headings."""
    lines = [[*texts[row], *[""] * (width - len(texts[row]))] for row in rows]
    wide = {
        (merge.first_row, merge.first_column): merge.last_column
        for merge in merges
        if merge.first_row in rows
    }
    for depth, row in enumerate(rows):
        below = lines[depth + 1 :]
        own = list(lines[depth])
        for place, text in enumerate(own):
            if not text:
                continue
            last = wide.get((row, place))
            if last is not None:
                for covered in range(place + 1, min(last + 1, width)):
                    lines[depth][covered] = lines[depth][covered] or text
            elif any(line[place] for line in below):
                _spread(lines, depth, place, own)
    return [tuple(line[place] for line in lines if line[place]) for place in range(width)]


def _spread(lines: list[list[str]], depth: int, place: int, own: list[str]) -> None:
    """An unmerged wide heading speaks for the empty cells right of it that have a heading below."""
    column = heading_of(own[place])
    if (
        column not in _HEADS_OF_MONEY
        and column is not Column.POSITION
        and year_of(own[place]) is None
    ):
        return
    for right in range(place + 1, len(own)):
        above = any(line[right] for line in lines[:depth])
        below = any(line[right] for line in lines[depth + 1 :])
        if own[right] or above or not below:
            return
        lines[depth][right] = own[place]


def _counts(stack: tuple[str, ...]) -> bool:
    return any(heading_of(text) in (Column.COUNT, Column.QUANTITY) for text in stack)


def _meaning(stack: tuple[str, ...]) -> tuple[Column | None, HeadedYear | None]:
    """What a column holds, from the headings above it: its column, or a year of money or counts."""
    if not stack:
        return None, None
    whole = "".join(stack)
    columns = [heading_of(text) for text in stack]
    for text in (*stack, whole):
        if heading_of(text) is Column.OTHER_MONEY:
            return Column.OTHER_MONEY, None
    under_budget = any(column in _HEADS_OF_MONEY for column in columns)
    if any(column is Column.MONTH for column in columns):
        return Column.MONTH, None
    years = [year_of(text, under_budget=under_budget) for text in (*reversed(stack), whole)]
    year = next(filter(None, years), None)
    if year is not None:
        return (Column.COUNT if _counts(stack) else Column.BUDGET), year
    if Column.TOTAL in columns or heading_of(whole) is Column.TOTAL:
        return Column.TOTAL, None
    joined = heading_of(whole)
    if joined is not None and joined is not Column.TRANSFER:
        return joined, None
    named = next((column for column in reversed(columns) if column is not None), joined)
    return named or heading_like(whole), None


def _is_plan_table(header: Header) -> bool:
    named = any(column in header.columns for column in _NAMES)
    grouped = any(
        column in header.columns for column in (Column.STRATEGY, Column.PROGRAMME, Column.ISSUE)
    )
    if header.counts and (named or grouped or len(header.counts) >= 2):
        return True
    if not named:
        return False
    has_money = bool(header.money) or Column.BUDGET in header.columns
    return has_money or header.months >= 6 or len(header.columns) >= 4
