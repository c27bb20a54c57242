"""Paper sign-in sheets, typed in by two people who do not see each other's work."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.meetings.models.meeting import Meeting
from ruamphaen.meetings.models.people import Attendee, Group


class SignInSheet(models.Model):
    """ใบลงชื่อ — one sheet of paper: for which group, how many signatures stand on it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sheets")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Each hall numbers its own sheets: sheet 1 of a village is not sheet 1 of the next.
    box = models.CharField(max_length=8, blank=True)
    number = models.PositiveIntegerField(_("แผ่นที่"))
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["meeting", "box", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "box", "number"], name="sheet_number_once")
        ]

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain


class SheetName(models.Model):
    """ชื่อในใบลงชื่อ — one line of a sheet as one typist read it."""

    sheet = models.ForeignKey(SignInSheet, models.CASCADE, related_name="names")
    typist = models.CharField(max_length=40)  # tag of the person who typed
    line = models.PositiveSmallIntegerField(_("บรรทัด"))
    name = models.CharField(_("ชื่อ–สกุล"), max_length=120)
    # The person on the roster the typist took it for; null = somebody who was not on it.
    attendee = models.ForeignKey(Attendee, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["sheet", "line", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "typist", "line"], name="sheet_line_once_per_typist"
            )
        ]

    @property
    def chain(self) -> str:
        return self.sheet.meeting.organisation.chain
