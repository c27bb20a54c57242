"""Whether the installation is fit for work: each check says what is wrong in one line."""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from ruamphaen.base.checks import SAFE_SQLITE
from ruamphaen.base.ledger import missing_triggers
from ruamphaen.base.models import Head, Letter, LetterState

LEAST_FREE_DISK = 0.15
LONGEST_IN_OUTBOX = timedelta(minutes=15)
TOLD_OF_FAILURES = timedelta(days=7)


@dataclass(frozen=True)
class Finding:
    """ผลตรวจ — one thing that was looked at. `grave` ones make the site unfit for work."""

    name: str
    ok: bool
    says: str
    grave: bool = True


def examine(now: datetime) -> list[Finding]:
    """Every check, in order. A database that does not answer ends the examination."""
    answers = _database()
    if not answers.ok:
        return [answers]
    checks: list[Callable[[], Finding]] = [_migrations, _ledger_guards, _disk, _sqlite]
    return [answers, *(check() for check in checks), _clock(now), _mail(now)]


def _database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as fault:
        return Finding("database", False, f"the database does not answer: {fault}")
    return Finding("database", True, connection.vendor)


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    says = f"{len(waiting)} migrations are not applied" if waiting else "all applied"
    return Finding("migrations", not waiting, says)


def _ledger_guards() -> Finding:
    gone = missing_triggers()
    return Finding("ledger guards", not gone, f"missing: {', '.join(gone)}" if gone else "standing")


def _disk() -> Finding:
    room = shutil.disk_usage(settings.DATA_FOLDER)
    share = room.free / room.total
    return Finding("disk", share >= LEAST_FREE_DISK, f"{share:.0%} free", grave=share < 0.02)


def _clock(now: datetime) -> Finding:
    latest = Head.objects.exclude(at=None).order_by("-at").values_list("at", flat=True).first()
    behind = latest is not None and now < latest
    says = (
        f"the clock is behind the ledger's last entry ({latest})"
        if behind
        else "not behind the ledger"
    )
    return Finding("clock", not behind, says)


def _sqlite() -> Finding:
    if connection.vendor != "sqlite":
        return Finding("sqlite", True, "not used", grave=False)
    safe = sqlite3.sqlite_version_info >= SAFE_SQLITE
    says = sqlite3.sqlite_version + ("" if safe else ": see «SQLite» in docs/operate.md")
    return Finding("sqlite", safe, says, grave=False)


def _mail(now: datetime) -> Finding:
    """Letters that nobody sends, and those we gave up. An address that its server refuses is told,
    and no fault of the installation."""
    letters = Letter.objects.all()
    unsent = letters.filter(
        state__in=[LetterState.WAITING, LetterState.SENDING], next_at__lt=now - LONGEST_IN_OUTBOX
    ).count()
    lately = letters.filter(done_on__gte=(now - TOLD_OF_FAILURES).date())
    given_up = lately.filter(state=LetterState.GIVEN_UP).count()
    refused = lately.filter(state=LetterState.REFUSED).count()
    told = [
        *([f"{unsent} letters are overdue: is the worker running?"] if unsent else []),
        *([f"{given_up} letters given up in 7 days: see RUAMPHAEN_SMTP"] if given_up else []),
        *([f"{refused} addresses refused in 7 days"] if refused else []),
    ]
    quiet = "all sent" if settings.MAIL_IS_SENT else "no server set, none is sent"
    return Finding("mail", not (unsent or given_up), "; ".join(told) or quiet, grave=False)
