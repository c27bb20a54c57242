"""What is talked about: conversations and their short statements."""

import uuid
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.meetings.models import Meeting
from ruamphaen.opinions.rules.kinds import (
    LONGEST_STATEMENT,
    PLACED_FROM,
    Adding,
    Lineage,
    Standing,
    State,
)
from ruamphaen.organisation.models import Organisation
from ruamphaen.strategy.models import Node

STATE_NAMES = {
    State.DRAFT: _("กำลังเตรียม"),
    State.OPEN: _("เปิดรับความเห็น"),
    State.CLOSED: _("ปิดรับความเห็นแล้ว"),
}
ADDING_NAMES = {
    Adding.EVERYONE: _("ทุกคน"),
    Adding.ACCOUNTS: _("ผู้มีบัญชีในระบบ"),
    Adding.OFFICERS: _("เจ้าหน้าที่เท่านั้น"),
}
STANDING_NAMES = {
    Standing.WAITING: _("รอตรวจ"),
    Standing.SHOWN: _("แสดงอยู่"),
    Standing.HIDDEN: _("ไม่แสดง"),
}
LINEAGE_NAMES = {
    Lineage.SPLIT: _("แยกจาก"),
    Lineage.REWORDED: _("เรียบเรียงใหม่จาก"),
}


class Conversation(models.Model):
    """วงความเห็น — one matter on which people answer short statements: agree, disagree or pass."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="conversations")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("เรื่อง"), max_length=160)
    about = models.TextField(_("ความเป็นมา"), blank=True)
    node = models.ForeignKey(
        Node,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ข้อในผังยุทธศาสตร์"),
    )
    # A hall where it is asked: people vote on their phones, or on cards.
    meeting = models.ForeignKey(
        Meeting,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("การประชุม"),
    )
    state = models.CharField(max_length=10, choices=list(STATE_NAMES.items()), default=State.DRAFT)
    # Both days count; no last day = until an officer closes it.
    opens_on = models.DateField(_("วันแรก"), null=True, blank=True)
    closes_on = models.DateField(_("วันสุดท้าย"), null=True, blank=True)
    adding = models.CharField(
        _("ผู้เพิ่มข้อความได้"),
        max_length=10,
        choices=list(ADDING_NAMES.items()),
        default=Adding.EVERYONE,
    )
    # How many statements each person is asked for; fewer than PLACED_FROM place nobody on the map.
    asked_least = models.PositiveSmallIntegerField(
        _("ขอให้ตอบอย่างน้อย (ข้อความ)"),
        default=PLACED_FROM,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
    )
    made_at = models.DateTimeField(auto_now_add=True)
    edit = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__isnull=True)
                | models.Q(opens_on__isnull=True)
                | models.Q(closes_on__gte=models.F("opens_on")),
                name="conversation_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return self.organisation.chain

    def takes_answers(self, today: date) -> bool:
        """Whether people may answer on this day."""
        begun = self.opens_on is None or self.opens_on <= today
        lasts = self.closes_on is None or today <= self.closes_on
        return self.state == State.OPEN and begun and lasts


class Statement(models.Model):
    """ข้อความ — one short sentence that people agree or disagree with, seed or from the people."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="statements")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Its name within the conversation: on cards, in files, in the table.
    number = models.PositiveIntegerField()
    text = models.CharField(_("ข้อความ"), max_length=LONGEST_STATEMENT)
    text_key = models.CharField(max_length=LONGEST_STATEMENT)
    is_seed = models.BooleanField(default=False)
    author = models.ForeignKey(
        "Participant", models.SET_NULL, null=True, blank=True, related_name="statements"
    )
    standing = models.CharField(
        max_length=10, choices=list(STANDING_NAMES.items()), default=Standing.WAITING
    )
    # A code of base.moderation.Reason; only where it is not shown.
    hidden_because = models.CharField(max_length=20, blank=True)
    # Codes of base.moderation.Sign, for the moderator's eyes.
    signs = models.JSONField(default=list)
    receipt = models.CharField(max_length=12, unique=True)
    came_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="became"
    )
    came_by = models.CharField(max_length=10, choices=list(LINEAGE_NAMES.items()), blank=True)
    said_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["conversation", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "number"], name="statement_number_once"
            ),
            models.UniqueConstraint(fields=["conversation", "text_key"], name="same_sentence_once"),
            models.CheckConstraint(
                condition=models.Q(standing=Standing.HIDDEN) ^ models.Q(hidden_because=""),
                name="hidden_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["conversation", "standing"], name="statement_by_standing")]

    def __str__(self) -> str:
        return self.text

    @property
    def chain(self) -> str:
        return self.conversation.organisation.chain
