"""Fields and hints that several forms of this room share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import Readable
from ruamphaen.thai.numerals import parse_count

DAY_HINT = _("พิมพ์ เช่น 12 ก.พ. 2569 หรือ 12/2/2569")


class CountField(Readable):
    """จำนวนนับ: 12 or ๑๒."""

    parse = staticmethod(parse_count)


def select(**kwargs: Any) -> forms.ChoiceField:
    """A choice from a list that opens, in our look."""
    return forms.ChoiceField(widget=forms.Select({"class": "select"}), **kwargs)


def select_row(**kwargs: Any) -> "forms.ModelChoiceField[Any]":
    """A choice among rows of a table; the form fills in which rows when it is made."""
    said: dict[str, Any] = {"empty_label": _("ยังไม่เลือก"), **kwargs}  # Django has no Thai for it
    return forms.ModelChoiceField(
        queryset=None, widget=forms.Select({"class": "select"}), required=False, **said
    )
