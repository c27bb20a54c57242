"""Who may propose, see and decide. What is shown is everyone's; what waits is its author's and staff's."""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from ruamphaen.organisation.access import Visitor
from ruamphaen.organisation.rules import STAFF, Role
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.rules.kinds import Standing


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
