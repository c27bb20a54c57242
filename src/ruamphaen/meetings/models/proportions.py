"""The announcement of proportions: which groups make up the forum, how many each, and who."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.fields import FiscalYearField
from ruamphaen.organisation.models import Community, Organisation


class Proportion(models.Model):
    """ประกาศสัดส่วนประชาคม — who makes up the forum of one level in a fiscal year.

    Each organisation announces its own (circular 0600, item 3.2); no numbers are prescribed here.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="proportions")
    forum = models.CharField(_("ระดับประชาคม"), max_length=40)
    fiscal_year = FiscalYearField(_("ปีงบประมาณ"))
    number = models.CharField(_("ประกาศเลขที่"), max_length=80, blank=True)
    announced_on = models.DateField(_("ประกาศเมื่อ"), null=True, blank=True)

    class Meta:
        ordering = ["-fiscal_year", "forum", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "forum", "fiscal_year"], name="proportion_once_a_year"
            )
        ]

    @property
    def chain(self) -> str:
        return self.organisation.chain

    @property
    def is_announced(self) -> bool:
        """Published: its groups and names stand until it is opened again, with a reason."""
        return self.announced_on is not None


class Share(models.Model):
    """สัดส่วน — one group of a proportion and how many people it sends."""

    proportion = models.ForeignKey(Proportion, models.CASCADE, related_name="shares")
    name = models.CharField(_("กลุ่ม"), max_length=160)
    people = models.PositiveIntegerField(_("จำนวนคน"))
    # People may register into it by themselves when a meeting is called.
    is_open = models.BooleanField(_("เปิดให้ลงทะเบียนเอง"), default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["proportion", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["proportion", "name"], name="share_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return self.proportion.organisation.chain


class Delegate(models.Model):
    """ผู้แทนตามประกาศ — a person on the list of names that goes with the announcement."""

    share = models.ForeignKey(Share, models.CASCADE, related_name="delegates")
    name = models.CharField(_("ชื่อ–สกุล"), max_length=120)
    title = models.CharField(_("ตำแหน่งหรือสังกัด"), max_length=160, blank=True)
    community = models.ForeignKey(
        Community, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    phone = models.CharField(_("โทรศัพท์"), max_length=20, blank=True)

    class Meta:
        ordering = ["share", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return self.share.proportion.organisation.chain
