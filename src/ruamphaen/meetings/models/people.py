"""The roster of a meeting: groups of representation, and the people in them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.meetings.models.meeting import Meeting, Notice
from ruamphaen.meetings.rules.kinds import Standing, Way
from ruamphaen.organisation.models import Committee, Community, Seat

STANDING_NAMES = {
    Standing.INVITED: _("ได้รับเชิญ"),
    Standing.REGISTERED: _("ลงทะเบียนแล้ว"),
    Standing.WAITING: _("รายชื่อสำรอง"),
    Standing.WITHDRAWN: _("ถอนชื่อ"),
}
WAY_NAMES = {
    Way.LINK: _("ลิงก์"),
    Way.PHONE: _("หมายเลขโทรศัพท์"),
    Way.QR: _("คิวอาร์"),
    Way.DESK: _("โต๊ะลงทะเบียน"),
    Way.WALK_IN: _("มาหน้างาน"),
    Way.PAPER: _("ใบลงชื่อ"),
}


class Group(models.Model):
    """กลุ่มผู้แทน — one group of representation in a meeting, with its quota where one was set."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="groups")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("กลุ่ม"), max_length=160)
    quota = models.PositiveIntegerField(_("โควตา"), null=True, blank=True)
    # Where the group is a body that sits, with a quorum of its own.
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # People may register into it by themselves.
    is_open = models.BooleanField(_("เปิดให้ลงทะเบียนเอง"), default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "name"], name="group_once_in_meeting")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain


class Attendee(models.Model):
    """ผู้เข้าประชุม — one person on the roster: invited, registered, present.

    `name` and `phone` are personal data: pages for the public show counts, never this row; only
    those who sit by office (`seat`) are named in public.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendees")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, models.PROTECT, related_name="attendees")
    # The member's seat, where they sit by office: counts for the quorum of that body.
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("ชื่อ–สกุล"), max_length=120)
    title = models.CharField(_("ตำแหน่งหรือสังกัด"), max_length=160, blank=True)
    community = models.ForeignKey(
        Community, models.PROTECT, null=True, blank=True, related_name="+"
    )
    phone = models.CharField(_("โทรศัพท์"), max_length=20, blank=True)
    # Said at the desk or read from the ticket's QR; unique in the meeting.
    code = models.CharField(max_length=8)
    standing = models.CharField(max_length=10, choices=list(STANDING_NAMES.items()))
    registered_at = models.DateTimeField(null=True, blank=True)
    registered_by = models.CharField(max_length=10, choices=list(WAY_NAMES.items()), blank=True)
    # The latest notice that told them: who was taken on after it still has to be told.
    told = models.ForeignKey(Notice, models.SET_NULL, null=True, blank=True, related_name="+")
    present_at = models.DateTimeField(null=True, blank=True)
    present_by = models.CharField(max_length=10, choices=list(WAY_NAMES.items()), blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    # A clerk found that this is the same person as another row: counted once, nothing deleted.
    same_as = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    # Folded name for looking up at the desk.
    search = models.CharField(max_length=200, blank=True)
    sort_key = models.CharField(max_length=240, blank=True)

    class Meta:
        ordering = ["meeting", "sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "code"], name="code_once_in_meeting"),
            models.UniqueConstraint(
                fields=["meeting", "seat"],
                condition=models.Q(seat__isnull=False),
                name="seat_once_in_meeting",
            ),
        ]
        indexes = [
            models.Index(fields=["meeting", "present_at"], name="attendee_present"),
            models.Index(fields=["meeting", "phone"], name="attendee_phone"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain

    @property
    def is_present(self) -> bool:
        """Came in, and is not a second row of somebody else."""
        return self.present_at is not None and self.same_as_id is None
