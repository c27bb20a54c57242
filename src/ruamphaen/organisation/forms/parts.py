"""What was typed about the organisation, its departments and its communities."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText
from ruamphaen.organisation.forms.fields import CountField, select
from ruamphaen.organisation.law_words import CHOICES
from ruamphaen.organisation.models import Organisation
from ruamphaen.organisation.rules import MOST_VILLAGES


class DepartmentForm(forms.Form):
    """A department's name."""

    name = ThaiText(
        label=_("ชื่อส่วนราชการ"), max_length=160, help_text=_("เช่น กองช่าง หรือ สำนักปลัดเทศบาล")
    )


class CommunityForm(forms.Form):
    """A community's or village's name and number."""

    number = CountField(label=_("หมู่ที่"), required=False, help_text=_("ชุมชนที่ไม่มีหมู่ที่เว้นว่างไว้"))
    name = ThaiText(label=_("ชื่อชุมชนหรือหมู่บ้าน"), max_length=120)
    zone = ThaiText(label=_("เขต"), max_length=60, required=False)

    def clean_number(self) -> int | None:
        number: int | None = self.cleaned_data["number"]
        if number is not None and not 1 <= number <= MOST_VILLAGES:
            raise ValidationError(gettext("หมู่ที่เป็นเลขตั้งแต่ 1 ถึง %(most)s") % {"most": MOST_VILLAGES})
        return number


class ImportForm(forms.Form):
    """A pasted table or a file with two columns: number and name."""

    pasted = forms.CharField(
        label=_("วางจากตาราง"),
        required=False,
        max_length=100_000,
        widget=forms.Textarea({"class": "textarea", "rows": 8}),
        help_text=_("คัดลอกสองคอลัมน์จาก Excel คือ หมู่ที่ และชื่อ แล้ววางที่นี่ บรรทัดละหนึ่งแห่ง"),
    )
    file = forms.FileField(
        label=_("หรือเลือกไฟล์"),
        required=False,
        widget=forms.ClearableFileInput({"class": "input", "accept": ".xlsx,.xls,.ods,.csv"}),
        help_text=_("Excel หรือ CSV ไม่เกิน 2 MB ใช้แผ่นงานแรก สองคอลัมน์แรก"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pasted = self.fields["pasted"]
        pasted.required = not self.files.get("file")
        pasted.error_messages["required"] = gettext("วางตาราง หรือเลือกไฟล์ อย่างใดอย่างหนึ่ง")


class SettingsForm(forms.Form):
    """The organisation's own names and settings."""

    name_th = ThaiText(label=_("ชื่อ"), max_length=120)
    name_en = ThaiText(label=_("ชื่อภาษาอังกฤษ"), max_length=120, required=False)
    district_th = ThaiText(label=_("อำเภอ"), max_length=60, required=False)
    province_th = ThaiText(label=_("จังหวัด"), max_length=60, required=False)
    code = forms.CharField(
        label=_("รหัสพื้นที่"),
        max_length=8,
        required=False,
        widget=forms.TextInput({"class": "input w-num", "inputmode": "numeric"}),
        validators=[RegexValidator(r"^\d{2,8}$", _("รหัสพื้นที่เป็นตัวเลข 2 ถึง 8 หลัก"))],
        help_text=_("รหัสของกรมการปกครอง เช่น 5101"),
    )
    digits = select(label=_("ตัวเลขในแบบพิมพ์"), choices=list(CHOICES.items()))
    source = ThaiText(
        label=_("แหล่งที่มาของข้อมูล"),
        max_length=500,
        required=False,
        help_text=_("เช่น ชื่อเล่มแผน หรือที่อยู่เว็บของประกาศ แสดงในหน้าของหน่วยงาน"),
    )
    host = forms.CharField(
        label=_("ชื่อโฮสต์ของหน่วยงาน"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"class": "input"}),
        validators=[
            RegexValidator(
                r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$",
                _("พิมพ์ชื่อโฮสต์ เช่น plan.lamphuncity.go.th ไม่มี https:// และไม่มีเครื่องหมาย /"),
            )
        ],
        help_text=_("เมื่อมีที่อยู่เว็บเป็นของตนเอง เช่น plan.lamphuncity.go.th"),
    )

    @classmethod
    def of(cls, organisation: Organisation, digits: str, typed: Any) -> "SettingsForm":
        """The form as things stand now."""
        fields = ("name_th", "name_en", "district_th", "province_th", "code", "source")
        now = {field: getattr(organisation, field) for field in fields}
        return cls(typed, initial={**now, "host": organisation.host or "", "digits": digits})

    def clean_host(self) -> str:
        return str(self.cleaned_data["host"]).lower()
