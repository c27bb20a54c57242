"""Whether a person is told by e-mail what became of what they sent."""

from django.db import transaction

from ruamphaen.base import outbox
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User


@transaction.atomic
def choose_mail(user: User, *, by: User | None, wanted: bool) -> None:
    """Tell this person by e-mail from now on, or no more. `by` is None where a letter's link was used."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.tell_by_mail == wanted:
        return
    if not wanted:
        outbox.take_out(stop=user.mail_stop)
    user.tell_by_mail = wanted
    user.save(update_fields=["tell_by_mail"])
    record(by, "organisation.choose_mail", user, wanted=wanted)
