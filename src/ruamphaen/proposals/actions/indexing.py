"""Keeping the index of words: for proposals that were just made, or whose text was put right."""

from collections.abc import Iterable

from ruamphaen.base.bulk import insert_rows
from ruamphaen.proposals.models import Posting, Proposal
from ruamphaen.proposals.rules.postings import keys_of


def index(proposals: Iterable[Proposal]) -> None:
    """Make these proposals findable by their words and by what says the same. Inside the act's transaction."""
    made = list(proposals)
    Posting.objects.filter(proposal__in=made).delete()
    insert_rows(
        Posting,
        [
            {"key": key, "proposal_id": proposal.pk}
            for proposal in made
            for key in sorted(keys_of(proposal.organisation_id, proposal.said))
        ],
    )
