"""สมุดบันทึกเหตุการณ์: every act leaves one line, chained by hashes so that no line can change unseen.

An act calls `record(...)` inside its own transaction, after its last write: the head of the chain
is the last row locked, which fixes the order of locks everywhere.
"""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.db import connection, models, transaction
from django.utils import timezone

from ruamphaen.base.models import Entry, Head
from ruamphaen.thai.dates import FiscalYear

GENESIS = "0" * 64
SYSTEM = "system"  # the actor of what time itself or a command does


class Chained(Protocol):
    """A thing whose acts are recorded: it knows its organisation's chain and its own key."""

    pk: Any

    @property
    def chain(self) -> str: ...


class Actor(Protocol):
    """A person as the ledger knows them: a random tag, nothing else."""

    tag: str


def record(by: Actor | None, act: str, about: Chained, **facts: Any) -> Entry:
    """Append one entry. `act` is "room.verb"; `facts` are plain values, money as Decimal.

    Must run inside the transaction of the act. Time never runs backwards within a chain.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "record() belongs inside the act's transaction"
        )
    Head.objects.get_or_create(chain=about.chain)
    head = Head.objects.select_for_update().get(chain=about.chain)
    now = timezone.now()
    entry = Entry(
        chain=about.chain,
        seq=head.seq + 1,
        prev=head.hash or GENESIS,
        act=act,
        about=name_of(about),
        facts=canonical(facts),
        actor=by.tag if by is not None else SYSTEM,
        at=max(now, head.at) if head.at else now,
    )
    entry.hash = digest(entry)
    entry.save(force_insert=True)
    Head.objects.filter(chain=about.chain).update(seq=entry.seq, hash=entry.hash, at=entry.at)
    return entry


def name_of(thing: Chained) -> str:
    """The ledger's name of a row: "plan.version:12"."""
    meta = thing._meta  # type: ignore[attr-defined]
    return f"{meta.label_lower}:{thing.pk}"


def history_of(thing: Chained) -> models.QuerySet[Entry]:
    """Everything that was recorded about one thing, newest first."""
    return Entry.objects.filter(about=name_of(thing)).order_by("-id")


def canonical(facts: dict[str, Any]) -> str:
    """Facts as canonical JSON: sorted keys, NFC, no floats, money and dates as strings."""
    return json.dumps(
        _plain(facts), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Decimal | FiscalYear):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value) if isinstance(value, set | frozenset) else value
        return [_plain(item) for item in items]
    raise TypeError(f"a ledger fact cannot be a {type(value).__name__}: {value!r}")


def digest(entry: Entry) -> str:
    """SHA-256 over the entry's canonical form, its predecessor's hash included (64 hex digits)."""
    sealed = {
        "chain": entry.chain,
        "seq": entry.seq,
        "prev": entry.prev,
        "act": entry.act,
        "about": entry.about,
        "facts": entry.facts,
        "actor": entry.actor,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
    }
    return hashlib.sha256(canonical(sealed).encode()).hexdigest()


@dataclass(frozen=True)
class Checkpoint:
    """จุดตรวจ — where a chain stood at a moment; a later chain must contain it."""

    chain: str
    seq: int
    hash: str
    at: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Fault:
    """ความผิดปกติของโซ่ — one place where the ledger does not hold, in words."""

    chain: str
    seq: int
    what: str


def checkpoints() -> list[Checkpoint]:
    """Where every chain stands now."""
    return [
        Checkpoint(head.chain, head.seq, head.hash, head.at.isoformat() if head.at else "")
        for head in Head.objects.order_by("chain")
    ]


type Witness = Callable[[], Iterable[Fault]]
_witnesses: list[Witness] = []


def also_verify(witness: Witness) -> None:
    """Let a room hold what it sealed against the ledger: its faults are told by every `verify`."""
    if witness not in _witnesses:
        _witnesses.append(witness)


def verify(earlier: list[Checkpoint] | None = None) -> list[Fault]:
    """Walk every chain; name each entry that does not fit, and each earlier checkpoint not met.

    An edit, a deletion, an insertion, a swap or a renumbering breaks the chain. A chain rewritten
    from some point on is only found against a checkpoint kept elsewhere: hand it in as `earlier`.
    """
    met = {(point.chain, point.seq): point for point in earlier or []}
    faults: list[Fault] = []
    for head in Head.objects.order_by("chain"):
        faults.extend(_walk(head, met))
    faults.extend(Fault(chain, 0, "entries without a head") for chain in _headless())
    faults.extend(
        Fault(point.chain, point.seq, "an earlier checkpoint is not in the chain")
        for point in met.values()
    )
    faults.extend(Fault("", 0, f"trigger missing: {name}") for name in missing_triggers())
    for witness in _witnesses:
        faults.extend(witness())
    return faults


def _headless() -> list[str]:
    known = Head.objects.values("chain")
    return list(Entry.objects.exclude(chain__in=known).values_list("chain", flat=True).distinct())


def _walk(head: Head, met: dict[tuple[str, int], Checkpoint]) -> Iterator[Fault]:
    prev, place = GENESIS, 0
    for entry in Entry.objects.filter(chain=head.chain).order_by("seq").iterator(2000):
        place += 1
        if entry.seq != place:
            yield Fault(head.chain, place, f"expected entry {place}, found {entry.seq}")
            place = entry.seq
        if entry.prev != prev:
            yield Fault(head.chain, entry.seq, "does not follow the entry before it")
        if digest(entry) != entry.hash:
            yield Fault(head.chain, entry.seq, "was changed after it was written")
        prev = entry.hash
        point = met.get((head.chain, entry.seq))
        if point is not None and point.hash == entry.hash:
            del met[(head.chain, entry.seq)]
    if (head.seq, head.hash or GENESIS) != (place, prev):
        yield Fault(head.chain, place, f"the head says {head.seq} entries, the chain has {place}")


TRIGGERS = ("ledger_no_update", "ledger_no_delete")


def missing_triggers() -> list[str]:
    """The guards that should stand on the ledger's table and do not."""
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        standing = {row[0] for row in cursor.fetchall()}
    return [name for name in TRIGGERS if name not in standing]
