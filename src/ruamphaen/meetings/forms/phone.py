"""A telephone number as people write it, wherever one is typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText
from ruamphaen.meetings.rules.matching import phone_key

SHORTEST_PHONE, LONGEST_PHONE = 9, 15  # digits; E.164 allows fifteen


class PhoneField(ThaiText):
    """โทรศัพท์: 081 234 5678, ๐๘๑-๒๓๔๕๖๗๘, +66 81 234 5678."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, **kwargs)
        self.widget.attrs.update(
            {"inputmode": "tel", "autocomplete": "tel", "class": "input w-num"}
        )

    def to_python(self, value: Any) -> str:
        key = phone_key(super().to_python(value))
        if key and not SHORTEST_PHONE <= len(key) <= LONGEST_PHONE:
            raise forms.ValidationError(
                _("หมายเลขโทรศัพท์ไม่ครบหรือเกิน ตรวจตัวเลขอีกครั้ง เช่น 081 234 5678")
            )
        return key
