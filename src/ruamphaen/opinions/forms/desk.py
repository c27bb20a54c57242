"""What an officer typed: a conversation, seeds, decisions, cards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText
from ruamphaen.base.moderation import Reason, reason_choices
from ruamphaen.opinions.models import ADDING_NAMES, Conversation
from ruamphaen.opinions.queries import desk
from ruamphaen.opinions.rules.kinds import PLACED_FROM, Adding
from ruamphaen.organisation.forms.fields import DAY_HINT, CountField, select, select_row
from ruamphaen.organisation.models import Organisation

MOST_ASKED = 200
LONGEST_PASTE = 200_000


class ConversationForm(forms.Form):
    """What is talked about, when, and who may add statements."""

    title = ThaiText(
        label=_("เรื่องที่ถาม"),
        max_length=160,
        help_text=_("สั้นและเป็นกลาง เช่น ตลาดสดกับถนนคนเดิน ควรเป็นอย่างไร"),
    )
    about = ThaiText(
        label=_("ความเป็นมา"),
        lines=5,
        max_length=4000,
        required=False,
        help_text=_("เล่าให้คนที่ไม่รู้เรื่องเข้าใจ และบอกว่าผลจะใช้ทำอะไร"),
    )
    node = select_row(label=_("เกี่ยวกับข้อใดในผังยุทธศาสตร์"))
    meeting = select_row(label=_("ใช้ในการประชุม"))
    opens_on = DayField(label=_("วันแรก"), required=False, help_text=DAY_HINT)
    closes_on = DayField(label=_("วันสุดท้าย"), required=False, help_text=_("เว้นว่างไว้ถ้าจะปิดเอง"))
    adding = select(label=_("ใครเพิ่มข้อความได้"), choices=list(ADDING_NAMES.items()))
    asked_least = CountField(
        label=_("ขอให้แต่ละคนตอบอย่างน้อย (ข้อความ)"),
        help_text=_("ผู้ที่ตอบไม่ถึง 7 ข้อความจะนับคำตอบ แต่ไม่จัดเข้ากลุ่ม"),
    )

    @classmethod
    def of(
        cls, organisation: Organisation, conversation: Conversation | None, typed: Any
    ) -> "ConversationForm":
        """A form for a conversation, or for a new one."""
        names = (
            "title",
            "about",
            "node",
            "meeting",
            "opens_on",
            "closes_on",
            "adding",
            "asked_least",
        )
        now: dict[str, Any] = {"adding": Adding.EVERYONE, "asked_least": PLACED_FROM}
        if conversation is not None:
            now = {name: getattr(conversation, name) for name in names}
        form = cls(typed, initial=now)
        form.fields["node"].queryset = desk.nodes_of(organisation)
        form.fields["meeting"].queryset = desk.meetings_of(organisation)
        return form

    def clean_asked_least(self) -> int:
        number = int(self.cleaned_data["asked_least"])
        if not 1 <= number <= MOST_ASKED:
            raise forms.ValidationError(_("ใส่จำนวน 1 ถึง %(most)s") % {"most": MOST_ASKED})
        return number

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        opens, closes = typed.get("opens_on"), typed.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("วันสุดท้ายมาก่อนวันแรก ตรวจวันที่"))
        return typed


class SeedsForm(forms.Form):
    """Statements to begin with, one a line."""

    lines = forms.CharField(
        label=_("ข้อความ บรรทัดละหนึ่งข้อความ"),
        max_length=LONGEST_PASTE,
        widget=forms.Textarea({"class": "textarea", "rows": 8}),
        help_text=_("วางจาก Excel หรือ Word ได้ ข้อความละไม่เกิน 140 ตัวอักษร ข้อความที่มีแล้วจะข้ามไป"),
    )

    @property
    def texts(self) -> list[str]:
        """The lines that say something."""
        return [line for line in self.cleaned_data["lines"].splitlines() if line.strip()]


class DecisionForm(forms.Form):
    """A decision about one or many statements: show, hide for a reason, or let wait again."""

    statements = forms.TypedMultipleChoiceField(coerce=int)
    act = forms.ChoiceField(choices=[("show", ""), ("return", ""), *reason_choices()])

    @classmethod
    def of(cls, conversation: Conversation, typed: Any) -> "DecisionForm":
        """A form that knows the statements of one conversation."""
        form = cls(typed)
        form.fields["statements"].choices = [
            (pk, "") for pk in conversation.statements.values_list("pk", flat=True)
        ]
        return form

    @property
    def reason(self) -> Reason | None:
        """The reason for hiding; None for showing and for letting wait."""
        act = self.cleaned_data["act"]
        return Reason(act) if act in set(Reason) else None


class ReplaceForm(forms.Form):
    """New words for a statement: one line rewords it, several split it."""

    lines = forms.CharField(
        label=_("ข้อความใหม่ บรรทัดละหนึ่งข้อความ"),
        max_length=2000,
        widget=forms.Textarea({"class": "textarea", "rows": 4}),
        help_text=_("บรรทัดเดียวคือเรียบเรียงใหม่ หลายบรรทัดคือแยกเป็นหลายข้อความ คงความหมายของผู้เขียนไว้"),
    )

    @property
    def texts(self) -> list[str]:
        """The lines that say something."""
        return [line for line in self.cleaned_data["lines"].splitlines() if line.strip()]


class BatchForm(forms.Form):
    """How many cards to print."""

    count = CountField(label=_("จำนวนบัตร"), help_text=_("เผื่อไว้ราวหนึ่งในสิบของคนที่คาดว่าจะมา"))

    def clean_count(self) -> int:
        return int(self.cleaned_data["count"])


class CardForm(forms.Form):
    """A card as it is typed in: its two numbers, then one key for each statement."""

    number = CountField(label=_("เลขที่บัตร"))
    check = CountField(label=_("เลขตรวจ"), help_text=_("สองหลักหลังขีด"))
    answers = forms.CharField(
        label=_("คำตอบ บนลงล่าง"),
        max_length=200,
        widget=forms.TextInput({"class": "input", "inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("1 เห็นด้วย · 2 ไม่เห็นด้วย · 3 ผ่าน · 0 ไม่ได้ตอบหรืออ่านไม่ออก"),
    )

    def clean_number(self) -> int:
        return int(self.cleaned_data["number"])

    def clean_check(self) -> int:
        return int(self.cleaned_data["check"])
