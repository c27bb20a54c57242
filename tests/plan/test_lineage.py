"""Merged, split, repeated, handed over, sent to coordination: what it does, and the way back."""

from datetime import date

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import Listing, Project, ProjectLink, Version
from ruamphaen.plan.rules.cells import CellChange
from ruamphaen.plan.rules.lineage import LinkKind
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import VersionKind
from tests import make

ADDITION, CHANGE = VersionKind.ADDITION, VersionKind.CHANGE


@pytest.fixture
def draft(cast, desk) -> Version:
    """A round of additions and changes after desk's first issue."""
    actions.record_published(desk.draft, by=None, on=date(2022, 10, 1))
    return actions.start_version(desk.plan, by=cast.somsri, kinds=[ADDITION, CHANGE])


def acts(recorded) -> list[str]:
    return [line.act for line in recorded()]


def rows(draft: Version) -> dict[str, tuple[str, bool, str]]:
    return {row.title: (row.kind, row.withdrawn, row.list_kind) for row in draft.listings.all()}


def links(project: Project, *, drafts: bool = True) -> list[tuple[str, int | None, str]]:
    return [
        (str(each.word), each.other, each.title)
        for each in queries.links_of(project, drafts=drafts)
    ]


def test_several_projects_are_merged_into_one(cast, desk, draft, recorded):
    recorded()
    into = desk.school.project
    made = actions.merge_projects(
        draft,
        by=cast.somsri,
        projects=[desk.road.project_id, desk.well.project_id],
        into=into.pk,
        note="พื้นที่เดียวกัน",
    )
    assert len(made) == 2
    assert rows(draft) == {
        "ก่อสร้างถนน หมู่ที่ 5": ("change", True, "p02"),
        "ขุดบ่อบาดาล": ("change", True, "p02"),
        "ค่ายเยาวชน": ("change", False, "p02"),
    }
    assert links(desk.road.project) == [("รวมเข้ากับ", into.pk, "ค่ายเยาวชน")]
    assert links(into) == [
        ("รวมมาจาก", desk.road.project_id, "ก่อสร้างถนน หมู่ที่ 5"),
        ("รวมมาจาก", desk.well.project_id, "ขุดบ่อบาดาล"),
    ]
    assert links(into, drafts=False) == []
    assert acts(recorded) == ["plan.merge_projects"]
    actions.record_published(draft, by=None, on=date(2026, 11, 20))
    assert set(queries.listings_in_force(desk.plan).values_list("title", flat=True)) == {
        "ค่ายเยาวชน"
    }
    assert len(links(into, drafts=False)) == 2


def test_what_was_merged_is_parted_again_while_a_draft(cast, desk, draft, recorded):
    [link] = actions.merge_projects(
        draft, by=cast.somsri, projects=[desk.road.project_id], into=desk.well.project_id
    )
    recorded()
    actions.unlink_projects(link, by=cast.somsri)
    assert rows(draft)["ก่อสร้างถนน หมู่ที่ 5"] == ("change", False, "p02")
    assert links(desk.road.project) == []
    assert acts(recorded) == ["plan.unlink_projects"]
    with pytest.raises(Refused, match="เอาออกไปแล้ว"):
        actions.unlink_projects(link, by=cast.somsri)


def test_a_merge_refuses_what_makes_no_sense(cast, desk, draft, recorded):
    new = make.listing(version=draft, title="ของใหม่", kind="addition")
    foreign = make.listing(version=make.version(plan=make.plan(organisation=cast.nong_sung)))
    actions.merge_projects(
        draft, by=cast.somsri, projects=[desk.road.project_id], into=desk.well.project_id
    )
    before = rows(draft)
    recorded()
    refused = [
        ([desk.school.project_id], desk.school.project_id, "คนละโครงการ"),
        ([], desk.school.project_id, "เลือกโครงการก่อน"),
        ([foreign.project_id], desk.school.project_id, "อยู่ในแผนนี้"),
        ([desk.school.project_id], foreign.project_id, "อยู่ในแผนนี้"),
        ([new.project_id], desk.school.project_id, "ลบแถวนี้"),
        ([desk.road.project_id], desk.school.project_id, "อยู่แล้ว"),
        ([desk.school.project_id], desk.road.project_id, "ออกจากแผน"),
        ([desk.well.project_id], desk.school.project_id, "รวมเข้ามา"),
    ]
    for projects, into, sentence in refused:
        with pytest.raises(Refused, match=sentence):
            actions.merge_projects(draft, by=cast.somsri, projects=projects, into=into)
    assert acts(recorded) == []
    assert rows(draft) == before


