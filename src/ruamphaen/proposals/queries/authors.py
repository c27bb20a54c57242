"""Whose proposals: what one account or one browser sent, and whether we know them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ruamphaen.organisation.access import Visitor
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Comment, Proposal, Support
from ruamphaen.proposals.queries.public import shown


def is_known(visitor: Visitor) -> bool:
    """Whether somebody's proposals need not wait: a post here, or one that was shown before."""
    if not visitor.user.is_authenticated or visitor.organisation is None:
        return False
    if visitor.roles:
        return True
    return shown(visitor.organisation).filter(author=visitor.user).exists()


def mine(visitor: Visitor, author_key: str) -> QuerySet[Proposal]:
    """What this account, or this browser, sent to the organisation; newest first."""
    theirs = Q(pk=None)
    if visitor.user.is_authenticated:
        theirs |= Q(author=visitor.user)
    if author_key:
        theirs |= Q(author_key=author_key)
    sent = Proposal.objects.filter(theirs, organisation=visitor.organisation)
    return sent.select_related("community", "organisation").order_by("-pk")


def is_author(visitor: Visitor, author_key: str, proposal: Proposal) -> bool:
    """Whether this account or browser sent the proposal."""
    if visitor.user.is_authenticated and proposal.author_id == visitor.user.pk:
        return True
    return bool(author_key) and proposal.author_key == author_key


@dataclass(frozen=True, slots=True)
class DoneHere:
    """สิ่งที่ทำไว้ — how much one key supported, sent and said at an organisation."""

    supports: int
    proposals: int
    comments: int

    def __bool__(self) -> bool:
        return bool(self.supports or self.proposals or self.comments)


def done_by(organisation: Organisation, key: str) -> DoneHere:
    """What a key did here; authors stand behind their own proposals, which is not told twice."""
    if not key:
        return DoneHere(0, 0, 0)
    sent = Proposal.objects.filter(organisation=organisation, author_key=key)
    behind = Support.objects.filter(proposal__organisation=organisation, supporter=key)
    said = Comment.objects.filter(thread__organisation=organisation, author_key=key)
    return DoneHere(behind.exclude(proposal__author_key=key).count(), sent.count(), said.count())
