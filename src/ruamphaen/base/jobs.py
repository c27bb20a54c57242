"""What happens afterwards: letters of the outbox are sent, tried again, or given up.

A worker takes a letter by changing its row, sends it holding no lock, and marks it. A worker lost
between sending and marking leaves it unknown whether it went out: it is then sent once more, and
never a third time; both carry one Message-ID, by which mail programs show one. No address and no
word of a letter comes into a log: only its key in the table and the kind of fault.
"""

import hashlib
import hmac
import logging
import smtplib
from datetime import datetime, timedelta
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.db.models import F, QuerySet
from django.tasks import task
from django.utils import timezone

from ruamphaen.base.letters import LetterMessage
from ruamphaen.base.models import Letter, LetterState
from ruamphaen.base.stop_links import stop_address
from ruamphaen.thai.dates import bangkok_day

log = logging.getLogger(__name__)

NOW = timedelta()
# After each failed try; then it is given up.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 8 * 60, 24 * 60))
# Longer than a server may take to answer (settings: 20 s for each step).
LEASE = timedelta(minutes=10)
# News of last week is none; a database restored from a backup does not tell old news again.
STALE = timedelta(days=7)
AT_ONCE = 50  # then other jobs get their turn


@task()
def send_letters() -> None:
    """Send what is due. Two workers may run this at once: each letter is taken by one of them."""
    for _each in range(AT_ONCE):
        letter = _taken(timezone.now())
        if letter is None:
            return
        _send(letter)
    soon()


def soon(after: timedelta = NOW) -> None:
    """Let the worker look into the outbox, now or when a letter will be due."""
    job = send_letters.using(run_after=timezone.now() + after) if after else send_letters
    job.enqueue()


def _taken(now: datetime) -> Letter | None:
    """A due letter that is now ours alone, or None. No lock is held afterwards."""
    due = Letter.objects.filter(
        state__in=[LetterState.WAITING, LetterState.SENDING], next_at__lte=now
    )
    while (letter := due.order_by("next_at", "pk").first()) is not None:
        as_seen = Letter.objects.filter(
            pk=letter.pk, state=letter.state, next_at=letter.next_at, tries=letter.tries
        )
        was_lost = letter.state == LetterState.SENDING
        if now - letter.made_at > STALE or (was_lost and letter.lost):
            if as_seen.update(**_ended(LetterState.GIVEN_UP, now)):
                log.warning("letter %s given up: %s", letter.pk, "lost" if was_lost else "stale")
            continue
        taken = as_seen.update(
            state=LetterState.SENDING,
            next_at=now + LEASE,
            tries=F("tries") + 1,
            lost=letter.lost or was_lost,
        )
        if taken:
            letter.refresh_from_db()
            return letter
    return None


def _send(letter: Letter) -> None:
    try:
        _message(letter).send()
    except (smtplib.SMTPException, OSError, ValueError) as fault:
        _failed(letter, fault, timezone.now())
    else:
        _mine(letter).update(**_ended(LetterState.SENT, timezone.now()))


def _mine(letter: Letter) -> QuerySet[Letter]:
    """The row while it is still ours: not erased, and not taken over after our time ran out."""
    return Letter.objects.filter(pk=letter.pk, state=LetterState.SENDING, tries=letter.tries)


def _failed(letter: Letter, fault: Exception, now: datetime) -> None:
    code = _code_of(fault)
    log.warning(
        "letter %s not sent (try %s): %s %s", letter.pk, letter.tries, type(fault).__name__, code
    )
    if isinstance(fault, ValueError) or (_is_about_address(fault) and code >= 500):
        _mine(letter).update(**_ended(LetterState.REFUSED, now))
        return
    if letter.tries > len(PAUSES):
        _mine(letter).update(**_ended(LetterState.GIVEN_UP, now))
        return
    pause = PAUSES[letter.tries - 1]
    _mine(letter).update(state=LetterState.WAITING, next_at=now + pause)
    if not _is_about_address(fault):
        # The server is away: what else is due waits with this one, and is not tried in vain.
        waiting = Letter.objects.filter(state=LetterState.WAITING, next_at__lt=now + pause)
        waiting.update(next_at=now + pause)
    soon(pause)


def _is_about_address(fault: Exception) -> bool:
    """Whether the server answered, and minded this letter alone."""
    return isinstance(fault, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)


def _code_of(fault: Exception) -> int:
    """The server's answer to one letter: 4xx try again, 5xx never. 0 where it gave none."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return max((code for code, _said in fault.recipients.values()), default=0)
    return fault.smtp_code if isinstance(fault, smtplib.SMTPResponseException) else 0


def _ended(state: LetterState, now: datetime) -> dict[str, object]:
    """Nothing more will come of it: its address and words go."""
    empty = dict.fromkeys(("to", "sender", "subject", "body", "stop"), "")
    return {"state": state, "done_on": bangkok_day(now), **empty}


def _message(letter: Letter) -> LetterMessage:
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    mark = hmac.new(settings.SECRET_KEY.encode(), letter.key.encode(), hashlib.sha256).hexdigest()
    headers = {
        "Message-ID": f"<{mark[:40]}@{address.rpartition('@')[2]}>",
        "Auto-Submitted": "auto-generated",
    }
    if letter.stop:
        headers["List-Unsubscribe"] = f"<{stop_address(letter.stop)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return LetterMessage(
        subject=letter.subject,
        body=letter.body,
        from_email=formataddr((letter.sender, address)),
        to=[letter.to],
        headers=headers,
    )
