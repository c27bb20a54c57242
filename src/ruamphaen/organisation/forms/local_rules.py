"""What was typed as an organisation's own value: one control for each unit of law."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import Readable, ThaiText
from ruamphaen.law.regulation import Value
from ruamphaen.organisation.forms.fields import CountField, select
from ruamphaen.organisation.law_words import CHOICES
from ruamphaen.thai.dates import MONTHS
from ruamphaen.thai.numerals import format_number, parse_number

COUNTED = {
    "days": _("กี่วัน"),
    "working days": _("กี่วันทำการ"),
    "years": _("กี่ปี"),
    "people": _("กี่คน"),
    "times a year": _("ปีละกี่ครั้ง"),
}
MOST_COUNTED = 3650


class PercentField(Readable):
    """ร้อยละ: 50, 66.67, ๕๐; from 0 to 100."""

    parse = staticmethod(parse_number)

    def clean(self, value: Any) -> Decimal:
        number: Decimal = super().clean(value)
        if not 0 <= number <= 100:
            raise ValidationError(gettext("ร้อยละอยู่ระหว่าง 0 ถึง 100"))
        return number


class RuleForm(forms.Form):
    """An organisation's own value and why. After cleaning, `chosen` is what the unit of law takes."""

    because = ThaiText(
        label=_("เหตุผลหรือที่มา"),
        max_length=300,
        help_text=_("เช่น ประกาศของหน่วยงาน หนังสือของจังหวัด หรือผู้ที่ยืนยันข้อความในระเบียบ"),
    )
    field_order = ("day", "value", "because")

    @classmethod
    def of(cls, rule: Value, now: Any, because: str, typed: Any) -> "RuleForm":
        """The form for one value of law, filled with what counts now."""
        form = cls(typed, initial={"because": because})
        form.unit = rule.unit
        fields = _month_and_day(now) if rule.unit == "month and day" else _one(rule, now)
        form.fields.update(fields)
        form.order_fields(form.field_order)
        return form

    unit: str = ""

    @property
    def chosen(self) -> Any:
        """The value as the unit of law takes it."""
        typed = self.cleaned_data["value"]
        if self.unit == "month and day":
            return {"month": int(typed), "day": self.cleaned_data["day"]}
        return _READ.get(self.unit, _as_typed)(typed)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if self.unit == "month and day" and typed.get("day") and typed.get("value"):
            try:
                date(2001, int(typed["value"]), typed["day"])
            except ValueError:
                self.add_error("day", gettext("เดือนนี้ไม่มีวันที่ %(day)s") % {"day": typed["day"]})
        count = typed.get("value") if self.unit in COUNTED else None
        if count is not None and not 1 <= count <= MOST_COUNTED:
            self.add_error("value", gettext("พิมพ์จำนวนตั้งแต่ 1 ขึ้นไป"))
        return typed


def _one(rule: Value, now: Any) -> dict[str, forms.Field]:
    return {"value": _CONTROLS.get(rule.unit, _count_control)(rule, now)}


def _count_control(rule: Value, now: Any) -> forms.Field:
    return CountField(label=COUNTED[rule.unit], initial=now)


def _percent_control(rule: Value, now: Any) -> forms.Field:
    percent = now * 100 if now is not None and rule.unit == "share" else now
    shown = None if percent is None else format_number(percent)
    return PercentField(label=_("ร้อยละ"), initial=shown)


def _flag_control(_rule: Value, now: Any) -> forms.Field:
    return select(
        label=_("ค่าของหน่วยงาน"),
        choices=[("yes", _("ใช่")), ("no", _("ไม่ใช่"))],
        initial="yes" if now else "no",
    )


def _choice_control(rule: Value, now: Any) -> forms.Field:
    choices = [(choice, CHOICES.get(choice, choice)) for choice in rule.choices]
    return select(label=_("ค่าของหน่วยงาน"), choices=choices, initial=now)


def _texts_control(_rule: Value, now: Any) -> forms.Field:
    return ThaiText(
        label=_("รายการ"),
        lines=8,
        max_length=4000,
        initial="\n".join(now or ()),
        help_text=_("บรรทัดละหนึ่งรายการ"),
    )


def _month_control(_rule: Value, now: Any) -> forms.Field:
    return select(label=_("เดือน"), choices=_month_choices(), initial=now)


def _months_control(_rule: Value, now: Any) -> forms.Field:
    return forms.TypedMultipleChoiceField(
        label=_("เดือน"),
        choices=_month_choices(),
        coerce=int,
        initial=list(now or ()),
        widget=forms.SelectMultiple({"class": "select", "size": 12}),
    )


def _month_and_day(now: Any) -> dict[str, forms.Field]:
    return {
        "day": CountField(label=_("วันที่"), initial=now.day if now else None),
        "value": select(
            label=_("เดือน"), choices=_month_choices(), initial=now.month if now else None
        ),
    }


def _month_choices() -> list[tuple[int, str]]:
    in_english = get_language() == "en"
    return [(month.number, month.en if in_english else month.th) for month in MONTHS]


_CONTROLS: dict[str, Callable[[Value, Any], forms.Field]] = {
    "share": _percent_control,
    "percent": _percent_control,
    "yes or no": _flag_control,
    "choice": _choice_control,
    "texts": _texts_control,
    "month": _month_control,
    "months of the year": _months_control,
}


def _as_typed(typed: Any) -> Any:
    return typed


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


_READ: dict[str, Callable[[Any], Any]] = {
    "share": lambda percent: percent / 100,
    "yes or no": lambda word: word == "yes",
    "texts": _lines,
    "month": int,
}
