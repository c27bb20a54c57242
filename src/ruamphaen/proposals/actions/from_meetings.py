"""Proposals out of a forum's sayings, many at once; each keeps the receipt that was handed out there."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.meetings.models import Saying
from ruamphaen.organisation.models import User
from ruamphaen.proposals.actions.submitting import take_up_saying
from ruamphaen.proposals.models import Proposal

MOST_AT_ONCE = 200


@transaction.atomic
def take_up_sayings(sayings: Sequence[Saying], *, by: User, at: datetime) -> list[Proposal]:
    """Take up all of these or none; each leaves its own line in the ledger, like the others of its kind."""
    if not sayings:
        raise Refused(_("ยังไม่ได้เลือกถ้อยคำ เลือกอย่างน้อยหนึ่งรายการ"), status=422)
    if len(sayings) > MOST_AT_ONCE:
        raise Refused(_("นำเข้าได้ครั้งละไม่เกิน %(most)s รายการ") % {"most": MOST_AT_ONCE}, status=422)
    return [take_up_saying(saying, by=by, at=at) for saying in sayings]
