"""ข้อความไทยที่ประตู: one way to write what looks the same, before anything is stored or compared.

NFC alone leaves "นํา" apart from "นำ"; NFKC must never be used, it takes "ำ" to pieces.
Everything here takes time in proportion to the length of the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ruamphaen.thai.digits import to_arabic_digits

SARA_AA, SARA_AM, NIKHAHIT = "\u0e32", "\u0e33", "\u0e4d"

_NEW_LINES = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SPACES_AT_EDGE = re.compile(r"[ \t]*(\n)[ \t]*|[ \t]*(\t)[ \t]*")
_REMOVED = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"  # seen by nobody
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width, direction
    "\ufe00-\ufe0e\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # variation selectors, tags
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # not characters at all
    "]+"
)

# Old Thai fonts kept shifted marks and letters without a foot in the private-use area, and PDF
# files made with them still give these out. A reader sees the letter, so the letter it becomes.
_OLD_FONT_GLYPHS = str.maketrans(
    {
        0xF700 + place: letter
        for place, letter in enumerate(
            "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
            "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d\u0e31\u0e4d\u0e47"
            "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a"
        )
    }
)

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_MARKED_RUN = re.compile(
    f"[{_MARKS}{SARA_AM}][{_MARKS}{SARA_AA}{SARA_AM}]+|{SARA_AA}[{_MARKS}][{_MARKS}{SARA_AA}{SARA_AM}]*"
)
# A run of marks and signs with at least one that is not Thai. Starting only where no mark stands
# before keeps it linear.
_FOREIGN_RUN = re.compile(
    rf"(?<![{_MARKS}])[{_MARKS}]*+[^\w\s\x00-\x7f\u0e00-\u0e7f][^\w\s\x00-\x7f]*"
)
_THAI = range(0x0E00, 0x0E80)
_MOST_MARKS = 2


def clean(text: str) -> str:
    """The text as it is stored: one spelling for what looks the same, nothing invisible in it.

    NFC; ํ+า becomes ำ (also with a tone mark between, before or after); เเ becomes แ; a vowel above
    or below stands before its tone mark; the same mark twice is one; at most two marks stand on a
    letter. Zero-width, direction, control and private-use characters go (newline and tab stay; the
    shifted marks of old Thai fonts become the marks they show). Spaces of every kind, NBSP too,
    become one space; none stand at either end of a line. ``clean(clean(x)) == clean(x)``.
    """
    return text.strip() if _PLAIN.fullmatch(text) else _cleaned(text)


# What nearly all texts are already: Thai letters with marks in their order, ASCII, single spaces.
# Such a text needs no mending, and saying so is ten times faster than mending it.
_PLAIN = re.compile(
    r"(?:[ก-ฮ][\u0e31\u0e34-\u0e39\u0e47]?[\u0e48-\u0e4c]?\u0e33?|[!-~ะๅแ-ไฯๆ๐-๙฿]"
    r"|(?<!\u0e33)\u0e32|เ(?!เ)| (?![ \n])|\n(?! ))*+"
)


def _cleaned(text: str) -> str:
    text = _NEW_LINES.sub("\n", text).translate(_OLD_FONT_GLYPHS)
    text = unicodedata.normalize("NFC", _REMOVED.sub("", text))
    text = _FOREIGN_RUN.sub(_without_odd_marks, text).replace("เเ", "แ")
    text = _MARKED_RUN.sub(_settled, text)
    return _SPACES_AT_EDGE.sub(r"\1\2", _SPACES.sub(" ", text)).strip()


def one_line(text: str) -> str:
    """The cleaned text on one line, for names and titles: newlines and tabs become a space."""
    return " ".join(clean(text).split())


def search_key(text: str) -> str:
    """A key equal for texts a reader takes for one: no spaces, ๆ, punctuation or case, 0-9 only.

    A text without any letter or digit keeps its signs, so that two of them stay apart.
    """
    lowered = to_arabic_digits(clean(text).casefold())
    return clean("".join(filter(_is_read, lowered))) or clean("".join(lowered.split()))


def same_name(one: str, other: str) -> bool:
    """True when a reader would take the two names for one (see :func:`search_key`)."""
    return search_key(one) == search_key(other)


@lru_cache(maxsize=1024)  # the letters of a language are few, its texts long
def _is_read(letter: str) -> bool:
    return (letter.isalnum() or unicodedata.category(letter)[0] == "M") and letter not in "ๆฯ\ufe0f"


def _settled(found: re.Match[str]) -> str:
    """Marks, า and ำ in one run: marks go before their ำ, and ํ beside า makes it ำ."""
    marks, letters = _marks_and_letters(found[0])
    for place in range(len(letters) - 1, -1, -1):
        around = "".join(dict.fromkeys(marks[place] + marks[place + 1]))  # or it grows and grows
        if letters[place] == SARA_AM or NIKHAHIT in around:
            letters[place] = SARA_AM
            marks[place], marks[place + 1] = around.replace(NIKHAHIT, ""), ""
    settled = _in_order(marks[0])
    for letter, after in zip(letters, marks[1:], strict=True):
        if not (letter == SARA_AM and settled.endswith(SARA_AM)):
            settled += letter
        settled += _in_order(after)
    return settled


def _marks_and_letters(run: str) -> tuple[list[str], list[str]]:
    """Split "m0 L1 m1 L2 m2 ..." into marks [m0, m1, ...] and letters [L1, L2, ...]."""
    parts = re.split(f"([{SARA_AA}{SARA_AM}])", run)
    return parts[::2], parts[1::2]


def _in_order(marks: str) -> str:
    return "".join(sorted(set(marks), key=_place_of_mark)[:_MOST_MARKS])


def _place_of_mark(mark: str) -> tuple[int, int, str]:
    # Vowels first, then tones, then silencers. Within vowels the combining class decides, so that
    # NFC leaves the order alone.
    group = 0 if mark <= "\u0e47" or mark == NIKHAHIT else 1 if mark <= "\u0e4b" else 2
    return (group, unicodedata.combining(mark), mark)


def _without_odd_marks(found: re.Match[str]) -> str:
    """At most two foreign marks on a letter, none beside Thai: they deceive or spoil a page."""
    text, kept = found.string, list[str]()
    clusters = list(_clusters(found[0]))
    for place, (base, marks) in enumerate(clusters):
        thai = any(ord(mark) in _THAI for mark in marks)
        thai = thai or (not base and _is_thai_at(text, found.start() - 1))
        thai = thai or (
            place == len(clusters) - 1 and text.startswith((SARA_AA, SARA_AM), found.end())
        )
        own = [mark for mark in marks if ord(mark) in _THAI] if thai else marks[:_MOST_MARKS]
        kept += [base, *own]
    return "".join(kept)


def _is_thai_at(text: str, place: int) -> bool:
    return 0 <= place < len(text) and ord(text[place]) in _THAI


def _clusters(run: str) -> Iterator[tuple[str, str]]:
    """Cut a run into (base, marks); the first base is "" where it stands before the run."""
    start = 0
    for at in range(1, len(run) + 1):
        if at == len(run) or not _is_mark(run[at]):
            head = "" if _is_mark(run[start]) else run[start]
            yield head, run[start + len(head) : at]
            start = at


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in {"Mn", "Me"}
