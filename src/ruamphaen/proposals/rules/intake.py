"""Batches of proposals: the rows as read, each with its fate, as text that can be kept and confirmed."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from ruamphaen.base.dry_run import Fate, Tried

MOST_ROWS = 5_000
MOST_COUNT = 2_000
"""People behind one card: more than a forum holds is a slip of the finger."""


class Source(StrEnum):
    """ที่มาของชุด — a workbook, or cards typed at the desk."""

    FILE = "file"
    CARDS = "cards"


@dataclass(frozen=True)
class Wrong:
    """เซลล์ที่ต้องแก้ — which cell ("C14"), what it holds, and a sentence that says what to do."""

    cell: str
    typed: str
    says: str


@dataclass(frozen=True)
class Row:
    """บรรทัดในชุด — one row as read. `community` is a key; `count` people say it, its author included.

    `says` is a remark (like another row or proposal) that stops nothing.
    """

    line: int
    fate: Fate
    title: str
    body: str = ""
    kind: str = "need"
    community: int | None = None
    community_name: str = ""
    place: str = ""
    urgency: str = "normal"
    count: int = 1
    card_number: int | None = None
    wrong: Sequence[Wrong] = ()
    says: str = ""


@dataclass(frozen=True)
class Batch(Tried[Row]):
    """ผลลองตรวจชุดข้อเสนอ — every row with its fate; nothing has been saved."""

    name: str = ""

    @property
    def people(self) -> int:
        """How many people stand behind the new rows."""
        return sum(row.count for row in self.new)


def written(batch: Batch) -> str:
    """The batch as text to keep; the same batch gives the same text."""
    return json.dumps(asdict(batch), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_back(text: str) -> Batch:
    """What `written` wrote."""
    kept = json.loads(text)
    return Batch([_row(row) for row in kept["rows"]], kept["name"])


def hash_of(text: str) -> str:
    """What a person confirms: the hash of exactly the report they read."""
    return hashlib.sha256(text.encode()).hexdigest()


def _row(kept: dict[str, Any]) -> Row:
    wrong = tuple(Wrong(**each) for each in kept.pop("wrong"))
    return Row(**{**kept, "fate": Fate(kept["fate"]), "wrong": wrong})
