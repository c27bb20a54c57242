"""The desk: the queue by keyboard or by page, one item of it, remarks in batches, homes."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.base.spoken import said
from ruamphaen.base.turns import done
from ruamphaen.organisation.models import Department
from ruamphaen.organisation.queries import communities_of
from ruamphaen.proposals import access
from ruamphaen.proposals.actions import homing, screening
from ruamphaen.proposals.forms.desk import HomeForm, QueueForm, RemarkForm
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.queries import desk as queries
from ruamphaen.proposals.queries import homes
from ruamphaen.proposals.queries.progress import milestones_of
from ruamphaen.proposals.queries.story import membership_of, siblings_of
from ruamphaen.proposals.rules.screening import Remark
from ruamphaen.strategy.models import Node

FILTERS = ("stage", "q", "community", "kind", "sort", "homeless")


@door(access.may_work_with_proposals)
def queue(request: Request) -> HttpResponse:
    """What waits, by stage; the whole stage on one page, so that the keyboard walks through it."""
    here = request.organisation
    form = QueueForm.of(communities_of(here), request.GET)
    asked = form.asked
    clock = queries.time_here(here, request.today)
    ours = access.departments_of(request.visitor, request.today)
    if asked.stage == queries.OURS and not ours:
        raise Http404
    verdicts = queries.verdicts_here(here, request.today)
    names = {one.code: said(one.name) for one in verdicts}
    found = queries.waiting_in(here, asked, clock, ours).select_related("community", "department")
    shown = Paginator(found, queries.PER_PAGE).get_page(request.GET.get("page"))
    counts = queries.counts(here, clock, ours)
    return page(
        request,
        "proposals/desk/queue.html",
        form=form,
        asked=asked,
        tabs=[
            (name, words, counts[name]) for name, words in queries.STAGES.items() if name in counts
        ],
        stage_words=queries.STAGES[asked.stage],
        shown=shown,
        lines=queries.lines(list(shown), clock, names),
        verdicts=verdicts,
        kept=kept_filters(request.GET),
        clock=clock,
        may_screen=access.may_screen(request.visitor),
        may_answer=access.may_answer(request.visitor),
        undoable=len(queries.last_batch_of(request.user, here)),
        room="desk",
    )


@door(access.may_work_with_proposals)
def item(request: Request, receipt: str) -> HttpResponse:
    """One proposal with everything officers said; beside the queue, or as a page of its own."""
    here = request.organisation
    proposal = queries.item(here, receipt).first()
    if proposal is None:
        raise Http404
    mine = access.departments_of(request.visitor, request.today)
    form = RemarkForm.of(queries.verdicts_here(here, request.today), mine, None)
    return _item_page(request, proposal, form, mine)


def _item_page(
    request: Request, proposal: Proposal, form: RemarkForm, mine: Sequence[Department]
) -> HttpResponse:
    here = request.organisation
    clock = queries.time_here(here, request.today)
    asked = QueueForm.of(communities_of(here), request.GET).asked
    verdicts = queries.verdicts_here(here, request.today)
    names = {one.code: said(one.name) for one in verdicts}
    [guessed] = homes.homes_of([proposal], here)
    membership = membership_of(proposal)
    siblings = siblings_of(proposal, membership)
    nodes = homes.nodes_of(here)
    home_form = HomeForm.of(
        nodes,
        homes.programme_names(),
        list(Department.objects.filter(organisation=here)),
        None,
        _home_initial(proposal, guessed),
    )
    ours = mine if asked.stage == queries.OURS else []
    found = queries.waiting_in(here, asked, clock, ours)
    return page(
        request,
        "proposals/desk/item.html#item",
        status=422 if form.errors else 200,
        proposal=proposal,
        line=queries.lines([proposal], clock, names)[0],
        names=names,
        form=form,
        home_form=home_form,
        guessed=guessed,
        guesses=_guesses(guessed, nodes, home_form),
        title_pieces=guessed.marked(proposal.title),
        body_pieces=guessed.marked(proposal.body),
        membership=membership,
        siblings=siblings,
        milestones=milestones_of([proposal.pk, *(each.pk for each in siblings)]),
        beside=queries.neighbours(found, proposal),
        kept=kept_filters(request.GET),
        may_screen=access.may_screen(request.visitor),
        may_answer=access.may_answer(request.visitor),
        may_decide_home=access.may_decide_home(request.visitor),
        room="desk",
    )


def _home_initial(proposal: Proposal, guessed: homes.Homes) -> dict[str, str]:
    """What was decided; where nothing was, what is suggested."""
    decided = {
        "node": str(proposal.node_id or ""),
        "programme": proposal.programme,
        "department": str(proposal.department_id or ""),
    }
    firsts = {
        "node": guessed.node.first,
        "programme": guessed.programme.first,
        "department": guessed.department.first,
    }
    if any(decided.values()):
        return decided
    return {name: first.key if first else "" for name, first in firsts.items()}


def _guesses(
    guessed: homes.Homes, nodes: Sequence[Node], form: HomeForm
) -> list[dict[str, object]]:
    """Each kind of home with its suggestions in words."""
    names = {
        "node": {str(node.pk): str(node) for node in nodes},
        "programme": dict(homes.programme_names()),
        "department": {key: one.name for key, one in form.departments.items()},  # type: ignore[attr-defined]
    }
    return [
        {
            "label": form.fields[kind].label,
            "sureness": guess.sureness,
            "places": [names[kind].get(place.key, "") for place in guess.places],
            "words": guess.first.words if guess.first else (),
        }
        for kind, guess in (
            ("node", guessed.node),
            ("programme", guessed.programme),
            ("department", guessed.department),
        )
    ]


# ------------------------------------------------------------------ acts


@require_POST
@door(access.may_screen)
def review(request: Request) -> HttpResponse:
    """The same remark on all that were chosen; by keyboard it answers with one line, else with the queue."""
    here = request.organisation
    mine = access.departments_of(request.visitor, request.today)
    chosen = access.proposals_for(request.visitor, request.POST.getlist("receipt"))
    form = RemarkForm.of(queries.verdicts_here(here, request.today), mine, request.POST)
    if not form.is_valid():
        raise Refused(_("เลือกความเห็นจากรายการ และตรวจจำนวนเงิน"), status=422)
    speaks_for = form.department_of(mine)
    remark = Remark(form.remark.verdict) if "plain" in request.POST else form.remark
    if speaks_for is None and "plain" in request.POST and mine:
        speaks_for = mine[0]
    made = screening.review(
        chosen,
        by=request.user,
        remark=remark,
        at=timezone.now(),
        today=request.today,
        department=speaks_for,
    )
    words = dict(form.fields["verdict"].choices)[remark.verdict]  # type: ignore[attr-defined]
    told = _("บันทึก “%(verdict)s” %(count)s เรื่อง") % {"verdict": words, "count": len(made)}
    return _after(request, told)


@require_POST
@door(access.may_screen)
def undo_reviews(request: Request) -> HttpResponse:
    """Take one's own last batch of remarks back."""
    last = queries.last_batch_of(request.user, request.organisation)
    count = screening.take_back_reviews(last, by=request.user, at=timezone.now())
    told = _("ย้อนความเห็นกลับแล้ว %(count)s เรื่อง") % {"count": count}
    return _after(request, told, [each.proposal.receipt for each in last])


