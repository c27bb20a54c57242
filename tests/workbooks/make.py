"""Workbooks laid out in the ways real offices lay them out; the projects in them are invented.

Each builder returns an openpyxl workbook. ``LAYOUTS`` names them all; what each must be read as
stands in ``expected/<name>.txt``.
"""

import datetime
from collections.abc import Callable, Sequence

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

YEARS = (2566, 2567, 2568, 2569, 2570)
BLOCK = [
    "ก.ยุทธศาสตร์ชาติ 20 ปี ยุทธศาสตร์ที่ 4 การสร้างโอกาสและความเสมอภาคทางสังคม",
    "ข.แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 หมุดหมายที่ 8 ไทยมีพื้นที่และเมืองอัจฉริยะ",
    "ค.Sustainable Development Goals : SDGs เป้าหมายที่ 11 เมืองและชุมชนยั่งยืน",
    "ง.ยุทธศาสตร์จังหวัดที่ 1 พัฒนาเมืองน่าอยู่",
    "จ.ยุทธศาสตร์การพัฒนาของ อปท. ในเขตจังหวัดที่ 2 ด้านโครงสร้างพื้นฐาน",
]
HEAD = [
    "ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย\n(ผลผลิตของโครงการ)",
    "งบประมาณ", None, None, None, None,
    "ตัวชี้วัด\n(KPI)", "ผลที่คาดว่าจะได้รับ", "หน่วยงาน\nรับผิดชอบหลัก",
]  # fmt: skip
UNDER = [None] * 4 + [f"{year}\n(บาท)" for year in YEARS] + [None] * 3


def project(number, name, *money, unit="กองช่าง", target="1 แห่ง"):
    """A row of the twelve columns of ผ.02; ``money`` for the five years."""
    amounts = [*money, *[None] * (5 - len(money))]
    return [number, name, "เพื่อประชาชน", target, *amounts, "ร้อยละ 80", "ประชาชนได้ประโยชน์", unit]


def put(
    sheet: Worksheet, rows: Sequence[Sequence[object] | str | None], merges: Sequence[str] = ()
) -> None:
    """Write rows from the first; a text alone stands in the first cell, None is an empty row."""
    for place, row in enumerate(rows, start=1):
        cells = [row] if isinstance(row, str) else row or []
        for column, value in enumerate(cells, start=1):
            if value is not None:
                sheet.cell(place, column, value)
    for merge in merges:
        sheet.merge_cells(merge)


