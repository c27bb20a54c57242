"""What was typed on the pages of the plan. Shape only; rules and actions decide what is right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText, YearField
from ruamphaen.meetings.models import Commitment, Resolution
from ruamphaen.organisation.models import Organisation
from ruamphaen.plan.models import Consultation, Listing, Version
from ruamphaen.plan.models.lineage import ORIGIN_NAMES
from ruamphaen.plan.models.plan import KIND_NAMES
from ruamphaen.plan.queries import Filters, Suggestions
from ruamphaen.plan.queries.compare import Side
from ruamphaen.plan.rules.cells import budget_field
from ruamphaen.plan.rules.consulting import LONGEST_ASK
from ruamphaen.plan.rules.lineage import OriginKind
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import NOUNS, State, VersionKind
from ruamphaen.strategy.models import Tree, label_of
from ruamphaen.thai.dates import FiscalYear, PlanPeriod, bangkok_day, thai_date
from ruamphaen.thai.text import one_line


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


class PlanForm(forms.Form):
    """A new plan: its years and the strategy tree its projects serve."""

    first_year = YearField(label=_("ปีแรก (พ.ศ.)"))
    last_year = YearField(label=_("ปีสุดท้าย (พ.ศ.)"))
    tree = forms.ModelChoiceField(
        Tree.objects.none(),
        label=_("ผังยุทธศาสตร์"),
        required=False,
        empty_label=_("ยังไม่เลือก"),
        help_text=_("โครงการในแผนผูกกับข้อในผังนี้"),
        widget=forms.Select({"class": "select"}),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tree"].queryset = Tree.objects.filter(organisation=organisation)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        first, last = typed.get("first_year"), typed.get("last_year")
        if first and last:
            if last < first:
                self.add_error("last_year", _("ปีสุดท้ายต้องไม่ก่อนปีแรก"))
            else:
                typed["period"] = PlanPeriod(first, last)
        return typed


class RoundNameForm(forms.Form):
    """What a round is called, and why it is made."""

    noun = forms.ChoiceField(
        label=_("เรียกว่า"),
        choices=[(noun, noun) for noun in NOUNS],
        widget=forms.Select({"class": "select w-num"}),
    )
    round_number = forms.IntegerField(
        label=_("เลขที่ของครั้งหรือฉบับ"),
        required=False,
        min_value=1,
        max_value=99,
        widget=forms.NumberInput({"class": "input w-num"}),
        help_text=_("เช่น 1 ใน “เพิ่มเติม ครั้งที่ 1/2569” เว้นว่างให้ใช้เลขถัดไป ฉบับแรกไม่มีเลข"),
    )
    year = YearField(label=_("ของปี (พ.ศ.)"), required=False)
    because = ThaiText(
        label=_("เหตุผลและความจำเป็นของรอบนี้"),
        required=False,
        lines=3,
        max_length=4000,
        help_text=_("พิมพ์ในเล่มและในวาระประชุม อย่าใส่ชื่อหรือข้อมูลส่วนบุคคล"),
    )


class VersionForm(RoundNameForm):
    """A new version of a plan: what it does to the plan, its name, and where its rows begin."""

    kinds = forms.MultipleChoiceField(
        label=_("ฉบับนี้ทำอะไรกับแผน"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("รอบเดียวเพิ่มเติม เปลี่ยนแปลง และแก้ไขพร้อมกันได้ แต่ละโครงการยังเดินตามขั้นตอนของตน"),
    )
    special_class = forms.ChoiceField(
        label=_("เป็นเรื่องที่ข้อ 22/2 ให้ผู้บริหารท้องถิ่นพิจารณาเองหรือไม่"),
        required=False,
        widget=forms.Select({"class": "select"}),
        help_text=_("ใช้ได้เฉพาะการเพิ่มเติมและการเปลี่ยนแปลงของโครงการประเภทที่ข้อนี้ระบุ ถ้าไม่ใช่ให้เว้นไว้"),
    )
    from_force = forms.BooleanField(
        label=_("เริ่มจากทุกโครงการที่ใช้อยู่วันนี้"),
        required=False,
        help_text=_("เหมาะกับการทบทวน รอบเพิ่มเติม เปลี่ยนแปลง หรือแก้ไขเลือกทีละโครงการภายหลัง"),
    )
    copying = forms.ModelChoiceField(
        Version.objects.none(),
        label=_("หรือคัดลอกจากฉบับ"),
        required=False,
        empty_label=_("ไม่คัดลอก"),
        help_text=_("คัดลอกทุกโครงการของฉบับที่เลือกมาเป็นจุดเริ่ม"),
        widget=forms.Select({"class": "select"}),
    )
    source = ThaiText(
        label=_("แหล่งที่มา"),
        required=False,
        lines=2,
        max_length=1000,
        help_text=_("เมื่อลงข้อมูลจากเล่มที่ประกาศแล้ว บอกชื่อเล่ม หน้า หรือที่อยู่เว็บ"),
    )

    def __init__(self, *args: Any, others: Any, classes: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = [
            (kind.value, KIND_NAMES[kind]) for kind in open_kinds(others)
        ]
        self.fields["copying"].queryset = others
        self.fields["special_class"].choices = [("", _("ไม่ใช่")), *((one, one) for one in classes)]

    @property
    def rest(self) -> list[Any]:
        """The fields after the kinds, in their order."""
        names = ("noun", "round_number", "year", "because", "special_class")
        return [self[name] for name in (*names, "from_force", "copying", "source")]


def open_kinds(others: Iterable[Version]) -> list[VersionKind]:
    """The kinds that a new version of a plan can be: a second first issue is none of them."""
    known = {kind for other in others if other.state != State.DROPPED for kind in other.kind_list}
    return [kind for kind in VersionKind if not (kind == VersionKind.FIRST and kind in known)]


class ReasonOfRoundForm(forms.Form):
    """Why a round is made, and whether it goes the way of ข้อ 22/2: as asked when it was started."""

    def __init__(self, *args: Any, classes: Sequence[str], **kwargs: Any) -> None:
        """`classes`: those open to this round; without any, nothing is asked of them."""
        super().__init__(*args, **kwargs)
        self.fields["because"] = RoundNameForm().fields["because"]
        if classes:
            asked = VersionForm.base_fields["special_class"]
            self.fields["special_class"] = forms.ChoiceField(
                label=asked.label,
                required=False,
                choices=[("", _("ไม่ใช่")), *((one, one) for one in classes)],
                widget=forms.Select({"class": "select"}),
                help_text=asked.help_text,
            )


class CarryForm(forms.Form):
    """Which projects of the earlier plan to offer: those in force on a day, those with money left."""

    on = DayField(
        label=_("ที่ใช้อยู่ ณ วันที่"), required=False, help_text=_("เว้นว่างคือวันนี้ พิมพ์ เช่น 30 ก.ย. 2570")
    )
    left = forms.BooleanField(label=_("เฉพาะที่ตั้งเงินไว้ในสองปีสุดท้าย"), required=False)

    def asked(self, today: date) -> tuple[date, bool]:
        """The day and whether money must be left; what cannot be read counts as not asked."""
        self.is_valid()
        return self.cleaned_data.get("on") or today, bool(self.cleaned_data.get("left"))


class ReasonForm(forms.Form):
    """Why something is given up."""

    reason = ThaiText(
        label=_("เหตุผล"),
        lines=3,
        max_length=1000,
        help_text=_("อย่าใส่ชื่อหรือข้อมูลส่วนบุคคล"),
    )


class OriginForm(forms.Form):
    """Where a change comes from: a resolution, a promise, or words."""

    kind = forms.ChoiceField(label=_("ที่มา"), widget=forms.Select({"class": "select"}))
    resolution = forms.ModelChoiceField(
        Resolution.objects.none(),
        label=_("มติที่ประชุม"),
        required=False,
        empty_label=_("ไม่ได้มาจากมติ"),
        widget=forms.Select({"class": "select"}),
    )
    commitment = forms.ModelChoiceField(
        Commitment.objects.none(),
        label=_("คำมั่นในคำแถลงนโยบาย"),
        required=False,
        empty_label=_("ไม่ได้มาจากคำมั่น"),
        widget=forms.Select({"class": "select"}),
    )
    text = ThaiText(
        label=_("รายละเอียด"),
        required=False,
        max_length=400,
        help_text=_("เช่น เลขที่หนังสือ วันที่เกิดเหตุ อย่าใส่ชื่อบุคคล"),
    )

    def __init__(self, *args: Any, resolutions: Any, commitments: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Proposals of citizens are chosen where they live; here an officer names the rest.
        kinds = [kind for kind in OriginKind if kind != OriginKind.PROPOSAL]
        self.fields["kind"].choices = [(kind.value, ORIGIN_NAMES[kind]) for kind in kinds]
        self.fields["resolution"].queryset = resolutions
        self.fields["resolution"].label_from_instance = cited
        self.fields["commitment"].queryset = commitments
        self.fields["commitment"].label_from_instance = promised

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        needed = {OriginKind.RESOLUTION: "resolution", OriginKind.COMMITMENT: "commitment"}
        asked = needed.get(OriginKind(typed["kind"])) if typed.get("kind") else None
        if asked and not typed.get(asked):
            self.add_error(asked, _("เลือกจากรายการนี้"))
        if typed.get("kind") and asked is None and not typed.get("text"):
            self.add_error("text", _("พิมพ์รายละเอียดของที่มา"))
        return typed


def cited(resolution: Resolution) -> str:
    """A resolution as it is chosen: its number, its meeting, the beginning of its words."""
    words = one_line(resolution.text)[:80]
    return f"{_('มติที่')} {resolution.number} · {resolution.meeting.title} · {words}"


def promised(commitment: Commitment) -> str:
    """A promise as it is chosen: its area and the beginning of its words."""
    return f"{commitment.area.number}.{commitment.number} {one_line(commitment.text)[:100]}"


class LinkForm(forms.Form):
    """How a project stands to another body or to its parts."""

    to = ThaiText(
        label=_("หน่วยงานที่รับไป"), required=False, max_length=200, help_text=_("เช่น อบจ.ลำพูน")
    )
    titles = ThaiText(
        label=_("ชื่อโครงการที่แยกออก"),
        required=False,
        lines=4,
        max_length=20_000,
        help_text=_("บรรทัดละหนึ่งชื่อ ข้อความอื่นคัดลอกให้ เงินให้ท่านแบ่งเอง"),
    )
    note = ThaiText(label=_("หมายเหตุ"), required=False, max_length=400)


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


class FilterForm(forms.Form):
    """What a list should show. Everything is optional; what makes no sense is left out."""

    q = ThaiText(label=_("ค้นหา"), required=False, max_length=80)
    node = forms.TypedChoiceField(label=_("ยุทธศาสตร์"), required=False, coerce=int, empty_value=None)
    programme = forms.ChoiceField(label=_("แผนงาน"), required=False)
    department = forms.TypedChoiceField(
        label=_("หน่วยงาน"), required=False, coerce=int, empty_value=None
    )
    year = forms.TypedChoiceField(
        label=_("มีเงินในปี"), required=False, coerce=lambda be: FiscalYear(int(be)), empty_value=None
    )
    without_money = forms.BooleanField(label=_("เฉพาะที่ไม่มีเงิน"), required=False)

    def __init__(self, *args: Any, offered: Suggestions, period: PlanPeriod, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anything = ("", _("ทั้งหมด"))
        choices: Mapping[str, list[tuple[Any, Any]]] = {
            "node": [
                (node.pk, f"{label_of(node.kind, node.number)} {node.title}")
                for _typed, node in offered.nodes
            ],
            "programme": [(each.code, each.name_th) for each in offered.programmes],
            "department": [(each.pk, each.name) for each in offered.departments],
            "year": [(year.be, str(year)) for year in period.years],
        }
        for name, offered_here in choices.items():
            self.fields[name].choices = [anything, *offered_here]
            self.fields[name].widget.attrs["class"] = "select"

    def filters(self) -> Filters:
        """The filters that were asked for and make sense."""
        self.is_valid()
        asked = self.cleaned_data
        return Filters(
            q=asked.get("q", ""),
            department=asked.get("department"),
            programme=asked.get("programme", ""),
            node=asked.get("node"),
            year=asked.get("year"),
            without_money=asked.get("without_money", False),
        )

    def shown(self, name: str) -> str:
        """A filter in words, as its chip says it; nothing where it was not asked for."""
        value = self.cleaned_data.get(name)
        if not value:
            return ""
        field = self.fields[name]
        if name == "without_money":
            return str(field.label)
        words = {str(key): str(text) for key, text in getattr(field, "choices", [])}
        return f"{field.label}: {one_line(words.get(str(value), str(value)))}"


class CompareForm(forms.Form):
    """Two states of a plan to compare: each a version, or a day on which the plan was in force."""

    alone = forms.BooleanField(
        label=_("เฉพาะที่อยู่ในฉบับนั้นเอง"),
        help_text=_("ถ้าไม่เลือก ระบบเทียบทั้งแผนตามที่ใช้หลังฉบับนั้น"),
        required=False,
    )

    def __init__(self, *args: Any, versions: Sequence[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {str(version.number): version for version in versions}
        choices = [("", _("ตามวันที่")), *self.versions.items()]
        for name, words in (("from", _("เดิม")), ("to", _("ใหม่"))):
            self.fields[name] = forms.ChoiceField(
                label=words,
                required=False,
                choices=choices,
                widget=forms.Select({"class": "select"}),
            )
            self.fields[f"{name}_on"] = DayField(
                label=_("หรือแผนที่ใช้อยู่วันที่"),
                required=False,
                widget=forms.TextInput({"class": "input w-num"}),
            )
        self.order_fields(["from", "from_on", "to", "to_on", "alone"])

    def old_fields(self) -> list[Any]:
        """The two ways to say the old side."""
        return [self["from"], self["from_on"]]

    def new_fields(self) -> list[Any]:
        """The two ways to say the new side."""
        return [self["to"], self["to_on"]]

    def sides(self) -> tuple[Side, Side] | None:
        """Both sides, a day before a version; None where one was not chosen."""
        old, new = self._side("from"), self._side("to")
        return (old, new) if old and new else None

    def _side(self, name: str) -> Side | None:
        on: date | None = self.cleaned_data.get(f"{name}_on")
        if on is not None:
            return Side(on=on)
        version = self.versions.get(self.cleaned_data.get(name, ""))
        return Side(version=version, alone=self.cleaned_data["alone"]) if version else None


class OnForm(forms.Form):
    """A day on which the plan is looked at, and words to look for."""

    on = DayField(label=_("ใช้อยู่ในวันที่"), required=False, help_text=_("พิมพ์ เช่น 1 ต.ค. 2566"))
    q = ThaiText(label=_("ค้นหา"), required=False, max_length=80)


class WorkbookForm(forms.Form):
    """A workbook to try out."""

    file = forms.FileField(
        label=_("ไฟล์บัญชีโครงการ"),
        help_text=_("Excel (.xlsx .xls), LibreOffice (.ods) หรือ CSV ขนาดไม่เกิน 20 MB"),
        widget=forms.ClearableFileInput(
            {"class": "input", "accept": ".xlsx,.xls,.xlsm,.ods,.csv,.txt"}
        ),
    )


class WaiverForm(forms.Form):
    """Why a finding of the plan check stands."""

    reason = forms.CharField(
        label=_("เหตุผลที่ยังคงไว้"),
        help_text=_("ประชาชนอ่านได้ที่หน้าฉบับนี้ อย่าใส่ชื่อหรือข้อมูลส่วนบุคคล"),
        max_length=1000,
        min_length=10,
        widget=forms.Textarea({"class": "textarea", "rows": 4}),
    )


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


USUAL_DAYS = 15
"""How long people may speak about a draft where nobody chose otherwise."""


class ConsultationForm(forms.Form):
    """The days on which people may speak, and the words with which the office asks."""

    opens = DayField(label=_("เปิดรับตั้งแต่วันที่"), help_text=_("ประชาชนอ่านร่างนี้ได้ตั้งแต่วันนี้ไป"))
    closes = DayField(label=_("ถึงวันที่"), help_text=_("วันสุดท้ายที่แสดงความเห็นได้ หลังจากนั้นยังอ่านได้"))
    asks = ThaiText(
        label=_("คำเชิญ"),
        lines=4,
        max_length=LONGEST_ASK,
        required=False,
        help_text=_("อยากให้ประชาชนช่วยดูอะไร เช่น ลำดับโครงการ หรือสถานที่"),
    )

    @classmethod
    def of(cls, before: Consultation | None, today: date, typed: Any) -> "ConsultationForm":
        """The form as it stands now; a fortnight from today where nothing was chosen yet."""
        if before is None:
            days = {"opens": today, "closes": today + timedelta(days=USUAL_DAYS)}
            return cls(typed, initial=days)
        return cls(
            typed,
            initial={"opens": before.opens, "closes": before.closes, "asks": before.asks},
        )
