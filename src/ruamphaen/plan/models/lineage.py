"""Where a row of a change comes from, and how projects descend from one another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.meetings.models import Commitment, Resolution
from ruamphaen.plan.models.plan import Version
from ruamphaen.plan.models.project import Listing, Project
from ruamphaen.plan.rules.lineage import LinkKind, OriginKind

ORIGIN_NAMES = {
    OriginKind.PROPOSAL: _("ข้อเสนอของประชาชน"),
    OriginKind.RESOLUTION: _("มติที่ประชุม"),
    OriginKind.COMMITMENT: _("คำแถลงนโยบาย"),
    OriginKind.DISASTER: _("สาธารณภัยหรือเหตุเร่งด่วน"),
    OriginKind.POLICY: _("นโยบายรัฐบาลหรือกระทรวง"),
    OriginKind.COORDINATION: _("ประสานแผนกับหน่วยงานอื่น"),
    OriginKind.OTHER: _("อื่น ๆ"),
}
LINK_NAMES = {
    LinkKind.MERGED_INTO: _("รวมเข้ากับ"),
    LinkKind.SPLIT_FROM: _("แยกมาจาก"),
    LinkKind.DUPLICATE_OF: _("ซ้ำกับ"),
    LinkKind.CONTINUES: _("ต่อเนื่องจาก"),
    LinkKind.TRANSFERRED: _("ถ่ายโอนไปยัง"),
    LinkKind.COORDINATION: _("ส่งประสานแผนไปยัง"),
}


class ListingOrigin(models.Model):
    """ที่มาของรายการ — what made an officer add or change a project: whose word, which resolution."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="origins")
    kind = models.CharField(_("ที่มา"), max_length=12, choices=list(ORIGIN_NAMES.items()))
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("มติ")
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("คำมั่น")
    )
    text = models.CharField(_("รายละเอียด"), max_length=400, blank=True)

    class Meta:
        ordering = ["pk"]

    @property
    def chain(self) -> str:
        return self.listing.chain


class ProjectLink(models.Model):
    """ความเกี่ยวข้องของโครงการ — merged, split, repeated, carried on, handed over; said in a version.

    Read from `source`: "source is merged into target", "source is split from target", "source
    continues target". Handed over to another body there is no target but its name.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="links")
    kind = models.CharField(_("ความเกี่ยวข้อง"), max_length=12, choices=list(LINK_NAMES.items()))
    source = models.ForeignKey(Project, models.PROTECT, related_name="links")
    target = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="linked_from"
    )
    outside_name = models.CharField(_("หน่วยงานที่รับไป"), max_length=200, blank=True)
    note = models.CharField(_("หมายเหตุ"), max_length=400, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind", "source", "target"], name="project_link_once"
            ),
            models.CheckConstraint(
                condition=models.Q(target__isnull=False) | ~models.Q(outside_name=""),
                name="project_link_leads_somewhere",
            ),
        ]

    @property
    def chain(self) -> str:
        return self.version.chain