def book(*sheets: tuple[str, Sequence[Sequence[object] | str | None], Sequence[str]]) -> Workbook:
    """A workbook of sheets given as name, rows, merges."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows, merges in sheets:
        put(made.create_sheet(name), rows, merges)
    return made


def header_merges(row: int) -> list[str]:
    """The merges of a two-row header of ผ.02 that begins on a row."""
    return [f"E{row}:I{row}", *[f"{letter}{row}:{letter}{row + 1}" for letter in "ABCDJKL"]]


TITLE = ["รายละเอียดโครงการพัฒนา", "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)", "เทศบาลเมืองสมมุติ"]


def long_preamble() -> Workbook:
    """Eleven rows above a header of three, three levels of groups in three numbering styles."""
    rows = [
        [None] * 11 + ["แบบ ผ.02"], *TITLE, *BLOCK, None, "2. บัญชีโครงการพัฒนาท้องถิ่น",
        HEAD, [None] * 4 + [str(year) for year in YEARS], [None] * 4 + ["(บาท)"] * 5,
        "1. ยุทธศาสตร์การพัฒนาด้านโครงสร้างพื้นฐาน", "1.1 กลยุทธ์พัฒนาระบบคมนาคม",
        "(1) แผนงานอุตสาหกรรมและการโยธา",
        project(1, "ก่อสร้างถนน คสล. ชุมชน 1", 1632820, " 1,632,820 ", " -   "),
        project(2, "ก่อสร้างรางระบายน้ำ", None, "๓๙๒,๐๐๐.-"),
        [None, "รวมงบประมาณ", None, None, 1632820, 2024820, "-", "-", "-"],
        [None, "รวมจำนวนโครงการ", None, None, 1, 2, "-", "-", "-"],
        "(2) แผนงานเคหะและชุมชน",
        project(1, "ติดตั้งไฟฟ้าสาธารณะ", 100000),
        "2. ยุทธศาสตร์การพัฒนาด้านสังคม", "2.1 กลยุทธ์ส่งเสริมการศึกษา", "(1) แผนงานการศึกษา",
        project(1, "อาหารกลางวัน", 500000, 500000, 500000, 500000, 500000, unit="กองการศึกษา"),
        [None, "รวมทั้งสิ้น 4 โครงการ", None, None, 2232820, 2524820, 500000, 500000, 500000],
    ]  # fmt: skip
    return book(("ยุทธศาสตร์ที่ 1", rows, ["E12:I12", "A12:A14", "B12:B14", "A15:L15"]))


def labelled_groups() -> Workbook:
    """Groups as "label: name", the programme above the tactic, the alignment block below a title."""
    rows = [
        [None] * 11 + ["แบบ ผ.02"], *TITLE, *BLOCK,
        "ยุทธศาสตร์: การพัฒนาคนและสังคม", "    แผนงาน: การศึกษา", "    กลยุทธ์: ส่งเสริมการเรียนรู้",
        HEAD, UNDER,
        project("1", "ค่ายเยาวชน", 20000, 20000),
        "    กลยุทธ์: ส่งเสริมกีฬา",
        project("1", "แข่งขันกีฬาชุมชน", 50000),
        "    แผนงาน: สาธารณสุข",
        project("1", "ควบคุมโรคไข้เลือดออก", 30000, unit="กองสาธารณสุข"),
    ]  # fmt: skip
    return book(("ผ 02", rows, header_merges(13)))


def short_years() -> Workbook:
    """Unmerged headings in one row, "ปี 66" for the years, a column for the page, other order."""
    head = ["ลำดับที่", "โครงการ/กิจกรรม", "หน่วยงานที่รับผิดชอบ", "ปี 66", "ปี 67", "ปี 68", "ปี 69", "ปี 70",
            "วัตถุประสงค์", "เป้าหมาย/ผลผลิต", "ตัวชี้วัด", "ผลลัพธ์", "หน้าที่"]  # fmt: skip
    rows = [
        "บัญชีโครงการพัฒนาท้องถิ่น พ.ศ. 2566-2570", head,
        ["๑", "ขุดลอกคลอง", "กองช่าง", 90000, None, None, None, 0, "ป้องกันน้ำท่วม", "1 สาย", "ร้อยละ 70", "น้ำไม่ท่วม", 12],
        ["๒", "จัดงานลอยกระทง", "กองการศึกษา", "10000", "10000", "10000", "10000", "10000", "สืบสาน", "1 ครั้ง", None, None, 13],
    ]  # fmt: skip
    return book(("Sheet1", rows, []))


def working_columns() -> Workbook:
    """Five more columns for money in the ordinance stand right of the plan's own."""
    head = [*HEAD, *[f"เทศบัญญัติ {year} (บาท)" for year in YEARS]]
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, head, UNDER,
        "แผนงานสาธารณสุข",
        [*project(1, "ฉีดวัคซีนสุนัข", 50000, 50000), 45000, 48000],
        [*project(2, "ตลาดสะอาด", 20000), 20000],
        ["รวม", None, None, None, 70000, 50000, None, None, None, None, None, None, 65000, 48000],
    ]  # fmt: skip
    return book(("ผ.02", rows, header_merges(5)))


def ordinance_block() -> Workbook:
    """The ordinance years stand under one heading of their own, so each year is there twice."""
    head = [*HEAD, "เทศบัญญัติ", None, None, None, None]
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, head, [*UNDER, *[str(year) for year in YEARS]],
        "แผนงานสาธารณสุข",
        [*project(1, "ฉีดวัคซีนสุนัข", 50000, 50000), 45000, 48000],
    ]  # fmt: skip
    return book(("ผ.02", rows, [*header_merges(5), "M5:Q5"]))


