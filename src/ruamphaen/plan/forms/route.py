"""Steps taken, notices posted, a version approved and announced."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText
from ruamphaen.meetings.models import Resolution
from ruamphaen.thai.dates import bangkok_day, thai_date


class ResolutionField(forms.ModelChoiceField):
    """A resolution of a meeting, shown with its meeting, its day and what came of it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Resolution.objects.none(),
            required=False,
            empty_label=_("ยังไม่เลือก"),
            widget=forms.Select({"class": "select"}),
            **kwargs,
        )

    def label_from_instance(self, obj: Any) -> str:
        day = thai_date(bangkok_day(obj.meeting.starts_at), "short")
        words = _("%(meeting)s (%(day)s) มติที่ %(number)s %(outcome)s: %(text)s")
        return str(words) % {
            "meeting": obj.meeting.title,
            "day": day,
            "number": obj.number,
            "outcome": obj.get_outcome_display(),
            "text": Truncator(obj.text).chars(80),
        }


class StepForm(forms.Form):
    """A step taken: for which kinds of the round, by which resolution or paper, when."""

    read = forms.CharField(widget=forms.HiddenInput)
    routes = forms.MultipleChoiceField(
        label=_("ขั้นนี้ทำให้ประเภทใด"), widget=forms.CheckboxSelectMultiple
    )
    resolution = ResolutionField(label=_("มติที่ประชุม"))
    forum = ResolutionField(
        label=_("มติของประชาคมท้องถิ่น"), help_text=_("เว้นว่างได้ ถ้าประชาคมประชุมร่วมกับคณะกรรมการ")
    )
    on = DayField(label=_("ทำเมื่อวันที่"), required=False, help_text=_("ถ้าเลือกมติ ใช้วันประชุม ไม่ต้องพิมพ์"))
    document = ThaiText(
        label=_("เลขที่หนังสือหรือบันทึก"), required=False, max_length=200, help_text=_("เช่น ลพ 52304/118")
    )
    file = forms.FileField(
        label=_("สำเนาหนังสือ"),
        required=False,
        help_text=_("PDF หรือภาพถ่าย ไม่เกิน 20 เมกะไบต์ เจ้าหน้าที่ของหน่วยงานเท่านั้นที่เปิดได้"),
    )

    def __init__(
        self,
        *args: Any,
        routes: Sequence[tuple[str, Any]],
        resolutions: QuerySet[Resolution] | None,
        forums: QuerySet[Resolution] | None,
        read: str,
        must_resolve: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["read"].initial = read
        self.fields["routes"].choices = routes
        self.fields["routes"].initial = [code for code, _name in routes]
        if len(routes) == 1:
            self.fields["routes"].widget = forms.MultipleHiddenInput()
        for name, offered in (("resolution", resolutions), ("forum", forums)):
            if offered is None:
                del self.fields[name]
            else:
                self.fields[name].queryset = offered
        if must_resolve:
            self.fields["resolution"].required = True
        if resolutions is None and forums is None:
            self.fields["on"].required = True
            self.fields["on"].help_text = _("พิมพ์ เช่น 12 ก.พ. 2569")


class UndoStepForm(forms.Form):
    """Why a step is undone."""

    because = ThaiText(
        label=_("ถอนขั้นนี้เพราะอะไร"),
        max_length=400,
        help_text=_("เช่น เลือกมติผิดการประชุม ขั้นที่ถอนยังอยู่ในสมุดบันทึกเหตุการณ์"),
    )


class ApproveForm(forms.Form):
    """Approving what was read: the hash of it, the day of the signature, the paper that carries it."""

    read = forms.CharField(widget=forms.HiddenInput)
    on = DayField(
        label=_("อนุมัติเมื่อวันที่"),
        required=False,
        help_text=_("เว้นว่างถ้าอนุมัติวันนี้ ถ้าลงนามบนกระดาษไว้ก่อน ใส่วันที่ลงนาม"),
    )
    document = ThaiText(label=_("เลขที่หนังสือหรือบันทึกที่ลงนาม"), required=False, max_length=200)
    has_read = forms.BooleanField(label=_("อ่านโครงการและข้อที่เปลี่ยนในฉบับนี้แล้ว"))

    def __init__(self, *args: Any, for_another: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_another:
            self.fields["document"].required = True
            self.fields["document"].help_text = _("ผู้ดูแลระบบบันทึกแทนผู้บริหารได้เมื่อมีหนังสือที่ผู้บริหารลงนามแล้ว")


class AnnounceForm(forms.Form):
    """Announcing: the day, and where the announcement can be read."""

    on = DayField(label=_("ประกาศเมื่อวันที่"), help_text=_("พิมพ์ เช่น 12 ก.พ. 2569"))
    source = ThaiText(
        label=_("แหล่งที่มาของประกาศ"),
        required=False,
        lines=2,
        max_length=1000,
        help_text=_("เลขที่ประกาศ หรือที่อยู่เว็บที่ประชาชนเปิดอ่านได้"),
    )


class PublishedForm(AnnounceForm):
    """Recording a book that was published before: its day, and where it can be read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = True
        self.fields["source"].label = _("ฉบับที่ประกาศแล้วอยู่ที่ไหน")
        self.fields["source"].help_text = _("ชื่อเล่ม เลขที่ประกาศ หรือที่อยู่เว็บของเล่มที่ประกาศแล้ว")


class NoticeForm(forms.Form):
    """A notice posted: where, since when, a photograph of it."""

    place = ThaiText(
        label=_("ปิดประกาศที่ไหน"), max_length=200, help_text=_("เช่น บอร์ดหน้าสำนักงาน หรือที่อยู่หน้าเว็บ")
    )
    since = DayField(label=_("ตั้งแต่วันที่"), help_text=_("พิมพ์ เช่น 12 ก.พ. 2569"))
    photo = forms.FileField(
        label=_("ภาพถ่ายป้ายประกาศ"), required=False, help_text=_("ประชาชนเปิดดูได้")
    )


class TakeDownForm(forms.Form):
    """The day on which a notice was taken down."""

    until = DayField(label=_("ปลดเมื่อวันที่"), help_text=_("พิมพ์ เช่น 12 ก.พ. 2569"))
