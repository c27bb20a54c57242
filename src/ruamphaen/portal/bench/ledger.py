"""`bench ledger`: entries written and walked a second, beside the disk's own limit."""

import hashlib
import sqlite3
import time
from contextlib import closing

from django.db import transaction

from ruamphaen.base import ledger
from ruamphaen.base.models import Entry
from ruamphaen.organisation.models import Organisation
from ruamphaen.portal.bench import planting
from ruamphaen.portal.bench.measuring import (
    Measure,
    Ratio,
    Side,
    Tell,
    in_turn,
    latencies,
    median,
    ratio,
    seconds_of,
    times,
)

MOST_SECONDS = 60.0
APPEND, COMMIT = "an act's ledger entry, committed", "one row in a bare SQLite commit"
VERIFY, HASHES = "verify every entry", "SHA-256 of the same bytes alone"


def run(size: int, rounds: int, tell: Tell) -> None:
    """Write `size` entries in as many transactions, then walk the chain."""
    planting.empty_database()
    about = planting.town()
    with closing(planting.bare_connection()) as bare:
        _append(size, about, bare, tell)
    _verify(rounds, tell)


def _append(size: int, about: Organisation, bare: sqlite3.Connection, tell: Tell) -> None:
    bare.execute("CREATE TABLE bench_limit (written TEXT)")
    ours: list[float] = []
    limit: list[float] = []
    until = time.perf_counter() + MOST_SECONDS
    while len(ours) < size and time.perf_counter() < until:
        ours.append(seconds_of(lambda: _record(about)))
        limit.append(seconds_of(lambda: planting.commit_bare(bare)))
    tell(Measure(name=APPEND, per_second=1 / median(ours), **latencies(ours)))
    tell(Measure(name=COMMIT, side="limit", per_second=1 / median(limit), **latencies(limit)))
    tell(Ratio(name=APPEND, other=COMMIT, times=times(ours, limit)))


@transaction.atomic
def _record(about: Organisation) -> None:
    ledger.record(None, "bench.write", about, amount_baht="1250000.50", title="ก่อสร้างถนนคอนกรีต")


def _verify(rounds: int, tell: Tell) -> None:
    entries = [
        ledger.canonical({"facts": entry.facts, "prev": entry.prev, "about": entry.about}).encode()
        for entry in Entry.objects.all()
    ]
    taken = in_turn(
        {VERIFY: _walk, HASHES: lambda: [hashlib.sha256(one).hexdigest() for one in entries]},
        rounds,
    )
    sides: tuple[tuple[str, Side], ...] = ((VERIFY, "ours"), (HASHES, "limit"))
    for name, side in sides:
        seconds = median(taken[name])
        tell(Measure(name=name, side=side, seconds=seconds, per_second=len(entries) / seconds))
    tell(ratio(taken, VERIFY, HASHES))


def _walk() -> None:
    faults = ledger.verify()
    if faults:
        raise RuntimeError(f"the ledger that was just written does not hold: {faults[0]}")
