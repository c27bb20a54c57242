"""Finding proposals by their words."""

from django.db.models import Exists, OuterRef, QuerySet

from ruamphaen.proposals.models import Posting, Proposal
from ruamphaen.proposals.rules.postings import word_keys


def with_words(proposals: QuerySet[Proposal], organisation: int, q: str) -> QuerySet[Proposal]:
    """Those of an organisation's proposals that hold every word that was asked for."""
    for key in word_keys(organisation, q):
        proposals = proposals.filter(
            Exists(Posting.objects.filter(key=key, proposal=OuterRef("pk")))
        )
    return proposals