def test_one_project_is_split_into_several_without_its_money(cast, desk, draft, recorded):
    recorded()
    parts = actions.split_project(
        draft,
        by=cast.somsri,
        project=desk.road.project_id,
        titles=["ถนนช่วงที่ 1", " ", "ถนนช่วงที่ 2"],
    )
    assert [(part.title, part.kind, part.node_id, part.budgets.count()) for part in parts] == [
        ("ถนนช่วงที่ 1", "addition", desk.road.node_id, 0),
        ("ถนนช่วงที่ 2", "addition", desk.road.node_id, 0),
    ]
    assert links(desk.road.project) == [
        ("แยกออกเป็น", parts[0].project_id, "ถนนช่วงที่ 1"),
        ("แยกออกเป็น", parts[1].project_id, "ถนนช่วงที่ 2"),
    ]
    assert rows(draft)["ก่อสร้างถนน หมู่ที่ 5"][1] is False
    assert acts(recorded) == ["plan.split_project"]
    for titles in ([], ["  "], ["ก"] * 51, ["ก" * 4001]):
        with pytest.raises(Refused, match="บรรทัดละหนึ่งชื่อ"):
            actions.split_project(
                draft, by=cast.somsri, project=desk.road.project_id, titles=titles
            )


def test_undoing_a_split_takes_its_untouched_rows_along(cast, desk, draft, recorded):
    first, second = actions.split_project(
        draft, by=cast.somsri, project=desk.road.project_id, titles=["ถนนช่วงที่ 1", "ถนนช่วงที่ 2"]
    )
    money = CellChange(second.pk, 0, "budget:2570", "250000")
    actions.edit_cells(draft, by=cast.somsri, changes=[money])
    recorded()
    links_of = {link.source_id: link for link in draft.links.all()}
    removal = actions.unlink_projects(links_of[first.project_id], by=cast.somsri)
    assert removal is not None
    assert removal.listings == (first.pk,)
    assert actions.unlink_projects(links_of[second.project_id], by=cast.somsri) is None
    assert set(rows(draft)) == {"ก่อสร้างถนน หมู่ที่ 5", "ถนนช่วงที่ 2"}
    assert links(desk.road.project) == []
    assert acts(recorded) == ["plan.remove_listings", "plan.unlink_projects"]
    actions.restore_listings(draft, by=cast.somsri, removal=removal.entry)
    assert links(desk.road.project) == [("แยกออกเป็น", first.project_id, "ถนนช่วงที่ 1")]


def test_a_part_that_others_joined_stays_when_the_split_is_undone(cast, desk, draft):
    [part] = actions.split_project(
        draft, by=cast.somsri, project=desk.road.project_id, titles=["ถนนช่วงที่ 1"]
    )
    actions.merge_projects(
        draft, by=cast.somsri, projects=[desk.well.project_id], into=part.project_id
    )
    split = draft.links.get(source=part.project_id)
    assert actions.unlink_projects(split, by=cast.somsri) is None
    assert draft.listings.filter(pk=part.pk).exists()


