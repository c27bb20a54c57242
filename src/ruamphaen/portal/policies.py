"""What became of a policy statement: the nodes that take its commitments up, and their projects."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ruamphaen.meetings.models import Commitment, CommitmentResult, PolicyArea
from ruamphaen.meetings.queries.policy import CommitmentSeen, StatementPage
from ruamphaen.plan import queries as plans
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.totals import Figures
from ruamphaen.strategy import queries as strategies
from ruamphaen.strategy.models import Node


@dataclass(frozen=True)
class TakenUp:
    """ข้อที่สานต่อ — a node that takes a commitment up, with its projects in force, if it has any."""

    node: Node
    figures: Figures | None


@dataclass(frozen=True)
class CommitmentFollowed:
    """คำมั่นที่ตามรอย — a commitment, who takes it up, and what the yearly reports say.

    `projects` in force under the nodes that take it up; those of one branch count once.
    """

    commitment: Commitment
    taken_up: Sequence[TakenUp]
    results: Sequence[CommitmentResult]
    projects: int


@dataclass(frozen=True)
class AreaFollowed:
    """นโยบายด้านที่ตามรอย."""

    area: PolicyArea
    commitments: Sequence[CommitmentFollowed]


@dataclass(frozen=True)
class Followed:
    """นโยบายที่ตามรอย — every area, and how many commitments came how far."""

    areas: Sequence[AreaFollowed]

    @property
    def taken_up(self) -> int:
        return sum(bool(one.taken_up) for area in self.areas for one in area.commitments)

    @property
    def with_projects(self) -> int:
        return sum(bool(one.projects) for area in self.areas for one in area.commitments)


def followed(view: StatementPage) -> Followed:
    """A statement's commitments with what takes them up: one query, and four for each tree."""
    links = strategies.fulfilments_of(view.statement)
    trees = {link.node.tree_id: link.node.tree for link in links}
    figures, outlines = dict[int, Figures](), dict[int, Outline]()
    for pk, tree in trees.items():
        figures |= plans.figures_by_node(tree)
        outlines[pk] = plans.outline_of_tree(tree)
    by_commitment = defaultdict[int, list[TakenUp]](list)
    for link in links:
        by_commitment[link.commitment_id].append(TakenUp(link.node, figures.get(link.node_id)))

    def follow(seen: CommitmentSeen) -> CommitmentFollowed:
        taken_up = by_commitment[seen.commitment.pk]
        projects = _projects(taken_up, outlines)
        return CommitmentFollowed(seen.commitment, taken_up, seen.results, projects)

    return Followed(
        [AreaFollowed(area.area, list(map(follow, area.commitments))) for area in view.areas]
    )


def _projects(taken_up: Sequence[TakenUp], outlines: Mapping[int, Outline]) -> int:
    """Projects under the nodes; a node that stands under another of them is counted there."""
    linked = {one.node.pk for one in taken_up}
    tops = [
        one
        for one in taken_up
        if not linked & (set(outlines[one.node.tree_id].path(one.node.pk)) - {one.node.pk})
    ]
    return sum(one.figures.projects for one in tops if one.figures)
