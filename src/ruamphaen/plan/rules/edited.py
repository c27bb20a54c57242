"""แก้หลังมติ: what differs between what was decided on and what stands now, by project. Pure."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edited:
    """ที่แก้หลังมติ — the projects (their keys) that were changed, added or taken out since."""

    changed: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.removed)

    @property
    def count(self) -> int:
        return len(self.changed) + len(self.added) + len(self.removed)


def edited(then: Mapping[str, str], now: Mapping[str, str]) -> Edited:
    """Compare hashes of projects, by project as text.

    >>> edited({"1": "a", "2": "b"}, {"2": "c", "3": "d"})
    Edited(changed=(2,), added=(3,), removed=(1,))
    """
    return Edited(
        changed=_keys(key for key in now if key in then and then[key] != now[key]),
        added=_keys(key for key in now if key not in then),
        removed=_keys(key for key in then if key not in now),
    )


def hash_of_rows(rows: Mapping[str, str]) -> str:
    """SHA-256 (hex) over the hashes of some projects, whatever their order."""
    listed = "\n".join(f"{key} {rows[key]}" for key in sorted(rows, key=int))
    return hashlib.sha256(listed.encode()).hexdigest()


def _keys(keys: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(int(key) for key in keys))
