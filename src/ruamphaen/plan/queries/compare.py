"""Two states of a plan beside each other: a version, or the plan in force on a day, against another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ruamphaen.plan.models import Listing, Plan, ProjectLink, Version
from ruamphaen.plan.queries.in_force import before, listings_in_force
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.queries.stands import stands_of
from ruamphaen.plan.queries.sums import money_by_year
from ruamphaen.plan.rules.comparison import (
    Difference,
    Fate,
    Kinship,
    Only,
    Stand,
    Sums,
    counts_of,
    differences,
    sums_of,
)
from ruamphaen.plan.rules.lineage import LinkKind
from ruamphaen.plan.rules.listings import COUNTED_LISTS, ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.versions import State


@dataclass(frozen=True)
class Side:
    """ข้างที่เทียบ — a state of a plan: in force after a version or on a day, or a version alone.

    A draft's state is what the plan would be, were it announced now. Either `version` or `on` is
    given; `alone` takes what the version itself lists and nothing else.
    """

    version: Version | None = None
    on: date | None = None
    alone: bool = False

    @property
    def typed(self) -> str:
        """The side as an address names it: "3", or "2026-10-01"."""
        if self.version is not None:
            return str(self.version.number)
        return self.on.isoformat() if self.on else ""


@dataclass(frozen=True)
class Comparison:
    """ผลการเทียบ — everything that differs, in the order of the plan, and the sums of both sides."""

    plan: Plan
    before: Side
    after: Side
    found: Sequence[Difference]
    sums: Sums
    counts: Mapping[Only, int]

    def only(self, asked: Only | None) -> list[Difference]:
        """Those of one filter."""
        return [one for one in self.found if one.answers(asked)]


def compare(plan: Plan, old: Side, new: Side) -> Comparison:
    """Everything that differs between two states; about fifteen queries, whatever they hold."""
    outline = outline_of(plan)
    old_rows, new_rows = standing(plan, old), standing(plan, new)
    apart = {
        project
        for project in {*old_rows, *new_rows}
        if old_rows.get(project) != new_rows.get(project)
    }
    stands = stands_of(
        [rows[project] for rows in (old_rows, new_rows) for project in apart if project in rows],
        outline,
    )
    left = {project: stands[old_rows[project]] for project in apart if project in old_rows}
    right = {project: stands[new_rows[project]] for project in apart if project in new_rows}
    lone = apart - (left.keys() & right.keys())
    found = differences(left, right, _kinships(plan, lone, (old, new), {**left, **right}))
    counted = Listing.objects.filter(pk__in=old_rows.values(), list_kind__in=COUNTED_LISTS)
    sums = sums_of(counted.count(), money_by_year(counted), found, plan.period.years)
    ordered = sorted(found, key=lambda one: _place(one.stand, outline))
    return Comparison(plan, old, new, ordered, sums, counts_of(found))


def standing(plan: Plan, side: Side) -> dict[int, int]:
    """The rows of a state: for each project its listing. One query, or two after a version."""
    if side.version is None:
        return dict(listings_in_force(plan, side.on).order_by().values_list("project", "pk"))
    version = side.version
    own = version.listings.order_by().values_list("project", "pk", "withdrawn")
    rows: dict[int, int] = {}
    if not side.alone and not version.is_whole:
        rows = dict(before(version).order_by().values_list("project", "pk"))
    for project, listing, withdrawn in own:
        if withdrawn:
            rows.pop(project, None)
        else:
            rows[project] = listing
    return rows


_LIST_ORDER = {kind: place for place, kind in enumerate(ListKind)}


def _place(stand: Stand, outline: Outline) -> tuple[int, int, int]:
    """In the order of the plan: its lists, then the strategy tree, then as they were written."""
    last = len(outline.nodes)
    rank = outline.ranks.get(stand.node, last) if stand.node is not None else last
    return (_LIST_ORDER[stand.list_kind], rank, stand.listing)


def _kinships(
    plan: Plan, lone: Collection[int], sides: Iterable[Side], known: Mapping[int, Stand]
) -> dict[int, list[Kinship]]:
    """Why projects came or went, as versions that these sides may know of have said."""
    if not lone:
        return {}
    drafts = [side.version.pk for side in sides if side.version and not side.version.is_public]
    links = list(
        ProjectLink.objects.filter(
            Q(version__state=State.ANNOUNCED) | Q(version__in=drafts),
            Q(source__in=lone) | Q(target__in=lone),
            version__plan=plan,
        ).values_list("kind", "source", "target", "outside_name")
    )
    mentioned = {pk for _kind, source, target, _name in links for pk in (source, target) if pk}
    titles = _titles(plan, mentioned, known)
    found: dict[int, list[Kinship]] = defaultdict(list)
    for code, source, target, outside in links:
        kind = LinkKind(code)
        name = titles.get(target, "") if target is not None else outside
        found[source].append(Kinship(kind, True, target, name))
        if target is not None:
            found[target].append(Kinship(kind, False, source, titles.get(source, "")))
    return found


def _titles(plan: Plan, projects: Collection[int], known: Mapping[int, Stand]) -> dict[int, str]:
    """What projects are called: in the states compared, else in the last announced row."""
    rows = Listing.objects.filter(
        project__in=projects, version__plan=plan, version__state=State.ANNOUNCED
    )
    named = dict(rows.order_by("version__number").values_list("project", "title"))
    return {**named, **{pk: known[pk].title for pk in projects if pk in known}}


@dataclass(frozen=True)
class Told:
    """คำชี้แจง — the row that brought or took a project, with its version and reason."""

    version: Version
    reason: str


def told_of(plan: Plan, shown: Iterable[Difference]) -> dict[int, Told]:
    """For each project of a page of differences who says why; one query."""
    wanted = list(shown)
    rows = Listing.objects.filter(
        Q(pk__in=[one.after.listing for one in wanted if one.after])
        | Q(
            project__in=[one.project for one in wanted if one.fate == Fate.GONE],
            withdrawn=True,
            version__state=State.ANNOUNCED,
        ),
        version__plan=plan,
    )
    return {
        row.project_id: Told(row.version, row.reason)
        for row in rows.select_related("version__plan").order_by("version__number")
    }
