"""Who may be one person: by telephone, or by name and place. It only suggests; a person decides."""

from dataclasses import dataclass

from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import search_key

# Titles that the same person may or may not write before their name.
_TITLES = (
    "นางสาว", "นาย", "นาง", "น.ส.", "ด.ต.", "ร.ต.", "จ.ส.อ.", "ส.อ.", "พ.ต.", "ดร.", "ผศ.",
    "พระครู", "พระมหา", "พระ", "คุณ", "กำนัน", "ผู้ใหญ่บ้าน", "ผู้ใหญ่",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """สิ่งที่รู้เกี่ยวกับคนหนึ่ง: name as written, telephone, place (a name, or empty)."""

    name: str
    phone: str = ""
    place: str = ""


def phone_key(phone: str) -> str:
    """A telephone number as digits: ๐๘๑-234 5678 and +66 81 234 5678 are both 0812345678."""
    digits = "".join(sign for sign in to_arabic_digits(phone) if sign.isdigit())
    return "0" + digits[2:] if digits.startswith("66") and len(digits) > 9 else digits


def name_key(name: str) -> str:
    """A name folded for comparing: no title before it, no spaces, no case, no tone of writing."""
    folded = name.strip()
    for title in sorted(_TITLES, key=len, reverse=True):
        rest = folded.removeprefix(title).strip()
        if rest != folded and len(rest) > 1:
            folded = rest
            break
    return "".join(search_key(folded).split())


def may_be_one(one: Known, other: Known) -> bool:
    """Whether two rows may be one person: one telephone, or one name in one place (or place unsaid)."""
    same_name = name_key(one.name) == name_key(other.name)
    phones = phone_key(one.phone), phone_key(other.phone)
    if all(phones) and phones[0] != phones[1]:
        return False
    if all(phones):
        return True
    return same_name and (not one.place or not other.place or one.place == other.place)
