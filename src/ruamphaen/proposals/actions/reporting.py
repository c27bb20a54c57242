"""A reader says that something should not stand in public: it goes before a moderator, nothing more."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.base.moderation import CHOOSABLE
from ruamphaen.organisation.models import User
from ruamphaen.proposals.models import Comment, Proposal, Report
from ruamphaen.proposals.rules.talking import LONGEST_NOTE
from ruamphaen.thai.text import one_line


@transaction.atomic
def report(
    thing: Proposal | Comment, *, by: User | None, key: str, why: str, note: str = ""
) -> Report:
    """Put a thing before the moderators. The same person reporting twice changes what they said.

    `why` is a code of the closed list. Raises Refused (422) for any other.
    """
    if why not in CHOOSABLE:
        raise Refused(_("เลือกเหตุผลจากรายการก่อนส่ง"), status=422)
    about = {"comment": thing} if isinstance(thing, Comment) else {"proposal": thing}
    organisation = thing.thread.organisation if isinstance(thing, Comment) else thing.organisation
    made, new = Report.objects.update_or_create(
        **about,
        reporter_key=key,
        defaults={
            "organisation": organisation,
            "why": why,
            "note": one_line(note)[:LONGEST_NOTE],
            "reported_at": timezone.now(),
            "settled_at": None,
        },
    )
    record(by, "proposals.report", thing, why=why, again=not new)
    return made
