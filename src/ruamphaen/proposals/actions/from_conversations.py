"""Proposals out of statements that unite a conversation; each keeps the receipt its author holds."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.opinions.models import Conversation, Statement
from ruamphaen.opinions.queries.results import uniting_statements
from ruamphaen.organisation.models import User
from ruamphaen.proposals.actions.submitting import keep_proposal, proposal_of
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.rules.kinds import Channel, ProposalKind, Standing
from ruamphaen.proposals.rules.told import Told
from ruamphaen.thai.dates import BANGKOK


@transaction.atomic
def take_up_statements(
    conversation: Conversation, *, by: User | None, statements: Sequence[Statement], at: datetime
) -> list[Proposal]:
    """Make proposals of statements with which all groups agree; taken up before: those proposals.

    Who agreed is not carried over: a conversation knows no persons, and nobody is counted twice.
    Raises Refused where none is chosen, or where one does not unite the groups (any more).
    """
    if not statements:
        raise Refused(_("ยังไม่ได้เลือกข้อความ เลือกอย่างน้อยหนึ่งข้อความ"), status=422)
    uniting = {statement.pk for statement, _said in uniting_statements(conversation, at)}
    if any(statement.pk not in uniting for statement in statements):
        raise Refused(_("ข้อความที่เลือกไม่ได้เป็นที่เห็นตรงกันทุกกลุ่มแล้ว เปิดหน้านี้ใหม่แล้วเลือกอีกครั้ง"))
    return [_take_up(statement, conversation, by=by, at=at) for statement in statements]


def _take_up(
    statement: Statement, conversation: Conversation, *, by: User | None, at: datetime
) -> Proposal:
    statement = Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    before = Proposal.objects.filter(receipt=statement.receipt).first()
    if before is not None:
        return before
    proposal = proposal_of(
        conversation.organisation,
        Told(kind=ProposalKind.SUGGESTION, title=statement.text, body=_told_in(conversation)),
    )
    proposal.receipt, proposal.statement = statement.receipt, statement
    proposal.channel, proposal.standing = Channel.CONVERSATION, Standing.SHOWN
    proposal.made_at, proposal.said_on = at, statement.said_at.astimezone(BANGKOK).date()
    return keep_proposal(proposal, by=by)


def _told_in(conversation: Conversation) -> str:
    return _("ทุกกลุ่มในวงความเห็น “%(title)s” เห็นตรงกัน") % {"title": conversation.title}
