"""What unites a conversation and is no proposal yet: ticked, and taken up in one step."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.opinions.access import conversation_for
from ruamphaen.opinions.queries.results import uniting_statements
from ruamphaen.proposals import access
from ruamphaen.proposals.actions.from_conversations import take_up_statements
from ruamphaen.proposals.models import Proposal


@door(access.may_take_in)
def statements(request: Request, pk: int) -> HttpResponse:
    """The statements on which all groups agree, those taken up already marked."""
    conversation = conversation_for(request.visitor, pk)
    now = timezone.now()
    uniting = uniting_statements(conversation, now)
    if request.method == "POST":
        ticked = set(request.POST.getlist("statement"))
        chosen = [statement for statement, _said in uniting if str(statement.pk) in ticked]
        made = take_up_statements(conversation, by=request.user, statements=chosen, at=now)
        told = ngettext("ทำเป็นข้อเสนอแล้ว %(n)s เรื่อง", "ทำเป็นข้อเสนอแล้ว %(n)s เรื่อง", len(made))
        messages.success(request, told % {"n": len(made)})
        return redirect("proposals:from_conversation", request.organisation.slug, pk)
    receipts = [statement.receipt for statement, _said in uniting]
    taken = set(Proposal.objects.filter(receipt__in=receipts).values_list("receipt", flat=True))
    return page(
        request,
        "proposals/desk/statements.html",
        conversation=conversation,
        rows=[(statement, said, statement.receipt in taken) for statement, said in uniting],
        left=len(receipts) - len(taken),
        room="desk",
    )
