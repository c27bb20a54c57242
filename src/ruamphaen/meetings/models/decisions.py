"""Motions, how they were counted, who voted how in public, and the resolutions that came of it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.meetings.models.meeting import AgendaItem, Meeting
from ruamphaen.meetings.models.people import Attendee
from ruamphaen.meetings.rules.kinds import Choice, Method, MotionState, Outcome
from ruamphaen.organisation.models import Committee

METHOD_NAMES = {
    Method.SHOW_OF_HANDS: _("ยกมือ"),
    Method.ROLL_CALL: _("ขานชื่อ"),
    Method.SECRET: _("ลงคะแนนลับ"),
    Method.NO_OBJECTION: _("ถามว่ามีผู้เห็นเป็นอย่างอื่นหรือไม่"),
}
CHOICE_NAMES = {
    Choice.YES: _("เห็นชอบ"),
    Choice.NO: _("ไม่เห็นชอบ"),
    Choice.ABSTAIN: _("งดออกเสียง"),
}
MOTION_STATE_NAMES = {
    MotionState.PUT: _("เสนอแล้ว"),
    MotionState.VOTING: _("กำลังลงมติ"),
    MotionState.DECIDED: _("ลงมติแล้ว"),
    MotionState.WITHDRAWN: _("ถอน"),
}
OUTCOME_NAMES = {
    Outcome.AGREED: _("เห็นชอบ"),
    Outcome.NOT_AGREED: _("ไม่เห็นชอบ"),
    Outcome.ACKNOWLEDGED: _("รับทราบ"),
    Outcome.DEFERRED: _("เลื่อนไปพิจารณาครั้งต่อไป"),
}


class Motion(models.Model):
    """ญัตติ — what the meeting is asked to decide, and who decides it.

    `committee` is the body whose members vote; empty where the whole forum does.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="motions")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="motions")
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("ญัตติ"))
    mover = models.CharField(_("ผู้เสนอ"), max_length=120, blank=True)
    endorsers = models.JSONField(_("ผู้รับรอง"), default=list)
    handed_in_on = models.DateField(_("ยื่นเมื่อ"), null=True, blank=True)
    method = models.CharField(
        _("วิธีลงมติ"),
        max_length=12,
        choices=list(METHOD_NAMES.items()),
        default=Method.SHOW_OF_HANDS,
    )
    state = models.CharField(
        max_length=10, choices=list(MOTION_STATE_NAMES.items()), default=MotionState.PUT
    )
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["meeting", "item__position", "position", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain


class Tally(models.Model):
    """ผลการนับ — one count of a motion's votes. Two machines may count; one count stands."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="tallies")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    yes = models.PositiveIntegerField(_("เห็นชอบ"))
    no = models.PositiveIntegerField(_("ไม่เห็นชอบ"))
    abstain = models.PositiveIntegerField(_("งดออกเสียง"))
    spoiled = models.PositiveIntegerField(_("บัตรเสีย"), default=0)
    # Who was in the hall and could vote when it was counted.
    present = models.PositiveIntegerField()
    counted_at = models.DateTimeField()
    box = models.CharField(max_length=8, blank=True)
    stands = models.BooleanField(default=False)

    class Meta:
        ordering = ["motion", "counted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["motion"], condition=models.Q(stands=True), name="one_count_stands"
            )
        ]

    @property
    def chain(self) -> str:
        return self.motion.meeting.organisation.chain

    @property
    def votes(self) -> tuple[int, int, int]:
        """Yes, no, abstain."""
        return self.yes, self.no, self.abstain


class Voice(models.Model):
    """เสียงรายคน — how one member voted in a roll call; public for the council."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="voices")
    attendee = models.ForeignKey(Attendee, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=8, choices=list(CHOICE_NAMES.items()))

    class Meta:
        ordering = ["motion", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "attendee"], name="one_voice_each")
        ]

    @property
    def chain(self) -> str:
        return self.motion.meeting.organisation.chain


class Resolution(models.Model):
    """มติ — what the meeting resolved on an item, with a number to cite."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="resolutions")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="resolutions")
    motion = models.ForeignKey(
        Motion, models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    # 1, 2, 3 … within the meeting; cited as "มติที่ 2 การประชุมครั้งที่ 1/2569".
    number = models.PositiveIntegerField(_("มติที่"))
    outcome = models.CharField(_("ผล"), max_length=12, choices=list(OUTCOME_NAMES.items()))
    text = models.TextField(_("ข้อความ"))
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="resolution_number_once")
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain
