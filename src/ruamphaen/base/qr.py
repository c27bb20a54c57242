"""A QR code as one path: every run of dark squares is a rectangle, so the picture stays sharp and small.

The squares come from `qrcode`, which sign-in with one-time codes brings along; segno would do the same
and be one more package to keep up to date.
"""

from functools import lru_cache

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 2
"""Light squares around it; the white box that it stands in adds the rest of the four that are asked."""


@lru_cache(maxsize=256)
def qr_path(text: str) -> tuple[int, str]:
    """The side of the picture in squares, the quiet edge included, and the path of its dark squares.

    Correction level M: it reads with 15 % of it dirty. Raises ValueError where the text is too long
    for a code (2,331 bytes).
    """
    code = qrcode.QRCode(border=QUIET, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    return len(rows), "".join(_runs(y, row) for y, row in enumerate(rows))


def _runs(y: int, row: list[bool]) -> str:
    """The dark runs of one row as rectangles of a path."""
    found, start = "", None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            found += f"M{start} {y}h{x - start}v1h-{x - start}z"
            start = None
    return found
