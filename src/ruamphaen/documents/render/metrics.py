"""ความกว้างตัวอักษร: how wide the letters of the paper's own font are, read from the font files.

Only what setting lines needs: the OpenType tables ``head``, ``hhea``, ``hmtx`` and ``cmap``
(format 4), https://learn.microsoft.com/typography/opentype/spec/.
"""

import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"
MM_PER_POINT = 25.4 / 72

_UNKNOWN_EM = 1.3  # a letter our font lacks comes from another one, or as a box: be careful


def text_mm(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Width in mm of the text on one line, before kerning (which only ever brings it closer)."""
    known = _advances("Sarabun-Bold.ttf" if bold else "Sarabun-Regular.ttf")
    return sum(known.get(letter, _UNKNOWN_EM) for letter in text) * size_pt * MM_PER_POINT


@cache
def _advances(name: str) -> dict[str, float]:
    """Advance in em of every letter the font has; marks above and below are 0."""
    font = (FONTS / name).read_bytes()
    tables = _tables(font)
    units = _short(font, tables["head"] + 18)
    measured = _short(font, tables["hhea"] + 34)
    return {
        letter: _short(font, tables["hmtx"] + 4 * min(glyph, measured - 1)) / units
        for letter, glyph in _glyphs(font, tables["cmap"]).items()
    }


def _tables(font: bytes) -> dict[str, int]:
    records = struct.iter_unpack(">4sIII", font[12 : 12 + 16 * _short(font, 4)])
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _glyphs(font: bytes, cmap: int) -> dict[str, int]:
    records = struct.iter_unpack(">HHI", font[cmap + 4 : cmap + 4 + 8 * _short(font, cmap + 2)])
    table = next(cmap + offset for *_, offset in records if _short(font, cmap + offset) == 4)
    count = _short(font, table + 6) // 2
    ends = table + 14
    starts = ends + 2 * count + 2
    deltas, offsets = starts + 2 * count, starts + 4 * count
    found = dict[str, int]()
    for at in range(0, 2 * count, 2):
        delta, offset = _short(font, deltas + at), _short(font, offsets + at)
        first, last = _short(font, starts + at), _short(font, ends + at)
        for code in range(first, min(last, 0xFFFE) + 1):
            place = offsets + at + offset + 2 * (code - first)
            glyph = code if offset == 0 else _short(font, place)
            if glyph and (glyph + delta) % 0x10000:
                found[chr(code)] = (glyph + delta) % 0x10000
    return found


def _short(font: bytes, place: int) -> int:
    return int.from_bytes(font[place : place + 2], "big")
