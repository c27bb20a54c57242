"""What was sent in as the organisation's own map."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText


class AreaForm(forms.Form):
    """A GeoJSON file, and whom to thank for it."""

    file = forms.FileField(
        label=_("ไฟล์ GeoJSON"),
        widget=forms.ClearableFileInput({"class": "input", "accept": ".geojson,.json"}),
        help_text=_(
            "ขอบเขตของหน่วยงานหรือของแต่ละชุมชน (Polygon) พิกัด WGS 84 ไม่เกิน 3 MB ชื่ออยู่ในช่อง name"
        ),
        error_messages={"required": _("เลือกไฟล์แผนที่ก่อน"), "empty": _("ไฟล์นี้ว่าง เลือกไฟล์ใหม่")},
    )
    credit = ThaiText(
        label=_("ที่มาของข้อมูล"),
        max_length=200,
        help_text=_("แสดงใต้แผนที่ เช่น กองช่าง สำรวจ พ.ศ. 2567"),
    )
