"""A plan begun, a round begun and named, something given up."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText, YearField
from ruamphaen.organisation.models import Organisation
from ruamphaen.plan.models import Version
from ruamphaen.plan.models.plan import KIND_NAMES
from ruamphaen.plan.rules.versions import NOUNS, State, VersionKind
from ruamphaen.strategy.models import Tree
from ruamphaen.thai.dates import PlanPeriod


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


class NameForm(forms.Form):
    """What a round is called."""

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


class RoundNameForm(NameForm):
    """What a round is called, and why it is made."""

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


class ReasonForm(forms.Form):
    """Why something is given up."""

    reason = ThaiText(
        label=_("เหตุผล"),
        lines=3,
        max_length=1000,
        help_text=_("อย่าใส่ชื่อหรือข้อมูลส่วนบุคคล"),
    )


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
