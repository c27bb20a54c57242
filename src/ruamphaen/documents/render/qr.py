"""คิวอาร์: an address as a square that a telephone reads (ISO/IEC 18004, by segno)."""

import io

import segno

# M mends 15 % of the square: a crease, a wet thumb.
MENDS = "m"
QUIET = 4
"""Empty modules around the square, which readers need (ISO/IEC 18004, 9.1)."""


def qr_svg(address: str) -> str:
    """The code as SVG, one black path, with its quiet zone."""
    drawn = io.BytesIO()
    _made(address).save(drawn, kind="svg", border=QUIET, xmldecl=False, svgclass="", lineclass="")
    return drawn.getvalue().decode("utf-8")


def qr_png(address: str) -> bytes:
    """The code as PNG, 8 dots to a module, for formats that know no paths."""
    drawn = io.BytesIO()
    _made(address).save(drawn, kind="png", border=QUIET, scale=8)
    return drawn.getvalue()


def qr_matrix(address: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code, True = black, without the quiet zone."""
    return tuple(tuple(bool(module) for module in row) for row in _made(address).matrix)


def _made(address: str) -> segno.QRCode:
    return segno.make_qr(address, error=MENDS, boost_error=False)
