"""How surely a piece of law is known, in the words the product shows to people."""

from enum import StrEnum

from ruamphaen.law.words import Words


class Confidence(StrEnum):
    """ระดับความเชื่อมั่น: the mark each dated piece of law carries (docs/law.md)."""

    VERBATIM = "verbatim"
    SECONDHAND = "secondhand"
    BELIEVED = "believed"
    DOUBTFUL = "doubtful"

    @property
    def label(self) -> Words:
        """The mark as shown beside a rule, Thai and English."""
        return _LABELS[self]

    @property
    def needs_source(self) -> bool:
        """Whether a page or file must be named: what was seen somewhere says where."""
        return self in {Confidence.VERBATIM, Confidence.SECONDHAND}


_LABELS = {
    Confidence.VERBATIM: Words("พบข้อความต้นฉบับ", "Original text seen"),
    Confidence.SECONDHAND: Words("พบจากแหล่งอื่น", "Seen second hand"),
    Confidence.BELIEVED: Words("เชื่อว่าถูกต้อง ยังไม่ยืนยัน", "Believed right, not confirmed"),
    Confidence.DOUBTFUL: Words("ไม่แน่ใจ ต้องตรวจสอบ", "Doubtful, must be checked"),
}
