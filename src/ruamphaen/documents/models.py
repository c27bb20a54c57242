"""What exists: papers that were asked for, and how far each has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.plan.models import Version


class PaperState(models.TextChoices):
    """สถานะของเอกสาร — from asked for to drawn."""

    ASKED = "asked", _("รอคิว")
    DRAWING = "drawing", _("กำลังจัดทำ")
    DRAWN = "drawn", _("พร้อมแล้ว")
    FAILED = "failed", _("จัดทำไม่สำเร็จ")


class IssuedPaper(models.Model):
    """เอกสารที่ออก — one paper of a version in one format; its file lies under the sheet's hash."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="papers")
    code = models.CharField(max_length=20)
    kind = models.CharField(max_length=5)
    # SHA-256 of everything that stands on it: the same hash is the same paper.
    sheet_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=PaperState, default=PaperState.ASKED)
    # Where the drawing is, in words and as a share of the whole, for the person who waits.
    phase = models.CharField(max_length=60, blank=True)
    share = models.FloatField(default=0)
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "sheet_hash", "kind"], name="paper_once")
        ]

    @property
    def chain(self) -> str:
        return self.version.plan.organisation.chain
