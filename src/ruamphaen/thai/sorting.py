"""ลำดับพจนานุกรม: a key that puts Thai in dictionary order by plain comparison of code points.

Kept in a column, it sorts and pages the same on every database, whatever collations it has (give
the column a binary collation). Order after พจนานุกรม ฉบับราชบัณฑิตยสถาน: consonant before its
leading vowel, tone marks only when all else is equal.
"""

import re

from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import clean

_LEADING_VOWEL = re.compile(r"([เ-ไ])([ก-ฮ])")
_LIGHT = "\u0e46\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e"
_WITHOUT_LIGHT = dict.fromkeys(map(ord, _LIGHT))
# A letter with its light marks becomes one place: a blank or the marks, the silencer first.
_WEIGHTS = str.maketrans({"\u0e4e": "\u0e01", "\u0e4c": "\u0e02"})
_ONLY_LIGHT = re.compile(f"[^{_LIGHT}]")
_BETWEEN = "\x1f"  # below the space, so a word comes before the word that begins with it


def sort_key(text: str) -> str:
    """The key of a text: its letters, then its tone marks place by place. ๆ counts least."""
    letters = _LEADING_VOWEL.sub(r"\2\1", to_arabic_digits(clean(text)).casefold())
    marks = _ONLY_LIGHT.sub(" ", letters).translate(_WEIGHTS).rstrip()
    return letters.translate(_WITHOUT_LIGHT) + _BETWEEN + marks
