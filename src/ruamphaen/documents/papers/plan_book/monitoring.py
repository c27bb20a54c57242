"""ส่วนที่ 4 การติดตามและประเมินผล: the method in the office's words, and what will be measured."""

from decimal import Decimal

from ruamphaen.documents.book import Part
from ruamphaen.documents.papers.frame import Setting
from ruamphaen.documents.papers.plan_book.projects import rows_printed, strategy_named
from ruamphaen.documents.script import Block, Heading, Paragraph, Script, Table
from ruamphaen.documents.sheet import Cell, Column
from ruamphaen.law.confidence import Confidence
from ruamphaen.law.regulation import Value
from ruamphaen.organisation.queries import ask_here
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries import indicator_lines, outline_of
from ruamphaen.strategy.rules import NodeKind

TITLE = "ส่วนที่ 4 การติดตามและประเมินผล"
METHOD = "paper.book.monitoring"


def monitoring_part(version: Version, setting: Setting) -> Part:
    """How the plan is followed and judged, and the measures of each strategy."""
    method = ask_here(version.plan.organisation)(METHOD, version.announced_on or setting.on)
    blocks: list[Block] = [
        Heading("1. แนวทางและวิธีการติดตามและประเมินผล"),
        *(
            Paragraph(str(text), number=f"1.{number}")
            for number, text in enumerate(_texts(method), start=1)
        ),
        Paragraph(_ground(method, draft=version.is_draft), indent_mm=0),
        Heading("2. ตัวชี้วัดตามยุทธศาสตร์"),
        Paragraph(
            "วัดผลของแต่ละยุทธศาสตร์จากจำนวนโครงการและงบประมาณที่ดำเนินการจริงเทียบกับแผน"
            " และจากตัวชี้วัดของโครงการซึ่งปรากฏในบัญชีของส่วนที่ 3",
            keep=True,
        ),
        _measures(version, setting),
    ]
    return Part(TITLE, Script(TITLE, tuple(blocks)))


def _texts(method: Value) -> tuple[object, ...]:
    return method.value if isinstance(method.value, tuple) else ()


def _ground(method: Value, *, draft: bool) -> str:
    """Where the method comes from; a draft says how surely, so that somebody checks it."""
    sure = method.confidence
    doubt = f" ({sure.label.th})" if draft and sure is not Confidence.VERBATIM else ""
    return f"ที่มา: {method.cite}{doubt}"


def _measures(version: Version, setting: Setting) -> Table:
    columns = (
        Column("no", "ที่", "number", 9),
        Column("strategy", "ยุทธศาสตร์", "text", 50),
        Column("goals", "เป้าประสงค์", "text", 45),
        Column("projects", "โครงการ", "count", 18),
        Column("measured", "โครงการที่มีตัวชี้วัด", "count", 22),
        Column("baht", "งบประมาณ (บาท)", "baht", 30),
    )
    outline = outline_of(version.plan)
    rows: list[tuple[Cell, ...]] = []
    lines = indicator_lines(version, rows_printed(version, setting))
    for place, line in enumerate(lines, start=1):
        node = outline.by_pk.get(line.top) if line.top is not None else None
        name = strategy_named(node, line.strategy_as_printed)
        goals = []
        if node is not None:
            goals = [
                below.title
                for below in outline.nodes
                if below.kind == NodeKind.GOAL and outline.tops[below.pk] == node.pk
            ]
        rows.append((place, name, "\n".join(goals) or "-", line.projects, line.measured, line.baht))
    if not rows:
        return Table(columns, ())
    total = (
        "",
        "รวม",
        "",
        sum(line.projects for line in lines),
        sum(line.measured for line in lines),
        sum((line.baht for line in lines), start=Decimal(0)),
    )
    return Table(columns, (*rows, total), totals=1)
