"""People who talk, for the tests: a thread with comments, a moderator beside the cast."""

from datetime import date

from django.urls import reverse

from ruamphaen.base.moderation import Decision
from ruamphaen.organisation.models import Holding, Organisation, Post, User
from ruamphaen.organisation.rules import Role
from ruamphaen.proposals.actions import commenting, judging
from ruamphaen.proposals.actions.commenting import Said, Speaker
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.models import Comment, Proposal
from tests import make
from tests.cast import TODAY


def moderator(organisation: Organisation, username: str = "duang") -> User:
    """Somebody whose post is to look after what is said."""
    user = make.user(username=username, full_name=f"ผู้ดูแล {username}")
    post = Post.objects.create(
        organisation=organisation, title=f"ผู้ดูแลความเห็น {username}", role=Role.MODERATOR
    )
    Holding.objects.create(post=post, user=user, since=date(2024, 10, 1))
    return user


def say(
    proposal: Proposal,
    text: str = "เห็นด้วย ทางนี้มืดมาก",
    *,
    key: str = "someone",
    known: bool = True,
    shown_name: str = "",
    under: Comment | None = None,
    today: date = TODAY,
    **more: object,
) -> Comment:
    """A comment under a proposal; shown at once unless `known` is False."""
    speaker = Speaker(key=key, known=known, **more)
    thread = commenting.thread_of(proposal)
    return commenting.comment(
        thread, Said(text=text, shown_name=shown_name), by=speaker, under=under, today=today
    )


def at(name, *args):
    """The address of a page of the room in Ban Nong."""
    return reverse(f"proposals:{name}", args=["ban-nong", *args])


def judged(thing, *, by, reason="abuse"):
    """One thing, judged not to be shown."""
    kind = "comment" if isinstance(thing, Comment) else "proposal"
    organisation = thing.thread.organisation if kind == "comment" else thing.organisation
    verdict = Verdict(kind, thing.pk, Decision.HIDE, reason)
    return judging.judge(organisation, [verdict], by=by)
