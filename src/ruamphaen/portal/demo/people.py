"""The demo's sign-ins: one person for every role, all fictional."""

from dataclasses import dataclass

from ruamphaen.organisation.rules import Role

PASSWORD = "ruamphaen-demo"  # noqa: S105 -- printed by ./run; the demo is never loaded by `serve`


@dataclass(frozen=True)
class DemoPerson:
    """A sign-in of the demo: who, in which post, with which role."""

    username: str
    full_name: str
    post: str
    role: Role
    department: str = ""


PEOPLE = (
    DemoPerson(
        "planner", "ปราณี ตั้งใจ", "นักวิเคราะห์นโยบายและแผน", Role.PLANNER, "กองยุทธศาสตร์และงบประมาณ"
    ),
    DemoPerson(
        "admin", "อนันต์ ดูแลดี", "ผู้ดูแลระบบของหน่วยงาน", Role.ADMINISTRATOR, "กองยุทธศาสตร์และงบประมาณ"
    ),
    DemoPerson("mayor", "วิชัย ร่มเย็น", "นายกเทศมนตรี", Role.EXECUTIVE),
    DemoPerson("finance", "มาลี ละเอียด", "นักวิชาการเงินและบัญชี", Role.FINANCE, "กองคลัง"),
    DemoPerson("engineer", "สมชาย ช่างคิด", "นายช่างโยธา", Role.DEPARTMENT, "กองช่าง"),
    DemoPerson("moderator", "ดวงใจ ฟังมาก", "เจ้าหน้าที่รับฟังความเห็น", Role.MODERATOR, "สำนักปลัดเทศบาล"),
    DemoPerson("council", "บุญมี ริมธาร", "สมาชิกสภาเทศบาล", Role.COUNCIL),
    DemoPerson("committee", "สมศรี หัวสะพาน", "ผู้แทนประชาคมในคณะกรรมการพัฒนา", Role.COMMITTEE),
    DemoPerson("auditor", "เที่ยงธรรม ตรวจตรา", "ผู้ตรวจสอบภายใน", Role.AUDITOR),
)

# Who sits in the fictional town's committees, by group of the law; each body takes as many as it needs.
MEMBERS: dict[str, tuple[str, ...]] = {
    "head": ("วิชัย ร่มเย็น",),
    "deputies": ("สายใจ ทุ่งเหนือ",),
    "councillors": ("บุญมี ริมธาร", "ประสิทธิ์ ตลาดเช้า", "คำแปง สวนลำไย"),
    "experts": ("อำไพ หนองบัว", "สุรชัย วัดใน", "เรณู ประตูเก่า"),
    "agencies": ("ถวิล สามแยก", "มานพ ช่างไม้", "จันทร์ดี หลังสถานี"),
    "forum": ("สมศรี หัวสะพาน", "พิกุล ทุ่งใต้", "ธนา รักเมือง"),
    "clerk": ("วีระ ยุติธรรม",),
    "planning-head": ("ศรีวรรณ เอื้อเฟื้อ",),
    "department-heads": ("กานดา ใฝ่รู้", "ประเสริฐ มั่นคง"),
    "analyst": ("ปราณี ตั้งใจ",),
}
