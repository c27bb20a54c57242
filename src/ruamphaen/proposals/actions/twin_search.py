"""Asking for a search through all proposals for those that say the same."""

from datetime import datetime
from functools import partial

from django.db import transaction

from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.proposals import jobs
from ruamphaen.proposals.models import TwinSearch


@transaction.atomic
def ask_for_twins(organisation: Organisation, *, by: User | None, at: datetime) -> TwinSearch:
    """Have all proposals held against one another; the suggestions appear when it is done."""
    search, _new = TwinSearch.objects.update_or_create(
        organisation=organisation, defaults={"asked_at": at, "ended_at": None}
    )
    record(by, "proposals.ask_for_twins", search)
    transaction.on_commit(partial(jobs.find_twins.enqueue, organisation.pk))
    return search
