"""Carrying unfinished projects into the plan of the next period."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ruamphaen.base.errors import Refused
from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import ListingAlignment, Plan, Version
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State
from ruamphaen.thai.dates import FiscalYear
from tests import make

NEXT = {
    "การพัฒนาโครงสร้างพื้นฐานและผังเมือง": ("พัฒนาเส้นทางคมนาคม",),
    "ยกระดับคุณภาพชีวิต": ("ส่งเสริมสุขภาพ",),
}


@pytest.fixture
def old(desk) -> Plan:
    """Desk's plan, announced, with two links of the road and many more projects."""
    ListingAlignment.objects.create(listing=desk.road, list_code="sdgs", number="9")
    ListingAlignment.objects.create(listing=desk.road, list_code="nesdp-13", number="7")
    make.listing(version=desk.draft, title="โครงการยาว", money={2569: 5, 2571: 7, 2572: 0})
    actions.record_published(desk.draft, by=None, on=date(2022, 10, 1))
    return desk.plan


@pytest.fixture
def draft(cast, old) -> Version:
    """The first draft of 2571-2575, with a tree of its own."""
    tree = make.tree(organisation=cast.ban_nong, name="ผังใหม่", strategies=NEXT)
    plan = make.plan(organisation=cast.ban_nong, period="2571-2575", tree=tree)
    return make.version(plan=plan)


def node_of(version: Version, title: str) -> int:
    return version.plan.tree.nodes.get(title=title).pk


def test_old_strategies_are_matched_by_name_and_counted(desk, old, draft):
    match = queries.tree_match(old, draft, None)
    assert [(pair.node.title, pair.projects, pair.suggested) for pair in match.pairs] == [
        ("พัฒนาเส้นทางคมนาคม", 1, node_of(draft, "พัฒนาเส้นทางคมนาคม")),
        ("พัฒนาแหล่งน้ำ", 1, None),
    ]
    assert match.unplaced == 2


def test_projects_continue_as_new_ones_under_the_new_tree(cast, desk, old, draft, recorded):
    make.listing(
        version=draft, title="มีอยู่ก่อน", node_id=node_of(draft, "พัฒนาเส้นทางคมนาคม"),
        programme="00310", number=1,
    )  # fmt: skip
    recorded()
    place = node_of(draft, "พัฒนาเส้นทางคมนาคม")
    done = actions.carry_over(
        draft,
        by=cast.somsri,
        listings=[desk.road.pk, desk.well.pk],
        nodes={desk.road.node_id: place, desk.well.node_id: None},
    )
    road, well = done.listings
    assert (road.title, road.node_id, road.programme, road.department, road.number) == (
        "ก่อสร้างถนน หมู่ที่ 5",
        place,
        "00310",
        cast.works,
        2,
    )
    assert (well.node_id, road.kind, road.page) == (None, "", "")
    assert road.project_id != desk.road.project_id
    assert [(link.list_code, link.number) for link in road.alignments.all()] == [("sdgs", "9")]
    assert (done.unplaced, done.dropped_rows, done.dropped_baht) == (1, 1, Decimal(500_000))
    assert [
        (str(each.word), each.title) for each in queries.links_of(road.project, drafts=True)
    ] == [("ต่อเนื่องจาก", "ก่อสร้างถนน หมู่ที่ 5")]
    assert [
        (str(each.word), each.other) for each in queries.links_of(desk.road.project, drafts=True)
    ] == [("ทำต่อในแผนถัดไปเป็น", road.project_id)]
    assert [line.act for line in recorded()] == ["plan.carry_over"]
    assert {desk.road, desk.well, desk.school} <= set(queries.listings_in_force(old))


def test_money_within_the_new_period_goes_along(cast, desk, old, draft):
    long = desk.draft.listings.get(title="โครงการยาว")
    [carried] = actions.carry_over(draft, by=cast.somsri, listings=[long.pk], nodes={}).listings
    assert {int(each.year): each.amount_baht for each in carried.budgets.all()} == {
        2571: Decimal(7),
        2572: Decimal(0),
    }


def test_what_was_carried_is_offered_and_taken_once(cast, desk, old, draft, recorded):
    long = desk.draft.listings.get(title="โครงการยาว")
    assert set(queries.carryable(old, draft, None)) == {desk.road, desk.well, desk.school, long}
    assert set(queries.with_money_left(queries.carryable(old, draft, None))) == {desk.school, long}
    actions.carry_over(draft, by=cast.somsri, listings=[desk.road.pk], nodes={})
    assert set(queries.carryable(old, draft, None)) == {desk.well, desk.school, long}
    recorded()
    with pytest.raises(Refused, match="ยกมาที่แผนนี้แล้ว"):
        actions.carry_over(draft, by=cast.somsri, listings=[desk.road.pk], nodes={})
    assert recorded() == []
    actions.drop_draft(draft, by=cast.somsri, reason="เริ่มร่างใหม่ตามแบบของกรม")
    again = make.version(plan=draft.plan)
    assert set(queries.carryable(old, again, None)) == {desk.road, desk.well, desk.school, long}


def test_only_what_stands_in_another_plan_of_ours_is_carried(cast, desk, old, draft, recorded):
    own = make.listing(version=draft)
    theirs = make.plan(organisation=cast.nong_sung)
    foreign = make.listing(version=make.version(plan=theirs, state=State.ANNOUNCED))
    unannounced = make.listing(version=make.version(plan=old))
    recorded()
    refused = [
        ([], {}, "เลือกโครงการที่จะยกไป"),
        ([own.pk], {}, "แผนช่วงอื่น"),
        ([foreign.pk], {}, "แผนช่วงอื่น"),
        ([unannounced.pk], {}, "แผนช่วงอื่น"),
        ([2**60], {}, "แผนช่วงอื่น"),
        ([desk.road.pk], {desk.road.node_id: desk.road.node_id}, "จับคู่ใหม่"),
    ]
    for listings, nodes, sentence in refused:
        with pytest.raises(Refused, match=sentence):
            actions.carry_over(draft, by=cast.somsri, listings=listings, nodes=nodes)
    assert recorded() == []
    assert draft.listings.count() == 1


def statements(act) -> int:
    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked)


def test_the_statements_do_not_grow_with_the_rows(cast, desk, old, draft):
    book = make.version(plan=make.plan(organisation=cast.ban_nong, period="2561-2565"))
    many = [
        make.listing(version=book, title=f"โครงการที่ {n}", money={2571: 5}).pk for n in range(60)
    ]
    actions.record_published(book, by=None, on=None)
    few = statements(
        lambda: actions.carry_over(draft, by=cast.somsri, listings=many[:10], nodes={})
    )
    more = statements(
        lambda: actions.carry_over(draft, by=cast.somsri, listings=many[10:], nodes={})
    )
    assert few == more
    assert draft.listings.filter(list_kind=ListKind.MAIN).count() == 60
    assert draft.listings.get(title="โครงการที่ 59").budgets.get().year == FiscalYear(2571)
