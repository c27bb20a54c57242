"""The journal of a meeting as a file: lines chained by hashes, sealed by the box that wrote them.

A file is UTF-8 text, one JSON object a line: first what the file is (`Header`), then every line of
that box from the first. Reading never guesses: what is whole is read, and what is missing is said.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

FORMAT = 1
GENESIS = "0" * 64
LARGEST_FILE_BYTES = 50_000_000
"""No day in a hall comes near this: 300 people leave about 1 MB."""


class Damage(StrEnum):
    """ความเสียหายของแฟ้ม — why a journal file cannot be merged as it is."""

    NOT_A_JOURNAL = "not-a-journal"
    TOO_LARGE = "too-large"
    NEWER = "newer"
    OLDER = "older"
    BROKEN_CHAIN = "broken-chain"
    WRONG_SEAL = "wrong-seal"


class UnreadableJournal(ValueError):  # noqa: N818 -- it names what happened
    """อ่านสมุดประชุมไม่ได้: nothing of the file may be merged; `damage` says why."""

    def __init__(self, damage: Damage, line: int = 0) -> None:
        super().__init__(f"{damage} at line {line}")
        self.damage = damage
        self.line = line


@dataclass(frozen=True, slots=True)
class JournalLine:
    """บรรทัดหนึ่งของสมุด: one act. `facts` and `private` are canonical JSON as they were hashed."""

    seq: int
    act: str
    about: str
    facts: str
    private: str
    actor: str
    at: str
    prev: str
    hash: str
    # In a file: HMAC of `hash` with the box's key, so that a file cut short is still known as its own.
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """หัวแฟ้ม: which meeting and box, how many lines there are, and the seal over the last."""

    format: int
    meeting: str
    box: str
    count: int
    head: str
    exported_at: str
    seal: str


@dataclass(frozen=True, slots=True)
class JournalFile:
    """แฟ้มสมุดประชุม: the lines that are whole; `missing` counts those the header speaks of and are not there."""

    header: Header
    lines: Sequence[JournalLine] = field(default_factory=tuple)

    @property
    def missing(self) -> int:
        return max(self.header.count - len(self.lines), 0)


def canonical(facts: Mapping[str, Any]) -> str:
    """Facts as canonical JSON: sorted keys, no spaces."""
    return json.dumps(
        facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def digest(meeting: UUID | str, box: str, line: JournalLine) -> str:
    """SHA-256 over a line's canonical form with its predecessor's hash; `private` is left out.

    64 hex digits. What is private is bound by the salted hash of it that stands in `facts`.
    """
    sealed = {
        key: value for key, value in asdict(line).items() if key not in {"hash", "private", "seal"}
    }
    return hashlib.sha256(
        canonical({**sealed, "meeting": str(meeting), "box": box}).encode()
    ).hexdigest()


def private_hash(private: str, salt: str) -> str:
    """What `facts` keep of private data: it cannot be guessed back once salt and text are gone."""
    return hashlib.sha256(f"{salt}\n{private}".encode()).hexdigest()


def moment(at: datetime) -> str:
    """A moment as the journal writes it: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def seal(key: str, meeting: str, box: str, count: int, head: str) -> str:
    """HMAC-SHA-256 with the box's key over what the header says: only that box can write it."""
    said = canonical({"meeting": meeting, "box": box, "count": count, "head": head})
    return hmac.new(bytes.fromhex(key), said.encode(), hashlib.sha256).hexdigest()


def written(
    meeting: UUID | str, box: str, key: str, lines: Iterable[JournalLine], exported_at: datetime
) -> bytes:
    """The whole journal of one box as a file."""
    rows = list(lines)
    head = rows[-1].hash if rows else GENESIS
    header = Header(
        format=FORMAT,
        meeting=str(meeting),
        box=box,
        count=len(rows),
        head=head,
        exported_at=moment(exported_at),
        seal=seal(key, str(meeting), box, len(rows), head),
    )
    sealed = (replace(row, seal=line_seal(key, row.hash)) for row in rows)
    text = [canonical(asdict(header)), *(canonical(asdict(row)) for row in sealed)]
    return ("\n".join(text) + "\n").encode()


