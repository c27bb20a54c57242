"""A QR code as one path: every run of dark squares is a rectangle, so the picture stays sharp and small."""

from functools import lru_cache

import segno

QUIET = 4
"""Light squares around the code (ISO/IEC 18004, 9.1)."""


def qr_squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of the code without its quiet edge: True is dark.

    Correction level M: it reads with 15 % of it dirty. Raises ValueError where the text is too long
    for a code (2,331 bytes).
    """
    code = segno.make_qr(text, error="m", boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)


@lru_cache(maxsize=256)
def qr_path(text: str) -> tuple[int, str]:
    """The side of the picture in squares, the quiet edge included, and the path of its dark squares."""
    squares = qr_squares(text)
    drawn = "".join(_runs(place + QUIET, row) for place, row in enumerate(squares))
    return len(squares) + 2 * QUIET, drawn


def _runs(y: int, row: tuple[bool, ...]) -> str:
    """The dark runs of one row as rectangles of a path."""
    found, start = "", None
    for x, dark in enumerate([*row, False], start=QUIET):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            found += f"M{start} {y}h{x - start}v1h-{x - start}z"
            start = None
    return found