@require_POST
@door(access.may_decide_home)
def accept_homes(request: Request) -> HttpResponse:
    """Take the suggested homes: for one item as shown, for many only where the suggestion is sure."""
    here = request.organisation
    chosen = access.proposals_for(request.visitor, request.POST.getlist("receipt"))
    nodes = {str(node.pk): node for node in homes.nodes_of(here)}
    departments = {str(one.pk): one for one in Department.objects.filter(organisation=here)}
    also_unsure = len(chosen) == 1
    decided = []
    for proposal, guessed in zip(chosen, homes.homes_of(chosen, here), strict=True):
        keys = {
            kind: guess.first.key if guess.first and (guess.sure or also_unsure) else ""
            for kind, guess in vars(guessed).items()
        }
        home = homing.Home(
            node=nodes.get(keys["node"]) or proposal.node,
            programme=keys["programme"] or proposal.programme,
            department=departments.get(keys["department"]) or proposal.department,
        )
        decided.append((proposal, home))
    count = homing.decide_homes(decided, by=request.user)
    return _after(request, _("ลงที่ให้แล้ว %(count)s เรื่อง") % {"count": count})


@require_POST
@door(access.may_decide_home)
def decide_home(request: Request, receipt: str) -> HttpResponse:
    """The home of one proposal as chosen from the lists."""
    here = request.organisation
    chosen = access.proposals_for(request.visitor, [receipt])
    if not chosen:
        raise Http404
    form = HomeForm.of(
        homes.nodes_of(here),
        homes.programme_names(),
        list(Department.objects.filter(organisation=here)),
        request.POST,
        {},
    )
    if not form.is_valid():
        raise Refused(_("ไม่มีที่ลงนี้ในหน่วยงาน เลือกใหม่จากรายการ"), status=422)
    done(form, lambda: homing.decide_homes([(chosen[0], form.home)], by=request.user))
    return _after(request, _("บันทึกที่ลงแล้ว"), back_to=receipt)


def _after(
    request: Request, told: str, receipts: Sequence[str] = (), back_to: str = ""
) -> HttpResponse:
    """Onwards: one line for the keyboard, the queue as it was asked for without it."""
    if request.htmx:
        context = {"told": told, "receipts": receipts}
        return render(request, "proposals/desk/told.html", context)
    messages.success(request, told)
    here = request.organisation.slug
    if back_to:
        address = reverse("proposals:desk_item", args=[here, back_to])
    else:
        address = reverse("proposals:desk", args=[here])
    kept = kept_filters(request.POST)
    return redirect(f"{address}?{kept}" if kept else address)


def kept_filters(typed: object) -> str:
    """The filters of the queue as they go along from page to page; nothing else of an address does."""
    get = typed.get  # type: ignore[attr-defined]
    return urlencode([(name, get(name)) for name in FILTERS if get(name)])
