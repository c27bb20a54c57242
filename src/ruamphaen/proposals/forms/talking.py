"""What was typed to comment, to suggest, to report, to judge and to appeal."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText
from ruamphaen.base.moderation import reason_choices
from ruamphaen.proposals.rules.talking import (
    LONGEST_APPEAL,
    LONGEST_COMMENT,
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_SUGGESTION,
    Outcome,
)
from ruamphaen.thai.text import clean

_SHOWN = Signer(salt="proposals.talking.shown")


class RadioRows(forms.RadioSelect):
    """A few choices as rows that a thumb can hit."""

    template_name = "ui/choices.html"


class SentForm(forms.Form):
    """A form that knows when it was shown, and has a field that only machines fill in."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("uid", uuid4())
        self.initial.setdefault("shown", _SHOWN.sign(str(int(timezone.now().timestamp()))))

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("ส่งไม่สำเร็จ ลองเปิดหน้านี้ใหม่แล้วส่งอีกครั้ง"))
        return ""

    @property
    def seconds(self) -> float | None:
        """From showing the form to its sending; None where that is not known."""
        try:
            shown = float(_SHOWN.unsign(self.cleaned_data["shown"]))
        except BadSignature:
            return None
        return timezone.now().timestamp() - shown


class CommentForm(SentForm):
    """A comment, with a name only where the author wants it shown."""

    text = ThaiText(
        label=_("ความเห็นของท่าน"),
        lines=4,
        max_length=LONGEST_COMMENT,
        help_text=_("ไม่ต้องมีบัญชี อย่าใส่ชื่อ เบอร์โทร หรือที่อยู่ของผู้อื่น"),
    )
    shown_name = ThaiText(
        label=_("ชื่อที่จะแสดง"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("เว้นว่างได้ จะแสดงว่า ผู้ร่วมแสดงความเห็น"),
    )

    def __init__(self, *args: Any, names: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not names:
            del self.fields["shown_name"]

    @property
    def suggested(self) -> str:
        """A paragraph as it should read: none here."""
        return ""


class SuggestionForm(CommentForm):
    """A comment on a paragraph, with the paragraph as it should read."""

    field_order = ("proposed", "text", "shown_name")
    proposed = ThaiText(
        label=_("ข้อความที่ท่านเสนอ"),
        lines=6,
        max_length=LONGEST_SUGGESTION,
        required=False,
        help_text=_("แก้คำในช่องนี้ได้เลย ระบบจะแสดงให้เห็นว่าเปลี่ยนคำใด ถ้าไม่แก้ เขียนแต่ความเห็นก็ได้"),
    )

    def __init__(self, *args: Any, original: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.original = clean(original)
        self.initial.setdefault("proposed", original)
        self.fields["text"].required = False
        self.fields["text"].label = _("ความเห็นหรือเหตุผล")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("text") and typed.get("proposed", "") in {"", self.original}:
            self.add_error("text", _("เขียนความเห็น หรือแก้ข้อความที่เสนอ อย่างใดอย่างหนึ่ง"))
        return typed

    @property
    def suggested(self) -> str:
        """The paragraph as it should read; nothing where it was left as it was."""
        typed: str = self.cleaned_data["proposed"]
        return typed if typed != self.original else ""


class ReportForm(SentForm):
    """Why something should not stand in public."""

    why = forms.ChoiceField(label=_("เพราะเหตุใด"), choices=reason_choices, widget=RadioRows)
    note = ThaiText(label=_("บอกผู้ดูแลเพิ่ม"), max_length=LONGEST_NOTE, required=False, lines=2)


class AppealForm(SentForm):
    """Why a text that is not shown should be."""

    text = ThaiText(label=_("ทำไมข้อความนี้ควรแสดง"), lines=5, max_length=LONGEST_APPEAL)


class AnswerAppealForm(forms.Form):
    """What came of an appeal, and why."""

    outcome = forms.ChoiceField(
        label=_("ผล"),
        choices=[
            (Outcome.OVERTURNED.value, _("แสดงข้อความนี้")),
            (Outcome.UPHELD.value, _("ไม่แสดงตามเดิม")),
        ],
        widget=RadioRows,
    )
    answer = ThaiText(
        label=_("คำตอบถึงผู้เขียน"),
        lines=4,
        max_length=LONGEST_APPEAL,
        help_text=_("ผู้เขียนอ่านได้ด้วยรหัสใบรับ สาธารณะเห็นแต่ผล"),
    )


def verdict_choices() -> Sequence[tuple[str, Any]]:
    """What a moderator may choose for one thing: show it, or a reason of the list."""
    return [("show", _("แสดง")), *reason_choices()]
