"""A page of a list as lines to read: strategies and programmes with their sums, then their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from ruamphaen.plan.queries import ListingPage, Row, RowGroup, money_of
from ruamphaen.plan.rules.outline import Outline, OutlineNode
from ruamphaen.strategy.models import label_of
from ruamphaen.strategy.rules.shape import TOP_KINDS
from ruamphaen.thai.dates import FiscalYear


@dataclass(frozen=True)
class Heading:
    """หัวกลุ่ม — a strategy (level 1) or a tactic and programme (level 2), with what is under it here."""

    level: int
    title: str
    colour: int
    count: int
    amounts: Sequence[Decimal]  # by year, in the order of the page's years
    baht: Decimal
    rows: Sequence[Row] = field(default=())
    partly: bool = False  # its other rows are on another page
    flat: bool = False  # rows in another order than the form's stand under no heading


def flat_heading(page: ListingPage) -> list[Heading]:
    """All rows of a sorted page, under no heading."""
    return [Heading(2, "", 0, page.found, (), page.page_baht, page.rows, flat=True)]


def headings_of(page: ListingPage, outline: Outline) -> list[Heading]:
    """Headings in the order of the form; those of level 2 carry the rows."""
    colours = colours_of(outline)
    lines: list[Heading] = []
    last = len(page.groups) - 1
    for strategy, members in _by_strategy(page.groups):
        ahead = members[0][1].continued or (members[-1][0] == last and page.page < page.pages)
        rows = [row for _place, group in members for row in group.rows]
        colour = colours.get(members[0][1].group.top or 0, 0)
        lines.append(_heading(1, strategy, colour, rows, (), page.years, ahead))
        for place, group in members:
            cut = group.continued or (place == last and page.page < page.pages)
            title = _programme_title(group)
            lines.append(_heading(2, title, colour, group.rows, group.rows, page.years, cut))
    return lines


def _by_strategy(
    groups: Iterable[RowGroup],
) -> list[tuple[str, list[tuple[int, RowGroup]]]]:
    found: list[tuple[str, list[tuple[int, RowGroup]]]] = []
    for place, group in enumerate(groups):
        title = strategy_title(group)
        if not found or found[-1][0] != title:
            found.append((title, []))
        found[-1][1].append((place, group))
    return found


def strategy_title(group: RowGroup) -> str:
    """The top strategy in words: from the tree, as the source printed it, or that there is none."""
    if group.path:
        return node_title(group.path[0])
    return group.group.strategy_as_printed or _("ยังไม่ได้ผูกกับยุทธศาสตร์")


def node_title(node: OutlineNode) -> str:
    """ยุทธศาสตร์ที่ 1 การพัฒนาโครงสร้างพื้นฐาน."""
    label = label_of(node.kind, node.number)
    return node.title if node.title.startswith(label) else f"{label} {node.title}"


def _programme_title(group: RowGroup) -> str:
    tactic = [node_title(node) for node in group.path[1:]]
    programme = group.programme.name_th if group.programme else _("ยังไม่ระบุแผนงาน")
    return " · ".join([*tactic, programme])


def _heading(
    level: int,
    title: str,
    colour: int,
    rows: Sequence[Row],
    own: Sequence[Row],
    years: Sequence[FiscalYear],
    partly: bool,
) -> Heading:
    money = money_of(rows, years)
    amounts, baht = [money[year] for year in years], sum(money.values(), Decimal(0))
    return Heading(level, title, colour, len(rows), amounts, baht, own, partly)


def colours_of(outline: Outline) -> dict[int, int]:
    """The chart colour of each top strategy: its place among them, the same on every page."""
    tops = [node for node in outline.working if node.parent is None and node.kind in TOP_KINDS]
    return {node.pk: place for place, node in enumerate(tops, start=1)}
