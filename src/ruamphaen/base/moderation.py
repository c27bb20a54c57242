"""การกลั่นกรอง: the closed list of reasons for which a text is not shown, appeals, the signs of spam.

Shared by every room where people write. The reasons are a closed list, so that a moderator never
invents one, and each explains itself to the author. The signs work without any network and decide
nothing: they put a text before a person, named. Everything takes time in proportion to the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from ruamphaen.base.errors import NotAllowed, Refused
from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.identity import find_identity_numbers
from ruamphaen.thai.text import clean, search_key


class Reason(StrEnum):
    """เหตุที่ไม่แสดง — why a text is not shown. Closed: a moderator chooses, never writes one."""

    PERSONAL = "personal"
    ABUSE = "abuse"
    ADVERTISING = "advertising"
    OTHER_MATTER = "other_matter"
    REPEATS = "repeats"
    UNLAWFUL = "unlawful"
    UNREADABLE = "unreadable"
    REPLACED = "replaced"


@dataclass(frozen=True)
class ReasonWords:
    """ถ้อยคำของเหตุ — its name, what the author is told and can do, and its key in the queue."""

    name: Any
    told: Any
    key: str = ""


REASONS: dict[Reason, ReasonWords] = {
    Reason.PERSONAL: ReasonWords(
        _("มีข้อมูลส่วนบุคคลของผู้อื่น"),
        _(
            "ข้อความมีชื่อ หมายเลขโทรศัพท์ ที่อยู่ หรือข้อมูลที่ชี้ตัวบุคคลได้ ซึ่งกฎหมายคุ้มครองข้อมูลส่วนบุคคลไม่ให้เผยแพร่"
            " ตัดส่วนนั้นออกแล้วส่งใหม่ได้"
        ),
        "1",
    ),
    Reason.ABUSE: ReasonWords(
        _("หยาบคาย ดูหมิ่น หรือสร้างความเกลียดชัง"),
        _("ข้อความใช้คำหยาบ ดูหมิ่น ข่มขู่ หรือเหยียดบุคคลหรือกลุ่มคน เขียนถึงเรื่องโดยไม่ว่าร้ายคนแล้วส่งใหม่ได้"),
        "2",
    ),
    Reason.ADVERTISING: ReasonWords(
        _("โฆษณาหรือชักชวนซื้อขาย"),
        _("ข้อความเป็นการโฆษณา ขายของ ชวนลงทุน หรือชวนเล่นพนัน หน้านี้รับเฉพาะความต้องการและความเห็นต่อท้องถิ่น"),
        "3",
    ),
    Reason.OTHER_MATTER: ReasonWords(
        _("ไม่ตรงกับเรื่องนี้"),
        _("ข้อความพูดถึงเรื่องอื่นที่ไม่ใช่เรื่องที่กำลังถาม หรือไม่อยู่ในอำนาจของหน่วยงานนี้ ส่งไปที่เรื่องที่ตรงกันได้"),
        "4",
    ),
    Reason.REPEATS: ReasonWords(
        _("ซ้ำกับที่มีอยู่แล้ว"),
        _("มีข้อความที่พูดเรื่องเดียวกันอยู่แล้ว ขอให้แสดงความเห็นหรือสนับสนุนข้อความนั้นแทน เสียงจะได้รวมกัน"),
        "5",
    ),
    Reason.UNLAWFUL: ReasonWords(
        _("ผิดกฎหมาย"),
        _("ข้อความหรือสิ่งที่ชวนให้ทำน่าจะผิดกฎหมาย เช่น หมิ่นประมาทผู้อื่น หรือเผยแพร่สิ่งต้องห้าม จึงแสดงไม่ได้"),
        "6",
    ),
    Reason.UNREADABLE: ReasonWords(
        _("อ่านไม่เข้าใจ"),
        _("อ่านแล้วไม่ทราบว่าต้องการบอกอะไร เช่น ตัวอักษรสุ่ม หรือข้อความขาดหาย เขียนเป็นประโยคสั้น ๆ แล้วส่งใหม่ได้"),
        "7",
    ),
    # Not the author's fault, and not in the moderator's list: splitting and rewording give it.
    Reason.REPLACED: ReasonWords(
        _("แทนด้วยข้อความที่เรียบเรียงใหม่"),
        _("เจ้าหน้าที่แยกหรือเรียบเรียงข้อความนี้ใหม่ให้ตอบได้ง่ายขึ้น โดยคงความหมายเดิม ข้อความใหม่แสดงแทนแล้ว"),
    ),
}

CHOOSABLE: tuple[Reason, ...] = tuple(reason for reason, words in REASONS.items() if words.key)
"""The reasons a moderator may choose, in the order of their keys."""


def reason_choices() -> list[tuple[str, Any]]:
    """The reasons a moderator may choose, for a field."""
    return [(reason.value, REASONS[reason].name) for reason in CHOOSABLE]


def reason_words(code: str) -> ReasonWords | None:
    """The words of a kept code; None where there is none or it is not of this list."""
    return REASONS[Reason(code)] if code in set(Reason) else None


class Decision(StrEnum):
    """คำวินิจฉัย — what a moderator decided: the public may read it, or not."""

    SHOW = "show"
    HIDE = "hide"


class Outcome(StrEnum):
    """ผลอุทธรณ์ — what came of an appeal."""

    UPHELD = "upheld"
    OVERTURNED = "overturned"


DECISION_NAMES = {Decision.SHOW: _("แสดง"), Decision.HIDE: _("ไม่แสดง")}
OUTCOME_NAMES = {
    Outcome.UPHELD: _("ยืนตามคำวินิจฉัยเดิม"),
    Outcome.OVERTURNED: _("กลับคำวินิจฉัย ให้แสดง"),
}

LONGEST_APPEAL = 2_000
"""Letters of an appeal, and of the answer to it."""


def sound_appeal(text: str) -> str:
    """An appeal as it is kept. Raises Refused (422) where it says nothing or too much."""
    words = clean(text)
    if not words:
        raise Refused(_("บอกด้วยว่าทำไมข้อความนี้ควรแสดง"), status=422)
    if len(words) > LONGEST_APPEAL:
        raise Refused(
            _("คำอุทธรณ์ยาว %(length)s ตัวอักษร เกิน %(most)s ตัดให้สั้นลง")
            % {"length": f"{len(words):,}", "most": f"{LONGEST_APPEAL:,}"},
            status=422,
        )
    return words


def ensure_may_be_appealed(*, is_hidden: bool, was_appealed: bool) -> None:
    """Raises Refused for a text that is shown or gone, and for a second appeal."""
    if not is_hidden:
        raise Refused(_("ข้อความนี้แสดงอยู่หรือถูกถอนแล้ว จึงไม่มีอะไรให้อุทธรณ์"))
    if was_appealed:
        raise Refused(_("อุทธรณ์ไปแล้ว อุทธรณ์ได้ครั้งเดียว คำตอบจะแสดงในหน้านี้"))


def sound_answer(answer: str, *, judged_by: str, by: str, outcome: str) -> str:
    """The answer to an appeal as it is kept; `outcome` is what it was answered before, or "".

    Raises NotAllowed (403) for whoever judged it (by tag), and Refused where it was answered before
    or the answer says nothing (422).
    """
    if outcome:
        raise Refused(_("คำอุทธรณ์นี้ตอบไปแล้ว"))
    if judged_by == by:
        raise NotAllowed(_("ผู้ที่ตัดสินไว้ตอบคำอุทธรณ์เองไม่ได้ ให้ผู้ดูแลคนอื่นหรือผู้ดูแลระบบของหน่วยงานตอบ"))
    words = clean(answer)
    if not words:
        raise Refused(_("เขียนคำตอบถึงผู้เขียน บอกเหตุผลสั้น ๆ"), status=422)
    return words


class Sign(StrEnum):
    """สัญญาณ — what makes a text worth a second look. A sign refuses nothing."""

    LINKS = "links"
    PHONE = "phone"
    IDENTITY = "identity"
    ADDRESS = "address"
    SALES = "sales"
    RUDE = "rude"
    REPEATED = "repeated"
    FLOOD = "flood"
    MANY = "many"
    FAST = "fast"
    TRAP = "trap"


SIGNS: dict[Sign, Any] = {
    Sign.LINKS: _("มีลิงก์"),
    Sign.PHONE: _("มีหมายเลขโทรศัพท์"),
    Sign.IDENTITY: _("มีเลขประจำตัวประชาชน"),
    Sign.ADDRESS: _("มีอีเมลหรือไอดีไลน์"),
    Sign.SALES: _("มีคำที่พบในโฆษณา"),
    Sign.RUDE: _("มีคำหยาบ"),
    Sign.REPEATED: _("ตัวอักษรหรือคำซ้ำกันยาว"),
    Sign.FLOOD: _("คล้ายข้อความที่เพิ่งส่งเข้ามาหลายครั้ง"),
    Sign.MANY: _("ผู้ส่งคนเดียวส่งถี่"),
    Sign.FAST: _("ส่งเร็วเกินกว่าที่คนจะพิมพ์ทัน"),
    Sign.TRAP: _("กรอกช่องที่คนมองไม่เห็น"),
}

FLOOD_FROM = 3
"""So many look-alikes among what came in lately are a flood: two neighbours may say the same."""

MANY_FROM = 5
"""So many texts of one sender lately are worth a look."""

LETTERS_A_SECOND = 15
"""Faster than this nobody types Thai; pasting is not held against anyone below 200 letters."""

LEAST_SECONDS = 3
"""Quicker than this from page to sending is a machine (the page has to be read)."""

_LINK = re.compile(
    r"https?://|www\.|\b[a-z0-9-]{2,63}\.(?:com|net|org|info|xyz|top|shop|site|online|club|vip|bet|win|me|co|in\.th|co\.th|or\.th)\b"
)
_PHONE = re.compile(r"(?<![0-9])(?:\+?66|0)[ .\-]{0,2}[2-9](?:[ .\-]{0,2}[0-9]){7,8}(?![0-9])")
_MAIL = re.compile(r"[a-z0-9._%+\-]{1,64}@[a-z0-9\-]{1,63}\.[a-z]{2,}")
_LINE = re.compile(r"(?:ไอดี\s?ไลน์|ไลน์\s?ไอดี|แอดไลน์|แอดไลน|line\s?id|id\s?line|lin\.ee|line\.me)")
_SALES = re.compile(
    "บาคาร่า|คาสิโน|สล็อต|แทงบอล|พนันออนไลน์|หวยออนไลน์|เว็บตรง|เครดิตฟรี|ฝากถอน|เงินกู้|เงินด่วน|ปล่อยกู้"
    "|รับสมัครตัวแทน|รายได้เสริม|งานออนไลน์|ลดราคา|โปรโมชั่น|สั่งซื้อ|พร้อมส่ง|ลงทุนน้อย|กำไรดี"
)
_RUDE = re.compile(
    "เหี้ย|ควย|เย็ด|สัส|ไอ้สัตว์|อีสัตว์|อีดอก|ดอกทอง|พ่อมึง|แม่มึง|ไอ้ควาย|อีควาย|ชิบหาย|ระยำ|fuck|shit"
)
_SAME_LETTER = re.compile(r"([^\W\d_])\1{7,}|([^\w\s])\2{9,}")
_SAME_PIECE = re.compile(r"(.{2,40}?)\1{4,}")
_LOOK_ALIKE = str.maketrans("асеорхуіѕԁαονικ", "aceopxyisdaovik")
_DIGITS = re.compile("[0-9]+")
_REPEATED_LETTER = re.compile(r"(.)\1+")
_MOST_READ = 5000
"""Letters looked at for signs; longer texts are refused by the forms anyway."""


@dataclass(frozen=True)
class Sending:
    """การส่งหนึ่งครั้ง — a text and how it came.

    `seconds` from the page to the sending (None where it is not known), `trap` what stood in the
    field that people do not see, `lately` the texts that came in of late, `of_sender` how many of
    them this sender sent.
    """

    text: str
    seconds: float | None = None
    trap: str = ""
    lately: Iterable[str] = field(default_factory=tuple)
    of_sender: int = 0


def signs_of(sending: Sending) -> list[Sign]:
    """Every sign of spam in a text and in how it came, in the order of the list."""
    return [*signs_in(sending.text), *_signs_of_coming(sending)]


def signs_in(text: str) -> list[Sign]:
    """The signs that stand in the text itself."""
    plain = to_arabic_digits(clean(text[:_MOST_READ]).casefold())
    return list(_found_in(plain))


def _found_in(plain: str) -> Iterator[Sign]:
    if _LINK.search(_MAIL.sub(" ", plain)):
        yield Sign.LINKS
    if _PHONE.search(plain):
        yield Sign.PHONE
    if find_identity_numbers(plain):
        yield Sign.IDENTITY
    if _MAIL.search(plain) or _LINE.search(plain):
        yield Sign.ADDRESS
    tight = "".join(plain.split())  # "บา คา ร่า" is meant to be missed
    if _SALES.search(tight):
        yield Sign.SALES
    if _RUDE.search(tight):
        yield Sign.RUDE
    if _SAME_LETTER.search(plain) or _SAME_PIECE.search(plain):
        yield Sign.REPEATED


def _signs_of_coming(sending: Sending) -> Iterator[Sign]:
    own = look_alike_key(sending.text)
    if sum(alike(own, look_alike_key(other)) for other in sending.lately) >= FLOOD_FROM:
        yield Sign.FLOOD
    if sending.of_sender >= MANY_FROM:
        yield Sign.MANY
    if sending.seconds is not None and sending.seconds < _seconds_needed(sending.text):
        yield Sign.FAST
    if sending.trap.strip():
        yield Sign.TRAP


def _seconds_needed(text: str) -> float:
    typed = len(text) / LETTERS_A_SECOND if len(text) < 200 else 0.0
    return max(float(LEAST_SECONDS), typed)


def look_alike_key(text: str) -> str:
    """A key near for texts that look alike: no digits, no doubled letters, foreign look-alikes read
    as Latin, no spaces or signs. For comparing only: it may be empty.
    """
    plain = search_key(text[:_MOST_READ]).translate(_LOOK_ALIKE)
    return _REPEATED_LETTER.sub(r"\1", _DIGITS.sub("", plain))


def alike(one: str, other: str, *, share: float = 0.7) -> bool:
    """Whether two keys share so much of their three-letter pieces (Jaccard similarity)."""
    return likeness(one, other) >= share


def likeness(one: str, other: str) -> float:
    """The Jaccard similarity of three-letter pieces of two keys, 0 to 1; of two empty ones 0."""
    if not one or not other:
        return 0.0
    first, second = _pieces(one), _pieces(other)
    return len(first & second) / len(first | second)


def _pieces(key: str) -> set[str]:
    return {key[at : at + 3] for at in range(max(1, len(key) - 2))}
