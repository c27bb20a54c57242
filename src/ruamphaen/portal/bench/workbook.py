"""A plan's workbook as an office keeps it: groups, fourteen columns, Thai digits here and there."""

import io
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from ruamphaen.portal.bench.sample import YEARS
from ruamphaen.portal.demo import town_words
from ruamphaen.thai.digits import to_thai_digits

HEADINGS = (
    "ที่",
    "โครงการ",
    "วัตถุประสงค์",
    "เป้าหมาย (ผลผลิตของโครงการ)",
    *(f"ปี {year} (บาท)" for year in YEARS),
    "ตัวชี้วัด (KPI)",
    "ผลที่คาดว่าจะได้รับ",
    "หน่วยงานรับผิดชอบหลัก",
    "แผนงาน",
    "สถานที่",
)
_THAI_EVERY = 3  # every third row is typed with Thai digits, amounts as words with commas


def workbook_of(rows: Sequence[dict[str, str]]) -> bytes:
    """An .xlsx file of แบบ ผ.02 with these projects (as typed into the grid), by guideline."""
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    page = book.add_worksheet("ผ.02")
    lines: list[Sequence[str | float]] = [["แบบ ผ.02"], ["รายละเอียดโครงการพัฒนา"]]
    lines += [[f"แผนพัฒนาท้องถิ่น (พ.ศ. {YEARS[0]} - {YEARS[-1]})"], HEADINGS]
    names = {one.number: one for each in town_words.STRATEGIES for one in each.guidelines}
    ordered = sorted(rows, key=lambda row: row["node"])
    for number, members in groupby(ordered, key=lambda row: row["node"]):
        strategy = next(one for one in town_words.STRATEGIES if names[number] in one.guidelines)
        lines.append([f"ยุทธศาสตร์ที่ {strategy.number} {strategy.title}"])
        lines.append([f"แนวทางการพัฒนาที่ {number} {names[number].title}"])
        lines += [_cells(row, place) for place, row in enumerate(members, start=1)]
    for at, line in enumerate(lines):
        page.write_row(at, 0, line)
    book.close()
    return made.getvalue()


def _cells(row: dict[str, str], place: int) -> list[str | float]:
    amounts = [Decimal(row[f"budget:{year}"]) for year in YEARS]
    thai = place % _THAI_EVERY == 0
    return [
        to_thai_digits(str(place)) if thai else place,
        row["title"],
        row.get("objective", ""),
        row.get("target", ""),
        *(to_thai_digits(f"{baht:,}") if thai else float(baht) for baht in amounts),
        row.get("indicator", ""),
        row.get("outcome", ""),
        row.get("department", ""),
        row.get("programme", ""),
        row.get("place", ""),
    ]
