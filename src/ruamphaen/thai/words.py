"""คำไทย: cutting text into words, for search and for line breaks on paper.

The dictionary is PyThaiNLP's word list (CC0, see word_lists/LICENCE.txt) with our planning terms.
"""

import re
import tempfile
from functools import lru_cache
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path
from threading import Lock

from ruamphaen.thai.dates import MONTHS
from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import clean

MOST_CUT = 20_000
"""Letters cut with the dictionary; a longer text is cut at its spaces, so that time is bounded."""

NO_BREAK_SPACE, MAY_BREAK = "\u00a0", "\u200b"

_SHORTEST_COMPOUND, _LONGEST_COMPOUND, _SHORTEST_PART = 6, 60, 2
_DICTIONARY = "ruamphaen"
_SPACED = re.compile(r"\s+|\S+")


# ------------------------------------------------------------------ cutting


def cut(text: str) -> list[str]:
    """Cut a text into words; joined together they are the text again, spaces and signs too.

    Beyond :data:`MOST_CUT` letters it is only split into runs with and without spaces.
    """
    if len(text) > MOST_CUT:
        return _SPACED.findall(text)
    return _cut_with_nlpo3(text) if _nlpo3_is_ready() else cut_by_longest_match(text)


def cut_by_longest_match(text: str) -> list[str]:
    """The same without nlpo3, for platforms it has no wheel for: the longest word from the left.

    Simpler and a little worse where words overlap (ตา|กลม and ตาก|ลม).
    """
    known, longest = dictionary(), _longest_word()
    words: list[str] = []
    unknown = at = 0
    while at < len(text):
        size = _known_size(text, at, known, longest)
        if size and at > unknown:
            words.append(text[unknown:at])
        if size:
            words.append(text[at : at + size])
        at += size or 1
        unknown = at if size else unknown
    return [*words, text[unknown:]] if unknown < len(text) else words


def _known_size(text: str, at: int, known: frozenset[str], longest: int) -> int:
    """Letters of the word, number, Latin run or run of spaces that starts here; 0 when unknown."""
    if found := _PLAIN_RUN.match(text, at):
        return len(found[0])
    if not _MAY_START.match(text, at):
        return 0
    for size in range(min(longest, len(text) - at), 0, -1):
        ends_well = at + size == len(text) or not _NEVER_FIRST.match(text, at + size)
        if ends_well and text[at : at + size] in known:
            return size
    return 0


_PLAIN_RUN = re.compile(r"[0-9๐-๙]+(?:[.,/:-][0-9๐-๙]+)*|[A-Za-z]+|[ \t\u00a0]+|\n")
_MAY_START = re.compile(r"[ก-ฯเ-ไ]")
_NEVER_FIRST = re.compile(r"[ะ-ฺๅ-๎]")


@lru_cache(maxsize=1)
def dictionary() -> frozenset[str]:
    """Every word known; an abbreviation of ours (อสม.) also without its dots (อสม)."""
    planning = _word_list("planning.txt")
    undotted = {word.replace(".", "") for word in planning if word.endswith(".")}
    return frozenset(_word_list("words_th.txt") + planning) | undotted


def _word_list(name: str) -> list[str]:
    text = (files("ruamphaen.thai") / "word_lists" / name).read_text(encoding="utf-8")
    return text.splitlines()


@lru_cache(maxsize=1)
def _longest_word() -> int:
    return max(map(len, dictionary()))


_LOADING = Lock()


def _nlpo3_is_ready() -> bool:
    # lru_cache alone lets two threads load at once, and nlpo3 refuses a name it has.
    with _LOADING:
        return _load_into_nlpo3()


@lru_cache(maxsize=1)
def _load_into_nlpo3() -> bool:
    """Load the dictionary into nlpo3, once in a process; False where nlpo3 is not installed."""
    try:
        import nlpo3  # here, because some platforms lack its wheel
    except ImportError:
        return False
    with tempfile.TemporaryDirectory() as folder:  # nlpo3 only reads files
        path = Path(folder) / "words.txt"
        path.write_text("\n".join(sorted(dictionary())), encoding="utf-8")
        said, loaded = nlpo3.load_dict(str(path), _DICTIONARY)
    if not loaded:
        raise RuntimeError(f"nlpo3 could not read the word list: {said}")
    return True


