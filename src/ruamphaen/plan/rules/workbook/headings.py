"""หัวคอลัมน์: which column a heading names, in the many spellings officers use."""

import difflib
import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ruamphaen.base.workbooks.grid import compact
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.numerals import read_year


class Column(StrEnum):
    """คอลัมน์ — what a column of a plan table holds; the values are for messages only."""

    NUMBER = "number"
    PROJECT = "project"
    ITEM = "item"
    OBJECTIVE = "objective"
    TARGET = "target"
    INDICATOR = "indicator"
    OUTCOME = "outcome"
    DEPARTMENT = "department"
    SUPPORT = "support"
    PROGRAMME = "programme"
    WORK = "work"
    CATEGORY = "category"
    TYPE = "type"
    STRATEGY = "strategy"
    ISSUE = "issue"
    TACTIC = "tactic"
    GUIDELINE = "guideline"
    PLACE = "place"
    DISTRICT = "district"
    POSITION = "position"
    REASON = "reason"
    SOURCE_OF_MONEY = "source_of_money"
    NOTE = "note"
    PAGE = "page"
    DETAIL = "detail"
    QUANTITY = "quantity"
    PRICE = "price"
    BUDGET = "budget"
    TRANSFER = "transfer"
    DECREASE = "decrease"
    INCREASE = "increase"
    SIGN = "sign"
    DISBURSEMENT = "disbursement"
    REMAINING = "remaining"
    OTHER_MONEY = "other_money"
    COUNT = "count"
    TOTAL = "total"
    MONTH = "month"


TRACKING = (
    Column.DECREASE,
    Column.INCREASE,
    Column.SIGN,
    Column.DISBURSEMENT,
    Column.REMAINING,
)

