"""Who is to be told: authors who left a telephone number and do not know what the office said last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ruamphaen.base import outbox
from ruamphaen.base.ledger import name_of
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Answer, Milestone, ProposalContact
from ruamphaen.proposals.queries.progress import milestones_by_proposal
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.thai.dates import bangkok_day


@dataclass(frozen=True)
class Call:
    """สายที่ต้องโทร — whom to call and what to say: the answer, what was told since they were called
    last, and what is no longer so of what they heard. `waits_since`: the first of it.
    """

    contact: ProposalContact
    answer: Answer | None
    milestones: Sequence[Milestone]
    taken_back: Sequence[Milestone]
    waits_since: datetime


def to_tell(organisation: Organisation) -> list[Call]:
    """Authors who left a number and do not know yet, the longest waiting first; four queries.

    Told of is an answer, progress of the proposal or of one that says the same, and that something
    they were told was taken back. Whoever was told on that day or later knows.
    """
    contacts = ProposalContact.objects.filter(proposal__organisation=organisation).exclude(phone="")
    authors = list(contacts.select_related("proposal__community"))
    answers = {
        one.proposal_id: one
        for one in Answer.objects.filter(proposal__contact__in=contacts, replaced_at=None)
    }
    shown = [one.proposal for one in authors if one.proposal.standing == Standing.SHOWN]
    told = milestones_by_proposal(shown)
    calls = [
        _call(one, answers.get(one.proposal_id), told.get(one.proposal_id, [])) for one in authors
    ]
    return sorted(filter(None, calls), key=lambda call: (call.waits_since, call.contact.pk))


def _call(
    contact: ProposalContact, answer: Answer | None, told: Sequence[Milestone]
) -> Call | None:
    """What to say to one author; None where they know all of it."""
    milestones = [one for one in told if one.stands and not _knows(contact, one.made_at)]
    gone = [
        (one, one.taken_back_at)
        for one in told
        if one.taken_back_at and _knows(contact, one.made_at)
    ]
    taken_back = [(one, at) for one, at in gone if not _knows(contact, at)]
    news = [one.made_at for one in milestones] + [at for _one, at in taken_back]
    if answer is not None and not _knows(contact, answer.answered_at):
        news.append(answer.answered_at)
    if not news:
        return None
    return Call(contact, answer, milestones, [one for one, _at in taken_back], min(news))


def _knows(contact: ProposalContact, said_at: datetime) -> bool:
    return contact.told_on is not None and contact.told_on >= bangkok_day(said_at)


def mailed_on(calls: Iterable[Call]) -> dict[int, date]:
    """When the letter about each one's answer went out, by the key of the contact (1 query)."""
    keys = {
        outbox.key_of(name_of(call.contact.proposal), f"answer:{call.answer.number}"): call
        for call in calls
        if call.answer is not None
    }
    return {keys[key].contact.pk: day for key, day in outbox.sent_on(keys).items()}
