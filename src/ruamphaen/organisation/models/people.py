"""People and their posts. A role belongs to the post; the person passes it on when they move."""

import secrets

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.organisation.models.organisation import Department, Organisation
from ruamphaen.organisation.rules import Role

ROLE_NAMES = {
    Role.ADMINISTRATOR: _("ผู้ดูแลระบบของหน่วยงาน"),
    Role.PLANNER: _("นักวิเคราะห์นโยบายและแผน"),
    Role.FINANCE: _("เจ้าหน้าที่การคลัง"),
    Role.DEPARTMENT: _("เจ้าหน้าที่ส่วนราชการ"),
    Role.MODERATOR: _("ผู้ดูแลความเห็น"),
    Role.EXECUTIVE: _("ผู้บริหารท้องถิ่น"),
    Role.COUNCIL: _("สมาชิกสภาท้องถิ่น"),
    Role.COMMITTEE: _("กรรมการ"),
    Role.AUDITOR: _("ผู้ตรวจสอบ"),
}

# What a role opens today, for whoever has to choose one.
ROLE_OPENS = {
    Role.ADMINISTRATOR: _(
        "ดูแลคน ตำแหน่ง ส่วนราชการ และค่าของหน่วยงาน ทำแทนนักวิเคราะห์และลงประกาศใช้แผนได้"
    ),
    Role.PLANNER: _("ร่างและแก้แผน ผังยุทธศาสตร์ รายชื่อคณะกรรมการและสภา"),
    Role.FINANCE: _("เปิดดูร่างแผนและงานที่ทำไปล่าสุด"),
    Role.DEPARTMENT: _("เปิดดูร่างแผนและงานที่ทำไปล่าสุด"),
    Role.MODERATOR: _("อ่านข้อเสนอและความเห็นก่อนแสดง ตัดสิน ตอบคำอุทธรณ์ เปิดดูร่างแผนและงานที่ทำไปล่าสุด"),
    Role.EXECUTIVE: _("ประกาศใช้แผน เปิดดูร่างแผนและงานที่ทำไปล่าสุด"),
    Role.COUNCIL: _("เปิดดูร่างแผน"),
    Role.COMMITTEE: _("เปิดดูร่างแผน"),
    Role.AUDITOR: _("เปิดดูร่างแผนและงานที่ทำไปล่าสุด แก้อะไรไม่ได้"),
}


def new_tag() -> str:
    """A random name for the ledger: says nothing about the person once their record is gone."""
    return secrets.token_hex(16)


class User(AbstractUser):
    """ผู้ใช้ — a person with a sign-in. What they may do comes from the posts they hold."""

    full_name = models.CharField(_("ชื่อ–สกุล"), max_length=120, blank=True)
    tag = models.CharField(max_length=40, unique=True, default=new_tag, editable=False)
    # What became of what they sent; letters about the account itself always come.
    tell_by_mail = models.BooleanField(_("แจ้งฉันทางอีเมล"), default=True)
    # Someone else knows this password: the person chooses their own before they work.
    password_is_given = models.BooleanField(default=False, editable=False)

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def chain(self) -> str:
        """Acts on an account are the installation's own."""
        return "site"

    @property
    def mail_stop(self) -> str:
        """Who stops letters, as the link under each of them names them."""
        return f"u{self.pk}"


class Post(models.Model):
    """ตำแหน่ง — a desk in an organisation with one role; stays when its holder moves on."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="posts")
    title = models.CharField(_("ตำแหน่ง"), max_length=120)
    role = models.CharField(_("บทบาท"), max_length=20, choices=list(ROLE_NAMES.items()))
    department = models.ForeignKey(
        Department, models.SET_NULL, null=True, blank=True, related_name="posts"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "title"], name="post_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return self.organisation.chain


class Holding(models.Model):
    """การดำรงตำแหน่ง — one person in one post from a day, until they hand it over."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="holdings")
    user = models.ForeignKey(User, models.CASCADE, related_name="holdings")
    since = models.DateField(_("ตั้งแต่"))
    until = models.DateField(_("ถึง"), null=True, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["post"], condition=models.Q(until=None), name="one_holder_now"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="holding_ends_after_it_began",
            ),
        ]

    @property
    def chain(self) -> str:
        return self.post.organisation.chain
