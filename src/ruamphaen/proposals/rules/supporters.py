"""Who is one person: a key that is the same each time they come, and says nothing about them."""

import hashlib
import hmac
import secrets
from uuid import UUID


def of_account(secret: str, tag: str) -> str:
    """The key of somebody who signed in; without the installation's secret it leads nowhere."""
    return _sealed(secret, f"account|{tag}")


def of_device(secret: str, device: str) -> str:
    """The key of a browser that was given a device code."""
    return _sealed(secret, f"device|{device}")


def of_nobody(uid: UUID) -> str:
    """The key of an author of whom nothing is known (a paper card): counted as one person."""
    return f"proposal-{uid.hex}"


def of_forgotten() -> str:
    """A key that leads nowhere, for a person who is to be forgotten and still counts as one."""
    return f"forgotten-{secrets.token_hex(16)}"


def new_device() -> str:
    """A code for a browser, to be kept in a signed cookie."""
    return secrets.token_urlsafe(18)


def _sealed(secret: str, said: str) -> str:
    return hmac.new(secret.encode(), f"supporter|{said}".encode(), hashlib.sha256).hexdigest()[:48]
