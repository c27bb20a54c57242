"""After the meeting: minutes, documents and photographs."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.models import StoredFile
from ruamphaen.meetings.models.meeting import AgendaItem, Meeting
from ruamphaen.meetings.rules.kinds import MinutesState

MINUTES_STATE_NAMES = {
    MinutesState.DRAFT: _("ร่าง"),
    MinutesState.CHECKED: _("ตรวจแล้ว"),
    MinutesState.APPROVED: _("รับรองแล้ว"),
}


class Minutes(models.Model):
    """รายงานการประชุม — drafted, checked, approved at the next meeting; then frozen.

    The account of each item stands at the item; here is what belongs to the whole. `frozen` is the
    whole text as approved, in JSON, and `content_hash` its SHA-256: what was approved never changes.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="minutes")
    state = models.CharField(
        max_length=10, choices=list(MINUTES_STATE_NAMES.items()), default=MinutesState.DRAFT
    )
    opening = models.TextField(_("เริ่มประชุม"), blank=True)
    closing = models.TextField(_("เลิกประชุม"), blank=True)
    taken_by = models.CharField(_("ผู้จดรายงานการประชุม"), max_length=120, blank=True)
    checked_by = models.TextField(_("ผู้ตรวจรายงานการประชุม"), blank=True)
    checked_on = models.DateField(null=True, blank=True)
    approved_at = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_on = models.DateField(null=True, blank=True)
    corrections = models.TextField(_("ที่ประชุมขอแก้ไข"), blank=True)
    frozen = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    edit = models.PositiveIntegerField(default=0)

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain


class Attachment(models.Model):
    """เอกสารประกอบการประชุม — a document or photograph of a meeting, perhaps of one item."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attachments")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="attachments"
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    caption = models.CharField(_("คำบรรยาย"), max_length=200)
    is_photo = models.BooleanField(default=False)
    is_public = models.BooleanField(_("เผยแพร่"), default=False)

    class Meta:
        ordering = ["meeting", "pk"]

    def __str__(self) -> str:
        return self.caption

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain
