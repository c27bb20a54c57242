"""ข้อที่ต้องดู: what a reader of a workbook could not take as it stands, and what to do about it.

Every problem names its sheet and cell, keeps what was typed, and speaks two Thai sentences: what
is wrong and what to do. "error" = something of the row was not read; "warning" = read, but look;
"hint" = for your information.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

type Severity = Literal["error", "warning", "hint"]

_LONGEST_TYPED = 120


class Kind(NamedTuple):
    """แบบของข้อที่ต้องดู: severity and the two sentences, with places for particulars in braces."""

    severity: Severity
    what: str
    what_to_do: str


KINDS: dict[str, Kind] = {
    # money
    "unreadable_amount": Kind(
        "error", "อ่านจำนวนเงิน “{typed}” ไม่ได้", "พิมพ์เฉพาะตัวเลข เช่น 1,250,000 หรือ - เมื่อไม่มีงบประมาณ"
    ),
    "text_in_money": Kind(
        "error", "ช่องเงินมีข้อความ “{typed}”", "ย้ายข้อความไปช่องอื่น แล้วพิมพ์จำนวนเงินหรือ - ในช่องนี้"
    ),
    "amount_with_text": Kind(
        "warning",
        "ช่องเงิน “{typed}” มีข้อความปนกับจำนวนเงิน อ่านเป็น {amount} บาท",
        "ตรวจจำนวนเงิน และย้ายข้อความไปช่องที่มาของงบประมาณหรือหมายเหตุ",
    ),
    "negative_amount": Kind("error", "จำนวนเงิน “{typed}” ติดลบ", "พิมพ์จำนวนเงินตั้งแต่ 0 บาทขึ้นไป"),
    "too_large_amount": Kind(
        "error", "จำนวนเงิน “{typed}” มากกว่า 10,000 ล้านบาท", "ตรวจจำนวนหลักและหน่วยของช่องนี้"
    ),
    "rounded_amount": Kind(
        "warning",
        "จำนวนเงิน “{typed}” ละเอียดกว่าหนึ่งสตางค์ ปัดเป็น {amount} บาท",
        "ตรวจสูตรหรือจำนวนเงินในช่องนี้",
    ),
    "date_in_money": Kind(
        "error",
        "ช่องเงินเป็นวันที่ ({typed})",
        "เปลี่ยนรูปแบบเซลล์จากวันที่เป็นตัวเลข แล้วพิมพ์จำนวนเงินใหม่",
    ),
    "formula_error": Kind(
        "error", "สูตรในช่องนี้ผิดพลาด ({typed})", "แก้สูตร หรือพิมพ์ค่าลงไปแทนสูตร แล้วบันทึกไฟล์ใหม่"
    ),
    "formula_without_value": Kind(
        "error",
        "ช่องนี้เป็นสูตรที่ไฟล์ไม่ได้เก็บผลลัพธ์ไว้ จึงอ่านเป็นช่องว่าง",
        "เปิดไฟล์ด้วยโปรแกรมตารางคำนวณ รอให้คำนวณ แล้วบันทึกใหม่",
    ),
    "amount_without_project": Kind(
        "error",
        "มีจำนวนเงินแต่ไม่มีเลขที่และชื่อโครงการ และแถวบนมีเงินของปีนี้อยู่แล้ว จึงยังไม่นับเงินแถวนี้",
        "รวมจำนวนเงินไว้ในแถวของโครงการ หรือพิมพ์ชื่อโครงการของแถวนี้",
    ),
    "merged_amount": Kind(
        "warning",
        "จำนวนเงิน “{typed}” อยู่ในเซลล์ที่ผสานหลายปี นับเป็นเงินของปี {year} ปีเดียว",
        "ยกเลิกการผสานเซลล์ แล้วพิมพ์จำนวนเงินของแต่ละปี",
    ),
    "money_in_other_unit": Kind(
        "warning",
        "ตารางนี้ระบุหน่วยเป็น{unit} จึงคูณ {times} ให้เป็นบาท",
        "ตรวจว่าจำนวนเงินหลังคูณถูกต้อง",
    ),
    # years
    "ce_year_assumed": Kind(
        "warning", "หัวตารางเขียนปี “{typed}” อ่านเป็น พ.ศ. {year}", "แก้หัวตารางให้เป็นปี พ.ศ."
    ),
    "year_outside_plan": Kind(
        "warning",
        "ปี {year} ในหัวตารางอยู่นอกช่วงแผน พ.ศ. {period}",
        "ตรวจปีในหัวตารางกับชื่อแผนให้ตรงกัน",
    ),
    "repeated_year": Kind(
        "warning",
        "หัวตารางมีปี {year} มากกว่าหนึ่งคอลัมน์ คอลัมน์นี้จึงไม่ถูกอ่าน",
        "ตั้งชื่อคอลัมน์ที่ไม่ใช่เงินตามแผนให้ต่างออกไป เช่น เทศบัญญัติ {year}",
    ),
    "no_years": Kind(
        "warning",
        "ไม่พบปีของงบประมาณในหัวตาราง จึงยังไม่อ่านจำนวนเงิน",
        "เขียนปี พ.ศ. ไว้ใต้หัวข้องบประมาณ เช่น 2566 (บาท)",
    ),
    # rows
    "missing_project_name": Kind("error", "แถวนี้ไม่มีชื่อโครงการ", "พิมพ์ชื่อโครงการ หรือลบแถวนี้ถ้าไม่ใช้"),
    "missing_number": Kind("hint", "แถวนี้ไม่มีเลขที่", "ใส่ลำดับที่ของโครงการ"),
    "repeated_number": Kind(
        "hint", "ลำดับที่ {typed} ซ้ำกับแถวที่ {first} ในกลุ่มเดียวกัน", "ตรวจว่าเป็นคนละโครงการ แล้วเรียงลำดับที่ใหม่"
    ),
    "unknown_programme": Kind(
        "warning", "ไม่รู้จักแผนงาน “{typed}”{nearest}", "แก้ชื่อแผนงานให้ตรงกับรูปแบบงบประมาณ"
    ),
    "work_not_programme": Kind(
        "hint", "“{typed}” เป็นชื่องาน ไม่ใช่แผนงาน", "ใส่ชื่อแผนงานตามรูปแบบงบประมาณ"
    ),
    "unknown_row": Kind(
        "warning", "ไม่แน่ใจว่าแถวนี้คืออะไร: “{typed}”", "ตรวจว่าเป็นโครงการหรือไม่ ถ้าใช่ให้ใส่ลำดับที่"
    ),
    "more_of_the_same": Kind(
        "warning", "ยังมีอีก {more} แห่งแบบเดียวกับ “{like}…”", "แก้ที่แสดงไว้ก่อน แล้วอ่านไฟล์ใหม่อีกครั้ง"
    ),
    # sums
    "total_differs": Kind(
        "warning",
        "ยอดรวม “{label}” {column} พิมพ์ไว้ {printed} บาท แต่รวมแถวได้ {computed} บาท",
        "ตรวจจำนวนเงินของแต่ละแถวและสูตรของยอดรวม",
    ),
    "count_differs": Kind(
        "warning",
        "“{label}” {column}พิมพ์ไว้ {printed} โครงการ แต่นับได้ {computed} โครงการ",
        "ตรวจจำนวนแถวของกลุ่มนี้",
    ),
    "remaining_differs": Kind(
        "warning",
        "คงเหลือพิมพ์ไว้ {printed} บาท แต่งบประมาณ − โอนลด + โอนเพิ่ม − เบิกจ่าย ได้ {computed} บาท",
        "ตรวจว่าคงเหลือหักจากยอดเบิกจ่ายหรือยอดลงนามสัญญา",
    ),
    # sheets
    "no_header": Kind(
        "error",
        "หาหัวตารางในชีตนี้ไม่พบ จึงไม่ได้อ่านแถวใดเลย",
        "ตรวจว่ามีหัวตาราง เช่น ที่ โครงการ วัตถุประสงค์ เป้าหมาย งบประมาณ หน่วยงานรับผิดชอบหลัก",
    ),
    "unknown_sheet": Kind(
        "warning", "ไม่รู้จักแบบของชีตนี้ จึงไม่ได้อ่าน", "ถ้าเป็นบัญชีโครงการ ให้ระบุแบบ เช่น แบบ ผ.02 ไว้เหนือตาราง"
    ),
    "empty_sheet": Kind("hint", "ชีตนี้ว่าง", "ไม่ต้องทำอะไร หรือลบชีตนี้"),
    "form_not_read": Kind(
        "hint", "ชีตนี้เป็นแบบ {form} ซึ่งไม่ใช่บัญชีโครงการในแผน จึงไม่ได้อ่านแถว", "ไม่ต้องทำอะไร"
    ),
    "repeated_sheet": Kind(
        "warning",
        "ชีตนี้{how}กับชีต “{other}” แถวอาจถูกนับสองครั้ง",
        "ลบชีตที่ไม่ใช้ หรือเลือกนำเข้าเพียงชีตเดียว",
    ),
    "hidden_sheet": Kind("hint", "ชีตนี้ถูกซ่อนไว้ แต่อ่านด้วย", "ตรวจว่าต้องการนำเข้าชีตนี้หรือไม่"),
    # the file
    "hidden_rows": Kind("hint", "มีแถวที่ซ่อนไว้ ({typed}) อ่านด้วยแล้ว", "ตรวจว่าแถวที่ซ่อนยังใช้อยู่หรือไม่"),
    "stray_cell": Kind("hint", "มีเซลล์หลงอยู่ไกลจากตาราง จึงไม่อ่านเซลล์นี้", "ลบเซลล์นี้ถ้าไม่ใช้"),
    "macros_ignored": Kind("hint", "ไฟล์มีแมโคร ระบบไม่เรียกใช้และไม่เก็บแมโคร", "ไม่ต้องทำอะไร"),
    "links_ignored": Kind(
        "hint", "ไฟล์เชื่อมโยงไปยังไฟล์อื่น ระบบอ่านเฉพาะค่าที่เก็บไว้ในไฟล์นี้", "ตรวจว่าค่าที่มาจากไฟล์อื่นเป็นปัจจุบัน"
    ),
    "text_boxes_ignored": Kind(
        "warning",
        "ไฟล์มีกล่องข้อความ {typed} กล่อง ซึ่งไม่อยู่ในเซลล์ จึงไม่ได้อ่าน",
        "ย้ายข้อความในกล่อง (เช่น แก้ไข เปลี่ยนแปลง) มาไว้ในเซลล์หรือช่องหมายเหตุ",
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """ข้อที่ต้องดู: where, what is wrong, what to do; ``cell`` is "" where the whole sheet is meant."""

    sheet: str
    cell: str
    code: str
    severity: Severity
    what: str
    what_to_do: str
    typed: str = ""

    @property
    def place(self) -> str:
        """Where it is, as people write it: "ผ.02!E14"."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet


def problem(
    code: str, sheet: str = "", cell: str = "", typed: str = "", **with_: object
) -> Problem:
    """The problem of a known kind, its sentences filled in. Raises KeyError for an unknown code."""
    kind = KINDS[code]
    shown = typed if len(typed) <= _LONGEST_TYPED else typed[:_LONGEST_TYPED] + "…"
    return Problem(
        sheet,
        cell,
        code,
        kind.severity,
        kind.what.format(typed=shown, **with_),
        kind.what_to_do.format(typed=shown, **with_),
        shown,
    )
