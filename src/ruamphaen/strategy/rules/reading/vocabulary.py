"""The words strategies are written with: what headings are called, what opens an item, news."""

import re
from collections.abc import Mapping

from ruamphaen.strategy.rules.shape import NodeKind

# What headings call each kind; longer words first, so that ยุทธศาสตร์การพัฒนา is not cut short.
KIND_WORDS: Mapping[str, NodeKind] = {
    "ประเด็นยุทธศาสตร์การพัฒนา": NodeKind.STRATEGY,
    "ประเด็นยุทธศาสตร์": NodeKind.STRATEGY,
    "ยุทธศาสตร์การพัฒนา": NodeKind.STRATEGY,
    "ยุทธศาสตร์": NodeKind.STRATEGY,
    "ประเด็นการพัฒนา": NodeKind.ISSUE,
    "นโยบายการพัฒนา": NodeKind.POLICY,
    "นโยบาย": NodeKind.POLICY,
    "วิสัยทัศน์": NodeKind.VISION,
    "พันธกิจ": NodeKind.MISSION,
    "จุดมุ่งหมายเพื่อการพัฒนา": NodeKind.GOAL,
    "จุดมุ่งหมาย": NodeKind.GOAL,
    "เป้าประสงค์": NodeKind.GOAL,
    "กลยุทธ์": NodeKind.TACTIC,
    "แนวทางการพัฒนา": NodeKind.GUIDELINE,
    "แนวทาง": NodeKind.GUIDELINE,
}
USUAL_WORD: Mapping[NodeKind, str] = {
    NodeKind.VISION: "วิสัยทัศน์",
    NodeKind.MISSION: "พันธกิจ",
    NodeKind.GOAL: "เป้าประสงค์",
    NodeKind.STRATEGY: "ยุทธศาสตร์",
    NodeKind.ISSUE: "ประเด็นการพัฒนา",
    NodeKind.POLICY: "นโยบาย",
    NodeKind.TACTIC: "กลยุทธ์",
    NodeKind.GUIDELINE: "แนวทางการพัฒนา",
    NodeKind.EXAMPLE: "ตัวอย่าง",
}
_OTHER_WORDS: Mapping[str, str] = {
    "ประเด็นยุทธศาสตร์การพัฒนา": "ประเด็นยุทธศาสตร์",
    "ประเด็นยุทธศาสตร์": "ประเด็นยุทธศาสตร์",
    "จุดมุ่งหมายเพื่อการพัฒนา": "จุดมุ่งหมาย",
    "จุดมุ่งหมาย": "จุดมุ่งหมาย",
}
ANY_KIND_WORD = "|".join(KIND_WORDS)

DIGIT = "[0-9๐-๙]"
NUMBER = rf"{DIGIT}{{1,2}}(?:\.{DIGIT}{{1,2}}){{0,3}}(?!\.?{DIGIT})"

# What ends a sentence that a list follows: "มีแนวทางการพัฒนา ดังนี้".
AS_FOLLOWS = r"(?:ดังต่อไปนี้|ดังนี้|ได้แก่|ประกอบด้วย|คือ)"
SENTENCE_BEFORE_LIST = re.compile(rf"(?P<word>{ANY_KIND_WORD})[^“”\"]{{0,80}}?{AS_FOLLOWS}\s*:?$")

# A guideline is what somebody will do, so it opens with a verb of doing. สร้างสรรค์ and เพิ่มเติม
# describe, they do not open.
OPENER = (
    r"(?:(?!สร้างสรรค์|เพิ่มเติม)(?:พัฒนา|ส่งเสริม|สนับสนุน|เสริมสร้าง|สร้าง|จัด|เพิ่ม|ยกระดับ|อนุรักษ์|ฟื้นฟู|บริหาร|ปรับ|"
    r"ป้องกัน|แก้ไข|แก้ปัญหา|ควบคุม|กำจัด|ขจัด|ลด|รักษา|บำรุงรักษา|ทำนุบำรุง|สืบสาน|เผยแพร่|ถ่ายทอด|ประชาสัมพันธ์|"
    r"ขยาย|ขับเคลื่อน|เชื่อมโยง|บูรณาการ|ก่อสร้าง|วาง|คุ้มครอง|เฝ้าระวัง|สงเคราะห์|ช่วยเหลือ|รณรงค์|กระตุ้น|"
    r"ผลักดัน|เตรียม|ปลูก|ฝึกอบรม|กระจาย|เปิดโอกาส|เร่งรัด|ติดตาม|ประสาน|ต่อยอด))"
)

# Words that tie a verb to what stands before it, so that it opens nothing.
BINDER = (
    r"(?:และ|หรือ|ให้|เพื่อ|การ|ใน|โดย|ที่|จะ|ต้อง|มุ่ง|ได้|ไม่|ร่วม|ด้าน|ความ|ผู้|นัก|ศูนย์|แผน|กองทุน|งาน|กลุ่ม|"
    r"หน่วย|สถาบัน|กรม|โครงการ|แหล่ง|เร่ง|ช่วย|ซึ่ง|อัน|ของ|ต่อ|สู่|ตาม|กับ|แก่|เชิง)"
)

# How a newspaper or a website goes on once the strategy is told.
NEWS = re.compile(
    r"^(?:นอกจากนี้|ทั้งนี้|อย่างไรก็ตาม|ในการนี้|ในโอกาสนี้|สำหรับ|เพื่อเป็นการ|เมื่อวันที่|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|"
    r"ซึ่งนาย|โดยนาย|โดยมีนาย|นายก|นาย|นาง|แสดงความคิดเห็น|แหล่งที่มา|ที่มา|อ่านต่อ|ภาพ|ข่าว|โพสต์|หน้าแรก|Facebook|Copyright)"
)

# Headings of the levels above the organisation: what stands under them is not its own strategy.
_ABOVE = re.compile(
    r"^(?:ยุทธศาสตร์(?:การพัฒนา)?(?:ของ)?"
    r"(?:ชาติ|จังหวัด|กลุ่มจังหวัด|ภาค|องค์กรปกครองส่วนท้องถิ่นในเขตจังหวัด)|"
    r"แผนพัฒนา(?:เศรษฐกิจ|จังหวัด|กลุ่มจังหวัด|ภาค|อำเภอ)|แผนแม่บท|แผน(?:การ)?ปฏิรูป|เป้าหมายการพัฒนาที่ยั่งยืน|"
    r"นโยบาย(?:ของ)?รัฐบาล|ความสัมพันธ์ระหว่างแผน|ความเชื่อมโยงของยุทธศาสตร์)"
)
_OWN = re.compile(
    r"องค์การบริหารส่วน(?:จังหวัด|ตำบล)|เทศบาล|เมืองพัทยา|อบจ|อบต|กรุงเทพมหานคร|องค์กรปกครองส่วนท้องถิ่น(?!ในเขต)"
)
_LONGEST_HEADING = 150


def kind_name(word: str) -> str:
    """What the organisation calls the kind, where that is another word, not only a longer one."""
    return _OTHER_WORDS.get(word, "")


def is_of_a_level_above(heading: str) -> bool:
    """Whether a heading announces a plan above the organisation's own (national, provincial …)."""
    return len(heading) <= _LONGEST_HEADING and _ABOVE.match(heading) is not None


def is_of_the_organisation(heading: str) -> bool:
    """Whether a heading names the organisation itself, after levels above were told."""
    return len(heading) <= _LONGEST_HEADING and _OWN.search(heading) is not None
