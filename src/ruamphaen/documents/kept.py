"""Drawn papers on disk: under the hash of their sheet, so the same paper is drawn once.

A cache, not an archive: what is gone is drawn again, to the same bytes.
"""

import hashlib
import os
from pathlib import Path

from django.conf import settings

from ruamphaen.documents.written import Paper, as_json

# Part of every hash: a change of how papers are drawn makes new papers.
DRAWN_BY = "2"


def hash_of(sheet: Paper) -> str:
    """SHA-256 of everything that stands on the paper (64 hex digits)."""
    return hashlib.sha256(f"{DRAWN_BY}\n{as_json(sheet)}".encode()).hexdigest()


def path_of(sheet_hash: str, kind: str) -> Path:
    """Where a drawn paper lies."""
    return Path(settings.DATA_FOLDER) / "papers" / f"{sheet_hash}.{kind}"


def find(sheet_hash: str, kind: str) -> bytes | None:
    """A paper drawn before, or None."""
    try:
        return path_of(sheet_hash, kind).read_bytes()
    except FileNotFoundError:
        return None


def keep(content: bytes, sheet_hash: str, kind: str) -> None:
    """Lay a drawn paper where it will be found; never half of one."""
    path = path_of(sheet_hash, kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.half")
    half.write_bytes(content)
    half.replace(path)
