"""QR codes: as one path for pages (every run of dark squares is a rectangle, sharp and small), as
SVG and PNG for papers. No Django: the printers use it too.
"""

from functools import lru_cache
from io import BytesIO

import segno

QUIET = 4
"""Light squares around the code (ISO/IEC 18004, 9.1)."""


QR_DOTS = 8
"""Dots of a PNG to one square."""


def qr_squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of the code without its quiet edge: True is dark.

    Correction level M: it reads with 15 % of it dirty. Raises ValueError where the text is too long
    for a code (2,331 bytes).
    """
    return tuple(tuple(bool(square) for square in row) for row in _made(text).matrix)


def _made(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m", boost_error=False)


@lru_cache(maxsize=256)
def qr_path(text: str) -> tuple[int, str]:
    """The side of the picture in squares, the quiet edge included, and the path of its dark squares."""
    squares = qr_squares(text)
    drawn = "".join(_runs(place + QUIET, row) for place, row in enumerate(squares))
    return len(squares) + 2 * QUIET, drawn


def qr_svg(text: str) -> str:
    """The code as an SVG file, one black path with its quiet edge."""
    side, path = qr_path(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"'
        f' shape-rendering="crispEdges"><path d="{path}"/></svg>'
    )


def qr_png(text: str) -> bytes:
    """The code as PNG, QR_DOTS to a square, for formats that know no paths."""
    drawn = BytesIO()
    _made(text).save(drawn, kind="png", border=QUIET, scale=QR_DOTS)
    return drawn.getvalue()


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
