"""Who counts as one person where nobody signed in and no browser was there (others: base.devices)."""

import secrets
from uuid import UUID


def of_nobody(uid: UUID) -> str:
    """The key of an author of whom nothing is known (a paper card): counted as one person."""
    return f"proposal-{uid.hex}"


def of_forgotten() -> str:
    """A key that leads nowhere, for a person who is to be forgotten and still counts as one."""
    return f"forgotten-{secrets.token_hex(16)}"
