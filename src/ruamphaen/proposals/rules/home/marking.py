"""คำที่พาไป: a text in pieces, those marked that led to a suggestion."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """ชิ้นของข้อความ — a run of the text, and whether it led to the suggestion."""

    text: str
    led: bool


def marked(text: str, words: Iterable[str]) -> list[Piece]:
    """The text in pieces that joined together are the text; letters' case does not count."""
    wanted = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    if not wanted:
        return [Piece(text, led=False)] if text else []
    pattern = re.compile("|".join(map(re.escape, wanted)), re.IGNORECASE)
    pieces: list[Piece] = []
    at = 0
    for found in pattern.finditer(text):
        if found.start() > at:
            pieces.append(Piece(text[at : found.start()], led=False))
        pieces.append(Piece(found[0], led=True))
        at = found.end()
    return [*pieces, Piece(text[at:], led=False)] if at < len(text) else pieces
