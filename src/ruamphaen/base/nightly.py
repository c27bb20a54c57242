"""What every night brings to the ground floor: letters that a lost worker left behind go out."""

from datetime import datetime

from django.conf import settings

from ruamphaen.base import jobs


def tonight(at: datetime) -> None:
    """Everything of the ground floor that time triggers; `at` is not asked for here."""
    if settings.MAIL_IS_SENT:
        jobs.soon()
