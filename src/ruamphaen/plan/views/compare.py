"""Comparing: two versions, or the plan in force on two days, project by project and word by word."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.plan import access
from ruamphaen.plan.forms.compare import CompareForm
from ruamphaen.plan.models import Plan, Version
from ruamphaen.plan.queries.compare import Comparison, Side, compare, told_of
from ruamphaen.plan.queries.in_force import order_of
from ruamphaen.plan.rules.comparison import Only
from ruamphaen.plan.views.differences import shown_of
from ruamphaen.thai.dates import thai_date

PER_PAGE = 50
ONLY_WORDS = {
    None: _("ทั้งหมด"),
    Only.ADDED: _("เพิ่ม"),
    Only.GONE: _("ออกจากแผน"),
    Only.CHANGED: _("เปลี่ยน"),
    Only.MONEY: _("เงินเปลี่ยน"),
    Only.WORDS: _("ข้อความเปลี่ยน"),
    Only.MOVED: _("ย้ายบัญชีหรือยุทธศาสตร์"),
}


@door(everyone)
def compare_versions(request: Request, period: str) -> HttpResponse:
    """เทียบเดิม–ใหม่ — what differs between two states of a plan, with sums and filters."""
    plan = access.plan_for(request.visitor, period)
    versions = access.versions_for(request.visitor, plan)
    form = CompareForm(_asked(request.GET, versions), versions=versions)
    sides = form.sides() if form.is_valid() else None
    found = compare(plan, *sides) if sides else None
    return page(
        request,
        "plan/compare.html#found",
        plan=plan,
        form=form,
        enough=len(versions) > 1,
        room="plan",
        **(_shown(request, plan, found) if found else {}),
    )


def _asked(given: QueryDict, versions: list[Version]) -> QueryDict:
    """What was asked, with a day in the place of days, and the last two versions where nothing was."""
    asked = given.copy()
    for name in ("from", "to"):
        typed = asked.get(name, "")
        if typed and not typed.isdecimal():
            asked[f"{name}_on"], asked[name] = typed, ""
    announced = sorted((one for one in versions if one.is_public), key=order_of)
    usual = dict(zip(("to", "from"), reversed(announced or versions), strict=False))
    for name, version in usual.items():
        if not asked.get(name) and not asked.get(f"{name}_on"):
            asked[name] = str(version.number)
    return asked


def _shown(request: Request, plan: Plan, found: Comparison) -> dict[str, Any]:
    asked = request.GET.get("only", "")
    only = Only(asked) if asked in set(Only) else None
    here = Paginator(found.only(only), PER_PAGE).get_page(request.GET.get("page"))
    return {
        "found": found,
        "old_title": side_title(found.before),
        "new_title": side_title(found.after),
        "only": only,
        "chips": [
            (words, _address(request, each), each == only, count)
            for each, words in ONLY_WORDS.items()
            for count in [len(found.found) if each is None else found.counts[each]]
            if count or each is None
        ],
        "here": here,
        "shown": shown_of(here.object_list, told_of(plan, here.object_list)),
    }


def _address(request: Request, only: Only | None) -> str:
    asked = request.GET.copy()
    for name in ("page", "only"):
        asked.pop(name, None)
    if only is not None:
        asked["only"] = only.value
    return f"?{asked.urlencode()}#found"


def side_title(side: Side) -> Any:
    """A side in words: the version's own name, or the day."""
    if side.version is None:
        assert side.on is not None  # noqa: S101 -- a side has a version or a day
        return _("แผนที่ใช้อยู่วันที่ %(day)s") % {"day": thai_date(side.on)}
    return str(side.version)
