"""การส่งหนึ่งครั้ง: a form that is sent again is one sending; the same form with other words is another.

A page carries a random `uid`, so that a double tap, a lost answer and a retry bring in one thing. The
uid alone is not enough: whoever goes back to the page and writes something else would lose it, and
whoever comes by another's uid would be led to what that person sent.
"""

import json
from uuid import UUID, uuid5


def sending_of(uid: UUID, where: str, *said: str) -> UUID:
    """The uid of what is kept: of the form, the place it was sent to and the words in it."""
    return uuid5(uid, json.dumps([where, *said]))
