"""ยุทธศาสตร์และแผนงาน: does every project hang on the tree, and does the tree hold together?"""

from collections import defaultdict
from collections.abc import Iterator

from ruamphaen.law.lists import UpperList, lists_for, upper_lists
from ruamphaen.law.words import Words
from ruamphaen.plan.rules.check.facts import Link, PlanUnderCheck
from ruamphaen.plan.rules.check.rule import Found, Place, at, each_or_all, found, found_at, rule
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline, OutlineNode
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.strategy.rules.shape import TOP_KINDS

_WHOLE = frozenset({VersionKind.FIRST, VersionKind.REVIEW})
_BELOW = frozenset({NodeKind.TACTIC, NodeKind.GUIDELINE})


@rule("strategy.no-tree", "outline")
def no_tree(plan: PlanUnderCheck) -> Iterator[Found]:
    if not _outline(plan).nodes:
        yield found_at("")


@rule("strategy.orphan")
def orphan(plan: PlanUnderCheck) -> Iterator[Found]:
    rows = plan.rows_of(ListKind.MAIN)
    silent = [row for row in rows if row.node is None and not row.strategy_as_printed.strip()]
    yield from each_or_all(plan, rows, silent)


@rule("strategy.not-in-tree", "outline")
def not_in_tree(plan: PlanUnderCheck) -> Iterator[Found]:
    if not _outline(plan).nodes:
        return
    for row in plan.rows_of(ListKind.MAIN):
        if row.node is None and row.strategy_as_printed.strip():
            yield found(row, printed=row.strategy_as_printed.strip()[:120])


@rule("strategy.too-high", "outline")
def too_high(plan: PlanUnderCheck) -> Iterator[Found]:
    outline = _outline(plan)
    with_tactics = {node.parent for node in outline.nodes if node.kind in _BELOW}
    for row in plan.rows_of(ListKind.MAIN):
        node = outline.by_pk.get(row.node) if row.node is not None else None
        if node is not None and node.kind in TOP_KINDS and node.pk in with_tactics:
            yield found(row, node=_name(node))


@rule("strategy.empty-strategy", "outline", "earlier", "version_kind")
def empty_strategy(plan: PlanUnderCheck) -> Iterator[Found]:
    yield from _empty(plan, TOP_KINDS)


@rule("strategy.empty-tactic", "outline", "earlier", "version_kind")
def empty_tactic(plan: PlanUnderCheck) -> Iterator[Found]:
    yield from _empty(plan, frozenset({NodeKind.TACTIC}))


def _empty(plan: PlanUnderCheck, kinds: frozenset[NodeKind]) -> Iterator[Found]:
    """Nodes under which nothing stands, now or earlier; only a whole plan can be called empty."""
    outline = _outline(plan)
    if plan.version.kind not in _WHOLE or not plan.rows:
        return
    used: set[int] = set()
    for node in {row.node for row in plan.rows} | {row.node for row in plan.earlier or ()}:
        used.update(outline.path(node))
    for each in outline.nodes:
        # Some trees end with the strategy itself; goals and policies apart carry no projects.
        if each.kind in kinds and each.pk not in used:
            yield found_at(f"node:{each.pk}", _name(each), node=_name(each))


@rule("strategy.missing-link-above", "outline", "links", "forms")
def missing_link_above(plan: PlanUnderCheck) -> Iterator[Found]:
    outline = _outline(plan)
    form = (plan.forms or {})[ListKind.MAIN]
    # A list not announced yet can be linked to by nobody.
    wanted = [
        upper_lists()[line.upper_list]
        for line in form.alignment
        if line.upper_list in upper_lists() and not upper_lists()[line.upper_list].pending
    ]
    linked: dict[int, set[str]] = defaultdict(set)
    for node, links in (plan.links or {}).items():
        for above in outline.path(node):
            linked[above].update(link.list_code for link in links)
    for row in plan.rows_of(ListKind.MAIN):
        if row.node is not None and row.node in outline.by_pk:
            linked[outline.tops[row.node]].update(link.list_code for link in row.links)
    used = {
        outline.tops[row.node]
        for row in plan.rows_of(ListKind.MAIN)
        if row.node is not None and row.node in outline.by_pk
    }
    for pk in sorted(used, key=lambda each: outline.ranks.get(each, 0)):
        for upper in wanted:
            if upper.code not in linked[pk]:
                name = _name(outline.by_pk[pk])
                yield found_at(f"node:{pk}", name, form.confidence, node=name, list=_list(upper))


