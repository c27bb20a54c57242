"""Keeping the index of words: for proposals that were just made, or whose text was put right."""

from collections.abc import Iterable

from ruamphaen.proposals.models import Posting, Proposal
from ruamphaen.proposals.rules.postings import keys_of

AT_ONCE = 5_000


def index(proposals: Iterable[Proposal]) -> None:
    """Make these proposals findable by their words and by what says the same. Inside the act's transaction."""
    made = list(proposals)
    Posting.objects.filter(proposal__in=made).delete()
    Posting.objects.bulk_create(
        (
            Posting(key=key, proposal=proposal)
            for proposal in made
            for key in sorted(keys_of(proposal.organisation_id, proposal.said))
        ),
        batch_size=AT_ONCE,
    )
