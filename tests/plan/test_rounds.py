"""Rounds: taking up, moving rows between kinds, letting projects go, giving up, undoing."""

from datetime import date
from decimal import Decimal

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import verify
from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import Listing, ListingOrigin, Version
from ruamphaen.plan.rules.cells import CellChange
from ruamphaen.plan.rules.lineage import OriginKind
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State, VersionKind
from tests import make
from tests.plan.round_day import begin

FIRST, REVIEW, ADDITION, CHANGE, CORRECTION = VersionKind
DAY = date(2026, 11, 20)
WHY = "ผลสำรวจพบว่าพื้นที่เปลี่ยนไปจากเดิม"


@pytest.fixture
def announced(desk) -> Version:
    """Desk's first issue, announced."""
    return actions.record_published(desk.draft, by=None, on=date(2022, 10, 1))


@pytest.fixture
def round_of(desk, announced, cast):
    def start(*kinds: VersionKind) -> Version:
        return actions.start_version(
            desk.plan, by=cast.somsri, kinds=kinds or [CHANGE, CORRECTION], round_number=1
        )

    return start


def typed(draft: Version, listing: Listing, by, **texts: str) -> None:
    listing.refresh_from_db()
    changes = [
        CellChange(listing.pk, listing.edit, name.replace("_", ":"), text)
        for name, text in texts.items()
    ]
    actions.edit_cells(draft, by=by, changes=changes)


def acts(recorded) -> list[str]:
    return [line.act for line in recorded()]


# ------------------------------------------------------------------ kinds of rows


def test_rows_move_to_another_kind_and_open_the_round_to_it(cast, desk, round_of, recorded):
    draft = round_of(CORRECTION)
    road, well = actions.take_up(draft, by=cast.somsri, listings=[desk.road, desk.well])
    recorded()
    assert actions.set_row_kind(draft, by=cast.somsri, listings=[road.pk], kind=CHANGE) is True
    draft.refresh_from_db()
    assert (draft.kind_list, draft.change) == ((CHANGE, CORRECTION), "เปลี่ยนแปลง แก้ไข ครั้งที่ 1")
    assert dict(draft.listings.values_list("pk", "kind")) == {
        road.pk: "change",
        well.pk: "correction",
    }
    assert actions.set_row_kind(draft, by=cast.somsri, listings=[well.pk], kind=CHANGE) is False
    assert acts(recorded) == ["plan.set_row_kind"] * 2


def test_a_whole_plan_has_no_kinds_and_strangers_no_rows_here(cast, desk, round_of, recorded):
    review = round_of(REVIEW)
    [road] = actions.take_up(review, by=cast.somsri, listings=[desk.road])
    recorded()
    with pytest.raises(Refused, match="ทั้งแผน"):
        actions.set_row_kind(review, by=cast.somsri, listings=[road.pk], kind=CHANGE)
    draft = round_of(CHANGE)
    recorded()
    for listings in ([], [road.pk], [desk.road.pk], [2**60]):
        with pytest.raises(Refused, match="แถวของร่างนี้"):
            actions.set_row_kind(draft, by=cast.somsri, listings=listings, kind=CHANGE)
    assert acts(recorded) == []


def test_the_kind_is_a_cell_too_within_the_round(cast, desk, round_of):
    draft = round_of(CHANGE, CORRECTION)
    [road] = actions.take_up(draft, by=cast.somsri, listings=[desk.road])
    assert road.kind == "change"
    typed(draft, road, cast.somsri, kind="แก้ไข")
    road.refresh_from_db()
    assert road.kind == "correction"
    for word, sentence in [
        ("เพิ่มเติม", "รอบนี้ไม่มีการเพิ่มเติม"),
        ("ทบทวน", "ไม่มีประเภท"),
        ("", "ไม่มีประเภท"),
    ]:
        with pytest.raises(Refused, match=sentence):
            typed(draft, road, cast.somsri, kind=word)
    with pytest.raises(Refused, match="รอบนี้ไม่มีการเพิ่มเติม"):
        actions.add_listing(
            draft,
            by=cast.somsri,
            list_kind=ListKind.MAIN,
            typed={"title": "ใหม่", "kind": "เพิ่มเติม"},
        )
    new = actions.add_listing(
        draft, by=cast.somsri, list_kind=ListKind.MAIN, typed={"title": "ใหม่", "kind": "แก้ไข"}
    )
    assert new.kind == "correction"


