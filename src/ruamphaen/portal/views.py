"""Which page: the public front of every organisation."""

from datetime import timedelta
from decimal import Decimal

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.addresses import absolute
from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, download, page
from ruamphaen.base.limits import Limit, spend
from ruamphaen.law.regulation import all_values
from ruamphaen.meetings import access as meeting_access
from ruamphaen.meetings.models import PolicyStatement
from ruamphaen.meetings.queries.policy import statement_page, statements_of
from ruamphaen.meetings.queries.public import for_calendar
from ruamphaen.meetings.rules.receipts import typed_code
from ruamphaen.organisation.law_words import NAMES, value_in_words
from ruamphaen.organisation.models import Organisation
from ruamphaen.plan import queries as plans
from ruamphaen.plan.queries.calendar import duties_for_feed
from ruamphaen.plan.rules.totals import NOTHING
from ruamphaen.portal import (
    feeds,
    figures,
    policies,
    receipt_acts,
    receipts,
    receipts_comments,
)
from ruamphaen.portal.receipts_opinions import statement_address
from ruamphaen.proposals.queries.authors import is_author
from ruamphaen.proposals.views.device import key_of
from ruamphaen.strategy import access, queries
from ruamphaen.strategy.models import Alignment
from ruamphaen.thai.text import one_line

# Whoever mistypes a receipt tries again; whoever guesses is stopped.
RECEIPT_MISSES = Limit("portal.receipt", most=30, per=timedelta(hours=1))


@door(everyone)
def home(request: Request) -> HttpResponse:
    """All organisations of this installation, or straight to the one whose host name was asked."""
    own = Organisation.objects.filter(host=request.get_host().split(":")[0]).first()
    if own is not None:
        return redirect("portal:organisation", own.slug)
    q = one_line(request.GET.get("q", ""))[:80]
    return page(request, "portal/home.html", cards=figures.cards(q), q=q, room="home")


@door(everyone)
def organisation(request: Request) -> HttpResponse:
    """An organisation's first page."""
    front = figures.front(request.organisation, timezone.now())
    return page(request, "portal/organisation.html", front=front, room="home")


@door(everyone)
def strategy(request: Request) -> HttpResponse:
    """The strategy tree with the money and projects at each level."""
    trees = list(queries.trees_of(request.organisation))
    asked = request.GET.get("tree", "")
    plan = plans.current_plan(request.organisation)
    preferred = plan.tree if plan and plan.tree else (trees[0] if trees else None)
    tree = next((each for each in trees if str(each.pk) == asked), preferred)
    if tree is None:
        return page(request, "strategy/tree.html", trees=trees, view=None, room="strategy")
    by_node = plans.figures_by_node(tree)
    view = queries.tree_page(tree, by_node)
    return page(
        request,
        "strategy/tree.html",
        trees=trees,
        view=view,
        counts=figures.kind_counts(view),
        whole=sum((root.figures for root in view.working_roots if root.figures), NOTHING),
        may_edit=access.may_edit_strategy(request.visitor),
        room="strategy",
    )


@door(everyone)
def node(request: Request, pk: int) -> HttpResponse:
    """One strategy or guideline: its projects and their money."""
    found = access.node_for(request.visitor, pk)
    rows = plans.projects_of_node(found)
    return page(
        request,
        "portal/node.html",
        node=found,
        above=queries.ancestors(found),
        links=list(Alignment.objects.filter(node=found)),
        fulfilments=queries.fulfilments_of_node(found),
        rows=rows,
        years=sorted({year for row in rows for year in row.money}),
        whole=sum((row.sum_baht or 0 for row in rows), Decimal(0)),
        room="strategy",
    )


@door(everyone)
def policy(request: Request) -> HttpResponse:
    """The policy statement that was made last, with what became of it."""
    newest = statements_of(request.organisation, request.today).first()
    if newest is None:
        return page(request, "portal/policy.html", statement=None, room="meetings")
    return _policy_page(request, newest)