# Read against the whole heading with its spaces gone and its digits Arabic (see ``compact``).
# Earlier lines win. A trailing unit such as "(บาท)" has been taken off.
_SPELLINGS: tuple[tuple[Column, str], ...] = (
    (
        Column.OTHER_MONEY,
        r"(?!.*(เบิกจ่าย|คงเหลือ|โอน)).*(เทศบัญญัติ|ข้อบัญญัติ|ข้อบังคับ|จ่ายจริง|อนุมัติ|ตั้งจ่าย|ใช้จริง|จัดสรร|ได้รับ(งบ|เงิน)).*",
    ),
    (
        Column.NUMBER,
        r"ที่|ลำดับ(ที่|โครงการ)?|ลําดับ(ที่)?|อันดับ(ที่)?|เลขที่|ข้อ(ที่)?|no\.?|#|project_?id|รหัสโครงการ",
    ),
    (Column.SOURCE_OF_MONEY, r"(แหล่ง)?(ที่มา|งบประมาณจาก)(ของ)?(เงิน)?(งบประมาณ|เงิน)?|แหล่ง(เงิน|งบ).*"),
    (Column.REASON, r"เหตุผล.*|ความจำเป็น"),
    (Column.DETAIL, r"รายละเอียด(ของ)?(กิจกรรม|โครงการ|ครุภัณฑ์)?.*|detail"),
    (Column.ITEM, r"(ชื่อ|รายการ)?ครุภัณฑ์(/รายการ)?|รายการครุภัณฑ์.*|ชื่อครุภัณฑ์.*"),
    (Column.COUNT, r"จำนวน\(?(โครงการ|ครุภัณฑ์|รายการ)\)?(/กิจกรรม)?"),
    (Column.PROGRAMME, r"(ชื่อ)?แผนงาน(ตาม.*|\(.*\))?|ด้าน/แผนงาน|plan|แผนงาน/งาน"),
    (
        Column.PROJECT,
        r"(ชื่อ)?(แผนงาน/)?โครงการ([-/,และ]*(กิจกรรม|งาน|รายการ|งบประมาณ|งานโครงการ))*(\(.*\))?(พัฒนา(ท้องถิ่น)?)?"
        r"|ชื่อ(โครงการ|งาน|กิจกรรม).*|รายการ(โครงการ)?|รายชื่อโครงการ|กิจกรรม(/โครงการ)?|project(_?name)?",
    ),
    (Column.OBJECTIVE, r"วัตถุประสงค์.*|วัตถุประสงค|objectives?"),
    (Column.TARGET, r"เป้าหมาย.*|ผลผลิต.*|(จำนวน)?เป้าหมายและผลผลิต|goal(_original)?|target"),
    (Column.INDICATOR, r"ตัวชี้วัด.*|ตัวชี้วด.*|\(?kpis?\)?|indicators?"),
    (
        Column.OUTCOME,
        r"ผลที่.*|ผลลัพธ์.*|ประโยชน์ที่.*|ผลประโยชน์.*|outcomes?",
    ),
    (Column.SUPPORT, r"หน่วยงาน(ที่)?(สนับสนุน|ร่วม|ที่เกี่ยวข้อง|ที่ขอ).*|หน่วยงานประสาน.*"),
    (
        Column.DEPARTMENT,
        r"หน่วยงาน.*|หน่วย(ที่)?รับผิดชอบ.*|ส่วนราชการ.*|(กอง/สำนัก|สำนัก/กอง|กอง/ฝ่าย|สำนัก/กอง/.*)|ผู้รับผิดชอบ.*|รับผิดชอบ.*"
        r"|เจ้าของโครงการ|organi[sz]ation|department",
    ),
    (Column.CATEGORY, r"หมวด(รายจ่าย|ค่าใช้จ่าย|ครุภัณฑ์)?"),
    (Column.TYPE, r"ประเภท(ครุภัณฑ์|รายจ่าย)?"),
    (Column.ISSUE, r"ประเด็น(การ)?พัฒนา(ท้องถิ่น)?"),
    (Column.STRATEGY, r"(ประเด็น)?ยุทธศาสตร์(การพัฒนา|ที่|/แผนงาน|/แนวทาง.*)?(ท้องถิ่น)?|strategy"),
    (Column.TACTIC, r"กลยุทธ์(การพัฒนา)?|sub_?strategy|tactic"),
    (Column.GUIDELINE, r"แนวทาง(การ)?(พัฒนา)?"),
    (Column.WORK, r"งาน"),
    (Column.DISTRICT, r"อำเภอ|อําเภอ|district"),
    (
        Column.PLACE,
        r"สถานที่.*|พื้นที่(ดำเนินการ|เป้าหมาย|โครงการ)?|บริเวณ.*|หมู่บ้าน.*|หมู่(ที่)?|ม\.|ชุมชน|ตำบล|อปท\.?|location|place",
    ),
    (
        Column.POSITION,
        r"(ค่า)?พิกัด.*|จุด(เริ่มต้น|สิ้นสุด|เริ่ม|จบ).*|lat(itude)?|long?(itude)?|lat.*long.*|ละติจูด.*|ลองจิจูด.*|gps",
    ),
    (Column.NOTE, r"หมายเหตุ.*|note|remarks?"),
    (Column.PAGE, r"หน้า(ที่)?(ในแผน.*|แผน.*)?|อยู่ในแผน.*หน้า.*"),
    (Column.DECREASE, r"(งบประมาณ)?โอน(ลด|ออก)?\(?-\)?|(งบประมาณ)?โอน(ลด|ออก)|ลด|\(-\)"),
    (
        Column.INCREASE,
        r"(งบประมาณ)?(รับ)?โอน(เพิ่ม|เข้า)?\(?\+\)?|(งบประมาณ)?(รับ)?โอน(เพิ่ม|เข้า)|เพิ่ม|\(\+\)",
    ),
    (Column.TRANSFER, r"(การ)?โอน(งบประมาณ|เงิน|เปลี่ยนแปลง|เพิ่ม/ลด|ลด/เพิ่ม)?.*"),
    (
        Column.SIGN,
        r"(วงเงิน|ยอด|งบประมาณ)?(ที่)?(ลงนาม|ทำ|ผูกพัน)(ใน)?(ข้อผูกพัน|สัญญา)?(แล้ว)?|ก่อหนี้.*|ผูกพัน.*|วงเงิน(ตาม)?สัญญา",
    ),
    (
        Column.DISBURSEMENT,
        r"(ผล|ยอด|การ|งบประมาณ)?(การ)?(ที่)?เบิกจ่าย(แล้ว|จริง|งบประมาณ|เงิน|สะสม)*|จ่ายแล้ว",
    ),
    (Column.REMAINING, r"(งบประมาณ|ยอด|เงิน)?(ที่)?คงเหลือ(งบประมาณ|สุทธิ)?"),
    (Column.QUANTITY, r"จำนวน(\(?หน่วย\)?|หน่วย)?|หน่วย(นับ)?|ปริมาณ"),
    (Column.PRICE, r"ราคา.*"),
    (Column.TOTAL, r"รวม(ทั้งสิ้น|ทั้งหมด|งบประมาณ|เงิน|เป็นเงิน)?(([0-9]|ห้า|สี่|สาม)ปี)?(งบประมาณ)?"),
    (
        Column.BUDGET,
        r"(วงเงิน|จำนวนเงิน|ประมาณการ)?(รายจ่าย)?(เงิน)?(งบ|งปม\.?|งบประมาณ)(รายปี|ที่ใช้|ตามแผน|โครงการ|ที่ตั้งไว้"
        r"|ที่ได้รับ|รายจ่าย|และที่ผ่านมา|และที่มา|รวม|ดำเนินการ|ประมาณการ|ในแต่ละปี|แต่ละปี|ประจำปี|ปี)*"
        r"|จำนวนเงิน|วงเงิน|budget",
    ),
    (
        Column.MONTH,
        r"(ต\.?ค|พ\.?ย|ธ\.?ค|ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย)\.?([0-9]{2}|[0-9]{4})?",
    ),
)
_READ = tuple((column, re.compile(spelling)) for column, spelling in _SPELLINGS)

