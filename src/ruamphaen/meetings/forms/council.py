"""What was typed about the council: sessions, the policy statement, the yearly report."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText, YearField
from ruamphaen.meetings.models import Meeting, PolicyArea, PolicyStatement, Session
from ruamphaen.meetings.models.council import SESSION_NAMES
from ruamphaen.meetings.rules.policy_reading import AreaDraft, PolicyDraft
from ruamphaen.organisation.forms.fields import DAY_HINT, CountField, select
from ruamphaen.organisation.models import Organisation
from ruamphaen.thai.dates import FiscalYear

LONGEST_STATEMENT = 60_000
MOST_AREAS = 40


class SessionForm(forms.Form):
    """A session of the council: which, and its days."""

    kind = select(label=_("ประเภท"), choices=list(SESSION_NAMES.items()))
    number = CountField(label=_("สมัยที่"))
    year_be = YearField(label=_("ประจำปี พ.ศ."))
    is_first = forms.BooleanField(label=_("สมัยแรกหลังการเลือกตั้ง"), required=False)
    opens_on = DayField(label=_("เปิดสมัยวันที่"), help_text=DAY_HINT)
    closes_on = DayField(label=_("ปิดสมัยวันที่"), help_text=DAY_HINT)
    announced_on = DayField(
        label=_("ประกาศเมื่อ"),
        required=False,
        help_text=_("เว้นว่างไว้ถ้ายังไม่ประกาศ หน้าสภาจะยังไม่แสดงสมัยนี้"),
    )
    because = ThaiText(
        label=_("เหตุที่ต่างจากที่กฎหมายกำหนด"),
        max_length=300,
        required=False,
        help_text=_("กรอกเมื่อยาวกว่าหรือมากกว่าที่กฎหมายกำหนด เช่น เลขที่หนังสืออนุญาตให้ขยายสมัย"),
    )

    @classmethod
    def of(cls, session: Session | None, typed: Any) -> "SessionForm":
        """A form for a session, or for a new one."""
        names = ("kind", "number", "is_first", "opens_on", "closes_on", "announced_on", "because")
        if session is None:
            return cls(typed)
        now = {name: getattr(session, name) for name in names}
        return cls(typed, initial={**now, "year_be": FiscalYear(session.year_be)})

    def clean_number(self) -> int:
        number = int(self.cleaned_data["number"])
        if not 1 <= number <= 99:
            raise forms.ValidationError(_("เลขสมัยควรเป็น 1 ถึง 99"))
        return number

    def clean_year_be(self) -> int:
        return int(self.cleaned_data["year_be"].be)


class AnnouncedForm(forms.Form):
    """The day of an announcement, or of presenting a report."""

    on = DayField(label=_("วันที่"), help_text=DAY_HINT)


class PastedForm(forms.Form):
    """A published statement, pasted whole."""

    text = forms.CharField(
        label=_("ข้อความคำแถลงนโยบาย"),
        max_length=LONGEST_STATEMENT,
        widget=forms.Textarea({"class": "textarea", "rows": 14}),
        help_text=_(
            "คัดลอกจากเว็บไซต์หรือเอกสารคำแถลงมาวาง แต่ละด้านขึ้นบรรทัดใหม่และมีเลข เช่น “1. ด้านสุขภาพ เช่น …, … เป็นต้น” หรือมีข้อย่อย 1.1 1.2 อยู่ใต้ด้าน"
        ),
    )


class StatementForm(forms.Form):
    """What belongs to the whole of a policy statement."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    stated_by = ThaiText(label=_("ผู้แถลง"), max_length=120, help_text=_("ชื่อและตำแหน่งผู้บริหารท้องถิ่น"))
    stated_on = DayField(label=_("แถลงเมื่อ"), help_text=DAY_HINT)
    election_announced_on = DayField(
        label=_("ประกาศผลการเลือกตั้งเมื่อ"),
        required=False,
        help_text=_("กฎหมายนับเวลาจากวันนี้ ถ้าไม่ทราบเว้นว่างไว้ หน้าเว็บจะบอกว่าไม่ทราบ"),
    )
    term_years = CountField(label=_("วาระ (ปี)"), initial=4)
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("แถลงในการประชุมสภา"),
        required=False,
        empty_label=_("ยังไม่ได้ลงการประชุมนี้"),
        widget=forms.Select({"class": "select"}),
    )
    vision = ThaiText(label=_("วิสัยทัศน์"), lines=3, required=False, max_length=2000)
    preamble = ThaiText(label=_("คำนำ"), lines=4, required=False, max_length=20_000)
    closing = ThaiText(label=_("คำลงท้าย"), lines=4, required=False, max_length=20_000)
    source = ThaiText(
        label=_("แหล่งที่มา"), lines=2, required=False, help_text=_("เช่น ที่อยู่เว็บหรือเลขที่เอกสาร")
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = Meeting.objects.filter(
            organisation=organisation, session__isnull=False
        ).order_by("-starts_at")

    def clean_term_years(self) -> int:
        years = int(self.cleaned_data["term_years"])
        if not 1 <= years <= 10:
            raise forms.ValidationError(_("วาระควรเป็น 1 ถึง 10 ปี"))
        return years


class AreaForm(forms.Form):
    """One area and what is promised in it, one commitment a line. An empty one is left out."""

    number = CountField(label=_("ด้านที่"), required=False)
    title = ThaiText(label=_("ชื่อด้าน"), lines=2, max_length=400, required=False)
    commitments = ThaiText(
        label=_("คำมั่น บรรทัดละข้อ ตามคำแถลง"), lines=5, max_length=20_000, required=False
    )

    def clean_number(self) -> int | None:
        number = self.cleaned_data["number"]
        if number is not None and not 1 <= int(number) <= 99:
            raise forms.ValidationError(_("เลขด้านควรเป็น 1 ถึง 99"))
        return None if number is None else int(number)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and self.is_filled:
            if not typed.get("title"):
                self.add_error("title", _("ใส่ชื่อด้านตามคำแถลง"))
            if typed.get("number") is None:
                self.add_error("number", _("ด้านนี้ยังไม่มีเลข ใส่เลขด้าน เช่น 1"))
        return typed

    @property
    def is_filled(self) -> bool:
        """Whether anything was typed here."""
        return any(self.cleaned_data.get(name) for name in ("title", "commitments"))

    @property
    def draft(self) -> AreaDraft:
        """The area as it was typed."""
        typed = self.cleaned_data
        lines = tuple(line for line in typed["commitments"].splitlines() if line.strip())
        return AreaDraft(typed["number"], " ".join(typed["title"].split("\n")), lines)


AreaFormSet = forms.formset_factory(AreaForm, extra=2, max_num=MOST_AREAS, absolute_max=MOST_AREAS)


def typed_areas(formset: Any) -> list[AreaDraft]:
    """The areas of a valid set of forms; the empty ones are left out."""
    return [form.draft for form in formset if form.cleaned_data and form.is_filled]


def offered(draft: PolicyDraft) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """What was read, as the first values of the two forms."""
    whole = {"vision": draft.vision, "preamble": draft.preamble, "closing": draft.closing}
    areas = [
        {"number": one.number, "title": one.title, "commitments": "\n".join(one.commitments)}
        for one in draft.areas
    ]
    return whole, areas


def kept(
    statement: PolicyStatement, areas: Sequence[PolicyArea]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A statement that is kept, as the first values of the two forms."""
    names = (
        *("stated_by", "stated_on", "election_announced_on", "term_years", "meeting"),
        *("vision", "preamble", "closing", "source"),
    )
    whole = {name: getattr(statement, name) for name in names}
    rows = [
        {
            "number": area.number,
            "title": area.title,
            "commitments": "\n".join(one.text for one in area.commitments.all()),
        }
        for area in areas
    ]
    return {**whole, "seen": statement.edit}, rows


class YearForm(forms.Form):
    """Which fiscal year a report is about."""

    fiscal_year = YearField(label=_("ปีงบประมาณ"), help_text=_("พิมพ์สี่หลัก เช่น 2569"))


class ReportForm(forms.Form):
    """What came of each commitment of a statement: a field for each, and a summary."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    summary = ThaiText(label=_("สรุปทั้งปี"), lines=4, required=False, max_length=20_000)

    def __init__(self, *args: Any, rows: Sequence[tuple[int, str, str]], **kwargs: Any) -> None:
        """`rows`: a commitment's pk, its words, and what is said of it so far."""
        super().__init__(*args, **kwargs)
        for pk, words, said in rows:
            self.fields[f"result-{pk}"] = ThaiText(
                label=words, lines=3, required=False, max_length=20_000, initial=said
            )

    @property
    def results(self) -> dict[int, str]:
        """What was typed, by the pk of the commitment."""
        return {
            int(name.removeprefix("result-")): text
            for name, text in self.cleaned_data.items()
            if name.startswith("result-")
        }
