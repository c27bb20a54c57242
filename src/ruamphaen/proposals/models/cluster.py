"""Which proposals say the same: a bracket around them that can always be taken away again."""

from django.db import models
from django.db.models import Q

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models.proposal import Proposal


class Cluster(models.Model):
    """กลุ่มข้อเสนอใกล้เคียง — proposals for the same thing; each stays whole, with author and place.

    `head` is the one that stands for the group on lists. `came_from` is the cluster it was split off.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    head = models.ForeignKey(Proposal, models.SET_NULL, null=True, related_name="+")
    came_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    dissolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    @property
    def chain(self) -> str:
        return self.organisation.chain


class ClusterMember(models.Model):
    """ข้อเสนอในกลุ่ม — that a proposal belonged to a cluster, from when, and until when."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="members")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="memberships")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(left_at=None), name="one_cluster_now"
            )
        ]

    @property
    def chain(self) -> str:
        return self.cluster.organisation.chain