# Only these headings may hold digits; "เป้าหมาย 10 คน" is somebody's target.
_MAY_COUNT = frozenset(
    {Column.OTHER_MONEY, Column.MONTH, Column.TOTAL, Column.PAGE, Column.POSITION, Column.NOTE}
)
_READ_WITH_DIGITS = tuple(one for one in _READ if one[0] in _MAY_COUNT)
_ANY = re.compile("|".join(f"(?:{spelling})" for _, spelling in _SPELLINGS))
_DIGIT = re.compile(r"[0-9]")
_LONGEST_HEADING = 60
_UNIT = re.compile(r"\(?(หน่วย[:=]?)?(พัน|หมื่น|แสน|ล้าน)?บาท\)?$")
_SCALES = {"พันบาท": 1_000, "หมื่นบาท": 10_000, "แสนบาท": 100_000, "ล้านบาท": 1_000_000}

# A part of a heading that was cut over several rows, or a row of column numbers.
_PIECE = re.compile(
    r"\(?(พัน|ล้าน)?บาท\)?|\(kpis?\)|\(ผลผลิต.*\)?|ผลผลิตของ.*|ของ(โครงการ|ครุภัณฑ์)\)?|\(?โครงการ\)?|หลัก|ที่|จะได้รับ"
    r"|คาดว่า.*|(ที่)?รับผิดชอบ(หลัก)?|ทางภูมิศาสตร์|รายปี|\([0-9]{1,2}\)|ผลผลิต\)?|สัญญา|งบประมาณ|ความจำเป็น|และ.*|-?กิจกรรม"
)
_ROUND_YEAR = re.compile(
    r"(งบประมาณ|งปม\.?|งบ|จำนวนเงิน|ประมาณการ|budget|ประจำ|ปีที่[0-9]|[():_.,/\-]|และที่มา|รายจ่าย|หน่วย|บาท)+"
)
_YEARLIKE = re.compile(r"(?:ปี|พศ|คศ|งบประมาณ)*(?:[0-9]{2}|[0-9]{4})")
_TWO_DIGITS = re.compile(r"[0-9]{2}")
_SHORT_YEAR = re.compile(r"(?:ปี|budget_?|พ\.?ศ\.?|งบประมาณ(?:ปี)?)([4-9][0-9])")


