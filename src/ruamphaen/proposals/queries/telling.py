"""Who is to be told: authors who left a telephone number and do not know what the office said last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, TruncDate

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Answer, ClusterMember, Milestone, ProposalContact
from ruamphaen.proposals.queries.progress import milestones_by_proposal
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.thai.dates import BANGKOK, bangkok_day


def to_tell(organisation: Organisation) -> QuerySet[ProposalContact]:
    """Authors who left a number and do not know yet, the longest waiting first.

    Told of is an answer, progress of the proposal or of one that says the same, and that something
    they were told was taken back. Whoever was told on that day or later knows.
    """
    contacts = (
        ProposalContact.objects.filter(proposal__organisation=organisation)
        .exclude(phone="")
        .annotate(
            answered_at=_now(Answer.objects.filter(replaced_at=None), "answered_at"),
            progressed_at=_progressed(),
        )
    )
    answer = _unknown("answered_at")
    progress = _unknown("progressed_at") & Q(proposal__standing=Standing.SHOWN)
    return (
        contacts.alias(
            answered_at_day=TruncDate("answered_at", tzinfo=BANGKOK),
            progressed_at_day=TruncDate("progressed_at", tzinfo=BANGKOK),
            waits_since=Case(When(answer, then=F("answered_at")), default=F("progressed_at")),
        )
        .filter(answer | progress)
        .select_related("proposal__community", "proposal__organisation")
        .order_by("waits_since", "pk")
    )


def _unknown(moment: str) -> Q:
    return Q(**{f"{moment}__isnull": False, "told_on": None}) | Q(told_on__lt=F(f"{moment}_day"))


def _now(rows: QuerySet[Any], moment: str) -> Subquery:
    return Subquery(rows.filter(proposal=OuterRef("proposal")).values(moment)[:1])


def _progressed() -> Subquery:
    """When progress was last told, or taken back from somebody who had heard of it."""
    alike = ClusterMember.objects.filter(
        left_at=None,
        cluster__members__proposal=OuterRef(OuterRef("proposal")),
        cluster__members__left_at=None,
    ).values("proposal")
    heard = Q(told_on_day__lte=OuterRef("told_on"))
    told = (
        Milestone.objects.filter(proposal__standing=Standing.SHOWN)
        .filter(Q(proposal=OuterRef("proposal")) | Q(proposal__in=alike))
        .alias(told_on_day=TruncDate("made_at", tzinfo=BANGKOK))
        .filter(Q(taken_back_at=None) | heard)
        .annotate(moment=Coalesce("taken_back_at", "made_at"))
    )
    return Subquery(told.order_by("-moment").values("moment")[:1])


@dataclass(frozen=True)
class Call:
    """สายที่ต้องโทร — whom to call and what to say: the answer, what was told since they were called
    last, and what is no longer so of what they heard.
    """

    contact: ProposalContact
    answer: Answer | None
    milestones: Sequence[Milestone]
    taken_back: Sequence[Milestone]


def calls_of(contacts: Sequence[ProposalContact]) -> list[Call]:
    """What to say to each of a page of the call list (4 queries)."""
    proposals = [one.proposal for one in contacts]
    answers = {
        one.proposal_id: one
        for one in Answer.objects.filter(proposal__in=proposals, replaced_at=None)
    }
    told = milestones_by_proposal(proposals)
    return [
        Call(
            contact=one,
            answer=answers.get(one.proposal_id),
            milestones=[each for each in told[one.proposal_id] if _unheard(each, one)],
            taken_back=[each for each in told[one.proposal_id] if _heard_and_gone(each, one)],
        )
        for one in contacts
    ]


def _unheard(one: Milestone, contact: ProposalContact) -> bool:
    """Whether it stands and an author was not told of it."""
    return one.stands and (contact.told_on is None or contact.told_on < bangkok_day(one.made_at))


def _heard_and_gone(one: Milestone, contact: ProposalContact) -> bool:
    """Whether an author was told of it before it was taken back, and not since."""
    if one.taken_back_at is None or contact.told_on is None:
        return False
    return bangkok_day(one.made_at) <= contact.told_on < bangkok_day(one.taken_back_at)
