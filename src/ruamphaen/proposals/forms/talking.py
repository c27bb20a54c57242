"""What was typed to comment, to suggest, to report and to judge."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import RadioRows, SentForm, ThaiText
from ruamphaen.base.moderation import reason_choices
from ruamphaen.proposals.rules.talking import (
    LONGEST_COMMENT,
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_SUGGESTION,
)
from ruamphaen.thai.text import clean


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

    why = forms.ChoiceField(
        label=_("เพราะเหตุใด"),
        choices=reason_choices,
        widget=RadioRows,
        error_messages={"required": _("เลือกหนึ่งข้อ")},
    )
    note = ThaiText(label=_("บอกผู้ดูแลเพิ่ม"), max_length=LONGEST_NOTE, required=False, lines=2)


def verdict_choices() -> Sequence[tuple[str, Any]]:
    """What a moderator may choose for one thing: show it, or a reason of the list."""
    return [("show", _("แสดง")), *reason_choices()]
