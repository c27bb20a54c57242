"""Whom a letter about a text would reach, and what the author reads it was about."""

from collections.abc import Iterable
from dataclasses import dataclass

from ruamphaen.organisation.models import User
from ruamphaen.proposals.models import Comment, Proposal, ProposalContact
from ruamphaen.proposals.queries.queue import where
from ruamphaen.proposals.rules.kinds import Standing


@dataclass(frozen=True)
class Reader:
    """ผู้รับจดหมาย — an address, and who can stop further ones: an account or a contact."""

    to: str
    stop: str


def readers_of(things: Iterable[Proposal | Comment]) -> dict[Proposal | Comment, Reader]:
    """Authors who can be written to and did not say no; the others are left out (2 queries at most).

    The account comes first: what its owner chose there counts for everything they send. The address
    left with one proposal counts for that proposal alone.
    """
    things = list(things)
    authors = {each.author_id for each in things if each.author_id is not None}
    accounts = User.objects.filter(pk__in=authors, is_active=True).exclude(email="").in_bulk()
    left = ProposalContact.objects.filter(
        proposal__in=[each.pk for each in things if isinstance(each, Proposal)]
    ).exclude(email="")
    contacts = {contact.proposal_id: contact for contact in left}
    found: dict[Proposal | Comment, Reader] = {}
    for each in things:
        account = accounts.get(each.author_id or 0)
        contact = contacts.get(each.pk) if isinstance(each, Proposal) else None
        if account is not None:
            if account.tell_by_mail:
                found[each] = Reader(account.email, account.mail_stop)
        elif contact is not None:
            found[each] = Reader(contact.email, contact.mail_stop)
    return found


@dataclass(frozen=True)
class Named:
    """ชื่อเรื่องในจดหมาย — what a letter calls a text, in both its languages.

    No title where the text does not stand in public: a hidden one may hold what must not travel, and
    the address it goes to was only typed.
    """

    is_comment: bool
    title: str

    @property
    def word(self) -> str:
        return "ความเห็น" if self.is_comment else "ข้อเสนอ"

    @property
    def th(self) -> str:
        between = "ในเรื่อง " if self.is_comment else " "
        return f"{self.word}ของท่าน" + (f"{between}“{self.title}”" if self.title else "")

    @property
    def en(self) -> str:
        word, between = ("comment", " on ") if self.is_comment else ("proposal", " ")
        return f"your {word}" + (f"{between}“{self.title}”" if self.title else "")


def named(thing: Proposal | Comment) -> Named:
    """What a letter calls it. A comment is called by what it is about."""
    if isinstance(thing, Proposal):
        return Named(False, thing.title if thing.standing == Standing.SHOWN else "")
    about, _place = where(thing)
    of = thing.thread.proposal
    return Named(True, about if of is None or of.standing == Standing.SHOWN else "")
