"""A project with a permanent identity, and the rows in which versions list it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.fields import BahtField, FiscalYearField, within_money
from ruamphaen.organisation.models import Community, Department, Organisation
from ruamphaen.plan.models.plan import KIND_NAMES, Version
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import WHOLE_KINDS
from ruamphaen.strategy.models import Node

LIST_NAMES = {
    ListKind.MAIN: _("โครงการพัฒนาท้องถิ่น"),
    ListKind.COMMUNITY: _("โครงการจากแผนชุมชนหรือหมู่บ้าน"),
    ListKind.COORDINATION: _("โครงการเกินศักยภาพ ขอประสาน"),
    ListKind.EQUIPMENT: _("ครุภัณฑ์"),
}


# What a round does to one project; blank in a version that lists the whole plan.
ROW_KIND_NAMES = {kind: name for kind, name in KIND_NAMES.items() if kind not in WHOLE_KINDS}


class Project(models.Model):
    """โครงการพัฒนา — the project itself: the same through every version that lists it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="projects")
    begun_at = models.DateTimeField(auto_now_add=True)

    @property
    def chain(self) -> str:
        return self.organisation.chain


class Listing(models.Model):
    """รายการในบัญชี — a project (or a piece of equipment) as one version lists it."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="listings")
    project = models.ForeignKey(Project, models.PROTECT, related_name="listings")
    list_kind = models.CharField(
        _("บัญชี"), max_length=5, choices=list(LIST_NAMES.items()), default=ListKind.MAIN
    )
    kind = models.CharField(
        _("ประเภทของรายการ"), max_length=12, blank=True, choices=list(ROW_KIND_NAMES.items())
    )
    # The project leaves the plan with this version; the row says what left, and why.
    withdrawn = models.BooleanField(_("ยกเลิกโครงการ"), default=False)
    # Order within the version, and the number as printed (it restarts in each group).
    position = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField(_("ที่"), null=True, blank=True)

    node = models.ForeignKey(
        Node, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ยุทธศาสตร์")
    )
    # A programme's code in law.programmes; what the source wrote is kept where it differs.
    programme = models.CharField(_("แผนงาน"), max_length=5, blank=True)
    programme_as_printed = models.CharField(max_length=200, blank=True)
    strategy_as_printed = models.CharField(max_length=400, blank=True)

    title = models.TextField(_("โครงการ"))
    objective = models.TextField(_("วัตถุประสงค์"), blank=True)
    target = models.TextField(_("เป้าหมาย (ผลผลิต)"), blank=True)
    indicator = models.TextField(_("ตัวชี้วัด (KPI)"), blank=True)
    outcome = models.TextField(_("ผลที่คาดว่าจะได้รับ"), blank=True)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("หน่วยงานรับผิดชอบหลัก"),
    )
    community = models.ForeignKey(
        Community,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ชุมชน/หมู่บ้าน"),
    )
    place = models.CharField(_("สถานที่"), max_length=300, blank=True)
    district = models.CharField(_("อำเภอ"), max_length=100, blank=True)
    source_of_money = models.CharField(_("ที่มาของงบประมาณ"), max_length=200, blank=True)
    reason = models.TextField(_("เหตุผลความจำเป็น"), blank=True)
    # A name of law.equipment, for rows of ผ.03.
    equipment_type = models.CharField(_("ประเภทครุภัณฑ์"), max_length=100, blank=True)
    page = models.CharField(_("หน้าในเล่มแผน"), max_length=20, blank=True)
    # Where the text before this change stands in the printed book.
    old_page = models.CharField(_("หน้าเดิมในเล่มแผน"), max_length=20, blank=True)

    # Counts saves: the second of two people editing one row is told, never overwrites.
    edit = models.PositiveIntegerField(default=0)
    search_text = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["list_kind", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "project"], name="listed_once_in_a_version")
        ]
        indexes = [models.Index(fields=["version", "list_kind", "position"])]

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return self.version.plan.organisation.chain


class YearBudget(models.Model):
    """งบประมาณรายปี — a listing's money in one year. No row means blank; a row of 0 means a printed 0."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="budgets")
    year = FiscalYearField(_("ปีงบประมาณ"))
    amount_baht = BahtField(_("งบประมาณ (บาท)"))

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["listing", "year"], name="one_budget_a_year"),
            models.CheckConstraint(condition=within_money("amount_baht"), name="budget_is_money"),
        ]

    @property
    def chain(self) -> str:
        return self.listing.version.plan.organisation.chain


class ListingAlignment(models.Model):
    """ความเชื่อมโยงของโครงการ — a project's own link to an item of a level above, beside its strategy's."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="alignments")
    list_code = models.CharField(_("แผนระดับบน"), max_length=40)
    number = models.CharField(_("ข้อที่"), max_length=20)
    title = models.CharField(_("ข้อความ"), max_length=400, blank=True)

    class Meta:
        ordering = ["list_code", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "list_code", "number"], name="listing_alignment_once"
            )
        ]

    @property
    def chain(self) -> str:
        return self.listing.version.plan.organisation.chain
