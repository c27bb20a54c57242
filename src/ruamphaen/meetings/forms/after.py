"""What was typed after a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText
from ruamphaen.meetings.models import AgendaItem, Meeting
from ruamphaen.meetings.rules.kinds import State


class MinutesForm(forms.Form):
    """What belongs to the whole of the minutes; each item has its account."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    opening = ThaiText(label=_("เริ่มประชุม"), lines=3, required=False)
    closing = ThaiText(label=_("เลิกประชุม"), lines=2, required=False)
    taken_by = ThaiText(label=_("ผู้จดรายงานการประชุม"), max_length=120, required=False)
    checked_by = ThaiText(
        label=_("ผู้ตรวจรายงานการประชุม"),
        lines=3,
        required=False,
        help_text=_("บรรทัดละคน สภาใช้คณะกรรมการตรวจรายงานการประชุมที่สภาตั้ง"),
    )


class ReasonForm(forms.Form):
    """Why something is sent back."""

    because = ThaiText(label=_("ต้องแก้อะไร"), max_length=300)


class ApprovalForm(forms.Form):
    """In which meeting, and on which day, the minutes were approved."""

    at = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("รับรองในการประชุม"),
        empty_label=_("เลือก"),
        widget=forms.Select({"class": "select"}),
    )
    on = DayField(label=_("รับรองเมื่อ"), help_text=_("พิมพ์ เช่น 12 ก.พ. 2569"))
    corrections = ThaiText(label=_("ที่ประชุมขอแก้ไข"), lines=3, required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        later = Meeting.objects.filter(
            organisation=meeting.organisation_id, starts_at__gt=meeting.starts_at
        ).exclude(state__in=[State.PREPARED, State.CANCELLED])
        self.fields["at"].queryset = later.order_by("starts_at")


class AttachmentForm(forms.Form):
    """A document or photograph."""

    file = forms.FileField(
        label=_("เอกสารหรือภาพ"), help_text=_("PDF, Word, Excel หรือภาพถ่าย ไม่เกิน 50 เมกะไบต์")
    )
    caption = ThaiText(label=_("คำบรรยาย"), max_length=200, required=False)
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("วาระ"),
        required=False,
        empty_label=_("ทั้งการประชุม"),
        widget=forms.Select({"class": "select"}),
    )
    is_public = forms.BooleanField(
        label=_("เผยแพร่ให้ทุกคนเปิดดูได้ (ตรวจแล้วว่าไม่มีลายมือชื่อ โทรศัพท์ หรือเลขบัตร)"), required=False
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = AgendaItem.objects.filter(meeting=meeting)
