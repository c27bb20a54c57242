"""How many different people stand behind a proposal, or behind any of its cluster."""

from collections.abc import Collection, Iterable

from django.db.models import Count, Q

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import ClusterMember, Proposal, Support


def hold_groups(organisation: int) -> None:
    """Let no other act of the organisation group, part or count until this one ends.

    Who is in a group decides which rows are locked: only one at a time may ask and change that. Rows
    that merely point to the organisation are not held up.
    """
    held = Organisation.objects.select_for_update(no_key=True).filter(pk=organisation)
    list(held.values_list("pk"))


def locked_with_cluster(proposal: Proposal) -> list[int]:
    """The keys of a proposal and all of its cluster, their rows locked in one order until the act ends."""
    hold_groups(proposal.organisation_id)
    return _locked_with([proposal.pk])


def locked_with_clusters(proposals: Iterable[int]) -> list[list[int]]:
    """The same for many proposals at once, of an organisation whose groups are held: one list for each
    cluster, and for each that stands alone.
    """
    locked = _locked_with(list(proposals))
    standing = ClusterMember.objects.filter(proposal__in=locked, left_at=None)
    cluster_of = dict(standing.values_list("proposal", "cluster"))
    groups: dict[tuple[bool, int], list[int]] = {}
    for key in locked:
        name = (True, cluster_of[key]) if key in cluster_of else (False, key)
        groups.setdefault(name, []).append(key)
    return list(groups.values())


def _locked_with(keys: Collection[int]) -> list[int]:
    cluster = ClusterMember.objects.filter(proposal__in=keys, left_at=None).values("cluster")
    members = ClusterMember.objects.filter(cluster__in=cluster, left_at=None).values("proposal")
    together = Proposal.objects.filter(Q(pk__in=keys) | Q(pk__in=members)).order_by("pk")
    return list(together.select_for_update().values_list("pk", flat=True))


def recount(together: Iterable[int]) -> int:
    """Count the different people behind proposals that say the same, and keep it with each of them.

    `together`: the keys of one proposal that stands alone, or of all members of one cluster.
    """
    keys = list(together)
    different = Support.objects.filter(proposal__in=keys).aggregate(
        number=Count("supporter", distinct=True)
    )["number"]
    Proposal.objects.filter(pk__in=keys).exclude(supports=different).update(supports=different)
    return int(different)