def two_blocks() -> Workbook:
    """A list of projects and, below it in the same sheet, the coordination list."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, "แผนงานการศึกษา",
        project(1, "ห้องสมุดเคลื่อนที่", 40000, 40000), None,
        [*[None] * 11, "แบบ ผ.02/2"], "รายละเอียดโครงการพัฒนาเกินศักยภาพ", TITLE[1], HEAD, UNDER,
        "แผนงานอุตสาหกรรมและการโยธา",
        project(1, "สะพานข้ามแม่น้ำ", None, 25000000, unit="อบจ.สมมุติ"),
        ["รวม 1 โครงการ", None, None, None, "-", 25000000],
    ]  # fmt: skip
    return book(("บัญชีโครงการ", rows, [*header_merges(5), *header_merges(13)]))


def repeated_headers() -> Workbook:
    """Every printed page repeats title and header; a row goes on below a page break."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, "แผนงานการศึกษา",
        project(1, "ปรับปรุงอาคารเรียน", 400000), project(2, "ซ่อมแซมหลังคา", None, 90000),
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER,
        project(3, "สนามเด็กเล่น", None, None, 150000),
        [None, "รวม 3 โครงการ", None, None, 400000, 90000, 150000],
    ]  # fmt: skip
    return book(("ผ.02", rows, [*header_merges(5), *header_merges(14)]))


def wrapped_rows() -> Workbook:
    """Long texts are cut by hand over several rows; an amount stands on the second line."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, "แผนงานอุตสาหกรรมและการโยธา",
        project(1, "โครงการก่อสร้างถนนคอนกรีต", 500000),
        [None, "เสริมเหล็ก หมู่ที่ 3", "มีถนนที่ปลอดภัย", "ยาว 200 เมตร"],
        [None, "บ้านสันทราย"],
        [2, "โครงการขยายเขตประปา", "เพื่อมีน้ำใช้", "1 แห่ง"],
        [None, "หมู่ที่ 4", None, None, None, 120000, None, None, None, None, None, "กองประปา"],
        project(3, "โครงการวางท่อ", 1000),
        [None, None, None, None, None, 2000],
        [None, None, None, None, 700],
        [None, "รวม 3 โครงการ", None, None, 501000, 122000],
        None,
        [None, "หมายเหตุ : รอแบบแปลน"],
        [None, None, "(ลงชื่อ)............................ผู้จัดทำ"],
        [None, None, "(นายสมมุติ ตัวอย่าง)"],
    ]  # fmt: skip
    return book(("ผ.02", rows, header_merges(5)))


def merged_rows() -> Workbook:
    """Each project takes two rows merged downwards; a programme column is merged over projects."""
    head = ["ที่", "แผนงาน", "ชื่อโครงการ", "เป้าหมาย", "งบประมาณ", None, "หน่วยงาน"]
    rows = [
        TITLE[0], "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2567)", head, [None] * 4 + ["พ.ศ. 2566", "พ.ศ. 2567"],
        [1, "การศึกษา", "ทุนการศึกษา", "20 ทุน", 40000, 40000, "กองการศึกษา"],
        [None, None, None, "คนละ 2,000 บาท"],
        [2, None, "ค่ายคุณธรรม", "1 ครั้ง", 15000, None, "กองการศึกษา"],
    ]  # fmt: skip
    merges = ["E3:F3", "A5:A6", "C5:C6", "E5:E6", "F5:F6", "B5:B7", "A3:A4", "B3:B4", "C3:C4"]
    return book(("ผ.02", rows, merges))


def marked_additions() -> Workbook:
    """One list grows downwards: markers say in which change the rows below came."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, "แผนงานการศึกษา",
        project(1, "ห้องสมุด", 40000),
        "เพิ่มเติมครั้งที่ 5 / 2567", project(1, "ศูนย์เด็กเล็ก", None, 800000),
        project(2, "รถรับส่งนักเรียน", None, 900000),
        "เปลี่ยนแปลง ครั้งที่ 1/2568", project(1, "ห้องสมุด", None, None, 60000),
    ]  # fmt: skip
    return book(("ผ.02", rows, header_merges(5)))


