"""เลขประจำตัวประชาชน: checking, hiding and finding 13-digit identity numbers.

Check digit of the Department of Provincial Administration: each of the first twelve digits times
13, 12, ... 2, summed; (11 - sum mod 11) mod 10 is the thirteenth.
"""

import re
from dataclasses import dataclass

from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.errors import Unreadable

# People part the digits with one sign, copying leaves invisible ones.
_PARTED = re.compile(r"[\s.\-\u2010-\u2014\u200b\u2060\ufeff]")
_THIRTEEN = re.compile(r"[0-9]{13}")
_DIGIT = "[0-9๐-๙]"
_MAYBE_NUMBER = re.compile(
    rf"(?=({_DIGIT}(?:[\s.\-\u2010-\u2014\u200b\u2060\ufeff]{{0,3}}{_DIGIT}){{12}})(?!{_DIGIT}))"
)


@dataclass(frozen=True, slots=True)
class FoundIdentity:
    """เลขประจำตัวที่พบในข้อความ: ``text[start:end]`` is ``number`` (13 Arabic digits) as written."""

    start: int
    end: int
    number: str


def is_identity_number(text: str) -> bool:
    """True for 13 digits, Thai or Arabic, parted or not, whose check digit is right."""
    digits = _bare(text)
    if not _THIRTEEN.fullmatch(digits):
        return False
    weighed = sum(int(digit) * (13 - place) for place, digit in enumerate(digits[:12]))
    return (11 - weighed % 11) % 10 == int(digits[12])


def mask_identity(text: str) -> str:
    """Hide the middle: "1-xxxx-xxxxx-12-3". Raises :class:`Unreadable` without 13 digits.

    The check digit is not asked for: a mistyped number is still somebody's.
    """
    digits = _bare(text)
    if not _THIRTEEN.fullmatch(digits):
        raise Unreadable("not_an_identity_number", "…")  # never repeat what may be a secret
    return f"{digits[0]}-xxxx-xxxxx-{digits[10:12]}-{digits[12]}"


def find_identity_numbers(text: str) -> list[FoundIdentity]:
    """Every identity number in a text, also ๑-๒๓๔๕-..., "1 2345 ..." or split by line ends."""
    found: list[FoundIdentity] = []
    for place in _MAYBE_NUMBER.finditer(text):
        start, end = place.span(1)
        if found and start < found[-1].end:
            continue
        if (start == 0 or not re.match(_DIGIT, text[start - 1])) and is_identity_number(place[1]):
            found.append(FoundIdentity(start, end, _bare(place[1])))
    return found


def mask_identity_numbers(text: str) -> str:
    """The text with every identity number in it hidden as :func:`mask_identity` does."""
    kept, at = [], 0
    for found in find_identity_numbers(text):
        kept += [text[at : found.start], mask_identity(found.number)]
        at = found.end
    return "".join([*kept, text[at:]])


def _bare(text: str) -> str:
    return _PARTED.sub("", to_arabic_digits(text))
