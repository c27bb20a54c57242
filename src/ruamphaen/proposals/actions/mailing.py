"""The person is told by e-mail too: letters to authors, put into the outbox by the act they tell of.

An act says what happened in one line:

    tell(organisation, [News(proposal, "answered", f"answer:{answer.number}", {"answer": answer})])

`proposals/mail/answered.txt` has the words, Thai and English. Who has no account with an address,
left none, or said no, gets nothing; the receipt tells everyone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from ruamphaen.base import outbox
from ruamphaen.base.addresses import absolute
from ruamphaen.base.ledger import name_of, record
from ruamphaen.base.outbox import ToSend
from ruamphaen.base.stop_links import stop_address
from ruamphaen.meetings.rules.receipts import spaced
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.proposals.models import Comment, Proposal, ProposalContact
from ruamphaen.proposals.queries.readers import Reader, named, readers_of
from ruamphaen.thai.text import one_line

HELD = timedelta(minutes=5)
"""Judgements and groups are often taken back at once: then nobody was told yet."""


@dataclass(frozen=True)
class News:
    """ข่าวถึงผู้เขียน — what happened to one text: `letter` names the words, `mark` the happening, told once."""

    thing: Proposal | Comment
    letter: str
    mark: str
    words: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return outbox.key_of(name_of(self.thing), self.mark)


def tell(
    organisation: Organisation, news: Sequence[News], *, after: timedelta = outbox.AT_ONCE
) -> None:
    """Write to the authors of these texts, inside the act that made the news."""
    if not outbox.is_on() or not news:
        return
    news = _with_threads(news)
    readers = readers_of(each.thing for each in news)
    with translation.override("th"):
        letters = [
            _letter(organisation, each, readers[each.thing])
            for each in news
            if each.thing in readers
        ]
    outbox.put(letters, after=after)


def _with_threads(news: Sequence[News]) -> list[News]:
    """The same, with what each comment is about: one query for all."""
    keys = [each.thing.pk for each in news if isinstance(each.thing, Comment)]
    threads = Comment.objects.select_related("thread__proposal").in_bulk(keys)
    return [
        News(threads[each.thing.pk], each.letter, each.mark, each.words)
        if isinstance(each.thing, Comment)
        else each
        for each in news
    ]


def _letter(organisation: Organisation, news: News, reader: Reader) -> ToSend:
    thing = news.thing
    written = render_to_string(
        f"proposals/mail/{news.letter}.txt",
        {
            **news.words,
            "thing": thing,
            "named": named(thing),
            "receipt": spaced(thing.receipt),
            "organisation": organisation,
            "address": absolute(reverse("portal:receipt", args=[thing.receipt])),
            "stop": stop_address(reader.stop),
            "is_account": reader.stop.startswith("u"),
        },
    )
    subject, _line, body = written.strip().partition("\n")
    return ToSend(
        chain=organisation.chain,
        about=name_of(thing),
        what=news.mark,
        to=reader.to,
        sender=organisation.name_th,
        subject=one_line(subject)[:300],
        body=body.strip() + "\n",
        stop=reader.stop,
    )


def take_back(news: Iterable[News]) -> list[News]:
    """What happened is undone: letters that wait are thrown away; those that went out are given back."""
    news = list(news)
    outbox.take_out(keys=[each.key for each in news])
    told = outbox.sent_on(each.key for each in news)
    return [each for each in news if each.key in told]


def forget(things: Iterable[Proposal | Comment]) -> None:
    """Their author is forgotten: nothing that waits goes out to them."""
    outbox.take_out(about=[name_of(each) for each in things])


@transaction.atomic
def stop_mail(contact: ProposalContact, *, by: User | None) -> None:
    """Whoever left an address wants no more letters: it is erased, here and wherever else it was left.

    Somebody else may have typed it, many times: one press ends all of it.
    """
    if not contact.email:
        return
    same = ProposalContact.objects.filter(email__iexact=contact.email)
    for each in same:
        outbox.take_out(stop=each.mail_stop)
    erased = same.update(email="")
    record(by, "proposals.stop_mail", contact.proposal, erased=erased)
