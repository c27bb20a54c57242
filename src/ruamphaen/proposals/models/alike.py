"""Pairs that may ask for the same: found by machine, decided by a person, remembered."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models.proposal import Proposal
from ruamphaen.proposals.rules.alike import PairStanding

PAIR_NAMES = {
    PairStanding.WAITING: _("รอตัดสิน"),
    PairStanding.GROUPED: _("รวมแล้ว"),
    PairStanding.APART: _("คนละเรื่อง"),
}


class AlikePair(models.Model):
    """คู่ที่อาจซ้ำกัน — two proposals that may say the same, and what an officer decided.

    `first` is the older. Apart stays apart: the pair is not suggested again.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    first = models.ForeignKey(Proposal, models.CASCADE, related_name="+")
    second = models.ForeignKey(Proposal, models.CASCADE, related_name="+")
    # Which of them stands at the head of the suggested group.
    head = models.ForeignKey(Proposal, models.CASCADE, related_name="+")
    # Share of the letters that both have, 0 to 100.
    likeness = models.PositiveSmallIntegerField()
    standing = models.CharField(
        max_length=8, choices=list(PAIR_NAMES.items()), default=PairStanding.WAITING
    )
    made_at = models.DateTimeField()
    by_tag = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["organisation", "standing", "head"], name="pair_by_head"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
        ]

    @property
    def chain(self) -> str:
        return self.organisation.chain


class TwinSearch(models.Model):
    """การค้นหาข้อเสนอซ้ำ — the last search through all proposals: when, how far, what it found."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    texts = models.PositiveIntegerField(default=0)
    groups = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    @property
    def chain(self) -> str:
        return self.organisation.chain
