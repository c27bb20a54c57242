"""A workbook of projects, sent in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WorkbookForm(forms.Form):
    """A workbook to try out."""

    file = forms.FileField(
        label=_("ไฟล์บัญชีโครงการ"),
        help_text=_("Excel (.xlsx .xls), LibreOffice (.ods) หรือ CSV ขนาดไม่เกิน 20 MB"),
        widget=forms.ClearableFileInput(
            {"class": "input", "accept": ".xlsx,.xls,.xlsm,.ods,.csv,.txt"}
        ),
    )
