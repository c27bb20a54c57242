"""What was typed into the calendar of holidays."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText
from ruamphaen.organisation.forms.fields import DAY_HINT


class HolidayForm(forms.Form):
    """One day on which the office does not work."""

    on = DayField(label=_("วันที่"), help_text=DAY_HINT)
    name = ThaiText(label=_("วันหยุด"), max_length=160, help_text=_("เช่น วันมาฆบูชา หรือ ชดเชยวันจักรี"))


class FixedHolidaysForm(forms.Form):
    """For which year the fixed days are to be entered; sent by a button, in the Gregorian era."""

    year = forms.IntegerField(min_value=1990, max_value=2150, widget=forms.HiddenInput)
