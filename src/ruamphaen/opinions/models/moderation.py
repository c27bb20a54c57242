"""Looking after statements: what a moderator decided about one, and the appeal of who sent it."""

from django.db import models

from ruamphaen.base.models import AppealRow, answered_whole
from ruamphaen.base.moderation import DECISION_NAMES, Decision
from ruamphaen.opinions.models.conversation import Statement
from ruamphaen.organisation.models import Organisation


class StatementJudgement(models.Model):
    """คำวินิจฉัยข้อความ — a moderator let a statement be asked, or not, and why.

    The public log shows the day, the reason and what came of an appeal: never the words, who sent
    them or who judged.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="judgements")
    decision = models.CharField(max_length=4, choices=list(DECISION_NAMES.items()))
    reason = models.CharField(max_length=30, blank=True)
    by_tag = models.CharField(max_length=40, blank=True)
    judged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-judged_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision=Decision.SHOW, reason="")
                | (models.Q(decision=Decision.HIDE) & ~models.Q(reason="")),
                name="statement_hidden_for_a_reason",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "-judged_at"], name="statement_judgement_log")
        ]

    @property
    def chain(self) -> str:
        return self.organisation.chain


class StatementAppeal(AppealRow):
    """คำอุทธรณ์ข้อความ — who sent a hidden statement asks that somebody else look at it again; once."""

    judgement = models.OneToOneField(StatementJudgement, models.CASCADE, related_name="appeal")

    class Meta(AppealRow.Meta):
        constraints = [answered_whole("statement_appeal_answered_whole")]

    @property
    def chain(self) -> str:
        return self.judgement.organisation.chain
