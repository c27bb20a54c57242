"""A row of a list, field by field, beside what it said before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.plan.models import Listing
from ruamphaen.plan.rules.cells import budget_field
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.thai.dates import PlanPeriod

# Every field of a row, in the order a person thinks of them; years come between.
WORDS = ("number", "title", "objective", "target")
RESULTS = ("indicator", "outcome")
PLACE = ("department", "community", "place", "district", "node", "programme")
REST = ("equipment_type", "source_of_money", "reason", "page")
# In a round the reason stands apart, with the page of the old text.
WHY = ("reason", "old_page")
LONG = frozenset({"title", "objective", "target", "indicator", "outcome", "reason"})
# The lists of suggestions that pages carry, by the field they help with.
OFFERED = {
    "department": "departments",
    "community": "communities",
    "node": "nodes",
    "programme": "programmes",
    "equipment_type": "equipment",
    "kind": "kinds",
}


def heading_of(field: str) -> Any:
    """A field's heading in the language of the page."""
    return getattr(Listing._meta.get_field(field), "verbose_name", field)


@dataclass(frozen=True)
class AskedField:
    """ช่องของแบบ — a field with what it said before; `old` is None where there was no before."""

    field: Any
    old: str | None
    changed: bool


class RowForm(forms.Form):
    """A row as text, cell by cell: the same rules read it as read the sheet."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        period: PlanPeriod,
        list_kind: ListKind,
        in_round: bool = False,
        before: Mapping[str, tuple[str, bool]] | None = None,
        **kwargs: Any,
    ) -> None:
        """`before`: what each field said in the plan, and whether it says something else now."""
        super().__init__(*args, **kwargs)
        self.in_round = in_round
        self.before = before or {}
        for name in fields_of(period, list_kind, in_round=in_round):
            self.fields[name] = _field(name)
        if in_round:
            self.fields["reason"].help_text = _("ต้องบอกก่อนขออนุมัติ พิมพ์ในเล่มระหว่างข้อความเดิมกับใหม่")

    def texts(self) -> dict[str, str]:
        """What was typed, field by field, with one kind of line end."""
        typed = {name: text for name, text in self.cleaned_data.items() if name != "seen"}
        return {name: text.replace("\r\n", "\n") for name, text in typed.items()}

    def parts(self) -> list[tuple[Any, list[AskedField], bool]]:
        """The parts of the form: title, fields, whether they are the years' money."""
        years = [name for name in self.fields if ":" in name]
        rest = tuple(name for name in REST if not (self.in_round and name in WHY))
        named = [
            (_("โครงการ"), WORDS),
            (_("งบประมาณ (บาท)"), years),
            (_("ผลที่จะวัด"), RESULTS),
            (_("ใครทำ ที่ไหน อยู่ใต้ยุทธศาสตร์ใด"), PLACE),
            (_("รายละเอียดเพิ่มเติม"), rest),
        ]
        if self.in_round:
            named.append((_("เหตุผล และหน้าเดิมในเล่ม"), WHY))
        return [
            (title, [self._asked(name) for name in names if name in self.fields], names is years)
            for title, names in named
        ]

    def _asked(self, name: str) -> AskedField:
        old, changed = self.before.get(name, (None, False))
        return AskedField(self[name], old, changed)


def fields_of(period: PlanPeriod, list_kind: ListKind, *, in_round: bool = False) -> list[str]:
    """The fields a row of this list has; in a round also the page of the old text."""
    years = [budget_field(year) for year in period.years]
    rest = [name for name in REST if name != "equipment_type" or list_kind == ListKind.EQUIPMENT]
    old = [name for name in WHY if in_round and name not in rest]
    return [*WORDS, *years, *RESULTS, *PLACE, *rest, *old]


def _field(name: str) -> forms.CharField:
    control = {"class": "textarea", "rows": 3} if name in LONG else {"class": "input"}
    if ":" in name:
        control = {"class": "input num", "inputmode": "decimal", "autocomplete": "off"}
    if name in OFFERED:
        control |= {"list": OFFERED[name], "autocomplete": "off"}
    label = name.partition(":")[2] if ":" in name else heading_of(name)
    widget = forms.Textarea(control) if name in LONG else forms.TextInput(control)
    return forms.CharField(label=label, required=name == "title", strip=False, widget=widget)