@door(everyone)
def policy_statement(request: Request, pk: int) -> HttpResponse:
    """One policy statement, also an earlier one, with what became of it."""
    return _policy_page(request, meeting_access.statement_for(request.visitor, pk, request.today))


def _policy_page(request: Request, statement: PolicyStatement) -> HttpResponse:
    view = statement_page(statement, request.today)
    whole = policies.followed(view)
    others = statements_of(request.organisation, request.today).exclude(pk=statement.pk)
    return page(
        request,
        "portal/policy.html",
        statement=statement,
        view=view,
        whole=whole,
        areas=whole.areas,
        others=list(others),
        may_edit=meeting_access.may_call_meetings(request.visitor),
        room="meetings",
    )


@door(everyone)
def search(request: Request) -> HttpResponse:
    """Projects of the plans in force whose words hold all that was asked."""
    q = one_line(request.GET.get("q", ""))[:80]
    found = plans.search_listings(request.organisation, q) if q else None
    shown = Paginator(found, 50).get_page(request.GET.get("page")) if found is not None else None
    return page(request, "portal/search.html", q=q, page=shown, room="plan")


@door(everyone)
def about_system(request: Request) -> HttpResponse:
    """What Ruamphaen is and where its data come from."""
    return page(request, "portal/about_system.html")


@door(everyone)
def law(request: Request) -> HttpResponse:
    """Every value of law in use today, with section, source and confidence."""
    rules = [
        (NAMES[value.name], value_in_words(value.unit, value.value), value)
        for value in all_values(request.today)
    ]
    return page(request, "portal/law.html", rules=rules)


@door(everyone)
def privacy(request: Request) -> HttpResponse:
    """What is kept about whom."""
    return page(request, "portal/privacy.html")


@door(everyone)
def calendar(request: Request) -> HttpResponse:
    """The meetings of an organisation as a calendar feed."""
    meetings = for_calendar(request.organisation)
    written = feeds.calendar_of(
        meetings,
        name=request.organisation.name,
        address_of=lambda meeting: request.build_absolute_uri(
            reverse("meetings:meeting", args=[request.organisation.slug, meeting.pk])
        ),
    )
    return download(written, name="meetings.ics", kind="ics")


@door(everyone)
def plan_calendar(request: Request) -> HttpResponse:
    """The duties of an organisation's planning cycle as a calendar feed."""
    organisation = request.organisation
    written = feeds.duties_of(
        duties_for_feed(organisation, request.today),
        name=f"{_('ปฏิทินวงรอบแผน')} {organisation.name}",
        place=organisation.slug,
        address=request.build_absolute_uri(reverse("plan:calendar", args=[organisation.slug])),
        stamp=timezone.now(),
    )
    return download(written, name="plan.ics", kind="ics")


@door(everyone)
def ask_receipt(request: Request) -> HttpResponse:
    """Where is my sentence? Type the code of the receipt."""
    code = typed_code(request.GET.get("code", ""))
    if code:
        return redirect("portal:receipt", code)
    return page(request, "portal/ask_receipt.html")


@door(everyone)
def receipt(request: Request, code: str) -> HttpResponse:
    """Where one sentence stands. A code that is not there costs: they are not to be guessed."""
    comment = receipts_comments.find_comment(typed_code(code))
    if comment is not None:
        return receipt_acts.comment_page(request, comment)
    found = receipts.find(typed_code(code), request.today)
    if found is None and (elsewhere := statement_address(typed_code(code))):
        return redirect(elsewhere)
    if found is None:
        spend(RECEIPT_MISSES, request, request.today)
        return page(request, "portal/no_receipt.html", status=404, code=code)
    theirs = found.proposal is not None and is_author(
        request.visitor, key_of(request), found.proposal
    )
    return page(
        request,
        "portal/receipt.html",
        found=found,
        # What is not shown to everyone is shown to whoever wrote it, where we know them again.
        own_text=found.proposal.title if theirs and found.proposal else "",
        **receipt_acts.fate_context(request, found.proposal, found.code),
        address=absolute(reverse("portal:receipt", args=[found.code])),
    )
