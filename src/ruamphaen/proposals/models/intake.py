"""Proposals that came in many at once: a workbook, or paper cards typed at the desk."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models.proposal import Proposal
from ruamphaen.proposals.rules.intake import Source

SOURCE_NAMES = {Source.FILE: _("ไฟล์"), Source.CARDS: _("บัตรกระดาษ")}


class Intake(models.Model):
    """การรับเข้าเป็นชุด — one batch: tried out, then accepted in one transaction, perhaps taken back.

    The file itself is not kept: it may name people, and every row that was read stands in the report.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    source = models.CharField(max_length=8, choices=list(SOURCE_NAMES.items()))
    name = models.CharField(_("ชื่อไฟล์"), max_length=200, blank=True)
    # The rows as read, as JSON, and their hash: accepting names the hash that was read.
    report = models.TextField()
    report_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    by_tag = models.CharField(max_length=40)
    accepted_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    # How many proposals it brought, also after they were taken out again.
    brought = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    @property
    def chain(self) -> str:
        return self.organisation.chain


class IntakeItem(models.Model):
    """รายการในชุด — that a proposal came in with a batch, by which row, with how many people behind it."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="items")
    proposal = models.OneToOneField(Proposal, models.CASCADE, related_name="+")
    line = models.PositiveIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["intake", "line"]

    @property
    def chain(self) -> str:
        return self.intake.organisation.chain
