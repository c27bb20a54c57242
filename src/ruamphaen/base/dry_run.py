"""ลองตรวจ: what would become of each row of a table that somebody pasted; nothing has been saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Fate(StrEnum):
    """ผลการตรวจบรรทัด — what would become of a row."""

    NEW = "new"
    THERE = "there"
    WRONG = "wrong"


class TriedRow(Protocol):
    """บรรทัดที่ลองตรวจ — a row that knows its fate."""

    @property
    def fate(self) -> Fate: ...


@dataclass(frozen=True)
class Tried[R: TriedRow]:
    """ผลลองตรวจ — every row with its fate."""

    rows: Sequence[R]

    @property
    def new(self) -> list[R]:
        return self._with(Fate.NEW)

    @property
    def there(self) -> list[R]:
        return self._with(Fate.THERE)

    @property
    def wrong(self) -> list[R]:
        return self._with(Fate.WRONG)

    def _with(self, fate: Fate) -> list[R]:
        return [row for row in self.rows if row.fate is fate]
