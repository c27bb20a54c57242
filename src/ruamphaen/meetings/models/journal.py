"""The journal of a meeting: every act in the hall leaves a line, on whichever machine it was done."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.models import StoredFile
from ruamphaen.meetings.models.meeting import Meeting


class Box(models.Model):
    """เครื่องหมู่บ้าน — a laptop that was given a meeting to run without internet.

    `key` seals its journal (HMAC); `seq` is how far its journal has been merged here.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="boxes")
    code = models.CharField(_("รหัสเครื่อง"), max_length=8)
    place = models.CharField(_("ใช้ที่"), max_length=160, blank=True)
    key = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    merged_at = models.DateTimeField(null=True, blank=True)
    seq = models.PositiveIntegerField(default=0)
    # What its clock was off by, as a person confirmed: added to its times here.
    clock_seconds = models.IntegerField(default=0)
    # What it was given: how far each journal stood ("seen"), and the groups, items and places by name.
    handed = models.JSONField(default=dict)
    # The kit itself: names and telephones of the roster, and the key.
    kit = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    # What its own file last said it holds; larger than `seq` while part of it is missing.
    seq_there = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["meeting", "code"]
        constraints = [models.UniqueConstraint(fields=["meeting", "code"], name="box_code_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain

    @property
    def missing(self) -> int:
        """How many lines it wrote that are not here yet."""
        return max(self.seq_there - self.seq, 0)


class Line(models.Model):
    """บรรทัดของสมุดประชุม — one act in the hall: append-only, chained by hashes within its box.

    `facts` is canonical JSON and hashed. Personal data stand in `private`, of which only a salted
    hash is in `facts`: a person can be forgotten and the chain still holds.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="lines")
    box = models.CharField(max_length=8, blank=True)
    seq = models.PositiveIntegerField()
    act = models.CharField(max_length=40)
    # The uid of what the act is about.
    about = models.UUIDField()
    facts = models.TextField(default="{}")
    private = models.TextField(default="", blank=True)
    actor = models.CharField(max_length=40)
    at = models.DateTimeField()
    # `at`, put right by what the clock of the box was off: what the tables go by.
    happened_at = models.DateTimeField()
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["meeting", "box", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "box", "seq"], name="one_line_per_place")
        ]

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain

    @property
    def detail(self) -> dict[str, Any]:
        """The facts, with what is private where it still stands."""
        return {**json.loads(self.facts), **(json.loads(self.private) if self.private else {})}


class Clash(models.Model):
    """ข้อขัดแย้ง — where two machines or two people say different things; a person settles it.

    Both sides stand in `sides` as they were found, in words for the page; nothing is overwritten.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="clashes")
    # What kind of clash: rules.clashes.ClashKind.
    kind = models.CharField(max_length=20)
    about = models.UUIDField()
    other = models.UUIDField(null=True, blank=True)
    box = models.CharField(max_length=8, blank=True)
    sides = models.JSONField(default=list)
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_as = models.CharField(max_length=20, blank=True)
    because = models.CharField(_("เหตุผล"), max_length=300, blank=True)

    class Meta:
        ordering = ["meeting", "settled_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind", "about", "other"], name="clash_once")
        ]

    @property
    def chain(self) -> str:
        return self.meeting.organisation.chain
