"""The route of a version as it stands: steps taken, what comes next, the approval, the notices posted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ruamphaen.law.dated import NotInForce
from ruamphaen.law.regulation import Ask
from ruamphaen.law.routes import Route, RouteKind
from ruamphaen.law.words import Words
from ruamphaen.organisation.queries.holidays import holidays_of
from ruamphaen.organisation.queries.local_rules import ask_here
from ruamphaen.plan.models import Approval, Listing, PostedNotice, StepTaken, Version
from ruamphaen.plan.queries.content import Content, content_of
from ruamphaen.plan.rules.deadlines import Deadline
from ruamphaen.plan.rules.edited import Edited, edited
from ruamphaen.plan.rules.routes import (
    Facts,
    StepSeen,
    Taken,
    kinds_on,
    now,
    posted_until,
    progress,
    route_kind_of,
    routes_of,
)
from ruamphaen.plan.rules.taking import Refusal, Round, troubles_approving
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.thai.text import clean

NAMED_AT_MOST = 20  # edited projects named beside a step


@dataclass(frozen=True)
class EditedSince:
    """ที่แก้หลังมติ พร้อมชื่อ — how much was edited since, and the names of the first few projects."""

    what: Edited
    titles: Sequence[str]

    @property
    def more(self) -> int:
        return self.what.count - len(self.what.removed) - len(self.titles)


@dataclass(frozen=True)
class NoticeSeen:
    """ประกาศที่ปิด — a notice, and the first day on which it has hung long enough."""

    notice: PostedNotice
    full: Deadline | None


@dataclass(frozen=True)
class RouteSeen:
    """เส้นทางของฉบับ — everything the page of a version's route shows."""

    version: Version
    routes: Sequence[Route]
    steps: Sequence[StepSeen]
    taken: Mapping[tuple[RouteKind, str], StepTaken]
    edited: Mapping[int, EditedSince]
    approval: Approval | None
    notices: Sequence[NoticeSeen]
    around: Round
    content: Content
    unknown: Words | None

    @cached_property
    def now(self) -> StepSeen | None:
        """What somebody must do next; None when all is done."""
        return now(self.steps)

    @cached_property
    def troubles(self) -> list[Refusal]:
        """What stands between the draft and its approval."""
        return troubles_approving(self.around) if self.version.is_draft else []

    @property
    def was_recorded(self) -> bool:
        """Published before it was entered here: its steps lie in the office's files."""
        return self.version.state == State.ANNOUNCED and self.version.approved_on is None


def route_seen(version: Version, today: date) -> RouteSeen:
    """The route of a version on a day; about fifteen queries, whatever it holds."""
    organisation = version.plan.organisation
    ask, holidays = ask_here(organisation), holidays_of(organisation)
    content = content_of(version)
    steps = standing_steps(version)
    routes, unknown = _routes(version, today, ask)
    around = _round(version, routes, steps, content)
    approval = version.approvals.filter(withdrawn_at=None).first()
    facts = Facts(
        day=law_day(version, today),
        announced_on=version.announced_on,
        is_announced=version.state == State.ANNOUNCED,
        first_issue_of=version.plan.period if VersionKind.FIRST in version.kind_list else None,
    )
    return RouteSeen(
        version=version,
        routes=routes,
        steps=progress(routes, around.taken, facts, ask=ask, holidays=holidays),
        taken={(RouteKind(one.route), one.code): one for one in steps},
        edited=_edited_since(version, steps, content),
        approval=approval,
        notices=[
            NoticeSeen(one, posted_until(routes, one.since))
            for one in version.notices.filter(struck_at=None).select_related("photo")
        ],
        around=around,
        content=content,
        unknown=unknown,
    )


def round_now(version: Version, today: date, content: Content) -> Round:
    """What the rules of steps look at, read afresh inside an act. Raises NotInForce."""
    ask = ask_here(version.plan.organisation)
    routes = routes_here(version, law_day(version, today), ask)
    return _round(version, routes, standing_steps(version), content)


