"""How forms look and what their fields accept: Thai text, Buddhist years, Thai digits, Thai dates."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.forms.renderers import TemplatesSetting
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.errors import sentence_for
from ruamphaen.thai.dates import FiscalYear, parse_date, thai_date
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.numerals import parse_year
from ruamphaen.thai.text import clean, one_line

_SHOWN = Signer(salt="ruamphaen.base.forms.shown")


class Renderer(TemplatesSetting):
    """Django's renderer with our field: label above, hint under it, error above the control."""

    field_template_name = "ui/field.html"
    form_template_name = "ui/form.html"


class ThaiText(forms.CharField):
    """Text made sound at the door: mark order, look-alikes, nothing invisible. `lines` > 1 = a box."""

    def __init__(self, *, lines: int = 1, **kwargs: Any) -> None:
        self.lines = lines
        control = {"class": "input"} if lines == 1 else {"class": "textarea", "rows": lines}
        widget = forms.TextInput(control) if lines == 1 else forms.Textarea(control)
        super().__init__(**{"widget": widget, **kwargs})

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return one_line(text) if self.lines == 1 else clean(text)


class Readable(forms.Field):
    """A field read by one of the strict parsers of `thai`; what cannot be read says why.

    `parse` is the parser: it takes what was typed, returns the value or None for blank, and raises
    Unreadable.
    """

    widget = forms.TextInput
    parse: Callable[[str], Any]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("class", "input w-num")

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or not isinstance(value, str):
            return value or None
        try:
            return type(self).parse(value)
        except Unreadable as problem:
            raise ValidationError(sentence_for(problem)) from problem


class YearField(Readable):
    """ปีงบประมาณ: 2570, ๒๕๗๐, ปี 70."""

    parse = staticmethod(parse_year)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, FiscalYear) else value


class DayField(Readable):
    """วันที่: 12 ก.พ. 2569, 12/2/2569, ๑๒ กุมภาพันธ์ ๒๕๖๙. Shown in the Buddhist era."""

    parse = staticmethod(parse_date)

    def prepare_value(self, value: Any) -> Any:
        return thai_date(value) if hasattr(value, "year") else value


class RadioRows(forms.RadioSelect):
    """A few choices as rows that a thumb can hit."""

    template_name = "ui/choices.html"


def shown_now() -> str:
    """The moment at which a form is shown, signed so that a machine cannot make it up."""
    return _SHOWN.sign(str(timezone.now().timestamp()))


def seconds_since(shown: str) -> float | None:
    """From that moment to now; None where we did not sign it."""
    try:
        then = float(_SHOWN.unsign(shown))
    except BadSignature:
        return None
    return timezone.now().timestamp() - then


class SentForm(forms.Form):
    """A form that knows when it was shown, and has a field that only machines fill in."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("uid", uuid4())
        self.initial.setdefault("shown", shown_now())

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("ส่งไม่สำเร็จ ลองเปิดหน้านี้ใหม่แล้วส่งอีกครั้ง"))
        return ""

    @property
    def seconds(self) -> float | None:
        """From showing the form to its sending; None where that is not known."""
        return seconds_since(self.cleaned_data["shown"])
