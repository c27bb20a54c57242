"""From the reading of a workbook to rows as a plan would keep them, and what could not become one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from ruamphaen.law.equipment import equipment_type_named
from ruamphaen.plan.rules.cells import BUDGET
from ruamphaen.plan.rules.importing import NotImported, Plain, ReportLine, Unplaced, Verdict
from ruamphaen.plan.rules.listings import (
    LARGEST_NUMBER,
    LONGEST,
    LONGEST_DEPARTMENT,
    LONGEST_PROGRAMME,
    LONGEST_STRATEGY,
    ListKind,
)
from ruamphaen.plan.rules.matching import Incoming
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.workbook.forms import Form
from ruamphaen.plan.rules.workbook.results import PlanRow, SheetReading, WorkbookReading
from ruamphaen.thai.dates import PlanPeriod
from ruamphaen.thai.text import clean, one_line

LIST_OF_FORM: Mapping[Form, ListKind] = {
    Form.PROJECTS: ListKind.MAIN,
    Form.COMMUNITY: ListKind.COMMUNITY,
    Form.COORDINATION: ListKind.COORDINATION,
    Form.EQUIPMENT: ListKind.EQUIPMENT,
}
_WHY_NOT: Mapping[Form | None, str] = {
    Form.SUMMARY: "ผ.01 เป็นบัญชีสรุป ระบบคำนวณเองจากรายการโครงการ",
    Form.TRACKING: "แบบติดตามบอกผลการใช้เงินของปีเดียว ไม่ใช่รายการของแผนพัฒนา",
    Form.ACTION_SUMMARY: "แผนการดำเนินงานไม่ใช่รายการของแผนพัฒนา",
    Form.ACTION: "แผนการดำเนินงานไม่ใช่รายการของแผนพัฒนา",
    Form.ACTION_EQUIPMENT: "แผนการดำเนินงานไม่ใช่รายการของแผนพัฒนา",
    None: "ไม่รู้จักรูปแบบของตารางนี้",
}
# Columns that some offices add and the plan has no place for.
_NOT_KEPT = {
    "support": "หน่วยงานสนับสนุน",
    "position": "พิกัด",
    "note": "หมายเหตุ",
    "category": "หมวด",
}
_FIELD_WORDS = {
    "title": "ชื่อโครงการ",
    "objective": "วัตถุประสงค์",
    "target": "เป้าหมาย",
    "indicator": "ตัวชี้วัด",
    "outcome": "ผลที่คาดว่าจะได้รับ",
    "place": "สถานที่",
    "district": "อำเภอ",
    "reason": "เหตุผลความจำเป็น",
    "source_of_money": "ที่มาของงบประมาณ",
    "equipment_type": "ประเภทครุภัณฑ์",
    "page": "หน้า",
    "department": "หน่วยงาน",
}


@dataclass
class Incomings:
    """แถวที่จะนำเข้า — rows ready to be matched, those that cannot be, and what was assumed."""

    rows: list[Incoming] = field(default_factory=list)
    problems: list[ReportLine] = field(default_factory=list)
    not_imported: list[NotImported] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    unplaced: Counter[str] = field(default_factory=Counter)
    not_kept: Counter[str] = field(default_factory=Counter)


def incomings(reading: WorkbookReading, period: PlanPeriod, outline: Outline) -> Incomings:
    """Every row of the workbook's plan lists as the plan of `period` would keep it."""
    found = Incomings()
    for sheet in reading.sheets:
        list_kind = LIST_OF_FORM.get(sheet.form) if sheet.form is not None else None
        if list_kind is None:
            if sheet.rows or sheet.form is not None:
                found.not_imported.append(_not_imported(sheet))
            continue
        for row in sheet.rows:
            if isinstance(row, PlanRow):
                _take(row, sheet, list_kind, period, outline, found)
    found.assumptions += [
        f"ช่อง “{_NOT_KEPT[name]}” ({rows} แถว) ไม่มีในบัญชีของระบบ จึงไม่นำเข้า"
        for name, rows in sorted(found.not_kept.items())
    ]
    return found


def suggested(unplaced: Counter[str], outline: Outline) -> list[Unplaced]:
    """The words the tree does not have, each with the node a reader may mean."""
    titles = {one_line(node.title): node for node in outline.working}
    lines = []
    for printed, rows in unplaced.items():
        last = printed.rsplit(" > ", 1)[-1]
        near = get_close_matches(last, titles, n=1, cutoff=0.6)
        suggestion = outline.reference(titles[near[0]].pk) if near else ""
        words = f"{suggestion} {near[0]}" if near and suggestion != near[0] else suggestion
        lines.append(Unplaced(printed, rows, words))
    return lines


def _not_imported(sheet: SheetReading) -> NotImported:
    form = sheet.form.value if sheet.form is not None else ""
    return NotImported(sheet.sheet, form, len(sheet.rows), _WHY_NOT[sheet.form])


