"""What the office answered to a proposal, as its author and everyone may read it."""

from ruamphaen.proposals.models import Answer, Proposal


def answer_of(proposal: Proposal) -> Answer | None:
    """The office's answer that counts now, None while there is none (1 query)."""
    return (
        Answer.objects.filter(proposal=proposal, replaced_at=None)
        .select_related("department")
        .first()
    )


def answers_of(proposal: Proposal) -> list[Answer]:
    """Every answer that was ever given, the one that counts first (1 query)."""
    return list(Answer.objects.filter(proposal=proposal).select_related("department"))
