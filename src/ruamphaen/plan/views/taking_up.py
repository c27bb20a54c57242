"""Choosing projects of the plan in force for a round: to change, to correct, to let go."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, keys_sent, page
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms.filters import FilterForm
from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.models.plan import KIND_NAMES
from ruamphaen.plan.queries.listings import filtered
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.plan.views.drafting import to_version
from ruamphaen.plan.views.public import chips_of, page_number

PER_PAGE = 100
WITHDRAW = "withdraw"


@door(access.may_edit_plan)
def take_up(request: Request, period: str, number: int) -> HttpResponse:
    """Choose projects of the plan in force for this draft; filters are in the address, also when sent."""
    version = access.version_to_edit(request.visitor, period, number)
    form = FilterForm(request.GET, offered=queries.suggestions(version), period=version.plan.period)
    found = filtered(_offered(version), form.filters(), queries.outline_of(version.plan))
    if request.method == "POST":
        chosen = _chosen(request, found)
        if chosen:
            taken = _take(request, version, chosen)
            told = ngettext(
                "นำ %(n)s โครงการมาไว้ในฉบับนี้แล้ว", "นำ %(n)s โครงการมาไว้ในฉบับนี้แล้ว", len(taken)
            )
            messages.success(request, told % {"n": len(taken)})
            return to_version(version, "plan:edit_version")
        messages.warning(request, _("เลือกโครงการก่อน"))
    ordered = queries.loaded(found, "version").order_by(
        "list_kind", "version__number", "position", "pk"
    )
    pages = Paginator(ordered, PER_PAGE).get_page(page_number(request))
    return page(
        request,
        "plan/take_up.html",
        version=version,
        plan=version.plan,
        form=form,
        chips=chips_of(request, form),
        pages=pages,
        found=pages.paginator.count,
        rows=queries.with_money(pages.object_list, version.plan.period),
        ways=_ways(version),
        to_open=_to_open(version),
        room="plan",
    )


def _offered(version: Version) -> QuerySet[Listing]:
    return queries.listings_in_force(version.plan).exclude(
        project__in=version.listings.values("project")
    )


def _chosen(request: Request, found: QuerySet[Listing]) -> list[Listing]:
    """The rows that were ticked, or everything that the filters found."""
    if "everything" in request.POST:
        return list(found)
    return list(found.filter(pk__in=keys_sent(request, "listing")))


def _take(request: Request, version: Version, chosen: list[Listing]) -> list[Listing]:
    asked = request.POST.get("as", "")
    kind = next((kind for kind in version.kind_list if kind == asked), None)
    return actions.take_up(
        version,
        by=request.user,
        listings=chosen,
        kind=kind if not version.is_whole else None,
        withdrawn=asked == WITHDRAW,
    )


def _ways(version: Version) -> list[tuple[str, str]]:
    """What this draft can do to a project of the plan: the value sent, and the words of the button."""
    if version.is_whole:
        return [("", _("นำที่เลือกมาไว้ในฉบับนี้"))]
    taking = [kind for kind in version.kind_list if kind != VersionKind.ADDITION]
    ways = [(kind.value, _("นำมา%(kind)s") % {"kind": KIND_NAMES[kind]}) for kind in taking]
    return [*ways, (WITHDRAW, _("ยกเลิกโครงการ"))] if ways else []


def _to_open(version: Version) -> list[tuple[str, str]]:
    """The kinds that this round could be opened to: the value sent, and the words of the button."""
    if version.is_whole:
        return []
    missing = {VersionKind.CHANGE, VersionKind.CORRECTION} - set(version.kind_list)
    return [
        (kind.value, _("เปิดรอบนี้ให้มีการ%(kind)sด้วย") % {"kind": KIND_NAMES[kind]})
        for kind in VersionKind
        if kind in missing
    ]
