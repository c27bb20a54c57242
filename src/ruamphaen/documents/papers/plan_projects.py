"""แบบ ผ.02, ผ.02/1, ผ.02/2: every project, grouped as the edition of the form says."""

from collections.abc import Iterator, Sequence

from ruamphaen.documents.papers.frame import (
    Setting,
    added,
    counts,
    form_of,
    money_cells,
    sheet_of,
    sums,
)
from ruamphaen.documents.sheet import Block, Cell, Group, Row, Sheet, Total
from ruamphaen.law.paper_form import Level, PaperForm, PrintedColumn, Scope, Sums
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries import PaperGroup, listings_for_paper
from ruamphaen.plan.queries import Row as PlanRow
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import OutlineNode
from ruamphaen.strategy.queries import alignment_title
from ruamphaen.strategy.rules import NodeKind

# How a line of the form names a node; an organisation's tree may stop at guidelines.
WORDS = {
    NodeKind.STRATEGY: "ยุทธศาสตร์",
    NodeKind.ISSUE: "ประเด็นการพัฒนาท้องถิ่น",
    NodeKind.POLICY: "นโยบาย",
    NodeKind.GOAL: "เป้าประสงค์",
    NodeKind.TACTIC: "กลยุทธ์",
    NodeKind.GUIDELINE: "แนวทางการพัฒนา",
}
UNPLACED = "ยังไม่ได้ผูกกับยุทธศาสตร์"
TOP, MIDDLE, PROGRAMME = 1, 2, 3


def build(version: Version, setting: Setting) -> Sheet:
    """The paper of one list of a version; the list is named by the form's code."""
    form = form_of(version, setting)
    groups = listings_for_paper(version, ListKind(setting.code), setting.rows_of)
    return sheet_of(version, form, setting, list(_body(form, groups, version, setting)))


def _body(
    form: PaperForm, groups: Sequence[PaperGroup], version: Version, setting: Setting
) -> Iterator[Block]:
    columns = form.printed(version.plan.period)
    by_issue = Level.ISSUE in form.grouping
    above: tuple[str, str, str] = ("", "", "")
    counted = 0
    for place, group in enumerate(groups):
        heads = _heads(group, by_issue)
        yield from _group_lines(form, group, heads, above)
        if setting.restarts and heads != above:
            counted = 0
        above = heads
        for row in group.rows:
            counted += 1
            number = None if setting.rows_of is not None else row.row.listing.number
            yield Row(tuple(cells_of(columns, row.row, number or counted)))
        following = _heads(groups[place + 1], by_issue) if place + 1 < len(groups) else None
        if following != heads:
            yield from _footings(form, columns, _same(groups, heads, by_issue))
    yield from _grand_footings(form, columns, groups)


def _heads(group: PaperGroup, by_issue: bool) -> tuple[str, str, str]:
    """The three lines over a group: top, tactic or guideline, programme ("" = not printed)."""
    top = _line(group.path[0]) if group.path else group.group.strategy_as_printed or UNPLACED
    if by_issue:
        return (top, "", "")
    middle = _line(group.path[-1]) if len(group.path) > 1 else ""
    programme = (
        f"แผนงาน: {group.programme.name_th.removeprefix('แผนงาน')}" if group.programme else ""
    )
    return (top, middle, programme)


def _line(node: OutlineNode) -> str:
    number = f"{node.number} " if node.number else ""
    return f"{WORDS.get(node.kind, 'ยุทธศาสตร์')}: {number}{node.title}"


def _group_lines(
    form: PaperForm, group: PaperGroup, heads: tuple[str, str, str], above: tuple[str, str, str]
) -> Iterator[Group]:
    """The lines that differ from those of the group before; the alignment block with a new top."""
    top, middle, programme = heads
    changed = False
    if top != above[0]:
        changed = True
        yield Group(TOP, top, tuple(_alignment(form, group)))
    if middle and (changed or middle != above[1]):
        changed = True
        yield Group(MIDDLE, middle)
    if programme and (changed or heads[1:] != above[1:]):
        yield Group(PROGRAMME, programme)


def _alignment(form: PaperForm, group: PaperGroup) -> Iterator[str]:
    """Lines ก. to จ., one for each link above; a level without a link keeps its empty line."""
    for line in form.alignment:
        links = [link for link in group.links if link.list_code == line.upper_list]
        if not links:
            yield line.written("-", "")
        for link in links:
            yield line.written(link.number, alignment_title(link))


def cells_of(columns: Sequence[PrintedColumn], row: PlanRow, number: int | None) -> Iterator[Cell]:
    """One cell for each column of the form."""
    listing = row.listing
    words: dict[str, Cell] = {
        "number": number if number is not None else "",
        "project": listing.title,
        "objective": listing.objective,
        "target": listing.target,
        "indicator": listing.indicator,
        "outcome": listing.outcome,
        "department": listing.department.name if listing.department else "",
        "reason": listing.reason,
        "place": listing.place or (str(listing.community) if listing.community else ""),
        "district": listing.district,
        "source_of_money": listing.source_of_money,
    }
    for column in columns:
        yield row.money.get(column.year) if column.year else words.get(column.key, "")


def _same(
    groups: Sequence[PaperGroup], heads: tuple[str, str, str], by_issue: bool
) -> list[PaperGroup]:
    return [group for group in groups if _heads(group, by_issue) == heads]


def _footings(
    form: PaperForm, columns: tuple[PrintedColumn, ...], closed: Sequence[PaperGroup]
) -> Iterator[Total]:
    level = len(form.grouping)
    by_year = added([group.by_year for group in closed])
    for footing in form.footings:
        if footing.scope == Scope.GROUP:
            figures = counts(by_year) if footing.sums == Sums.COUNT else sums(by_year)
            yield Total(footing.label, tuple(money_cells(columns, figures)), level)


def _grand_footings(
    form: PaperForm, columns: tuple[PrintedColumn, ...], groups: Sequence[PaperGroup]
) -> Iterator[Total]:
    by_year = added([group.by_year for group in groups])
    for footing in form.footings:
        if footing.scope == Scope.ALL:
            figures = counts(by_year) if footing.sums == Sums.COUNT else sums(by_year)
            yield Total(footing.label, tuple(money_cells(columns, figures)), 0)
