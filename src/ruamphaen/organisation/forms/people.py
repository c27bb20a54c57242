"""What was typed about posts and the people who hold them."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText
from ruamphaen.organisation.forms.fields import DAY_HINT, select, select_row
from ruamphaen.organisation.models import Department, Organisation, Post, User
from ruamphaen.organisation.models.people import ROLE_NAMES
from ruamphaen.organisation.rules import Role, within_reason


class PostForm(forms.Form):
    """A post: its title, what it opens, and its department."""

    title = ThaiText(
        label=_("ชื่อตำแหน่ง"), max_length=120, help_text=_("เช่น นักวิเคราะห์นโยบายและแผนชำนาญการ")
    )
    role = select(label=_("ทำอะไรในระบบได้"), choices=list(ROLE_NAMES.items()))
    department = select_row(
        label=_("ส่วนราชการ"),
        empty_label=_("ไม่ระบุ"),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = Department.objects.filter(organisation=organisation)

    @classmethod
    def of(cls, post: Post, typed: Any) -> "PostForm":
        """The form of an existing post."""
        now = {"title": post.title, "role": post.role, "department": post.department_id}
        return cls(typed, organisation=post.organisation, initial=now)

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class OnDay(forms.Form):
    """A day not unreasonably far from today."""

    on = DayField(label=_("ตั้งแต่วันที่"), help_text=DAY_HINT)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].initial = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if not within_reason(on, self.today):
            raise ValidationError(
                gettext("ลงวันย้อนหลังได้ไม่เกินหนึ่งปี และล่วงหน้าได้ไม่เกิน 90 วัน ตรวจปีที่พิมพ์อีกครั้ง")
            )
        return on


class HandOverForm(OnDay):
    """To whom a post goes: someone of this organisation, or anyone by their user name."""

    person = select_row(
        label=_("มอบให้"),
        empty_label=_("เลือกคนในหน่วยงาน"),
    )
    username = forms.CharField(
        label=_("หรือพิมพ์ชื่อผู้ใช้"),
        required=False,
        max_length=150,
        widget=forms.TextInput({"class": "input", "autocapitalize": "none"}),
        help_text=_("สำหรับคนที่มีบัญชีแล้วแต่ยังไม่เคยมีตำแหน่งที่นี่ เช่น ผู้ที่ย้ายมาจากหน่วยงานอื่น"),
    )

    field_order = ("person", "username", "on")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        person.queryset = people
        # One of the two is needed: the list says so until a user name is typed.
        person.required = not (self.data or {}).get("username", "").strip()
        person.error_messages["required"] = gettext("เลือกคนในหน่วยงาน หรือพิมพ์ชื่อผู้ใช้")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        person, username = typed.get("person"), typed.get("username", "").strip()
        if person and username:
            raise ValidationError(gettext("เลือกคนในหน่วยงาน หรือพิมพ์ชื่อผู้ใช้ อย่างใดอย่างหนึ่ง"))
        if username:
            person = User.objects.filter(username__iexact=username, is_active=True).first()
            if person is None:
                self.add_error("username", gettext("ไม่พบผู้ใช้ชื่อนี้ ตรวจตัวสะกด หรือเปิดบัญชีให้คนใหม่"))
        return {**typed, "to": person}


class NewPersonForm(OnDay):
    """A new sign-in for someone who takes a post."""

    full_name = ThaiText(label=_("ชื่อ–สกุล"), max_length=120)
    username = forms.CharField(
        label=_("ชื่อผู้ใช้"),
        max_length=60,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput({"class": "input", "autocapitalize": "none", "autocomplete": "off"}),
        help_text=_("ใช้เข้าสู่ระบบ เช่น somsri.j ไม่มีเว้นวรรค"),
    )
    email = forms.EmailField(
        label=_("อีเมล"),
        required=False,
        widget=forms.EmailInput({"class": "input"}),
        help_text=_("ใช้ตั้งรหัสผ่านใหม่เองเมื่อลืม"),
    )

    field_order = ("full_name", "username", "email", "on")
