"""What became of a proposal, as its author and everyone may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ruamphaen.proposals.models import Answer, Cluster, ClusterMember, Proposal


def answer_of(proposal: Proposal) -> Answer | None:
    """The office's answer that counts now, None while there is none (1 query)."""
    return (
        Answer.objects.filter(proposal=proposal, replaced_at=None)
        .select_related("department")
        .first()
    )


def answers_of(proposal: Proposal) -> list[Answer]:
    """Every answer that was ever given, the one that counts first (1 query)."""
    return list(Answer.objects.filter(proposal=proposal).select_related("department"))


@dataclass(frozen=True)
class Grouped:
    """การรวมกลุ่ม — with which others a proposal stands, and since when."""

    cluster: Cluster
    others: Sequence[Proposal]
    since: date

    @property
    def more(self) -> int:
        """How many others: รวมกับอีก n เรื่อง."""
        return len(self.others)


def group_of(proposal: Proposal) -> Grouped | None:
    """The group a proposal is in now, None where it stands alone (2 queries). Only shown others are named."""
    mine = (
        ClusterMember.objects.filter(proposal=proposal, left_at=None)
        .select_related("cluster")
        .first()
    )
    if mine is None:
        return None
    others = ClusterMember.objects.filter(
        cluster=mine.cluster, left_at=None, proposal__standing="shown"
    ).exclude(proposal=proposal)
    named = [
        member.proposal
        for member in others.select_related("proposal__community", "proposal__organisation")
    ]
    return Grouped(mine.cluster, named, mine.joined_at.date())


def companions(proposals: Sequence[Proposal]) -> dict[int, int]:
    """For a list: how many shown others stand in the group of each; those alone are left out (2 queries)."""
    mine = dict(
        ClusterMember.objects.filter(proposal__in=proposals, left_at=None).values_list(
            "proposal", "cluster"
        )
    )
    members = ClusterMember.objects.filter(
        cluster__in=set(mine.values()), left_at=None, proposal__standing="shown"
    )
    sizes: dict[int, int] = {}
    for cluster in members.values_list("cluster", flat=True):
        sizes[cluster] = sizes.get(cluster, 0) + 1
    found = {proposal: sizes.get(cluster, 1) - 1 for proposal, cluster in mine.items()}
    return {proposal: count for proposal, count in found.items() if count > 0}
