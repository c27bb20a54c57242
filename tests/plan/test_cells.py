"""Editing cells: all or none, told who was first, one ledger line however much is pasted."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ruamphaen.base.errors import Refused
from ruamphaen.organisation.actions import add_community
from ruamphaen.organisation.models import Department
from ruamphaen.plan import actions
from ruamphaen.plan.actions import CellChange, CellsRefused, Conflict, ConflictingCell
from ruamphaen.plan.models import Listing, YearBudget
from tests import make


def money(listing):
    return {int(row.year): row.amount_baht for row in YearBudget.objects.filter(listing=listing)}


def cell(listing, field, typed, seen=None):
    return CellChange(listing.pk, listing.edit if seen is None else seen, field, typed)


def test_every_kind_of_cell_is_saved_and_shown_as_the_grid_shows_it(cast, desk, recorded):
    typed = {
        "number": ("๗", "7"),
        "title": (" ก่อสร้างถนน  ค.ส.ล. ", "ก่อสร้างถนน ค.ส.ล."),
        "objective": ("เพื่อสัญจร", "เพื่อสัญจร"),
        "target": ("1 สาย", "1 สาย"),
        "indicator": ("ร้อยละ 80", "ร้อยละ 80"),
        "outcome": ("สะดวก", "สะดวก"),
        "place": ("หมู่ 5", "หมู่ 5"),
        "reason": ("ชำรุด", "ชำรุด"),
        "page": ("47", "47"),
        "department": ("กองช่าง", "กองช่าง"),
        "programme": ("00240", "แผนงานเคหะและชุมชน"),
        "node": ("ส่งเสริมสุขภาพ", "2.2"),
        "budget:2566": ("๑,๕๐๐,๐๐๐", "1,500,000"),
        "budget:2567": ("0", "0"),
        "budget:2568": ("-", ""),
    }
    done = actions.edit_cells(
        desk.draft,
        by=cast.somsri,
        changes=[cell(desk.road, field, text) for field, (text, _shown) in typed.items()],
    )
    assert done.edits == {desk.road.pk: 1}
    assert {one.field: one.shown for one in done.cells} == {
        field: shown for field, (_text, shown) in typed.items()
    }
    road = Listing.objects.get(pk=desk.road.pk)
    assert (road.edit, road.number, road.title, road.programme) == (
        1,
        7,
        "ก่อสร้างถนน ค.ส.ล.",
        "00240",
    )
    assert (road.department, road.node) == (cast.works, desk.node("2.2"))
    assert money(road) == {2566: Decimal("1500000"), 2567: Decimal(0), 2569: Decimal(0)}
    assert "กองช่าง" in road.search_text.replace(" ", "")
    assert len(recorded()) == 1


def test_the_ledger_keeps_each_cell_before_and_after(cast, desk, recorded):
    actions.edit_cells(
        desk.draft,
        by=cast.somsri,
        changes=[
            cell(desk.road, "title", "ถนนใหม่"),
            cell(desk.road, "budget:2569", ""),
            cell(desk.well, "budget:2569", "0"),
            cell(desk.well, "title", desk.well.title),  # says what stands there: no change
        ],
    )
    [line] = recorded()
    assert (line.act, line.actor) == ("plan.edit_cells", cast.somsri.tag)
    assert line.detail == {
        "cells": [
            [desk.road.pk, "title", "ก่อสร้างถนน หมู่ที่ 5", "ถนนใหม่"],
            [desk.road.pk, "budget:2569", "0.00", None],
            [desk.well.pk, "budget:2569", None, "0.00"],
        ],
        "new_departments": [],
    }


def test_a_blank_year_and_a_printed_zero_stay_apart(cast, desk):
    actions.edit_cells(
        desk.draft,
        by=cast.somsri,
        changes=[cell(desk.road, "budget:2568", "0"), cell(desk.road, "budget:2569", "-")],
    )
    assert money(desk.road) == {2568: Decimal(0)}


def test_cells_that_say_what_stands_there_are_no_act(cast, desk, recorded):
    done = actions.edit_cells(
        desk.draft,
        by=cast.somsri,
        changes=[
            cell(desk.road, "title", desk.road.title),
            cell(desk.road, "budget:2568", "500,000.00"),
            cell(desk.road, "department", "กอง ช่าง"),
            cell(desk.road, "node", "1.1"),
            cell(desk.road, "programme", "แผนงานอุตสาหกรรมและการโยธา"),
        ],
    )
    assert done.edits == {desk.road.pk: 0}
    assert recorded() == []


def test_a_new_department_is_made_by_the_act_and_named_in_its_line(cast, desk, recorded):
    done = actions.edit_cells(
        desk.draft,
        by=cast.somsri,
        changes=[
            cell(desk.road, "department", "กองการศึกษา"),
            cell(desk.well, "department", "กองการ ศึกษา"),
        ],
    )
    assert len(done.new_departments) == 1
    assert Department.objects.filter(organisation=cast.ban_nong).count() == 2
    [line] = recorded()
    assert line.detail["new_departments"] == list(done.new_departments)


def test_one_unreadable_cell_saves_none_and_each_says_why(cast, desk, recorded):
    with pytest.raises(CellsRefused) as refused:
        actions.edit_cells(
            desk.draft,
            by=cast.somsri,
            changes=[
                cell(desk.road, "title", "ถนนใหม่"),
                cell(desk.road, "budget:2568", "ห้าแสน"),
                cell(desk.well, "node", "9.9"),
                cell(desk.well, "programme", "แผนงานอุตสาหกรรมและโยธาธิการ"),
            ],
        )
    assert refused.value.status == 422
    assert [(one.listing, one.field, one.suggestion) for one in refused.value.cells] == [
        (desk.road.pk, "budget:2568", ""),
        (desk.well.pk, "node", ""),
        (desk.well.pk, "programme", "แผนงานอุตสาหกรรมและการโยธา"),
    ]
    assert "ห้าแสน" in str(refused.value.sentence)
    assert Listing.objects.get(pk=desk.road.pk).title == desk.road.title
    assert recorded() == []


def test_the_second_of_two_people_is_told_and_nothing_of_theirs_is_saved(cast, desk, recorded):
    actions.edit_cells(desk.draft, by=cast.anan, changes=[cell(desk.road, "title", "ของอนันต์")])
    recorded()
    with pytest.raises(Conflict) as conflict:
        actions.edit_cells(
            desk.draft,
            by=cast.somsri,
            changes=[
                cell(desk.road, "title", "ของสมศรี", seen=0),
                cell(desk.road, "budget:2568", "1", seen=0),
                cell(desk.well, "title", "บ่อใหม่"),
            ],
        )
    assert conflict.value.status == 409
    assert conflict.value.cells == (
        ConflictingCell(desk.road.pk, "title", "ของสมศรี", "ของอนันต์", 1),
        ConflictingCell(desk.road.pk, "budget:2568", "1", "500,000", 1),
    )
    assert Listing.objects.get(pk=desk.well.pk).title == "ขุดบ่อบาดาล"
    assert recorded() == []


def test_a_row_removed_meanwhile_is_a_conflict_too(cast, desk, recorded):
    actions.remove_listings(desk.draft, by=cast.anan, seen={desk.road.pk: 0})
    recorded()
    with pytest.raises(Conflict) as conflict:
        actions.edit_cells(desk.draft, by=cast.somsri, changes=[cell(desk.road, "title", "ถนน")])
    assert conflict.value.cells == (ConflictingCell(desk.road.pk, "title", "ถนน", None, None),)
    assert recorded() == []


def test_a_row_of_another_version_cannot_be_reached_through_this_one(cast, desk, recorded):
    foreign = make.listing(version=make.version(plan=make.plan(organisation=cast.nong_sung)))
    with pytest.raises(Conflict):
        actions.edit_cells(desk.draft, by=cast.somsri, changes=[cell(foreign, "title", "ของเรา")])
    assert Listing.objects.get(pk=foreign.pk).title == foreign.title
    assert recorded() == []


def test_the_form_without_script_follows_the_same_rules(cast, desk, recorded):
    actions.edit_listing(
        desk.road, by=cast.somsri, seen=0, typed={"title": "ถนนใหม่", "budget:2570": "๙๐๐"}
    )
    assert Listing.objects.get(pk=desk.road.pk).title == "ถนนใหม่"
    assert money(desk.road)[2570] == Decimal(900)
    assert [line.act for line in recorded()] == ["plan.edit_cells"]
    with pytest.raises(Conflict):
        actions.edit_listing(desk.road, by=cast.anan, seen=0, typed={"title": "ช้าไป"})


def pasted(rows, round_number):
    columns = ("title", "objective", "target", "indicator", "outcome")
    years = tuple(f"budget:{year}" for year in range(2566, 2571))
    return [
        CellChange(row.pk, row.edit, column, f"{column} {place} {round_number}")
        for place, row in enumerate(rows)
        for column in columns
    ] + [
        CellChange(
            row.pk, row.edit, year, "" if (place + round_number) % 3 == 0 else f"{place + 1},000"
        )
        for place, row in enumerate(rows)
        for year in years
    ]


def test_two_thousand_pasted_cells_are_one_act_and_cost_no_more_queries_than_forty(
    cast, desk, recorded
):
    rows = [make.listing(version=desk.draft, title=f"โครงการ {place}") for place in range(200)]

    def paste(some, round_number):
        fresh = list(Listing.objects.filter(pk__in=[row.pk for row in some]).order_by("pk"))
        with CaptureQueriesContext(connection) as asked:
            done = actions.edit_cells(
                desk.draft, by=cast.somsri, changes=pasted(fresh, round_number)
            )
        return done, len(asked)

    paste(rows, 0)
    recorded()
    few, queries_of_few = paste(rows[:4], 1)
    assert len(recorded()) == 1
    many, queries_of_many = paste(rows, 2)
    [line] = recorded()
    assert (len(few.cells), len(many.cells)) == (40, 2000)
    assert len(line.detail["cells"]) == 2000 - unchanged_money(rows)
    assert queries_of_many == queries_of_few
    assert queries_of_many <= 16
    assert Listing.objects.get(pk=rows[199].pk).outcome == "outcome 199 2"


def unchanged_money(rows):
    """Years that were blank or the same amount in the paste before: no change, so not in the line."""
    count = 0
    for place in range(len(rows)):
        before = 1 if place < 4 else 0
        was = "" if (place + before) % 3 == 0 else place
        now = "" if (place + 2) % 3 == 0 else place
        count += 5 * (was == now)
    return count


def test_an_exception_in_the_middle_leaves_nothing(cast, desk, recorded, monkeypatch):
    def fails(*_args, **_kwargs):
        raise RuntimeError("power cut")

    monkeypatch.setattr("ruamphaen.plan.actions.cells.record", fails)
    with pytest.raises(RuntimeError):
        actions.edit_cells(
            desk.draft,
            by=cast.somsri,
            changes=[
                cell(desk.road, "title", "ถนนใหม่"),
                cell(desk.road, "department", "กองใหม่"),
                cell(desk.road, "budget:2568", "1"),
            ],
        )
    road = Listing.objects.get(pk=desk.road.pk)
    assert (road.title, road.edit, money(road)[2568]) == ("ก่อสร้างถนน หมู่ที่ 5", 0, Decimal(500_000))
    assert not Department.objects.filter(name="กองใหม่").exists()
    assert recorded() == []


def test_a_community_is_named_as_on_the_page_or_by_its_name_alone(cast, desk):
    riverside = add_community(cast.ban_nong, by=None, name="ชุมชนริมน้ำ")
    village = add_community(cast.ban_nong, by=None, name="บ้านใหม่", number=4)
    for typed, expected in (
        ("ชุมชนริมน้ำ", riverside),
        ("หมู่ที่ ๔ บ้านใหม่", village),
        ("บ้านใหม่", village),
        ("-", None),
    ):
        desk.road.refresh_from_db()
        actions.edit_cells(
            desk.draft, by=cast.somsri, changes=[cell(desk.road, "community", typed)]
        )
        assert Listing.objects.get(pk=desk.road.pk).community == expected


def test_an_unknown_community_is_refused_with_what_to_do(cast, desk):
    add_community(cast.nong_sung, by=None, name="ชุมชนของเพื่อนบ้าน")
    with pytest.raises(CellsRefused) as refused:
        actions.edit_cells(
            desk.draft, by=cast.somsri, changes=[cell(desk.road, "community", "ชุมชนของเพื่อนบ้าน")]
        )
    assert "ไม่พบชุมชนหรือหมู่บ้าน" in str(refused.value.cells[0].sentence)


def test_a_row_is_linked_to_a_level_above_once_and_unlinked(cast, desk, recorded):
    link = actions.align_listing(desk.road, by=cast.somsri, list_code="sdgs", number="11")
    assert actions.align_listing(desk.road, by=cast.somsri, list_code="sdgs", number="11") == link
    assert desk.road.alignments.count() == 1
    actions.unalign_listing(link, by=cast.somsri)
    assert desk.road.alignments.count() == 0


def test_a_link_to_nothing_is_refused(cast, desk):
    with pytest.raises(Refused, match="ไม่มีข้อ 99"):
        actions.align_listing(desk.road, by=cast.somsri, list_code="sdgs", number="99")
