"""บัตรความเห็นบนกระดาษ: the check number of a card, and the answers as a clerk types them."""

import hashlib
import hmac
from uuid import UUID

from ruamphaen.opinions.rules.kinds import Answer
from ruamphaen.thai.digits import to_arabic_digits

MOST_IN_BATCH = 500
KEYS: dict[str, Answer | None] = {
    "1": Answer.AGREE,
    "2": Answer.DISAGREE,
    "3": Answer.PASS,
    "0": None,
}
"""What each key means: the boxes of the card from left to right; 0 where nothing, or two, are ticked."""


class Mistyped(Exception):  # noqa: N818 -- what was typed
    """พิมพ์ไม่ตรง — `code` says what is wrong: "sign", "few" or "many"; `at` where or how many."""

    def __init__(self, code: str, at: str) -> None:
        super().__init__(code)
        self.code, self.at = code, at


def check_number(secret: str, conversation: UUID, number: int) -> int:
    """Two digits (10 to 99) printed beside a card's number: a slip of the finger meets another card
    only once in ninety.
    """
    said = f"card|{conversation}|{number}".encode()
    drawn = hmac.new(secret.encode(), said, hashlib.sha256).digest()
    return 10 + int.from_bytes(drawn[:4]) % 90


def answers_typed(typed: str, statements: int) -> list[Answer | None]:
    """The answers of a card, top to bottom; spaces do not matter.

    Raises Mistyped where a sign is not one of KEYS or there are not as many as statements.
    """
    signs = "".join(to_arabic_digits(typed).split())
    for sign in signs:
        if sign not in KEYS:
            raise Mistyped("sign", sign)
    if len(signs) != statements:
        raise Mistyped("few" if len(signs) < statements else "many", str(len(signs)))
    return [KEYS[sign] for sign in signs]
