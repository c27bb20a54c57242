"""Where a change comes from, and what becomes of a project."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText
from ruamphaen.meetings.models import Commitment, Resolution
from ruamphaen.plan.models.lineage import ORIGIN_NAMES
from ruamphaen.plan.rules.lineage import OriginKind
from ruamphaen.thai.text import one_line


class OriginForm(forms.Form):
    """Where a change comes from: a resolution, a promise, or words."""

    kind = forms.ChoiceField(label=_("ที่มา"), widget=forms.Select({"class": "select"}))
    resolution = forms.ModelChoiceField(
        Resolution.objects.none(),
        label=_("มติที่ประชุม"),
        required=False,
        empty_label=_("ไม่ได้มาจากมติ"),
        widget=forms.Select({"class": "select"}),
    )
    commitment = forms.ModelChoiceField(
        Commitment.objects.none(),
        label=_("คำมั่นในคำแถลงนโยบาย"),
        required=False,
        empty_label=_("ไม่ได้มาจากคำมั่น"),
        widget=forms.Select({"class": "select"}),
    )
    text = ThaiText(
        label=_("รายละเอียด"),
        required=False,
        max_length=400,
        help_text=_("เช่น เลขที่หนังสือ วันที่เกิดเหตุ อย่าใส่ชื่อบุคคล"),
    )

    def __init__(self, *args: Any, resolutions: Any, commitments: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Proposals of citizens are chosen where they live; here an officer names the rest.
        kinds = [kind for kind in OriginKind if kind != OriginKind.PROPOSAL]
        self.fields["kind"].choices = [(kind.value, ORIGIN_NAMES[kind]) for kind in kinds]
        self.fields["resolution"].queryset = resolutions
        self.fields["resolution"].label_from_instance = cited
        self.fields["commitment"].queryset = commitments
        self.fields["commitment"].label_from_instance = promised

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        needed = {OriginKind.RESOLUTION: "resolution", OriginKind.COMMITMENT: "commitment"}
        asked = needed.get(OriginKind(typed["kind"])) if typed.get("kind") else None
        if asked and not typed.get(asked):
            self.add_error(asked, _("เลือกจากรายการนี้"))
        if typed.get("kind") and asked is None and not typed.get("text"):
            self.add_error("text", _("พิมพ์รายละเอียดของที่มา"))
        return typed


def cited(resolution: Resolution) -> str:
    """A resolution as it is chosen: its number, its meeting, the beginning of its words."""
    words = one_line(resolution.text)[:80]
    return f"{_('มติที่')} {resolution.number} · {resolution.meeting.title} · {words}"


def promised(commitment: Commitment) -> str:
    """A promise as it is chosen: its area and the beginning of its words."""
    return f"{commitment.area.number}.{commitment.number} {one_line(commitment.text)[:100]}"


class LinkForm(forms.Form):
    """How a project stands to another body or to its parts."""

    to = ThaiText(
        label=_("หน่วยงานที่รับไป"), required=False, max_length=200, help_text=_("เช่น อบจ.ลำพูน")
    )
    titles = ThaiText(
        label=_("ชื่อโครงการที่แยกออก"),
        required=False,
        lines=4,
        max_length=20_000,
        help_text=_("บรรทัดละหนึ่งชื่อ ข้อความอื่นคัดลอกให้ เงินให้ท่านแบ่งเอง"),
    )
    note = ThaiText(label=_("หมายเหตุ"), required=False, max_length=400)
