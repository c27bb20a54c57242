"""How far a proposal has come, as the office tells it: chosen, budgeted, started, done, or stopped."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.fields import BahtField, FiscalYearField, within_money
from ruamphaen.meetings.models import Meeting
from ruamphaen.proposals.models.proposal import Proposal
from ruamphaen.proposals.rules.progress import LONGEST_SOURCE, MilestoneKind

MILESTONE_NAMES = {
    MilestoneKind.CHOSEN: _("เลือกแล้วว่าจะทำ"),
    MilestoneKind.BUDGETED: _("ตั้งงบประมาณแล้ว"),
    MilestoneKind.STARTED: _("เริ่มดำเนินการแล้ว"),
    MilestoneKind.DONE: _("ทำแล้วเสร็จ"),
    MilestoneKind.STOPPED: _("ไม่ได้ทำต่อ"),
}
_TAKEN_BACK = Q(taken_back_at__isnull=False)


class Milestone(models.Model):
    """ความคืบหน้า — what the office tells the author and everyone of a proposal's further way.

    Never edited: what was told wrongly is taken back with a reason, and told anew. One that was taken
    back stays, but its words are not read by the public again: they may have been what was wrong.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="milestones")
    kind = models.CharField(_("ความคืบหน้า"), max_length=10, choices=list(MILESTONE_NAMES.items()))
    # The day it happened, not the day it was told.
    on = models.DateField(_("เมื่อวันที่"))
    text = models.TextField(_("ข้อความถึงผู้เสนอ"), blank=True)
    fiscal_year = FiscalYearField(_("ปีงบประมาณ"), null=True, blank=True)
    amount_baht = BahtField(_("จำนวนเงิน (บาท)"), null=True, blank=True)
    # Which paper says so.
    source = models.CharField(_("เอกสารอ้างอิง"), max_length=LONGEST_SOURCE, blank=True)
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ในการประชุม"),
    )
    by_tag = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_because = models.CharField(_("ถอนเพราะ"), max_length=LONGEST_SOURCE, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=list(MilestoneKind)), name="milestone_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind=MilestoneKind.BUDGETED) | Q(fiscal_year__isnull=False),
                name="milestone_budget_names_its_year",
            ),
            models.CheckConstraint(
                condition=~Q(kind=MilestoneKind.STOPPED) | ~Q(text=""),
                name="milestone_stop_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(amount_baht=None) | within_money("amount_baht"),
                name="milestone_amount_within_money",
            ),
            models.CheckConstraint(
                condition=(_TAKEN_BACK & ~Q(taken_back_because=""))
                | (~_TAKEN_BACK & Q(taken_back_because="")),
                name="milestone_taken_back_with_reason",
            ),
            # Also what is sent twice by a slow line.
            models.UniqueConstraint(
                fields=["proposal", "kind", "on"],
                condition=Q(taken_back_at=None),
                name="milestone_told_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def chain(self) -> str:
        return self.proposal.organisation.chain

    @property
    def stands(self) -> bool:
        """Whether it counts: told and not taken back."""
        return self.taken_back_at is None
