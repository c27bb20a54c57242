"""Who is to be told: authors who left a telephone number, were answered, and not told since."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, QuerySet
from django.db.models.functions import TruncDate

from ruamphaen.base import outbox
from ruamphaen.base.ledger import name_of
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Answer
from ruamphaen.thai.dates import BANGKOK


def to_tell(organisation: Organisation) -> QuerySet[Answer]:
    """Answers whose authors left a number and do not know yet, the longest waiting first.

    Whoever was told on the day of the answer or later knows.
    """
    return (
        Answer.objects.filter(
            proposal__organisation=organisation,
            replaced_at=None,
            proposal__contact__isnull=False,
        )
        .exclude(proposal__contact__phone="")
        .annotate(on=TruncDate("answered_at", tzinfo=BANGKOK))
        .exclude(proposal__contact__told_on__gte=F("on"))
        .select_related("proposal__contact", "proposal__community")
        .order_by("answered_at", "pk")
    )


def mailed_on(answers: Iterable[Answer]) -> dict[int, date]:
    """When the letter about each of these answers went out; those without one are left out (1 query)."""
    keys = {
        outbox.key_of(name_of(answer.proposal), f"answer:{answer.number}"): answer.pk
        for answer in answers
    }
    return {keys[key]: day for key, day in outbox.sent_on(keys).items()}
