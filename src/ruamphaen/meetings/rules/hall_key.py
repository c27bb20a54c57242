"""The key on the hall's screen: whoever scans it is in the hall, or was a few minutes ago."""

import hashlib
import hmac
from datetime import datetime, timedelta
from uuid import UUID

WINDOW = timedelta(minutes=10)
LENGTH = 12


def hall_key(secret: str, meeting: UUID, at: datetime) -> str:
    """The key shown in the window of `at`: twelve hexadecimal digits."""
    window = int(at.timestamp() // WINDOW.total_seconds())
    said = f"hall|{meeting}|{window}"
    return hmac.new(secret.encode(), said.encode(), hashlib.sha256).hexdigest()[:LENGTH]


def is_from_hall(secret: str, meeting: UUID, key: str, at: datetime) -> bool:
    """Whether a key was on the screen in this window or the one before it."""
    return any(
        hmac.compare_digest(hall_key(secret, meeting, moment), key) for moment in (at, at - WINDOW)
    )
