"""ลำดับที่: do the numbers of rows and of rounds run as they should?"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import pairwise

from ruamphaen.law.regulation import flag_at
from ruamphaen.plan.rules.check.facts import CheckedRow, PlanUnderCheck, VersionFacts
from ruamphaen.plan.rules.check.rule import Found, found, found_at, rule
from ruamphaen.plan.rules.versions import VersionKind


def _groups(plan: PlanUnderCheck) -> list[list[CheckedRow]]:
    """The rows that are numbered together, in their order.

    Books of change keep each row's old number, so theirs are not held against each other.
    """
    if plan.version.kind in {VersionKind.CHANGE, VersionKind.CORRECTION}:
        return []
    groups: dict[Hashable, list[CheckedRow]] = defaultdict(list)
    for row in plan.rows:
        groups[(row.list_kind, row.group)].append(row)
    return list(groups.values())


@rule("number.gap")
def gap(plan: PlanUnderCheck) -> Iterator[Found]:
    for rows in _groups(plan):
        numbered = sorted(
            (row for row in rows if row.number is not None), key=lambda row: row.number or 0
        )
        for before, row in pairwise(numbered):
            if (row.number or 0) > (before.number or 0) + 1:
                yield found(row, missing=str((before.number or 0) + 1))


@rule("number.repeated")
def repeated(plan: PlanUnderCheck) -> Iterator[Found]:
    for rows in _groups(plan):
        first: dict[int, CheckedRow] = {}
        for row in rows:
            if row.number is not None:
                other = first.setdefault(row.number, row)
                if other is not row:
                    yield found(row, number=str(row.number), other=other.title[:80])


@rule("number.missing")
def missing(plan: PlanUnderCheck) -> Iterator[Found]:
    for rows in _groups(plan):
        if any(row.number is not None for row in rows):
            yield from (found(row) for row in rows if row.number is None)


@rule("number.not-from-one")
def not_from_one(plan: PlanUnderCheck) -> Iterator[Found]:
    if not flag_at("paper.number_restarts_per_group", plan.day, plan.ask):
        return
    for rows in _groups(plan):
        numbered = [row for row in rows if row.number is not None]
        lowest = min(numbered, key=lambda row: row.number or 0, default=None)
        if lowest is not None and lowest.number != 1:
            yield found(lowest, number=str(lowest.number))


@rule("number.out-of-order")
def out_of_order(plan: PlanUnderCheck) -> Iterator[Found]:
    for rows in _groups(plan):
        numbered = [row for row in rows if row.number is not None]
        for before, row in pairwise(numbered):
            if (row.number or 0) < (before.number or 0):
                yield found(row, number=str(row.number), before=str(before.number))


@rule("number.round-missing", "version_kind")
def round_missing(plan: PlanUnderCheck) -> Iterator[Found]:
    if plan.version.kind != VersionKind.FIRST and plan.version.round_number is None:
        yield found_at("")


@rule("number.round-gap", "version_kind", "versions")
def round_gap(plan: PlanUnderCheck) -> Iterator[Found]:
    number = plan.version.round_number
    if plan.version.kind == VersionKind.FIRST or number is None or number < 2:
        return
    before = {one.round_number for one in _alike(plan)}
    if number - 1 not in before:
        yield found_at("", number=str(number), missing=str(number - 1))


@rule("number.round-repeated", "version_kind", "versions")
def round_repeated(plan: PlanUnderCheck) -> Iterator[Found]:
    number = plan.version.round_number
    if plan.version.kind == VersionKind.FIRST or number is None:
        return
    for one in _alike(plan):
        if one.round_number == number:
            yield found_at("", number=str(number), other=str(one.number))


def _alike(plan: PlanUnderCheck) -> list[VersionFacts]:
    """The other versions whose rounds are counted together with this one's."""
    yearly = flag_at("plan.issue_number_restarts_yearly", plan.day, plan.ask)
    return [
        one
        for one in plan.versions or ()
        if one.number != plan.version.number
        and one.kinds == plan.version.kinds
        and (not yearly or one.year == plan.version.year)
    ]
