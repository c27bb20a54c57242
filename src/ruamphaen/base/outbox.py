"""ถาดจดหมายออก: e-mail is a row, written in the transaction of the act it tells of, and sent afterwards.

An act calls `put(...)` beside its other writes; the worker sends (base/jobs.py). A key is told once,
however often an act or a job runs. Without a mail server nothing is put here (`is_on`). Each letter
ends with a link by which whoever reads it stops further ones, without signing in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from ruamphaen.base import jobs
from ruamphaen.base.models import Letter, LetterState

AT_ONCE = jobs.NOW
_UNSENT = (LetterState.WAITING, LetterState.SENDING)


@dataclass(frozen=True)
class ToSend:
    """จดหมายที่จะส่ง — `about` is the ledger's name of a thing, `what` is told of it once.

    `stop` names who can stop further ones: a kind of one letter and the key of a row ("u12").
    """

    chain: str
    about: str
    what: str
    to: str
    sender: str
    subject: str
    body: str
    stop: str

    @property
    def key(self) -> str:
        return key_of(self.about, self.what)


def key_of(about: str, what: str) -> str:
    """What is told once: one thing that happened to one row."""
    return f"{about}/{what}"


def is_on() -> bool:
    """Whether this installation sends mail at all."""
    return bool(settings.MAIL_IS_SENT)


def put(letters: Sequence[ToSend], *, after: timedelta = AT_ONCE) -> None:
    """Put letters into the outbox, in the transaction of the act they tell of.

    `after`: held so long, for acts that are often taken back at once. What was told before is not
    told again. An address or a line that could forge another header is a ValueError: forms refuse
    such addresses, and names and titles are lines.
    """
    if not is_on() or not letters:
        return
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("put() belongs inside the act's transaction")
    for letter in letters:
        _ensure_sound(letter)
    now = timezone.now()
    Letter.objects.bulk_create(
        (
            Letter(
                chain=letter.chain,
                key=letter.key,
                about=letter.about,
                to=letter.to,
                sender=letter.sender,
                subject=letter.subject,
                body=letter.body,
                stop=letter.stop,
                next_at=now + after,
                made_at=now,
            )
            for letter in letters
        ),
        ignore_conflicts=True,
        batch_size=200,
    )
    transaction.on_commit(partial(jobs.soon, after))


def _ensure_sound(letter: ToSend) -> None:
    try:
        validate_email(letter.to)
    except ValidationError as wrong:
        # Without the address: a traceback may be kept.
        raise ValueError("a letter needs one address") from wrong
    for line in (letter.sender, letter.subject):
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in line):
            raise ValueError("a line of a letter's head holds a control character")


def take_out(*, about: Iterable[str] = (), keys: Iterable[str] = (), stop: str = "") -> int:
    """Throw away letters that were not sent: about things, of single happenings, or to one reader."""
    which = Q(about__in=list(about)) | Q(key__in=list(keys))
    if stop:
        which |= Q(stop=stop)
    return Letter.objects.filter(which, state__in=_UNSENT).delete()[0]


def sent_on(keys: Iterable[str]) -> dict[str, date]:
    """When letters went out, by their keys."""
    sent = Letter.objects.filter(key__in=list(keys), state=LetterState.SENT)
    return {key: day for key, day in sent.values_list("key", "done_on") if day is not None}
