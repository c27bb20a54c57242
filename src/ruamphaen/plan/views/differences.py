"""Differences as they are read: what went and what came in each cell, marked word by word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruamphaen.plan.forms.rows import heading_of
from ruamphaen.plan.queries.compare import Told
from ruamphaen.plan.rules.cells import budget_year
from ruamphaen.plan.rules.comparison import Difference, Fate, Kinship, Stand
from ruamphaen.plan.rules.difference import Cell, Said
from ruamphaen.plan.rules.lineage import LinkKind
from ruamphaen.thai.diff import Run, RunKind, only_writing, word_diff
from ruamphaen.thai.numerals import format_baht

HEADINGS = {
    "list": gettext_lazy("บัญชี"),
    "node": gettext_lazy("ยุทธศาสตร์"),
}
# What is told of a project that came or went, in the order of the form; its money follows.
TOLD = ("list", "node", "programme", "objective", "target", "department")

# A link as it is said of the project it starts from, and of the one it leads to.
KIN_WORDS: Mapping[tuple[LinkKind, bool], Any] = {
    (LinkKind.MERGED_INTO, True): gettext_lazy("รวมเข้ากับ"),
    (LinkKind.MERGED_INTO, False): gettext_lazy("รวมมาจาก"),
    (LinkKind.SPLIT_FROM, True): gettext_lazy("แยกมาจาก"),
    (LinkKind.SPLIT_FROM, False): gettext_lazy("แยกออกเป็น"),
    (LinkKind.DUPLICATE_OF, True): gettext_lazy("ซ้ำกับ"),
    (LinkKind.DUPLICATE_OF, False): gettext_lazy("มีโครงการซ้ำคือ"),
    (LinkKind.CONTINUES, True): gettext_lazy("ต่อเนื่องจาก"),
    (LinkKind.CONTINUES, False): gettext_lazy("ทำต่อในโครงการ"),
    (LinkKind.TRANSFERRED, True): gettext_lazy("ถ่ายโอนไปยัง"),
    (LinkKind.TRANSFERRED, False): gettext_lazy("รับโอนมาจาก"),
    (LinkKind.COORDINATION, True): gettext_lazy("ส่งประสานแผนไปยัง"),
    (LinkKind.COORDINATION, False): gettext_lazy("ประสานแผนมาจาก"),
}


@dataclass(frozen=True)
class CellShown:
    """ช่องที่แสดง — a cell that differs: its heading, each side in runs, the money it grew by.

    A side without runs is blank. `rewritten`: both sides are read alike, only digits or spaces are
    written in another way.
    """

    heading: Any
    before: Sequence[Run]
    after: Sequence[Run]
    rewritten: bool = False
    shift: Decimal | None = None

    @property
    def fall(self) -> Decimal | None:
        """How much the money shrank."""
        return None if self.shift is None else -self.shift


@dataclass(frozen=True)
class Shown:
    """โครงการที่ต่าง — one project of the comparison with its cells, links, version and reason."""

    difference: Difference
    cells: Sequence[CellShown]
    kin: Sequence[tuple[Any, Kinship]]
    told: Told | None

    @property
    def one_sided(self) -> bool:
        """Whether only one state lists it: then there is nothing beside its cells."""
        return self.difference.fate != Fate.CHANGED

    @property
    def title(self) -> str:
        return self.difference.stand.title


def shown_of(found: Iterable[Difference], told: Mapping[int, Told]) -> list[Shown]:
    """Differences ready for the page."""
    return [
        Shown(
            one,
            cells_shown(_cells(one)),
            [(KIN_WORDS[kin.kind, kin.outward], kin) for kin in one.kinships],
            told.get(one.project),
        )
        for one in found
    ]


def _cells(one: Difference) -> Mapping[str, Cell]:
    if one.fate == Fate.CHANGED:
        return one.cells
    before, after = _told_cells(one.before), _told_cells(one.after)
    return {name: Cell(before.get(name), after.get(name)) for name in {**before, **after}}


def _told_cells(stand: Stand | None) -> dict[str, Said]:
    if stand is None:
        return {}
    said = stand.said
    return {name: said[name] for name in (*TOLD, *said) if said.get(name) and _is_told(name)}


def _is_told(name: str) -> bool:
    return name in TOLD or budget_year(name) is not None


def cells_shown(cells: Mapping[str, Cell]) -> list[CellShown]:
    """Cells with their words marked; money as whole amounts."""
    return [_cell_shown(name, cell) for name, cell in cells.items()]


def _cell_shown(name: str, cell: Cell) -> CellShown:
    if budget_year(name) is not None:
        return _money_shown(name, cell)
    runs = word_diff(str(cell.old or ""), str(cell.new or ""))
    return CellShown(
        heading_of_cell(name),
        [run for run in runs if run.kind != RunKind.ADDED],
        [run for run in runs if run.kind != RunKind.REMOVED],
        rewritten=only_writing(runs),
    )


def _money_shown(name: str, cell: Cell) -> CellShown:
    old, new = (said if isinstance(said, Decimal) else None for said in (cell.old, cell.new))
    both = old is not None and new is not None
    return CellShown(
        heading_of_cell(name),
        [Run(RunKind.REMOVED, format_baht(old), "")] if old is not None else [],
        [Run(RunKind.ADDED, "", format_baht(new))] if new is not None else [],
        shift=(new or Decimal(0)) - (old or Decimal(0)) if both else None,
    )


def heading_of_cell(name: str) -> Any:
    """What a cell is called on the form: "budget:2568" is งบประมาณปี 2568."""
    year = budget_year(name)
    if year is not None:
        return _("งบประมาณปี %(year)s") % {"year": year}
    return HEADINGS[name] if name in HEADINGS else heading_of(name)
