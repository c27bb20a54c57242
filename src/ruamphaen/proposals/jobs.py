"""What happens afterwards: all proposals of an organisation are held against one another."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import AlikePair, ClusterMember, Proposal, TwinSearch
from ruamphaen.proposals.rules.alike import PairStanding, in_order
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.twins.grouping import Group, group

AT_ONCE = 2_000
_HEARD = (Standing.WAITING, Standing.SHOWN)


@task()
def find_twins(organisation_pk: int) -> None:
    """Search all proposals for those that say the same, and keep what nobody decided yet.

    Reading and comparing takes seconds for 50,000 texts and holds no lock; only the end writes.
    Running it twice leaves the same suggestions.
    """
    organisation = Organisation.objects.get(pk=organisation_pk)
    proposals = Proposal.objects.filter(organisation=organisation, standing__in=_HEARD)
    texts = [
        (f"{pk:012d}", "\n".join(filter(None, (title, body, place))))
        for pk, title, body, place in proposals.values_list("pk", "title", "body", "place")
    ]
    found = group(texts)
    with transaction.atomic():
        pairs = _fresh_pairs(organisation, found.groups)
        _keep(organisation, pairs)
        TwinSearch.objects.filter(organisation=organisation).update(
            ended_at=timezone.now(), texts=len(texts), groups=len({head for head, _, _ in pairs})
        )


def _fresh_pairs(organisation: Organisation, groups: Iterable[Group]) -> list[tuple[int, int, int]]:
    """Head, member and likeness (0 to 100) of what is neither decided nor in one cluster already."""
    decided = set(
        AlikePair.objects.filter(organisation=organisation)
        .exclude(standing=PairStanding.WAITING)
        .values_list("first", "second")
    )
    cluster_of = dict(
        ClusterMember.objects.filter(proposal__organisation=organisation, left_at=None).values_list(
            "proposal", "cluster"
        )
    )
    # A proposal may be gone by now: the search itself held no lock.
    there = set(Proposal.objects.filter(organisation=organisation).values_list("pk", flat=True))
    pairs = []
    for one in groups:
        head = int(one.head)
        for member in one.members[1:]:
            other = int(member.id)
            together = cluster_of.get(head) is not None and (
                cluster_of.get(head) == cluster_of.get(other)
            )
            if not together and in_order(head, other) not in decided and {head, other} <= there:
                pairs.append((head, other, round(100 * member.score)))
    return pairs


def _keep(organisation: Organisation, pairs: Sequence[tuple[int, int, int]]) -> None:
    AlikePair.objects.filter(organisation=organisation, standing=PairStanding.WAITING).delete()
    now = timezone.now()
    AlikePair.objects.bulk_create(
        (
            AlikePair(
                organisation=organisation,
                first_id=min(head, other),
                second_id=max(head, other),
                head_id=head,
                likeness=likeness,
                made_at=now,
            )
            for head, other, likeness in pairs
        ),
        batch_size=AT_ONCE,
    )
