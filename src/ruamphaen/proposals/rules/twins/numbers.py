"""เลขในข้อความ: numbers and codes that name a place or a thing, and amounts with their units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ruamphaen.proposals.rules.twins.places import (
    NUMBER_LABELS,
    NUMBER_LABELS_OF_TELLING,
    NUMBER_WORDS,
    UNITS,
    UNITS_AND_THINGS,
    UNITS_OF_TIME,
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """เลข — ``names`` are (label, value) of what tells one place or thing from another: two texts
    must have the same values. ``amounts`` are (unit, value): where both texts have a unit, the
    values must be the same. A number without a label or unit is a name with the label "".
    """

    names: frozenset[tuple[str, str]]
    amounts: frozenset[tuple[str, str]]

    @property
    def signature(self) -> str:
        """The values of the names in order, "" where there are none."""
        return " ".join(sorted(value for _, value in self.names))

    def differ_from(self, other: "Numbers") -> bool:
        """Whether the two contradict each other."""
        if self.names != other.names:
            if {value for _, value in self.names} != {value for _, value in other.names}:
                return True
            if _contradict(self.names, other.names):
                return True
        return self.amounts != other.amounts and _contradict(self.amounts, other.amounts)


def _contradict(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    """Whether a label that both have stands before different values."""
    shared = {label for label, _ in one if label} & {label for label, _ in other if label}
    return any(
        {value for own, value in one if own == label}
        != {value for own, value in other if own == label}
        for label in shared
    )


def taken_out(text: str) -> tuple[Numbers, str]:
    """The numbers of a lower-case text in Arabic digits, and the text without them.

    Dates, times and telephone numbers, the number of a list's line and how long it has lasted are
    dropped: they tell when it was said, not what. Takes time in proportion to the text.
    """
    text = _TOLD.sub(" ", _FIRST_OF_A_LIST.sub("", text))
    text = _WORDS.sub(lambda found: str(NUMBER_WORDS.index(found[1]) + 1), text)
    names: set[tuple[str, str]] = set()
    amounts: set[tuple[str, str]] = set()

    def take(found: re.Match[str]) -> str:
        label, value = _label(found["label"] or ""), _plain(found["value"])
        unit = found["unit"] or ""
        if label and label != "ปี":
            if label not in NUMBER_LABELS_OF_TELLING:
                names.add((label, found["letters"] + value))
            return f" {unit}"  # after "ซอย 7" it is a thing: ท่อ, บ่อ
        if label or unit:
            if unit not in UNITS_OF_TIME:
                amounts.add((label or _SHORT_UNITS.get(unit, unit), value))
        else:
            names.add(("", found["letters"] + value))
        return " "

    left = _NUMBER.sub(take, text)
    return Numbers(frozenset(names), frozenset(amounts)), left


@lru_cache(maxsize=1_000)
def _label(written: str) -> str:
    written = written.strip()
    return next((name for form, name in NUMBER_LABELS.items() if re.fullmatch(form, written)), "")


_FIRST_OF_A_LIST = re.compile(r"^\s*(?:\d{1,2}[.)](?=\D)|[-•*])\s*")
_TOLD = re.compile(
    r"\b\d{1,2}/\d{1,2}/\d{2,4}\b"  # a date
    r"|\b\d{1,2}[.:]\d\d\s?(?:น\.|น(?![ก-๙])|นาฬิกา)"  # a time
    r"|(?<!\d)0\d{1,2}-?\d{3}-?\d{3,4}(?!\d)"  # a telephone
)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NUMBER_WORD = _any_of(NUMBER_WORDS)
_WORDS = re.compile(
    "(?:(?<=หมู่)|(?<=หมู่ที่)|(?<=ซอย)|(?<=หมู่ )|(?<=หมู่ที่ )"
    rf"|(?=(?:{_NUMBER_WORD})\s?(?:{_any_of(UNITS)}|{_any_of(UNITS_OF_TIME)})))"
    rf"({_NUMBER_WORD})(?=\s|$|[ก-ฮเ-ไ])"
)
_UNIT = (
    rf"(?:{_any_of(UNITS)}|วัน(?!นี้|ที่)|{_any_of(UNITS_OF_TIME)}|กม\.?|ม\.|%)"
    rf"|(?:{_any_of(UNITS_AND_THINGS)}|ม)(?![ก-๙])"
)
_NUMBER = re.compile(
    rf"(?:(?P<label>{'|'.join(NUMBER_LABELS)})[\s:]{{0,2}})?"
    r"(?:(?:ยาว|กว้าง|หนา|ลึก|สูง|ระยะทาง|ระยะ|จำนวน|รวม|ประมาณ|ราว)\s?){0,3}"
    # a code begins with up to six Latin letters, or up to three Thai consonants that stand alone
    r"(?P<letters>(?<![a-z])[a-z]{1,6}(?=[-.\s]?[\do]*\d)|(?<![ก-๙])[ก-ฮ]{1,3}(?=[-.]?\d)|)"
    r"[-.\s]?(?P<value>o?\d[\do]*(?:,\d{3})*(?:[./-]\d+)*)"
    rf"(?:\s?(?P<unit>{_UNIT}))?"
)
_SHORT_UNITS = {"ม": "เมตร", "ม.": "เมตร", "กม": "กิโลเมตร", "กม.": "กิโลเมตร", "%": "เปอร์เซ็นต์"}


def _plain(value: str) -> str:
    """One writing of a value: no thousands' commas, 0 for the letter o, no zeros before one digit."""
    value = value.replace(",", "").replace("o", "0")
    return value.lstrip("0") or "0" if len(value) <= 2 else value
