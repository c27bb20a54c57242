"""One proposal as its page shows it: photographs, what says the same, how far it has come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ruamphaen.proposals.models import ClusterMember, Proposal, ProposalPhoto, Support
from ruamphaen.proposals.queries.public import shown
from ruamphaen.proposals.rules.kinds import Standing


@dataclass(frozen=True)
class ProposalPage:
    """หน้าของข้อเสนอ — `siblings` say the same and are shown; `grouped` counts them all, this one too."""

    proposal: Proposal
    photos: Sequence[ProposalPhoto]
    siblings: Sequence[Proposal]
    membership: ClusterMember | None

    @property
    def has_point(self) -> bool:
        return self.proposal.latitude is not None


def proposal_page(proposal: Proposal) -> ProposalPage:
    """Everything of one proposal that its public page shows."""
    membership = membership_of(proposal)
    return ProposalPage(
        proposal=proposal,
        photos=list(
            ProposalPhoto.objects.filter(proposal=proposal, shown=True).select_related("file")
        ),
        siblings=siblings_of(proposal, membership),
        membership=membership,
    )


def membership_of(proposal: Proposal) -> ClusterMember | None:
    """The cluster a proposal is in now."""
    return (
        ClusterMember.objects.filter(proposal=proposal, left_at=None)
        .select_related("cluster")
        .first()
    )


def companions(proposals: Sequence[Proposal]) -> dict[int, int]:
    """For a list: how many shown others stand in the group of each; those alone are left out (2 queries)."""
    mine = dict(
        ClusterMember.objects.filter(proposal__in=proposals, left_at=None).values_list(
            "proposal", "cluster"
        )
    )
    members = ClusterMember.objects.filter(
        cluster__in=set(mine.values()), left_at=None, proposal__standing=Standing.SHOWN
    )
    sizes: dict[int, int] = {}
    for cluster in members.values_list("cluster", flat=True):
        sizes[cluster] = sizes.get(cluster, 0) + 1
    found = {proposal: sizes.get(cluster, 1) - 1 for proposal, cluster in mine.items()}
    return {proposal: count for proposal, count in found.items() if count > 0}


def groups_with(proposals: Iterable[int]) -> dict[int, int]:
    """The cluster of each of these that is in one, and of all others in it, by proposal (1 query)."""
    members = ClusterMember.objects.filter(left_at=None)
    clusters = members.filter(proposal__in=list(proposals)).values("cluster")
    return dict(members.filter(cluster__in=clusters).values_list("proposal", "cluster"))


def siblings_of(proposal: Proposal, membership: ClusterMember | None) -> list[Proposal]:
    """The other proposals of its cluster that the public sees."""
    if membership is None:
        return []
    members = ClusterMember.objects.filter(cluster=membership.cluster_id, left_at=None)
    others = shown(proposal.organisation).filter(pk__in=members.values("proposal"))
    return list(others.exclude(pk=proposal.pk).select_related("community").order_by("pk"))


def supported_by(supporter: str, proposals: Sequence[Proposal]) -> set[int]:
    """Which of these proposals one person stands behind."""
    if not supporter:
        return set()
    keys = [proposal.pk for proposal in proposals]
    behind = Support.objects.filter(supporter=supporter, proposal__in=keys)
    return set(behind.values_list("proposal", flat=True))
