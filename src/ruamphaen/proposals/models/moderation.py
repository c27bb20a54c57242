"""Looking after what is said: reports from readers, judgements of moderators, appeals of authors."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.models import AppealRow, answered_whole
from ruamphaen.base.moderation import DECISION_NAMES, Decision
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models.comments import Comment
from ruamphaen.proposals.models.proposal import Proposal
from ruamphaen.proposals.rules.talking import LONGEST_NOTE

_ONE_THING = models.Q(proposal__isnull=True) ^ models.Q(comment__isnull=True)


class Report(models.Model):
    """การแจ้งว่าไม่เหมาะสม — a reader says why a thing should not stand in public. It hides nothing."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, null=True, blank=True, related_name="+")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    why = models.CharField(_("เพราะ"), max_length=30)
    # For the moderator's eyes alone.
    note = models.CharField(_("บอกเพิ่ม"), max_length=LONGEST_NOTE, blank=True)
    reporter_key = models.CharField(max_length=64)
    reported_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["reported_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=_ONE_THING, name="report_on_one_thing"),
            models.UniqueConstraint(
                fields=["comment", "reporter_key"], name="comment_reported_once"
            ),
            models.UniqueConstraint(
                fields=["proposal", "reporter_key"], name="proposal_reported_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "reported_at"],
                condition=models.Q(settled_at=None),
                name="report_open",
            )
        ]

    @property
    def chain(self) -> str:
        return self.organisation.chain


class Judgement(models.Model):
    """คำวินิจฉัยของผู้ดูแล — a moderator let a proposal or comment stand in public, or not, and why.

    The public log shows the day, the kind of thing, the reason and what came of an appeal: never the
    words, who wrote them or who judged.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="judgements")
    proposal = models.ForeignKey(Proposal, models.CASCADE, null=True, blank=True, related_name="+")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="+")
    decision = models.CharField(max_length=4, choices=list(DECISION_NAMES.items()))
    reason = models.CharField(max_length=30, blank=True)
    by_tag = models.CharField(max_length=40)
    judged_at = models.DateTimeField()
    # Judged together; taken back together.
    batch = models.UUIDField(default=uuid.uuid4)
    # How the thing stood before, to take the judgement back.
    was = models.CharField(max_length=10)
    was_because = models.CharField(max_length=30, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-judged_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=_ONE_THING, name="judgement_on_one_thing"),
            models.CheckConstraint(
                condition=models.Q(decision=Decision.SHOW) | ~models.Q(reason=""),
                name="hidden_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-judged_at"], name="judgement_log"),
            models.Index(fields=["batch"], name="judgement_batch"),
        ]

    @property
    def chain(self) -> str:
        return self.organisation.chain


class Appeal(AppealRow):
    """คำอุทธรณ์ — the author of a hidden text asks that somebody else look at it again; once."""

    judgement = models.OneToOneField(Judgement, models.CASCADE, related_name="appeal")

    class Meta(AppealRow.Meta):
        constraints = [answered_whole("appeal_answered_whole")]

    @property
    def chain(self) -> str:
        return self.judgement.organisation.chain