def test_a_duplicate_and_a_transfer_leave_the_plan(cast, desk, draft):
    actions.mark_duplicate(
        draft, by=cast.somsri, project=desk.road.project_id, of=desk.well.project_id
    )
    link = actions.transfer_project(
        draft, by=cast.somsri, project=desk.school.project_id, to="สพป.ลำพูน เขต 1"
    )
    assert {title: said[1] for title, said in rows(draft).items()} == {
        "ก่อสร้างถนน หมู่ที่ 5": True,
        "ขุดบ่อบาดาล": False,
        "ค่ายเยาวชน": True,
    }
    assert links(desk.school.project) == [("ถ่ายโอนไปยัง", None, "สพป.ลำพูน เขต 1")]
    actions.unlink_projects(link, by=cast.somsri)
    assert rows(draft)["ค่ายเยาวชน"][1] is False
    with pytest.raises(Refused, match="ชื่อหน่วยงาน"):
        actions.transfer_project(draft, by=cast.somsri, project=desk.school.project_id, to=" ")


def test_a_leaving_project_does_not_stay_while_its_link_says_so(cast, desk, draft):
    actions.mark_duplicate(
        draft, by=cast.somsri, project=desk.road.project_id, of=desk.well.project_id
    )
    road = draft.listings.get(project=desk.road.project_id)
    with pytest.raises(Refused, match="ความเกี่ยวข้อง"):
        actions.withdraw_rows(draft, by=cast.somsri, listings=[road.pk], withdrawn=False)


def test_a_project_beyond_capacity_moves_to_the_coordination_list_and_back(cast, desk, draft):
    link = actions.send_to_coordination(
        draft, by=cast.somsri, project=desk.road.project_id, to="อบจ.ลำพูน"
    )
    assert rows(draft)["ก่อสร้างถนน หมู่ที่ 5"] == ("change", False, "p02-2")
    change = queries.change_of(draft.listings.get(project=desk.road.project_id))
    assert list(change.cells) == ["list"]
    assert change.judgement.fitting == CHANGE
    with pytest.raises(Refused, match="อยู่ในบัญชีขอประสานแล้ว"):
        actions.send_to_coordination(
            draft, by=cast.somsri, project=desk.road.project_id, to="อบจ.ลำพูน"
        )
    actions.unlink_projects(link, by=cast.somsri)
    assert rows(draft)["ก่อสร้างถนน หมู่ที่ 5"][2] == ListKind.MAIN


def test_a_removed_row_takes_its_links_along_and_brings_them_back(cast, desk, draft):
    actions.merge_projects(
        draft, by=cast.somsri, projects=[desk.road.project_id], into=desk.well.project_id
    )
    road, well = (draft.listings.get(project=row.project_id) for row in (desk.road, desk.well))
    with pytest.raises(Refused, match="เอาความเกี่ยวข้องนั้นออกก่อน"):
        actions.remove_listings(draft, by=cast.somsri, seen={well.pk: well.edit})
    removal = actions.remove_listings(draft, by=cast.somsri, seen={road.pk: road.edit})
    assert ProjectLink.objects.count() == 0
    actions.restore_listings(draft, by=cast.somsri, removal=removal.entry)
    assert links(desk.road.project) == [("รวมเข้ากับ", desk.well.project_id, "ขุดบ่อบาดาล")]
    assert draft.listings.get(pk=road.pk).withdrawn is True


def test_an_announced_version_says_no_new_links(cast, desk, draft, recorded):
    [link] = actions.merge_projects(
        draft, by=cast.somsri, projects=[desk.road.project_id], into=desk.well.project_id
    )
    actions.record_published(draft, by=None, on=date(2026, 11, 20))
    recorded()
    with pytest.raises(Refused, match="ประกาศใช้แล้ว"):
        actions.unlink_projects(link, by=cast.somsri)
    with pytest.raises(Refused, match="ประกาศใช้แล้ว"):
        actions.split_project(
            draft, by=cast.somsri, project=desk.well.project_id, titles=["ส่วนหนึ่ง"]
        )
    assert acts(recorded) == []
    assert LinkKind(link.kind) == LinkKind.MERGED_INTO
    assert Listing.objects.filter(title="ส่วนหนึ่ง").count() == 0
