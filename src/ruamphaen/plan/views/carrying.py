"""Carrying unfinished projects into the next plan: first its strategies are matched, then projects chosen."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, keys_sent, page
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms.filters import CarryForm, FilterForm
from ruamphaen.plan.models import Plan, Version
from ruamphaen.plan.queries.listings import filtered
from ruamphaen.plan.views.drafting import to_version
from ruamphaen.plan.views.public import chips_of, page_number
from ruamphaen.thai.numerals import format_baht

PER_PAGE = 100


@door(access.may_edit_plan)
def carry_over(request: Request, period: str, number: int) -> HttpResponse:
    """The plans to carry from; of the chosen one, each strategy with the one that takes its place."""
    version = access.version_to_edit(request.visitor, period, number)
    plans = queries.plans_to_carry_from(version)
    source = _source(request, plans)
    if source is None:
        return page(
            request, "plan/carry.html", version=version, plan=version.plan, plans=[], room="plan"
        )
    match = queries.tree_match(source, version, request.today)
    if request.method == "POST":
        _remember(request, version, source, _matched(request, match))
        address = redirect("plan:carry_projects", request.organisation.slug, period, number)
        address["Location"] += f"?from={source.period.slug}&left=1"
        return address
    kept = _remembered(request, version, source)
    return page(
        request,
        "plan/carry.html",
        version=version,
        plan=version.plan,
        plans=plans,
        source=source,
        pairs=[
            (pair, kept.get(pair.node.pk, pair.suggested) if kept is not None else pair.suggested)
            for pair in match.pairs
        ],
        choices=match.choices,
        unplaced=match.unplaced,
        room="plan",
    )


@door(access.may_edit_plan)
def carry_projects(request: Request, period: str, number: int) -> HttpResponse:
    """The projects that can be carried, filtered; those chosen become rows of the draft."""
    version = access.version_to_edit(request.visitor, period, number)
    source = _source(request, queries.plans_to_carry_from(version))
    nodes = _remembered(request, version, source) if source else None
    if source is None or nodes is None:
        return redirect("plan:carry_over", request.organisation.slug, period, number)
    basis = queries.plan_filters(source)
    form = FilterForm(request.GET, offered=basis, period=source.period)
    more = CarryForm(request.GET)
    found = _found(source, version, form, more, request)
    if request.method == "POST":
        chosen = _chosen(request, found)
        if chosen:
            done = actions.carry_over(version, by=request.user, listings=chosen, nodes=nodes)
            _tell(request, done)
            return to_version(version, "plan:edit_version")
        messages.warning(request, _("เลือกโครงการก่อน"))
    ordered = queries.loaded(found, "version__plan").order_by(
        "list_kind", "version__number", "position", "pk"
    )
    pages = Paginator(ordered, PER_PAGE).get_page(page_number(request))
    rows = queries.with_money(pages.object_list, source.period)
    return page(
        request,
        "plan/carry_projects.html",
        version=version,
        plan=version.plan,
        source=source,
        form=form,
        more=more,
        chips=chips_of(request, form),
        pages=pages,
        found=pages.paginator.count,
        rows=rows,
        last_years=source.period.years[-2:],
        room="plan",
    )


def _source(request: Request, plans: list[Plan]) -> Plan | None:
    """The plan that was named in the address, else the nearest one; an unknown one is 404."""
    asked = request.GET.get("from", "")
    if asked:
        found = next((plan for plan in plans if plan.period.slug == asked), None)
        if found is None:
            raise Http404(asked)
        return found
    return plans[0] if plans else None


def _found(
    source: Plan, version: Version, form: FilterForm, more: CarryForm, request: Request
) -> QuerySet[Any]:
    on, left = more.asked(request.today)
    rows = filtered(
        queries.carryable(source, version, on), form.filters(), queries.outline_of(source)
    )
    return queries.with_money_left(rows) if left else rows


def _chosen(request: Request, found: QuerySet[Any]) -> list[int]:
    if "everything" in request.POST:
        return list(found.values_list("pk", flat=True))
    return list(found.filter(pk__in=keys_sent(request, "listing")).values_list("pk", flat=True))


def _matched(request: Request, match: queries.TreeMatch) -> dict[int, int | None]:
    """What was chosen for each old node; anything that is no node of the new tree is none."""
    valid = {str(node.pk): node.pk for node in match.choices}
    return {
        pair.node.pk: valid.get(request.POST.get(f"node-{pair.node.pk}", ""))
        for pair in match.pairs
    }


def _key(version: Version, source: Plan) -> str:
    return f"carry-{version.pk}-{source.pk}"


def _remember(
    request: Request, version: Version, source: Plan, nodes: dict[int, int | None]
) -> None:
    request.session[_key(version, source)] = {str(old): new for old, new in nodes.items()}


def _remembered(request: Request, version: Version, source: Plan) -> dict[int, int | None] | None:
    kept = request.session.get(_key(version, source))
    return None if kept is None else {int(old): new for old, new in kept.items()}


def _tell(request: Request, done: actions.CarriedOver) -> None:
    count = len(done.listings)
    told = ngettext("ยก %(n)s โครงการมาแล้ว", "ยก %(n)s โครงการมาแล้ว", count)
    messages.success(request, told % {"n": count})
    if done.dropped_rows:
        messages.warning(
            request,
            _("เงินนอกช่วงปีของแผนนี้ไม่ได้ยกมา %(baht)s บาท จาก %(n)s โครงการ")
            % {"baht": format_baht(done.dropped_baht), "n": done.dropped_rows},
        )
    if done.unplaced:
        messages.warning(
            request, _("%(n)s โครงการยังไม่อยู่ใต้ยุทธศาสตร์ใด ผูกในตาราง") % {"n": done.unplaced}
        )