def old_and_new() -> Workbook:
    """A book of changes prints the old text, the reason and the new text of each project."""
    rows = [
        "บัญชีเปลี่ยนแปลง", "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) เปลี่ยนแปลง ครั้งที่ 2/2568", TITLE[2],
        [*[None] * 11, "แบบ ผ.02"], HEAD, UNDER, "แผนงานการศึกษา",
        "ข้อความเดิม (หน้า 45) แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)",
        project(4, "ห้องสมุด", 40000),
        "เหตุผลและความจำเป็น: ราคาวัสดุสูงขึ้น",
        project(4, "ห้องสมุด", 60000),
        "ข้อความเดิม (หน้า 46)", project(5, "ลานกีฬา", 10000),
        "ข้อความใหม่", project(5, "ลานกีฬาเอนกประสงค์", 12000),
    ]  # fmt: skip
    return book(("เปลี่ยนแปลง 2-2568", rows, header_merges(5)))


def issues_of_2571() -> Workbook:
    """The form of 2571-2575: by issue, no indicator, a reason and a source of money."""
    head = ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย (ผลผลิตของโครงการ)", "งบประมาณและที่มา (บาท)",
            None, None, None, None, "ผลที่คาดว่าจะได้รับ", "หน่วยงานรับผิดชอบหลัก", "เหตุผลความจำเป็น", "ที่มาของงบประมาณ"]  # fmt: skip
    rows = [
        "บัญชีรายละเอียดโครงการพัฒนาท้องถิ่น", "แผนพัฒนาท้องถิ่น (พ.ศ. 2571 - 2575)", "เทศบาลเมืองสมมุติ",
        head, [None] * 4 + [f"พ.ศ. {year}" for year in range(2571, 2576)],
        "1. ประเด็นการพัฒนาท้องถิ่น: เมืองน่าอยู่",
        [1, "สวนสาธารณะ", "พักผ่อน", "1 แห่ง", 2000000, None, None, None, None, "สุขภาพดี", "กองช่าง", "พื้นที่เดิมแคบ", "เงินสะสม"],
        [2, "ทางจักรยาน", "ออกกำลังกาย", "3 กม.", None, "100,000 (เงินอุดหนุน)", None, None, None, "สุขภาพดี", "กองช่าง"],
        [None, "รวม 2 โครงการ", None, None, 2000000, 100000],
        "2. ประเด็นการพัฒนาท้องถิ่น: คนคุณภาพ",
        [1, "ศูนย์เรียนรู้", "เรียนรู้", "1 แห่ง", 300000, None, None, None, None, "ฉลาด", "กองการศึกษา"],
        [None, "รวมทั้งสิ้น", None, None, 2300000, 100000],
    ]  # fmt: skip
    return book(("ผ.02", rows, ["E4:I4"]))


def places_and_positions() -> Workbook:
    """ผ.02/2 with a district column and positions in two columns under one heading."""
    head = ["ที่", "โครงการ", "อำเภอ", "วัตถุประสงค์", "เป้าหมาย\n(ผลผลิตของโครงการ)", "พิกัดทางภูมิศาสตร์", None,
            "งบประมาณ", None, "ตัวชี้วัด\n(KPI)", "ผลที่คาดว่า\nจะได้รับ", "หน่วยงานรับผิดชอบหลัก"]  # fmt: skip
    rows = [
        [*[None] * 11, "แบบ ผ.02/2"], TITLE[0], "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) เพิ่มเติม ครั้งที่ 1/2567",
        "องค์การบริหารส่วนจังหวัดสมมุติ", head,
        [None] * 5 + ["จุดเริ่มต้น", "จุดสิ้นสุด", "2567 (บาท)", "2568 (บาท)"],
        "แผนงานอุตสาหกรรมและการโยธา",
        [1, "ถนนเชื่อมตำบล", "เมืองสมมุติ", "เดินทางสะดวก", "5 กม.", "15.1,101.2", "15.2,101.3", 9000000, None, "5 กม.", "สะดวก", "กองช่าง"],
    ]  # fmt: skip
    return book(("ผ.02-2", rows, ["F5:G5", "H5:I5"]))


