"""เดิม / ใหม่: what a version changes, as the paper will print it, kind by kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.law.routes import Route
from ruamphaen.plan import access, queries
from ruamphaen.plan.models import Version
from ruamphaen.plan.models.plan import KIND_NAMES
from ruamphaen.plan.queries import Change
from ruamphaen.plan.rules.versions import WHOLE_KINDS, VersionKind
from ruamphaen.plan.views.changing import CellShown, Told, cells_shown, told_of
from ruamphaen.plan.views.public import page_number

PER_PAGE = 100
_WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class ChangeShown:
    """การเปลี่ยนแปลงที่แสดง — one project with its changed cells, and what its kind is asked."""

    change: Change
    cells: Sequence[CellShown]
    told: Told | None


@dataclass(frozen=True)
class KindTab:
    """แท็บของประเภท — a kind of the round with how many projects it touches."""

    value: str
    words: Any
    count: int
    on: bool


@door(everyone)
def changes(request: Request, period: str, number: int) -> HttpResponse:
    """What a version changes: public once it is announced, before that the members'."""
    version = access.version_for(request.visitor, period, number)
    member = access.may_see_drafts(request.visitor)
    found = [each for each in queries.changes_of(version) if _shows(each, version)]
    tabs = _tabs(found, request.GET.get("kind", ""))
    asked = next((tab.value for tab in tabs if tab.on and tab.value), "")
    shown = [each for each in found if not asked or _place(each) == asked]
    pages: Page[Change] = Paginator(_in_order(shown), PER_PAGE).get_page(page_number(request))
    return page(
        request,
        "plan/changes.html",
        version=version,
        plan=version.plan,
        tabs=tabs,
        groups=_groups(pages, version, told=member and version.is_draft),
        routes=_routes(version, request),
        pages=pages,
        silent=queries.without_reason(version) if member and not version.is_public else [],
        may_edit=access.may_edit_plan(request.visitor) and version.is_draft,
        room="plan",
    )


def _shows(change: Change, version: Version) -> bool:
    """A whole plan printed again repeats most of itself; a round shows every row it lists."""
    return change.says_something if version.is_whole else True


def _place(change: Change) -> str:
    if change.listing.withdrawn:
        return _WITHDRAWN
    if change.kind is not None:
        return change.kind.value
    return VersionKind.CHANGE.value if change.before else VersionKind.ADDITION.value


# The order in which books of change print their lists.
_ORDER = [kind.value for kind in VersionKind if kind not in WHOLE_KINDS] + [_WITHDRAWN]


def _words(place: str) -> Any:
    return _("ยกเลิกโครงการ") if place == _WITHDRAWN else KIND_NAMES[VersionKind(place)]


def _in_order(found: Sequence[Change]) -> list[Change]:
    return sorted(found, key=lambda each: _ORDER.index(_place(each)))


def _tabs(found: Sequence[Change], asked: str) -> list[KindTab]:
    counts = {place: sum(_place(each) == place for each in found) for place in _ORDER}
    known = asked if counts.get(asked) else ""
    tabs = [KindTab("", _("ทั้งหมด"), len(found), not known)]
    return tabs + [
        KindTab(place, _words(place), count, place == known)
        for place, count in counts.items()
        if count
    ]


def _groups(
    pages: Page[Change], version: Version, *, told: bool
) -> list[tuple[str, Any, list[ChangeShown]]]:
    groups: dict[str, list[ChangeShown]] = {}
    for each in pages:
        says = told_of(each.judgement, each.kind, version.kind_list) if told else None
        groups.setdefault(_place(each), []).append(ChangeShown(each, cells_shown(each), says))
    return [(place, _words(place), rows) for place, rows in groups.items()]


def _routes(version: Version, request: Request) -> dict[str, Route]:
    """The way of each kind on the page, by its value."""
    on = version.announced_on or request.today
    if version.special_class:
        special = queries.special_route(version.plan.organisation, on)
        return {kind.value: special for kind in version.kind_list if special}
    explained = queries.kinds_explained(version.plan.organisation, on, version.kind_list)
    return {each.kind.value: each.route for each in explained if each.route}
