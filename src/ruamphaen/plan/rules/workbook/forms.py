"""แบบของตาราง: which official form a table is, from its columns, its title, its code and its sheet.

The columns decide what kind of table it is; the words around it decide which code of that kind. A
table that fits nothing is not guessed (see docs on the older plans: ผ.08 was the equipment list of
the four-year plans and lives on as a sheet name).
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from ruamphaen.base.workbooks.grid import compact
from ruamphaen.plan.rules.workbook.header_rows import Header
from ruamphaen.plan.rules.workbook.headings import Column


class Form(StrEnum):
    """แบบ — the official forms a workbook may hold; the value is the code people print."""

    SUMMARY = "ผ.01"
    PROJECTS = "ผ.02"
    COMMUNITY = "ผ.02/1"
    COORDINATION = "ผ.02/2"
    EQUIPMENT = "ผ.03"
    TRACKING = "ติดตาม"
    ACTION_SUMMARY = "ผด.01"
    ACTION = "ผด.02"
    ACTION_EQUIPMENT = "ผด.02/1"


PROJECT_LISTS = (Form.PROJECTS, Form.COMMUNITY, Form.COORDINATION)
NOT_READ = (Form.ACTION_SUMMARY, Form.ACTION, Form.ACTION_EQUIPMENT)

_CODE = re.compile(r"(ผด|ผ)[.\s_\-]*0?([0-9])(?:[/_\-.]|ทับ)?([12])?(?![0-9])")
_COMMUNITY = re.compile(r"แผน(พัฒนา)?(ชุมชน|หมู่บ้าน)|จากชุมชน|โครงการชุมชน")
_COORDINATION = re.compile(r"เกินศักยภาพ|ประสาน(แผน|โครงการ|งาน)?|ขอรับการสนับสนุนจาก")
_EQUIPMENT = re.compile(r"ครุภัณฑ์")
_TRACKING = re.compile(r"ติดตาม|ผลการดำเนินงาน|ผลการเบิกจ่าย|รายงานการเบิกจ่าย")
_PLAN = re.compile(
    r"แผนพัฒนา|โครงการพัฒนา|บัญชีโครงการ|รายละเอียดโครงการ|บัญชีแก้ไข|บัญชีเปลี่ยนแปลง|บัญชีเพิ่มเติม"
)


def form_of(header: Header, sheet: str, above: Sequence[str]) -> Form | None:
    """The form of a table by its header, the name of its sheet and the lines printed above it."""
    words = compact(" ".join((*above, sheet)))
    codes = _codes(above) or _codes([sheet])
    if header.months >= 6:
        equipment = _EQUIPMENT.search(words) or Column.ITEM in header.columns
        return Form.ACTION_EQUIPMENT if equipment else Form.ACTION
    if len(header.tracking) >= 2 and Column.BUDGET in header.columns:
        return Form.TRACKING
    if len(header.counts) >= 2 and Column.OBJECTIVE not in header.columns:
        return Form.SUMMARY
    if _is_equipment(header, words, codes):
        return Form.EQUIPMENT
    if ("ผด", "1", "") in codes:
        return Form.ACTION_SUMMARY
    if any(code[0] == "ผด" for code in codes):
        return Form.ACTION
    if _is_project_list(header, words, codes):
        return _which_list(sheet, above, codes)
    return Form.TRACKING if _TRACKING.search(words) and Column.BUDGET in header.columns else None


def form_named(sheet: str, above: Sequence[str]) -> Form | None:
    """The form that the words alone name, for a sheet without a table that can be read."""
    for code in (*_codes(above), *_codes([sheet])):
        for form in Form:
            if code in _codes([form.value]):
                return form
    return None


def _codes(lines: Sequence[str]) -> list[tuple[str, str, str]]:
    found = []
    for line in lines:
        flat = compact(line)
        found += [(code[1], code[2], code[3] or "") for code in _CODE.finditer(flat)]
    return found


def _is_equipment(header: Header, words: str, codes: list[tuple[str, str, str]]) -> bool:
    columns = header.columns
    if Column.PROJECT not in columns and (Column.TYPE in columns or Column.ITEM in columns):
        return True
    if Column.ITEM in columns and Column.OBJECTIVE not in columns:
        return True
    if any(code[0] == "ผ" and code[1] in "38" for code in codes):
        return bool(_EQUIPMENT.search(words)) or Column.OBJECTIVE not in columns
    return bool(re.search(r"บัญชีครุภัณฑ์", words)) and not re.search(r"รายละเอียดโครงการ", words)


def _is_project_list(header: Header, words: str, codes: list[tuple[str, str, str]]) -> bool:
    if Column.PROJECT not in header.columns:
        return False
    if header.money:
        return len(header.money) >= 2 or bool(_PLAN.search(words) or codes)
    return bool(codes) or (bool(_PLAN.search(words)) and Column.OBJECTIVE in header.columns)


def _which_list(sheet: str, above: Sequence[str], codes: list[tuple[str, str, str]]) -> Form:
    for family, number, part in codes:
        if family == "ผ" and number == "2" and part:
            return Form.COMMUNITY if part == "1" else Form.COORDINATION
    # An organisation's own name may hold these words, so only titles and the sheet's name count.
    titles = [compact(line) for line in (sheet, *above) if len(line) <= 120]
    titles = [line for line in titles if not line.startswith(("ยุทธศาสตร์", "กลยุทธ์", "แผนงาน"))]
    if any(_COORDINATION.search(line) for line in titles):
        return Form.COORDINATION
    if any(_COMMUNITY.search(line) for line in titles):
        return Form.COMMUNITY
    return Form.PROJECTS