def equipment_of_old() -> Workbook:
    """The equipment list under its old code ผ.08, with ditto marks and its types in full."""
    head = [
        "ที่",
        "แผนงาน",
        "หมวด",
        "ประเภท",
        "เป้าหมาย (ผลผลิตของครุภัณฑ์)",
        "งบประมาณ",
        None,
        None,
        None,
        None,
        "หน่วยงานรับผิดชอบหลัก",
    ]
    rows = [
        "บัญชีครุภัณฑ์", "สำหรับที่ไม่ได้จัดทำเป็นโครงการพัฒนาท้องถิ่น", TITLE[1], TITLE[2], head,
        [None] * 5 + [f"{year} (บาท)" for year in YEARS],
        [1, "แผนงานบริหารงานทั่วไป", "ค่าครุภัณฑ์", "ครุภัณฑ์สำนักงาน", "เครื่องปรับอากาศ 2 เครื่อง", 60000, None, None, None, None, "สำนักปลัด"],
        [2, "″", '"', "”", "ตู้เอกสาร 4 ตู้", None, 22000, None, None, None, '"'],
        [3, "การศึกษา", "-do-", "ครุภัณฑ์คอมพิวเตอร์", "คอมพิวเตอร์ 3 เครื่อง", None, None, 66000, None, None, "กองการศึกษา"],
        [None, "รวม", None, None, None, 60000, 22000, 66000],
    ]  # fmt: skip
    return book(("ผ.08 ครุภัณฑ์", rows, ["F5:J5"]))


def equipment_by_type() -> Workbook:
    """Equipment grouped by its type, the item in a column of its own."""
    rows = [
        [*[None] * 8, "แบบ ผ.03"], "บัญชีครุภัณฑ์", TITLE[1], "องค์การบริหารส่วนจังหวัดสมมุติ",
        ["ที่", "ครุภัณฑ์", "เป้าหมาย (ผลผลิตของครุภัณฑ์)", "งบประมาณรายปี", None, None, None, None, "ผลที่คาดว่าจะได้รับ", "หน่วยงานรับผิดชอบ"],
        [None, None, None, *YEARS],
        "ประเภทครุภัณฑ์: ครุภัณฑ์ยานพาหนะและขนส่ง", "กลยุทธ์: บริการประชาชน", "แผนงาน: บริหารงานทั่วไป",
        [1, "รถบรรทุกน้ำ", "1 คัน", None, 2500000, None, None, None, "ช่วยภัยแล้ง", "กองช่าง"],
        [None, "รวมงบประมาณ", None, None, 2500000],
        [None, "รวมจำนวนครุภัณฑ์", None, None, 1],
    ]  # fmt: skip
    return book(("บัญชีครุภัณฑ์", rows, ["D5:H5"]))


def summary() -> Workbook:
    """ผ.01: number and money by year and programme, subtotal and grand total."""
    head = ["ยุทธศาสตร์", "ปี 2566", None, "ปี 2567", None, "รวม 2 ปี", None]
    under = [None, *["จำนวน\nโครงการ", "งบประมาณ\n(บาท)"] * 3]
    rows = [
        "บัญชีสรุปโครงการพัฒนา", "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2567)", TITLE[2], head, under,
        "ยุทธศาสตร์: การพัฒนาสังคม",
        ["1.1 แผนงานการศึกษา", 2, 300000, 1, 100000, 3, 400000],
        ["1.2 แผนงานสาธารณสุข", 1, 50000, None, "-", 1, 50000],
        ["รวม", 3, 350000, 1, 100000, 4, 450000],
        "ยุทธศาสตร์: โครงสร้างพื้นฐาน",
        ["2.1 แผนงานเคหะและชุมชน", 4, 4000000, 2, 2000000, 6, 6000000],
        ["รวม", 4, 4000000, 2, 2000000, 6, 6000000],
        ["รวมทั้งสิ้น", 7, 4350000, 3, 2100000, 10, 6450000],
    ]  # fmt: skip
    return book(("ผ.01", rows, ["B4:C4", "D4:E4", "F4:G4", "A4:A5"]))


