"""What people say under a thing: the thread, its comments, and their suggestions to a paragraph."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.organisation.models import Organisation, User
from ruamphaen.proposals.models.proposal import STANDING_NAMES, Proposal
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.talking import LONGEST_NAME, MOST_DEPTH


class Thread(models.Model):
    """วงสนทนา — the comments under one thing: a proposal, or something of a room downstream.

    A room downstream hangs it on its thing by a foreign key of its own, and says here what the thing
    is called (`about`) and where it is read (`place`, an address under the organisation's), so that
    the queue and the receipts of this room can say so without knowing that room.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="threads")
    proposal = models.OneToOneField(
        Proposal, models.CASCADE, null=True, blank=True, related_name="thread"
    )
    about = models.CharField(_("เรื่อง"), max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    is_open = models.BooleanField(_("รับความเห็น"), default=True)
    # The days on which comments are taken, where the room that hung it here sets them.
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(proposal__isnull=False) | ~models.Q(place=""),
                name="thread_hangs_on_something",
            )
        ]

    @property
    def chain(self) -> str:
        return self.organisation.chain


class Comment(models.Model):
    """ความเห็น — one thing said in a thread, or a suggestion to put one paragraph otherwise.

    Who said it is known by a key alone (`author_key`, an HMAC); a name stands here only where the
    author chose to show it, and an account only while the author is not forgotten.
    """

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies"
    )
    depth = models.PositiveSmallIntegerField(default=0)
    # Made with the form: the same form sent again makes nothing twice.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    receipt = models.CharField(max_length=12, unique=True)
    text = models.TextField(_("ความเห็น"), blank=True)
    # A suggestion: the paragraph as it read then, and as the author would have it.
    original = models.TextField(_("ข้อความเดิม"), blank=True)
    proposed = models.TextField(_("ข้อความที่เสนอ"), blank=True)
    author = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    author_key = models.CharField(max_length=64, blank=True)
    shown_name = models.CharField(_("ชื่อที่แสดง"), max_length=LONGEST_NAME, blank=True)
    # Said for the office, by whoever held the post of that name.
    office = models.CharField(_("ในนามหน่วยงาน"), max_length=160, blank=True)
    forgotten = models.BooleanField(default=False)
    standing = models.CharField(
        max_length=10, choices=list(STANDING_NAMES.items()), default=Standing.WAITING
    )
    hidden_because = models.CharField(max_length=30, blank=True)
    # Codes of base.moderation, apart by spaces: why it was put into the queue.
    signs = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(depth__lte=MOST_DEPTH), name="comment_not_too_deep"
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") | ~models.Q(proposed=""), name="comment_says_something"
            ),
        ]
        indexes = [
            models.Index(fields=["thread", "standing"], name="comment_in_thread"),
            models.Index(fields=["standing", "said_at"], name="comment_in_queue"),
            models.Index(fields=["author_key"], name="comment_of_author"),
        ]

    def __str__(self) -> str:
        return self.text or self.proposed

    @property
    def chain(self) -> str:
        return self.thread.organisation.chain

    @property
    def is_suggestion(self) -> bool:
        return bool(self.proposed)

    @property
    def is_shown(self) -> bool:
        return self.standing == Standing.SHOWN
