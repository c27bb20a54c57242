"""Proposals that may say the same: suggested groups, side by side, groups as they stand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.organisation.act_words import act_in_words
from ruamphaen.proposals import access
from ruamphaen.proposals.actions import clustering
from ruamphaen.proposals.actions.twin_search import ask_for_twins
from ruamphaen.proposals.models import Cluster, Proposal
from ruamphaen.proposals.queries import alike as queries

PER_PAGE = 50


@door(access.may_decide_home)
def suggestions(request: Request) -> HttpResponse:
    """Groups that the machine suggests, the largest first; nothing is grouped until somebody says so."""
    here = request.organisation
    total = queries.waiting_groups(here)
    shown = Paginator(range(total), PER_PAGE).get_page(request.GET.get("page"))
    start = (shown.number - 1) * PER_PAGE
    return page(
        request,
        "proposals/desk/alike.html",
        shown=shown,
        total=total,
        suggested=queries.heads(here, start, PER_PAGE),
        search=queries.last_search(here),
        room="desk",
    )


@require_POST
@door(access.may_decide_home)
def find(request: Request) -> HttpResponse:
    """Have all proposals compared anew."""
    ask_for_twins(request.organisation, by=request.user, at=timezone.now())
    messages.success(request, _("สั่งค้นหาแล้ว เปิดหน้านี้ใหม่อีกครู่หนึ่ง"))
    return redirect("proposals:alike", request.organisation.slug)


@door(access.may_decide_home)
def side_by_side(request: Request, receipt: str) -> HttpResponse:
    """A head and what may say the same, word by word; what is ticked is grouped or told apart."""
    here = request.organisation
    head = get_object_or_404(
        Proposal.objects.select_related("organisation", "community"),
        receipt=receipt,
        organisation=here,
    )
    if request.method == "POST":
        return _decide(request, head)
    return page(
        request,
        "proposals/desk/side_by_side.html",
        head=head,
        beside=queries.beside(head),
        room="desk",
    )


def _decide(request: Request, head: Proposal) -> HttpResponse:
    here = request.organisation
    ticked = access.proposals_for(request.visitor, request.POST.getlist("receipt"))
    if request.POST.get("way") == "apart":
        count = clustering.not_the_same(head, ticked, by=request.user, at=timezone.now())
        messages.success(
            request, _("จำไว้แล้วว่าเป็นคนละเรื่อง %(count)s คู่ จะไม่เสนออีก") % {"count": count}
        )
    elif request.POST.get("way") == "group":
        cluster = clustering.group(head, ticked, by=request.user, at=timezone.now())
        messages.success(request, _("รวมกลุ่มแล้ว แยกออกหรือเลิกกลุ่มได้ทุกเมื่อ"))
        return redirect("proposals:group", here.slug, cluster.pk)
    else:
        raise Refused(_("เลือกว่าเป็นเรื่องเดียวกันหรือคนละเรื่อง"), status=422)
    return redirect("proposals:alike", here.slug)


@door(access.may_decide_home)
def groups(request: Request) -> HttpResponse:
    """The groups that stand now."""
    found = queries.groups(request.organisation)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "proposals/desk/groups.html", shown=shown, room="desk")


@door(access.may_decide_home)
def group(request: Request, pk: int) -> HttpResponse:
    """One group: its members, who left, what was done; split, dissolve, choose a head."""
    cluster = access.cluster_for(request.visitor, pk)
    if request.method == "POST":
        return _change(request, cluster)
    seen = queries.group_seen(cluster)
    return page(
        request,
        "proposals/desk/group.html",
        cluster=cluster,
        seen=seen,
        history=[(entry.at, act_in_words(entry.act)) for entry in seen.history],
        room="desk",
    )


def _change(request: Request, cluster: Cluster) -> HttpResponse:
    ticked = access.proposals_for(request.visitor, request.POST.getlist("receipt"))
    way, now = request.POST.get("way"), timezone.now()
    if way == "split":
        clustering.split(cluster, ticked, by=request.user, at=now)
        messages.success(request, _("แยกออกแล้ว จำนวนผู้สนับสนุนนับใหม่ของแต่ละฝั่ง"))
    elif way == "dissolve":
        clustering.dissolve(cluster, by=request.user, at=now)
        messages.success(request, _("เลิกกลุ่มแล้ว ทุกเรื่องกลับไปนับแยกกัน"))
    elif way == "head" and len(ticked) == 1:
        clustering.choose_head(cluster, ticked[0], by=request.user)
        messages.success(request, _("เปลี่ยนเรื่องหลักของกลุ่มแล้ว"))
    else:
        raise Refused(_("เลือกหนึ่งเรื่องเป็นเรื่องหลัก หรือเลือกเรื่องที่จะแยก"), status=422)
    return redirect("proposals:group", request.organisation.slug, cluster.pk)
