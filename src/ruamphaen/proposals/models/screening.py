"""What officers say to a proposal: asked of a department, remarked upon, answered for good."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.fields import BahtField, FiscalYearField, within_money
from ruamphaen.organisation.models import Department, Post, User
from ruamphaen.proposals.models.proposal import Proposal
from ruamphaen.proposals.rules.screening import LONGEST_BODY_NAME, Feasibility

FEASIBILITY_NAMES = {
    Feasibility.YES: _("ทำได้"),
    Feasibility.CONDITIONS: _("ทำได้ถ้ามีเงื่อนไข"),
    Feasibility.NO: _("ทำไม่ได้"),
    Feasibility.UNSURE: _("ยังบอกไม่ได้"),
}


class ReviewRequest(models.Model):
    """คำขอความเห็น — that a department, or a post, is asked for a remark by a day."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="review_requests")
    department = models.ForeignKey(
        Department, models.CASCADE, null=True, blank=True, related_name="+"
    )
    post = models.ForeignKey(Post, models.CASCADE, null=True, blank=True, related_name="+")
    question = models.CharField(_("ขอให้ดูเรื่องใด"), max_length=300, blank=True)
    working_days = models.PositiveSmallIntegerField(_("ภายในกี่วันทำการ"))
    asked_on = models.DateField()
    due_on = models.DateField(_("ครบกำหนด"))
    by_tag = models.CharField(max_length=40)
    # Remarked upon, or taken back.
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(closed_on=None), name="review_request_open")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(department=None, post__isnull=False)
                | Q(department__isnull=False, post=None),
                name="review_asked_of_one",
            ),
            models.UniqueConstraint(
                fields=["proposal", "department"],
                condition=Q(closed_on=None, department__isnull=False),
                name="department_asked_once",
            ),
            models.UniqueConstraint(
                fields=["proposal", "post"],
                condition=Q(closed_on=None, post__isnull=False),
                name="post_asked_once",
            ),
        ]

    @property
    def chain(self) -> str:
        return self.proposal.organisation.chain


class Review(models.Model):
    """ความเห็นกลั่นกรอง — one officer's verdict on a proposal; a later one of theirs takes its place."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="reviews")
    request = models.ForeignKey(
        ReviewRequest, models.SET_NULL, null=True, blank=True, related_name="reviews"
    )
    reviewer = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    by_tag = models.CharField(max_length=40)
    department = models.ForeignKey(
        Department, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # A code of law.screening.
    verdict = models.CharField(_("ความเห็น"), max_length=30)
    feasibility = models.CharField(
        _("ความเป็นไปได้"),
        max_length=10,
        choices=list(FEASIBILITY_NAMES.items()),
        default=Feasibility.UNSURE,
    )
    cost_baht = BahtField(_("ประมาณการค่าใช้จ่าย (บาท)"), null=True, blank=True)
    note = models.TextField(_("บันทึก"), blank=True)
    made_at = models.DateTimeField()
    # Replaced by a later one of the same officer, or taken back.
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "by_tag"], condition=Q(ended_at=None), name="one_review_each"
            ),
            models.CheckConstraint(
                condition=Q(cost_baht=None) | within_money("cost_baht"),
                name="review_cost_within_money",
            ),
        ]

    @property
    def chain(self) -> str:
        return self.proposal.organisation.chain


class Answer(models.Model):
    """คำตอบของหน่วยงาน — what the office answers the author and everyone; replaced, never edited.

    `verdict`, `words`, `cite` are kept as they were told: the list of verdicts may change.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answers")
    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(_("คำตอบ"), max_length=30)
    outcome = models.CharField(max_length=10)
    words = models.CharField(max_length=200)
    cite = models.CharField(_("อ้างอิง"), max_length=200, blank=True)
    text = models.TextField(_("ข้อความถึงผู้เสนอ"))
    # Which body it is passed on to.
    body = models.CharField(_("ส่งต่อให้"), max_length=LONGEST_BODY_NAME, blank=True)
    first_year = FiscalYearField(_("คาดว่าจะทำในปี"), null=True, blank=True)
    last_year = FiscalYearField(_("ถึงปี"), null=True, blank=True)
    department = models.ForeignKey(
        Department, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField()
    by_tag = models.CharField(max_length=40)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["proposal", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="answer_number_once"),
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(replaced_at=None), name="one_answer_now"
            ),
            models.CheckConstraint(
                condition=Q(first_year=None, last_year=None) | Q(last_year__gte=F("first_year")),
                name="answer_years_in_order",
            ),
        ]

    @property
    def chain(self) -> str:
        return self.proposal.organisation.chain