def standing_steps(version: Version) -> list[StepTaken]:
    """The steps of a version that were not undone, with what they cite."""
    return list(
        version.steps.filter(undone_at=None).select_related(
            "resolution__meeting", "forum__meeting", "file"
        )
    )


def decisions_of(version: Version) -> dict[tuple[RouteKind, str], StepTaken]:
    """The steps that stand and decided on what the version says now, by route and code; three queries."""
    content = content_of(version)
    return {
        (RouteKind(step.route), step.code): step
        for step in standing_steps(version)
        if not what_was_edited(version, step, content)
    }


def law_day(version: Version, today: date) -> date:
    """The day whose law a version goes by: that of its announcement, of its approval, else today."""
    return version.announced_on or version.approved_on or today


def routes_here(version: Version, day: date, ask: Ask) -> tuple[Route, ...]:
    """The routes of a version in its organisation on a day. Raises NotInForce with a sentence."""
    return routes_of(
        version.kind_list,
        version.plan.organisation.nature,
        day,
        special_class=version.special_class,
        ask=ask,
    )


def _routes(version: Version, today: date, ask: Ask) -> tuple[tuple[Route, ...], Words | None]:
    try:
        return routes_here(version, law_day(version, today), ask), None
    except NotInForce as unknown:
        return (), unknown.words


def _round(
    version: Version, routes: Sequence[Route], steps: Iterable[StepTaken], content: Content
) -> Round:
    by_route: dict[RouteKind, int] = {}
    for route in routes:
        kinds = kinds_on(route.kind, version.kind_list, version.special_class)
        by_route[route.kind] = len(content.of_kinds(kinds))
    return Round(
        routes=routes,
        taken=[_taken(version, step, content) for step in steps],
        announced_on=version.announced_on,
        is_announced=version.state == State.ANNOUNCED,
        approved_on=version.approved_on,
        special_class=version.special_class,
        has_reason=_has_reason(version),
        rows=by_route,
    )


def _taken(version: Version, step: StepTaken, content: Content) -> Taken:
    return Taken(
        RouteKind(step.route), step.code, step.on, bool(what_was_edited(version, step, content))
    )


def rows_on(version: Version, route: RouteKind, content: Content) -> dict[str, str]:
    """The short hashes of the projects that go one route, by project."""
    kinds = kinds_on(route, version.kind_list, version.special_class)
    return content.of_kinds(kinds)


def what_was_edited(version: Version, step: StepTaken, content: Content) -> Edited:
    """What was edited on the step's route since it was decided; nothing for steps that decide nothing."""
    if not step.content_hash or not version.is_draft:
        return Edited()
    return edited(step.rows, rows_on(version, RouteKind(step.route), content))


def _edited_since(
    version: Version, steps: Iterable[StepTaken], content: Content
) -> dict[int, EditedSince]:
    found = {step.pk: what_was_edited(version, step, content) for step in steps}
    return name_edited(version, {pk: what for pk, what in found.items() if what})


def name_edited(version: Version, found: Mapping[int, Edited]) -> dict[int, EditedSince]:
    """Edited projects with the names of the first few; one query."""
    wanted = {
        project
        for what in found.values()
        for project in (*what.changed, *what.added)[:NAMED_AT_MOST]
    }
    titles = dict(
        Listing.objects.filter(version=version, project__in=wanted).values_list("project", "title")
        if wanted
        else ()
    )
    return {
        pk: EditedSince(
            what,
            [
                titles[project]
                for project in (*what.changed, *what.added)[:NAMED_AT_MOST]
                if project in titles
            ],
        )
        for pk, what in found.items()
    }


def _has_reason(version: Version) -> bool:
    """Whether the round says why it is made: as a whole, or at every project that it adds (ข้อ 22 (1))."""
    if clean(version.because):
        return True
    adds = [
        kind.value
        for kind in version.kind_list
        if route_kind_of(kind, version.special_class) == RouteKind.ADDITION
    ]
    return not version.listings.filter(kind__in=adds, reason="").exists()
