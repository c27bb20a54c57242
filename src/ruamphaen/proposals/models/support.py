"""Who stands behind a proposal, without saying who they are."""

from django.db import models

from ruamphaen.proposals.models.proposal import Proposal


class Support(models.Model):
    """การสนับสนุน — one person behind one proposal; its author is the first.

    `supporter` stands for a person (rules.supporters): it says nothing about who they are, and the
    same person behind two proposals of a cluster is one.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="behind")
    supporter = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "supporter"], name="support_once")
        ]
        indexes = [models.Index(fields=["supporter"], name="support_by_supporter")]

    @property
    def chain(self) -> str:
        return self.proposal.organisation.chain
