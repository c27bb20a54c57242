"""What became of one text, for whoever holds its receipt: shown, waiting, or not, why, and the appeal."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ruamphaen.base.moderation import Decision, reason_words
from ruamphaen.proposals.models import Appeal, Comment, Judgement, Proposal
from ruamphaen.proposals.rules.kinds import Standing


@dataclass(frozen=True)
class Fate:
    """ชะตาของข้อความ — how a text stands; `reason` and `told` are words for the author."""

    standing: Standing
    judgement: Judgement | None = None
    reason: Any = ""
    told: Any = ""
    appeal: Appeal | None = None

    @property
    def is_waiting(self) -> bool:
        return self.standing == Standing.WAITING

    @property
    def is_hidden(self) -> bool:
        return self.standing == Standing.HIDDEN

    @property
    def may_withdraw(self) -> bool:
        return self.standing != Standing.WITHDRAWN

    @property
    def may_appeal(self) -> bool:
        """Hidden by a judgement that was not appealed against."""
        return self.is_hidden and self.judgement is not None and self.appeal is None


def fate_of(thing: Proposal | Comment) -> Fate:
    """How a text stands and why. One query at most."""
    standing = Standing(thing.standing)
    about = {"comment": thing} if isinstance(thing, Comment) else {"proposal": thing}
    judgement = (
        Judgement.objects.filter(**about, undone_at=None)
        .select_related("appeal", "organisation")
        .order_by("-judged_at", "-pk")
        .first()
    )
    if judgement is None or judgement.decision != Decision.HIDE:
        return Fate(standing, judgement)
    words = reason_words(judgement.reason)
    return Fate(
        standing,
        judgement,
        reason=words.name if words else "",
        told=words.told if words else "",
        appeal=getattr(judgement, "appeal", None),
    )


def was_public(proposal: Proposal) -> bool:
    """Whether a proposal that is not shown ever was: then its receipt, which is its address, is known
    to others than its author.
    """
    judgements = Judgement.objects.filter(proposal=proposal)
    return judgements.filter(Q(was=Standing.SHOWN) | Q(decision=Decision.SHOW)).exists()


def comment_with_receipt(code: str) -> Comment | None:
    """The comment that a receipt was given for, or None."""
    comments = Comment.objects.select_related("thread__organisation", "thread__proposal")
    return comments.filter(receipt=code).first()


def thing_with_receipt(code: str) -> Proposal | Comment | None:
    """The comment or proposal that a receipt was given for, or None."""
    proposals = Proposal.objects.select_related("organisation")
    return comment_with_receipt(code) or proposals.filter(receipt=code).first()


def answers_to(comment: Comment) -> list[Comment]:
    """What the office answered to a comment, in the order said."""
    return list(Comment.objects.filter(parent=comment, standing=Standing.SHOWN).exclude(office=""))
