"""Which proposals may say the same: suggested groups, one group side by side, groups as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ruamphaen.base.ledger import history_of
from ruamphaen.base.models import Entry
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import AlikePair, Cluster, ClusterMember, Proposal, TwinSearch
from ruamphaen.proposals.rules.alike import PairStanding, side_by_side
from ruamphaen.proposals.rules.home import Piece

MOST_BESIDE = 50


@dataclass(frozen=True)
class Suggested:
    """กลุ่มที่เสนอ — a head and how many may say the same."""

    head: Proposal
    count: int


@dataclass(frozen=True)
class Beside:
    """เรื่องที่เทียบ — a proposal beside the head, both texts marked where they differ."""

    proposal: Proposal
    likeness: int
    mine: Sequence[Piece]
    theirs: Sequence[Piece]


def heads(organisation: Organisation, start: int, most: int) -> list[Suggested]:
    """Some of the suggested groups, the largest first (2 queries)."""
    sizes = list(
        AlikePair.objects.filter(organisation=organisation, standing=PairStanding.WAITING)
        .values_list("head")
        .annotate(n=Count("pk"))
        .order_by("-n", "head")[start : start + most]
    )
    found = Proposal.objects.select_related("community").in_bulk([head for head, _n in sizes])
    return [Suggested(found[head], n) for head, n in sizes if head in found]


def waiting_groups(organisation: Organisation) -> int:
    """How many groups wait for somebody to decide (1 query)."""
    waiting = AlikePair.objects.filter(organisation=organisation, standing=PairStanding.WAITING)
    return waiting.values("head").distinct().count()


def beside(head: Proposal) -> list[Beside]:
    """What may say the same as the head, not yet decided, the most alike first (1 query)."""
    pairs = (
        AlikePair.objects.filter(head=head, standing=PairStanding.WAITING)
        .select_related("first__community", "second__community")
        .order_by("-likeness", "pk")[:MOST_BESIDE]
    )
    found = []
    for pair in pairs:
        other = pair.second if pair.first_id == head.pk else pair.first
        mine, theirs = side_by_side(head.said, other.said)
        found.append(Beside(other, pair.likeness, mine, theirs))
    return found


def last_search(organisation: Organisation) -> TwinSearch | None:
    """When somebody last had all proposals compared (1 query)."""
    return TwinSearch.objects.filter(organisation=organisation).first()


def groups(organisation: Organisation) -> QuerySet[Cluster]:
    """The groups that stand now, with `size`; the newest first."""
    return (
        Cluster.objects.filter(organisation=organisation, dissolved_at=None)
        .select_related("head__community")
        .annotate(size=Count("members", filter=Q(members__left_at=None)))
        .order_by("-pk")
    )


@dataclass(frozen=True)
class GroupSeen:
    """กลุ่มที่เปิดดู — its members now, who left, where it came from, and what was done with it."""

    cluster: Cluster
    members: Sequence[Proposal]
    left: Sequence[ClusterMember]
    history: Sequence[Entry]


def group_seen(cluster: Cluster) -> GroupSeen:
    """One group with its lineage (2 queries)."""
    memberships = list(
        ClusterMember.objects.filter(cluster=cluster).select_related("proposal__community")
    )
    return GroupSeen(
        cluster=cluster,
        members=[each.proposal for each in memberships if each.left_at is None],
        left=[each for each in memberships if each.left_at is not None],
        history=list(history_of(cluster)[:MOST_BESIDE]),
    )
