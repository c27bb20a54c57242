"""What was typed at the officers' desk. Shape only; rules and actions decide."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import Readable, ThaiText, YearField
from ruamphaen.base.spoken import said
from ruamphaen.law.screening import Verdict
from ruamphaen.organisation.models import Department
from ruamphaen.proposals.actions.homing import Home
from ruamphaen.proposals.models.proposal import KIND_NAMES
from ruamphaen.proposals.models.screening import FEASIBILITY_NAMES
from ruamphaen.proposals.queries.desk import SORTS, STAGES, Asked
from ruamphaen.proposals.rules.screening import (
    LONGEST_ANSWER,
    LONGEST_BODY_NAME,
    LONGEST_NOTE,
    MOST_WORKING_DAYS,
    Feasibility,
    Remark,
    Reply,
    Stage,
)
from ruamphaen.strategy.models import Node
from ruamphaen.thai.numerals import parse_baht


def _select(**kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(widget=forms.Select({"class": "select"}), **kwargs)


class BahtField(Readable):
    """จำนวนเงิน: 120000, ๑๒๐,๐๐๐ บาท, 1.2 ล้าน."""

    parse = staticmethod(parse_baht)


class QueueForm(forms.Form):
    """The filters of the queue; nothing typed is asked for."""

    stage = forms.ChoiceField(choices=list(STAGES.items()), required=False)
    q = ThaiText(label=_("ค้นคำ"), required=False, max_length=80)
    community = _select(label=_("ชุมชน"), required=False)
    kind = _select(label=_("ชนิด"), required=False, choices=[("", _("ทุกชนิด")), *KIND_NAMES.items()])
    sort = _select(
        label=_("เรียงตาม"),
        required=False,
        choices=[(key, name) for key, (name, _o) in SORTS.items()],
    )
    homeless = forms.BooleanField(label=_("ยังไม่มีที่ลง"), required=False)

    @classmethod
    def of(cls, communities: Iterable[Any], typed: Any) -> "QueueForm":
        form = cls(typed)
        choices = [("", gettext("ทุกชุมชน")), *((str(one.pk), str(one)) for one in communities)]
        form.fields["community"].choices = choices  # type: ignore[attr-defined]
        return form

    @property
    def asked(self) -> Asked:
        """The filters; what cannot be read is not asked for."""
        self.full_clean()
        told = self.cleaned_data
        community = told.get("community")
        return Asked(
            stage=told.get("stage") or Stage.NEW,
            community=int(community) if community else None,
            kind=told.get("kind") or "",
            homeless=bool(told.get("homeless")),
            q=told.get("q") or "",
            sort=told.get("sort") or "oldest",
        )


class RemarkForm(forms.Form):
    """An officer's remark."""

    verdict = _select(label=_("ความเห็น"))
    feasibility = _select(
        label=_("ความเป็นไปได้"),
        required=False,
        choices=[(code, name) for code, name in FEASIBILITY_NAMES.items()],
        initial=Feasibility.UNSURE,
    )
    cost_baht = BahtField(label=_("ประมาณการค่าใช้จ่าย (บาท)"), required=False)
    department = _select(label=_("ให้ความเห็นในนาม"), required=False)
    note = ThaiText(label=_("บันทึกภายใน"), required=False, max_length=LONGEST_NOTE, lines=3)

    @classmethod
    def of(
        cls, verdicts: Sequence[Verdict], mine: Sequence[Department], typed: Any
    ) -> "RemarkForm":
        form = cls(typed, initial={"department": str(mine[0].pk) if mine else ""})
        form.fields["verdict"].choices = verdict_choices(verdicts)  # type: ignore[attr-defined]
        form.fields["department"].choices = [  # type: ignore[attr-defined]
            ("", gettext("ตนเอง")),
            *((str(one.pk), one.name) for one in mine),
        ]
        if not mine:
            del form.fields["department"]
        return form

    @property
    def remark(self) -> Remark:
        told = self.cleaned_data
        return Remark(
            verdict=told["verdict"],
            feasibility=Feasibility(told["feasibility"] or Feasibility.UNSURE),
            cost_baht=told["cost_baht"],
            note=told["note"],
        )

    def department_of(self, mine: Sequence[Department]) -> Department | None:
        """For which department they speak, None for themselves."""
        chosen = self.cleaned_data.get("department")
        return next((one for one in mine if str(one.pk) == chosen), None)


def verdict_choices(verdicts: Sequence[Verdict]) -> list[tuple[str, str]]:
    """The verdicts in their order, each with the key it has on the keyboard."""
    return [(one.code, said(one.name)) for one in verdicts]