@rule("strategy.link-unknown", "outline", "links")
def link_unknown(plan: PlanUnderCheck) -> Iterator[Found]:
    for place, link, upper in _links(plan):
        numbers = {str(item.number) for item in upper.items}
        if numbers and link.number not in numbers:
            yield Found(place, {"list": _list(upper), "number": link.number})


@rule("strategy.link-of-another-time", "outline", "links")
def link_of_another_time(plan: PlanUnderCheck) -> Iterator[Found]:
    valid = {upper.code for upper in lists_for(plan.period)}
    for place, link, upper in _links(plan):
        if link.list_code not in valid:
            yield Found(place, {"list": _list(upper), "period": plan.period.slug})


def _links(plan: PlanUnderCheck) -> Iterator[tuple[Place, Link, UpperList]]:
    """The links of tree and rows whose list the law files know."""
    outline = _outline(plan)
    for pk, links in (plan.links or {}).items():
        name = _name(outline.by_pk[pk]) if pk in outline.by_pk else str(pk)
        for link in links:
            if link.list_code in upper_lists():
                yield Place(f"node:{pk}", name), link, upper_lists()[link.list_code]
    for row in plan.rows:
        for link in row.links:
            if link.list_code in upper_lists():
                yield at(row), link, upper_lists()[link.list_code]


@rule("strategy.no-vision", "outline")
def no_vision(plan: PlanUnderCheck) -> Iterator[Found]:
    yield from _without(plan, NodeKind.VISION)


@rule("strategy.no-goal", "outline")
def no_goal(plan: PlanUnderCheck) -> Iterator[Found]:
    yield from _without(plan, NodeKind.GOAL)


def _without(plan: PlanUnderCheck, kind: NodeKind) -> Iterator[Found]:
    nodes = _outline(plan).nodes
    if nodes and not any(node.kind == kind for node in nodes):
        yield found_at("")


@rule("strategy.repeated-node-number", "outline")
def repeated_node_number(plan: PlanUnderCheck) -> Iterator[Found]:
    first: dict[tuple[int | None, NodeKind, str], OutlineNode] = {}
    for node in _outline(plan).working:
        if not node.number:
            continue
        other = first.setdefault((node.parent, node.kind, node.number), node)
        if other is not node:
            yield found_at(
                f"node:{node.pk}",
                _name(node),
                node_number=node.number,
                node=other.title,
                other=node.title,
            )


@rule("strategy.programme-missing")
def programme_missing(plan: PlanUnderCheck) -> Iterator[Found]:
    rows = plan.rows_of(ListKind.MAIN)
    silent = [row for row in rows if not row.programme and not row.programme_as_printed.strip()]
    yield from each_or_all(plan, rows, silent)


@rule("strategy.programme-unknown")
def programme_unknown(plan: PlanUnderCheck) -> Iterator[Found]:
    for row in plan.rows:
        if not row.programme and row.programme_as_printed.strip():
            yield found(row, printed=row.programme_as_printed.strip()[:120])


def _outline(plan: PlanUnderCheck) -> Outline:
    return plan.outline or Outline()


def _name(node: OutlineNode) -> str:
    return f"{node.number} {node.title}".strip()


def _list(upper: UpperList) -> Words:
    return Words(upper.name_th, upper.name_en)
