"""การอ่านไฟล์: what the reader of a workbook could not take as it stands."""

from collections.abc import Iterator

from ruamphaen.plan.rules.check.facts import PlanUnderCheck
from ruamphaen.plan.rules.check.rule import Found, found_at, rule

# What other rules say of the rows themselves, and better.
SAID_ELSEWHERE = frozenset(
    {"total_differs", "count_differs", "unknown_programme", "repeated_number", "missing_number"}
)


@rule("file.not-read", "remarks")
def not_read(plan: PlanUnderCheck) -> Iterator[Found]:
    yield from _remarks(plan, "error")


@rule("file.look", "remarks")
def look(plan: PlanUnderCheck) -> Iterator[Found]:
    yield from _remarks(plan, "warning")


def _remarks(plan: PlanUnderCheck, severity: str) -> Iterator[Found]:
    for remark in plan.remarks or ():
        if remark.severity == severity and remark.code not in SAID_ELSEWHERE:
            yield found_at(f"cell:{remark.place}", remark.place, what=remark.what)