def test_a_round_is_opened_to_another_kind_once(cast, round_of, recorded):
    draft = round_of(ADDITION)
    recorded()
    opened = actions.open_round(draft, by=cast.somsri, kind=CHANGE)
    assert opened.kind_list == (ADDITION, CHANGE)
    actions.open_round(draft, by=cast.somsri, kind=CHANGE)
    assert acts(recorded) == ["plan.open_round"]
    with pytest.raises(Refused, match="รวมกับประเภทอื่นไม่ได้"):
        actions.open_round(draft, by=cast.somsri, kind=REVIEW)


def test_a_special_round_takes_no_corrections(cast, desk, announced, recorded):
    recorded()
    with pytest.raises(Refused, match="22/2"):
        actions.start_version(desk.plan, by=cast.somsri, kinds=[CORRECTION], special_class="รัฐพิธี")
    draft = actions.start_version(desk.plan, by=cast.somsri, kinds=[CHANGE], special_class="รัฐพิธี")
    with pytest.raises(Refused, match="22/2"):
        actions.open_round(draft, by=cast.somsri, kind=CORRECTION)
    assert acts(recorded) == ["plan.start_version"]


def test_the_reason_of_a_round_is_put_into_other_words_while_it_is_a_draft(
    cast, round_of, recorded
):
    draft = round_of(ADDITION)
    recorded()
    said = actions.explain_round(draft, by=cast.somsri, because=" น้ำท่วมถนนขาด ")
    assert (said.because, said.special_class) == ("น้ำท่วมถนนขาด", "")
    actions.explain_round(draft, by=cast.somsri, because="น้ำท่วมถนนขาด")
    assert acts(recorded) == ["plan.explain_round"]
    Version.objects.filter(pk=draft.pk).update(state=State.DROPPED)
    with pytest.raises(Refused):
        actions.explain_round(draft, by=cast.somsri, because="สาย")


def test_judging_follows_the_edit(cast, desk, round_of):
    draft = round_of(CORRECTION)
    [road] = actions.take_up(draft, by=cast.somsri, listings=[desk.road])
    assert queries.change_of(road).judgement.rules == ("kind.changes-nothing",)
    typed(draft, road, cast.somsri, title="ก่อสร้างถนน หมู่ที่ 5 (แก้คำผิด)")
    assert queries.change_of(road).judgement.rules == ()
    typed(draft, road, cast.somsri, budget_2568="900000")
    change = queries.change_of(road)
    assert (change.judgement.must_move, list(change.cells)) == (True, ["title", "budget:2568"])
    assert change.cells["budget:2568"].old == Decimal(500_000)


# ------------------------------------------------------------------ taking up and letting go


def test_projects_are_taken_up_as_what_the_round_does_with_the_old_page(cast, desk):
    Listing.objects.filter(pk=desk.road.pk).update(page="45", reason="เหตุผลครั้งก่อน")
    actions.record_published(desk.draft, by=None, on=date(2022, 10, 1))
    draft = actions.start_version(desk.plan, by=cast.somsri, kinds=[CHANGE, CORRECTION])
    [road] = actions.take_up(
        draft, by=cast.somsri, listings=[Listing.objects.get(pk=desk.road.pk)], kind=CORRECTION
    )
    assert (road.kind, road.old_page, road.page, road.reason) == ("correction", "45", "", "")
    [well] = actions.take_up(draft, by=cast.somsri, listings=[desk.well], withdrawn=True)
    assert (well.kind, well.withdrawn) == ("change", True)


def test_a_withdrawn_project_leaves_the_plan_and_its_history_stays(cast, desk, round_of, recorded):
    draft = round_of(CHANGE)
    [road] = actions.take_up(draft, by=cast.somsri, listings=[desk.road])
    recorded()
    actions.withdraw_rows(draft, by=cast.somsri, listings=[road.pk])
    assert desk.road in queries.listings_in_force(desk.plan)
    actions.record_published(draft, by=None, on=DAY)
    assert set(queries.listings_in_force(desk.plan)) == {desk.well, desk.school}
    assert set(queries.listings_in_force(desk.plan, date(2026, 1, 1))) == {
        desk.road,
        desk.well,
        desk.school,
    }
    assert [row.listing.withdrawn for row in queries.project_page(road.project).rows] == [
        True,
        False,
    ]
    assert acts(recorded)[0] == "plan.withdraw_rows"


def test_a_withdrawal_is_taken_back_while_a_draft(cast, desk, round_of):
    draft = round_of(CHANGE)
    [road] = actions.take_up(draft, by=cast.somsri, listings=[desk.road], withdrawn=True)
    actions.withdraw_rows(draft, by=cast.somsri, listings=[road.pk], withdrawn=False)
    road.refresh_from_db()
    assert (road.withdrawn, road.edit) == (False, 1)


