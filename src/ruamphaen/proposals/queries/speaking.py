"""What is known of somebody who is about to write: whether they are known, and what came in lately."""

from datetime import datetime, timedelta

from ruamphaen.base.moderation import Sending, Sign, signs_of
from ruamphaen.organisation.access import Visitor
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Comment
from ruamphaen.proposals.queries.authors import is_known
from ruamphaen.proposals.rules.kinds import Standing

LATELY = timedelta(hours=1)
MOST_COMPARED = 50
"""So many of the latest texts are compared with a new one."""


def is_known_here(visitor: Visitor) -> bool:
    """Whether somebody's words need not wait: a post here, or a proposal or comment shown before.

    A first text from a new account is read like that of a stranger. Two queries at most.
    """
    if is_known(visitor):
        return True
    if not visitor.user.is_authenticated:
        return False
    theirs = Comment.objects.filter(
        author=visitor.user, thread__organisation=visitor.organisation, standing=Standing.SHOWN
    )
    return theirs.exists()


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