def action_plan() -> Workbook:
    """ผด.02 has month headings: it is named, its rows are no rows of the plan."""
    months = [
        "ต.ค.",
        "พ.ย.",
        "ธ.ค.",
        "ม.ค.",
        "ก.พ.",
        "มี.ค.",
        "เม.ย.",
        "พ.ค.",
        "มิ.ย.",
        "ก.ค.",
        "ส.ค.",
        "ก.ย.",
    ]
    rows = [
        [*[None] * 17, "แบบ ผด.02"], "แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2568",
        ["ที่", "โครงการ", "รายละเอียดของกิจกรรม", "งบประมาณ (บาท)", "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก", "พ.ศ. 2567", None, None, "พ.ศ. 2568"],
        [*[None] * 6, *months],
        [1, "ห้องสมุด", "จัดหาหนังสือ", 40000, "เทศบาล", "กองการศึกษา", None, "◄►"],
    ]  # fmt: skip
    return book(("ผด.02", rows, ["G3:I3", "J3:R3"]))


def flat_exchange() -> Workbook:
    """The flat exchange format with English keys."""
    head = ["project_id", "strategy", "plan", "project", "objective", "goal_original",
            "budget_66", "budget_67", "budget_68", "budget_69", "budget_70", "kpi", "outcome", "organization"]  # fmt: skip
    rows = [
        head,
        ["1", "ด้านสังคม", "แผนงานการศึกษา", "ห้องสมุด", "อ่าน", "1 แห่ง", 40000, None, None, None, None, "1", "รู้", "กองการศึกษา"],
        ["2", "ด้านสังคม", "แผนงานสาธารณะสุข", "วัคซีน", "ป้องกัน", "100 ตัว", None, 5000, None, None, None, "1", "ปลอดภัย", "กองสาธารณสุข"],
    ]  # fmt: skip
    return book(("plan", rows, []))


def odd_amounts() -> Workbook:
    """Everything that stands in money cells and should not."""
    amounts = [
        "ห้าแสนบาท", -5000, "1,50,000", datetime.date(2024, 5, 1), "#REF!", 20_000_000_000,
        33333.3333, "ไม่ใช้งบประมาณ", "500,000 บาท", "๑2,๕๐๐", True, "(5,000)", "- -", 0,
    ]  # fmt: skip
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, "แผนงานการศึกษา",
        *[project(n, f"โครงการที่ {n} ของตาราง", amount, 1000) for n, amount in enumerate(amounts, start=1)],
    ]  # fmt: skip
    return book(("ผ.02", rows, header_merges(5)))


def wrong_totals() -> Workbook:
    """Subtotals and grand total that do not add up, in money and in number."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, "ยุทธศาสตร์ด้านสังคม", "แผนงานการศึกษา",
        project(1, "ห้องสมุด", 100, 200), project(2, "ค่าย", 300),
        [None, "รวม 3 โครงการ", None, None, 400, 200],
        "แผนงานสาธารณสุข", project(1, "วัคซีน", 50),
        [None, "รวม 1 โครงการ", None, None, 55],
        [None, "รวมทั้งสิ้น 3 โครงการ", None, None, 455, 200],
    ]  # fmt: skip
    return book(("ผ.02", rows, header_merges(5)))


def christian_years() -> Workbook:
    """Years of the Common Era, one year outside the plan, money in thousands."""
    rows = [
        TITLE[0], "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2567)", TITLE[2], "หน่วย : พันบาท",
        ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "งบประมาณ", None, None, "หน่วยงานรับผิดชอบ"],
        [None, None, None, None, 2023, 2024, 2025],
        [1, "ห้องสมุด", "อ่าน", "1 แห่ง", 40, 12.5, None, "กองการศึกษา"],
    ]  # fmt: skip
    return book(("ผ.02", rows, ["E5:G5"]))


def doubtful_rows() -> Workbook:
    """Missing and repeated numbers, a missing name, an unknown programme, an empty number."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, "แผนงานสาธารณะสุขทั่วไป",
        project(1, "วัคซีน", 50), project(1, "มุ้งลวด", 60), project(2, None, 70),
        project(None, "ทรายกำจัดลูกน้ำ", 80), [3], "- ไม่มี -",
        "แผนงานการศึกษา", "- ไม่มี -",
    ]  # fmt: skip
    return book(("ผ.02", rows, header_merges(5)))


