"""Carrying projects into the next plan: which node becomes which, and whose money falls away. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from ruamphaen.plan.rules.outline import OutlineNode
from ruamphaen.thai.dates import FiscalYear, PlanPeriod
from ruamphaen.thai.text import search_key

RECOGNISED = 0.6  # of the letters of both titles; less is another strategy


def suggested_nodes(
    old: Sequence[OutlineNode], new: Sequence[OutlineNode]
) -> dict[int, int | None]:
    """For each node of the old tree the one of the new tree that is most like it by name, or None.

    Of equals the one with the same number, then the first in reading order.
    """
    keys = {node.pk: search_key(node.title) for node in (*old, *new)}
    return {node.pk: _nearest(node, new, keys) for node in old}


def _nearest(node: OutlineNode, new: Sequence[OutlineNode], keys: Mapping[int, str]) -> int | None:
    best: tuple[float, bool] = (RECOGNISED, False)
    found: int | None = None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(keys[node.pk])  # the matcher keeps what it learnt of its second text
    for other in new:
        matcher.set_seq1(keys[other.pk])
        # Two cheap upper bounds first: most titles share too few letters to be worth comparing.
        if matcher.real_quick_ratio() < best[0] or matcher.quick_ratio() < best[0]:
            continue
        likeness = (matcher.ratio(), bool(node.number) and other.number == node.number)
        if likeness > best or (found is None and likeness[0] >= RECOGNISED):
            best, found = likeness, other.pk
    return found


@dataclass(frozen=True, slots=True)
class KeptMoney:
    """เงินที่ยกไป — the years of a row that lie in the new period, and those that fall away."""

    kept: Mapping[FiscalYear, Decimal]
    dropped: Mapping[FiscalYear, Decimal]


def kept_money(money: Mapping[FiscalYear, Decimal], period: PlanPeriod) -> KeptMoney:
    """Divide a row's money by the new period; a printed zero outside it is nothing to lose."""
    return KeptMoney(
        kept={year: baht for year, baht in money.items() if year in period},
        dropped={year: baht for year, baht in money.items() if year not in period and baht},
    )
