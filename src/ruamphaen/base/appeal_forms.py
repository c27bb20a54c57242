"""What was typed to appeal, and to answer an appeal: the same in every room where texts are judged."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import RadioRows, SentForm, ThaiText
from ruamphaen.base.moderation import LONGEST_APPEAL, Outcome


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
        error_messages={"required": _("เลือกหนึ่งข้อ")},
    )
    answer = ThaiText(
        label=_("คำตอบถึงผู้เขียน"),
        lines=4,
        max_length=LONGEST_APPEAL,
        help_text=_("ผู้เขียนอ่านได้ด้วยรหัสใบรับ สาธารณะเห็นแต่ผล"),
    )