def shifted_columns() -> Workbook:
    """An extra empty column A, numbers without a heading, names one column beside their heading."""
    head = [
        None,
        None,
        "ชื่อโครงการ",
        None,
        "วัตถุประสงค์",
        "เป้าหมาย",
        "2566",
        "2567",
        "2568",
        "หน่วยงานหลัก",
    ]
    rows = [
        [None, TITLE[0]], [None, TITLE[1]], None, head,
        [None, 1, None, "ห้องสมุด", "อ่าน", "1 แห่ง", 100, None, None, "กองการศึกษา"],
        [None, 2, None, "ค่าย", "เรียนรู้", "1 ครั้ง", None, 200, None, "กองการศึกษา"],
        [None, 3, None, "กีฬา", "แข็งแรง", "1 ครั้ง", None, None, 300, "กองการศึกษา"],
    ]  # fmt: skip
    return book(("แผน", rows, []))


def copies_and_strangers() -> Workbook:
    """A copied sheet "(2)", a hidden one, one without a header, one of another kind, an empty one."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, "แผนงานการศึกษา",
        project(1, "ห้องสมุด", 40000), project(2, "ค่าย", 50000),
    ]  # fmt: skip
    made = book(
        ("ผ.02", rows, header_merges(5)),
        ("ผ.02 (2)", rows, header_merges(5)),
        ("ผ.03", ["บัญชีครุภัณฑ์", "ยังไม่ได้จัดทำ"], []),
        ("รายชื่อ", [["ชื่อ", "โทรศัพท์"], ["สมมุติ", "-"]], []),
        ("ว่าง", [], []),
    )
    made["ผ.02 (2)"].sheet_state = "hidden"
    return made


def hidden_parts() -> Workbook:
    """Hidden rows and columns are read; the reader says that rows are hidden."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, "แผนงานการศึกษา",
        project(1, "ห้องสมุด", 40000), project(2, "ค่าย", 50000), project(3, "กีฬา", 60000),
    ]  # fmt: skip
    made = book(("ผ.02", rows, header_merges(5)))
    made["ผ.02"].row_dimensions[9].hidden = True
    made["ผ.02"].column_dimensions["E"].hidden = True
    return made


def formulas() -> Workbook:
    """Formulas whose results were never stored, as programs other than Excel write them."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, "แผนงานการศึกษา",
        project(1, "ห้องสมุด", 40000), project(2, "ค่าย", "=E8*2"),
        [None, "รวม", None, None, "=SUM(E8:E9)"],
    ]  # fmt: skip
    return book(("ผ.02", rows, header_merges(5)))


def column_numbers() -> Workbook:
    """A row of column numbers below the header, the numbers of rows as "1.1", text years in C.E. no."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER, [f"({n})" for n in range(1, 13)],
        ["ยุทธศาสตร์ที่ 1", "ด้านสังคม"], ["แผนงาน", "การศึกษา"],
        project("1.1", "ห้องสมุด", 40000), project("1.2", "ค่าย", 50000),
        ["ยอดยกไป", None, None, None, 90000],
        ["รวมแผนงานการศึกษา", None, None, None, 90000],
    ]  # fmt: skip
    return book(("ผ.02", rows, header_merges(5)))


def amounts_across_years() -> Workbook:
    """One amount merged over three years, and groups named twice in one cell."""
    rows = [
        [*[None] * 11, "แบบ ผ.02"], *TITLE, HEAD, UNDER,
        "ยุทธศาสตร์ที่ 2 ด้านสังคม\nแผนงานการศึกษา",
        project(1, "ห้องสมุด", 90000),
    ]  # fmt: skip
    return book(("ผ.02", rows, [*header_merges(5), "E8:G8"]))


