"""What was typed on the clerk's console: opening, items, accounts, motions, counts, resolutions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.models.decisions import METHOD_NAMES, OUTCOME_NAMES
from ruamphaen.meetings.models.meeting import ITEM_KIND_NAMES
from ruamphaen.meetings.rules.kinds import ItemKind, Method
from ruamphaen.organisation.forms.fields import DAY_HINT, CountField, select, select_row
from ruamphaen.organisation.queries.bodies import body_of
from ruamphaen.thai.dates import bangkok_day


class OpenForm(forms.Form):
    """That the chair opens although the quorum is not met."""

    chair_decided = forms.BooleanField(required=False)


class AdjournForm(forms.Form):
    """Why the meeting pauses, and until when."""

    because = ThaiText(label=_("พักเพราะ"), max_length=300)
    until = ThaiText(
        label=_("ประชุมต่อเมื่อ"),
        max_length=200,
        required=False,
        help_text=_("เช่น 13.00 น. หรือวันที่ 2 ธ.ค. 2569"),
    )


class AccountForm(forms.Form):
    """What the minutes say of an item; `seen` is the edit that was looked at."""

    text = ThaiText(label=_("สาระสำคัญ"), max_length=20_000, lines=8, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class UrgentItemForm(forms.Form):
    """An urgent matter for the agenda."""

    number = ThaiText(label=_("วาระที่"), max_length=20)
    title = ThaiText(label=_("เรื่อง"), max_length=500)
    kind = select(label=_("ชนิด"), choices=list(ITEM_KIND_NAMES.items()), initial=ItemKind.CONSIDER)
    presenter = ThaiText(label=_("ผู้เสนอ"), max_length=160, required=False)


class MotionForm(forms.Form):
    """A motion: what is to be decided, by whom, who moves and endorses it, how it is decided."""

    text = ThaiText(label=_("ญัตติ"), max_length=4000, lines=3)
    committee = select_row(label=_("ผู้ลงมติ"), empty_label=_("ที่ประชุมประชาคมทั้งหมด"))
    method = select(
        label=_("วิธีลงมติ"), choices=list(METHOD_NAMES.items()), initial=Method.SHOW_OF_HANDS
    )
    mover = ThaiText(label=_("ผู้เสนอ"), max_length=120, required=False)
    endorsers = ThaiText(
        label=_("ผู้รับรอง"), max_length=2000, required=False, lines=2, help_text=_("บรรทัดละหนึ่งชื่อ")
    )
    handed_in_on = DayField(label=_("ยื่นเป็นหนังสือเมื่อ"), required=False, help_text=DAY_HINT)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = meeting.committees.order_by("pk")
        field = self.fields["committee"]
        field.queryset = bodies
        field.label_from_instance = self._name_of(meeting)
        if not meeting.forum:
            field.empty_label, field.required = None, bodies.exists()

    @staticmethod
    def _name_of(meeting: Meeting) -> Any:
        on = bangkok_day(meeting.starts_at)
        return lambda committee: body_of(meeting.organisation, committee.body, on)[1]

    def clean_endorsers(self) -> list[str]:
        return [name for name in self.cleaned_data["endorsers"].split("\n") if name.strip()]


class Votes(CountField):
    """จำนวนเสียง: a count, where nothing typed is none."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value) or 0


class CountForm(forms.Form):
    """A count of votes."""

    yes = Votes(label=_("เห็นชอบ"), required=False)
    no = Votes(label=_("ไม่เห็นชอบ"), required=False)
    abstain = Votes(label=_("งดออกเสียง"), required=False)
    spoiled = Votes(label=_("บัตรเสีย"), required=False)


class ResolutionForm(forms.Form):
    """What was resolved."""

    outcome = select(label=_("ผล"), choices=list(OUTCOME_NAMES.items()))
    text = ThaiText(label=_("มติ"), max_length=4000, lines=3)
    motion = forms.IntegerField(widget=forms.HiddenInput, required=False)
