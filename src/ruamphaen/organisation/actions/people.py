"""Posts and the people who hold them: made, given, handed over, left vacant."""

import secrets
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import Department, Holding, Organisation, Post, User
from ruamphaen.organisation.rules import Role
from ruamphaen.thai.dates import thai_date
from ruamphaen.thai.text import one_line

# No 0/O, 1/l/I: the password is read from paper and typed once. About 62 bits.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def one_time_password() -> str:
    """A password to be written on paper, typed once and changed: "k7mq-x2ra-9hdt"."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


# ------------------------------------------------------------------ posts


@transaction.atomic
def create_post(
    organisation: Organisation,
    *,
    by: User | None,
    title: str,
    role: Role,
    department: Department | None = None,
) -> Post:
    """Make a post with one role. Nobody holds it yet."""
    title = one_line(title)
    _ensure_new_title(organisation, title)
    post = Post.objects.create(
        organisation=organisation, title=title, role=role.value, department=department
    )
    record(by, "organisation.create_post", post, title=title, role=role.value)
    return post


@transaction.atomic
def edit_post(
    post: Post, *, by: User | None, title: str, role: Role, department: Department | None
) -> Post:
    """Change a post's title, role or department; whoever holds it gets what the new role opens.

    Raises Refused where the organisation would be left without an administrator.
    """
    title = one_line(title)
    if title != post.title:
        _ensure_new_title(post.organisation, title)
    if role is not Role.ADMINISTRATOR:
        _ensure_another_administrator(post)
    before = post.role
    post.title, post.role, post.department = title, role.value, department
    post.save(update_fields=["title", "role", "department"])
    record(by, "organisation.edit_post", post, title=title, before=before, role=role.value)
    return post


@transaction.atomic
def remove_post(post: Post, *, by: User | None) -> None:
    """Remove a post that nobody ever held; a post with a history only falls vacant."""
    if post.holdings.exists():
        raise Refused(
            _("ลบ “%(title)s” ไม่ได้ เพราะมีผู้เคยครองตำแหน่งนี้ ให้ตำแหน่งว่างแทน") % {"title": post.title}
        )
    record(by, "organisation.remove_post", post, title=post.title)
    post.delete()


def _ensure_new_title(organisation: Organisation, title: str) -> None:
    if Post.objects.filter(organisation=organisation, title=title).exists():
        raise Refused(_("มีตำแหน่ง “%(title)s” อยู่แล้ว") % {"title": title})


# ------------------------------------------------------------------ handing over


@transaction.atomic
def hand_over(post: Post, *, by: User | None, to: User | None, on: date) -> Holding | None:
    """Give a post to a person from a day on; whoever held it until then holds it no longer.

    With `to=None` the post falls vacant. The post's work, drafts and rights stay where they are:
    the next holder finds everything. Returns the new holding. Raises Refused where the days of
    two holders would overlap, or the organisation would be left without an administrator.
    """
    giver = _pass_on(post, to, on)
    holding = Holding.objects.create(post=post, user=to, since=on) if to is not None else None
    record(
        by,
        "organisation.hand_over",
        post,
        giver=giver.tag if giver else None,
        taker=to.tag if to else None,
        title=post.title,
        on=on,
    )
    return holding


@transaction.atomic
def take_in(
    post: Post, *, by: User | None, on: date, username: str, full_name: str, email: str = ""
) -> tuple[User, str]:
    """Make a sign-in for a new person and give them the post: one act, for posts are why accounts are.

    Returns the person and their one-time password, which is kept nowhere. Raises Refused where
    the user name is taken or the days do not fit.
    """
    password = one_time_password()
    person = _make_user(username, password, full_name, email, given=True)
    giver = _pass_on(post, person, on)
    Holding.objects.create(post=post, user=person, since=on)
    record(
        by,
        "organisation.take_in",
        post,
        giver=giver.tag if giver else None,
        taker=person.tag,
        title=post.title,
        on=on,
    )
    return person, password


def _pass_on(post: Post, to: User | None, on: date) -> User | None:
    """End the present holding the day before `on`; returns who held the post."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    current = post.holdings.filter(until=None).select_related("user").first()
    if current is None:
        _ensure_after_the_last(post, on)
        if to is None:
            raise Refused(_("ตำแหน่ง “%(title)s” ว่างอยู่แล้ว") % {"title": post.title})
        return None
    if current.user == to:
        raise Refused(_("%(person)s ดำรงตำแหน่งนี้อยู่แล้ว") % {"person": to})
    if on < current.since:
        raise Refused(
            _("วันรับมอบต้องไม่ก่อนวันที่ %(day)s ซึ่งเป็นวันที่ผู้ครองตำแหน่งคนเดิมเริ่มงาน")
            % {"day": thai_date(current.since)}
        )
    if to is None:
        _ensure_another_administrator(post)
    if on == current.since:
        current.delete()
    else:
        current.until = on - timedelta(days=1)
        current.save(update_fields=["until"])
    return current.user


def _ensure_after_the_last(post: Post, on: date) -> None:
    last = post.holdings.order_by("-until").first()
    if last is not None and last.until is not None and on <= last.until:
        raise Refused(
            _("คนก่อนครองตำแหน่งนี้ถึงวันที่ %(day)s เลือกวันหลังจากนั้น") % {"day": thai_date(last.until)}
        )


def _ensure_another_administrator(post: Post) -> None:
    """An organisation without an administrator could let nobody in again."""
    if post.role != Role.ADMINISTRATOR or not post.holdings.filter(until=None).exists():
        return
    others = Holding.objects.filter(
        post__organisation=post.organisation, post__role=Role.ADMINISTRATOR, until=None
    ).exclude(post=post)
    if not others.exists():
        raise Refused(
            _("นี่เป็นผู้ดูแลระบบคนสุดท้ายของหน่วยงาน ถ้าว่างลงจะไม่มีใครมอบตำแหน่งให้ใครได้อีก มอบให้คนอื่นแทน")
        )


# ------------------------------------------------------------------ sign-ins


@transaction.atomic
def create_user(
    *, by: User | None, username: str, password: str, full_name: str = "", email: str = ""
) -> User:
    """Make a sign-in. What the person may do comes with the posts handed to them."""
    user = _make_user(username, password, full_name, email, given=False)
    record(by, "organisation.create_user", user)
    return user


def _make_user(username: str, password: str, full_name: str, email: str, *, given: bool) -> User:
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(_("มีผู้ใช้ชื่อ “%(username)s” อยู่แล้ว เลือกชื่ออื่น") % {"username": username})
    return User.objects.create_user(
        username=username,
        password=password,
        email=email or None,
        full_name=one_line(full_name),
        password_is_given=given,
    )


@transaction.atomic
def give_new_password(user: User, *, by: User | None, organisation: Organisation) -> str:
    """A new one-time password for someone who lost theirs; returned once, kept nowhere.

    Only for people whose posts were all in this organisation: nobody may take over the account
    of another organisation's staff. Raises Refused (403) otherwise.
    """
    elsewhere = user.holdings.exclude(post__organisation=organisation).exists()
    if elsewhere or user.is_superuser or not user.holdings.exists():
        raise Refused(
            _("%(person)s มีตำแหน่งในหน่วยงานอื่นด้วย ผู้ดูแลระบบของทั้งระบบเท่านั้นที่ตั้งรหัสผ่านให้ใหม่ได้")
            % {"person": user},
            status=403,
        )
    password = one_time_password()
    user.set_password(password)
    user.password_is_given = True
    user.save(update_fields=["password", "password_is_given"])
    record(by, "organisation.give_new_password", organisation, taker=user.tag)
    return password
