"""The local government and what it is made of."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.thai.dates import BUDDHIST_OFFSET


class Organisation(models.Model):
    """องค์กรปกครองส่วนท้องถิ่น — one local government; everything below belongs to exactly one."""

    slug = models.SlugField(_("ชื่อในที่อยู่เว็บ"), unique=True, max_length=40)
    kind = models.CharField(
        _("ประเภท"),
        max_length=30,
        choices=[(kind.value, kind.profile.name_th) for kind in OrganisationKind],
    )
    name_th = models.CharField(_("ชื่อ"), max_length=120)
    name_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=120, blank=True)
    # Official geocode of the area (Department of Provincial Administration).
    code = models.CharField(_("รหัสพื้นที่"), max_length=8, blank=True)
    province_code = models.CharField(_("รหัสจังหวัด"), max_length=2, blank=True)
    province_th = models.CharField(_("จังหวัด"), max_length=60, blank=True)
    district_th = models.CharField(_("อำเภอ"), max_length=60, blank=True)
    # A host name of its own, where it has one.
    host = models.CharField(_("ชื่อโฮสต์"), max_length=120, unique=True, null=True, blank=True)
    # Where what is shown was taken from: shown on its home page.
    source = models.TextField(_("แหล่งที่มา"), blank=True)
    # Fictional: says so on every page.
    is_example = models.BooleanField(_("หน่วยงานตัวอย่าง"), default=False)
    # Pages order organisations as people look for them.
    sort_key = models.CharField(max_length=200, blank=True, db_index=True)

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        """The ledger's name for everything this organisation does."""
        return f"organisation-{self.pk}"

    @property
    def name(self) -> str:
        """The name in the language of the page; Thai where there is no other."""
        return self.name_en if self.name_en and get_language() == "en" else self.name_th

    @property
    def nature(self) -> OrganisationKind:
        """Its kind in law: who heads it, what its council is called, what its plan needs."""
        return OrganisationKind(self.kind)


class Department(models.Model):
    """ส่วนราชการ (สำนัก/กอง) — a department that can be responsible for projects."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="departments")
    name = models.CharField(_("ชื่อ"), max_length=160)
    sort_key = models.CharField(max_length=240, blank=True)

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="department_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return self.organisation.chain


class Community(models.Model):
    """ชุมชน/หมู่บ้าน — the smallest place that plans; a village is known by its number, not its name."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="communities")
    name = models.CharField(_("ชื่อ"), max_length=120)
    # หมู่ที่: 28 villages of one town share 9 names, so the number is what tells them apart.
    number = models.PositiveSmallIntegerField(_("หมู่ที่"), null=True, blank=True)
    code = models.CharField(_("รหัสหมู่บ้าน"), max_length=8, blank=True)
    zone = models.CharField(_("เขต"), max_length=60, blank=True)

    class Meta:
        ordering = ["number", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name", "number"], name="community_once"
            )
        ]

    def __str__(self) -> str:
        return f"หมู่ที่ {self.number} {self.name}" if self.number else self.name

    @property
    def chain(self) -> str:
        return self.organisation.chain


class Holiday(models.Model):
    """วันหยุดราชการ — a day on which the office does not work, as it entered it itself."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="holidays")
    on = models.DateField(_("วันที่"))
    name = models.CharField(_("วันหยุด"), max_length=160)

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["organisation", "on"], name="holiday_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return self.organisation.chain


class AreaFigure(models.Model):
    """ข้อมูลพื้นฐาน — one figure of the area in one year, as the plan book prints it in its first part.

    A figure that is corrected or taken out keeps its row with the day on which it ended, so that the
    book of a plan announced before still prints what it then printed.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="area_figures")
    # A heading of law.area_figures; a figure of its list by code, or one of the office's own without.
    topic = models.CharField(_("หัวข้อ"), max_length=20)
    code = models.CharField(max_length=40, blank=True)
    title = models.CharField(_("ข้อมูล"), max_length=200)
    unit = models.CharField(_("หน่วย"), max_length=40)
    # The calendar year the figure speaks of, Gregorian.
    year = models.PositiveSmallIntegerField(_("ปี"))
    value = models.DecimalField(_("จำนวน"), max_digits=17, decimal_places=3)
    source = models.CharField(_("แหล่งที่มา"), max_length=200)
    entered_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title", "unit", "year"],
                condition=models.Q(ended_on=None),
                name="one_figure_a_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.unit}) {self.era}"

    @property
    def chain(self) -> str:
        return self.organisation.chain

    @property
    def era(self) -> int:
        """Its year in the Buddhist era."""
        return self.year + BUDDHIST_OFFSET


class LocalRule(models.Model):
    """ค่าที่หน่วยงานกำหนด — what an organisation chose where the law leaves it open or is not confirmed."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="local_rules")
    name = models.CharField(max_length=80)
    value = models.JSONField()
    because = models.CharField(_("เหตุผลหรือที่มา"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="local_rule_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"

    @property
    def chain(self) -> str:
        return self.organisation.chain
