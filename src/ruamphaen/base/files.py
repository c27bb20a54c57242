"""Keeping uploads and made papers: content-addressed, outside the web root, never served directly."""

import hashlib
import os
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from ruamphaen.base.models import StoredFile
from ruamphaen.thai.text import one_line

LONGEST_NAME = 200


def keep(content: bytes, *, chain: str, name: str, kind: str) -> StoredFile:
    """Write bytes under their SHA-256 and remember them. The same bytes are kept once.

    The file is whole on disk (written, synced, renamed) before its row exists, so a row never
    points at half a file.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(sha256)
    if not path.exists():
        _write_whole(path, content)
    stored, _ = StoredFile.objects.get_or_create(
        chain=chain,
        sha256=sha256,
        name=one_line(name)[:LONGEST_NAME],
        defaults={"kind": kind, "size_bytes": len(content)},
    )
    return stored


def path_of(sha256: str) -> Path:
    """Where a file with this hash lies."""
    return Path(settings.FILES_FOLDER) / sha256[:2] / sha256


def read(stored: StoredFile) -> bytes:
    """The bytes, checked against their hash. Raises OSError where the file is gone or was changed."""
    content = path_of(stored.sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise OSError(f"stored file {stored.pk} does not match its hash")
    return content


def discard(stored: StoredFile) -> bool:
    """Forget a file that nothing needs any more; its bytes go once the act is committed.

    False where something else still needs it: it stays. For what a person asks to have erased.
    """
    try:
        with transaction.atomic():
            stored.delete()
    except ProtectedError:
        return False
    transaction.on_commit(partial(_erase, stored.sha256))
    return True


def _erase(sha256: str) -> None:
    """The bytes, unless another row came to hold the same ones."""
    if not StoredFile.objects.filter(sha256=sha256).exists():
        path_of(sha256).unlink(missing_ok=True)


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.half")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
