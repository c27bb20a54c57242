"""One person, one count: what a browser answered before signing in becomes the account's."""

from datetime import date

from django.db import transaction
from django.db.models import F

from ruamphaen.opinions.actions.answering import ensure_takes_answers, take_part
from ruamphaen.opinions.models import Conversation, Participant, Statement, Vote
from ruamphaen.opinions.rules.kinds import Channel


@transaction.atomic
def carry_over(conversation: Conversation, *, device: str, account: str, today: date) -> int:
    """Give to an account's participant all that a browser's answered and sent; how many answers.

    Only after the person said so (base.same_person), and only while it is open: what was closed is
    recorded as it was. Where both answered one statement, the answer that was first given later stays;
    no time is kept that would tell more. No line in the ledger, as for every single answer. The
    browser's participant stays, without answers: a page that is still open there must find it.
    """
    conversation = Conversation.objects.get(pk=conversation.pk)
    ensure_takes_answers(conversation, today)
    browsers = Participant.objects.filter(conversation=conversation, key=device)
    found = browsers.first()
    if not account or found is None:
        return 0
    # Nobody answers for either of the two until this is done; always the account first.
    me = take_part(conversation, key=account, channel=Channel(found.channel))
    before = browsers.select_for_update().first()
    if before is None:  # forgotten a moment ago
        return 0
    theirs = list(Vote.objects.filter(participant=before))
    mine = {vote.statement_id: vote for vote in Vote.objects.filter(participant=me)}
    for vote in theirs:
        if vote.statement_id in mine:
            _keep_later(mine[vote.statement_id], vote)
    # Who answered has changed, so the mark of the votes has to.
    Vote.objects.filter(participant=before).update(participant=me, changes=F("changes") + 1)
    Statement.objects.filter(conversation=conversation, author=before).update(author=me)
    return len(theirs)


def _keep_later(mine: Vote, theirs: Vote) -> None:
    theirs_pk = theirs.pk
    theirs.delete()
    if theirs_pk > mine.pk and theirs.value != mine.value:
        Vote.objects.filter(pk=mine.pk).update(
            value=theirs.value, changes=F("changes") + theirs.changes + 1
        )
