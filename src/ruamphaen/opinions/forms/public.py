"""What somebody typed who takes part: an answer, a statement of their own."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText, seconds_since, shown_now
from ruamphaen.opinions.models import ANSWER_NAMES
from ruamphaen.opinions.rules.kinds import LONGEST_STATEMENT, Answer, Channel


class AnswerForm(forms.Form):
    """One answer: which statement, and agree, disagree or pass."""

    statement = forms.IntegerField(min_value=1, max_value=2**31)
    value = forms.TypedChoiceField(
        choices=[(answer.value, name) for answer, name in ANSWER_NAMES.items()],
        coerce=lambda typed: Answer(int(typed)),
    )
    via = forms.ChoiceField(
        choices=[(channel.value, channel.value) for channel in (Channel.WEB, Channel.HALL)],
        required=False,
    )


class SayForm(forms.Form):
    """A statement of one's own, one thought in one short sentence."""

    text = ThaiText(
        label=_("ข้อความของท่าน"),
        max_length=LONGEST_STATEMENT,
        help_text=_("หนึ่งเรื่องในหนึ่งประโยค ที่คนอื่นตอบได้ว่าเห็นด้วยหรือไม่เห็นด้วย ไม่ใส่ชื่อหรือเบอร์โทรของใคร"),
        error_messages={
            "max_length": _(
                "ข้อความยาว %(show_value)s ตัวอักษร ยาวได้ไม่เกิน %(limit_value)s ตัดให้สั้นลง หรือแยกเป็นสองข้อความ"
            )
        },
    )
    uid = forms.UUIDField(widget=forms.HiddenInput)
    shown_at = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    # The text for which hints were shown; sending it unchanged means "send it as it is".
    looked_at = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    # Seen and filled in by machines only; what stands in it is a sign, never a refusal.
    website = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    @classmethod
    def fresh(cls) -> "SayForm":
        """An empty form that knows when it was shown."""
        form = cls(initial={"uid": uuid.uuid4(), "shown_at": shown_now()})
        form.fields["text"].widget.attrs["data-most"] = str(LONGEST_STATEMENT)
        return form

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The counter of letters says how many are left; the browser does not cut what is pasted.
        self.fields["text"].widget.attrs.pop("maxlength", None)
        self.fields["text"].widget.attrs["data-most"] = str(LONGEST_STATEMENT)

    @property
    def seconds(self) -> float | None:
        """How long the page was open; None where that cannot be told."""
        return seconds_since(self.cleaned_data["shown_at"])

    @property
    def was_looked_at(self) -> bool:
        """Whether hints were shown for this very text."""
        return bool(self.cleaned_data["looked_at"] == self.cleaned_data["text"])
