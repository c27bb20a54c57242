"""What the office told of a proposal's further way. One milestone counts for all that say the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, QuerySet

from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.rules.kinds import State
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Milestone, Proposal
from ruamphaen.proposals.queries.story import groups_with, membership_of, siblings_of
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.progress import MilestoneKind


def milestones_of(proposals: Iterable[int]) -> list[Milestone]:
    """Everything told of any of these, also what was taken back, in the order of the days (1 query).

    Only of those that the public sees: what hangs on a hidden proposal is hidden with it.
    """
    found = Milestone.objects.filter(
        proposal__in=list(proposals), proposal__standing=Standing.SHOWN
    )
    return list(found.select_related("proposal__organisation", "meeting"))


def milestones_by_proposal(proposals: Sequence[Proposal]) -> dict[int, list[Milestone]]:
    """For a list: what was told of each and of those that say the same, by their days (2 queries)."""
    keys = [each.pk for each in proposals]
    group_of = groups_with(keys)
    # Told of a group, or of one that stands alone.
    told: dict[tuple[str, int], list[Milestone]] = {}
    for one in milestones_of({*keys, *group_of}):
        told.setdefault(_place(one.proposal_id, group_of), []).append(one)
    return {key: told.get(_place(key, group_of), []) for key in keys}


def _place(proposal: int, group_of: dict[int, int]) -> tuple[str, int]:
    return ("group", group_of[proposal]) if proposal in group_of else ("alone", proposal)


def newest_of(proposals: Sequence[Proposal]) -> dict[int, Milestone]:
    """For a list: the last that stands for each; those of which nothing is told are left out."""
    told = milestones_by_proposal(proposals)
    standing = {key: [one for one in some if one.stands] for key, some in told.items()}
    return {key: some[-1] for key, some in standing.items() if some}


@dataclass(frozen=True)
class SoFar:
    """ที่บอกไว้แล้ว — of a proposal and those that say the same: milestones that stand, kind and day;
    and when the first of them was said.
    """

    standing: frozenset[tuple[MilestoneKind, date]]
    said_on: date


def told_with(proposal: Proposal) -> SoFar:
    """What a new milestone of a proposal is held against (4 queries)."""
    keys = [proposal.pk, *(one.pk for one in siblings_of(proposal, membership_of(proposal)))]
    first = Proposal.objects.filter(pk__in=keys).aggregate(first=Min("said_on"))["first"]
    return SoFar(
        standing=frozenset(
            (MilestoneKind(one.kind), one.on) for one in milestones_of(keys) if one.stands
        ),
        said_on=first or proposal.said_on,
    )


def meetings_held(organisation: Organisation) -> QuerySet[Meeting]:
    """Meetings in which something can have been decided: opened and not called off, the newest first."""
    return Meeting.objects.filter(
        organisation=organisation, state__in=[State.SITTING, State.ADJOURNED, State.CLOSED]
    ).order_by("-starts_at", "-pk")
