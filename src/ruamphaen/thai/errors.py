"""ข้อความที่อ่านไม่ออก: the one refusal of every reader in this package."""

SENTENCES: dict[str, str] = {
    "not_a_number": "อ่าน “{typed}” เป็นตัวเลขไม่ได้ กรุณาพิมพ์เฉพาะตัวเลข เช่น 1,250.50",
    "mixed_digits": "“{typed}” มีทั้งเลขไทยและเลขอารบิก กรุณาใช้เลขแบบเดียวกันทั้งจำนวน",
    "ambiguous_number": (
        "“{typed}” อ่านได้หลายความหมาย กรุณาใส่จุลภาคทุกสามหลัก เช่น 1,250,000 หรือไม่ใส่เลย"
    ),
    "bracketed_number": "“{typed}” อยู่ในวงเล็บ จึงไม่ทราบว่าติดลบหรือไม่ กรุณาพิมพ์จำนวนโดยไม่มีวงเล็บ",
    "too_large": "“{typed}” มากเกินกว่าที่ระบบรับได้ กรุณาตรวจจำนวนหลักอีกครั้ง",
    "negative_money": "จำนวนเงิน “{typed}” ติดลบ กรุณาพิมพ์จำนวนเงินตั้งแต่ 0 บาทขึ้นไป",
    "fraction_of_satang": "“{typed}” มีทศนิยมเกินสองตำแหน่ง กรุณาพิมพ์จำนวนเงินไม่ละเอียดกว่าหนึ่งสตางค์",
    "negative_count": "จำนวน “{typed}” ติดลบ กรุณาพิมพ์จำนวนตั้งแต่ 0 ขึ้นไป",
    "not_whole": "“{typed}” ไม่ใช่จำนวนเต็ม กรุณาพิมพ์จำนวนเต็ม เช่น 12",
    "not_a_year": "อ่าน “{typed}” เป็นปีไม่ได้ กรุณาพิมพ์ปี พ.ศ. สี่หลัก เช่น 2570",
    "not_a_period": "อ่าน “{typed}” เป็นช่วงปีไม่ได้ กรุณาพิมพ์ปีแรกถึงปีสุดท้าย เช่น 2566-2570",
    "not_a_date": "อ่าน “{typed}” เป็นวันที่ไม่ได้ กรุณาพิมพ์ เช่น 12 กุมภาพันธ์ 2569 หรือ 12/02/2569",
    "no_such_day": "ไม่มีวันที่ “{typed}” ในปฏิทิน กรุณาตรวจวัน เดือน และปีอีกครั้ง",
    "not_an_identity_number": "เลขประจำตัวประชาชนต้องมี 13 หลัก กรุณาตรวจอีกครั้ง",
    "wrong_weekday": "วันในสัปดาห์ไม่ตรงกับวันที่ “{typed}” กรุณาตรวจวันที่อีกครั้ง",
}

_LONGEST_TYPED = 40


class Unreadable(ValueError):  # noqa: N818 -- it names what happened, not a fault of ours
    """อ่านไม่ออก: what a person or a spreadsheet gave cannot be read without guessing.

    ``code`` is a stable key of :data:`SENTENCES`, for translation and for machines.
    ``typed`` is what was given, shortened and made safe to show (no invisible characters).
    ``str()`` is a polite Thai sentence: what is wrong, and what to do.
    """

    def __init__(self, code: str, typed: object) -> None:
        self.code = code
        self.typed = _showable(typed)
        super().__init__(SENTENCES[code].format(typed=self.typed))

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        # An exception is rebuilt from its arguments; a job in another process needs it whole.
        return (Unreadable, (self.code, self.typed))


def _showable(typed: object) -> str:
    # Bound the work before str(): a spreadsheet may hand over an integer of a million digits,
    # and Python refuses to print those.
    if isinstance(typed, int) and typed.bit_length() > 200:
        return "…"
    text = str(typed)
    shown = "".join(
        letter if letter.isprintable() else "\ufffd" for letter in text[:_LONGEST_TYPED]
    )
    return shown + "…" if len(text) > _LONGEST_TYPED else shown