def _cut_with_nlpo3(text: str) -> list[str]:
    import nlpo3

    words: list[str] = nlpo3.segment(text, _DICTIONARY)
    return words


# ------------------------------------------------------------------ search


def search_words(text: str) -> list[str]:
    """The words of a text for an index, in order, without spaces and signs; digits are 0-9.

    A compound of 6 letters or more is followed by the dictionary words it is made of, so that
    น้ำ finds คลองส่งน้ำ.
    """
    pieces = cut(to_arabic_digits(clean(text)).casefold())
    return [word for piece in pieces for word in _indexed(piece)]


# The words of one plan are few and come again and again.
@lru_cache(maxsize=20_000)
def _indexed(piece: str) -> tuple[str, ...]:
    """A piece of text as the index has it: without signs around and within, then its parts."""
    bare = _SIGNS_WITHIN.sub("", _SIGNS_AROUND.sub("", piece))
    return (bare, *parts(bare)) if bare else ()


# 1,200 is found by 1200, and รพ.สต. by รพสต.
_SIGNS_WITHIN = re.compile(r"(?<=[0-9]),(?=[0-9])|(?<=[ก-ฮ])\.(?=[ก-ฮ])|ๆ")
# Marks are part of Thai words, but Python's \w leaves them out.
_SIGNS_AROUND = re.compile(r"^[^\wก-๎]+|[^\wก-๎]+$")


def parts(word: str) -> list[str]:
    """The fewest dictionary words a compound is made of, and their own parts; [] when none."""
    if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND:
        return []
    split = _best_split(word, dictionary())
    if sum(len(piece) == _SHORTEST_PART for piece in split) > 1:
        return []  # คอ-นก-รีต is chance, ปี-งบประมาณ is not
    return [part for piece in split for part in (piece, *parts(piece))]


def _best_split(word: str, known: frozenset[str]) -> list[str]:
    """Fewest parts, then the most even ones; no part of one letter; [] when there is no split."""
    best: dict[int, tuple[int, int, list[str]]] = {0: (0, 0, [])}
    for end in range(_SHORTEST_PART, len(word) + 1):
        for start in range(end - _SHORTEST_PART + 1):
            piece = word[start:end]
            if start not in best or piece == word or piece not in known:
                continue
            count, squares, pieces = best[start]
            candidate = (count + 1, squares + len(piece) ** 2, [*pieces, piece])
            if end not in best or candidate < best[end]:
                best[end] = candidate
    return best[len(word)][2] if len(word) in best else []


# ------------------------------------------------------------------ line breaks

