"""What is new for everyone: shown proposals, and what the office answered to them."""

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Answer, Proposal
from ruamphaen.proposals.queries.public import shown

MOST_IN_A_FEED = 50


def newest(organisation: Organisation) -> list[Proposal]:
    """The proposals that came last and are shown (1 query)."""
    return list(shown(organisation).select_related("community").order_by("-pk")[:MOST_IN_A_FEED])


def newest_answers(organisation: Organisation) -> list[Answer]:
    """The answers that count now, to proposals that are shown, the latest first (1 query)."""
    answers = Answer.objects.filter(
        proposal__in=shown(organisation).values("pk"), replaced_at=None
    ).select_related("proposal")
    return list(answers.order_by("-answered_at", "-pk")[:MOST_IN_A_FEED])
