"""What people said: sayings, and the numbered cards on which needs are written."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.meetings.models.meeting import AgendaItem, Meeting
from ruamphaen.meetings.models.people import Attendee, Group
from ruamphaen.meetings.rules.kinds import SayingKind
from ruamphaen.organisation.models import Community

SAYING_NAMES = {
    SayingKind.NEED: _("ความต้องการ"),
    SayingKind.OPINION: _("ความเห็น"),
    SayingKind.COMPLAINT: _("ข้อร้องเรียน"),
    SayingKind.PRAISE: _("คำชม"),
}


class Card(models.Model):
    """บัตรความต้องการ — a numbered paper card of the kit, printed with its receipt before the meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="cards")
    number = models.PositiveIntegerField()
    receipt = models.CharField(max_length=12, unique=True)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="card_number_once")
        ]

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain


class Saying(models.Model):
    """ถ้อยคำ — one thing said in a meeting, as the clerk caught it, with a receipt of its own."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sayings")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="sayings"
    )
    receipt = models.CharField(max_length=12, unique=True)
    kind = models.CharField(_("ชนิด"), max_length=10, choices=list(SAYING_NAMES.items()))
    text = models.TextField(_("ถ้อยคำ"))
    for_whom = models.CharField(_("เพื่อใคร"), max_length=160, blank=True)
    community = models.ForeignKey(
        Community, models.PROTECT, null=True, blank=True, related_name="+"
    )
    where = models.CharField(_("ที่ไหน"), max_length=200, blank=True)
    # Who said it: a person on the roster, a group, or nobody named.
    speaker = models.ForeignKey(
        Attendee, models.SET_NULL, null=True, blank=True, related_name="sayings"
    )
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="+")
    card_number = models.PositiveIntegerField(_("บัตรเลขที่"), null=True, blank=True)
    said_at = models.DateTimeField()
    answer = models.TextField(_("คำตอบ"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(_("ผู้ตอบ"), max_length=160, blank=True)
    # Names a private person or must not be read in public: a clerk hides it, with the reason.
    hidden_because = models.CharField(_("ไม่แสดงเพราะ"), max_length=200, blank=True)
    same_as = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    edit = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["meeting", "said_at", "pk"]
        indexes = [models.Index(fields=["meeting", "kind"], name="saying_by_kind")]

    def __str__(self) -> str:
        return self.text

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain
