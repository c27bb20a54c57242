"""The plan of one period, and its numbered versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.fields import FiscalYearField
from ruamphaen.organisation.models import Organisation
from ruamphaen.plan.rules.versions import (
    NOUNS,
    WHOLE_KINDS,
    Kinds,
    State,
    VersionKind,
    change_label,
    read_kinds,
)
from ruamphaen.strategy.models import Tree
from ruamphaen.thai.dates import PlanPeriod

KIND_NAMES = {
    VersionKind.FIRST: _("ฉบับแรก"),
    VersionKind.REVIEW: _("ทบทวน"),
    VersionKind.ADDITION: _("เพิ่มเติม"),
    VersionKind.CHANGE: _("เปลี่ยนแปลง"),
    VersionKind.CORRECTION: _("แก้ไข"),
}
STATE_NAMES = {
    State.DRAFT: _("ร่าง"),
    State.APPROVED: _("อนุมัติแล้ว รอประกาศ"),
    State.ANNOUNCED: _("ประกาศใช้แล้ว"),
    State.DROPPED: _("ยุติร่างแล้ว"),
}


# Why a version that is no draft takes no edit, and what to do instead.
WHY_CLOSED = {
    State.APPROVED: _("ฉบับนี้อนุมัติแล้วจึงแก้ไม่ได้ ถ้าต้องแก้ ให้ประกาศใช้แล้วเริ่มฉบับใหม่"),
    State.ANNOUNCED: _("ฉบับนี้ประกาศใช้แล้วจึงแก้ไม่ได้ เริ่มฉบับแก้ไขหรือเปลี่ยนแปลงใหม่แล้วแก้ในฉบับนั้น"),
    State.DROPPED: _("ร่างนี้ยุติแล้วจึงแก้ไม่ได้ เริ่มฉบับใหม่แทน"),
}
# Why a version can no longer be approved, and why it cannot be announced now.
WHY_NOT_TO_APPROVE = {
    State.APPROVED: _("ฉบับนี้อนุมัติแล้ว"),
    State.ANNOUNCED: _("ฉบับนี้ประกาศใช้แล้ว"),
    State.DROPPED: _("ร่างนี้ยุติแล้ว เริ่มฉบับใหม่"),
}
WHY_NOT_TO_ANNOUNCE = {
    State.DRAFT: _("ฉบับนี้ยังไม่ได้อนุมัติ ขออนุมัติและให้ผู้บริหารท้องถิ่นอนุมัติก่อนจึงประกาศได้"),
    State.ANNOUNCED: _("ฉบับนี้ประกาศใช้แล้ว"),
    State.DROPPED: _("ร่างนี้ยุติแล้ว ประกาศไม่ได้"),
}


class Plan(models.Model):
    """แผนพัฒนาท้องถิ่น — one organisation's plan for a period; its content is in its versions."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="plans")
    first_year = FiscalYearField(_("ปีแรก"))
    last_year = FiscalYearField(_("ปีสุดท้าย"))
    # The strategy tree its projects serve.
    tree = models.ForeignKey(Tree, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-first_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "first_year", "last_year"], name="plan_once"
            ),
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")),
                name="plan_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"แผนพัฒนาท้องถิ่น (พ.ศ. {self.first_year} - {self.last_year})"

    @property
    def chain(self) -> str:
        return self.organisation.chain

    @property
    def period(self) -> PlanPeriod:
        """Its fiscal years; `.slug` is the plan's place in addresses ("2566-2570")."""
        return PlanPeriod(self.first_year, self.last_year)


class Version(models.Model):
    """ฉบับของแผน — the first issue, a review, or a round of additions, changes and corrections."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    # 1, 2, 3 … within the plan, in the order they were made.
    number = models.PositiveSmallIntegerField(_("ลำดับฉบับ"))
    # One or several of KIND_NAMES, as rules.versions.kept_kinds writes them.
    kinds = models.CharField(_("ประเภท"), max_length=40)
    noun = models.CharField(
        _("คำเรียก"), max_length=10, choices=[(noun, noun) for noun in NOUNS], default=NOUNS[0]
    )
    round_number = models.PositiveSmallIntegerField(_("ครั้งที่/ฉบับที่"), null=True, blank=True)
    year = FiscalYearField(_("ปีของครั้งที่"), null=True, blank=True)
    state = models.CharField(
        _("สถานะ"), max_length=12, choices=list(STATE_NAMES.items()), default=State.DRAFT
    )
    # Why the round is made; and, where ข้อ 22/2 is used, the class of projects it is open to.
    because = models.TextField(_("เหตุผลและความจำเป็น"), blank=True)
    # Why a draft was given up.
    dropped_because = models.TextField(_("เหตุผลที่ยุติร่าง"), blank=True)
    special_class = models.CharField(_("ประเภทโครงการตามข้อ 22/2"), max_length=160, blank=True)
    approved_on = models.DateField(_("อนุมัติเมื่อ"), null=True, blank=True)
    # SHA-256 (hex) of what was approved: see queries.content.
    content_hash = models.CharField(max_length=64, blank=True)
    announced_on = models.DateField(_("ประกาศเมื่อ"), null=True, blank=True)
    # Where the rows were taken from, when they were recorded from a published book.
    source = models.TextField(_("แหล่งที่มา"), blank=True)

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="version_number_once")
        ]

    def __str__(self) -> str:
        return self.change or str(_("ฉบับแรก"))

    @property
    def chain(self) -> str:
        return self.plan.organisation.chain

    @property
    def change(self) -> str:
        """As printed on its forms: "เพิ่มเติม ครั้งที่ 1/2566"; empty for the first issue."""
        return change_label(self.kind_list, self.noun, self.round_number, self.year)

    @property
    def kind_list(self) -> Kinds:
        """Its kinds, in the order in which they are printed."""
        return read_kinds(self.kinds)

    @property
    def is_first(self) -> bool:
        """Whether it is the first issue: there is nothing before it to compare with."""
        return self.kind_list == (VersionKind.FIRST,)

    @property
    def is_whole(self) -> bool:
        """Whether it lists the whole plan; a project that it does not list is in the plan no more."""
        return not WHOLE_KINDS.isdisjoint(self.kind_list)

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def is_public(self) -> bool:
        return self.state == State.ANNOUNCED

    @property
    def why_closed(self) -> str:
        """Why it cannot be edited, and what to do instead; nothing for a draft."""
        return str(WHY_CLOSED.get(State(self.state), ""))

    @property
    def why_not_to_approve(self) -> str:
        """Why it cannot be approved; nothing for a draft."""
        return str(WHY_NOT_TO_APPROVE.get(State(self.state), ""))

    @property
    def why_not_to_announce(self) -> str:
        """Why it cannot be announced; nothing for a version that was approved."""
        return str(WHY_NOT_TO_ANNOUNCE.get(State(self.state), ""))
