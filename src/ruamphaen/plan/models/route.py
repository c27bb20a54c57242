"""How a version came into force: the steps taken, who asked and who approved, where it was posted."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.models import StoredFile
from ruamphaen.law.routes import RouteKind
from ruamphaen.meetings.models import Resolution
from ruamphaen.plan.models.plan import Version

ROUTE_NAMES = {
    RouteKind.NEW: _("จัดทำแผน"),
    RouteKind.REVIEW: _("ทบทวน"),
    RouteKind.ADDITION: _("เพิ่มเติม"),
    RouteKind.CHANGE: _("เปลี่ยนแปลง"),
    RouteKind.CORRECTION: _("แก้ไข"),
    RouteKind.SPECIAL: _("ตามข้อ 22/2"),
}


class StepTaken(models.Model):
    """ขั้นที่ทำแล้ว — one step of one route of a version: when, by which resolution or paper, on what content.

    `content_hash` and `rows` say what was decided on: the hash of the projects that go this route,
    and of each project its own, so that an edit afterwards shows and can be named. Both are blank
    for steps that decide nothing. A step is never deleted: it is undone, with a reason.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="steps")
    route = models.CharField(_("กระบวนการ"), max_length=20, choices=list(ROUTE_NAMES.items()))
    # A code of a step of law.routes.
    code = models.CharField(_("ขั้น"), max_length=30)
    on = models.DateField(_("เมื่อวันที่"))
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("มติ")
    )
    # What the citizen forum resolved, where the route asks for the forum; in a joint meeting the same.
    forum = models.ForeignKey(
        Resolution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("มติประชาคม"),
    )
    document = models.CharField(_("เลขที่หนังสือ"), max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    content_hash = models.CharField(max_length=64, blank=True)
    rows = models.JSONField(default=dict)
    by_tag = models.CharField(max_length=40)
    taken_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.CharField(_("เหตุที่ถอน"), max_length=400, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "route", "code"],
                condition=Q(undone_at=None),
                name="step_stands_once",
            )
        ]

    @property
    def chain(self) -> str:
        return self.version.chain

    @property
    def with_forum(self) -> bool:
        return self.forum_id is not None


class Approval(models.Model):
    """การอนุมัติ — asked by a planner for content with a hash, given by another person for the same.

    `asked_rows` are the hashes of each project as asked, to name what was edited since.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="approvals")
    content_hash = models.CharField(max_length=64)
    asked_rows = models.JSONField(default=dict)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by_tag = models.CharField(max_length=40)
    # Asked again, or taken back: this request is no longer to be answered.
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_on = models.DateField(_("อนุมัติเมื่อวันที่"), null=True, blank=True)
    approved_by_tag = models.CharField(max_length=40, blank=True)
    document = models.CharField(_("เลขที่หนังสือหรือบันทึกที่ลงนาม"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(withdrawn_at=None), name="one_approval_open"
            ),
            models.CheckConstraint(
                condition=~Q(approved_by_tag=F("asked_by_tag")), name="two_persons_approve"
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_on=None, approved_by_tag="")
                | Q(approved_at__isnull=False, approved_on__isnull=False)
                & ~Q(approved_by_tag="")
                & Q(withdrawn_at=None),
                name="approval_is_whole",
            ),
        ]

    @property
    def chain(self) -> str:
        return self.version.chain

    @property
    def is_given(self) -> bool:
        return self.approved_at is not None


class PostedNotice(models.Model):
    """การปิดประกาศ — where an announcement hangs for everyone to read, from when until when."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="notices")
    since = models.DateField(_("ปิดประกาศเมื่อ"))
    until = models.DateField(_("ปลดเมื่อ"), null=True, blank=True)
    place = models.CharField(_("ที่ปิดประกาศ"), max_length=200)
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    by_tag = models.CharField(max_length=40)
    # Entered by mistake: it never hung there.
    struck_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="posted_before_taken_down"
            )
        ]

    @property
    def chain(self) -> str:
        return self.version.chain
