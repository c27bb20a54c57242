"""Beginning and announcing: plans, versions, projects taken up again."""

from datetime import date
from decimal import Decimal

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import verify
from ruamphaen.plan import actions
from ruamphaen.plan.models import Listing, ListingAlignment, Version
from ruamphaen.plan.queries import content_hash, listings_in_force
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.thai.dates import FiscalYear, PlanPeriod
from tests import make

PERIOD = PlanPeriod.parse("2566-2570")
TODAY = date(2026, 11, 20)


def test_a_plan_is_opened_once_for_its_years(cast, recorded):
    plan = actions.create_plan(cast.ban_nong, by=cast.somsri, period=PERIOD)
    assert str(plan.period) == "2566-2570"
    assert [(line.act, line.detail) for line in recorded()] == [
        ("plan.create", {"period": "2566-2570", "tree": None})
    ]
    with pytest.raises(Refused, match="2566-2570"):
        actions.create_plan(cast.ban_nong, by=cast.somsri, period=PERIOD)
    assert recorded() == []
    actions.create_plan(cast.nong_sung, by=cast.kamon, period=PERIOD)


def test_a_plan_cannot_serve_the_neighbours_tree(cast, recorded):
    tree = make.tree(organisation=cast.nong_sung)
    with pytest.raises(Refused) as refused:
        actions.create_plan(cast.ban_nong, by=cast.somsri, period=PERIOD, tree=tree)
    assert refused.value.status == 403
    assert recorded() == []


def test_a_version_is_the_next_of_its_plan_and_carries_its_printed_name(cast, desk, recorded):
    version = actions.start_version(
        desk.plan,
        by=cast.somsri,
        kinds=[VersionKind.ADDITION],
        noun="ฉบับที่",
        round_number=3,
        year=FiscalYear(2567),
        source="เล่มแผนหน้า 12",
    )
    assert (version.number, version.change, version.is_draft) == (2, "เพิ่มเติม ฉบับที่ 3/2567", True)
    [line] = recorded()
    assert (line.act, line.detail) == (
        "plan.start_version",
        {
            "number": 2,
            "kinds": "addition",
            "change": "เพิ่มเติม ฉบับที่ 3/2567",
            "special_class": "",
            "copying": None,
            "listings": 0,
        },
    )


def test_a_second_first_issue_is_refused(cast, desk, recorded):
    with pytest.raises(Refused, match="มีฉบับแรกอยู่แล้ว"):
        actions.start_version(desk.plan, by=cast.somsri, kinds=[VersionKind.FIRST])
    with pytest.raises(Refused):
        actions.start_version(desk.plan, by=cast.somsri, kinds=[VersionKind.REVIEW], noun="รอบ")
    assert recorded() == []


def everything(version: Version) -> list[tuple]:
    """A version's rows as a reader sees them."""
    return [
        (
            row.project_id,
            row.title,
            row.number,
            row.node_id,
            row.programme,
            row.department_id,
            row.search_text,
            {int(money.year): money.amount_baht for money in row.budgets.all()},
            [(link.list_code, link.number) for link in row.alignments.all()],
        )
        for row in version.listings.order_by("position")
    ]


def test_a_copy_lists_the_same_projects_with_money_and_links(cast, desk, recorded):
    ListingAlignment.objects.create(listing=desk.road, list_code="sdg", number="9")
    review = actions.start_version(
        desk.plan, by=cast.somsri, kinds=[VersionKind.REVIEW], copying=desk.draft
    )
    assert everything(review) == everything(desk.draft)
    assert review.listings.filter(pk__in=desk.draft.listings.all()).count() == 0
    [line] = recorded()
    assert (line.detail["copying"], line.detail["listings"]) == (1, 3)


def test_only_the_same_plan_can_be_copied(cast, desk):
    other = make.version(plan=make.plan(organisation=cast.nong_sung))
    with pytest.raises(Refused, match="แผนเดียวกัน"):
        actions.start_version(desk.plan, by=cast.somsri, kinds=[VersionKind.REVIEW], copying=other)


