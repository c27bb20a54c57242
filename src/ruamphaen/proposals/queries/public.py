"""What everyone may see. Nothing leaves this room for the public by any other way."""

from django.db.models import QuerySet

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.rules.kinds import Standing


def shown(organisation: Organisation) -> QuerySet[Proposal]:
    """The proposals that the public sees: lists, search, export, feed, map and counts start here."""
    return Proposal.objects.filter(organisation=organisation, standing=Standing.SHOWN)
