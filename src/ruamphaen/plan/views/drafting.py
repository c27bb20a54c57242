"""Beginning and ending: a new plan, a new version, projects taken up into it, announcing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms import PlanForm, VersionForm
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries.listings import filtered
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.plan.views.public import page_number
from ruamphaen.thai.text import one_line

TAKEN_UP_AT_MOST = 200  # what one page offers


def to_version(version: Version, name: str = "plan:version") -> HttpResponse:
    """A page of the version."""
    plan = version.plan
    return redirect(name, plan.organisation.slug, plan.period.slug, version.number)


@require_POST
@door(access.may_edit_plan)
def new_plan(request: Request) -> HttpResponse:
    """Open a plan for a period."""
    form = PlanForm(request.POST, organisation=request.organisation)
    if not form.is_valid():
        return page(
            request, "plan/plans.html", status=422, plans=[], may_edit=True, form=form, room="plan"
        )
    plan = actions.create_plan(
        request.organisation,
        by=request.user,
        period=form.cleaned_data["period"],
        tree=form.cleaned_data["tree"],
    )
    messages.success(request, _("สร้างแผนแล้ว ต่อไปเริ่มฉบับแรก"))
    return redirect("plan:new_version", request.organisation.slug, plan.period.slug)


@door(access.may_edit_plan)
def new_version(request: Request, period: str) -> HttpResponse:
    """Start a draft of a plan."""
    plan = access.plan_for(request.visitor, period)
    others = plan.versions.order_by("number")
    form = VersionForm(request.POST or None, others=others)
    if form.is_valid():
        typed = form.cleaned_data
        version = actions.start_version(
            plan,
            by=request.user,
            kinds=[VersionKind(kind) for kind in typed["kinds"]],
            noun=typed["noun"],
            round_number=typed["round_number"],
            year=typed["year"],
            source=typed["source"],
            copying=typed["copying"],
        )
        messages.success(request, _("เริ่มร่างแล้ว พิมพ์โครงการลงตาราง หรือนำเข้าไฟล์"))
        return to_version(version, "plan:edit_version")
    return page(request, "plan/new_version.html", plan=plan, form=form, room="plan")


@door(access.may_edit_plan)
def take_up(request: Request, period: str, number: int) -> HttpResponse:
    """Choose projects of the plan in force to change in this draft."""
    version = access.version_to_edit(request.visitor, period, number)
    offered = queries.listings_in_force(version.plan).exclude(
        project__in=version.listings.values("project")
    )
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("listing") if pk.isdecimal()]
        if chosen:
            taken = actions.take_up(
                version, by=request.user, listings=offered.filter(pk__in=chosen)
            )
            message = ngettext(
                "นำ %(n)s โครงการมาแก้ในฉบับนี้แล้ว", "นำ %(n)s โครงการมาแก้ในฉบับนี้แล้ว", len(taken)
            )
            messages.success(request, message % {"n": len(taken)})
            return to_version(version, "plan:edit_version")
        messages.warning(request, _("เลือกโครงการก่อน"))
    q = one_line(request.GET.get("q", ""))[:80]
    offered = filtered(offered, queries.Filters(q=q), queries.outline_of(version.plan))
    start = (page_number(request) - 1) * TAKEN_UP_AT_MOST
    ordered = queries.loaded(offered, "version").order_by(
        "list_kind", "version__number", "position"
    )
    return page(
        request,
        "plan/take_up.html",
        version=version,
        plan=version.plan,
        q=q,
        found=offered.count(),
        rows=queries.with_money(ordered[start : start + TAKEN_UP_AT_MOST], version.plan.period),
        room="plan",
    )