def _take(
    row: PlanRow,
    sheet: SheetReading,
    list_kind: ListKind,
    period: PlanPeriod,
    outline: Outline,
    found: Incomings,
) -> None:
    values = dict(values_of(row, list_kind, outline, found))
    title = str(values.get("title") or "")
    trouble = _trouble(row, values, period)
    if trouble is not None:
        what, what_to_do = trouble
        found.problems.append(
            ReportLine(
                sheet=sheet.sheet,
                row=row.excel_row,
                list_kind=list_kind.value,
                verdict=Verdict.PROBLEM,
                title=title,
                what=what,
                what_to_do=what_to_do,
            )
        )
        return
    for name in _NOT_KEPT:
        found.not_kept[name] += getattr(row, name) is not None and name != "category"
    found.not_kept += Counter()  # drops the zeros
    money: dict[str, Plain] = {
        f"{BUDGET}{year}": None if baht is None else f"{baht:.2f}"
        for year, baht in row.budget.items()
        if period.first.be <= year <= period.last.be
    }
    found.rows.append(
        Incoming(len(found.rows), sheet.sheet, row.excel_row, list_kind, {**values, **money})
    )


def values_of(
    row: PlanRow, list_kind: ListKind, outline: Outline, found: Incomings
) -> Iterator[tuple[str, Plain]]:
    """What the row says, field by field; what it leaves blank is left out."""
    texts = {
        "title": row.project,
        "objective": row.objective,
        "target": row.target or row.detail,
        "indicator": row.indicator,
        "outcome": row.outcome,
        "place": row.place,
        "district": row.district,
        "reason": row.reason,
        "source_of_money": row.source_of_money,
        "page": row.page,
    }
    if list_kind == ListKind.EQUIPMENT:
        # Many ผ.03 have no column for the thing itself: what is bought stands under "เป้าหมาย".
        texts["title"] = row.project or row.detail or row.target or row.type
        known = equipment_type_named(row.type) if row.type else None
        texts["equipment_type"] = known.name_th if known else row.type
    for name, text in texts.items():
        tidy = _tidy(text, LONGEST[name] > LONGEST["place"]) if text else ""
        if tidy:
            yield name, tidy
    if department := _tidy(row.department or "", False):
        yield "department", department
    if isinstance(row.number, int) and 0 <= row.number <= LARGEST_NUMBER:
        yield "number", row.number
    yield from _programme(row)
    yield from _place(row, outline, found)


@lru_cache(maxsize=10_000)
def _tidy(text: str, many_lines: bool) -> str:
    # Departments, programmes and many an objective repeat from row to row.
    return clean(text) if many_lines else one_line(text)


def _programme(row: PlanRow) -> Iterator[tuple[str, Plain]]:
    if row.programme_code:
        yield "programme", row.programme_code
    printed = _tidy(row.programme_as_printed or row.programme or "", False)
    if printed and (printed != row.programme or not row.programme_code):
        yield "programme_as_printed", printed[:LONGEST_PROGRAMME]


def _place(row: PlanRow, outline: Outline, found: Incomings) -> Iterator[tuple[str, Plain]]:
    """The node of the row, as deep as the tree has it; the printed words where something is missing."""
    said = [
        _tidy(text, False) for text in (row.issue, row.strategy, row.tactic, row.guideline) if text
    ]
    node: int | None = None
    missing = False
    for words in said:
        named = outline.named(words, within=node)
        if len(named) == 1:
            node = named[0].pk
        else:
            missing = True
    if node is not None:
        yield "node", node
    if missing:
        printed = " > ".join(said)[:LONGEST_STRATEGY]
        found.unplaced[printed] += 1
        yield "strategy_as_printed", printed


def _trouble(
    row: PlanRow, values: Mapping[str, Plain], period: PlanPeriod
) -> tuple[str, str] | None:
    """Why a row cannot be imported and what to do, in Thai; None where it can."""
    if not values.get("title"):
        return "แถวนี้ไม่มีชื่อโครงการ", "พิมพ์ชื่อโครงการ หรือลบแถวนี้ถ้าไม่ใช้ แล้วนำเข้าไฟล์อีกครั้ง"
    if row.as_typed:
        typed = ", ".join(f"ปี {year} “{text}”" for year, text in sorted(row.as_typed.items()))
        return (
            f"อ่านจำนวนเงินไม่ได้: {typed}",
            "พิมพ์จำนวนเงินเป็นตัวเลข หรือ - เมื่อไม่มีงบประมาณ แล้วนำเข้าไฟล์อีกครั้ง",
        )
    outside = [
        year
        for year, baht in sorted(row.budget.items())
        if baht is not None and not period.first.be <= year <= period.last.be
    ]
    if outside:
        years = ", ".join(map(str, outside))
        return (
            f"มีเงินในปี {years} ซึ่งอยู่นอกแผน พ.ศ. {period}",
            "ตรวจปีในหัวตาราง หรือนำเข้าแผนของช่วงปีนั้น",
        )
    for name, text in values.items():
        longest = LONGEST_DEPARTMENT if name == "department" else LONGEST.get(name)
        if longest is not None and len(str(text)) > longest:
            return (
                f"ช่อง{_FIELD_WORDS[name]}ยาว {len(str(text)):,} ตัวอักษร เกิน {longest:,}",
                "ย่อข้อความให้สั้นลง แล้วนำเข้าไฟล์อีกครั้ง",
            )
    return None


def years_named(sheets: Sequence[SheetReading]) -> set[int]:
    """Every year the workbook's plan lists have a column for."""
    return {year for sheet in sheets if sheet.form in LIST_OF_FORM for year in sheet.years}