# Possessive, and only from a number's beginning: a page of digits must not take an hour.
_NUMBER = r"(?<![0-9๐-๙])(?<![0-9๐-๙][.,/:-])[0-9๐-๙]++(?:[.,/:-][0-9๐-๙]++)*+"
_SPACE = f"[ {NO_BREAK_SPACE}]?"
_ERA = r"(?:พ\.ศ\.|ค\.ศ\.)"
_LABELS = (
    r"(?:(?:บ้าน)?เลขที่|(?:ยุทธศาสตร์|กลยุทธ์|ประเด็น(?:การพัฒนา)?|แนวทาง|หมู่|ครั้ง|ฉบับ|ข้อ|สมัย|ลำดับ|"
    r"ส่วน|บท|หน้า|รุ่น|ชั้น|ไตรมาส|ตอน|ตาราง|รูป|วัน|ปี)ที่|หมู่|ข้อ|หน้า|ไตรมาส|มาตรา|วรรค|ซอย|ร้อยละ|"
    rf"(?<![ก-ฮ])ม\.|(?<![ก-ฮ])ผ\.|ปี(?:งบประมาณ)?(?:{_SPACE}{_ERA})?|{_ERA})"
)
_UNITS = (
    r"(?:ตารางเมตร|ตร\.ม\.|ลูกบาศก์เมตร|ลบ\.ม\.|กิโลเมตร|กม\.|เซนติเมตร|ซม\.|มิลลิเมตร|มม\.|เมตร|ม\.|นิ้ว|ฟุต|"
    r"ไร่|งาน|ตารางวา|ตัน|กิโลกรัม|กก\.|ลิตร|กิโลวัตต์|วัตต์|แรงม้า|(?:พัน|หมื่น|แสน|ล้าน)?บาท|สตางค์|ล้าน|"
    r"คน|ราย|ครัวเรือน|หลังคาเรือน|หลัง|แห่ง|จุด|สาย|เส้น|ต้น|ชุด|เครื่อง|ตัว|คัน|บ่อ|ท่อน|ลูก|โครงการ|"
    r"กิจกรรม|ครั้ง|วัน|เดือน|ปี|ชั่วโมง|นาที|น\.|หมู่บ้าน|ชุมชน|ตำบล|กลุ่ม|หน่วยงาน|ด้าน|ข้อ|ฉบับ|เล่ม|"
    r"รุ่น|เสียง|เรื่อง|ใบ|เปอร์เซ็นต์|%)"
)
_MONTH = "|".join(re.escape(name) for month in MONTHS for name in (month.th, month.th_short))
_DATE = rf"[0-9๐-๙]{{1,2}}{_SPACE}(?:{_MONTH})(?:{_SPACE}(?:{_ERA}{_SPACE})?[0-9๐-๙]{{2,4}})?"
# พ.ศ. 2566 - 2570: a span of years is one phrase.
_TO_YEAR = rf"(?:{_SPACE}[-–]{_SPACE}[0-9๐-๙]{{4}}(?![0-9๐-๙]))?"
_PHRASE = re.compile(
    rf"(?:วันที่{_SPACE})?(?<![0-9๐-๙]){_DATE}|{_LABELS}{_SPACE}{_NUMBER}{_TO_YEAR}"
    rf"|{_NUMBER}{_SPACE}{_UNITS}"
)


def phrases(text: str) -> list[str]:
    """The number phrases of a text, which must stay on one line: หมู่ที่ ๓, ๕ เมตร, 12 ก.พ. 2569."""
    return [found[0] for found in _PHRASE.finditer(text)]


def bind(text: str) -> str:
    """The text with the spaces inside number phrases made U+00A0; its length stays."""
    return _PHRASE.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), text)


def breakable(text: str) -> str:
    """The text with U+200B where a line may break between words, and number phrases bound.

    Never inside a word, a number phrase, a number or a Latin word. Search such text only after
    :func:`unbroken`.
    """
    text = bind(text.replace(MAY_BREAK, ""))
    held = {
        place for found in _PHRASE.finditer(text) for place in range(found.start() + 1, found.end())
    }
    written, at = [], 0
    words = cut(text.replace(NO_BREAK_SPACE, " "))
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        written.append(text[at : at + len(word)])
        at += len(word)
        if at not in held and _may_part(word, after):
            written.append(MAY_BREAK)
    return "".join(written)


def unbroken(text: str) -> str:
    """The text as people type it: without U+200B, and with plain spaces for U+00A0."""
    return text.replace(MAY_BREAK, "").replace(NO_BREAK_SPACE, " ")


_ENDS_WORD = re.compile(r"[ก-ฺเ-๎A-Za-z]\Z")
_STARTS_WORD = re.compile(r"[ก-ฮเ-ไA-Za-z]")


def _may_part(word: str, after: str) -> bool:
    # A single letter is what is left of a name the dictionary does not know.
    if len(word) == 1 or len(after) <= 1:
        return False
    if not (_ENDS_WORD.search(word) and _STARTS_WORD.match(after)):
        return False
    return not (word[-1].isascii() and after[0].isascii())
