"""Beginning and ending: a new plan, a new version, announcing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms.drafting import PlanForm, VersionForm, open_kinds
from ruamphaen.plan.models import Plan, Version
from ruamphaen.plan.queries.rounds import SuggestedName
from ruamphaen.plan.rules.versions import WHOLE_KINDS, VersionKind


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
    """Start a draft of a plan: what it does, who decides that here, what it is called."""
    plan = access.plan_for(request.visitor, period)
    others = plan.versions.order_by("number")
    name = queries.suggested_name(plan, request.today)
    special = queries.special_route(plan.organisation, request.today)
    form = VersionForm(
        request.POST or None,
        others=others,
        classes=special.classes if special else (),
        initial={"noun": name.noun, "year": name.year},
    )
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            version = _start(request, plan, form.cleaned_data, name)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            messages.success(
                request,
                _("เริ่มร่าง %(name)s แล้ว พิมพ์โครงการลงตาราง หรือนำโครงการเดิมมาแก้") % {"name": version},
            )
            return to_version(version, "plan:edit_version")
    return page(
        request,
        "plan/new_version.html",
        status=status,
        plan=plan,
        form=form,
        explained=queries.kinds_explained(plan.organisation, request.today, open_kinds(others)),
        chosen=form["kinds"].value() or [],
        special=special,
        name=name,
        room="plan",
    )


def _start(request: Request, plan: Plan, typed: dict[str, Any], name: SuggestedName) -> Version:
    kinds = [VersionKind(kind) for kind in typed["kinds"]]
    numbered = WHOLE_KINDS.isdisjoint(kinds)
    return actions.start_version(
        plan,
        by=request.user,
        kinds=kinds,
        noun=typed["noun"],
        round_number=typed["round_number"] or (name.number(kinds) if numbered else None),
        year=None if VersionKind.FIRST in kinds else typed["year"],
        source=typed["source"],
        because=typed["because"],
        special_class=typed["special_class"],
        copying=typed["copying"],
        from_force=typed["from_force"],
    )
