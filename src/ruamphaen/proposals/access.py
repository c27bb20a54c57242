"""Who may propose, see and decide. What is shown is everyone's; what waits is its author's and staff's."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.shortcuts import get_object_or_404

from ruamphaen.organisation.access import Visitor, held_today
from ruamphaen.organisation.models import Department, User
from ruamphaen.organisation.rules import STAFF, Role
from ruamphaen.proposals.models import (
    Cluster,
    Intake,
    Proposal,
    ProposalContact,
    ReviewRequest,
)
from ruamphaen.proposals.rules.kinds import Standing

MOST_RECEIPTS = 600
"""Receipts of one form: a little more than a page of the desk holds."""


def may_work_with_proposals(visitor: Visitor) -> bool:
    """Everyone at the staff desk may read what came in, also what waits or is hidden."""
    return visitor.holds(*STAFF)


def may_decide_home(visitor: Visitor) -> bool:
    """Planners decide where in the plan a proposal belongs, and which say the same."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR)


def may_moderate(visitor: Visitor) -> bool:
    """Moderators decide what is shown; the administrator can step in."""
    return visitor.holds(Role.MODERATOR, Role.ADMINISTRATOR)


def proposal_for(visitor: Visitor, receipt: str) -> Proposal:
    """A proposal of this organisation: one that is not shown only for staff and its author. Or 404."""
    proposals = Proposal.objects.select_related(
        "organisation", "community", "node", "department", "author"
    )
    if not may_work_with_proposals(visitor):
        theirs = Q(author=visitor.user) if visitor.user.is_authenticated else Q(pk=None)
        proposals = proposals.filter(Q(standing=Standing.SHOWN) | theirs)
    return get_object_or_404(proposals, receipt=receipt, organisation=visitor.organisation)


def may_screen(visitor: Visitor) -> bool:
    """Planners, departments, executives and the administrator remark on what people ask."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR, Role.DEPARTMENT, Role.EXECUTIVE)


def may_answer(visitor: Visitor) -> bool:
    """Planners and the administrator answer in the office's name, and tell the authors."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR)


def may_take_in(visitor: Visitor) -> bool:
    """Planners and the administrator type cards, import, and take up what was said in forums."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR)


def proposals_for(visitor: Visitor, receipts: Iterable[str]) -> list[Proposal]:
    """The proposals of these receipts here, for the staff desk; others are left out."""
    found = Proposal.objects.filter(
        organisation=visitor.organisation, receipt__in=list(receipts)[:MOST_RECEIPTS]
    )
    return list(found.select_related("organisation", "community", "node", "department"))


def departments_of(visitor: Visitor, today: date) -> list[Department]:
    """The departments of the posts this person holds here today."""
    if not isinstance(visitor.user, User):
        return []
    held = held_today(visitor.user, today).filter(post__organisation=visitor.organisation)
    return list(Department.objects.filter(pk__in=held.values("post__department")))


def cluster_for(visitor: Visitor, pk: int) -> Cluster:
    """A group of proposals here, also one that was dissolved. Or 404. For the staff desk only."""
    clusters = Cluster.objects.select_related("organisation", "head", "came_from")
    return get_object_or_404(clusters, pk=pk, organisation=visitor.organisation)


def intake_for(visitor: Visitor, pk: int) -> Intake:
    """A batch that came in here, or 404. For the staff desk only."""
    batches = Intake.objects.select_related("organisation")
    return get_object_or_404(batches, pk=pk, organisation=visitor.organisation)


def request_for(visitor: Visitor, pk: int) -> ReviewRequest:
    """A request for a remark here, or 404. For the staff desk only."""
    requests = ReviewRequest.objects.select_related("proposal__organisation")
    return get_object_or_404(requests, pk=pk, proposal__organisation=visitor.organisation)


def contact_for(visitor: Visitor, pk: int) -> ProposalContact:
    """How to reach an author here, or 404. For those who tell them."""
    contacts = ProposalContact.objects.select_related("proposal__organisation")
    return get_object_or_404(contacts, pk=pk, proposal__organisation=visitor.organisation)
