"""เล่มเพิ่มเติม เปลี่ยนแปลง แก้ไข: each change with its old and its new text, changed cells in bold.

As offices print it: the line "ข้อความเดิม (หน้า …)", the old row, the reason across the table, the new
row (domain facts, 3.5). Additions stand on their form like any project.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ruamphaen.base.errors import Refused
from ruamphaen.documents.book import Book, Part
from ruamphaen.documents.papers import equipment, plan_projects, plan_summary
from ruamphaen.documents.papers.bound import book_of, plan_line
from ruamphaen.documents.papers.frame import Setting, form_of, sheet_of
from ruamphaen.documents.papers.plan_book.projects import LISTS, SUMMARY_TITLE
from ruamphaen.documents.script import Block as Flowing
from ruamphaen.documents.script import Heading, Paragraph, Script, Table
from ruamphaen.documents.sheet import Block, Cell, Column, Group, Row, Sheet
from ruamphaen.law.paper_form import PrintedColumn
from ruamphaen.plan.models import Version
from ruamphaen.plan.models.lineage import ORIGIN_NAMES
from ruamphaen.plan.queries import Change, changes_of
from ruamphaen.plan.queries import Row as PlanRow
from ruamphaen.plan.rules.cells import budget_field
from ruamphaen.plan.rules.lineage import OriginKind
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import VersionKind

NAMES = {
    VersionKind.ADDITION: "บัญชีเพิ่มเติม",
    VersionKind.CHANGE: "บัญชีเปลี่ยนแปลง",
    VersionKind.CORRECTION: "บัญชีแก้ไข",
}
WITHDRAWN = "บัญชีโครงการที่ยกเลิก"
# Fields that a change may touch, by the column that prints them.
FIELDS = {
    "project": ("title",),
    "objective": ("objective",),
    "target": ("target", "title"),
    "indicator": ("indicator",),
    "outcome": ("outcome",),
    "department": ("department",),
    "place": ("place", "community"),
    "district": ("district",),
    "source_of_money": ("source_of_money",),
    "programme": ("programme",),
    "equipment_type": ("equipment_type",),
}
# What moves a row between lists and groups has no column of its own; it is told in words.
_MOVES = {"list": "บัญชี", "node": "ยุทธศาสตร์/กลยุทธ์", "programme": "แผนงาน"}


@dataclass(frozen=True)
class Chapter:
    """บัญชีหนึ่ง: the changes of one kind (or the withdrawn ones) in one list."""

    name: str
    list_kind: ListKind
    changes: Sequence[Change]
    kind: VersionKind | None

    @property
    def title(self) -> str:
        return f"{self.name} {LISTS[self.list_kind][1]}"

    @property
    def short_title(self) -> str:
        return f"{self.name} {LISTS[self.list_kind][1].rpartition(' (')[2].rstrip(')')}"


def plan_changes(version: Version, setting: Setting) -> Book:
    """The book of a round: why, how much, then list by list. Refused for a version of the whole plan."""
    if version.is_whole:
        raise Refused("ฉบับนี้เป็นแผนทั้งเล่ม ไม่มีบัญชีเปลี่ยนแปลง พิมพ์เป็นเล่มแผนพัฒนาท้องถิ่นแทน")
    found = changes_of(version)
    title = f"สรุปการ{_word(version)} แผนพัฒนาท้องถิ่น"
    parts = [
        Part(title, Script(title, tuple(summary_blocks(version, found)))),
        Part(SUMMARY_TITLE, _counted(version, setting), level=1),
        *change_parts(version, setting, found),
    ]
    return book_of(version, setting, plan_line(version), parts)


def _word(version: Version) -> str:
    return " ".join(NAMES[kind].removeprefix("บัญชี") for kind in version.kind_list)


def _counted(version: Version, setting: Setting) -> Sheet:
    standing = version.listings.filter(withdrawn=False)
    return plan_summary.build(version, replace(setting, code="p01", rows_of=standing))


def summary_blocks(version: Version, found: Sequence[Change]) -> list[Flowing]:
    """Why the round is made, and what it does to how many projects and how much money."""
    because = version.because.strip()
    return [
        Heading("เหตุผลและความจำเป็น"),
        *(Paragraph(line) for line in because.splitlines() if line.strip()),
        *([] if because else [Paragraph("ยังไม่ได้บันทึกเหตุผลและความจำเป็นของรอบนี้")]),
        Heading("สรุปจำนวนโครงการและงบประมาณ"),
        _figures(found),
    ]


def _figures(found: Sequence[Change]) -> Table:
    columns = (
        Column("kind", "รายการ", "text", 56),
        Column("projects", "จำนวน", "count", 18),
        Column("before", "งบประมาณเดิม (บาท)", "baht", 30),
        Column("after", "งบประมาณใหม่ (บาท)", "baht", 30),
        Column("more", "เพิ่มขึ้น (ลดลง)", "baht", 30),
    )
    rows = [_line(chapter.short_title, chapter.changes) for chapter in chapters(found)]
    if not rows:
        return Table(columns, ())
    return Table(columns, (*rows, _line("รวม", found)), totals=1)


def _line(name: str, changes: Sequence[Change]) -> tuple[Cell, ...]:
    before = sum((_sum(change.before) for change in changes), Decimal(0))
    after = sum(
        (_sum(change.after) for change in changes if not change.listing.withdrawn), Decimal(0)
    )
    return (name, len(changes), before, after, after - before)


def _sum(row: PlanRow | None) -> Decimal:
    return (row.sum_baht if row else None) or Decimal(0)


# ------------------------------------------------------------------ the lists


def chapters(found: Sequence[Change]) -> list[Chapter]:
    """The changes by kind and list, in the order of the book; what leaves the plan comes last."""
    made = []
    for kind, name in NAMES.items():
        for list_kind in ListKind:
            here = [
                change
                for change in found
                if change.kind == kind
                and change.listing.list_kind == list_kind
                and not change.listing.withdrawn
            ]
            if here:
                made.append(Chapter(name, list_kind, here, kind))
    for list_kind in ListKind:
        gone = [
            change
            for change in found
            if change.listing.withdrawn and change.listing.list_kind == list_kind
        ]
        if gone:
            made.append(Chapter(WITHDRAWN, list_kind, gone, None))
    return made


def change_parts(version: Version, setting: Setting, found: Sequence[Change]) -> list[Part]:
    """A part for each list of changes."""
    return [
        Part(chapter.title, _sheet(version, setting, chapter), level=1)
        for chapter in chapters(found)
    ]


def _sheet(version: Version, setting: Setting, chapter: Chapter) -> Sheet:
    own = replace(setting, code=chapter.list_kind.value)
    if chapter.kind == VersionKind.ADDITION:
        pks = [change.listing.pk for change in chapter.changes]
        build = LISTS[chapter.list_kind][0]
        return build(version, replace(own, rows_of=version.listings.filter(pk__in=pks)))
    form = form_of(version, own)
    columns = form.printed(version.plan.period)
    body = [
        block
        for number, change in enumerate(chapter.changes, start=1)
        for block in _change(columns, change, number, str(version.plan))
    ]
    return sheet_of(version, form, own, body, subtitle=(chapter.name,))


def _change(
    columns: Sequence[PrintedColumn], change: Change, number: int, plan: str
) -> Iterator[Block]:
    if change.listing.withdrawn:
        yield Group(1, f"{number}. ยกเลิกโครงการ {_where(change, plan)}".rstrip())
        yield Row(tuple(_cells(columns, change.before or change.after)))
        yield Group(1, _reason(change), plain=True)
        return
    if change.before is None:
        yield Group(1, f"{number}. ไม่พบข้อความเดิมของโครงการนี้ในแผน")
    else:
        yield Group(1, f"{number}. ข้อความเดิม {_where(change, plan)}".rstrip())
        yield Row(tuple(_cells(columns, change.before)))
    yield Group(1, _reason(change), plain=True)
    yield Group(1, "ข้อความใหม่")
    yield Row(tuple(_cells(columns, change.after)), bold=tuple(_bold(columns, change)))


def _where(change: Change, plan: str) -> str:
    """Where the old text stood: its page, and the version that said it."""
    page = f"(หน้า {change.listing.old_page})" if change.listing.old_page else ""
    said_in = change.before.listing.version if change.before else None
    name = f"{plan} {said_in.change}" if said_in else ""
    return f"{page} {name}".strip()


def _reason(change: Change) -> str:
    """Why, from where, and where the row moves: one line after the other."""
    lines = [f"เหตุผล: {change.listing.reason or 'ยังไม่ได้บันทึก'}"]
    for origin in change.origins:
        name = ORIGIN_NAMES[OriginKind(origin.kind)]
        lines.append(" ".join(part for part in (f"ที่มา: {name}", origin.text) if part))
    for field, word in _MOVES.items():
        if field in change.cells:
            cell = change.cells[field]
            lines.append(f"{word}: เดิม {cell.old or '-'} เปลี่ยนเป็น {cell.new or '-'}")
    return "\n".join(lines)


def _cells(columns: Sequence[PrintedColumn], row: PlanRow) -> Iterator[Cell]:
    if row.listing.list_kind == ListKind.EQUIPMENT:
        return equipment.cells_of(columns, row, row.listing.number)
    return plan_projects.cells_of(columns, row, row.listing.number)


def _bold(columns: Sequence[PrintedColumn], change: Change) -> Iterator[int]:
    """The places of the columns whose words or money changed."""
    for place, column in enumerate(columns):
        fields = (budget_field(column.year),) if column.year else FIELDS.get(column.key, ())
        if column.key == "target" and change.listing.list_kind != ListKind.EQUIPMENT:
            fields = ("target",)
        if any(field in change.cells for field in fields):
            yield place
