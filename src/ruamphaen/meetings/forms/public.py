"""What a person typed to take part in a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText
from ruamphaen.meetings.forms.phone import PhoneField
from ruamphaen.meetings.models import Group, Meeting
from ruamphaen.organisation.models import Community


class ChoiceRows(forms.RadioSelect):
    """A few choices as rows that a thumb can hit."""

    template_name = "ui/choices.html"


class RegistrationForm(forms.Form):
    """Taking part: name, group, and where one lives; a telephone only so that the office can reach them."""

    name = ThaiText(
        label=_("ชื่อและนามสกุลของผู้ที่จะมาประชุม"),
        max_length=120,
        help_text=_("ลงทะเบียนแทนผู้อื่นได้ ใส่ชื่อของผู้ที่จะมา"),
    )
    group = forms.ModelChoiceField(
        Group.objects.none(),
        label=_("เข้าร่วมในฐานะ"),
        empty_label=None,
        widget=ChoiceRows,
    )
    community = forms.ModelChoiceField(
        Community.objects.none(),
        label=_("ชุมชนหรือหมู่บ้านของท่าน"),
        required=False,
        empty_label=_("ไม่ระบุ"),
        widget=forms.Select({"class": "select"}),
    )
    phone = PhoneField(
        label=_("โทรศัพท์"),
        required=False,
        help_text=_("ใช้แจ้งเมื่อเลื่อนประชุม และใช้แทนบัตรที่โต๊ะลงทะเบียน"),
    )
    # Filled in by machines only.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, groups: list[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.filter(
            pk__in=[group.pk for group in groups]
        ).order_by("position", "pk")
        if len(groups) == 1:
            self.fields["group"].initial = groups[0].pk
        self.fields["community"].queryset = Community.objects.filter(
            organisation=meeting.organisation_id
        )

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("ส่งไม่สำเร็จ ลองเปิดหน้านี้ใหม่แล้วส่งอีกครั้ง"))
        return ""


class TicketForm(forms.Form):
    """The code of a ticket, as spoken or copied."""

    code = ThaiText(
        label=_("รหัสบนบัตรของท่าน"),
        max_length=20,
        help_text=_("ตัวอักษรและตัวเลข 4 ตัว เช่น 7K2M ตัวเล็กหรือตัวใหญ่ก็ได้"),
    )
