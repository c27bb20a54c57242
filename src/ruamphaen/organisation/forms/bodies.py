"""What was typed about committees and their seats."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText
from ruamphaen.organisation.forms.fields import DAY_HINT, select, select_row
from ruamphaen.organisation.queries import BodyOnDay


class CommitteeForm(forms.Form):
    """An appointment order."""

    order_number = ThaiText(
        label=_("คำสั่งแต่งตั้งเลขที่"), max_length=80, required=False, help_text=_("เช่น 123/2569")
    )
    appointed_on = DayField(label=_("ลงวันที่"), required=False, help_text=DAY_HINT)


class SeatForm(forms.Form):
    """A member: in which group of the law, who, as what, from when to when."""

    group = select(label=_("ประเภทกรรมการตามระเบียบ"))
    name = ThaiText(label=_("ชื่อ–สกุล"), max_length=120)
    role = ThaiText(
        label=_("หน้าที่ในคณะกรรมการ"),
        max_length=60,
        required=False,
        help_text=_("เว้นว่างเพื่อใช้คำตามระเบียบ เช่น กรรมการ"),
    )
    since = DayField(label=_("ตั้งแต่วันที่"), required=False, help_text=DAY_HINT)
    until = DayField(
        label=_("ถึงวันที่"),
        required=False,
        help_text=_("เว้นว่างไว้ ระบบคิดให้จากวาระตามระเบียบ กรรมการโดยตำแหน่งไม่มีวันครบวาระ"),
    )
    user = select_row(
        label=_("บัญชีผู้ใช้ของกรรมการคนนี้"),
        empty_label=_("ไม่มี หรือยังไม่ผูก"),
    )

    @classmethod
    def into(cls, body: BodyOnDay, people: Any, typed: Any) -> "SeatForm":
        """A form for a new member of a body; each group shows how many it has and needs."""
        appointed_on = body.committee.appointed_on if body.committee else None
        form = cls(typed, initial={"since": appointed_on})
        form.fields["group"].choices = list(_groups(body))
        form.fields["user"].queryset = people
        return form

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        since, until = typed.get("since"), typed.get("until")
        if since and until and until < since:
            self.add_error("until", gettext("วันสิ้นสุดต้องไม่ก่อนวันที่เริ่ม"))
        return typed


def _groups(body: BodyOnDay) -> Iterable[tuple[str, str]]:
    for group in body.groups:
        have = gettext("มีแล้ว %(count)s คน") % {"count": len(group.members)}
        yield group.rule.group, f"{group.name} ({have})"


class EndSeatForm(forms.Form):
    """The last day of a member."""

    on = DayField(label=_("เป็นกรรมการถึงวันที่"), help_text=DAY_HINT)
