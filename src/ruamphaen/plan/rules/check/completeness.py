"""ความครบถ้วน: does each row say what its form asks?"""

import re
from collections.abc import Callable, Iterator

from ruamphaen.plan.rules.check.facts import CheckedRow, PlanUnderCheck
from ruamphaen.plan.rules.check.rule import Found, each_or_all, found, found_at, rule
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import one_line, search_key

_SHORTEST_TITLE = 8  # letters, marks and spaces left out
_LONGEST_SHOWN = 60
_WAITING = re.compile(
    r"[-–—.…_xX?\s]*|ระบุ.{0,6}|รอ(?:ข้อมูล|ระบุ)?|tbd|n/?a|test|ทดสอบ", re.IGNORECASE
)
# Words that count without a digit.
_COUNTED = re.compile(
    r"[0-9]|หนึ่ง|สอง|สาม|ทุก|ทั้ง|จำนวน|ครั้ง|ร้อยละ|ระดับ|ลดลง|เพิ่มขึ้น|ระยะทาง|ความยาว|พื้นที่"
    r"|ครบ|ภายใน|รายได้|ยอด|สัดส่วน|อัตรา|ปริมาณ|คะแนน"
)


@rule("complete.empty-version")
def empty_version(plan: PlanUnderCheck) -> Iterator[Found]:
    if not plan.rows:
        yield found_at("")


@rule("complete.title")
def title(plan: PlanUnderCheck) -> Iterator[Found]:
    yield from (found(row) for row in plan.rows if not row.title.strip())


@rule("complete.title-too-short")
def title_too_short(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.projects:
        if row.title.strip() and len(plan.title_keys[row.key]) < _SHORTEST_TITLE:
            yield found(row)


def _blank(column: str, said: Callable[[CheckedRow], str]) -> None:
    """The rule that a column of the row's form, where the form has it, is not blank."""

    @rule(f"complete.{column.replace('_', '-')}", "forms")
    def blank(plan: PlanUnderCheck) -> Iterator[Found]:
        for list_kind, form in (plan.forms or {}).items():
            if any(each.key == column for each in form.columns):
                rows = plan.rows_of(list_kind)
                silent = [row for row in rows if not said(row).strip()]
                yield from each_or_all(plan, rows, silent, form.confidence)


_blank("objective", lambda row: row.objective)
_blank("target", lambda row: row.target)
_blank("indicator", lambda row: row.indicator)
_blank("outcome", lambda row: row.outcome)
_blank("department", lambda row: row.department)
_blank("equipment_type", lambda row: row.equipment_type)


@rule("complete.target-not-costable")
def target_not_costable(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.projects:
        if row.target.strip() and not _waits(row.target) and not _counted(row.target):
            yield found(row)


@rule("complete.indicator-not-measurable")
def indicator_not_measurable(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.projects:
        if row.indicator.strip() and not _waits(row.indicator) and not _counted(row.indicator):
            yield found(row)


def _counted(text: str) -> bool:
    return bool(_COUNTED.search(to_arabic_digits(text)))


@rule("complete.reason-for-addition", "version_kind")
def reason_for_addition(plan: PlanUnderCheck) -> Iterator[Found]:
    if plan.version.special_class is None:
        yield from _without_reason(plan, VersionKind.ADDITION)


@rule("complete.reason-for-change", "version_kind")
def reason_for_change(plan: PlanUnderCheck) -> Iterator[Found]:
    yield from _without_reason(plan, VersionKind.CHANGE)


def _without_reason(plan: PlanUnderCheck, kind: VersionKind) -> Iterator[Found]:
    rows = [row for row in plan.projects if plan.kind_of(row) == kind]
    yield from each_or_all(plan, rows, [row for row in rows if not row.reason.strip()])


@rule("complete.placeholder")
def placeholder(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.rows:
        texts = (row.title, row.objective, row.target, row.indicator, row.outcome, row.department)
        for text in texts:
            if text.strip() and _waits(text):
                yield found(row, text=one_line(text)[:_LONGEST_SHOWN])


def _waits(text: str) -> bool:
    return len(text) <= _LONGEST_SHOWN and bool(_WAITING.fullmatch(one_line(text)))


@rule("complete.objective-repeats-title")
def objective_repeats_title(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.rows_of(ListKind.MAIN, ListKind.COMMUNITY):
        if row.objective.strip() and search_key(row.objective) == plan.title_keys[row.key]:
            yield found(row)


@rule("complete.outcome-repeats-objective")
def outcome_repeats_objective(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.rows_of(ListKind.MAIN, ListKind.COMMUNITY):
        if row.outcome.strip() and search_key(row.outcome) == search_key(row.objective):
            yield found(row)
