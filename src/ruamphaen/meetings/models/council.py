"""The council: its sessions, the statement of policy and the yearly report on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.fields import FiscalYearField
from ruamphaen.meetings.rules.kinds import SessionKind
from ruamphaen.organisation.models import Organisation

SESSION_NAMES = {
    SessionKind.ORDINARY: _("สมัยสามัญ"),
    SessionKind.EXTRAORDINARY: _("สมัยวิสามัญ"),
}


class Session(models.Model):
    """สมัยประชุม — the days in which the council may meet."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="sessions")
    kind = models.CharField(_("ประเภท"), max_length=14, choices=list(SESSION_NAMES.items()))
    number = models.PositiveSmallIntegerField(_("สมัยที่"))
    year_be = models.PositiveSmallIntegerField(_("ประจำปี พ.ศ."))
    # The first session after an election has a name of its own (สมัยแรก).
    is_first = models.BooleanField(_("สมัยแรก"), default=False)
    opens_on = models.DateField(_("เปิด"))
    closes_on = models.DateField(_("ปิด"))
    # Published reports of old sessions often name only the day of one meeting.
    days_are_known = models.BooleanField(default=True)
    announced_on = models.DateField(_("ประกาศเมื่อ"), null=True, blank=True)
    # Why it goes beyond what the law says of sessions: a permission, with its number.
    because = models.CharField(_("เหตุที่ต่างจากที่กฎหมายกำหนด"), max_length=300, blank=True)

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "number", "year_be"], name="session_once"
            ),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="session_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        which = "สมัยแรก" if self.is_first else f"สมัยที่ {self.number}"
        return f"{self.get_kind_display()} {which} ประจำปี {self.year_be}"

    @property
    def chain(self) -> str:
        return self.organisation.chain


class PolicyStatement(models.Model):
    """คำแถลงนโยบาย — what the head told the council before taking up duty; no vote is taken."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="statements")
    # Named as text: a meeting in turn belongs to a session of the council.
    meeting = models.ForeignKey(
        "Meeting", models.SET_NULL, null=True, blank=True, related_name="statements"
    )
    stated_by = models.CharField(_("ผู้แถลง"), max_length=120)
    stated_on = models.DateField(_("แถลงเมื่อ"))
    # From this day the law counts (มาตรา 48 ทศ: thirty days).
    election_announced_on = models.DateField(_("ประกาศผลการเลือกตั้งเมื่อ"), null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(_("วาระ (ปี)"), default=4)
    vision = models.TextField(_("วิสัยทัศน์"), blank=True)
    preamble = models.TextField(_("คำนำ"), blank=True)
    closing = models.TextField(_("คำลงท้าย"), blank=True)
    source = models.TextField(_("แหล่งที่มา"), blank=True)
    edit = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-stated_on", "-pk"]

    def __str__(self) -> str:
        return f"คำแถลงนโยบายของ{self.stated_by}"

    @property
    def chain(self) -> str:
        return self.organisation.chain


class PolicyArea(models.Model):
    """นโยบายด้าน — one area of a policy statement."""

    statement = models.ForeignKey(PolicyStatement, models.CASCADE, related_name="areas")
    number = models.PositiveSmallIntegerField(_("ด้านที่"))
    title = models.CharField(_("ด้าน"), max_length=400)

    class Meta:
        ordering = ["statement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "number"], name="policy_area_once")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return self.statement.organisation.chain


class Commitment(models.Model):
    """คำมั่น — one thing promised in an area, in the words of the statement."""

    area = models.ForeignKey(PolicyArea, models.CASCADE, related_name="commitments")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("คำมั่น"))

    class Meta:
        ordering = ["area", "number"]
        constraints = [models.UniqueConstraint(fields=["area", "number"], name="commitment_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def chain(self) -> str:
        return self.area.statement.organisation.chain


class PolicyReport(models.Model):
    """รายงานผลการปฏิบัติงานตามนโยบาย — the head's yearly report to the council (มาตรา 48 ทศ)."""

    statement = models.ForeignKey(PolicyStatement, models.CASCADE, related_name="reports")
    fiscal_year = FiscalYearField(_("ปีงบประมาณ"))
    presented_on = models.DateField(_("เสนอต่อสภาเมื่อ"), null=True, blank=True)
    summary = models.TextField(_("สรุป"), blank=True)
    edit = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["statement", "-fiscal_year"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "fiscal_year"], name="policy_report_once")
        ]

    @property
    def chain(self) -> str:
        return self.statement.organisation.chain


class CommitmentResult(models.Model):
    """ผลตามคำมั่น — what a yearly report says came of one commitment."""

    report = models.ForeignKey(PolicyReport, models.CASCADE, related_name="results")
    commitment = models.ForeignKey(Commitment, models.RESTRICT, related_name="results")
    text = models.TextField(_("ผลการดำเนินงาน"))

    class Meta:
        ordering = ["report", "commitment"]
        constraints = [
            models.UniqueConstraint(fields=["report", "commitment"], name="commitment_result_once")
        ]

    @property
    def chain(self) -> str:
        return self.report.statement.organisation.chain
