"""The plan in force on a day, and what a round changes in it."""

from datetime import date
from decimal import Decimal

import pytest

from ruamphaen.plan import queries
from ruamphaen.plan.models import Project, Version, guards
from ruamphaen.plan.rules.difference import Cell
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State, UnlawfulKinds, VersionKind, change_label, kinds_of
from ruamphaen.thai.dates import FiscalYear
from tests import make

pytestmark = pytest.mark.django_db

FIRST, REVIEW, ADDITION, CHANGE, CORRECTION = VersionKind


@pytest.fixture
def plan(cast):
    return make.plan(organisation=cast.ban_nong)


@pytest.fixture
def road(plan):
    return Project.objects.create(organisation=plan.organisation)


@pytest.fixture
def well(plan):
    return Project.objects.create(organisation=plan.organisation)


def said(plan, kind: VersionKind, on: date | None, **titles) -> Version:
    """An announced version that lists these projects by these titles."""
    version = make.version(plan=plan, kind=kind)
    for title, project in titles.items():
        make.listing(version=version, title=title, project=project)
    version.state, version.announced_on = State.ANNOUNCED, on
    version.save()
    return version


def titles(plan, on: date | None = None) -> set[str]:
    return set(queries.listings_in_force(plan, on).values_list("title", flat=True))


def test_the_last_announced_word_on_a_project_counts(plan, road, well):
    said(plan, FIRST, date(2022, 10, 1), ถนน=road)
    said(plan, ADDITION, date(2023, 2, 1), บ่อ=well)
    said(plan, CHANGE, date(2023, 6, 1), ถนนใหม่=road)
    assert titles(plan, date(2022, 9, 30)) == set()
    assert titles(plan, date(2022, 10, 1)) == {"ถนน"}
    assert titles(plan, date(2023, 2, 1)) == {"ถนน", "บ่อ"}
    assert titles(plan, date(2023, 6, 1)) == titles(plan) == {"ถนนใหม่", "บ่อ"}


def test_the_day_of_announcement_orders_versions_not_the_number(plan, road):
    said(plan, FIRST, date(2022, 10, 1), ถนน=road)
    late = said(plan, CHANGE, date(2024, 1, 1), หลัง=road)
    said(plan, CHANGE, date(2023, 1, 1), ก่อน=road)
    assert titles(plan, date(2023, 5, 1)) == {"ก่อน"}
    assert titles(plan) == {"หลัง"}
    assert [row.title for row in queries.before(late)] == ["ก่อน"]


def test_on_the_same_day_the_higher_number_counts_and_an_undated_book_comes_first(plan, road):
    said(plan, CHANGE, date(2023, 1, 1), หนึ่ง=road)
    said(plan, CHANGE, date(2023, 1, 1), สอง=road)
    said(plan, CORRECTION, None, ไม่มีวัน=road)
    assert titles(plan) == {"สอง"}
    assert titles(plan, date(2022, 1, 1)) == {"ไม่มีวัน"}


def test_a_review_ends_what_it_does_not_list(plan, road, well):
    said(plan, FIRST, date(2022, 10, 1), ถนน=road, บ่อ=well)
    review = said(plan, REVIEW, date(2023, 10, 1), บ่อลึก=well)
    assert titles(plan, date(2023, 9, 30)) == {"ถนน", "บ่อ"}
    assert titles(plan) == {"บ่อลึก"}
    assert {row.title for row in queries.before(review)} == {"ถนน", "บ่อ"}


def test_a_withdrawn_project_leaves_and_may_come_back(plan, road, well):
    said(plan, FIRST, date(2022, 10, 1), ถนน=road, บ่อ=well)
    out = said(plan, CHANGE, date(2023, 1, 1), ถนนเลิก=road)
    with guards.lifted_guards():
        out.listings.update(withdrawn=True)
    assert titles(plan, date(2023, 1, 1)) == {"บ่อ"}
    said(plan, ADDITION, date(2024, 1, 1), ถนนอีก=road)
    assert titles(plan) == {"บ่อ", "ถนนอีก"}


def test_what_is_not_announced_is_in_no_plan(plan, road):
    for state in (State.DRAFT, State.APPROVED, State.DROPPED):
        version = make.version(plan=plan, state=state)
        make.listing(version=version, project=road)
    assert titles(plan) == set()


def test_a_project_continued_in_the_next_period_stands_in_both_plans(cast, plan, road):
    later = make.plan(organisation=cast.ban_nong, period="2571-2575")
    said(plan, FIRST, date(2022, 10, 1), ถนน=road)
    said(later, FIRST, date(2026, 10, 20), ถนนต่อ=road)
    assert titles(plan) == {"ถนน"}
    assert titles(later) == {"ถนนต่อ"}


def test_changes_name_the_cells_that_say_something_else(plan, road, well):
    first = make.version(plan=plan)
    make.listing(
        version=first, title="ถนน", project=road, target="1 สาย", money={2567: 100, 2568: 0}
    )
    first.state, first.announced_on = State.ANNOUNCED, date(2022, 10, 1)
    first.save()
    draft = make.version(plan=plan, kind=CHANGE)
    make.listing(
        version=draft, title="ถนน", project=road, kind=CHANGE.value, target="2 สาย",
        list_kind=ListKind.COMMUNITY, money={2567: 100}, reason="ผู้ใช้ทางเพิ่ม",
    )  # fmt: skip
    make.listing(version=draft, title="บ่อ", project=well, kind=ADDITION.value)
    changed, added = sorted(queries.changes_of(draft), key=lambda each: each.before is None)
    assert changed.kind == CHANGE
    assert changed.cells == {
        "list": Cell("โครงการพัฒนาท้องถิ่น", "โครงการจากแผนชุมชนหรือหมู่บ้าน"),
        "target": Cell("1 สาย", "2 สาย"),
        "budget:2568": Cell(Decimal(0), None),
    }
    assert changed.before is not None
    assert changed.before.listing.version == first
    assert (added.before, added.cells, added.listing.title) == (None, {}, "บ่อ")


def test_changes_ask_the_same_number_of_questions_for_more_rows(plan, road, same_queries):
    said(plan, FIRST, date(2022, 10, 1), ถนน=road)
    draft = make.version(plan=plan, kind=CHANGE)
    make.listing(version=draft, project=road, kind=CHANGE.value, money={2567: 5})

    def more():
        make.listing(version=draft, kind=ADDITION.value, money={2567: 1})

    assert same_queries(lambda: [one.cells for one in queries.changes_of(draft)], more) <= 10


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([FIRST], (FIRST,)),
        ([CHANGE, ADDITION], (ADDITION, CHANGE)),
        ([CORRECTION, CHANGE, ADDITION, CHANGE], (ADDITION, CHANGE, CORRECTION)),
    ],
)
def test_one_round_holds_several_kinds_in_the_order_of_the_forms(given, kept):
    assert kinds_of(given) == kept


@pytest.mark.parametrize("given", [[], [FIRST, ADDITION], [REVIEW, CHANGE], [FIRST, REVIEW]])
def test_a_whole_plan_stands_alone(given):
    with pytest.raises(UnlawfulKinds):
        kinds_of(given)


def test_a_round_of_two_kinds_is_named_as_offices_do():
    named = change_label((ADDITION, CHANGE), "ครั้งที่", 1, FiscalYear(2566))
    assert named == "เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2566"