def _without_unit(flat: str) -> str:
    return _UNIT.sub("", flat) if flat.endswith(("บาท", "บาท)")) else flat


@lru_cache(maxsize=4096)
def heading_of(text: str) -> Column | None:
    """The column a heading names, or None: the whole text must be a heading, not only begin so."""
    flat = compact(text)
    if not flat or len(flat) > _LONGEST_HEADING:
        return None
    bare = _without_unit(flat).rstrip(":") or flat
    if not _ANY.fullmatch(bare):  # nearly every cell of a sheet is no heading
        return None
    for column, spelling in _READ_WITH_DIGITS if _DIGIT.search(bare) else _READ:
        if spelling.fullmatch(bare):
            return column
    return None


_RIGHT = {
    "โครงการ": Column.PROJECT,
    "ชื่อโครงการ": Column.PROJECT,
    "วัตถุประสงค์": Column.OBJECTIVE,
    "เป้าหมาย": Column.TARGET,
    "เป้าหมาย(ผลผลิตของโครงการ)": Column.TARGET,
    "ตัวชี้วัด": Column.INDICATOR,
    "ตัวชี้วัด(kpi)": Column.INDICATOR,
    "ผลที่คาดว่าจะได้รับ": Column.OUTCOME,
    "หน่วยงานรับผิดชอบหลัก": Column.DEPARTMENT,
    "หน่วยงานรับผิดชอบ": Column.DEPARTMENT,
    "งบประมาณ": Column.BUDGET,
    "แผนงาน": Column.PROGRAMME,
}
_LIKE_ENOUGH = 0.8


def heading_like(text: str) -> Column | None:
    """The column a misspelt heading means ("วัตถุประสงค"), for cells known to stand in a header."""
    flat = _without_unit(compact(text))
    if not 5 <= len(flat) <= _LONGEST_HEADING or _DIGIT.search(flat):
        return None
    near = difflib.get_close_matches(flat, _RIGHT, n=1, cutoff=_LIKE_ENOUGH)
    return _RIGHT[near[0]] if near else None


def is_piece_of_heading(text: str) -> bool:
    """True for what is left of a heading that was written over several rows, such as "(KPI)"."""
    return _PIECE.fullmatch(compact(text)) is not None


def scale_of(text: str) -> tuple[str, int] | None:
    """The unit a heading or a line above the table gives for its money, when it is not the baht."""
    flat = compact(text)
    for unit, worth in _SCALES.items():
        if f"({unit})" in flat or f"หน่วย:{unit}" in flat or f"หน่วย{unit}" in flat:
            return unit, worth
    return None


class HeadedYear(NamedTuple):
    """ปีในหัวคอลัมน์: the fiscal year of a heading (Buddhist era), and whether C.E. was assumed."""

    year: int
    common_era: bool


@lru_cache(maxsize=4096)
def year_of(text: str, *, under_budget: bool = False) -> HeadedYear | None:
    """The one year a heading names ("๒๕๖๖ (บาท)", "ปี 66", "พ.ศ. 2566", "budget_66"), or None.

    A bare two-digit number is a year only ``under_budget``. A span of years is no year.
    """
    flat = compact(text)
    if not 2 <= len(flat) <= _LONGEST_HEADING or not _TWO_DIGITS.search(flat):
        return None
    flat = _without_unit(flat)
    short = _SHORT_YEAR.fullmatch(flat)
    if short:
        return HeadedYear(2500 + int(short[1]), common_era=False)
    bare = _ROUND_YEAR.sub("", flat.replace("พ.ศ.", "พศ").replace("ค.ศ.", "คศ"))
    if not _YEARLIKE.fullmatch(bare):
        return None
    try:
        reading = read_year(bare)
    except Unreadable:
        return None
    if reading is None or (
        reading.assumed == "two_digits" and not _is_year_like(bare, under_budget)
    ):
        return None
    return HeadedYear(_be(reading.year), reading.assumed == "common_era")


def _is_year_like(bare: str, under_budget: bool) -> bool:
    return bare.startswith(("ปี", "พศ")) or (under_budget and 43 <= int(bare) <= 99)


def _be(year: FiscalYear) -> int:
    return int(year)
