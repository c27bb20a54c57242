"""What a list should show: filters, a day, what to carry over."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText
from ruamphaen.plan.queries import Filters, Suggestions
from ruamphaen.strategy.models import label_of
from ruamphaen.thai.dates import FiscalYear, PlanPeriod
from ruamphaen.thai.text import one_line


class FilterForm(forms.Form):
    """What a list should show. Everything is optional; what makes no sense is left out."""

    q = ThaiText(label=_("ค้นหา"), required=False, max_length=80)
    node = forms.TypedChoiceField(label=_("ยุทธศาสตร์"), required=False, coerce=int, empty_value=None)
    programme = forms.ChoiceField(label=_("แผนงาน"), required=False)
    department = forms.TypedChoiceField(
        label=_("หน่วยงาน"), required=False, coerce=int, empty_value=None
    )
    year = forms.TypedChoiceField(
        label=_("มีเงินในปี"), required=False, coerce=lambda be: FiscalYear(int(be)), empty_value=None
    )
    without_money = forms.BooleanField(label=_("เฉพาะที่ไม่มีเงิน"), required=False)

    def __init__(self, *args: Any, offered: Suggestions, period: PlanPeriod, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anything = ("", _("ทั้งหมด"))
        choices: Mapping[str, list[tuple[Any, Any]]] = {
            "node": [
                (node.pk, f"{label_of(node.kind, node.number)} {node.title}")
                for _typed, node in offered.nodes
            ],
            "programme": [(each.code, each.name_th) for each in offered.programmes],
            "department": [(each.pk, each.name) for each in offered.departments],
            "year": [(year.be, str(year)) for year in period.years],
        }
        for name, offered_here in choices.items():
            self.fields[name].choices = [anything, *offered_here]
            self.fields[name].widget.attrs["class"] = "select"

    def filters(self) -> Filters:
        """The filters that were asked for and make sense."""
        self.is_valid()
        asked = self.cleaned_data
        return Filters(
            q=asked.get("q", ""),
            department=asked.get("department"),
            programme=asked.get("programme", ""),
            node=asked.get("node"),
            year=asked.get("year"),
            without_money=asked.get("without_money", False),
        )

    def shown(self, name: str) -> str:
        """A filter in words, as its chip says it; nothing where it was not asked for."""
        value = self.cleaned_data.get(name)
        if not value:
            return ""
        field = self.fields[name]
        if name == "without_money":
            return str(field.label)
        words = {str(key): str(text) for key, text in getattr(field, "choices", [])}
        return f"{field.label}: {one_line(words.get(str(value), str(value)))}"


class OnForm(forms.Form):
    """A day on which the plan is looked at, and words to look for."""

    on = DayField(label=_("ใช้อยู่ในวันที่"), required=False, help_text=_("พิมพ์ เช่น 1 ต.ค. 2566"))
    q = ThaiText(label=_("ค้นหา"), required=False, max_length=80)


class CarryForm(forms.Form):
    """Which projects of the earlier plan to offer: those in force on a day, those with money left."""

    on = DayField(
        label=_("ที่ใช้อยู่ ณ วันที่"), required=False, help_text=_("เว้นว่างคือวันนี้ พิมพ์ เช่น 30 ก.ย. 2570")
    )
    left = forms.BooleanField(label=_("เฉพาะที่ตั้งเงินไว้ในสองปีสุดท้าย"), required=False)

    def asked(self, today: date) -> tuple[date, bool]:
        """The day and whether money must be left; what cannot be read counts as not asked."""
        self.is_valid()
        return self.cleaned_data.get("on") or today, bool(self.cleaned_data.get("left"))
