"""เทียบแผน — what differs between two states of a plan, project by project. Pure.

A state is what a plan lists at one point: the content of one version, or what was in force after a
version or on a day. Rows that both states share need no look: the caller gives those that differ.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ruamphaen.plan.rules.cells import BUDGET, budget_year
from ruamphaen.plan.rules.difference import Cell, Said, changed_cells
from ruamphaen.plan.rules.lineage import LinkKind
from ruamphaen.plan.rules.listings import COUNTED_LISTS, ListKind
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.diff import only_writing, word_diff


class Fate(StrEnum):
    """ชะตาของโครงการ — what became of a project between the two states."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


class Only(StrEnum):
    """ตัวกรอง — which of the differences are asked for."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"
    MONEY = "money"
    WORDS = "words"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Stand:
    """แถวในสถานะหนึ่ง — a project's row as one state has it.

    `said` has every compared cell by the grid's field names, in the order of the form: text, or
    baht for "budget:2568" (None is blank, 0 a printed zero).
    """

    project: int
    listing: int
    version: int
    list_kind: ListKind
    node: int | None
    said: Mapping[str, Said]

    @property
    def title(self) -> str:
        return str(self.said.get("title") or "")

    @property
    def money(self) -> dict[FiscalYear, Decimal]:
        """Its money in the years that are not blank."""
        found = ((budget_year(name), said) for name, said in self.said.items())
        return {year: said for year, said in found if year and isinstance(said, Decimal)}

    @property
    def baht(self) -> Decimal:
        """Its money of all years."""
        return sum(self.money.values(), Decimal(0))


@dataclass(frozen=True, slots=True)
class Kinship:
    """ความเกี่ยวข้องที่กล่าวไว้ — a link of the project that explains its fate, seen from it.

    `outward`: the project is the one of which it is said ("merged into other"); else the other is.
    `other` is None for what was handed over to a body outside, whose name is `name`.
    """

    kind: LinkKind
    outward: bool
    other: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Difference:
    """ส่วนต่างของโครงการ — one project that the two states do not list alike."""

    fate: Fate
    before: Stand | None
    after: Stand | None
    cells: Mapping[str, Cell] = field(default_factory=dict)
    kinships: Sequence[Kinship] = ()

    @property
    def stand(self) -> Stand:
        """The row as it is read now; of a project that is gone, as it last stood."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 -- a difference has a side
        return found

    @property
    def project(self) -> int:
        return self.stand.project

    @property
    def moved_list(self) -> bool:
        """Whether it stands in another list of the plan than before."""
        return self.fate == Fate.CHANGED and "list" in self.cells

    @property
    def moved_node(self) -> bool:
        """Whether it hangs on another place of the strategy tree."""
        return self.fate == Fate.CHANGED and "node" in self.cells

    @property
    def money_changed(self) -> bool:
        """Whether a year's money differs: an added or gone project brings or takes its own."""
        if self.fate == Fate.CHANGED:
            return any(name.startswith(BUDGET) for name in self.cells)
        return bool(self.stand.baht)

    @property
    def words_changed(self) -> bool:
        """Whether the words of a project that stayed differ."""
        places = ("list", "node")
        return any(not name.startswith(BUDGET) and name not in places for name in self.cells)

    @property
    def shift(self) -> Decimal:
        """How much its money of all years grew, in baht (below 0: shrank)."""
        after = self.after.baht if self.after else Decimal(0)
        return after - (self.before.baht if self.before else Decimal(0))

    def answers(self, only: Only | None) -> bool:
        """Whether it is among what was asked for."""
        if only is None:
            return True
        return {
            Only.ADDED: self.fate == Fate.ADDED,
            Only.GONE: self.fate == Fate.GONE,
            Only.CHANGED: self.fate == Fate.CHANGED,
            Only.MONEY: self.money_changed,
            Only.WORDS: self.words_changed,
            Only.MOVED: self.moved_list or self.moved_node,
        }[only]


def differences(
    before: Mapping[int, Stand],
    after: Mapping[int, Stand],
    kinships: Mapping[int, Sequence[Kinship]] | None = None,
) -> list[Difference]:
    """The projects that two states list differently, by project; those alike are left out.

    `before` and `after` are rows by project; a row both sides share may be left out of both.
    """
    known = kinships or {}
    found = (
        _difference(before.get(project), after.get(project), known.get(project, ()))
        for project in {**before, **after}
    )
    return [one for one in found if one is not None]


def _difference(
    old: Stand | None, new: Stand | None, kinships: Sequence[Kinship]
) -> Difference | None:
    if old is None or new is None:
        return Difference(Fate.ADDED if old is None else Fate.GONE, old, new, {}, kinships)
    cells = changed_cells(old.said, _with_lost(old.said, new.said))
    return Difference(Fate.CHANGED, old, new, cells, kinships) if cells else None


def _with_lost(old: Mapping[str, Said], new: Mapping[str, Said]) -> Mapping[str, Said]:
    """The new cells, and blank ones for what only the old row had (money of another year)."""
    lost = dict.fromkeys(name for name in old if name not in new)
    return {**new, **lost} if lost else new


def is_rewritten(cell: Cell) -> bool:
    """Whether a cell says the same in another writing: Thai or Arabic digits, spaces."""
    if not isinstance(cell.old, str) or not isinstance(cell.new, str):
        return False
    return only_writing(word_diff(cell.old, cell.new))


@dataclass(frozen=True, slots=True)
class YearSum:
    """ยอดของปี — one year's projects with money and their baht, before and after."""

    before: Decimal
    after: Decimal

    @property
    def shift(self) -> Decimal:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Sums:
    """ยอดรวมสองข้าง — projects and money of two states, in all and by year.

    Only the lists that make the plan's own total are counted, as everywhere.
    """

    projects_before: int
    projects_after: int
    by_year: Mapping[FiscalYear, YearSum]

    @property
    def whole(self) -> YearSum:
        """The money of all years."""
        return YearSum(
            sum((one.before for one in self.by_year.values()), Decimal(0)),
            sum((one.after for one in self.by_year.values()), Decimal(0)),
        )


def sums_of(
    projects_before: int,
    money_before: Mapping[FiscalYear, Decimal],
    found: Iterable[Difference],
    years: Sequence[FiscalYear],
) -> Sums:
    """Both sides' sums, from those of the old side and what differs: the rest is the same."""
    money_after = dict(money_before)
    projects_after = projects_before
    for one in found:
        for sign, stand in ((-1, one.before), (1, one.after)):
            if stand is None or stand.list_kind not in COUNTED_LISTS:
                continue
            projects_after += sign
            for year, baht in stand.money.items():
                money_after[year] = money_after.get(year, Decimal(0)) + sign * baht
    every = [*years, *sorted({*money_before, *money_after} - set(years))]
    nothing = Decimal(0)
    return Sums(
        projects_before,
        projects_after,
        {
            year: YearSum(money_before.get(year, nothing), money_after.get(year, nothing))
            for year in every
        },
    )


def counts_of(found: Iterable[Difference]) -> dict[Only, int]:
    """How many differences each filter would show."""
    counts = dict.fromkeys(Only, 0)
    for one in found:
        for only in Only:
            counts[only] += one.answers(only)
    return counts
