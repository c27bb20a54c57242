"""เดิม / ใหม่ — which cells of a row differ from what the plan said before. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

type Said = str | Decimal | None
"""What a cell says: text, or baht (None is blank, 0 a printed zero)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """ช่องที่เปลี่ยน — what a cell said, and what it says now."""

    old: Said
    new: Said


def changed_cells(old: Mapping[str, Said], new: Mapping[str, Said]) -> dict[str, Cell]:
    """The cells that say something else, by field, in the order of `new`.

    >>> changed_cells({"title": "ถนน", "target": "1 สาย"}, {"title": "ถนน", "target": "2 สาย"})
    {'target': Cell(old='1 สาย', new='2 สาย')}
    """
    return {
        name: Cell(old.get(name), said)
        for name, said in new.items()
        if _alike(old.get(name)) != _alike(said)
    }


def _alike(said: Said) -> Said:
    return said or None if isinstance(said, str) else said
