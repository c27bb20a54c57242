"""What the ground floor keeps: the ledger, stored files, letters to be sent, the shape of an appeal."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.moderation import LONGEST_APPEAL, OUTCOME_NAMES


class Entry(models.Model):
    """รายการในบัญชีเหตุการณ์ — one line of the ledger: who did what to which thing, and when.

    Append-only: triggers refuse UPDATE and DELETE, and each entry carries the hash of the one
    before it. `facts` is canonical JSON as text, so that both databases keep the very bytes that
    were hashed. No personal data: `actor` is a random tag kept with the person's record.
    """

    chain = models.CharField(max_length=40)
    seq = models.PositiveBigIntegerField()
    prev = models.CharField(max_length=64)
    act = models.CharField(max_length=60)
    about = models.CharField(max_length=80)
    facts = models.TextField(default="{}")
    actor = models.CharField(max_length=40)
    at = models.DateTimeField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="one_entry_per_place")]
        indexes = [models.Index(fields=["about", "-id"], name="entry_about")]

    @property
    def detail(self) -> dict[str, Any]:
        """The facts, read."""
        return dict(json.loads(self.facts))


class Head(models.Model):
    """หัวโซ่ — the last entry of each chain; locked last in every transaction that records."""

    chain = models.CharField(max_length=40, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")
    at = models.DateTimeField(null=True)


class StoredFile(models.Model):
    """ไฟล์ที่เก็บไว้ — bytes kept under their own hash; the name is only text."""

    chain = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    size_bytes = models.PositiveBigIntegerField()
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "sha256", "name"], name="file_once")
        ]


class Bucket(models.Model):
    """ถังโควตา — how much one network may still send today; named by an HMAC, thrown away after a day."""

    key = models.CharField(max_length=64, primary_key=True)
    tokens = models.FloatField()
    at = models.DateTimeField(db_index=True)


class LetterState(models.TextChoices):
    """ฐานะของจดหมาย — waiting, just being sent, sent; refused by its address, or given up by us."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    GIVEN_UP = "given-up"


class Letter(models.Model):
    """จดหมายในถาดออก — one e-mail, put here by the act it tells of and sent by the worker afterwards.

    Once it is sent, refused or given up, address and words are gone: `key`, `about`, state and day
    stay, so that nothing is told twice and the office can see that it was told.
    """

    chain = models.CharField(max_length=40)
    key = models.CharField(max_length=160, unique=True)
    # The ledger's name of the thing it tells of: letters of a person who is forgotten are found by it.
    about = models.CharField(max_length=80, db_index=True)
    to = models.CharField(max_length=254, blank=True)
    sender = models.CharField(max_length=160, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    # Who can stop further ones (base/stop_links.py); names a row, never an address.
    stop = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=LetterState.choices, default=LetterState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    # A worker had it in hand and was lost: then it may have gone out, and is sent once more at most.
    lost = models.BooleanField(default=False)
    # When it is due; while it is being sent, when the worker that has it counts as lost.
    next_at = models.DateTimeField()
    made_at = models.DateTimeField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at", "id"],
                condition=models.Q(state__in=["waiting", "sending"]),
                name="letter_due",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(state__in=["waiting", "sending"], done_on=None)
                    & ~models.Q(to="")
                    & ~models.Q(body="")
                )
                | (
                    models.Q(state__in=["sent", "refused", "given-up"], done_on__isnull=False)
                    & models.Q(to="", sender="", subject="", body="", stop="")
                ),
                name="letter_erased_when_done",
            )
        ]


class AppealRow(models.Model):
    """คำอุทธรณ์ — what every room keeps of an appeal; the room adds the judgement it is against."""

    text = models.TextField(_("คำอุทธรณ์"), max_length=LONGEST_APPEAL)
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=list(OUTCOME_NAMES.items()), blank=True)
    # To the author alone.
    answer = models.TextField(_("คำตอบถึงผู้เขียน"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    by_tag = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True
        ordering = ["made_at", "pk"]


def answered_whole(name: str) -> models.CheckConstraint:
    """An appeal has an outcome and the moment of it, or neither."""
    return models.CheckConstraint(
        condition=models.Q(outcome="", answered_at=None)
        | (~models.Q(outcome="") & models.Q(answered_at__isnull=False)),
        name=name,
    )
