"""โครงการซ้ำ: the same project twice, in one version or across versions and lists."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from ruamphaen.law.checks import Severity
from ruamphaen.plan.rules.check.facts import CheckedRow, PlanUnderCheck
from ruamphaen.plan.rules.check.rule import Found, found, rule
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.thai.text import search_key

NEAR = 0.92  # of the letters of both names stand in the same order
_MOST_COMPARED = 60  # rows with the same money; more say nothing about each other
_SHORTEST = 12  # letters of a name that can be called near another


@rule("duplicate.same-row")
def same_row(plan: PlanUnderCheck) -> Iterator[Found]:
    first: dict[Hashable, CheckedRow] = {}
    for row in plan.projects:
        if not plan.title_keys[row.key] or not row.given:
            continue
        other = first.setdefault(_content(plan, row), row)
        if other is not row:
            yield found(row, other=_named(other))


@rule("duplicate.same-equipment")
def same_equipment(plan: PlanUnderCheck) -> Iterator[Found]:
    """Two departments may buy the same thing, so equal rows of equipment are no error."""
    first: dict[Hashable, CheckedRow] = {}
    for row in plan.rows_of(ListKind.EQUIPMENT):
        if plan.title_keys[row.key] and row.given:
            other = first.setdefault((_content(plan, row), search_key(row.department)), row)
            if other is not row:
                yield found(row, other=_named(other))


def _content(plan: PlanUnderCheck, row: CheckedRow) -> Hashable:
    money = tuple(sorted(row.given.items()))
    place = (row.node, row.strategy_as_printed, row.programme)
    return (row.list_kind, plan.title_keys[row.key], search_key(row.target), money, place)


@rule("duplicate.same-title")
def same_title(plan: PlanUnderCheck) -> Iterator[Found]:
    first: dict[Hashable, CheckedRow] = {}
    alike: set[Hashable] = set()
    for row in plan.projects:
        title = plan.title_keys[row.key]
        if not title:
            continue
        other = first.setdefault((row.list_kind, title), row)
        content = _content(plan, row)
        # What says the same throughout is the other rule's.
        if other is not row and content not in alike and content != _content(plan, other):
            yield found(row, other=_named(other))
        alike.add(content)


@rule("duplicate.near-title")
def near_title(plan: PlanUnderCheck) -> Iterator[Found]:
    """Only rows with the same money and the same numbers in their names are compared."""
    same_money: dict[Hashable, list[CheckedRow]] = defaultdict(list)
    for row in plan.projects:
        if row.given and len(plan.title_keys[row.key]) >= _SHORTEST:
            money = tuple(sorted(row.given.items()))
            # หมู่ที่ 5 and หมู่ที่ 6 are two places, however alike the rest.
            same_money[(row.list_kind, money, _digits(plan.title_keys[row.key]))].append(row)
    for rows in same_money.values():
        if len(rows) <= _MOST_COMPARED:
            for place, row in enumerate(rows):
                other = next((one for one in rows[:place] if _near(plan, row, one)), None)
                if other is not None:
                    yield found(row, other=_named(other))


def _near(plan: PlanUnderCheck, row: CheckedRow, other: CheckedRow) -> bool:
    one, two = plan.title_keys[row.key], plan.title_keys[other.key]
    if one == two:
        return False
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return (
        matcher.real_quick_ratio() >= NEAR
        and matcher.quick_ratio() >= NEAR
        and matcher.ratio() >= NEAR
    )


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


@rule("duplicate.across-lists")
def across_lists(plan: PlanUnderCheck) -> Iterator[Found]:
    first: dict[str, CheckedRow] = {}
    for row in plan.rows:
        title = plan.title_keys[row.key]
        # Equipment is named by its kind ("คอมพิวเตอร์"), which proves nothing.
        if len(title) < _SHORTEST or row.list_kind == ListKind.EQUIPMENT:
            continue
        other = first.setdefault(title, row)
        if other.list_kind != row.list_kind:
            # Plans of communities are taken up into the main list; the money of theirs is apart.
            taken_up = ListKind.COMMUNITY in {row.list_kind, other.list_kind}
            severity = Severity.HINT if taken_up else None
            yield replace(found(row, other=_named(other)), severity=severity)


@rule("duplicate.already-in-plan", "earlier")
def already_in_plan(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.projects:
        if row.project is not None and row.project in plan.earlier_projects:
            continue
        title = plan.title_keys[row.key]
        known = plan.earlier_titles.get(title, []) if len(title) >= _SHORTEST else []
        same = next((one for one in known if one.list_kind == row.list_kind), None)
        if same is not None:
            yield found(row, version=same.version)


@rule("duplicate.project-twice")
def project_twice(plan: PlanUnderCheck) -> Iterator[Found]:
    first: dict[int, CheckedRow] = {}
    for row in plan.rows:
        if row.project is not None:
            other = first.setdefault(row.project, row)
            if other is not row:
                yield found(row, other=_named(other))


def _named(row: CheckedRow) -> str:
    number = f" ลำดับที่ {row.number}" if row.number is not None else ""
    return f"“{row.title[:80]}”{number}" + (f" ({row.where})" if row.where else "")
