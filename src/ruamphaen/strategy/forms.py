"""What was typed on the strategy pages. Shape only; rules decide what is right."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText, YearField
from ruamphaen.law import lists
from ruamphaen.meetings.models import Commitment
from ruamphaen.strategy.models import KIND_NAMES, Node
from ruamphaen.strategy.rules import NodeKind, legal_children, next_number
from ruamphaen.thai.digits import to_arabic_digits

_NUMBER_AND_TITLE = re.compile(
    r"^(?:ข้อ|ยุทธศาสตร์)?(?:ที่)?\s*(?P<number>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*)[.):]?\s+(?P<title>\S.*)$"
)


class TreeForm(forms.Form):
    """A tree: its name, the years it is for, and where it was taken from."""

    name = ThaiText(label=_("ชื่อผังยุทธศาสตร์"), max_length=200)
    first_year = YearField(label=_("ปีแรก (พ.ศ.)"), required=False)
    last_year = YearField(label=_("ปีสุดท้าย (พ.ศ.)"), required=False)
    source = ThaiText(
        label=_("แหล่งที่มา"),
        max_length=500,
        required=False,
        help_text=_("เช่น ชื่อเล่มแผน หน้า หรือที่อยู่เว็บของประกาศ"),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        first, last = typed.get("first_year"), typed.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("ปีสุดท้ายต้องไม่ก่อนปีแรก"))
        return typed


class SourceForm(forms.Form):
    """A published strategy to be read: pasted, or in a file. A chosen file comes first."""

    # Not ThaiText: the reader wants the breaks and the spaces as they came.
    text = forms.CharField(
        label=_("ข้อความยุทธศาสตร์"),
        required=False,
        strip=False,
        widget=forms.Textarea({"class": "textarea", "rows": 16}),
        help_text=_(
            "คัดลอกจากเว็บไซต์หรือเล่มแผนมาวางทั้งหน้า มีวิสัยทัศน์ พันธกิจ ยุทธศาสตร์ และข้อย่อย ข่าวรอบข้างจะถูกข้ามไป"
        ),
    )
    file = forms.FileField(
        label=_("หรือเลือกไฟล์"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"class": "input", "accept": ".txt,.json,.docx"}),
        help_text=_(".txt .json หรือ .docx ไม่เกิน 2 เมกะไบต์ ข้อความในไฟล์ไม่เกิน 200 กิโลไบต์"),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("file") and not (typed.get("text") or "").strip() and not self.errors:
            self.add_error("text", _("วางข้อความ หรือเลือกไฟล์ก่อน"))
        return typed


class PlantForm(TreeForm):
    """What a read tree is called; the text it was read from goes along unseen."""

    text = forms.CharField(strip=False, widget=forms.HiddenInput)


class NodeForm(forms.Form):
    """One node's words."""

    kind = forms.ChoiceField(label=_("ชนิด"), widget=forms.Select({"class": "select"}))
    number = ThaiText(label=_("เลขที่"), max_length=20, required=False, help_text=_("เช่น 1 หรือ 1.2"))
    title = ThaiText(label=_("ข้อความ"), max_length=1000, lines=3)
    kind_name = ThaiText(
        label=_("หน่วยงานเรียกข้อนี้ว่า"),
        max_length=60,
        required=False,
        help_text=_("กรอกเมื่อเรียกต่างจากชื่อปกติของชนิดนั้น"),
    )
    detail = ThaiText(label=_("คำอธิบาย"), max_length=4000, required=False, lines=4)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def under(cls, parent: Node | None, siblings: list[str], typed: Any) -> "NodeForm":
        """A form for a new child of `parent`, its number offered."""
        above = NodeKind(parent.kind) if parent else None
        form = cls(
            typed, initial={"number": next_number(parent.number if parent else "", siblings)}
        )
        form.fields["kind"].choices = [(k.value, KIND_NAMES[k]) for k in legal_children(above)]
        return form

    @classmethod
    def of(cls, node: Node, typed: Any) -> "NodeForm":
        """A form for an existing node; its kind stays."""
        form = cls(
            typed,
            initial={
                "number": node.number,
                "title": node.title,
                "kind_name": node.kind_name,
                "detail": node.detail,
                "seen": node.edit,
            },
        )
        del form.fields["kind"]
        return form


class AlignmentForm(forms.Form):
    """A link to one item of a level above: `list_code`, `number` and, for a local list, `title`."""

    item = forms.ChoiceField(label=_("ข้อในแผนระดับบน"), widget=forms.Select({"class": "select"}))
    typed = ThaiText(
        label=_("เลขที่และชื่อข้อ (เฉพาะแผนของพื้นที่)"),
        max_length=400,
        required=False,
        help_text=_("ยุทธศาสตร์จังหวัดและของ อปท. ในเขตจังหวัด พิมพ์เลขที่และชื่อ เช่น 2 ยกระดับคุณภาพชีวิต"),
    )

    def __init__(self, *args: Any, upper: list[lists.UpperList], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", _("เลือก"))] + [
            (
                each.name_th,
                [(f"{each.code}:", _("พิมพ์เลขที่และชื่อข้อเองด้านล่าง"))]
                if each.local
                else [
                    (f"{each.code}:{item.number}", f"{item.number} {item.name_th}")
                    for item in each.items
                ],
            )
            for each in upper
        ]

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        code, _colon, number = chosen.get("item", "").partition(":")
        typed, title = chosen.get("typed", ""), ""
        if code and not number:
            found = _NUMBER_AND_TITLE.match(typed)
            if found is None:
                self.add_error("typed", _("พิมพ์เลขที่แล้วเว้นวรรค ตามด้วยชื่อข้อ เช่น 2 ยกระดับคุณภาพชีวิต"))
            else:
                number, title = to_arabic_digits(found["number"]), found["title"]
        return {"list_code": code, "number": number, "title": title}


class FulfilmentForm(forms.Form):
    """Which commitment of the policy statement a node takes up."""

    commitment = forms.ModelChoiceField(
        Commitment.objects.none(),
        label=_("คำมั่นในคำแถลงนโยบาย"),
        empty_label=_("เลือก"),
        widget=forms.Select({"class": "select"}),
    )

    def __init__(self, *args: Any, commitments: Sequence[Commitment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["commitment"]
        field.queryset = Commitment.objects.filter(pk__in=[one.pk for one in commitments])
        by_area: dict[str, list[tuple[int, str]]] = {}
        for one in commitments:
            area = f"{one.area.number}. {one.area.title}"
            by_area.setdefault(area, []).append((one.pk, one.text))
        field.choices = [("", _("เลือก")), *by_area.items()]
