"""Standing behind a proposal: one tap, once a person, and it can be taken back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.proposals.actions.counting import locked_with_cluster, recount
from ruamphaen.proposals.models import Proposal, Support
from ruamphaen.proposals.rules.kinds import Standing


@transaction.atomic
def support(proposal: Proposal, *, supporter: str, at: datetime) -> bool:
    """One more person behind a proposal. False where they stood there already.

    The ledger does not say who: what somebody supports is nobody's business.
    """
    together = locked_with_cluster(proposal)
    proposal.refresh_from_db(fields=["standing"])
    if proposal.standing != Standing.SHOWN:
        raise Refused(_("ข้อเสนอนี้ไม่ได้แสดงอยู่ จึงสนับสนุนไม่ได้ เลือกข้อเสนออื่นในรายการ"))
    _made, new = Support.objects.get_or_create(
        proposal=proposal, supporter=supporter, defaults={"made_at": at}
    )
    if new:
        proposal.supports = recount(together)
        record(None, "proposals.support", proposal)
    return new


@transaction.atomic
def take_back_support(proposal: Proposal, *, supporter: str) -> bool:
    """Stand behind it no more. False where they did not. Its author stays behind what they ask for."""
    together = locked_with_cluster(proposal)
    if supporter == proposal.author_key:
        raise Refused(_("ท่านเป็นผู้เสนอเรื่องนี้ ถ้าไม่ต้องการแล้ว ให้ถอนข้อเสนอ"))
    gone, _kinds = Support.objects.filter(proposal=proposal, supporter=supporter).delete()
    if gone:
        proposal.supports = recount(together)
        record(None, "proposals.take_back_support", proposal)
    return bool(gone)
