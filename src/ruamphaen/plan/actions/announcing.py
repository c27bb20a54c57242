"""Announcing what was approved; recording what was published before: public and unchanged from then on."""

from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base import outbox
from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.plan import jobs
from ruamphaen.plan.actions.approving import ensure_no_errors
from ruamphaen.plan.actions.drafts import locked_draft
from ruamphaen.plan.actions.route import locked_version, round_of
from ruamphaen.plan.actions.words import refused
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries.content import content_hash, content_of
from ruamphaen.plan.queries.sealed import FORMULA
from ruamphaen.plan.rules.taking import trouble_dating_announcement
from ruamphaen.plan.rules.versions import State, may_become
from ruamphaen.thai.text import clean


@transaction.atomic
def announce_version(
    version: Version, *, by: User | None, on: date, today: date, source: str = ""
) -> Version:
    """Announce an approved version as of a day: it is public, and the clocks of the law start.

    `source` says where the announcement can be read. Raises Refused for a version that was not
    approved, for a day before its approval or any step it stands on, for a day to come, while the
    plan check has errors that were not waived, and where the content is no longer what was approved.
    """
    fresh = locked_version(version)
    if not may_become(State(fresh.state), State.ANNOUNCED):
        raise Refused(fresh.why_not_to_announce)
    content = content_of(fresh)
    if content.hash != fresh.content_hash:
        raise Refused(_("เนื้อหาของฉบับนี้ไม่ตรงกับที่อนุมัติ มีผู้แก้ฐานข้อมูลนอกระบบ แจ้งผู้ดูแลระบบให้ตรวจก่อนประกาศ"))
    trouble = trouble_dating_announcement(round_of(fresh, today, content), on, today)
    if trouble is not None:
        raise refused(trouble)
    ensure_no_errors(fresh, today)
    fresh.state = State.ANNOUNCED
    fresh.announced_on = on
    fresh.source = clean(source) or fresh.source
    fresh.save(update_fields=["state", "announced_on", "source"])
    record(
        by,
        "plan.announce_version",
        fresh,
        number=fresh.number,
        on=on,
        listings=len(content.rows),
        content=content.hash,
        formula=FORMULA,
        source=fresh.source,
    )
    if outbox.is_on():
        transaction.on_commit(partial(jobs.tell_authors.enqueue, fresh.pk))
    return fresh


@transaction.atomic
def record_published(
    version: Version, *, by: User | None, on: date | None, source: str = ""
) -> Version:
    """Record a draft as a version that was published already, outside this system.

    Its steps are not asked for: they lie in the office's own files. It is public and frozen from
    then on; the ledger keeps the hash of everything it lists, so a later change under our feet
    would show. `on` is None only where the published book names no day. `source` says where the
    announcement can be read; it replaces the version's own when given.
    Raises Refused where the version is no draft, lists nothing, or began its steps here: what goes its
    way in this system is approved and announced.
    """
    fresh = locked_draft(version)
    if (
        fresh.steps.filter(undone_at=None).exists()
        or fresh.approvals.filter(withdrawn_at=None).exists()
    ):
        raise Refused(
            _("ฉบับนี้เริ่มขั้นตอนในระบบแล้ว จึงบันทึกเป็นฉบับที่ประกาศมาก่อนไม่ได้ ขออนุมัติและประกาศตามขั้นตอน")
        )
    listings = fresh.listings.count()
    if not listings:
        raise Refused(_("ฉบับนี้ยังไม่มีโครงการ ใส่หรือนำเข้าโครงการก่อนแล้วจึงประกาศ"))
    fresh.state = State.ANNOUNCED
    fresh.announced_on = on
    fresh.content_hash = content_hash(fresh)
    fresh.source = clean(source) or fresh.source
    fresh.save(update_fields=["state", "announced_on", "content_hash", "source"])
    record(
        by,
        "plan.record_published",
        fresh,
        number=fresh.number,
        on=on,
        listings=listings,
        content=fresh.content_hash,
        formula=FORMULA,
        source=fresh.source,
    )
    return fresh
