"""Choosing proposals of the people for a draft of the plan."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, keys_in, page
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.views.drafting import to_version
from ruamphaen.proposals.queries.searching import with_words
from ruamphaen.thai.text import one_line

PER_PAGE = 50


@door(access.may_edit_plan)
def adopt(request: Request, period: str, number: int) -> HttpResponse:
    """The shown proposals, most supported first; those chosen become projects of the draft."""
    version = access.version_to_edit(request.visitor, period, number)
    also_planned = request.GET.get("planned") == "1"
    offered = queries.proposals_to_adopt(version, also_planned=also_planned)
    if request.method == "POST":
        chosen = keys_in(request.POST.getlist("proposal"))
        if chosen:
            made = actions.adopt_proposals(
                version,
                by=request.user,
                proposals=offered.filter(pk__in=chosen),
                as_one="as_one" in request.POST,
            )
            message = ngettext(
                "เพิ่ม %(n)s โครงการจากข้อเสนอแล้ว เติมวัตถุประสงค์ เป้าหมาย และงบประมาณต่อ",
                "เพิ่ม %(n)s โครงการจากข้อเสนอแล้ว เติมวัตถุประสงค์ เป้าหมาย และงบประมาณต่อ",
                len(made),
            )
            messages.success(request, message % {"n": len(made)})
            return to_version(version, "plan:edit_version")
        messages.warning(request, _("เลือกข้อเสนอก่อน"))
    q = one_line(request.GET.get("q", ""))[:80]
    found = with_words(offered, version.plan.organisation_id, q)
    return page(
        request,
        "plan/adopt.html",
        version=version,
        plan=version.plan,
        q=q,
        also_planned=also_planned,
        proposals=Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        room="plan",
    )
