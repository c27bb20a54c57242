"""Taking proposals out as a table leaves a line: who, in what form, with people's names or without."""

from django.db import transaction

from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import Organisation, User


@transaction.atomic
def note_export(organisation: Organisation, *, by: User, kind: str) -> None:
    """Keep on record that somebody took the table out, as everyone may see it."""
    record(by, "proposals.export", organisation, kind=kind)


@transaction.atomic
def note_export_with_names(organisation: Organisation, *, by: User, kind: str) -> None:
    """Keep on record that somebody took the table out with names and telephone numbers."""
    record(by, "proposals.export_with_names", organisation, kind=kind)
