"""How a project of a draft stands to others: merged, split, repeated, handed over, sent to coordination."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, keys_sent, page
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms.lineage import LinkForm
from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.queries.listings import filtered
from ruamphaen.plan.rules.lineage import LinkKind
from ruamphaen.plan.views.drafting import to_version
from ruamphaen.plan.views.row import row_of
from ruamphaen.thai.text import one_line

OFFERED = 50  # projects of the plan that one search shows


@door(access.may_edit_plan)
def lineage(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """What the draft says of this project and others; and the acts that say more."""
    version, listing = row_of(request, period, number, pk)
    form = LinkForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            _act(request, version, listing, form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, _("บันทึกความเกี่ยวข้องแล้ว เอาออกได้จนกว่าจะอนุมัติ"))
            return redirect("plan:lineage", request.organisation.slug, period, number, pk)
    q = one_line(request.GET.get("q", ""))[:80]
    others = (
        queries.before(version)
        .exclude(project=listing.project_id)
        .exclude(project__in=version.listings.filter(withdrawn=True).values("project"))
    )
    found = filtered(others, queries.Filters(q=q), queries.outline_of(version.plan))
    ordered = queries.loaded(found, "version").order_by("list_kind", "version__number", "position")
    return page(
        request,
        "plan/lineage.html",
        status=status,
        version=version,
        plan=version.plan,
        listing=listing,
        form=form,
        q=q,
        others=list(ordered[:OFFERED]) if q else [],
        found=found.count() if q else 0,
        offered=OFFERED,
        chosen=_projects(request),
        links=queries.links_said(version, listing.project_id),
        known=queries.before(version).filter(project=listing.project_id).exists(),
        room="plan",
    )


def _act(request: Request, version: Version, listing: Listing, form: LinkForm) -> None:
    act = request.POST.get("act", "")
    own, by, note = listing.project_id, request.user, form.cleaned_data["note"]
    to = form.cleaned_data["to"]
    if act == "merge-here":
        actions.merge_projects(version, by=by, projects=_projects(request), into=own, note=note)
    elif act == "merge-into":
        actions.merge_projects(version, by=by, projects=[own], into=_one(request), note=note)
    elif act == "duplicate":
        actions.mark_duplicate(version, by=by, project=own, of=_one(request), note=note)
    elif act == LinkKind.TRANSFERRED:
        actions.transfer_project(version, by=by, project=own, to=to, note=note)
    elif act == LinkKind.COORDINATION:
        actions.send_to_coordination(version, by=by, project=own, to=to, note=note)
    elif act == "split":
        titles = form.cleaned_data["titles"].splitlines()
        actions.split_project(version, by=by, project=own, titles=titles, note=note)
    else:
        raise Refused(_("เลือกก่อนว่าจะทำอะไรกับโครงการนี้"), status=422)


def _projects(request: Request) -> list[int]:
    return keys_sent(request, "project")


def _one(request: Request) -> int:
    chosen = _projects(request)
    if len(chosen) != 1:
        raise Refused(_("เลือกหนึ่งโครงการจากผลค้นหา"), status=422)
    return chosen[0]


@require_POST
@door(access.may_edit_plan)
def unlink(request: Request, period: str, number: int, pk: int, link: int) -> HttpResponse:
    """Take back what the draft says."""
    version, listing = row_of(request, period, number, pk)
    said = get_object_or_404(version.links, pk=link)
    if listing.project_id not in {said.source_id, said.target_id}:
        raise Http404(link)
    split = said.kind == LinkKind.SPLIT_FROM
    removal = actions.unlink_projects(said, by=request.user)
    if removal is not None:
        messages.success(request, _("เอาความเกี่ยวข้องและแถวที่แยกออกมาออกแล้ว"))
    elif split:
        messages.success(
            request, _("เอาความเกี่ยวข้องออกแล้ว แถวที่แยกออกมามีผู้ทำต่อแล้วจึงยังอยู่ ถ้าไม่ใช้ให้ลบในตาราง")
        )
    else:
        messages.success(request, _("เอาความเกี่ยวข้องออกแล้ว"))
    if removal is not None and listing.pk in removal.listings:
        return to_version(version, "plan:edit_version")
    return redirect("plan:lineage", request.organisation.slug, period, number, pk)
