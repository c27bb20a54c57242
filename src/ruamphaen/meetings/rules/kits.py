"""The kit of a village box as a file: what a laptop needs to run one meeting without internet.

One JSON object: what the file is, its format, and the content with a SHA-256 over it, so that half a
file or a changed one is told. It holds names and telephones and the key that seals the journal.
"""

import hashlib
import json
from enum import StrEnum
from typing import Any

from ruamphaen.meetings.rules.journal import canonical

FORMAT = 1
WHAT = "ruamphaen village box kit"
LARGEST_FILE_BYTES = 20_000_000
"""A thousand people on the roster and a thousand cards are about 0.5 MB."""


class KitDamage(StrEnum):
    """ความเสียหายของชุดไฟล์ — why a kit cannot be opened."""

    NOT_A_KIT = "not-a-kit"
    NEWER = "newer"
    OLDER = "older"
    BROKEN = "broken"


class UnreadableKit(ValueError):  # noqa: N818 -- it names what happened
    """เปิดชุดไฟล์ไม่ได้: `damage` says why."""

    def __init__(self, damage: KitDamage) -> None:
        super().__init__(damage)
        self.damage = damage


def written(content: dict[str, Any]) -> bytes:
    """The kit as a file. `content` is plain JSON."""
    whole = {"what": WHAT, "format": FORMAT, "content": content, "sha256": digest(content)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def digest(content: dict[str, Any]) -> str:
    """SHA-256 over the canonical content (64 hex digits)."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def read(file: bytes) -> dict[str, Any]:
    """The content of a kit. Raises UnreadableKit where it is none, cut short, or of another version."""
    if len(file) > LARGEST_FILE_BYTES:
        raise UnreadableKit(KitDamage.NOT_A_KIT)
    try:
        whole = json.loads(file)
    except (ValueError, RecursionError) as problem:
        begins = file.lstrip()[:1] == b"{" and WHAT.encode() in file[:200]
        raise UnreadableKit(KitDamage.BROKEN if begins else KitDamage.NOT_A_KIT) from problem
    if not isinstance(whole, dict) or whole.get("what") != WHAT:
        raise UnreadableKit(KitDamage.NOT_A_KIT)
    version = whole.get("format")
    if version != FORMAT:
        newer = isinstance(version, int) and version > FORMAT
        raise UnreadableKit(KitDamage.NEWER if newer else KitDamage.OLDER)
    content = whole.get("content")
    if not isinstance(content, dict) or digest(content) != whole.get("sha256"):
        raise UnreadableKit(KitDamage.BROKEN)
    return content
