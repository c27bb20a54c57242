"""What people ask for: the proposal, its photographs, and how to reach who made it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.models import StoredFile
from ruamphaen.meetings.models import Saying
from ruamphaen.opinions.models import Statement
from ruamphaen.organisation.models import Community, Department, Organisation, User
from ruamphaen.proposals.rules.kinds import Channel, ProposalKind, Standing, Urgency
from ruamphaen.proposals.rules.limits import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_PHONE,
    LONGEST_PLACE,
    LONGEST_TITLE,
    LONGEST_WHOM,
)
from ruamphaen.strategy.models import Node

KIND_NAMES = {
    ProposalKind.PROBLEM: _("ปัญหา"),
    ProposalKind.NEED: _("ความต้องการ"),
    ProposalKind.IDEA: _("ความคิดใหม่"),
    ProposalKind.SUGGESTION: _("ข้อแนะนำ"),
    ProposalKind.OPINION: _("ความเห็น"),
}
URGENCY_NAMES = {
    Urgency.LOW: _("รอได้"),
    Urgency.NORMAL: _("ปกติ"),
    Urgency.HIGH: _("เร่งด่วน"),
    Urgency.DANGER: _("อันตราย"),
}
CHANNEL_NAMES = {
    Channel.WEB: _("หน้าเว็บ"),
    Channel.DESK: _("เจ้าหน้าที่รับเรื่อง"),
    Channel.CARD: _("บัตรกระดาษ"),
    Channel.FORUM: _("ประชาคม"),
    Channel.IMPORT: _("นำเข้าจากไฟล์"),
    Channel.CONVERSATION: _("วงสนทนาความเห็น"),
}
STANDING_NAMES = {
    Standing.WAITING: _("รออ่าน"),
    Standing.SHOWN: _("แสดงแล้ว"),
    Standing.HIDDEN: _("ไม่แสดง"),
    Standing.WITHDRAWN: _("ผู้เสนอถอน"),
}


class Proposal(models.Model):
    """ข้อเสนอ — what somebody wants for their place; its receipt is good for years."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="proposals")
    receipt = models.CharField(max_length=12, unique=True)
    # Made where it was typed: the same form sent five times is one proposal.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("ชนิด"), max_length=12, choices=list(KIND_NAMES.items()))
    title = models.CharField(_("เรื่อง"), max_length=LONGEST_TITLE)
    body = models.TextField(_("รายละเอียด"), blank=True)
    community = models.ForeignKey(
        Community, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    place = models.CharField(_("ที่ไหน"), max_length=LONGEST_PLACE, blank=True)
    # WGS 84, degrees; six places are a hand's breadth.
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    beneficiaries = models.CharField(_("ใครได้ประโยชน์"), max_length=LONGEST_WHOM, blank=True)
    how_many = models.PositiveIntegerField(_("ประมาณกี่คน"), null=True, blank=True)
    urgency = models.CharField(
        _("ความเร่งด่วน"),
        max_length=8,
        choices=list(URGENCY_NAMES.items()),
        default=Urgency.NORMAL,
    )
    channel = models.CharField(_("ช่องทาง"), max_length=14, choices=list(CHANNEL_NAMES.items()))
    said_on = models.DateField(_("วันที่เสนอ"))
    made_at = models.DateTimeField()
    # The account of who made it, where they have one; the key stands for a person without a name.
    author = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    author_key = models.CharField(max_length=64, blank=True)
    # Only what its author ticked to be shown.
    shown_name = models.CharField(_("ชื่อที่แสดง"), max_length=LONGEST_NAME, blank=True)
    on_behalf = models.BooleanField(_("เสนอแทนผู้อื่น"), default=False)
    card_number = models.PositiveIntegerField(_("บัตรเลขที่"), null=True, blank=True)
    saying = models.OneToOneField(Saying, models.SET_NULL, null=True, blank=True, related_name="+")
    # A statement on which all groups of a conversation agreed.
    statement = models.OneToOneField(
        Statement, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    standing = models.CharField(
        max_length=10, choices=list(STANDING_NAMES.items()), default=Standing.WAITING
    )
    # A code of the closed list of reasons.
    hidden_because = models.CharField(max_length=30, blank=True)
    # Its home in the plan as an officer decided it; nothing until then.
    node = models.ForeignKey(Node, models.SET_NULL, null=True, blank=True, related_name="+")
    programme = models.CharField(_("แผนงาน"), max_length=20, blank=True)
    department = models.ForeignKey(
        Department, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Different people who stand behind it, or behind any of its cluster: kept by actions.counting.
    supports = models.PositiveIntegerField(default=0)
    # Equal for titles that a reader takes for one (thai.text.search_key).
    title_key = models.CharField(max_length=LONGEST_TITLE, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["organisation", "standing", "-id"], name="proposal_newest"),
            models.Index(
                fields=["organisation", "standing", "-supports", "-id"], name="proposal_supported"
            ),
            models.Index(
                fields=["organisation", "community", "standing", "-id"], name="proposal_by_place"
            ),
            models.Index(
                fields=["organisation", "kind", "standing", "-id"], name="proposal_by_kind"
            ),
            models.Index(fields=["organisation", "title_key"], name="proposal_by_title"),
            models.Index(
                fields=["author_key"], condition=~Q(author_key=""), name="proposal_by_author_key"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="proposal_point_whole",
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.HIDDEN) | Q(hidden_because=""),
                name="proposal_reason_only_when_hidden",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return self.organisation.chain

    @property
    def said(self) -> str:
        """Everything it says, for reading and comparing."""
        return "\n".join(filter(None, [self.title, self.body, self.place]))


class ProposalContact(models.Model):
    """ข้อมูลติดต่อผู้เสนอ — private: how to tell the author what became of it; erased on request."""

    proposal = models.OneToOneField(Proposal, models.CASCADE, related_name="contact")
    name = models.CharField(_("ชื่อ"), max_length=LONGEST_NAME, blank=True)
    phone = models.CharField(_("โทรศัพท์"), max_length=LONGEST_PHONE, blank=True)
    note = models.CharField(_("บันทึก"), max_length=LONGEST_NOTE, blank=True)
    email = models.EmailField(_("อีเมล"), blank=True)
    # When the office last told them how it stands.
    told_on = models.DateField(null=True, blank=True)

    @property
    def chain(self) -> str:
        return self.proposal.organisation.chain

    @property
    def mail_stop(self) -> str:
        """Who stops letters, as the link under each of them names them."""
        return f"c{self.pk}"


class ProposalPhoto(models.Model):
    """ภาพประกอบข้อเสนอ — a photograph made anew: no place, no camera, no time in it."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    shown = models.BooleanField(_("แสดง"), default=True)

    class Meta:
        ordering = ["pk"]

    @property
    def chain(self) -> str:
        return self.proposal.organisation.chain
