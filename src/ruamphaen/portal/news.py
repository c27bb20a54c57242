"""News to subscribe to (Atom, RFC 4287): what people ask for, and what the office answers.

No names, not even those that their authors show: what was fetched from a feed cannot be taken back.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request
from ruamphaen.proposals.models import Answer, Proposal
from ruamphaen.proposals.queries.feeds import newest, newest_answers


@dataclass(frozen=True)
class Item:
    """ข่าวหนึ่งข้อ — one entry of a feed; `mark` tells two entries about one proposal apart."""

    proposal: Proposal
    title: str
    summary: str
    at: datetime
    mark: str = ""


@door(everyone)
def proposals(request: Request) -> HttpResponse:
    """The proposals that came last."""
    title = _("ข้อเสนอของประชาชน %(name)s") % {"name": request.organisation.name}
    return _feed(request, title, map(_proposal, newest(request.organisation)))


@door(everyone)
def answers(request: Request) -> HttpResponse:
    """What the office answered last."""
    title = _("คำตอบของ%(name)s") % {"name": request.organisation.name}
    return _feed(request, title, map(_answer, newest_answers(request.organisation)))


def _proposal(proposal: Proposal) -> Item:
    where = " · ".join(filter(None, [str(proposal.community or ""), proposal.place]))
    summary = "\n".join(filter(None, [proposal.body, where]))
    return Item(proposal, proposal.title, summary, proposal.made_at)


def _answer(answer: Answer) -> Item:
    title = f"{answer.words}: {answer.proposal.title}"
    return Item(answer.proposal, title, answer.text, answer.answered_at, f"#answer-{answer.number}")


def _feed(request: Request, title: str, items: Iterable[Item]) -> HttpResponse:
    slug = request.organisation.slug
    here: Callable[[str], str] = request.build_absolute_uri
    feed = Atom1Feed(
        title=title,
        link=here(reverse("proposals:proposals", args=[slug])),
        description="",
        language=get_language(),
        feed_url=here(request.path),
    )
    for item in items:
        address = here(reverse("proposals:proposal", args=[slug, item.proposal.receipt]))
        feed.add_item(
            title=item.title,
            link=address,
            description=item.summary,
            pubdate=item.at,
            updateddate=item.at,
            unique_id=f"{address}{item.mark}",
        )
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )
