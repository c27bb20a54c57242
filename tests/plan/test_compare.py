"""Comparing states of a plan in the database: which rows stand, what differs, who may look."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from ruamphaen.__main__ import main
from ruamphaen.plan.models import ProjectLink
from ruamphaen.plan.queries.compare import Side, compare, standing
from ruamphaen.plan.rules.comparison import Fate, Only
from ruamphaen.plan.rules.lineage import LinkKind
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.plan.test_pages import words
from tests.plan.test_views import as_

pytestmark = pytest.mark.django_db

FIRST_DAY = date(2022, 9, 15)


def announce(version, on=FIRST_DAY):
    version.state, version.announced_on = State.ANNOUNCED, on
    version.save()
    return version


def relisted(listing, version, **changed):
    """The same project in another version."""
    columns = {
        "title": listing.title,
        "node": listing.node,
        "programme": listing.programme,
        "department": listing.department,
        "list_kind": ListKind(listing.list_kind),
        "money": {int(one.year): one.amount_baht for one in listing.budgets.all()},
        **changed,
    }
    return make.listing(version=version, project=listing.project, **columns)


@pytest.fixture
def rounds(desk):
    """A first issue, a round that changes, withdraws, moves and adds, and a draft after them."""
    first = announce(desk.draft)
    second = make.version(plan=desk.plan, kind=VersionKind.CHANGE, round_number=1)
    relisted(desk.road, second, target="ยาว 250 เมตร", money={2568: 800_000, 2569: 0})
    relisted(desk.well, second, withdrawn=True, reason="รวมกับถนน")
    relisted(desk.school, second, list_kind=ListKind.COORDINATION)
    bridge = make.listing(version=second, title="สร้างสะพาน", money={2570: 90_000})
    ProjectLink.objects.create(
        version=second,
        kind=LinkKind.MERGED_INTO,
        source=desk.well.project,
        target=desk.road.project,
    )
    announce(second, date(2023, 10, 1))
    draft = make.version(plan=desk.plan, kind=VersionKind.CORRECTION, round_number=2)
    relisted(bridge, draft, title="สร้างสะพานไม้")
    return first, second, draft


def titles(found):
    return {one.stand.title: one.fate for one in found.found}


def test_a_round_is_compared_with_the_plan_before_it(desk, rounds):
    first, second, _draft = rounds
    found = compare(desk.plan, Side(version=first), Side(version=second))
    assert [(one.stand.title, one.fate) for one in found.found] == [
        ("ก่อสร้างถนน หมู่ที่ 5", Fate.CHANGED),
        ("ขุดบ่อบาดาล", Fate.GONE),
        ("สร้างสะพาน", Fate.ADDED),
        ("ค่ายเยาวชน", Fate.CHANGED),  # in the coordination list now, which comes later
    ]
    road, well, _bridge, school = found.found
    assert set(road.cells) == {"target", "budget:2568"}
    assert school.moved_list
    assert not school.moved_node
    assert [(kin.kind, kin.outward, kin.name) for kin in well.kinships] == [
        (LinkKind.MERGED_INTO, True, "ก่อสร้างถนน หมู่ที่ 5")
    ]
    assert found.counts[Only.MOVED] == 1
    assert (found.sums.projects_before, found.sums.projects_after) == (3, 2)
    by_year = {int(year): (one.before, one.after) for year, one in found.sums.by_year.items()}
    assert by_year == {
        2566: (100_000, 0),
        2567: (0, 0),
        2568: (500_000, 800_000),
        2569: (0, 0),
        2570: (100_000, 90_000),
    }


def test_the_other_way_round_what_came_is_gone(desk, rounds):
    first, second, _draft = rounds
    there = compare(desk.plan, Side(version=first), Side(version=second))
    back = compare(desk.plan, Side(version=second), Side(version=first))
    assert titles(back) == {
        "ก่อสร้างถนน หมู่ที่ 5": Fate.CHANGED,
        "ขุดบ่อบาดาล": Fate.ADDED,
        "สร้างสะพาน": Fate.GONE,
        "ค่ายเยาวชน": Fate.CHANGED,
    }
    assert back.sums.whole.shift == -there.sums.whole.shift


def test_a_state_with_itself_has_no_difference(desk, rounds):
    for side in (Side(version=rounds[1]), Side(on=date(2023, 10, 1)), Side(rounds[2], alone=True)):
        assert compare(desk.plan, side, side).found == []


def test_a_day_and_the_version_announced_on_it_are_one_state(desk, rounds):
    first, second, _draft = rounds
    assert standing(desk.plan, Side(on=date(2023, 9, 30))) == standing(
        desk.plan, Side(version=first)
    )
    assert standing(desk.plan, Side(on=date(2023, 10, 1))) == standing(
        desk.plan, Side(version=second)
    )
    assert standing(desk.plan, Side(on=date(2022, 9, 14))) == {}


def test_a_draft_is_compared_as_if_it_were_announced_now(desk, rounds):
    _first, second, draft = rounds
    found = compare(desk.plan, Side(version=second), Side(version=draft))
    [bridge] = found.found
    assert (bridge.fate, bridge.cells["title"].new) == (Fate.CHANGED, "สร้างสะพานไม้")


def test_versions_alone_compare_only_what_they_list(desk, rounds):
    _first, second, draft = rounds
    found = compare(desk.plan, Side(second, alone=True), Side(draft, alone=True))
    assert titles(found) == {
        "ก่อสร้างถนน หมู่ที่ 5": Fate.GONE,
        "ค่ายเยาวชน": Fate.GONE,
        "สร้างสะพานไม้": Fate.CHANGED,
    }


def test_a_whole_review_ends_what_it_does_not_list(desk, rounds):
    _first, second, _draft = rounds
    review = make.version(plan=desk.plan, kind=VersionKind.REVIEW, round_number=1)
    relisted(desk.road, review, target="ยาว 250 เมตร", money={2568: 800_000, 2569: 0})
    announce(review, date(2024, 1, 1))
    found = compare(desk.plan, Side(version=second), Side(version=review))
    assert titles(found) == {"ค่ายเยาวชน": Fate.GONE, "สร้างสะพาน": Fate.GONE}
    assert set(standing(desk.plan, Side(on=date(2024, 1, 1)))) == {desk.road.project_id}


def test_of_two_rounds_on_one_day_the_higher_number_counts(desk, rounds):
    first, second, draft = rounds
    announce(draft, date(2023, 10, 1))
    assert set(standing(desk.plan, Side(on=date(2023, 10, 1))).values()) == {
        *draft.listings.values_list("pk", flat=True),
        *second.listings.filter(withdrawn=False)
        .exclude(title="สร้างสะพาน")
        .values_list("pk", flat=True),
    }
    assert standing(desk.plan, Side(version=first)) == standing(desk.plan, Side(on=FIRST_DAY))


def test_another_period_is_another_plan(cast, desk, rounds):
    other = make.plan(organisation=cast.ban_nong, period="2571-2575")
    version = announce(make.version(plan=other), date(2026, 10, 30))
    make.listing(version=version, title="โครงการของแผนใหม่")
    assert len(standing(other, Side(version=version))) == 1
    assert len(standing(desk.plan, Side(on=date(2026, 11, 20)))) == 3


# ------------------------------------------------------------------ pages


def page(plan, name="compare", **asked):
    address = reverse(f"plan:{name}", args=[plan.organisation.slug, plan.period.slug])
    return address, {key.rstrip("_"): value for key, value in asked.items()}


def test_anybody_compares_the_last_two_announced_versions(client: Client, desk, rounds):
    answer = client.get(*page(desk.plan))
    text = words(answer)
    assert "ฉบับแรก → เปลี่ยนแปลง ครั้งที่ 1" in text
    assert "[เพิ่มเข้า: ยาว 250 เมตร ]" in text
    assert "ลดลง" not in text
    assert "เพิ่มขึ้น 300,000" in text
    assert "เหตุผล รวมกับถนน" in text
    assert "รวมเข้ากับ ก่อสร้างถนน หมู่ที่ 5" in text
    assert "สร้างสะพานไม้" not in text
    assert b"<del>" in answer.content
    assert b"<ins>" in answer.content


def test_a_draft_can_be_compared_by_members_only(client: Client, cast, desk, rounds):
    asked = page(desk.plan, from_="2", to="3")
    text = words(client.get(*asked))
    assert "สร้างสะพานไม้" not in text
    assert "ยังเทียบไม่ได้" in text
    assert "สร้างสะพาน [เพิ่มเข้า: ไม้ ]" in words(as_(client, cast.malee).get(*asked))


def test_days_are_typed_as_people_write_them(client: Client, desk, rounds):
    text = words(client.get(*page(desk.plan, from_="2565-09-20", to="", to_on="1 ต.ค. 2566")))
    assert "แผนที่ใช้อยู่วันที่ 20 กันยายน 2565 → แผนที่ใช้อยู่วันที่ 1 ตุลาคม 2566" in text
    assert "3 → 2" in text


@pytest.mark.parametrize("typed", ["31 เม.ย. 2566", "เมื่อวาน", "2566-13-40"])
def test_a_day_that_cannot_be_read_says_so(client: Client, desk, rounds, typed):
    answer = client.get(*page(desk.plan, from_=typed))
    assert answer.status_code == 200
    assert "ยังเทียบไม่ได้" in words(answer)


@pytest.mark.parametrize(
    ("only", "there", "missing"),
    [
        ("added", ["สร้างสะพาน"], ["ขุดบ่อบาดาล"]),
        ("gone", ["ขุดบ่อบาดาล"], ["สร้างสะพาน "]),
        ("moved", ["ค่ายเยาวชน"], ["สร้างสะพาน", "ขุดบ่อบาดาล"]),
        ("nonsense", ["ค่ายเยาวชน", "สร้างสะพาน"], []),
    ],
)
def test_differences_are_filtered(client: Client, desk, rounds, only, there, missing):
    text = words(client.get(*page(desk.plan, only=only))).split("โครงการที่ต่างกัน")[1]
    assert [title in text for title in there] == [True] * len(there)
    assert [title in text for title in missing] == [False] * len(missing)


def test_a_plan_with_one_version_says_what_to_do(client: Client, desk):
    announce(desk.draft)
    assert "แผนนี้มีฉบับเดียว" in words(client.get(*page(desk.plan)))


def test_comparing_asks_equally_often_for_few_and_many(
    client: Client, cast, desk, rounds, same_queries
):
    _first, _second, draft = rounds
    as_(client, cast.malee)

    def add():
        one = make.listing(version=draft, title="โครงการใหม่", money={2566: 5})
        ProjectLink.objects.create(
            version=draft,
            kind=LinkKind.SPLIT_FROM,
            source=one.project,
            target=desk.road.project,
        )

    assert same_queries(lambda: client.get(*page(desk.plan, from_="1", to="3")), add) < 30


def test_the_plan_is_read_on_any_day(client: Client, desk, rounds):
    before = words(client.get(*page(desk.plan, "in_force", on="30 ก.ย. 2566")))
    assert "ที่ใช้อยู่วันที่ 30 กันยายน 2566" in before
    assert "ขุดบ่อบาดาล" in before
    after = words(client.get(*page(desk.plan, "in_force", on="๑ ต.ค. ๒๕๖๖")))
    assert "ขุดบ่อบาดาล" not in after
    assert "เปลี่ยนแปลง ครั้งที่ 1" in after
    assert "สร้างสะพานไม้" not in after
    moved = words(client.get(*page(desk.plan, "in_force", on="2023-10-01", list="p02-2")))
    assert "ค่ายเยาวชน" in moved
    early = words(client.get(*page(desk.plan, "in_force", on="1 ม.ค. 2560")))
    assert "ในวันนั้นยังไม่มีฉบับใดประกาศใช้" in early
    wrong = client.get(*page(desk.plan, "in_force", on="วันนี้"))
    assert "เป็นวันที่ไม่ได้" in words(wrong)


def test_words_are_found_in_the_plan_of_a_day(client: Client, desk, rounds):
    text = words(client.get(*page(desk.plan, "in_force", on="2023-10-01", q="สะพาน")))
    assert "1 รายการ" in text
    nothing = words(client.get(*page(desk.plan, "in_force", on="2023-10-01", q="เรือดำน้ำ")))
    assert "ไม่มีโครงการที่ตรงกับคำค้น" in nothing


def test_the_plan_of_a_day_asks_equally_often_for_few_and_many(
    client: Client, desk, rounds, same_queries
):
    _first, second, _draft = rounds
    asked = page(desk.plan, "in_force", on="2023-10-01")
    add = lambda: make.listing(version=second, title="โครงการใหม่", money={2566: 5})  # noqa: E731
    assert same_queries(lambda: client.get(*asked), add) < 20


def test_the_list_of_plans_says_which_counts_today(client: Client, cast, desk, rounds):
    make.version(plan=make.plan(organisation=cast.ban_nong, period="2571-2575"))
    address = reverse("plan:plans", args=[cast.ban_nong.slug])
    assert "ใช้อยู่วันนี้" in words(client.get(address))
    assert "2571–2575" not in words(client.get(address))
    inside = words(as_(client, cast.malee).get(address))
    assert "แผน พ.ศ. 2571–2575 กำลังจัดทำ" in inside
    assert "สองแผนมีผลพร้อมกันได้" in inside


# ------------------------------------------------------------------ the command


def diff(plan, *more):
    return main(["plan", "diff", "--org", plan.organisation.slug, "--plan", "2566-2570", *more])


def test_the_command_tells_what_differs(desk, rounds, capsys):
    assert diff(desk.plan, "--from", "1", "--to", "๑ ต.ค. ๒๕๖๖") == 1
    told = capsys.readouterr().out
    assert "[ออกจากแผน]" in told
    assert "เป้าหมาย: [+ยาว 250 เมตร+]" in told


def test_the_command_speaks_json(desk, rounds, capsys):
    assert diff(desk.plan, "--from", "1", "--to", "2", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["from"], told["to"]) == ("1", "2")
    assert [one["fate"] for one in told["projects"]] == ["changed", "gone", "added", "changed"]
    assert told["totals"]["by_year_be"]["2568"]["shift"] == "300000.00"


def test_the_command_says_alike_and_refuses_what_is_not_there(desk, rounds, capsys):
    assert diff(desk.plan, "--from", "2", "--to", "2") == 0
    assert diff(desk.plan, "--from", "1", "--to", "9") == 2
    assert "ไม่มีฉบับลำดับที่ 9 มีลำดับที่ 1, 2, 3" in capsys.readouterr().err
    assert diff(desk.plan, "--from", "1", "--to", "พรุ่งนี้") == 2


def test_fiscal_years_of_a_plan_are_all_told(desk, rounds):
    found = compare(desk.plan, Side(version=rounds[0]), Side(version=rounds[1]))
    assert list(found.sums.by_year) == [FiscalYear(year) for year in range(2566, 2571)]
