"""What was typed about the figures of the area."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import Readable, ThaiText, YearField
from ruamphaen.law.area_figures import area_topics, usual_figures
from ruamphaen.organisation.forms.fields import select
from ruamphaen.organisation.rules import FigureTyped
from ruamphaen.thai.dates import BUDDHIST_OFFSET
from ruamphaen.thai.numerals import parse_number


class FigureValue(Readable):
    """จำนวน: 12,345 or ๓๒.๕."""

    parse = staticmethod(parse_number)


class FigureForm(forms.Form):
    """One figure: of the usual list, or the office's own with its name, unit and heading."""

    code = select(label=_("ข้อมูล"), required=False)
    title = ThaiText(
        label=_("หรือข้อมูลอื่น"),
        max_length=200,
        required=False,
        help_text=_("พิมพ์เมื่อไม่มีในรายการ"),
    )
    unit = ThaiText(label=_("หน่วยของข้อมูลอื่น"), max_length=40, required=False)
    topic = select(label=_("อยู่ใต้หัวข้อ"), required=False)
    year = YearField(label=_("ปี พ.ศ."), help_text=_("ปีที่ข้อมูลนี้กล่าวถึง เช่น 2568"))
    value = FigureValue(label=_("จำนวน"))
    source = ThaiText(
        label=_("แหล่งที่มา"),
        max_length=200,
        help_text=_("เช่น สำนักทะเบียนท้องถิ่น ณ เดือนธันวาคม 2568"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        english = get_language() == "en"
        topics = {
            code: topic.name_en if english else topic.name_th
            for code, topic in area_topics().items()
        }
        offered: dict[str, list[tuple[str, str]]] = {}
        for code, one in usual_figures().items():
            words = (
                f"{one.name_en} ({one.unit_en})" if english else f"{one.name_th} ({one.unit_th})"
            )
            offered.setdefault(topics[one.topic], []).append((code, words))
        self.fields["code"].choices = [("", gettext("เลือกข้อมูล")), *offered.items()]
        self.fields["topic"].choices = list(topics.items())
        self.fields["topic"].initial = "other"

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("code") and not typed.get("title"):
            self.add_error("code", gettext("เลือกข้อมูลจากรายการ หรือพิมพ์ชื่อข้อมูลอื่น"))
        if typed.get("code") and typed.get("title"):
            self.add_error("title", gettext("เลือกจากรายการแล้ว ไม่ต้องพิมพ์ชื่ออื่น ลบอย่างใดอย่างหนึ่ง"))
        if not typed.get("code") and typed.get("title") and not typed.get("unit"):
            self.add_error("unit", gettext("พิมพ์หน่วยของข้อมูล เช่น แห่ง หรือ คน"))
        return typed

    @property
    def typed(self) -> FigureTyped:
        """The figure as it is kept, once the form is clean."""
        asked = self.cleaned_data
        usual = usual_figures().get(asked["code"])
        return FigureTyped(
            topic=usual.topic if usual else asked["topic"] or "other",
            code=usual.code if usual else "",
            title=usual.name_th if usual else asked["title"],
            unit=usual.unit_th if usual else asked["unit"],
            year=asked["year"].be - BUDDHIST_OFFSET,
            value=asked["value"],
            source=asked["source"],
        )


class FiguresTable(forms.Form):
    """A pasted table or a file with five columns: name, unit, year, value, source."""

    pasted = forms.CharField(
        label=_("วางจากตาราง"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea({"class": "textarea", "rows": 8}),
        help_text=_("คัดลอกห้าคอลัมน์จาก Excel คือ ข้อมูล หน่วย ปี พ.ศ. จำนวน และแหล่งที่มา แล้ววางที่นี่"),
    )
    file = forms.FileField(
        label=_("หรือเลือกไฟล์"),
        required=False,
        widget=forms.ClearableFileInput({"class": "input", "accept": ".xlsx,.xls,.ods,.csv"}),
        help_text=_("Excel หรือ CSV ไม่เกิน 2 MB ใช้แผ่นงานแรก ห้าคอลัมน์แรก"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pasted = self.fields["pasted"]
        pasted.required = not self.files.get("file")
        pasted.error_messages["required"] = gettext("วางตาราง หรือเลือกไฟล์ อย่างใดอย่างหนึ่ง")
