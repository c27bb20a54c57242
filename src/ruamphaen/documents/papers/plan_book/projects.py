"""ส่วนที่ 3 การนำแผนไปสู่การปฏิบัติ: strategies with programmes, then the lists on their forms."""

from dataclasses import replace

from django.db.models import QuerySet

from ruamphaen.documents.book import Part
from ruamphaen.documents.papers import equipment, plan_projects, plan_summary
from ruamphaen.documents.papers.frame import Setting
from ruamphaen.documents.papers.plan_projects import UNPLACED, WORDS
from ruamphaen.documents.script import Block, Heading, Paragraph, Script, Table
from ruamphaen.documents.sheet import Cell, Column
from ruamphaen.law.programmes import programme
from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.queries import list_counts, outline_of, work_lines
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import OutlineNode
from ruamphaen.strategy.rules import NodeKind

TITLE = "ส่วนที่ 3 การนำแผนพัฒนาท้องถิ่นไปสู่การปฏิบัติ"
LISTS = {
    ListKind.MAIN: (plan_projects.build, "รายละเอียดโครงการพัฒนาท้องถิ่น (แบบ ผ.02)"),
    ListKind.COMMUNITY: (plan_projects.build, "โครงการจากแผนชุมชนหรือหมู่บ้าน (แบบ ผ.02/1)"),
    ListKind.COORDINATION: (plan_projects.build, "โครงการเกินศักยภาพ ขอประสาน (แบบ ผ.02/2)"),
    ListKind.EQUIPMENT: (equipment.build, "บัญชีครุภัณฑ์ (แบบ ผ.03)"),
}
SUMMARY_TITLE = "บัญชีสรุปโครงการพัฒนา (แบบ ผ.01)"
_NOBODY = "-"


def project_parts(version: Version, setting: Setting) -> list[Part]:
    """The part's own page, ผ.01, then each list that holds anything, in the order of the forms."""
    rows_of = rows_printed(version, setting)
    counts = list_counts(rows_of)
    parts = [Part(TITLE, Script(TITLE, tuple(_blocks(version, rows_of, counts))))]
    summary = plan_summary.build(version, replace(setting, code="p01"))
    parts.append(Part(SUMMARY_TITLE, summary, level=1))
    for kind, (build, title) in LISTS.items():
        if counts.get(kind):
            parts.append(Part(title, build(version, replace(setting, code=kind.value)), level=1))
    return parts


def rows_printed(version: Version, setting: Setting) -> QuerySet[Listing]:
    """The rows of the book: what was asked for, else all that the version lists."""
    return version.listings.all() if setting.rows_of is None else setting.rows_of


def strategy_named(node: OutlineNode | None, as_printed: str) -> str:
    """A strategy as the tables of the book name it; where there is none in the tree, as it was printed."""
    if node is None:
        return as_printed or UNPLACED
    number = f"{node.number} " if node.number else ""
    return f"{WORDS.get(node.kind, WORDS[NodeKind.STRATEGY])} {number}{node.title}"


def _blocks(
    version: Version, rows_of: QuerySet[Listing], counts: dict[ListKind, int]
) -> list[Block]:
    return [
        Heading("1. ยุทธศาสตร์การพัฒนาและแผนงาน"),
        _table(version, rows_of),
        Heading("2. บัญชีโครงการพัฒนาท้องถิ่น"),
        *(
            Paragraph(
                f"{title} {f'จำนวน {counts[kind]:,} รายการ' if counts.get(kind) else 'ไม่มีรายการ'}"
            )
            for kind, (_build, title) in LISTS.items()
        ),
    ]


def _table(version: Version, rows_of: QuerySet[Listing]) -> Table:
    columns = (
        Column("no", "ที่", "number", 9),
        Column("strategy", "ยุทธศาสตร์", "text", 42),
        Column("field", "ด้าน", "text", 30),
        Column("programme", "แผนงาน", "text", 36),
        Column("department", "หน่วยงานที่รับผิดชอบหลัก", "text", 30),
        Column("support", "หน่วยงานสนับสนุน", "text", 20),
    )
    outline = outline_of(version.plan)
    rows: list[tuple[Cell, ...]] = []
    above: str | None = None
    place = 0
    for line in work_lines(version, rows_of):
        node = outline.by_pk.get(line.top) if line.top is not None else None
        name = strategy_named(node, line.strategy_as_printed)
        known = programme(line.programme) if line.programme else None
        place += name != above
        rows.append(
            (
                place if name != above else "",
                name if name != above else "",
                known.field_th if known else _NOBODY,
                known.name_th if known else _NOBODY,
                ", ".join(line.departments) or _NOBODY,
                "",
            )
        )
        above = name
    return Table(columns, tuple(rows))
