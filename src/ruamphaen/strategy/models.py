"""What exists: trees, their nodes, and the links of nodes to the levels above."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.fields import FiscalYearField
from ruamphaen.meetings.models import Commitment
from ruamphaen.organisation.models import Organisation
from ruamphaen.strategy.rules import NodeKind

KIND_NAMES = {
    NodeKind.VISION: _("วิสัยทัศน์"),
    NodeKind.MISSION: _("พันธกิจ"),
    NodeKind.GOAL: _("เป้าประสงค์"),
    NodeKind.STRATEGY: _("ยุทธศาสตร์"),
    NodeKind.ISSUE: _("ประเด็นการพัฒนา"),
    NodeKind.POLICY: _("นโยบาย"),
    NodeKind.TACTIC: _("กลยุทธ์"),
    NodeKind.GUIDELINE: _("แนวทางการพัฒนา"),
    NodeKind.EXAMPLE: _("ตัวอย่าง"),
}


def label_of(kind: NodeKind, number: str, kind_name: str = "") -> str:
    """How a node is referred to: ยุทธศาสตร์ที่ 1, พันธกิจที่ 3, 1.1, or the kind alone."""
    name = kind_name or str(KIND_NAMES[kind])
    if not number:
        return name
    if "." in number:
        return number
    return gettext("%(name)sที่ %(number)s") % {"name": name, "number": number}


class Tree(models.Model):
    """ผังยุทธศาสตร์ — one organisation's strategy for a span of years, as adopted or published."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="trees")
    name = models.CharField(_("ชื่อ"), max_length=200)
    first_year = FiscalYearField(_("ปีแรก"), null=True, blank=True)
    last_year = FiscalYearField(_("ปีสุดท้าย"), null=True, blank=True)
    source = models.CharField(_("แหล่งที่มา"), max_length=500, blank=True)

    class Meta:
        ordering = ["-first_year", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return self.organisation.chain


class Node(models.Model):
    """ข้อในผังยุทธศาสตร์ — a vision, mission, strategy, tactic … and its place in the tree."""

    tree = models.ForeignKey(Tree, models.CASCADE, related_name="nodes")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children"
    )
    kind = models.CharField(_("ชนิด"), max_length=12, choices=list(KIND_NAMES.items()))
    # What this organisation calls it, where that differs from the usual word.
    kind_name = models.CharField(_("เรียกว่า"), max_length=60, blank=True)
    number = models.CharField(_("เลขที่"), max_length=20, blank=True)
    title = models.TextField(_("ข้อความ"))
    detail = models.TextField(_("คำอธิบาย"), blank=True)
    position = models.PositiveIntegerField(default=0)
    edit = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["tree", "parent", "position"])]

    def __str__(self) -> str:
        return f"{self.label} {self.title}"

    @property
    def chain(self) -> str:
        return self.tree.organisation.chain

    @property
    def label(self) -> str:
        """ยุทธศาสตร์ที่ 1, พันธกิจที่ 3, 1.1 …: how the node is referred to."""
        return label_of(NodeKind(self.kind), self.number, self.kind_name)


class Alignment(models.Model):
    """ความเชื่อมโยง — a node's link to one item of a level above (national strategy, SDG …)."""

    node = models.ForeignKey(Node, models.CASCADE, related_name="alignments")
    # A list of law.lists; items of local lists (province, its LAOs) carry their own words.
    list_code = models.CharField(_("แผนระดับบน"), max_length=40)
    number = models.CharField(_("ข้อที่"), max_length=20)
    title = models.CharField(_("ข้อความ"), max_length=400, blank=True)

    class Meta:
        ordering = ["list_code", "number"]
        constraints = [
            models.UniqueConstraint(fields=["node", "list_code", "number"], name="alignment_once")
        ]

    @property
    def chain(self) -> str:
        return self.node.tree.organisation.chain


class Fulfilment(models.Model):
    """การสานต่อคำมั่น — that a node of the tree takes up a commitment of the policy statement."""

    node = models.ForeignKey(Node, models.CASCADE, related_name="fulfilments")
    commitment = models.ForeignKey(Commitment, models.RESTRICT, related_name="+")

    class Meta:
        ordering = ["node", "commitment"]
        constraints = [
            models.UniqueConstraint(fields=["node", "commitment"], name="fulfilment_once")
        ]

    @property
    def chain(self) -> str:
        return self.node.tree.organisation.chain
