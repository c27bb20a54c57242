"""Where is my comment? How it stands, why, what the office answered; for whoever holds its receipt."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Comment
from ruamphaen.proposals.queries.fates import Fate, answers_to, comment_with_receipt, fate_of
from ruamphaen.proposals.queries.queue import where
from ruamphaen.proposals.rules.kinds import Standing


@dataclass(frozen=True)
class CommentFound:
    """ความเห็นที่ตามรอยได้ — a comment, what it is about, and what became of it.

    `about` is empty where the thing itself is not shown (any more).
    """

    code: str
    comment: Comment
    organisation: Organisation
    about: str
    address: str
    fate: Fate
    answers: Sequence[Comment]


def find_comment(code: str) -> CommentFound | None:
    """The comment that a receipt was given for, or None. Three queries at most."""
    comment = comment_with_receipt(code)
    if comment is None:
        return None
    organisation = comment.thread.organisation
    about, place = where(comment)
    proposal = comment.thread.proposal
    if proposal is not None and proposal.standing != Standing.SHOWN:
        about, place = "", ""
    return CommentFound(
        code=code,
        comment=comment,
        organisation=organisation,
        about=about,
        address=f"/{organisation.slug}/{place}" if place else "",
        fate=fate_of(comment),
        answers=answers_to(comment),
    )
