"""Taking back what one asked for, and being forgotten; what others said and counted stays."""

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base import files
from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.proposals.actions.counting import hold_groups
from ruamphaen.proposals.actions.keeping import forget_kept_by
from ruamphaen.proposals.actions.mailing import forget
from ruamphaen.proposals.models import Proposal, ProposalContact, ProposalPhoto, Support
from ruamphaen.proposals.rules.kinds import Standing, may_become
from ruamphaen.proposals.rules.supporters import of_forgotten


@transaction.atomic
def withdraw(proposal: Proposal, *, by: User | None) -> Proposal:
    """Its author takes a proposal back: it is shown no more, and its receipt says so."""
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if not may_become(Standing(proposal.standing), Standing.WITHDRAWN):
        raise Refused(_("ข้อเสนอนี้ถอนไปแล้ว"))
    proposal.standing, proposal.hidden_because = Standing.WITHDRAWN, ""
    proposal.save(update_fields=["standing", "hidden_because"])
    record(by, "proposals.withdraw", proposal)
    return proposal


@transaction.atomic
def forget_author(proposal: Proposal, *, by: User | None, keep_photos: bool) -> Proposal:
    """Erase who made a proposal (PDPA, section 33): name, telephone, account, device; not what it asks.

    They still count as one person, under a key that leads nowhere. Photographs are kept or taken away as they choose.
    """
    hold_groups(proposal.organisation_id)
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    ProposalContact.objects.filter(proposal=proposal).delete()
    forget([proposal])
    if proposal.author_key:
        forget_kept_by(proposal.author_key)
        forgotten = of_forgotten()
        # Everywhere at once, so that one person in two proposals of a cluster still counts as one.
        Support.objects.filter(supporter=proposal.author_key).update(supporter=forgotten)
        Proposal.objects.filter(author_key=proposal.author_key).update(author_key=forgotten)
        proposal.author_key = forgotten
    proposal.author, proposal.shown_name = None, ""
    proposal.save(update_fields=["author", "author_key", "shown_name"])
    if not keep_photos:
        _take_away_photos(proposal)
    record(by, "proposals.forget_author", proposal, photos=keep_photos)
    return proposal


def _take_away_photos(proposal: Proposal) -> None:
    photos = list(ProposalPhoto.objects.filter(proposal=proposal).select_related("file"))
    for photo in photos:
        photo.delete()
    for photo in photos:
        files.discard(photo.file)
