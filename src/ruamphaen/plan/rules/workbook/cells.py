"""เซลล์ของแถว: what the cells of one row say under a header, and the problems found in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ruamphaen.base.workbooks.grid import Merge, cell_name, compact
from ruamphaen.plan.rules.workbook.amounts import Amount, read_amount
from ruamphaen.plan.rules.workbook.header_rows import Header
from ruamphaen.plan.rules.workbook.headings import Column
from ruamphaen.plan.rules.workbook.problems import KINDS, Problem, problem
from ruamphaen.plan.rules.workbook.programme_names import programme_of
from ruamphaen.plan.rules.workbook.row_kinds import Line, number_of
from ruamphaen.thai.numerals import format_number

_MOST_COVERED = 100_000
_MOST_OF_A_KIND = 300
DITTO = frozenset(
    {
        '"',
        "”",
        "“",
        "″",
        "''",
        "〃",
        "„",
        ",,",
        "-do-",
        "do",
        "ๆ",
        "ฯ",
        "เช่นเดียวกัน",
        "’’",
        "‘‘",
        "``",
    }
)
WORDS_OF_TRACKING = (
    Column.BUDGET,
    Column.DECREASE,
    Column.INCREASE,
    Column.SIGN,
    Column.DISBURSEMENT,
    Column.REMAINING,
)


@dataclass
class Cells:
    """เซลล์ใต้หัวตาราง: reads the cells of one row at a time, and gathers their problems.

    ``above`` are the texts of the row read last, for ditto marks; ``told`` the programme names
    already spoken of; ``said`` how many problems of each kind there were.
    """

    sheet: str
    header: Header
    merges: Sequence[Merge]
    lines: Sequence[Line]
    problems: list[Problem] = field(default_factory=list)
    above: dict[Column, str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    said: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wide = {
            (merge.first_row, merge.first_column): merge.last_column for merge in self.merges
        }
        self.covered = _covered_from_above(self.merges, self.header.rows[-1], len(self.lines))

    def problem(
        self, code: str, row: int, place: int | None, typed: str = "", **with_: object
    ) -> None:
        """Keep a problem of a cell, or of a whole row where ``place`` is None."""
        self.said[code] = self.said.get(code, 0) + 1
        if self.said[code] > _MOST_OF_A_KIND:
            return
        cell = cell_name(row, place) if place is not None else str(row + 1)
        self.problems.append(problem(code, self.sheet, cell, typed, **with_))

    def tell_programme(self, name: str, printed: str, row: int, place: int | None) -> None:
        """Say once a table that a programme's name is not an official one."""
        known = programme_of(name)
        if known.problem and printed not in self.told:
            self.told.add(printed)
            nearest = f" (ใกล้เคียงกับ “{known.nearest}”)" if known.nearest else ""
            self.problem(known.problem, row, place, known.name, nearest=nearest)

    def finish(self) -> None:
        """Say how many problems of a kind were left out because there were too many."""
        for code, times in self.said.items():
            if times > _MOST_OF_A_KIND:
                more = f"{times - _MOST_OF_A_KIND:,}"
                what = KINDS[code].what.split("“")[0].strip() or code
                self.problems.append(problem("more_of_the_same", self.sheet, more=more, like=what))

    @property
    def name_place(self) -> int | None:
        """The column of names, None where the table has none."""
        places = (self.header.place(column) for column in (Column.PROJECT, Column.ITEM))
        return next((place for place in places if place is not None), None)

    def number(self, line: Line) -> int | str | None:
        """The number of the row (see number_of), None without one."""
        place = self.header.place(Column.NUMBER)
        return number_of(line.cell(place), line.text(place)) if place is not None else None

    def texts(self, line: Line) -> dict[Column, str]:
        """The texts of a row by column: ditto marks and cells merged downwards speak again."""
        found: dict[Column, str] = {}
        for column, places in self.header.columns.items():
            if column in WORDS_OF_TRACKING or column in (Column.NUMBER, Column.OTHER_MONEY):
                continue
            said = " ".join(text for place in places if (text := self._text_at(line, place)))
            if said in DITTO or compact(said) in DITTO:
                said = self.above.get(column, "") if column is not Column.PROJECT else said
            if said in ("-", "–", "—"):
                said = ""
            if said:
                found[column] = said
        self.above = found
        return found

    def _text_at(self, line: Line, place: int) -> str:
        own = line.text(place)
        if own or (line.row, place) not in self.covered:
            return own
        return self.lines[self.covered[line.row, place]].text(place)

    # -------------------------------------------------------------- money

    def budget(self, line: Line) -> tuple[dict[int, Decimal | None], dict[int, str], str]:
        """The money of each year, what could not be read of it as typed, and text beside it."""
        budget: dict[int, Decimal | None] = {}
        as_typed: dict[int, str] = {}
        beside = ""
        for year, found in self.header.money.items():
            amount = self.amount(line, found.column, year)
            budget[year] = amount.baht
            beside = beside or amount.beside
            if amount.problem and amount.baht is None:
                as_typed[year] = amount.typed
        return budget, as_typed, beside

    def amount(self, line: Line, place: int, year: int | None = None) -> Amount:
        """The amount of one cell; what is wrong with it becomes a problem."""
        amount = read_amount(line.cell(place), line.text(place), self.header.scale)
        if amount.problem:
            baht = format_number(amount.baht) if amount.baht is not None else ""
            self.problem(amount.problem, line.row, place, amount.typed, amount=baht)
        elif amount.given and year is not None and self._is_merged_over_years(line.row, place):
            self.problem("merged_amount", line.row, place, line.text(place), year=year)
        return amount

    def _is_merged_over_years(self, row: int, place: int) -> bool:
        years = {found.column for found in self.header.money.values()}
        return self.wide.get((row, place), place) > place and place + 1 in years


def _covered_from_above(
    merges: Sequence[Merge], header_row: int, rows: int
) -> dict[tuple[int, int], int]:
    """The cells below a header that are merged with one above them, and the row of that one."""
    covered: dict[tuple[int, int], int] = {}
    for merge in merges:
        if merge.first_row > header_row and len(covered) < _MOST_COVERED:
            for row in range(merge.first_row + 1, min(merge.last_row + 1, rows)):
                covered[row, merge.first_column] = merge.first_row
    return covered
