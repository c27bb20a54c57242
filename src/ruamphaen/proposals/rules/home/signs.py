"""สัญญาณในข้อความ: what a text speaks of, by topics and words, each with its weight in the text."""

import re
from dataclasses import dataclass
from itertools import accumulate

from ruamphaen.proposals.rules.home.topics import any_word, topics_of_word
from ruamphaen.thai.text import clean
from ruamphaen.thai.words import cut, search_words

MOST_READ = 4_000
"""Letters of a text that are read; needs say what they are about at the beginning."""
SHORTEST_WORD = 3
_SURE_BY_LENGTH = 6  # shorter words of the table must stand as words: นม is not in คืนมืด
_FIRST, _ASKED, _LANDMARK, _AGAIN = 1.4, 1.3, 0.3, 0.5
# After these a word says where it is, not what is asked for: "ไฟดับหน้าโรงเรียน".
_BEFORE_LANDMARK = re.compile(
    r"(?:หน้า|หลัง|ข้าง|ใกล้|ปาก|ท้าย|แถว|ตรง|ริม|ติดกับ|เข้า|ออก|ไป|ถึง|ที่|ใน|จาก|ลง|ข้าม|กลาง)(?:ๆ|\s)*$"
)
_BEFORE_ASKED = re.compile(
    r"(?:ขอ|อยากได้|อยากให้มี|ติดตั้ง|ติด|ซ่อม|สร้าง|ทำ|จัด|ซื้อ|ปรับปรุง|เพิ่ม|ขุด|วาง|ตั้ง|สอน|อบรม)(?:ให้มี)?\s*$"
)
_LOOK_BACK = 12
# Words that stand in every request and in every strategy, whatever it is about.
COMMON = frozenset(
    [
        "การ",
        "ความ",
        "ให้",
        "และ",
        "หรือ",
        "ที่",
        "ของ",
        "ใน",
        "จาก",
        "เป็น",
        "ได้",
        "ไม่",
        "มี",
        "มา",
        "ไป",
        "อยู่",
        "ด้วย",
        "ค่ะ",
        "ครับ",
        "นะ",
        "ขอ",
        "อยาก",
        "อยากให้",
        "อยากได้",
        "ช่วย",
        "หน่อย",
        "ทุก",
        "ทุกปี",
        "ทุกวัน",
        "ทุกคน",
        "ทุกที",
        "เรา",
        "บ้าน",
        "บ้านเรา",
        "หมู่",
        "หมู่บ้าน",
        "หมู่ที่",
        "ชุมชน",
        "ตำบล",
        "อำเภอ",
        "จังหวัด",
        "เทศบาล",
        "เทศ",
        "บาล",
        "อบต",
        "ซอย",
        "วัด",
        "หน้า",
        "หลัง",
        "ข้าง",
        "ใกล้",
        "กลาง",
        "มาก",
        "เยอะ",
        "บ่อย",
        "กัน",
        "แล้ว",
        "ตอน",
        "วัน",
        "ปี",
        "เดือน",
        "คน",
        "ประชาชน",
        "ประชา",
        "ชาวบ้าน",
        "พัฒนา",
        "ส่งเสริม",
        "สนับสนุน",
        "ปรับปรุง",
        "จัด",
        "จัดการ",
        "จัดทำ",
        "โครงการ",
        "แผน",
        "แผนงาน",
        "งาน",
        "ทำ",
        "ใช้",
        "ต้อง",
        "เพื่อ",
        "โดย",
        "กับ",
        "แก่",
        "ต่อ",
        "ตาม",
        "ทั้ง",
        "ทั่ว",
        "เพิ่ม",
        "ใหม่",
        "ดี",
        "ร่วม",
        "รวม",
        "เปิด",
        "ปิด",
        "รู้",
        "ไหม",
        "ทำไม",
        "เพราะ",
        "เวลา",
        "ท้องถิ่น",
        "ระบบ",
        "พื้นที่",
        "บริหาร",
        "ทั่วไป",
        "เกี่ยวกับ",
        "กอง",
        "สำนัก",
        "ฝ่าย",
        "ส่วน",
        "ตัว",
        "ตั้ง",
        "เอา",
        "แต่",
        "ถ้า",
        "ยัง",
        "จะ",
        "ก็",
        "ว่า",
        "นี้",
        "นั้น",
        "หลาย",
        "บาง",
        "เอง",
        "อีก",
        "เมือง",
        "โอกาส",
        "คุณภาพ",
        "เกิด",
        "ผล",
        "ส่วนรวม",
        "อย่าง",
        "เดินทาง",
        "ทาง",
    ]
)


@dataclass(frozen=True, slots=True)
class Heard:
    """หัวข้อที่ได้ยิน — a topic in a text: how much it is what the text is about, and its words."""

    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """สัญญาณ — the topics of a text, and its other words with their weights."""

    topics: dict[str, Heard]
    words: dict[str, float]


def signs_of(text: str) -> Signs:
    """What a text says of its matter. Pure, and the same in every process."""
    said = clean(text)[:MOST_READ].casefold()
    edges = {0, *accumulate(map(len, cut(said)))}
    told: dict[str, list[tuple[str, float]]] = {}
    first = True
    for found in any_word().finditer(said):
        word = found[0]
        if len(word) < _SURE_BY_LENGTH and not {found.start(), found.end()} <= edges:
            continue
        weight = _weight(said[max(0, found.start() - _LOOK_BACK) : found.start()])
        if first and weight >= 1:
            weight, first = weight * _FIRST, False
        for topic in topics_of_word()[word]:
            told.setdefault(topic.code, []).append((word, weight))
    topics = {code: _heard(words) for code, words in told.items()}
    known = "\n".join(word for heard in topics.values() for word in heard.words)
    return Signs(
        topics,
        {
            word: _AGAIN if word in known else 1.0
            for word in dict.fromkeys(search_words(said))
            if len(word) >= SHORTEST_WORD and word not in COMMON and not word.isdigit()
        },
    )


def _weight(before: str) -> float:
    if _BEFORE_ASKED.search(before):
        return _ASKED
    return _LANDMARK if _BEFORE_LANDMARK.search(before) else 1.0


def _heard(words: list[tuple[str, float]]) -> Heard:
    """The strongest word counts whole, every other a half."""
    weights: dict[str, float] = {}
    for word, weight in words:
        weights[word] = max(weight, weights.get(word, 0))
    strongest = max(weights.values())
    return Heard(strongest + _AGAIN * (sum(weights.values()) - strongest), tuple(weights))