class AskForm(forms.Form):
    """Whom to ask for a remark, and by when."""

    whom = _select(label=_("ขอความเห็นจาก"))
    working_days = forms.IntegerField(
        label=_("ภายในกี่วันทำการ"),
        min_value=1,
        max_value=MOST_WORKING_DAYS,
        widget=forms.NumberInput({"class": "input w-num"}),
    )
    question = ThaiText(
        label=_("ขอให้ดูเรื่องใด"),
        required=False,
        max_length=300,
        help_text=_("เช่น ทำได้ในปีงบประมาณใด ใช้เงินเท่าไร"),
    )

    @classmethod
    def of(
        cls, departments: Iterable[Any], posts: Iterable[Any], days: int, typed: Any
    ) -> "AskForm":
        form = cls(typed, initial={"working_days": days})
        form.fields["whom"].choices = [  # type: ignore[attr-defined]
            (gettext("ส่วนราชการ"), [(f"d{one.pk}", one.name) for one in departments]),
            (gettext("ตำแหน่ง"), [(f"p{one.pk}", one.title) for one in posts]),
        ]
        return form


class AnswerForm(forms.Form):
    """The office's answer."""

    verdict = _select(label=_("คำตอบ"))
    text = ThaiText(
        label=_("ข้อความถึงผู้เสนอ"),
        required=False,
        max_length=LONGEST_ANSWER,
        lines=5,
        help_text=_("เว้นว่าง = ใช้ข้อความมาตรฐานของคำตอบนั้น ประชาชนอ่านได้ อย่าใส่ชื่อหรือเบอร์โทรของใคร"),
    )
    body = ThaiText(
        label=_("ส่งต่อให้หน่วยงาน"),
        required=False,
        max_length=LONGEST_BODY_NAME,
        help_text=_("เมื่อเป็นอำนาจหน้าที่ของหน่วยงานอื่นหรือเสนอประสานแผน เช่น แขวงทางหลวงชนบท"),
    )
    first = YearField(label=_("คาดว่าจะทำในปีงบประมาณ"), required=False, help_text=_("เช่น 2570"))
    last = YearField(label=_("ถึงปีงบประมาณ"), required=False)

    @classmethod
    def of(cls, verdicts: Sequence[Verdict], typed: Any, verdict: str = "") -> "AnswerForm":
        form = cls(typed, initial={"verdict": verdict})
        form.fields["verdict"].choices = verdict_choices(verdicts)  # type: ignore[attr-defined]
        return form

    @property
    def reply(self) -> Reply:
        told = self.cleaned_data
        return Reply(
            verdict=told["verdict"],
            text=told["text"],
            body=told["body"],
            first=told["first"].be if told["first"] else None,
            last=told["last"].be if told["last"] else None,
        )


class HomeForm(forms.Form):
    """Where in the plan a proposal belongs."""

    node = _select(label=_("ยุทธศาสตร์หรือแนวทาง"), required=False)
    programme = _select(label=_("แผนงาน"), required=False)
    department = _select(label=_("หน่วยงานรับผิดชอบ"), required=False)

    @classmethod
    def of(
        cls,
        nodes: Sequence[Node],
        programmes: Sequence[tuple[str, str]],
        departments: Sequence[Department],
        typed: Any,
        initial: dict[str, str],
    ) -> "HomeForm":
        form = cls(typed, initial=initial, auto_id="home_%s")
        form.nodes = {str(one.pk): one for one in nodes}  # type: ignore[attr-defined]
        form.departments = {str(one.pk): one for one in departments}  # type: ignore[attr-defined]
        blank = [("", gettext("ยังไม่ตัดสิน"))]
        form.fields["node"].choices = [*blank, *((str(one.pk), str(one)) for one in nodes)]  # type: ignore[attr-defined]
        form.fields["programme"].choices = [*blank, *programmes]  # type: ignore[attr-defined]
        form.fields["department"].choices = [  # type: ignore[attr-defined]
            *blank,
            *((str(one.pk), one.name) for one in departments),
        ]
        return form

    @property
    def home(self) -> Home:
        told = self.cleaned_data
        return Home(
            node=self.nodes.get(told["node"]),  # type: ignore[attr-defined]
            programme=told["programme"],
            department=self.departments.get(told["department"]),  # type: ignore[attr-defined]
        )


class FileForm(forms.Form):
    """A table of proposals to try out."""

    file = forms.FileField(
        label=_("ไฟล์ข้อเสนอ"),
        help_text=_("Excel (.xlsx .xls), LibreOffice (.ods) หรือ CSV ไม่เกิน 20 MB และ 5,000 เรื่อง"),
        widget=forms.ClearableFileInput({"class": "input", "accept": ".xlsx,.xls,.ods,.csv,.txt"}),
    )
