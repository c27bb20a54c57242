"""Whole rows: added, removed and brought back, moved, numbered."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import verify
from ruamphaen.plan import actions
from ruamphaen.plan.actions import CellsRefused, Conflict
from ruamphaen.plan.models import Listing, ListingAlignment, Project
from ruamphaen.plan.rules.listings import ListKind
from tests import make
from tests.plan.test_drafting import everything


def titles(version, list_kind=ListKind.MAIN):
    rows = version.listings.filter(list_kind=list_kind).order_by("position", "pk")
    return list(rows.values_list("title", flat=True))


def test_a_row_is_added_from_what_was_typed(cast, desk, recorded):
    row = actions.add_listing(
        desk.draft,
        by=cast.somsri,
        list_kind=ListKind.MAIN,
        typed={
            "title": "ซ่อมถนน",
            "node": "๑.๑",
            "programme": "แผนงานอุตสาหกรรมและการโยธา",
            "department": "กองช่าง",
            "budget:2567": "๒๐๐,๐๐๐",
            "budget:2568": "0",
            "budget:2569": "-",
        },
    )
    row.refresh_from_db()
    assert (row.title, row.node, row.programme, row.department) == (
        "ซ่อมถนน",
        desk.node("1.1"),
        "00310",
        cast.works,
    )
    assert (row.number, row.edit) == (2, 0)  # the second of its group
    assert {int(one.year): one.amount_baht for one in row.budgets.all()} == {
        2567: Decimal(200_000),
        2568: Decimal(0),
    }
    assert row.project.organisation == cast.ban_nong
    assert row.project_id not in {desk.road.project_id, desk.well.project_id}
    assert titles(desk.draft)[-1] == "ซ่อมถนน"
    [line] = recorded()
    assert (line.act, line.detail) == (
        "plan.add_listings",
        {
            "list": "p02",
            "listings": [[row.pk, row.project_id, "ซ่อมถนน"]],
            "new_departments": [],
        },
    )


def test_rows_can_be_added_in_the_middle_all_or_none(cast, desk, recorded):
    actions.add_listings(
        desk.draft,
        by=cast.somsri,
        list_kind=ListKind.MAIN,
        rows=[{"title": "ก"}, {"title": "ข", "number": "9"}],
        after=desk.road,
    )
    assert titles(desk.draft) == ["ก่อสร้างถนน หมู่ที่ 5", "ก", "ข", "ขุดบ่อบาดาล", "ค่ายเยาวชน"]
    assert Listing.objects.get(title="ข").number == 9
    assert len(recorded()) == 1
    with pytest.raises(CellsRefused) as refused:
        actions.add_listings(
            desk.draft,
            by=cast.somsri,
            list_kind=ListKind.MAIN,
            rows=[{"title": "ค"}, {"title": ""}, {"budget:2568": "x", "title": "ง"}, {}],
        )
    assert [(one.listing, one.field) for one in refused.value.cells] == [
        (1, "title"),
        (2, "budget:2568"),
        (3, "title"),
    ]
    assert len(titles(desk.draft)) == 5
    assert Project.objects.count() == 5
    assert recorded() == []


def test_adding_a_hundred_rows_costs_no_more_queries_than_adding_one(cast, desk):
    def add(count):
        rows = [
            {"title": f"โครงการ {place}", "budget:2568": "5", "department": "กองช่าง"}
            for place in range(count)
        ]
        with CaptureQueriesContext(connection) as asked:
            actions.add_listings(desk.draft, by=cast.somsri, list_kind=ListKind.MAIN, rows=rows)
        return len(asked)

    add(1)
    assert add(100) == add(1)


def test_what_is_removed_can_be_brought_back_as_it_was(cast, desk, recorded):
    ListingAlignment.objects.create(listing=desk.road, list_code="sdg", number="9", title="นวัตกรรม")
    before = everything(desk.draft)
    removal = actions.remove_listings(
        desk.draft, by=cast.somsri, seen={desk.road.pk: 0, desk.school.pk: 0}
    )
    assert titles(desk.draft) == ["ขุดบ่อบาดาล"]
    assert set(removal.listings) == {desk.road.pk, desk.school.pk}
    actions.restore_listings(desk.draft, by=cast.anan, removal=removal.entry)
    after = everything(desk.draft)
    assert [row[:-3] for row in after] == [row[:-3] for row in before]  # all but the search words
    assert [row[-2:] for row in after] == [row[-2:] for row in before]
    assert Listing.objects.get(pk=desk.road.pk).edit == 1
    assert [line.act for line in recorded()] == ["plan.remove_listings", "plan.restore_listings"]
    assert verify() == []


def test_a_removal_is_brought_back_once_and_only_into_its_own_version(cast, desk, recorded):
    removal = actions.remove_listings(desk.draft, by=cast.somsri, seen={desk.road.pk: 0})
    other = make.version(plan=desk.plan)
    with pytest.raises(Refused, match="ไม่พบการลบ"):
        actions.restore_listings(other, by=cast.somsri, removal=removal.entry)
    actions.restore_listings(desk.draft, by=cast.somsri, removal=removal.entry)
    with pytest.raises(Refused, match="อยู่ในฉบับนี้แล้ว"):
        actions.restore_listings(desk.draft, by=cast.somsri, removal=removal.entry)
    with pytest.raises(Refused):
        actions.restore_listings(desk.draft, by=cast.somsri, removal=999_999)
    assert len(recorded()) == 2


def test_a_restored_row_comes_back_without_a_node_that_is_gone(cast, desk):
    node = desk.node("1.1")
    removal = actions.remove_listings(desk.draft, by=cast.somsri, seen={desk.road.pk: 0})
    node.delete()
    [row] = actions.restore_listings(desk.draft, by=cast.somsri, removal=removal.entry)
    row.refresh_from_db()
    assert (row.node, row.department) == (None, cast.works)


def test_a_row_edited_meanwhile_is_not_removed(cast, desk, recorded):
    actions.edit_listing(desk.road, by=cast.anan, seen=0, typed={"title": "ถนนใหม่"})
    recorded()
    with pytest.raises(Conflict) as conflict:
        actions.remove_listings(
            desk.draft, by=cast.somsri, seen={desk.road.pk: 0, desk.well.pk: 0, 999_999: 0}
        )
    assert [(one.listing, one.theirs, one.edit) for one in conflict.value.cells] == [
        (desk.road.pk, "ถนนใหม่", 1),
        (999_999, None, None),
    ]
    assert len(titles(desk.draft)) == 3
    assert recorded() == []


@pytest.mark.parametrize(
    ("moving", "before", "order"),
    [
        (["ค"], "ก", "คกขง"),
        (["ก"], None, "ขคงก"),
        (["ง", "ก"], "ค", "ขกงค"),  # in the order they stand, whatever order they are named in
        (["ข"], "ค", "กขคง"),
    ],
)
def test_rows_move_together_to_just_before_another(cast, desk, recorded, moving, before, order):
    version = make.version(plan=desk.plan)
    rows = {title: make.listing(version=version, title=title) for title in "กขคง"}
    actions.move_listings(
        version,
        by=cast.somsri,
        list_kind=ListKind.MAIN,
        listings=[rows[title].pk for title in moving],
        before=rows[before].pk if before else None,
    )
    assert "".join(titles(version)) == order
    assert [line.act for line in recorded()] == ["plan.move_listings"]
    assert {row.edit for row in version.listings.all()} == {0}


def test_a_move_past_a_row_that_is_gone_is_refused(cast, desk, recorded):
    with pytest.raises(Refused):
        actions.move_listings(
            desk.draft,
            by=cast.somsri,
            list_kind=ListKind.MAIN,
            listings=[desk.road.pk],
            before=999_999,
        )
    assert recorded() == []


def test_up_and_down_go_past_rows_of_the_same_group_only(cast, desk, recorded):
    mate = make.listing(
        version=desk.draft, title="ถนนอีกสาย", node=desk.node("1.1"), programme="00310"
    )
    actions.move_listing(mate, by=cast.somsri, step=-1)
    assert titles(desk.draft) == ["ถนนอีกสาย", "ขุดบ่อบาดาล", "ค่ายเยาวชน", "ก่อสร้างถนน หมู่ที่ 5"]
    assert [line.act for line in recorded()] == ["plan.move_listing"]
    actions.move_listing(mate, by=cast.somsri, step=-1)  # already the first of its group
    assert titles(desk.draft)[0] == "ถนนอีกสาย"


def test_numbers_restart_in_each_group(cast, desk, recorded):
    for title in ("ถนน 2", "ถนน 3"):
        make.listing(version=desk.draft, title=title, node=desk.node("1.1"), programme="00310")
    new_edits = actions.renumber(desk.draft, by=cast.somsri, list_kind=ListKind.MAIN)
    assert {row.title: row.number for row in desk.draft.listings.all()} == {
        "ก่อสร้างถนน หมู่ที่ 5": 1,
        "ถนน 2": 2,
        "ถนน 3": 3,
        "ขุดบ่อบาดาล": 1,
        "ค่ายเยาวชน": 1,
    }
    assert set(new_edits.values()) == {1}
    assert len(new_edits) == 2
    [line] = recorded()
    assert line.act == "plan.renumber"
    assert actions.renumber(desk.draft, by=cast.somsri, list_kind=ListKind.MAIN) == {}
    assert recorded() == []


@pytest.mark.parametrize("broken", ["add", "remove", "restore", "move", "renumber"])
def test_an_exception_in_the_middle_of_any_act_leaves_nothing(
    cast, desk, recorded, monkeypatch, broken
):
    removal = actions.remove_listings(desk.draft, by=cast.somsri, seen={desk.school.pk: 0})
    Listing.objects.filter(pk=desk.well.pk).update(number=8)
    recorded()
    before = (everything(desk.draft), Project.objects.count())

    def fails(*_args, **_kwargs):
        raise RuntimeError("power cut")

    monkeypatch.setattr("ruamphaen.plan.actions.rows.record", fails)
    monkeypatch.setattr("ruamphaen.plan.actions.ordering.record", fails)
    main = ListKind.MAIN
    acts = {
        "add": lambda: actions.add_listing(
            desk.draft, by=None, list_kind=main, typed={"title": "ใหม่"}, after=desk.road
        ),
        "remove": lambda: actions.remove_listings(desk.draft, by=None, seen={desk.road.pk: 0}),
        "restore": lambda: actions.restore_listings(desk.draft, by=None, removal=removal.entry),
        "move": lambda: actions.move_listings(
            desk.draft, by=None, list_kind=main, listings=[desk.road.pk], before=None
        ),
        "renumber": lambda: actions.renumber(desk.draft, by=None, list_kind=main),
    }
    with pytest.raises(RuntimeError):
        acts[broken]()
    assert (everything(desk.draft), Project.objects.count()) == before
    assert recorded() == []
