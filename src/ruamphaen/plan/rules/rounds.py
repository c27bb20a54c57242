"""Rounds of a plan: which kind a row's changes ask for, and the number a new round would bear. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ruamphaen.plan.rules.cells import BUDGET
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.dates import FiscalYear

# What a correction may not touch, each with the rule of law.checks that says so.
_SUBSTANCE = {
    "objective": "kind.correction-changes-objective",
    "target": "kind.correction-changes-target",
}
_MONEY = "kind.correction-changes-money"


@dataclass(frozen=True, slots=True)
class Judgement:
    """คำบอกเรื่องประเภท — the kind that a row's content asks for, and the rules its own kind meets.

    `fitting` is None where nothing was changed yet. `rules` are identifiers of law.checks: their
    words, section and confidence are the law's, not ours.
    """

    fitting: VersionKind | None
    rules: tuple[str, ...] = ()
    must_move: bool = False  # a correction that changes substance: the row belongs under "change"


def fitting_kind(*, known: bool, withdrawn: bool, cells: Iterable[str]) -> VersionKind | None:
    """The kind that a row's changed cells ask for: None where nothing is changed.

    What the plan does not have is added. Objective, target, money, the list it stands in, or
    leaving the plan: a change. The rest mends words: a correction.
    """
    if not known:
        return VersionKind.ADDITION
    changed = set(cells)
    if withdrawn or "list" in changed or substance_rules(changed):
        return VersionKind.CHANGE
    return VersionKind.CORRECTION if changed else None


def substance_rules(cells: Iterable[str]) -> tuple[str, ...]:
    """The rules that a correction with these changed cells meets, each once."""
    met = [
        _MONEY if cell.startswith(BUDGET) else _SUBSTANCE[cell]
        for cell in cells
        if cell in _SUBSTANCE or cell.startswith(BUDGET)
    ]
    return tuple(dict.fromkeys(met))


def judge(
    kind: VersionKind | None, *, known: bool, withdrawn: bool, cells: Iterable[str]
) -> Judgement:
    """Whether a row stands under the kind that its content asks for; no kind in a whole plan."""
    changed = list(cells)
    fitting = fitting_kind(known=known, withdrawn=withdrawn, cells=changed)
    if kind is None:
        return Judgement(None)
    if not known:
        strangers = {
            VersionKind.CORRECTION: "kind.correction-adds-project",
            VersionKind.CHANGE: "kind.change-adds-project",
        }
        return Judgement(fitting, tuple(filter(None, [strangers.get(kind)])))
    if kind == VersionKind.ADDITION:
        return Judgement(fitting, ("kind.addition-of-existing",))
    if fitting is None:
        return Judgement(None, ("kind.changes-nothing",))
    if kind == VersionKind.CORRECTION and fitting == VersionKind.CHANGE:
        return Judgement(fitting, substance_rules(changed), must_move=True)
    if kind == VersionKind.CHANGE and fitting == VersionKind.CORRECTION:
        return Judgement(fitting, ("kind.change-could-be-correction",))
    return Judgement(fitting)


@dataclass(frozen=True, slots=True)
class RoundName:
    """ชื่อรอบ — what tells one round from another: its kinds, its number and the year of the number."""

    kinds: tuple[VersionKind, ...]
    number: int | None
    year: FiscalYear | None


def next_number(
    rounds: Sequence[RoundName],
    kinds: Iterable[VersionKind],
    year: FiscalYear | None,
    *,
    restarts: bool,
) -> int:
    """The number that follows: one more than the highest of the rounds that share a kind.

    With `restarts` (a habit of the office) only rounds numbered in the same year count.
    """
    wanted = set(kinds)
    taken = [
        each.number
        for each in rounds
        if each.number is not None
        and wanted & set(each.kinds)
        and (not restarts or each.year == year)
    ]
    return max(taken, default=0) + 1
