"""What was typed in the hall: at the desk, on paper sheets, on the capture screen."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText
from ruamphaen.meetings.forms.phone import PhoneField
from ruamphaen.meetings.models import Attendee, Group, Meeting
from ruamphaen.meetings.models.said import SAYING_NAMES
from ruamphaen.meetings.queries.hall import communities_of
from ruamphaen.organisation.forms.fields import CountField, select, select_row

HIGHEST_SHEET = 9999


def group_field(**kwargs: Any) -> forms.ChoiceField:
    """A group of representation; the form fills in which when it is made."""
    field = select_row(label=_("กลุ่ม"), **kwargs)
    field.required = True
    return field


class WalkInForm(forms.Form):
    """Somebody who stands at the desk and is not on the roster."""

    name = ThaiText(label=_("ชื่อ–สกุล"), max_length=120)
    group = group_field(empty_label=None)
    community = select_row(label=_("ชุมชนหรือหมู่บ้าน"), empty_label=_("ไม่ระบุ"))
    phone = PhoneField(label=_("โทรศัพท์"), required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = Group.objects.filter(meeting=meeting)
        self.fields["group"].queryset = groups
        # Who comes unasked belongs to the people, not to a committee that happens to stand first.
        self.fields["group"].initial = groups.filter(is_open=True, committee=None).first()
        self.fields["community"].queryset = communities_of(meeting)
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["phone"].widget.attrs.update(autocomplete="off")


class PersonForm(WalkInForm):
    """A row of the roster put right."""

    title = ThaiText(label=_("ตำแหน่งหรือสังกัด"), max_length=160, required=False)

    @classmethod
    def of(cls, person: Attendee, typed: Any) -> "PersonForm":
        now = {
            key: getattr(person, key) for key in ("name", "group", "community", "phone", "title")
        }
        return cls(typed, meeting=person.meeting, initial=now)


class SheetForm(forms.Form):
    """One person's reading of a paper sheet: a name a line, in the order of the paper."""

    number = CountField(label=_("แผ่นที่"), help_text=_("เลขที่มุมกระดาษ"))
    group = select_row(label=_("กลุ่มที่เขียนบนหัวกระดาษ"), empty_label=_("ไม่ได้เขียน"))
    # Not ThaiText: empty lines hold the place of lines that nobody signed.
    names = forms.CharField(
        label=_("ชื่อ บรรทัดละหนึ่งคน"),
        strip=False,
        widget=forms.Textarea({"class": "textarea", "rows": 14, "spellcheck": "false"}),
        help_text=_(
            "พิมพ์ตามลำดับในกระดาษ บรรทัดที่ไม่มีลายมือชื่อให้เว้นว่าง พิมพ์รหัสสี่ตัวบนบัตรแทนชื่อก็ได้ ไม่ต้องดูของคนอื่น"
        ),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.filter(meeting=meeting)

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"]
        if not 1 <= number <= HIGHEST_SHEET:
            raise forms.ValidationError(gettext("เลขแผ่นอยู่ระหว่าง 1 ถึง 9,999"))
        return number


class SettleForm(forms.Form):
    """To which group those belong who signed and were not on the roster."""

    group = group_field(empty_label=None, help_text=_("สำหรับผู้ที่ไม่มีชื่อในบัญชีก่อนหน้านี้"))
    community = select_row(label=_("ชุมชนหรือหมู่บ้านของผู้ที่ไม่มีชื่อในบัญชี"), empty_label=_("ไม่ระบุ"))

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.filter(meeting=meeting)
        self.fields["community"].queryset = communities_of(meeting)


class LineForm(forms.Form):
    """One line of the capture screen; what is chosen below it counts where the line has no mark."""

    line = forms.CharField(label=_("ถ้อยคำ"), strip=True)
    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = select(label=_("ชนิด"), required=False, choices=list(SAYING_NAMES.items()))
    community = select_row(label=_("ชุมชน"), empty_label=_("ไม่ระบุ"))
    for_whom = ThaiText(label=_("เพื่อใคร"), max_length=160, required=False)
    where = ThaiText(label=_("ที่ไหน"), max_length=200, required=False)
    card = CountField(label=_("บัตรเลขที่"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].queryset = communities_of(meeting)
        self.fields["line"].widget.attrs.update({"class": "input", "autocomplete": "off"})
        self.fields["line"].error_messages["required"] = gettext("ยังไม่ได้พิมพ์ว่าพูดอะไร")
