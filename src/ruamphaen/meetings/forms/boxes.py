"""What was typed on the pages of village boxes. Shape only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText
from ruamphaen.meetings.rules.clashes import WayOut


class HandOutForm(forms.Form):
    """Where a box will be used."""

    place = ThaiText(
        label=_("ใช้ที่ไหน"),
        max_length=160,
        help_text=_("เช่น ศาลาประชาคมหมู่ที่ 5 ใช้บอกว่าเครื่องใดเป็นเครื่องใด"),
    )


class JournalForm(forms.Form):
    """A journal file from a box."""

    file = forms.FileField(
        label=_("ไฟล์สมุดประชุม"),
        allow_empty_file=True,
        widget=forms.FileInput({"class": "input", "accept": ".jsonl,application/json,text/plain"}),
        help_text=_("ไฟล์ .jsonl จากปุ่ม “ส่งออกสมุดประชุม” บนเครื่องหมู่บ้าน ไม่เกิน 20 MB"),
    )


class AcceptForm(forms.Form):
    """Merge what was looked at; `minutes` put the box's clock right."""

    minutes = forms.IntegerField(
        label=_("แก้เวลาของเครื่องนี้ (นาที)"),
        required=False,
        min_value=-5_270_400,
        max_value=5_270_400,
        widget=forms.NumberInput({"class": "input w-num"}),
        help_text=_("ติดลบเมื่อนาฬิกาเครื่องเร็วไป เว้นว่างถ้าไม่แก้ กำหนดได้ครั้งเดียวเมื่อรวมครั้งแรก"),
    )


class SettleForm(forms.Form):
    """How one clash is settled: the button's `choice` is "way-side"."""

    choice = forms.RegexField(rf"^(?:{'|'.join(WayOut)})-[0-9]{{1,3}}$")
    because = ThaiText(label=_("เหตุผล (ไม่บังคับ)"), max_length=300, required=False)

    @property
    def way(self) -> WayOut:
        return WayOut(self.cleaned_data["choice"].rpartition("-")[0])

    @property
    def side(self) -> int:
        return int(self.cleaned_data["choice"].rpartition("-")[2])
