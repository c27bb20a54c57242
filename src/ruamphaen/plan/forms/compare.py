"""Which two states of a plan to hold against each other."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries.compare import Side


class CompareForm(forms.Form):
    """Two states of a plan to compare: each a version, or a day on which the plan was in force."""

    alone = forms.BooleanField(
        label=_("เฉพาะที่อยู่ในฉบับนั้นเอง"),
        help_text=_("ถ้าไม่เลือก ระบบเทียบทั้งแผนตามที่ใช้หลังฉบับนั้น"),
        required=False,
    )

    def __init__(self, *args: Any, versions: Sequence[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {str(version.number): version for version in versions}
        choices = [("", _("ตามวันที่")), *self.versions.items()]
        for name, words in (("from", _("เดิม")), ("to", _("ใหม่"))):
            self.fields[name] = forms.ChoiceField(
                label=words,
                required=False,
                choices=choices,
                widget=forms.Select({"class": "select"}),
            )
            self.fields[f"{name}_on"] = DayField(
                label=_("หรือแผนที่ใช้อยู่วันที่"),
                required=False,
                widget=forms.TextInput({"class": "input w-num"}),
            )
        self.order_fields(["from", "from_on", "to", "to_on", "alone"])

    def old_fields(self) -> list[Any]:
        """The two ways to say the old side."""
        return [self["from"], self["from_on"]]

    def new_fields(self) -> list[Any]:
        """The two ways to say the new side."""
        return [self["to"], self["to_on"]]

    def sides(self) -> tuple[Side, Side] | None:
        """Both sides, a day before a version; None where one was not chosen."""
        old, new = self._side("from"), self._side("to")
        return (old, new) if old and new else None

    def _side(self, name: str) -> Side | None:
        on: date | None = self.cleaned_data.get(f"{name}_on")
        if on is not None:
            return Side(on=on)
        version = self.versions.get(self.cleaned_data.get(name, ""))
        return Side(version=version, alone=self.cleaned_data["alone"]) if version else None
