"""Who answers and what: participants without names, their votes, and the paper cards."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.opinions.models.conversation import Conversation, Statement
from ruamphaen.opinions.rules.kinds import Answer, Channel

CHANNEL_NAMES = {
    Channel.WEB: _("หน้าเว็บ"),
    Channel.HALL: _("ในห้องประชุม"),
    Channel.CARD: _("บัตรกระดาษ"),
}
ANSWER_NAMES = {
    Answer.AGREE: _("เห็นด้วย"),
    Answer.DISAGREE: _("ไม่เห็นด้วย"),
    Answer.PASS: _("ผ่าน"),
}


def new_key() -> str:
    """A random key that leads to nobody."""
    return secrets.token_hex(32)


class Participant(models.Model):
    """ผู้ร่วมตอบ — somebody who answers in one conversation; no name, no account, no time.

    `key` is an HMAC of the conversation with a browser's random code, an account's tag or a card's
    number: rows of two conversations cannot be joined. Forgetting gives a random key; votes stay.
    """

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="participants")
    key = models.CharField(max_length=64, default=new_key)
    channel = models.CharField(max_length=10, choices=list(CHANNEL_NAMES.items()))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "key"], name="participant_once")
        ]

    @property
    def chain(self) -> str:
        return self.conversation.organisation.chain


class Vote(models.Model):
    """ความเห็น — what one participant says to one statement: 1 agree, 0 pass, -1 disagree."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="votes")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="votes")
    value = models.SmallIntegerField()
    # How often they changed their mind: with the number of votes it tells that something is new.
    changes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "statement"], name="vote_once"),
            models.CheckConstraint(
                condition=models.Q(value__in=[answer.value for answer in Answer]),
                name="vote_is_an_answer",
            ),
        ]

    @property
    def chain(self) -> str:
        return self.participant.chain


class CardBatch(models.Model):
    """ชุดบัตรความเห็น — cards printed together: the same statements in the same order on each."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="card_batches")
    first = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    # Keys of the statements as printed, top to bottom.
    statements = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["conversation", "first"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "first"], name="card_batch_once")
        ]

    @property
    def chain(self) -> str:
        return self.conversation.organisation.chain

    @property
    def last(self) -> int:
        """The number of the last card."""
        return self.first + self.count - 1


class OpinionCard(models.Model):
    """บัตรความเห็น — one numbered card; nobody knows who took it. `participant` once it is typed in."""

    batch = models.ForeignKey(CardBatch, models.CASCADE, related_name="cards")
    number = models.PositiveIntegerField()
    participant = models.OneToOneField(
        Participant, models.SET_NULL, null=True, blank=True, related_name="card"
    )

    class Meta:
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="opinion_card_once")
        ]

    @property
    def chain(self) -> str:
        return self.batch.conversation.organisation.chain
