"""A draft put before the people: its days and the words that ask."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText
from ruamphaen.plan.models import Consultation
from ruamphaen.plan.rules.consulting import LONGEST_ASK

USUAL_DAYS = 15
"""How long people may speak about a draft where nobody chose otherwise."""


class ConsultationForm(forms.Form):
    """The days on which people may speak, and the words with which the office asks."""

    opens = DayField(label=_("เปิดรับตั้งแต่วันที่"), help_text=_("ประชาชนอ่านร่างนี้ได้ตั้งแต่วันนี้ไป"))
    closes = DayField(label=_("ถึงวันที่"), help_text=_("วันสุดท้ายที่แสดงความเห็นได้ หลังจากนั้นยังอ่านได้"))
    asks = ThaiText(
        label=_("คำเชิญ"),
        lines=4,
        max_length=LONGEST_ASK,
        required=False,
        help_text=_("อยากให้ประชาชนช่วยดูอะไร เช่น ลำดับโครงการ หรือสถานที่"),
    )

    @classmethod
    def of(cls, before: Consultation | None, today: date, typed: Any) -> "ConsultationForm":
        """The form as it stands now; a fortnight from today where nothing was chosen yet."""
        if before is None:
            days = {"opens": today, "closes": today + timedelta(days=USUAL_DAYS)}
            return cls(typed, initial=days)
        return cls(
            typed,
            initial={"opens": before.opens, "closes": before.closes, "asks": before.asks},
        )
