"""Bracketing proposals that say the same: nothing is merged, moved or deleted, and all of it can be undone."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.proposals.actions.counting import hold_groups, recount
from ruamphaen.proposals.actions.mailing import HELD, News, take_back, tell
from ruamphaen.proposals.actions.screening import locked
from ruamphaen.proposals.models import AlikePair, Cluster, ClusterMember, Proposal
from ruamphaen.proposals.rules.alike import PairStanding, in_order, pairs_among
from ruamphaen.proposals.rules.kinds import Standing

LARGEST = 500
_EXACT = 100


@transaction.atomic
def group(head: Proposal, others: Sequence[Proposal], *, by: User, at: datetime) -> Cluster:
    """Put proposals for the same thing around a head. One already in another cluster leaves it; one
    that comes with its whole cluster brings it along when it is that cluster's head.

    Different people behind any of them are counted once (counting.recount).
    """
    hold_groups(head.organisation_id)
    wanted = {head.pk, *(each.pk for each in others)}
    wanted |= _whole_clusters_headed_by(wanted)
    if len(wanted) < 2:
        raise Refused(_("กลุ่มต้องมีอย่างน้อยสองเรื่อง เลือกเพิ่ม"), status=422)
    if len(wanted) > LARGEST:
        raise Refused(_("กลุ่มหนึ่งมีได้ไม่เกิน %(most)s เรื่อง") % {"most": LARGEST}, status=422)
    chosen = locked(list(Proposal.objects.filter(pk__in=wanted)))
    if len({each.organisation_id for each in chosen}) > 1:
        raise Refused(_("รวมได้เฉพาะข้อเสนอของหน่วยงานเดียวกัน"), status=422)
    cluster = _cluster_headed_by(head) or Cluster.objects.create(
        organisation=head.organisation, head=head, made_at=at
    )
    there = set(cluster.members.filter(left_at=None).values_list("proposal", flat=True))
    coming = [each for each in chosen if each.pk not in there]
    if not coming:
        raise Refused(_("ทุกเรื่องที่เลือกอยู่ในกลุ่มนี้แล้ว"))
    left = _leave(coming, at)
    ClusterMember.objects.bulk_create(
        ClusterMember(cluster=cluster, proposal=each, joined_at=at) for each in coming
    )
    _close_small(left, at)
    recount(there | {each.pk for each in chosen})
    _remember(cluster.organisation, there | wanted, PairStanding.GROUPED, head, by, at)
    record(
        by, "proposals.group", cluster, head=head.pk, joined=[each.pk for each in coming], left=left
    )
    _tell_of(cluster, {each.pk for each in coming})
    return cluster


@transaction.atomic
def split(
    cluster: Cluster, leaving: Sequence[Proposal], *, by: User, at: datetime, apart: bool = True
) -> Cluster | None:
    """Take some out of a cluster. Two or more become a cluster of their own that knows where it came
    from; one stands alone again. `apart`: they are another matter, and not suggested again.
    """
    ordered = _locked_cluster(cluster)
    out = {each.pk for each in leaving} & {member.proposal_id for member in ordered}
    staying = [member.proposal_id for member in ordered if member.proposal_id not in out]
    if not out or not staying:
        raise Refused(_("เลือกบางเรื่องในกลุ่มที่จะแยกออก ถ้าจะแยกทั้งหมดให้เลิกกลุ่ม"), status=422)
    ClusterMember.objects.filter(cluster=cluster, proposal__in=out, left_at=None).update(left_at=at)
    if cluster.head_id in out:
        cluster.head_id = staying[0]
        cluster.save(update_fields=["head"])
    made = _new_cluster_from(cluster, sorted(out), at) if len(out) > 1 else None
    if made is None:
        recount(out)
    if len(staying) == 1:
        _close_small([cluster.pk], at)
    recount(staying)
    if apart:
        head = cluster.head or leaving[0]
        _remember_between(cluster.organisation, staying, out, head, by, at)
    record(by, "proposals.split", cluster, out=sorted(out), into=made.pk if made else None)
    take_back(_news(cluster, Proposal.objects.filter(pk__in=out)))
    return made


@transaction.atomic
def dissolve(cluster: Cluster, *, by: User, at: datetime, apart: bool = False) -> None:
    """Every proposal stands alone again, with its own supporters, as before. `apart`: and none of them
    is suggested for another again."""
    members = [member.proposal_id for member in _locked_cluster(cluster)]
    ClusterMember.objects.filter(cluster=cluster, left_at=None).update(left_at=at)
    cluster.dissolved_at = at
    cluster.save(update_fields=["dissolved_at"])
    for each in members:
        recount([each])
    if apart and cluster.head is not None:
        _remember(cluster.organisation, members, PairStanding.APART, cluster.head, by, at)
    else:
        # Undone without a word on whether they are one matter: they may be suggested again.
        AlikePair.objects.filter(
            first__in=members, second__in=members, standing=PairStanding.GROUPED
        ).update(standing=PairStanding.WAITING, by_tag="")
    record(by, "proposals.dissolve", cluster, members=members)
    take_back(_news(cluster, Proposal.objects.filter(pk__in=members)))


@transaction.atomic
def not_the_same(head: Proposal, others: Sequence[Proposal], *, by: User, at: datetime) -> int:
    """Say that these are other matters than the head: remembered, so that nobody is asked again."""
    keys = [each.pk for each in others if each.pk != head.pk]
    if not keys:
        raise Refused(_("เลือกเรื่องที่ไม่ใช่เรื่องเดียวกัน"), status=422)
    _remember_between(head.organisation, [head.pk], keys, head, by, at)
    record(by, "proposals.not_the_same", head, others=sorted(keys))
    return len(keys)


@transaction.atomic
def choose_head(cluster: Cluster, head: Proposal, *, by: User) -> None:
    """Let another member stand for the group on lists."""
    members = {member.proposal_id for member in _locked_cluster(cluster)}
    if head.pk not in members:
        raise Refused(_("เรื่องนี้ไม่ได้อยู่ในกลุ่มแล้ว"))
    cluster.head = head
    cluster.save(update_fields=["head"])
    record(by, "proposals.choose_head", cluster, head=head.pk)


# ------------------------------------------------------------------


def _tell_of(cluster: Cluster, coming: set[int]) -> None:
    """Tell the authors who came into a group. Only what the public sees is counted and told of."""
    together = Proposal.objects.filter(
        memberships__cluster=cluster, memberships__left_at=None, standing=Standing.SHOWN
    )
    there = list(together)
    if len(there) > 1:
        words = {"others": len(there) - 1, "people": there[0].supports}
        new = [each for each in there if each.pk in coming]
        tell(cluster.organisation, _news(cluster, new, words), after=HELD)


def _news(
    cluster: Cluster, proposals: Iterable[Proposal], words: dict[str, Any] | None = None
) -> list[News]:
    return [News(each, "grouped", f"group:{cluster.pk}", words or {}) for each in proposals]


def _cluster_headed_by(head: Proposal) -> Cluster | None:
    """The cluster the head is in now, whoever stands at its head."""
    member = (
        ClusterMember.objects.filter(proposal=head, left_at=None)
        .select_related("cluster__organisation")
        .first()
    )
    return member.cluster if member else None


def _whole_clusters_headed_by(keys: Iterable[int]) -> set[int]:
    heads = Cluster.objects.filter(head__in=list(keys), dissolved_at=None)
    members = ClusterMember.objects.filter(cluster__in=heads, left_at=None)
    return set(members.values_list("proposal", flat=True))


def _leave(proposals: Sequence[Proposal], at: datetime) -> list[int]:
    """Take proposals out of the clusters they are in; the keys of these clusters."""
    memberships = ClusterMember.objects.filter(proposal__in=proposals, left_at=None)
    clusters = sorted(set(memberships.values_list("cluster", flat=True)))
    memberships.update(left_at=at)
    return clusters


def _close_small(clusters: Iterable[int], at: datetime) -> None:
    """A cluster of one is none; a cluster that lost its head gets its oldest member."""
    for cluster in Cluster.objects.filter(pk__in=list(clusters), dissolved_at=None):
        members = list(
            cluster.members.filter(left_at=None).order_by("pk").values_list("proposal", flat=True)
        )
        if len(members) > 1:
            if cluster.head_id not in members:
                cluster.head_id = members[0]
                cluster.save(update_fields=["head"])
        else:
            cluster.members.filter(left_at=None).update(left_at=at)
            cluster.dissolved_at = at
            cluster.save(update_fields=["dissolved_at"])
        recount(members)


def _locked_cluster(cluster: Cluster) -> list[ClusterMember]:
    """The members of a cluster, their proposals locked in one order. Refused where it is none any more."""
    hold_groups(cluster.organisation_id)
    members = list(cluster.members.filter(left_at=None).order_by("joined_at", "pk"))
    if not members:
        raise Refused(_("กลุ่มนี้เลิกไปแล้ว เปิดหน้านี้ใหม่"))
    keys = [member.proposal_id for member in members]
    list(Proposal.objects.select_for_update().filter(pk__in=keys).order_by("pk").values("pk"))
    return members


def _new_cluster_from(cluster: Cluster, keys: Sequence[int], at: datetime) -> Cluster:
    made = Cluster.objects.create(
        organisation=cluster.organisation, head_id=keys[0], came_from=cluster, made_at=at
    )
    ClusterMember.objects.bulk_create(
        ClusterMember(cluster=made, proposal_id=key, joined_at=at) for key in keys
    )
    recount(keys)
    return made


def _remember_between(
    organisation: Organisation,
    ones: Iterable[int],
    others: Iterable[int],
    head: Proposal,
    by: User,
    at: datetime,
) -> None:
    theirs = list(others)
    pairs = {in_order(one, other) for one in ones for other in theirs}
    _keep(organisation, pairs, PairStanding.APART, head, by, at)


def _remember(
    organisation: Organisation,
    keys: Iterable[int],
    standing: PairStanding,
    head: Proposal,
    by: User,
    at: datetime,
) -> None:
    """Only pairs that were suggested are marked as grouped: a large group has very many pairs."""
    members = sorted(set(keys))
    if standing is PairStanding.GROUPED:
        AlikePair.objects.filter(first__in=members, second__in=members).update(
            standing=standing, by_tag=by.tag
        )
        return
    _keep(organisation, set(pairs_among(members)), standing, head, by, at)


def _keep(
    organisation: Organisation,
    pairs: set[tuple[int, int]],
    standing: PairStanding,
    head: Proposal,
    by: User,
    at: datetime,
) -> None:
    AlikePair.objects.bulk_create(
        (
            AlikePair(
                organisation=organisation,
                first_id=first,
                second_id=second,
                head=head,
                likeness=_EXACT,
                standing=standing,
                made_at=at,
                by_tag=by.tag,
            )
            for first, second in sorted(pairs)
        ),
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["standing", "by_tag"],
    )
