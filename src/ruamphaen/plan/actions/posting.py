"""Posting an announcement where everyone can read it, and taking it down when it hung long enough."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base import files, photos
from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import SYSTEM, record
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.route import locked_version
from ruamphaen.plan.models import PostedNotice, Version
from ruamphaen.plan.rules.versions import State
from ruamphaen.thai.dates import thai_date
from ruamphaen.thai.text import one_line


@transaction.atomic
def post_notice(
    version: Version,
    *,
    by: User | None,
    since: date,
    place: str,
    today: date,
    photo: bytes | None = None,
) -> PostedNotice:
    """Record where and since when an announced version is posted, with a photograph of it if there is one.

    Raises Refused before the announcement, for a day before it or one to come, and without a place.
    """
    where = one_line(place)[:200]
    if not where:
        raise Refused(_("บอกที่ปิดประกาศ เช่น บอร์ดหน้าสำนักงาน หรือที่อยู่หน้าเว็บ"), status=422)
    fresh = locked_version(version)
    if fresh.state != State.ANNOUNCED:
        raise Refused(_("ยังไม่ได้ประกาศใช้ ประกาศก่อนแล้วจึงบันทึกการปิดประกาศ"))
    if fresh.announced_on is not None and since < fresh.announced_on:
        raise Refused(
            _("ประกาศใช้เมื่อ %(day)s วันปิดประกาศต้องไม่ก่อนวันนั้น")
            % {"day": thai_date(fresh.announced_on)},
            status=422,
        )
    _ensure_not_to_come(since, today)
    kept = None
    if photo:
        kept = files.keep(
            photos.made_anew(photo), chain=fresh.chain, name=f"{where[:80]}.jpg", kind="jpg"
        )
    notice = PostedNotice.objects.create(
        version=fresh,
        since=since,
        place=where,
        photo=kept,
        by_tag=by.tag if by is not None else SYSTEM,
    )
    record(
        by,
        "plan.post_notice",
        fresh,
        notice=notice.pk,
        since=since,
        place=where,
        photo=kept.sha256 if kept else "",
    )
    return notice


@transaction.atomic
def take_down_notice(
    notice: PostedNotice, *, by: User | None, until: date, today: date
) -> PostedNotice:
    """Record that a notice was taken down. Raises Refused where it was, or for a day that cannot be."""
    fresh = _standing(notice)
    if fresh.until is not None:
        raise Refused(_("บันทึกวันปลดประกาศนี้ไปแล้ว"))
    if until < fresh.since:
        raise Refused(_("วันปลดต้องไม่ก่อนวันปิดประกาศ"), status=422)
    _ensure_not_to_come(until, today)
    fresh.until = until
    fresh.save(update_fields=["until"])
    record(by, "plan.take_down_notice", fresh.version, notice=fresh.pk, until=until)
    return fresh


@transaction.atomic
def strike_notice(notice: PostedNotice, *, by: User | None) -> None:
    """Strike out a notice that was entered by mistake; the ledger keeps that it was entered."""
    fresh = _standing(notice)
    fresh.struck_at = timezone.now()
    fresh.save(update_fields=["struck_at"])
    record(by, "plan.strike_notice", fresh.version, notice=fresh.pk)


def _standing(notice: PostedNotice) -> PostedNotice:
    fresh = (
        PostedNotice.objects.select_for_update(of=("self",))
        .select_related("version__plan__organisation")
        .get(pk=notice.pk)
    )
    if fresh.struck_at is not None:
        raise Refused(_("รายการนี้เอาออกไปแล้ว"))
    return fresh


def _ensure_not_to_come(day: date, today: date) -> None:
    if day > today:
        raise Refused(_("วันที่ %(day)s ยังมาไม่ถึง ใส่วันที่ทำจริง") % {"day": thai_date(day)}, status=422)
