"""ส่วนที่ 2 ยุทธศาสตร์: vision, missions, strategies with all under them, and their links above."""

from collections.abc import Iterator, Sequence

from ruamphaen.documents.book import Part
from ruamphaen.documents.papers.frame import Setting
from ruamphaen.documents.script import Block, Heading, Paragraph, Script
from ruamphaen.documents.sheet import Column, Row, Sheet
from ruamphaen.law.lists import UpperList, upper_lists
from ruamphaen.plan.models import Version
from ruamphaen.strategy.models import Alignment
from ruamphaen.strategy.queries import Branch, TreePage, alignment_title, tree_page
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.strategy.rules.shape import TOP_KINDS

TITLE = "ส่วนที่ 2 ยุทธศาสตร์องค์กรปกครองส่วนท้องถิ่น"
LINKS_TITLE = "ความเชื่อมโยงของยุทธศาสตร์กับแผนระดับบน"
NO_TREE = "แผนนี้ยังไม่ได้ผูกกับผังยุทธศาสตร์"
_INDENT_MM, _STEP_MM = 25.0, 8.0


def strategy_parts(version: Version, setting: Setting) -> list[Part]:
    """The tree of the plan in words, then a table of its links above where it has any."""
    if version.plan.tree is None:
        return [Part(TITLE, Script(TITLE, (Paragraph(NO_TREE),)))]
    tree = tree_page(version.plan.tree)
    used = _lists_used(tree)
    parts = [Part(TITLE, Script(TITLE, tuple(_blocks(tree, used))))]
    if used:
        parts.append(Part(LINKS_TITLE, _links(tree, used), level=1))
    return parts


def _blocks(tree: TreePage, used: Sequence[UpperList]) -> Iterator[Block]:
    number = 0
    if tree.vision:
        number += 1
        yield Heading(f"{number}. วิสัยทัศน์")
        yield Paragraph(tree.vision.node.title)
    if tree.missions:
        number += 1
        yield Heading(f"{number}. พันธกิจ")
        for place, mission in enumerate(tree.missions, start=1):
            yield Paragraph(mission.node.title, number=f"{mission.node.number or place}.")
    number += 1
    yield Heading(f"{number}. ยุทธศาสตร์การพัฒนา เป้าประสงค์ และกลยุทธ์")
    for root in tree.working_roots:
        yield from _branch(root)
    if used:
        yield Heading(f"{number + 1}. ความสัมพันธ์กับแผนพัฒนาระดับบน")
        yield Paragraph("ยุทธศาสตร์ขององค์กรปกครองส่วนท้องถิ่นเชื่อมโยงกับแผนระดับบน ดังนี้", keep=True)
    for upper in used:
        yield Heading(upper.name_th, 2)
        for link in _each_once(tree, upper):
            yield Paragraph(_item(upper, link), indent_mm=_INDENT_MM)


def _branch(branch: Branch) -> Iterator[Block]:
    """A strategy as a heading within the part; what stands under it deeper and deeper."""
    node = branch.node
    if branch.depth == 0 or node.kind in TOP_KINDS:
        yield Heading(f"{node.label} {node.title}", 2)
    else:
        indent = _INDENT_MM + _STEP_MM * max(0, branch.depth - 1)
        name = f"{node.label} " if node.number or node.kind == NodeKind.GOAL else ""
        yield Paragraph(f"{name}{node.title}", indent_mm=indent)
    if node.detail:
        yield Paragraph(node.detail)
    for child in branch.children:
        yield from _branch(child)


def _all_links(tree: TreePage) -> list[Alignment]:
    return [link for branch in tree.walk() for link in branch.alignments]


def _lists_used(tree: TreePage) -> list[UpperList]:
    """The lists that the tree is linked to, in the order of the law files."""
    codes = {link.list_code for link in _all_links(tree)}
    return [one for code, one in upper_lists().items() if code in codes]


def _each_once(tree: TreePage, upper: UpperList) -> list[Alignment]:
    of_list = [link for link in _all_links(tree) if link.list_code == upper.code]
    once = {(link.number, alignment_title(link)): link for link in of_list}
    return sorted(once.values(), key=lambda link: (len(link.number), link.number))


def _item(upper: UpperList, link: Alignment) -> str:
    return f"{upper.item_word_th or 'ข้อที่'} {link.number} {alignment_title(link)}"


def _links(tree: TreePage, used: Sequence[UpperList]) -> Sheet:
    """One row for each strategy, one column for each level above."""
    tops = [branch for branch in tree.working_roots if branch.node.kind in TOP_KINDS]
    rows = []
    for top in tops or tree.working_roots:
        cells = [f"{top.node.label} {top.node.title}"]
        below = [link for branch in top.walk() for link in branch.alignments]
        for upper in used:
            linked = [link for link in below if link.list_code == upper.code]
            cells.append("\n".join(dict.fromkeys(_item(upper, link) for link in linked)) or "-")
        rows.append(Row(tuple(cells)))
    return Sheet(
        code="",
        title_lines=(),
        columns=(
            Column("strategy", "ยุทธศาสตร์ของ อปท.", "text", 60),
            *(Column(upper.code, upper.name_th, "text", 50) for upper in used),
        ),
        body=tuple(rows),
    )
