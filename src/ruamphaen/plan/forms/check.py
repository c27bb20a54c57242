"""Why a finding of the plan check stands."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WaiverForm(forms.Form):
    """Why a finding of the plan check stands."""

    reason = forms.CharField(
        label=_("เหตุผลที่ยังคงไว้"),
        help_text=_("ประชาชนอ่านได้ที่หน้าฉบับนี้ อย่าใส่ชื่อหรือข้อมูลส่วนบุคคล"),
        max_length=1000,
        min_length=10,
        widget=forms.Textarea({"class": "textarea", "rows": 4}),
    )
