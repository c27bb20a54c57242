"""Three official forms of an invented อบต., with real kinds of projects."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from ruamphaen.documents.sheet import (
    Block,
    Cell,
    Column,
    Group,
    Row,
    Sheet,
    Signature,
    Total,
)
from ruamphaen.documents.written import as_json

PLAN = "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)"
ORGANISATION = "องค์การบริหารส่วนตำบลห้วยน้ำใส อำเภอเมืองลำพูน จังหวัดลำพูน"
YEARS = range(2566, 2571)
BLANK_YEARS: tuple[Cell, ...] = (None,) * 5


def years(*amounts: str | int | None) -> tuple[Cell, ...]:
    return tuple(None if amount is None else Decimal(amount) for amount in amounts)


def alignment(
    national: str, milestone: str, goal: str, province: str, local: str
) -> tuple[str, ...]:
    return (
        f"ก.ยุทธศาสตร์ชาติ 20 ปี ยุทธศาสตร์ที่ {national}",
        f"ข.แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 หมุดหมายที่ {milestone}",
        f"ค.Sustainable Development Goals : SDGs เป้าหมายที่ {goal}",
        f"ง.ยุทธศาสตร์จังหวัดที่ {province}",
        f"จ.ยุทธศาสตร์การพัฒนาของ อปท. ในเขตจังหวัดที่ {local}",
    )


# ------------------------------------------------------------------ ผ.02

P02_COLUMNS = (
    Column("no", "ที่", "number", 9),
    Column("project", "โครงการ", "text", 42),
    Column("objective", "วัตถุประสงค์", "text", 36),
    Column("target", "เป้าหมาย\n(ผลผลิตของโครงการ)", "text", 36),
    *(Column(f"y{year}", f"{year}\n(บาท)", "baht", 18.5, "งบประมาณ") for year in YEARS),
    Column("indicator", "ตัวชี้วัด\n(KPI)", "text", 24),
    Column("outcome", "ผลที่คาดว่าจะได้รับ", "text", 30),
    Column("department", "หน่วยงาน\nรับผิดชอบหลัก", "text", 18),
)


def project(no: int, *words_and_years: object) -> Row:
    name, objective, target, budget, indicator, outcome, department = words_and_years
    return Row((no, name, objective, target, *budget, indicator, outcome, department))  # type: ignore[misc,arg-type]


def totals(level: int, *rows: Row, label: str = "รวม") -> tuple[Total, Total]:
    spent = [[row.cells[4 + at] for row in rows] for at in range(5)]
    sums = tuple(
        sum((cell for cell in year if isinstance(cell, Decimal)), Decimal(0)) for year in spent
    )
    counts = tuple(sum(1 for cell in year if cell is not None) for year in spent)
    before, after = (None,) * 4, (None,) * 3
    return (
        Total(f"{label}งบประมาณ", (*before, *sums, *after), level),
        Total(f"{label}จำนวนโครงการ", (*before, *counts, *after), level),
    )


ROADS = (
    project(
        1,
        "ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านห้วยน้ำใส หมู่ที่ 3 เชื่อมบ้านสันป่าตึง หมู่ที่ 7",
        "เพื่อให้ประชาชนมีเส้นทางคมนาคมที่สะดวกและปลอดภัยในการขนส่งผลผลิตทางการเกษตร",
        "ผิวจราจรกว้าง 5 เมตร ยาว 1,250 เมตร หนา 0.15 เมตร หรือมีพื้นที่ไม่น้อยกว่า 6,250 ตารางเมตร",
        years(None, 1_875_000, 1_875_000, None, None),
        "ร้อยละ 80 ของประชาชนที่ใช้เส้นทางมีความพึงพอใจ",
        "ประชาชน 2 หมู่บ้าน 412 ครัวเรือน สัญจรไปมาสะดวกและปลอดภัย ลดอุบัติเหตุ",
        "กองช่าง",
    ),
    project(
        2,
        "ปรับปรุงถนนลาดยางแอสฟัลท์ติกคอนกรีต สายหลังโรงเรียนวัดศรีสองเมือง หมู่ที่ 1",
        "เพื่อปรับปรุงผิวจราจรที่ชำรุดให้ได้มาตรฐานทางหลวงท้องถิ่น",
        "ผิวจราจรกว้าง 6 เมตร ยาว 480 เมตร หนา 0.05 เมตร",
        years(1_152_000, None, None, None, None),
        "จำนวนถนนที่ได้รับการปรับปรุง 1 สาย",
        "ถนนได้มาตรฐาน ประชาชนเดินทางสะดวก",
        "กองช่าง",
    ),
    project(
        3,
        "ก่อสร้างรางระบายน้ำคอนกรีตเสริมเหล็กพร้อมฝาปิด ซอย 4 หมู่ที่ 5 บ้านใหม่พัฒนา",
        "เพื่อระบายน้ำฝนและป้องกันน้ำท่วมขังในฤดูฝน",
        "รางระบายน้ำกว้าง 0.40 เมตร ลึก 0.50 เมตร ยาว 320 เมตร",
        years(None, None, "742500.50", 0, None),
        "ปัญหาน้ำท่วมขังลดลงร้อยละ 90",
        "น้ำไม่ท่วมขัง บ้านเรือน 86 หลังคาเรือนไม่ได้รับความเสียหาย",
        "กองช่าง",
    ),
)
LIGHTS = (
    project(
        1,
        "ติดตั้งโคมไฟถนนระบบพลังงานแสงอาทิตย์ (โซลาร์เซลล์) ทุกหมู่บ้าน",
        "เพื่อเพิ่มแสงสว่างให้แก่ทางสาธารณะ และลดค่าไฟฟ้า",
        "โคมไฟ 96 ชุด จำนวน 9 หมู่บ้าน",
        years(500_000, 500_000, 500_000, 500_000, 500_000),
        "จำนวนจุดเสี่ยงที่มีแสงสว่างเพิ่มขึ้นร้อยละ 60",
        "ประชาชนสัญจรในเวลากลางคืนอย่างปลอดภัย",
        "กองช่าง",
    ),
    project(
        2,
        "ขยายเขตประปาหมู่บ้านและก่อสร้างหอถังสูงรูปทรงแชมเปญ หมู่ที่ 2 และหมู่ที่ 8",
        "เพื่อให้มีน้ำสะอาดสำหรับอุปโภคบริโภคอย่างทั่วถึงและเพียงพอ",
        "หอถังขนาดความจุ 20 ลูกบาศก์เมตร 2 แห่ง ท่อ PE ยาว 2,400 เมตร",
        years(None, 2_180_000, None, None, None),
        "ครัวเรือนที่มีน้ำประปาใช้ร้อยละ 100",
        "ประชาชน 167 ครัวเรือนมีน้ำประปาใช้ตลอดปี",
        "กองช่าง",
    ),
)
ELDERS = (
    project(
        1,
        "ส่งเสริมสุขภาพและพัฒนาคุณภาพชีวิตผู้สูงอายุ โรงเรียนผู้สูงอายุตำบลห้วยน้ำใส",
        "เพื่อให้ผู้สูงอายุมีสุขภาพกายและสุขภาพจิตที่ดี มีกิจกรรมร่วมกัน และถ่ายทอดภูมิปัญญาท้องถิ่น",
        "ผู้สูงอายุ 120 คน ปีละ 1 รุ่น เรียนสัปดาห์ละ 1 วัน",
        years(80_000, 80_000, 80_000, 80_000, 80_000),
        "ผู้สูงอายุที่เข้าร่วมมีความสุขเพิ่มขึ้นร้อยละ 85",
        "ผู้สูงอายุพึ่งพาตนเองได้ ไม่เป็นภาระของครอบครัว",
        "กองสวัสดิการสังคม",
    ),
    project(
        2,
        "เงินสงเคราะห์ผู้ป่วยติดเตียงและผู้พิการที่ยากไร้",
        "เพื่อช่วยเหลือผู้ป่วยติดเตียงให้เข้าถึงบริการและมีคุณภาพชีวิตที่ดีขึ้น",
        "ผู้ป่วยติดเตียง 32 ราย",
        years(192_000, 192_000, 192_000, 192_000, 192_000),
        "จำนวนผู้ป่วยที่ได้รับการช่วยเหลือ",
        "ผู้ป่วยติดเตียงได้รับการดูแลอย่างทั่วถึง",
        "กองสวัสดิการสังคม",
    ),
)
HEALTH = (
    project(
        1,
        "ป้องกันและควบคุมโรคไข้เลือดออกในชุมชนและสถานศึกษา",
        "เพื่อลดอัตราป่วยด้วยโรคไข้เลือดออก และกำจัดแหล่งเพาะพันธุ์ยุงลาย",
        "9 หมู่บ้าน 4 สถานศึกษา ปีละ 2 ครั้ง",
        years(150_000, 150_000, 150_000, 150_000, 150_000),
        "อัตราป่วยลดลงร้อยละ 20 จากค่ามัธยฐาน 5 ปีย้อนหลัง",
        "ประชาชนปลอดภัยจากโรคไข้เลือดออก",
        "กองสาธารณสุขและสิ่งแวดล้อม",
    ),
    project(
        2,
        "รณรงค์ป้องกันโรคพิษสุนัขบ้าตามพระปณิธานฯ",
        "เพื่อสร้างภูมิคุ้มกันโรคพิษสุนัขบ้าให้สุนัขและแมวในพื้นที่",
        "สุนัขและแมว 1,850 ตัว",
        years(55_500, 55_500, 55_500, 55_500, 55_500),
        "สัตว์ได้รับวัคซีนไม่น้อยกว่าร้อยละ 80",
        "ไม่มีผู้เสียชีวิตด้วยโรคพิษสุนัขบ้า",
        "กองสาธารณสุขและสิ่งแวดล้อม",
    ),
    project(
        3,
        "อบรมอาสาสมัครท้องถิ่นรักษ์โลก (อถล.) คัดแยกขยะต้นทาง และธนาคารขยะรีไซเคิล",
        "เพื่อลดปริมาณขยะมูลฝอยที่ต้องนำไปกำจัด",
        "อาสาสมัคร 180 คน",
        years(45_000, 45_000, 45_000, 45_000, 45_000),
        None,
        "ปริมาณขยะลดลง ชุมชนน่าอยู่",
        "กองสาธารณสุขและสิ่งแวดล้อม",
    ),
)
SCHOOL = (
    project(
        1,
        "อาหารกลางวันและอาหารเสริม (นม) ศูนย์พัฒนาเด็กเล็กบ้านห้วยน้ำใส",
        "เพื่อให้เด็กเล็กมีพัฒนาการสมวัยทั้งร่างกาย อารมณ์ สังคม และสติปัญญา",
        "เด็กเล็ก 74 คน",
        years("497280.00", "497280.00", "497280.00", "497280.00", "497280.00"),
        "เด็กได้รับอาหารครบร้อยละ 100",
        "เด็กมีน้ำหนักและส่วนสูงตามเกณฑ์",
        "กองการศึกษา",
    ),
    project(
        2,
        "แข่งขันกีฬาท้องถิ่นสัมพันธ์ต้านยาเสพติด",
        "เพื่อส่งเสริมการออกกำลังกายและใช้เวลาว่างให้เป็นประโยชน์",
        "เยาวชนและประชาชน 600 คน",
        years(None, 0, 200_000, 200_000, 200_000),
        "ผู้เข้าร่วมไม่น้อยกว่า 600 คน",
        "เยาวชนห่างไกลยาเสพติด",
        "กองการศึกษา",
    ),
)
ALL_PROJECTS = (*ROADS, *LIGHTS, *ELDERS, *HEALTH, *SCHOOL)

P02_BODY: tuple[Block, ...] = (
    Group(
        1,
        "ยุทธศาสตร์: ที่ 1 การพัฒนาโครงสร้างพื้นฐานและสาธารณูปโภค",
        alignment(
            "2 ด้านการสร้างความสามารถในการแข่งขัน",
            "8 ไทยมีพื้นที่และเมืองอัจฉริยะที่น่าอยู่ ปลอดภัย เติบโตได้อย่างยั่งยืน",
            "9 สร้างโครงสร้างพื้นฐานที่มีความทนทาน ส่งเสริมการพัฒนาอุตสาหกรรมที่ครอบคลุมและยั่งยืน",
            "1 พัฒนาเมืองน่าอยู่บนฐานวัฒนธรรมและเศรษฐกิจสร้างสรรค์",
            "1 การพัฒนาด้านโครงสร้างพื้นฐาน",
        ),
    ),
    Group(2, "กลยุทธ์: 1.1 ก่อสร้าง ปรับปรุง และบำรุงรักษาเส้นทางคมนาคมและทางระบายน้ำให้ได้มาตรฐาน"),
    Group(3, "แผนงาน: แผนงานอุตสาหกรรมและการโยธา"),
    *ROADS,
    *totals(3, *ROADS),
    Group(2, "กลยุทธ์: 1.2 พัฒนาระบบไฟฟ้าสาธารณะและน้ำสะอาดเพื่อการอุปโภคบริโภค"),
    Group(3, "แผนงาน: แผนงานเคหะและชุมชน"),
    *LIGHTS,
    *totals(3, *LIGHTS),
    *totals(1, *ROADS, *LIGHTS, label="รวมยุทธศาสตร์ที่ 1 "),
    Group(
        1,
        "ยุทธศาสตร์: ที่ 2 การพัฒนาคุณภาพชีวิตและสังคม",
        alignment(
            "4 ด้านการสร้างโอกาสและความเสมอภาคทางสังคม",
            "9 ไทยมีความยากจนข้ามรุ่นลดลง และคนไทยทุกคนมีความคุ้มครองทางสังคมที่เพียงพอ เหมาะสม",
            "3 สร้างหลักประกันการมีสุขภาวะที่ดี และส่งเสริมความเป็นอยู่ที่ดีสำหรับทุกคนในทุกช่วงวัย",
            "3 เสริมสร้างคุณภาพชีวิตและสังคมแห่งการเรียนรู้",
            "4 การพัฒนาด้านคุณภาพชีวิต",
        ),
    ),
    Group(2, "กลยุทธ์: 2.1 จัดสวัสดิการสังคมและดูแลผู้สูงอายุ ผู้พิการ และผู้ด้อยโอกาสอย่างทั่วถึง"),
    Group(3, "แผนงาน: แผนงานสังคมสงเคราะห์"),
    *ELDERS,
    *totals(3, *ELDERS),
    Group(3, "แผนงาน: แผนงานสาธารณสุข"),
    *HEALTH,
    *totals(3, *HEALTH),
    Group(2, "กลยุทธ์: 2.2 ส่งเสริมการศึกษา กีฬา และนันทนาการ"),
    Group(3, "แผนงาน: แผนงานการศึกษา"),
    *SCHOOL,
    *totals(3, *SCHOOL),
    *totals(1, *ELDERS, *HEALTH, *SCHOOL, label="รวมยุทธศาสตร์ที่ 2 "),
    *totals(0, *ALL_PROJECTS, label="รวมทั้งสิ้น "),
)

P02 = Sheet(
    code="ผ.02",
    title_lines=("รายละเอียดโครงการพัฒนา", PLAN, ORGANISATION),
    columns=P02_COLUMNS,
    body=P02_BODY,
    footer_text=f"{PLAN} องค์การบริหารส่วนตำบลห้วยน้ำใส",
    notes=("หมายเหตุ: ช่องที่มีเครื่องหมาย - หมายถึงไม่ได้ตั้งงบประมาณในปีนั้น",),
    provenance=("ฉบับที่ 1 ประกาศใช้ 30 ตุลาคม 2564", "sha256 5f70bf18a086007016e948b04aed3b82"),
    dated=date(2021, 10, 30),
)

# ------------------------------------------------------------------ ผ.01


def p01() -> Sheet:
    programmes = (
        ("1.1 แผนงานอุตสาหกรรมและการโยธา", ROADS),
        ("1.2 แผนงานเคหะและชุมชน", LIGHTS),
        ("2.1 แผนงานสังคมสงเคราะห์", ELDERS),
        ("2.2 แผนงานสาธารณสุข", HEALTH),
        ("2.3 แผนงานการศึกษา", SCHOOL),
    )
    pairs = [(f"ปี {year}", f"y{year}") for year in YEARS] + [("รวม 5 ปี", "all")]
    columns = [Column("strategy", "ยุทธศาสตร์ / แผนงาน", "text", 58)]
    for shared, key in pairs:
        columns.append(Column(f"{key}_count", "จำนวน\nโครงการ", "count", 13, shared))
        columns.append(Column(f"{key}_baht", "งบประมาณ\n(บาท)", "baht", 22, shared))
    body: list[Block] = [Group(1, "ยุทธศาสตร์: ที่ 1 การพัฒนาโครงสร้างพื้นฐานและสาธารณูปโภค")]
    body += [Row((name, *_summary(rows))) for name, rows in programmes[:2]]
    body.append(Total("รวม", (None, *_summary((*ROADS, *LIGHTS))), 1))
    body.append(Group(1, "ยุทธศาสตร์: ที่ 2 การพัฒนาคุณภาพชีวิตและสังคม"))
    body += [Row((name, *_summary(rows))) for name, rows in programmes[2:]]
    body.append(Total("รวม", (None, *_summary((*ELDERS, *HEALTH, *SCHOOL))), 1))
    body.append(Total("รวมทั้งสิ้น", (None, *_summary(ALL_PROJECTS)), 0))
    return Sheet(
        code="ผ.01",
        title_lines=("บัญชีสรุปโครงการพัฒนา", PLAN, ORGANISATION),
        columns=tuple(columns),
        body=tuple(body),
        footer_text=PLAN,
        digits="thai",
        mark="ตัวอย่าง",
        signatures=(
            Signature("ลงชื่อ", "นางสาวสุนิสา ปัญญาดี", ("นักวิเคราะห์นโยบายและแผนชำนาญการ",)),
            Signature("ลงชื่อ", "", ("นายกองค์การบริหารส่วนตำบลห้วยน้ำใส",)),
        ),
        dated=date(2021, 10, 30),
    )


def _summary(rows: tuple[Row, ...]) -> tuple[Cell, ...]:
    cells = list[Cell]()
    for at in range(5):
        given = [row.cells[4 + at] for row in rows if isinstance(row.cells[4 + at], Decimal)]
        funded = [cell for cell in given if cell]
        cells += [len(funded) or None, sum(funded, Decimal(0)) if funded else None]  # type: ignore[arg-type]
    counts = [cell for cell in cells[::2] if isinstance(cell, int)]
    amounts = [cell for cell in cells[1::2] if isinstance(cell, Decimal)]
    return (*cells, sum(counts), sum(amounts, Decimal(0)))


P01 = p01()

# ------------------------------------------------------------------ ผ.03

EQUIPMENT = (
    (
        "แผนงานบริหารงานทั่วไป",
        "ค่าครุภัณฑ์",
        "ครุภัณฑ์คอมพิวเตอร์หรืออิเล็กทรอนิกส์",
        "เครื่องคอมพิวเตอร์สำหรับงานประมวลผล แบบที่ 1 จำนวน 4 เครื่อง (ราคาตามเกณฑ์ของกระทรวงดิจิทัลฯ)",
        *years(None, 88_000, None, 46_000, None),
        "สำนักปลัด",
    ),
    (
        "แผนงานการรักษาความสงบภายใน",
        "ค่าครุภัณฑ์",
        "ครุภัณฑ์ยานพาหนะและขนส่ง",
        "รถบรรทุกน้ำอเนกประสงค์ ขนาดความจุไม่น้อยกว่า 6,000 ลิตร จำนวน 1 คัน",
        *years(None, None, 2_450_000, None, None),
        "สำนักปลัด",
    ),
    (
        "แผนงานสาธารณสุข",
        "ค่าครุภัณฑ์",
        "ครุภัณฑ์การเกษตร",
        "เครื่องพ่นหมอกควัน จำนวน 2 เครื่อง",
        *years(118_000, None, None, None, 118_000),
        "กองสาธารณสุขและสิ่งแวดล้อม",
    ),
)


def p03() -> Sheet:
    columns = (
        Column("no", "ที่", "number", 9),
        Column("programme", "แผนงาน", "text", 38),
        Column("category", "หมวด", "text", 22),
        Column("kind", "ประเภท", "text", 36),
        Column("target", "เป้าหมาย\n(ผลผลิตของครุภัณฑ์)", "text", 52),
        *(Column(f"y{year}", f"{year}\n(บาท)", "baht", 18.5, "งบประมาณ") for year in YEARS),
        Column("department", "หน่วยงาน\nรับผิดชอบหลัก", "text", 24),
    )
    rows = tuple(Row((no, *cells)) for no, cells in enumerate(EQUIPMENT, start=1))
    sums = [
        sum((row.cells[at] for row in rows if isinstance(row.cells[at], Decimal)), Decimal(0))  # type: ignore[misc]
        for at in range(5, 10)
    ]
    return Sheet(
        code="ผ.03",
        title_lines=("บัญชีครุภัณฑ์", "สำหรับที่ไม่ได้จัดทำเป็นโครงการพัฒนาท้องถิ่น", PLAN, ORGANISATION),
        columns=columns,
        body=(*rows, Total("รวมงบประมาณ", (*(None,) * 5, *sums, None), 0)),
        footer_text=PLAN,
        dated=date(2021, 10, 30),
    )


P03 = p03()
SHEETS = {"p01": P01, "p02": P02, "p03": P03}
GOLDEN = Path(__file__).parent / "golden"

if __name__ == "__main__":  # a change that was meant: python -m tests.papers.samples
    for name, sheet in SHEETS.items():
        (GOLDEN / f"{name}.json").write_text(as_json(sheet, indent=1) + "\n", encoding="utf-8")
