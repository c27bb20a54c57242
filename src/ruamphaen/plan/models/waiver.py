"""A finding of the plan check that an officer lets stand, and why: public beside the version."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.plan.models.plan import Version


class CheckWaiver(models.Model):
    """การยกเว้นผลตรวจ — one finding of the plan check that stands with a reason anyone can read."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="waivers")
    # A rule of law.checks, the place it spoke of, and the finding as it was then said.
    rule = models.CharField(max_length=60)
    place = models.CharField(max_length=200, blank=True)
    place_name = models.TextField(blank=True)
    # Of rule, place and words: when the finding says something else, the waiver no longer covers it.
    fingerprint = models.CharField(max_length=16)
    reason = models.TextField(_("เหตุผล"))
    made_at = models.DateTimeField(auto_now_add=True)
    by_tag = models.CharField(max_length=40)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "fingerprint"],
                condition=models.Q(withdrawn_at=None),
                name="one_waiver_a_finding",
            )
        ]

    @property
    def chain(self) -> str:
        return self.version.plan.organisation.chain
