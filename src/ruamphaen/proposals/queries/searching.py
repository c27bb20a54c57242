"""Finding proposals by their words."""

from django.db.models import Exists, OuterRef, QuerySet

from ruamphaen.proposals.models import Posting, Proposal
from ruamphaen.proposals.rules.postings import word_keys

MOST_ASKED = 8
"""Words of a search that are looked for; the rest of a long sentence is let go."""
FEW = 2_000
"""A word that no more have leads the search; words that more have are met soon enough in the list's order."""


def with_words(proposals: QuerySet[Proposal], organisation: int, q: str) -> QuerySet[Proposal]:
    """Those of an organisation's proposals that hold every word that was asked for (a question a word)."""
    keys = word_keys(organisation, q)[:MOST_ASKED]
    having = {
        key: list(Posting.objects.filter(key=key).values_list("proposal", flat=True)[: FEW + 1])
        for key in keys
    }
    rare = [set(found) for found in having.values() if len(found) <= FEW]
    if rare:
        proposals = proposals.filter(pk__in=set.intersection(*rare))
    for key, found in having.items():
        if len(found) > FEW:
            entries = Posting.objects.filter(key=key, proposal=OuterRef("pk"))
            proposals = proposals.filter(Exists(entries))
    return proposals
