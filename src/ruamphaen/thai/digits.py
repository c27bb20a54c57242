"""เลขไทยและเลขอารบิก: the same ten digits in two scripts."""

import re

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"

_TO_THAI = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)
_TO_ARABIC = str.maketrans(THAI_DIGITS, ARABIC_DIGITS)
_THAI_DIGIT = re.compile(f"[{THAI_DIGITS}]")
_BOTH_IN_ONE_RUN = re.compile(r"[0-9][,.]?[๐-๙]|[๐-๙][,.]?[0-9]")


def to_thai_digits(text: str) -> str:
    """The text with 0-9 written as ๐-๙; everything else stays."""
    return text.translate(_TO_THAI)


def to_arabic_digits(text: str) -> str:
    """The text with ๐-๙ written as 0-9; digits of other scripts stay as they are."""
    if not _THAI_DIGIT.search(text):  # translating is the dear part, and seldom needed
        return text
    return text.translate(_TO_ARABIC)


def mixes_digits(text: str) -> bool:
    """True when one run of digits holds both scripts (๑2,๕๐๐), which is nearly always a slip."""
    return _BOTH_IN_ONE_RUN.search(text) is not None
