"""แบบ ผ.01: how many projects and how much money, by strategy, programme and year."""

from collections.abc import Iterator

from ruamphaen.documents.papers.frame import Setting, form_of, sheet_of
from ruamphaen.documents.papers.plan_projects import UNPLACED, WORDS
from ruamphaen.documents.sheet import Block, Cell, Group, Row, Sheet, Total
from ruamphaen.law.paper_form import PaperForm, PrintedColumn, Scope
from ruamphaen.law.programmes import programme
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries import outline_of, totals
from ruamphaen.plan.rules.listings import COUNTED_LISTS, ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.totals import Line, StrategyLine
from ruamphaen.strategy.rules import NodeKind

NO_PROGRAMME = "ไม่ระบุแผนงาน"


def build(version: Version, setting: Setting) -> Sheet:
    """The summary; lists of coordination and communities count where the organisation says so."""
    form = form_of(version, setting)
    wanted = (
        (ListKind.MAIN, ListKind.COMMUNITY, ListKind.COORDINATION)
        if setting.counts_coordination
        else COUNTED_LISTS
    )
    found = totals(version, lists=wanted, rows_of=setting.rows_of)
    outline = outline_of(version.plan)
    columns = form.printed(version.plan.period)
    body: list[Block] = []
    for strategy in found.strategies:
        body.extend(_strategy(form, columns, strategy, outline))
    body.extend(
        Total(footing.label, tuple(_figures(columns, found.grand)), 0)
        for footing in form.footings
        if footing.scope == Scope.ALL
    )
    return sheet_of(version, form, setting, body)


def _strategy(
    form: PaperForm,
    columns: tuple[PrintedColumn, ...],
    strategy: StrategyLine,
    outline: Outline,
) -> Iterator[Block]:
    yield Group(1, _name(strategy, outline))
    for code, line in strategy.programmes.items():
        name = programme(code).name_th if code else NO_PROGRAMME
        yield Row((name, *list(_figures(columns, line))[1:]))
    for footing in form.footings:
        if footing.scope == Scope.GROUP:
            yield Total(footing.label, tuple(_figures(columns, strategy.line)), 1)


def _name(strategy: StrategyLine, outline: Outline) -> str:
    node = outline.by_pk.get(strategy.node) if strategy.node is not None else None
    if node is None:
        return strategy.strategy_as_printed or UNPLACED
    number = f"{node.number} " if node.number else ""
    return f"{WORDS.get(node.kind, WORDS[NodeKind.STRATEGY])}: {number}{node.title}"


def _figures(columns: tuple[PrintedColumn, ...], line: Line) -> Iterator[Cell]:
    """The first column stays for words; then each year's count and money, then all years'."""
    for column in columns:
        if column.year is not None:
            figures = line.by_year[column.year]
            yield (figures.projects if column.key == "count" else figures.baht) or None
        elif column.key == "total_count":
            yield line.counted_yearly.projects or None
        elif column.key == "total_budget":
            yield line.counted_yearly.baht or None
        else:
            yield None
