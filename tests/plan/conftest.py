"""The plan that most tests of this room play on: a draft with three rows in a small tree."""

from dataclasses import dataclass

import pytest

from ruamphaen.base.models import Entry
from ruamphaen.plan.models import Listing, Plan, Version
from ruamphaen.strategy.models import Node, Tree
from tests import make
from tests.cast import Cast


@dataclass(frozen=True)
class Desk:
    """โต๊ะทำงาน — Somsri's desk: her town's plan, a draft of it, and three rows."""

    tree: Tree
    plan: Plan
    draft: Version
    road: Listing  # 1.1, 00310, money 2568: 500,000 and 2569: 0 (printed)
    well: Listing  # 1.2, 00240, no money at all
    school: Listing  # no node, no programme, 2566 and 2570: 100,000 each

    def node(self, number: str) -> Node:
        return self.tree.nodes.get(number=number)


@pytest.fixture
def desk(cast: Cast) -> Desk:
    tree = make.tree(organisation=cast.ban_nong)
    plan = make.plan(organisation=cast.ban_nong, tree=tree)
    draft = make.version(plan=plan)
    nodes = {node.number: node for node in tree.nodes.all()}
    return Desk(
        tree=tree,
        plan=plan,
        draft=draft,
        road=make.listing(
            version=draft,
            title="ก่อสร้างถนน หมู่ที่ 5",
            number=1,
            node=nodes["1.1"],
            programme="00310",
            department=cast.works,
            money={2568: 500_000, 2569: 0},
        ),
        well=make.listing(
            version=draft, title="ขุดบ่อบาดาล", number=1, node=nodes["1.2"], programme="00240"
        ),
        school=make.listing(
            version=draft, title="ค่ายเยาวชน", number=1, money={2566: 100_000, 2570: 100_000}
        ),
    )


@pytest.fixture
def recorded(db: None):
    """`recorded()` gives the ledger lines written since it was last asked (or the test began)."""
    seen = [0]

    def lines() -> list[Entry]:
        new = list(Entry.objects.filter(pk__gt=seen[0]).order_by("pk"))
        if new:
            seen[0] = new[-1].pk
        return new

    lines()
    return lines
