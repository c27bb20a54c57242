"""Taking proposals out as a table leaves a line: who, in what form, with people's names or without."""

from django.db import transaction

from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import Organisation, User


@transaction.atomic
def note_export(organisation: Organisation, *, by: User, kind: str, personal: bool) -> None:
    """Keep on record that somebody took the table out."""
    act = "proposals.export_with_names" if personal else "proposals.export"
    record(by, act, organisation, kind=kind)