def test_what_the_plan_never_had_is_removed_not_withdrawn(cast, round_of, recorded):
    draft = round_of(ADDITION)
    new = make.listing(version=draft, kind="addition")
    recorded()
    with pytest.raises(Refused, match="ลบแถวนี้ออกจากร่างแทน"):
        actions.withdraw_rows(draft, by=cast.somsri, listings=[new.pk])
    assert acts(recorded) == []


def test_a_review_begins_from_everything_in_force(cast, desk, round_of):
    draft = round_of(CHANGE)
    actions.take_up(draft, by=cast.somsri, listings=[desk.road], withdrawn=True)
    actions.record_published(draft, by=None, on=DAY)
    review = actions.start_version(desk.plan, by=cast.somsri, kinds=[REVIEW], from_force=True)
    assert set(review.listings.values_list("project", flat=True)) == {
        desk.well.project_id,
        desk.school.project_id,
    }


# ------------------------------------------------------------------ reasons and origins


def test_rows_without_a_reason_are_listed_in_rounds_only(cast, desk, round_of):
    assert queries.without_reason(desk.draft) == []
    draft = round_of(CHANGE)
    road, well = actions.take_up(draft, by=cast.somsri, listings=[desk.road, desk.well])
    typed(draft, road, cast.somsri, reason=WHY)
    assert queries.without_reason(draft) == [well]


def test_a_round_is_not_put_forward_while_a_row_gives_no_reason(cast):
    day = begin(cast)
    day.take_all()
    Listing.objects.filter(pk=day.added.pk).update(reason="")
    with pytest.raises(Refused, match=r"ขุดบ่อบาดาล.*บอกเหตุผลให้ครบก่อน"):
        day.ask()


def test_a_row_says_where_it_comes_from(cast, desk, round_of, recorded):
    draft = round_of(CHANGE)
    [road] = actions.take_up(draft, by=cast.somsri, listings=[desk.road])
    meeting = make.meeting(organisation=cast.ban_nong)
    resolution = make.resolution(meeting=meeting)
    recorded()
    origin = actions.add_origin(
        road, by=cast.somsri, kind=OriginKind.RESOLUTION, resolution=resolution
    )
    actions.add_origin(road, by=cast.somsri, kind=OriginKind.DISASTER, text="น้ำท่วม 12 ก.ย. 2569")
    change = queries.change_of(road)
    assert [(each.kind, each.resolution_id, each.text) for each in change.origins] == [
        ("resolution", resolution.pk, ""),
        ("disaster", None, "น้ำท่วม 12 ก.ย. 2569"),
    ]
    actions.remove_origin(origin, by=cast.somsri)
    assert ListingOrigin.objects.count() == 1
    assert acts(recorded) == ["plan.add_origin", "plan.add_origin", "plan.remove_origin"]


def test_an_origin_needs_what_its_kind_asks_and_stays_at_home(cast, desk, round_of, recorded):
    draft = round_of(CHANGE)
    [road] = actions.take_up(draft, by=cast.somsri, listings=[desk.road])
    foreign = make.resolution(meeting=make.meeting(organisation=cast.nong_sung))
    recorded()
    refused = [
        ({"kind": OriginKind.RESOLUTION}, "เลือกมติ"),
        ({"kind": OriginKind.COMMITMENT, "text": "คำมั่น"}, "เลือกคำมั่น"),
        ({"kind": OriginKind.DISASTER, "text": "  "}, "รายละเอียด"),
        ({"kind": OriginKind.OTHER, "text": "ก" * 401}, "400"),
        ({"kind": OriginKind.RESOLUTION, "resolution": foreign}, "ของหน่วยงานนี้"),
    ]
    for asked, sentence in refused:
        with pytest.raises(Refused, match=sentence):
            actions.add_origin(road, by=cast.somsri, **asked)
    assert acts(recorded) == []


# ------------------------------------------------------------------ giving up


def test_a_draft_is_dropped_with_a_reason_and_keeps_its_number(cast, desk, round_of, recorded):
    draft = round_of(CHANGE)
    [road] = actions.take_up(draft, by=cast.somsri, listings=[desk.road])
    recorded()
    with pytest.raises(Refused, match="เหตุผล"):
        actions.drop_draft(draft, by=cast.somsri, reason=" ไม่ ")
    actions.drop_draft(draft, by=cast.somsri, reason=WHY)
    draft.refresh_from_db()
    assert (draft.state, draft.dropped_because, draft.number) == (State.DROPPED, WHY, 2)
    assert desk.road in queries.listings_in_force(desk.plan)
    with pytest.raises(Refused, match="ยุติแล้ว"):
        actions.set_row_kind(draft, by=cast.somsri, listings=[road.pk], kind=CHANGE)
    assert acts(recorded) == ["plan.drop_draft"]
    assert round_of(CHANGE).number == 3