def test_projects_are_taken_up_to_be_changed_and_only_once(cast, desk, recorded):
    actions.record_published(desk.draft, by=cast.pranee, on=TODAY)
    change = actions.start_version(desk.plan, by=cast.somsri, kinds=[VersionKind.CHANGE])
    recorded()
    [road] = actions.take_up(change, by=cast.somsri, listings=[desk.road])
    assert (road.project_id, road.title, road.version) == (
        desk.road.project_id,
        desk.road.title,
        change,
    )
    assert [line.act for line in recorded()] == ["plan.take_up"]
    with pytest.raises(Refused, match="ก่อสร้างถนน"):
        actions.take_up(change, by=cast.somsri, listings=[desk.road])
    foreign = make.listing(version=make.version(plan=make.plan(organisation=cast.nong_sung)))
    with pytest.raises(Refused, match="ของแผนนี้"):
        actions.take_up(change, by=cast.somsri, listings=[foreign])
    assert recorded() == []


def test_announcing_freezes_the_version_and_keeps_its_hash(cast, desk, recorded):
    announced = actions.record_published(
        desk.draft, by=cast.pranee, on=TODAY, source="ประกาศ ทต.บ้านหนอง ลว. 20 พ.ย. 2569"
    )
    assert (announced.state, announced.announced_on) == (State.ANNOUNCED, TODAY)
    [line] = recorded()
    assert (line.act, line.detail) == (
        "plan.record_published",
        {
            "number": 1,
            "on": "2026-11-20",
            "listings": 3,
            "content": content_hash(desk.draft),
            "formula": 2,
            "source": "ประกาศ ทต.บ้านหนอง ลว. 20 พ.ย. 2569",
        },
    )
    assert verify() == []


def test_an_announced_version_takes_no_act(cast, desk, recorded):
    actions.record_published(desk.draft, by=cast.pranee, on=TODAY)
    recorded()
    main = desk.road.list_kind
    acts = [
        lambda: actions.record_published(desk.draft, by=cast.pranee, on=TODAY),
        lambda: actions.edit_cells(desk.draft, by=cast.somsri, changes=[]),
        lambda: actions.add_listing(
            desk.draft, by=cast.somsri, list_kind=main, typed={"title": "ใหม่"}
        ),
        lambda: actions.remove_listings(desk.draft, by=cast.somsri, seen={desk.road.pk: 0}),
        lambda: actions.restore_listings(desk.draft, by=cast.somsri, removal=1),
        lambda: actions.move_listing(desk.road, by=cast.somsri, step=1),
        lambda: actions.move_listings(
            desk.draft, by=cast.somsri, list_kind=main, listings=[], before=None
        ),
        lambda: actions.renumber(desk.draft, by=cast.somsri, list_kind=main),
        lambda: actions.take_up(desk.draft, by=cast.somsri, listings=[]),
    ]
    before = everything(desk.draft)
    for act in acts:
        with pytest.raises(Refused, match="ประกาศใช้แล้ว") as refused:
            act()
        assert refused.value.status == 409
    assert everything(desk.draft) == before
    assert recorded() == []


def test_an_empty_version_is_not_announced(cast, desk, recorded):
    empty = make.version(plan=desk.plan, kind=VersionKind.ADDITION)
    with pytest.raises(Refused, match="ยังไม่มีโครงการ"):
        actions.record_published(empty, by=cast.pranee, on=TODAY)
    assert recorded() == []


def test_any_change_of_content_changes_the_hash_and_nothing_else_does(desk):
    first = content_hash(desk.draft)
    Listing.objects.filter(pk=desk.road.pk).update(edit=9, search_text="")
    assert content_hash(desk.draft) == first
    desk.road.budgets.update(amount_baht=Decimal("500000.01"))
    second = content_hash(desk.draft)
    Listing.objects.filter(pk=desk.well.pk).update(outcome="มีน้ำใช้")
    assert len({first, second, content_hash(desk.draft)}) == 3


def test_what_is_in_force_is_each_projects_row_in_the_highest_announced_version(cast, desk):
    assert list(listings_in_force(desk.plan)) == []
    actions.record_published(desk.draft, by=cast.pranee, on=TODAY)
    change = actions.start_version(desk.plan, by=cast.somsri, kinds=[VersionKind.CHANGE])
    [road] = actions.take_up(change, by=cast.somsri, listings=[desk.road])
    assert set(listings_in_force(desk.plan)) == {desk.road, desk.well, desk.school}
    actions.record_published(change, by=cast.pranee, on=TODAY)
    assert set(listings_in_force(desk.plan)) == {road, desk.well, desk.school}


def announce_as_is(version):
    """Announce without ceremony, for tests about something else."""
    version.state = State.ANNOUNCED
    version.save()
