"""What was typed about the further way of a proposal. Shape only; rules and actions decide."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, RadioRows, ThaiText, YearField
from ruamphaen.meetings.models import Meeting
from ruamphaen.organisation.forms.fields import DAY_HINT
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.forms.desk import BahtField
from ruamphaen.proposals.models.milestone import MILESTONE_NAMES
from ruamphaen.proposals.queries.progress import meetings_held
from ruamphaen.proposals.rules.progress import (
    LONGEST_SOURCE,
    LONGEST_WORDS,
    MilestoneKind,
    Progress,
)
from ruamphaen.thai.dates import bangkok_day, thai_date


class MeetingField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A meeting by its name and day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} · {thai_date(bangkok_day(obj.starts_at), 'short')}"


class ProgressForm(forms.Form):
    """How far it has come, since when, and which paper or meeting says so."""

    kind = forms.ChoiceField(
        label=_("ไปถึงไหนแล้ว"),
        widget=RadioRows,
        choices=list(MILESTONE_NAMES.items()),
        error_messages={"required": _("เลือกหนึ่งข้อ")},
    )
    on = DayField(label=_("เมื่อวันที่"), help_text=DAY_HINT)
    text = ThaiText(
        label=_("ข้อความถึงผู้เสนอ"),
        required=False,
        max_length=LONGEST_WORDS,
        lines=4,
        help_text=_("ประชาชนอ่านได้ อย่าใส่ชื่อหรือเบอร์โทรของใคร ถ้าไม่ได้ทำต่อ ต้องบอกเหตุผล"),
    )
    fiscal_year = YearField(
        label=_("ปีงบประมาณ"), required=False, help_text=_("เช่น 2570 ต้องบอกเมื่อตั้งงบประมาณแล้ว")
    )
    amount_baht = BahtField(label=_("จำนวนเงิน (บาท)"), required=False)
    source = ThaiText(
        label=_("เอกสารอ้างอิง"),
        required=False,
        max_length=LONGEST_SOURCE,
        help_text=_("เช่น เทศบัญญัติงบประมาณรายจ่าย ประจำปี 2570 หน้า 41"),
    )
    meeting = MeetingField(
        Meeting.objects.none(),
        label=_("ในการประชุม"),
        required=False,
        empty_label=_("ไม่ได้ตัดสินในที่ประชุม"),
        widget=forms.Select({"class": "select"}),
    )

    @classmethod
    def of(cls, organisation: Organisation, today: date, typed: Any) -> "ProgressForm":
        form = cls(typed, initial={"on": today})
        form.fields["meeting"].queryset = meetings_held(organisation)  # type: ignore[attr-defined]
        return form

    @property
    def told(self) -> Progress:
        typed = self.cleaned_data
        year = typed["fiscal_year"]
        return Progress(
            kind=MilestoneKind(typed["kind"]),
            on=typed["on"],
            text=typed["text"],
            fiscal_year=year.be if year else None,
            amount_baht=typed["amount_baht"],
            source=typed["source"],
        )
