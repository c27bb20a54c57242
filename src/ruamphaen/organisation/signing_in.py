"""How sign-in differs here from the library's defaults: its rules, and its words in plain Thai."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ruamphaen.organisation.models import User

# Refused passwords, by the code of Django's validators.
PASSWORD_REFUSALS = {
    "password_too_short": _("รหัสผ่านสั้นไป ต้องมีอย่างน้อย 10 ตัวอักษร"),
    "password_too_common": _("รหัสผ่านนี้มีคนใช้มากจนเดาได้ง่าย เลือกใหม่"),
    "password_too_similar": _("รหัสผ่านคล้ายชื่อผู้ใช้หรืออีเมลเกินไป เลือกใหม่"),
    "password_entirely_numeric": _("รหัสผ่านเป็นตัวเลขล้วนเดาได้ง่าย เพิ่มตัวอักษรด้วย"),
}

WRONG_NAME_OR_PASSWORD = _("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง ตรวจตัวพิมพ์เล็กใหญ่และภาษาของแป้นพิมพ์ แล้วลองใหม่")

# What the library's message templates say here; signing in and out needs no message.
MESSAGES = {
    "password_changed": _("เปลี่ยนรหัสผ่านแล้ว"),
    "password_set": _("ตั้งรหัสผ่านแล้ว"),
    "email_confirmation_sent": _("ส่งลิงก์ยืนยันไปที่ %(email)s แล้ว เปิดอีเมลแล้วกดลิงก์นั้น"),
    "email_confirmed": _("ยืนยันอีเมล %(email)s แล้ว"),
    "email_confirmation_failed": _("ยืนยัน %(email)s ไม่ได้ เพราะบัญชีอื่นยืนยันอีเมลนี้ไปแล้ว"),
    "email_deleted": _("ลบอีเมล %(email)s แล้ว"),
    "primary_email_set": _("ตั้งเป็นอีเมลหลักแล้ว"),
    "unverified_primary_email": _("อีเมลหลักต้องยืนยันก่อน"),
    "cannot_delete_primary_email": _("ลบอีเมลหลักไม่ได้ ตั้งอีเมลอื่นเป็นอีเมลหลักก่อน"),
    "totp_activated": _("เปิดการยืนยันสองขั้นแล้ว เก็บรหัสสำรองไว้ในที่ปลอดภัย"),
    "totp_deactivated": _("ปิดการยืนยันสองขั้นแล้ว"),
    "recovery_codes_generated": _("ออกรหัสสำรองให้แล้ว ถ้ามีชุดก่อน ชุดนั้นใช้ไม่ได้อีก"),
}


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # an untyped library
    """Accounts are given by the organisation's administrator; nobody opens one alone (for now)."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("บัญชีนี้ปิดใช้อยู่ ติดต่อผู้ดูแลระบบของหน่วยงาน"),
        "cannot_remove_primary_email": _("ลบอีเมลหลักไม่ได้ ตั้งอีเมลอื่นเป็นอีเมลหลักก่อน"),
        "duplicate_email": _("อีเมลนี้อยู่ในบัญชีของท่านแล้ว"),
        "email_taken": _("อีเมลนี้มีผู้อื่นใช้แล้ว"),
        "email_password_mismatch": WRONG_NAME_OR_PASSWORD,
        "username_password_mismatch": WRONG_NAME_OR_PASSWORD,
        "enter_current_password": _("รหัสผ่านปัจจุบันไม่ถูกต้อง พิมพ์ใหม่"),
        "incorrect_password": _("รหัสผ่านไม่ถูกต้อง พิมพ์ใหม่"),
        "incorrect_code": _("รหัสไม่ถูกต้อง ดูรหัสล่าสุดในแอป แล้วพิมพ์ใหม่"),
        "invalid_password_reset": _("ลิงก์ตั้งรหัสผ่านใหม่นี้ใช้ไม่ได้แล้ว ขอลิงก์ใหม่"),
        "max_email_addresses": _("เพิ่มอีเมลได้ไม่เกิน %d รายการ"),
        "too_many_login_attempts": _("ลองผิดหลายครั้งเกินไป รอ 15 นาทีแล้วลองใหม่"),
        "rate_limited": _("ส่งคำขอถี่เกินไป รอสักครู่แล้วลองใหม่"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Our own words where there is something to say; the desk itself shows that one is in."""
        words = MESSAGES.get((message_template or "").rpartition("/")[2].removesuffix(".txt"))
        if words is not None:
            messages.add_message(request, level, str(words) % (message_context or {}))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("organisation:desk")

    def clean_password(self, password: str, user: User | None = None) -> str:
        """Refuse a weak password, each reason in plain words, and the one that is there already.

        The password that someone else gave out must not become one's own by typing it twice.
        """
        if user is not None and user.pk and user.check_password(password):
            raise ValidationError(_("นี่คือรหัสผ่านเดิม เลือกใหม่"), code="password_unchanged")
        try:
            return str(super().clean_password(password, user))
        except ValidationError as weak:
            raise ValidationError(
                [
                    ValidationError(
                        PASSWORD_REFUSALS.get(each.code or "") or each.message, code=each.code
                    )
                    for each in weak.error_list
                ]
            ) from weak

    def set_password(self, user: User, password: str) -> None:
        """A password that its owner chose is no longer a given one."""
        user.password_is_given = False
        super().set_password(user, password)