def community_plan() -> Workbook:
    """ผ.02/1: projects of communities, with a place column and areas instead of strategies."""
    head = ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "ชุมชน", "งบประมาณ (บาท)", None, "หน่วยงาน"]
    rows = [
        "บัญชีโครงการจากแผนชุมชน", TITLE[1], TITLE[2], head, [None] * 5 + ["ปี 2566", "ปี 2567"],
        "1. ด้านโครงสร้างพื้นฐาน",
        [1, "ซ่อมศาลา", "ใช้ประชุม", "1 หลัง", "ชุมชนวัดเหนือ", 20000, 20000, "กองสวัสดิการ"],
        "2. ด้านสังคม",
        [1, "อบรมอาชีพ", "มีรายได้", "20 คน", "ชุมชนวัดใต้", None, 20000, "กองสวัสดิการ"],
        ["รวม", None, None, None, None, 20000, 40000],
    ]  # fmt: skip
    return book(("แผนชุมชน", rows, ["F4:G4"]))


def tracking_of_ordinance() -> Workbook:
    """Tracking under other headings, by programme, with a share column that is nobody's money."""
    head = [
        "ที่",
        "โครงการ/กิจกรรม",
        "งบประมาณตามข้อบัญญัติ",
        "โอน (+)",
        "โอน (-)",
        "เบิกจ่ายจริง",
        "คงเหลือ",
        "ร้อยละ",
        "หน่วยงาน",
    ]
    rows = [
        "รายงานผลการดำเนินงานตามแผนพัฒนาท้องถิ่น ประจำปีงบประมาณ พ.ศ. 2568", head,
        "แผนงานการศึกษา",
        [1, "ห้องสมุด", 40000, 5000, None, 30000, 15000, 66.67, "กองการศึกษา"],
        [2, "ค่ายเยาวชน", "20,000", None, "5,000", "-", "14,000", 0, "กองการศึกษา"],
        ["รวม", None, 60000, 5000, 5000, 30000, 29000],
    ]  # fmt: skip
    return book(("ผลการเบิกจ่าย", rows, []))


def misspelt_headings() -> Workbook:
    """Headings with typing errors, cut over rows without merging, no column of numbers."""
    rows = [
        "แบบ ผ.02", *TITLE,
        ["โครงการ", "วัตถุประสงค", "เป้าหมาย", "งบประมาน", None, "ตัวชี้วัด", "ผลที่คาด", "หน่วยงาน"],
        [None, None, "(ผลผลิตของ", "2566", "2567", "(KPI)", "ว่าจะได้รับ", "รับผิดชอบ"],
        [None, None, "โครงการ)", "(บาท)", "(บาท)", None, None, "หลัก"],
        "1.ยุทธศาสตร์ การพัฒนาสังคม", "1.1 แผนงาน การศึกษา",
        ["1. ห้องสมุด", "อ่าน", "1 แห่ง", 40000, None, "1", "รู้", "กองการศึกษา"],
        ["2. ค่ายเยาวชน", "เรียนรู้", "1 ครั้ง", None, 50000, "1", "รู้", "กองการศึกษา"],
    ]  # fmt: skip
    return book(("Sheet2", rows, []))


LAYOUTS: dict[str, Callable[[], Workbook]] = {
    build.__name__: build
    for build in (
        long_preamble, labelled_groups, short_years, working_columns, ordinance_block, two_blocks,
        repeated_headers, wrapped_rows, merged_rows, marked_additions, old_and_new, issues_of_2571,
        places_and_positions, equipment_of_old, equipment_by_type, summary, action_plan, flat_exchange,
        odd_amounts, wrong_totals, christian_years, doubtful_rows, shifted_columns,
        copies_and_strangers, hidden_parts, formulas, column_numbers, amounts_across_years,
        community_plan, tracking_of_ordinance, misspelt_headings,
    )
}  # fmt: skip
