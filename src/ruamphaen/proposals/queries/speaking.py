"""What is known of somebody who is about to write: whether they are known, and what came in lately."""

from datetime import datetime, timedelta

from ruamphaen.base.moderation import Sending, Sign, signs_of
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.proposals.models import Comment, Proposal
from ruamphaen.proposals.rules.kinds import Standing

LATELY = timedelta(hours=1)
MOST_COMPARED = 50
"""So many of the latest texts are compared with a new one."""


def is_known(organisation: Organisation, user: User | None) -> bool:
    """Whether a person signed in, and something of theirs already stands in public here.

    Two queries at most. A first text from a new account is read like that of a stranger.
    """
    if user is None or not user.is_authenticated:
        return False
    comments = Comment.objects.filter(author=user, thread__organisation=organisation)
    proposals = Proposal.objects.filter(author=user, organisation=organisation)
    return (
        comments.filter(standing=Standing.SHOWN).exists()
        or proposals.filter(standing=Standing.SHOWN).exists()
    )


def signs_for(
    organisation: Organisation, text: str, *, key: str, seconds: float | None, now: datetime
) -> list[Sign]:
    """The signs of spam in a text that is about to be kept, and in how it came. Two queries."""
    lately = Comment.objects.filter(
        thread__organisation=organisation, said_at__gte=now - LATELY
    ).order_by("-said_at")
    texts = [
        f"{said} {proposed}"
        for said, proposed in lately.values_list("text", "proposed")[:MOST_COMPARED]
    ]
    own = lately.filter(author_key=key).count() if key else 0
    return signs_of(Sending(text, seconds=seconds, lately=texts, of_sender=own))
