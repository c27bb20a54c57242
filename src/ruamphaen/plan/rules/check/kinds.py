"""ประเภทของการเปลี่ยนแปลงแผน: is the version of the kind that its content asks?"""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from ruamphaen.plan.rules.check.facts import CheckedRow, PlanUnderCheck
from ruamphaen.plan.rules.check.rule import Found, found, found_at, rule
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.numerals import format_baht
from ruamphaen.thai.text import search_key

_RECOGNISED = 0.6  # of the letters of both names; less is another name
_LONGEST_SHOWN = 120
_COMPARED = [
    "title",
    "objective",
    "target",
    "indicator",
    "outcome",
    "department",
    "programme",
    "source_of_money",
]


def _changed(plan: PlanUnderCheck, kind: VersionKind) -> Iterator[tuple[CheckedRow, CheckedRow]]:
    """The rows of this kind, each with what the plan said of its project before."""
    for row in plan.rows:
        before = plan.before.get(row.project) if row.project is not None else None
        if before is not None and plan.kind_of(row) == kind:
            yield row, before


def _text_rule(column: str, said: Callable[[CheckedRow], str]) -> None:
    @rule(f"kind.correction-changes-{column}", "version_kind", "earlier")
    def changes(plan: PlanUnderCheck) -> Iterator[Found]:
        for row, before in _changed(plan, VersionKind.CORRECTION):
            if search_key(said(row)) != search_key(said(before)):
                yield found(row, before=said(before)[:_LONGEST_SHOWN])


_text_rule("objective", lambda row: row.objective)
_text_rule("target", lambda row: row.target)


@rule("kind.correction-changes-money", "version_kind", "earlier")
def correction_changes_money(plan: PlanUnderCheck) -> Iterator[Found]:
    for row, before in _changed(plan, VersionKind.CORRECTION):
        if row.given != before.given:
            yield found(row, before=format_baht(before.baht), after=format_baht(row.baht))


@rule("kind.correction-renames", "version_kind", "earlier")
def correction_renames(plan: PlanUnderCheck) -> Iterator[Found]:
    for row, before in _changed(plan, VersionKind.CORRECTION):
        names = search_key(row.title), search_key(before.title)
        if SequenceMatcher(None, *names, autojunk=False).ratio() < _RECOGNISED:
            yield found(row, before=before.title[:_LONGEST_SHOWN])


@rule("kind.correction-adds-project", "version_kind", "earlier")
def correction_adds_project(plan: PlanUnderCheck) -> Iterator[Found]:
    yield from _new_in(plan, VersionKind.CORRECTION)


@rule("kind.change-adds-project", "version_kind", "earlier")
def change_adds_project(plan: PlanUnderCheck) -> Iterator[Found]:
    yield from _new_in(plan, VersionKind.CHANGE)


def _new_in(plan: PlanUnderCheck, kind: VersionKind) -> Iterator[Found]:
    # Without anything earlier the plan's first issue is not recorded here, and all would be new.
    if plan.earlier:
        for row in plan.rows:
            if plan.kind_of(row) != kind:
                continue
            known = row.project is not None and row.project in plan.earlier_projects
            # The same name under another identity is a slip of recording, told by another rule.
            if not known and plan.title_keys[row.key] not in plan.earlier_titles:
                yield found(row)


@rule("kind.addition-of-existing", "version_kind", "earlier")
def addition_of_existing(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.rows:
        known = row.project is not None and row.project in plan.earlier_projects
        if known and plan.kind_of(row) == VersionKind.ADDITION:
            yield found(row)


@rule("kind.changes-nothing", "version_kind", "earlier")
def changes_nothing(plan: PlanUnderCheck) -> Iterator[Found]:
    for kind in (VersionKind.CHANGE, VersionKind.CORRECTION):
        for row, before in _changed(plan, kind):
            if _same(row, before) and not row.withdrawn:
                yield found(row)


@rule("kind.change-could-be-correction", "version_kind", "earlier")
def change_could_be_correction(plan: PlanUnderCheck) -> Iterator[Found]:
    for row, before in _changed(plan, VersionKind.CHANGE):
        substance = (
            search_key(row.objective) == search_key(before.objective)
            and search_key(row.target) == search_key(before.target)
            and row.given == before.given
        )
        if substance and not row.withdrawn and not _same(row, before):
            yield found(row)


def _same(row: CheckedRow, before: CheckedRow) -> bool:
    texts = all(getattr(row, name) == getattr(before, name) for name in _COMPARED)
    return texts and row.given == before.given and row.node == before.node


@rule("kind.review-drops-project", "version_kind", "earlier")
def review_drops_project(plan: PlanUnderCheck) -> Iterator[Found]:
    if plan.version.kind != VersionKind.REVIEW or not plan.rows:
        return
    listed = {row.project for row in plan.rows}
    titles = set(plan.title_keys.values())
    for row in plan.earlier or ():
        if row.project not in listed and search_key(row.title) not in titles:
            title = row.title[:_LONGEST_SHOWN]
            yield found_at(f"project:{row.project}", title, version=row.version, title=title)


@rule("kind.second-first-issue", "version_kind", "versions")
def second_first_issue(plan: PlanUnderCheck) -> Iterator[Found]:
    if plan.version.kind == VersionKind.FIRST:
        others = [one for one in plan.versions or () if one.number != plan.version.number]
        if plan.version.number != 1 or any(one.kind == VersionKind.FIRST for one in others):
            yield found_at("")


@rule("kind.special-class-unknown", "version_kind")
def special_class_unknown(plan: PlanUnderCheck) -> Iterator[Found]:
    named = plan.version.special_class
    if named is None:
        return
    allowed = plan.ask("plan.special_classes", plan.day).value
    classes = [str(one) for one in allowed] if isinstance(allowed, tuple) else []
    if search_key(named) not in {search_key(one) for one in classes}:
        yield found_at("", class_name=named or "-")


@rule("kind.special-for-wrong-kind", "version_kind")
def special_for_wrong_kind(plan: PlanUnderCheck) -> Iterator[Found]:
    allowed = {VersionKind.ADDITION, VersionKind.CHANGE}
    if plan.version.special_class is not None and not allowed.issuperset(plan.version.kinds):
        yield found_at("")
