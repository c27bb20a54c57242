"""A meeting, its agenda, and the notices that called it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.meetings.models.council import Session
from ruamphaen.meetings.rules.kinds import (
    Basis,
    ItemKind,
    ItemState,
    MeetingKind,
    NoticeKind,
    State,
)
from ruamphaen.organisation.models import Committee, Community, Organisation

BASIS_NAMES = {
    Basis.NEW_PLAN: _("จัดทำแผนพัฒนาท้องถิ่น"),
    Basis.REVIEW: _("ทบทวนแผนพัฒนาท้องถิ่น"),
    Basis.ADDITION: _("เพิ่มเติมแผนพัฒนาท้องถิ่น"),
    Basis.CHANGE: _("เปลี่ยนแปลงแผนพัฒนาท้องถิ่น"),
    Basis.EVALUATION: _("ติดตามและประเมินผลแผน"),
    Basis.BUDGET: _("งบประมาณ"),
    Basis.POLICY_STATEMENT: _("แถลงนโยบาย"),
    Basis.OTHER: _("เรื่องอื่น"),
}
KIND_NAMES = {
    MeetingKind.FORUM: _("ประชาคม"),
    MeetingKind.COMMITTEE: _("ประชุมคณะกรรมการ"),
    MeetingKind.COUNCIL: _("ประชุมสภา"),
}
STATE_NAMES = {
    State.PREPARED: _("เตรียมการ"),
    State.CALLED: _("เรียกประชุมแล้ว"),
    State.SITTING: _("กำลังประชุม"),
    State.ADJOURNED: _("พักการประชุม"),
    State.CLOSED: _("ปิดประชุมแล้ว"),
    State.CANCELLED: _("ยกเลิก"),
}
ITEM_KIND_NAMES = {
    ItemKind.INFORM: _("แจ้งเพื่อทราบ"),
    ItemKind.MINUTES: _("รับรองรายงานการประชุม"),
    ItemKind.QUESTION: _("กระทู้ถาม"),
    ItemKind.REPORT: _("เสนอผลงานหรือรายงาน"),
    ItemKind.CONSIDER: _("เสนอเพื่อพิจารณา"),
    ItemKind.POLICY: _("แถลงนโยบาย"),
    ItemKind.OTHER: _("เรื่องอื่น ๆ"),
}
ITEM_STATE_NAMES = {
    ItemState.WAITING: _("รอพิจารณา"),
    ItemState.NOW: _("กำลังพิจารณา"),
    ItemState.DONE: _("เสร็จแล้ว"),
}
NOTICE_NAMES = {
    NoticeKind.CALL: _("เชิญประชุม"),
    NoticeKind.MOVE: _("เลื่อนประชุม"),
    NoticeKind.CANCEL: _("ยกเลิกประชุม"),
}


class Meeting(models.Model):
    """การประชุม — one gathering of a forum, of committees, or of both, or of the council.

    A joint meeting (the development committee with the forum, as clause 22 asks for additions) is
    one meeting: `forum` names the forum, `committees` the bodies that sit with it, and each has a
    quorum of its own.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="meetings")
    # The same on every machine that ran part of it.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # A code of law.bodies that begins with "forum-"; empty where no forum sits.
    forum = models.CharField(_("ระดับประชาคม"), max_length=40, blank=True)
    committees = models.ManyToManyField(Committee, related_name="+", blank=True)
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    bases = models.JSONField(_("ฐานของการประชุม"), default=list)
    number = models.PositiveSmallIntegerField(_("ครั้งที่"), null=True, blank=True)
    year_be = models.PositiveSmallIntegerField(_("ปี พ.ศ."), null=True, blank=True)
    title = models.CharField(_("ชื่อการประชุม"), max_length=300)
    subject = models.TextField(_("เรื่องที่ประชุม"), blank=True)
    place = models.CharField(_("สถานที่"), max_length=300)
    # Where one village or community meets.
    community = models.ForeignKey(
        Community, models.PROTECT, null=True, blank=True, related_name="+"
    )
    starts_at = models.DateTimeField(_("เริ่ม"))
    # Published reports of old meetings often name only the day.
    time_is_known = models.BooleanField(default=True)
    ends_at = models.DateTimeField(_("ถึง"), null=True, blank=True)
    state = models.CharField(
        _("สถานะ"), max_length=10, choices=list(STATE_NAMES.items()), default=State.PREPARED
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # Registration by link or QR: how many the hall holds, and until when. Closed while null.
    seats_in_hall = models.PositiveIntegerField(_("ที่นั่งในห้อง"), null=True, blank=True)
    registers_until = models.DateTimeField(_("ลงทะเบียนได้ถึง"), null=True, blank=True)
    # Where a meeting held before, or elsewhere, was recorded from.
    source = models.TextField(_("แหล่งที่มา"), blank=True)
    # The meeting before it, whose minutes it approves.
    previous = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    # The code of the village box that this installation is; empty on the main site.
    box = models.CharField(max_length=8, blank=True, editable=False)
    edit = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "starts_at"], name="meeting_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return self.organisation.chain

    @property
    def kind(self) -> MeetingKind:
        """Which set of numbers of the law counts first."""
        if self.session_id:
            return MeetingKind.COUNCIL
        return MeetingKind.FORUM if self.forum else MeetingKind.COMMITTEE

    @property
    def is_public(self) -> bool:
        """Called, held or cancelled after it was called: the public page shows it."""
        return self.state != State.PREPARED

    @property
    def is_open(self) -> bool:
        """In the hall now: people may be checked in, things said and decided."""
        return self.state in {State.SITTING, State.ADJOURNED}


class AgendaItem(models.Model):
    """ระเบียบวาระ — one item of the agenda; `number` is as printed ("3", "3.1")."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveIntegerField(default=0)
    number = models.CharField(_("วาระที่"), max_length=20)
    kind = models.CharField(_("ชนิด"), max_length=10, choices=list(ITEM_KIND_NAMES.items()))
    title = models.CharField(_("เรื่อง"), max_length=500)
    detail = models.TextField(_("รายละเอียด"), blank=True)
    presenter = models.CharField(_("ผู้เสนอ"), max_length=160, blank=True)
    state = models.CharField(
        max_length=10, choices=list(ITEM_STATE_NAMES.items()), default=ItemState.WAITING
    )
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # What the minutes say of the discussion, in the clerk's words.
    account = models.TextField(_("สาระสำคัญ"), blank=True)
    edit = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["meeting", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain


class Notice(models.Model):
    """หนังสือแจ้งประชุม — that people were told: of the call, of a move, of a cancellation.

    Keeps the time and place that it told, so that a later move is seen to need another notice.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=list(NOTICE_NAMES.items()))
    number = models.CharField(_("เลขที่หนังสือ"), max_length=80, blank=True)
    issued_on = models.DateField(_("ลงวันที่"))
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=300)
    because = models.CharField(_("เหตุผล"), max_length=400, blank=True)
    # When it was entered, and how many people it told, as [group, people] in their order.
    at = models.DateTimeField(null=True, blank=True)
    told = models.JSONField(default=list)

    class Meta:
        ordering = ["meeting", "pk"]

    @property
    def people_told(self) -> int:
        """How many people it told."""
        return sum(int(people) for _group, people in self.told)

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain
