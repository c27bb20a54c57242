"""Asking the people about a draft, and where they speak: under a project, or a paragraph of the reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.plan.models.plan import Version
from ruamphaen.plan.models.project import Listing
from ruamphaen.proposals.models import Thread


class Consultation(models.Model):
    """การรับฟังความเห็นต่อร่าง — a draft put before everyone, with the days on which they may speak.

    From its first day on everyone reads this draft, and no other; a draft that is given up is nobody's
    to read again.
    """

    version = models.OneToOneField(Version, models.CASCADE, related_name="consultation")
    opens = models.DateField(_("เปิดรับตั้งแต่"))
    closes = models.DateField(_("ถึงวันที่"))
    asks = models.TextField(_("คำเชิญให้แสดงความเห็น"), blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-opens", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")),
                name="consultation_ends_after_start",
            )
        ]

    @property
    def chain(self) -> str:
        return self.version.chain


class DraftThread(models.Model):
    """วงสนทนาของร่าง — the thread under one project of the draft, or under one paragraph of its reason.

    `said` is the name of the project or the paragraph as it read when the first comment came, so that
    what people said can be understood after the draft was put right, or the project left it.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="threads")
    thread = models.OneToOneField(Thread, models.CASCADE, related_name="+")
    listing = models.ForeignKey(Listing, models.SET_NULL, null=True, blank=True, related_name="+")
    # 1, 2, 3 … of the reason of the round; none for a project.
    paragraph = models.PositiveSmallIntegerField(null=True, blank=True)
    said = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "listing"], name="draft_thread_listing"
            ),
            models.UniqueConstraint(
                fields=["consultation", "paragraph"], name="draft_thread_paragraph"
            ),
        ]

    @property
    def chain(self) -> str:
        return self.consultation.chain