def read(content: bytes) -> JournalFile:
    """A journal file, its chain checked from the first line.

    A file cut short is read as far as it is whole (`missing` > 0). Raises UnreadableJournal where
    it is no journal, of a newer format, or where a line was changed, taken out or put in.
    """
    if len(content) > LARGEST_FILE_BYTES:
        raise UnreadableJournal(Damage.TOO_LARGE)
    rows = content.split(b"\n")
    header = _header(rows[0])
    lines = list[JournalLine]()
    prev = GENESIS
    for place, row in enumerate(rows[1:], start=1):
        if not row.strip():
            continue
        line = _line(row)
        if line is None:  # a line cut in the middle can only be the last
            if place < len(rows) - 1:
                raise UnreadableJournal(Damage.BROKEN_CHAIN, place)
            break
        fits = line.seq == len(lines) + 1 and line.prev == prev
        if not fits or digest(header.meeting, header.box, line) != line.hash or not _holds(line):
            raise UnreadableJournal(Damage.BROKEN_CHAIN, place)
        lines.append(line)
        prev = line.hash
    if len(lines) > header.count or (len(lines) == header.count and prev != header.head):
        raise UnreadableJournal(Damage.BROKEN_CHAIN, len(lines))
    return JournalFile(header, tuple(lines))


def is_sealed(file: JournalFile, key: str) -> bool:
    """Whether the box that holds `key` sealed the header and the last line that is here.

    The chain binds every line before it, so a file cut short is as certain as a whole one.
    """
    header = file.header
    expected = seal(key, header.meeting, header.box, header.count, header.head)
    if not hmac.compare_digest(expected, header.seal):
        return False
    last = file.lines[-1] if file.lines else None
    return last is None or hmac.compare_digest(line_seal(key, last.hash), last.seal)


def line_seal(key: str, line_hash: str) -> str:
    """HMAC-SHA-256 with the box's key over the hash of one line (64 hex digits)."""
    return hmac.new(bytes.fromhex(key), line_hash.encode(), hashlib.sha256).hexdigest()


def _header(row: bytes) -> Header:
    try:
        said = json.loads(row)
        if said["format"] != FORMAT:
            newer = said["format"] > FORMAT
            raise UnreadableJournal(Damage.NEWER if newer else Damage.OLDER)
        header = Header(**said)
        UUID(header.meeting)
        datetime.fromisoformat(header.exported_at)
    except UnreadableJournal:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise UnreadableJournal(Damage.NOT_A_JOURNAL) from problem
    whole = isinstance(header.count, int) and isinstance(header.box, str)
    if not whole or not all(isinstance(text, str) for text in (header.head, header.seal)):
        raise UnreadableJournal(Damage.NOT_A_JOURNAL)
    return header


def _line(row: bytes) -> JournalLine | None:
    try:
        line = JournalLine(**json.loads(row))
        UUID(line.about)
        zoned = datetime.fromisoformat(line.at).tzinfo is not None
        whole = zoned and isinstance(line.seq, int) and isinstance(json.loads(line.facts), dict)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    texts = (line.act, line.private, line.actor, line.prev, line.hash, line.seal)
    return line if whole and all(isinstance(text, str) for text in texts) else None


def _holds(line: JournalLine) -> bool:
    """Whether what is private is what the facts vouch for (or was forgotten on purpose)."""
    if not line.private:
        return True
    facts = json.loads(line.facts)
    try:
        private = json.loads(line.private)
    except (ValueError, RecursionError):
        return False
    if not isinstance(private, dict):
        return False
    return bool(facts.get("private") == private_hash(line.private, str(private.get("salt", ""))))