def test_what_was_announced_is_not_dropped(cast, announced, recorded):
    recorded()
    with pytest.raises(Refused, match="ประกาศใช้แล้ว"):
        actions.drop_draft(announced, by=cast.somsri, reason=WHY)
    assert acts(recorded) == []


# ------------------------------------------------------------------ undo is a new version


@pytest.fixture
def mixed(cast, desk, round_of) -> Version:
    """An announced round: the road changed, the well withdrawn, a lamp added."""
    draft = round_of(ADDITION, CHANGE)
    [road] = actions.take_up(draft, by=cast.somsri, listings=[desk.road])
    typed(draft, road, cast.somsri, budget_2568="900000", target="ยาว 900 เมตร")
    actions.take_up(draft, by=cast.somsri, listings=[desk.well], withdrawn=True)
    actions.add_listing(
        draft, by=cast.somsri, list_kind=ListKind.MAIN, typed={"title": "ติดตั้งไฟส่องสว่าง"}
    )
    return actions.record_published(draft, by=None, on=date(2024, 1, 1))


def everything(rows) -> dict[int, tuple]:
    return {
        row.project_id: (
            row.title,
            row.target,
            {int(money.year): money.amount_baht for money in row.budgets.all()},
        )
        for row in rows
    }


def test_undo_is_a_new_version_that_puts_everything_back(cast, desk, mixed, recorded):
    before = everything(queries.before(mixed))
    recorded()
    reversal = actions.start_reversal(
        mixed, by=cast.somsri, because=WHY, noun="ครั้งที่", round_number=2
    )
    draft = reversal.version
    assert (draft.is_draft, draft.kind_list, reversal.left_out) == (True, (ADDITION, CHANGE), [])
    said = {row.title: (row.kind, row.withdrawn, row.reason) for row in draft.listings.all()}
    assert said == {
        "ก่อสร้างถนน หมู่ที่ 5": ("change", False, WHY),
        "ขุดบ่อบาดาล": ("addition", False, WHY),
        "ติดตั้งไฟส่องสว่าง": ("change", True, WHY),
    }
    assert "plan.start_reversal" in acts(recorded)
    actions.record_published(draft, by=None, on=DAY)
    assert everything(queries.listings_in_force(desk.plan)) == before
    assert verify() == []


def test_rows_changed_again_since_are_left_out_and_told(cast, desk, mixed):
    later = actions.start_version(desk.plan, by=cast.somsri, kinds=[CHANGE])
    changed = queries.listings_in_force(desk.plan).get(project=desk.road.project_id)
    actions.take_up(later, by=cast.somsri, listings=[changed])
    actions.record_published(later, by=None, on=date(2024, 6, 1))
    reversal = actions.start_reversal(mixed, by=cast.somsri, because=WHY, noun="ครั้งที่")
    assert [row.title for row in reversal.left_out] == ["ก่อสร้างถนน หมู่ที่ 5"]
    assert reversal.version.listings.count() == 2


def test_a_review_is_undone_by_a_review_until_something_follows_it(cast, desk, round_of):
    review = round_of(REVIEW)
    actions.take_up(review, by=cast.somsri, listings=[desk.road])
    review = actions.record_published(review, by=None, on=date(2024, 1, 1))
    reversal = actions.start_reversal(review, by=cast.somsri, because=WHY, noun="ครั้งที่")
    assert (reversal.version.kind_list, reversal.version.listings.count()) == ((REVIEW,), 3)
    later = actions.start_version(desk.plan, by=cast.somsri, kinds=[ADDITION])
    make.listing(version=later, kind="addition")
    actions.record_published(later, by=None, on=date(2024, 6, 1))
    with pytest.raises(Refused, match="ย้อนฉบับหลังก่อน"):
        actions.start_reversal(review, by=cast.somsri, because=WHY, noun="ครั้งที่")


def test_there_must_be_something_to_undo(cast, desk, announced, round_of, recorded):
    draft = round_of(CHANGE)
    recorded()
    with pytest.raises(Refused, match="ประกาศใช้แล้ว"):
        actions.start_reversal(draft, by=cast.somsri, because=WHY, noun="ครั้งที่")
    with pytest.raises(Refused, match="ไม่มีอะไรให้ย้อน"):
        actions.start_reversal(announced, by=cast.somsri, because=WHY, noun="ครั้งที่")
    with pytest.raises(Refused, match="เหตุผล"):
        actions.start_reversal(announced, by=cast.somsri, because="", noun="ครั้งที่")
    assert acts(recorded) == []
    assert Version.objects.count() == 2
