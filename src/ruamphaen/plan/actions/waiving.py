"""Letting a finding of the plan check stand, for a reason that anyone can read; taking that back."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import SYSTEM, record
from ruamphaen.organisation.models import User
from ruamphaen.plan.models import CheckWaiver, Version
from ruamphaen.plan.rules.check import Finding
from ruamphaen.thai.text import clean

SHORTEST_REASON = 10  # letters; "ok" is no reason
LONGEST_REASON = 1000


@transaction.atomic
def waive_finding(
    version: Version, *, by: User | None, finding: Finding, reason: str
) -> CheckWaiver:
    """Let a finding stand; the reason is public beside the version.

    Raises Refused for a reason too short or too long, and where the finding is waived already.
    """
    said = clean(reason)
    if len(said) < SHORTEST_REASON:
        raise Refused(
            _("เขียนเหตุผลอย่างน้อย %(n)s ตัวอักษร ประชาชนจะอ่านได้") % {"n": SHORTEST_REASON}, status=422
        )
    if len(said) > LONGEST_REASON:
        raise Refused(_("เหตุผลยาวเกิน %(n)s ตัวอักษร ย่อให้สั้นลง") % {"n": LONGEST_REASON}, status=422)
    try:
        with transaction.atomic():
            waiver = CheckWaiver.objects.create(
                version=version,
                rule=finding.rule.id,
                place=finding.place.key,
                place_name=finding.place.name,
                fingerprint=finding.fingerprint,
                reason=said,
                by_tag=by.tag if by is not None else SYSTEM,
            )
    except IntegrityError as already:
        raise Refused(_("ข้อนี้ยกเว้นไว้แล้ว")) from already
    record(
        by,
        "plan.waive_finding",
        waiver,
        rule=waiver.rule,
        place=waiver.place,
        finding=finding.says.th,
        reason=said,
    )
    return waiver


@transaction.atomic
def withdraw_waiver(waiver: CheckWaiver, *, by: User | None) -> CheckWaiver:
    """Take a waiver back: the finding counts again. Raises Refused where that was done before."""
    fresh = CheckWaiver.objects.select_for_update(of=("self",)).get(pk=waiver.pk)
    if fresh.withdrawn_at is not None:
        raise Refused(_("เลิกยกเว้นข้อนี้ไปแล้ว"))
    fresh.withdrawn_at = timezone.now()
    fresh.save(update_fields=["withdrawn_at"])
    record(by, "plan.withdraw_waiver", fresh, rule=fresh.rule, place=fresh.place)
    return fresh
