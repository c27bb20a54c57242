"""What the plan's pages say: sums, filters, order, threads, imports; and how often they ask."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ruamphaen.plan import actions
from ruamphaen.plan.models import Version, WorkbookImport
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State, VersionKind
from tests import make
from tests.cast import Cast
from tests.conftest import SameQueries
from tests.plan.conftest import Desk
from tests.plan.test_views import as_, at

pytestmark = pytest.mark.django_db

WORKBOOK = Path(__file__).parents[1] / "workbooks" / "real" / "maesai_p02_2566-2570.xlsx"


@pytest.fixture
def announced(desk: Desk) -> Version:
    Version.objects.update(state=State.ANNOUNCED, announced_on=date(2022, 9, 15))
    desk.draft.refresh_from_db()
    return desk.draft


def words(answer: object) -> str:
    """The text of a page, without its tags."""
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    assert main
    return " ".join(re.sub(r"<[^>]+>", " ", main[0]).split())


# ------------------------------------------------------------------ reading


def test_the_plan_shows_what_is_in_force_with_its_sums(client: Client, announced: Version):
    plan = announced.plan
    text = words(client.get(reverse("plan:plan", args=[plan.organisation.slug, plan.period.slug])))
    assert "ยุทธศาสตร์ที่ 1 การพัฒนาโครงสร้างพื้นฐาน" in text
    assert "ยังไม่ได้ผูกกับยุทธศาสตร์" in text
    assert "รวมทั้งแผน 3 100,000 0 500,000 0 100,000 700,000" in text


def test_a_plan_without_an_announced_version_is_not_there_for_outsiders(client: Client, desk: Desk):
    plans = reverse("plan:plans", args=[desk.plan.organisation.slug])
    assert "2566–2570" not in words(client.get(plans))
    one = reverse("plan:plan", args=[desk.plan.organisation.slug, "2566-2570"])
    assert client.get(one).status_code == 404


def test_members_see_the_draft_in_the_lists_of_versions(client: Client, cast: Cast, desk: Desk):
    as_(client, cast.malee)
    plans = words(client.get(reverse("plan:plans", args=[cast.ban_nong.slug])))
    assert "ฉบับแรก ร่าง" in plans


def test_a_version_stands_in_the_groups_of_its_form_with_their_sums(
    client: Client, announced: Version
):
    text = words(client.get(at(announced, "version")))
    strategy = text.index("ยุทธศาสตร์ที่ 1 การพัฒนาโครงสร้างพื้นฐาน 2")
    tactic = text.index(
        "1.1 พัฒนาเส้นทางคมนาคม · แผนงานอุตสาหกรรมและการโยธา 1 – – 500,000 – – 500,000"
    )
    road = text.index("ก่อสร้างถนน หมู่ที่ 5")
    well = text.index("ขุดบ่อบาดาล")
    camp = text.index("ค่ายเยาวชน")
    assert strategy < tactic < road < well < camp
    # A printed zero is not a blank.
    assert "ก่อสร้างถนน หมู่ที่ 5 – – 500,000 0 – 500,000" in text
    assert "รวมทั้งบัญชี 100,000 – 500,000 – 100,000 700,000" in text


def titles(client: Client, address: str) -> list[str]:
    """The names of the projects on a page, in their order."""
    return re.findall(
        r'<a href="[^"]*/projects/\d+/">([^<]+)</a>', client.get(address).content.decode()
    )


ORDERS = [
    ("", ["ก่อสร้างถนน หมู่ที่ 5", "ขุดบ่อบาดาล", "ค่ายเยาวชน"]),
    ("?sort=-2570", ["ค่ายเยาวชน", "ก่อสร้างถนน หมู่ที่ 5", "ขุดบ่อบาดาล"]),
    ("?sort=-total", ["ก่อสร้างถนน หมู่ที่ 5", "ค่ายเยาวชน", "ขุดบ่อบาดาล"]),
    ("?sort=total", ["ค่ายเยาวชน", "ก่อสร้างถนน หมู่ที่ 5", "ขุดบ่อบาดาล"]),
    ("?sort=-1999", ["ก่อสร้างถนน หมู่ที่ 5", "ขุดบ่อบาดาล", "ค่ายเยาวชน"]),
    ("?q=ถนน", ["ก่อสร้างถนน หมู่ที่ 5"]),
    ("?without_money=on", ["ขุดบ่อบาดาล"]),
    ("?year=2570", ["ค่ายเยาวชน"]),
    ("?programme=00310&sort=title", ["ก่อสร้างถนน หมู่ที่ 5"]),
    ("?department=nonsense&node=0&page=x", ["ก่อสร้างถนน หมู่ที่ 5", "ขุดบ่อบาดาล", "ค่ายเยาวชน"]),
]


@pytest.mark.parametrize(("asked", "expected"), ORDERS)
def test_a_list_is_filtered_and_ordered_as_asked(
    client: Client, announced: Version, asked: str, expected: list[str]
):
    assert titles(client, at(announced, "version") + asked) == expected


def test_a_chip_says_what_is_filtered_and_takes_it_away(client: Client, announced: Version):
    page = client.get(at(announced, "version") + "?list=p02&q=ถนน&year=2568")
    assert page.context["chips"] == [
        ("ค้นหา: ถนน", "?list=p02&year=2568"),
        ("มีเงินในปี: 2568", "?list=p02&q=%E0%B8%96%E0%B8%99%E0%B8%99"),
    ]


def test_a_missing_field_is_shown_as_missing(client: Client, announced: Version, desk: Desk):
    address = reverse(
        "plan:project", args=[announced.plan.organisation.slug, desk.school.project_id]
    )
    text = words(client.get(address))
    assert "ข้อมูลขาด 6 จุด" in text
    assert "เล่มแผนไม่ได้บอกว่าโครงการนี้ตอบยุทธศาสตร์ข้อใด" in text
    assert text.count("แผนไม่ได้ระบุไว้") == 7


def test_the_thread_of_a_project_tells_what_each_version_changed(
    client: Client, cast: Cast, announced: Version, desk: Desk
):
    second = actions.start_version(
        desk.plan, by=cast.somsri, kinds=[VersionKind.CHANGE], round_number=1, copying=announced
    )
    road = second.listings.get(project=desk.road.project)
    changes = [
        actions.CellChange(road.pk, 0, "budget:2568", "800,000"),
        actions.CellChange(road.pk, 0, "place", "หน้าวัด"),
    ]
    actions.edit_cells(second, by=cast.somsri, changes=changes)
    address = reverse("plan:project", args=[cast.ban_nong.slug, desk.road.project_id])
    assert "800,000" not in words(client.get(address))
    actions.record_published(second, by=cast.pranee, on=date(2023, 1, 5))
    text = words(client.get(address))
    assert "เพิ่มขึ้น 300,000" in text
    assert "สถานที่ เดิม เว้นว่าง ใหม่ [เพิ่มเข้า: หน้าวัด ]" in text
    assert "งบประมาณปี 2568 เดิม [ตัดออก: 500,000 ] ใหม่ [เพิ่มเข้า: 800,000 ] เพิ่มขึ้น 300,000" in text


# ------------------------------------------------------------------ the sheet without script


def test_without_script_the_sheet_is_a_table_whose_rows_open_forms(
    client: Client, cast: Cast, desk: Desk
):
    page = as_(client, cast.somsri).get(at(desk.draft, "edit_version")).content.decode()
    rows = re.findall(
        r'<tr data-row="(\d+)" data-edit="(\d+)"><th scope="row"><a href="([^"]+)"', page
    )
    assert rows == [
        (str(each.pk), "0", f"../rows/{each.pk}/") for each in (desk.road, desk.well, desk.school)
    ]


def test_every_cell_of_the_sheet_can_be_typed_back_as_it_is_shown(
    client: Client, cast: Cast, desk: Desk
):
    """Undo, copy and paste rest on this: what a cell shows is read as what stands in it."""
    page = as_(client, cast.somsri).get(at(desk.draft, "edit_version"))
    [(_heading, [(row, cells)])] = [
        line for line in page.context["lines"] if desk.road in [r.listing for r, _ in line[1]]
    ]
    changes = [
        actions.CellChange(row.listing.pk, 0, column.field, text)
        for column, text, _old in cells
        if column.field != "total"
    ]
    edited = actions.edit_cells(desk.draft, by=cast.somsri, changes=changes)
    assert edited.edits == {desk.road.pk: 0}


# ------------------------------------------------------------------ workbooks coming in


def send(client: Client, version: Version, content: bytes, name: str = "แผน.xlsx") -> object:
    return client.post(at(version, "import"), {"file": SimpleUploadedFile(name, content)})


def test_a_workbook_is_tried_out_accepted_and_taken_back(client: Client, cast: Cast, desk: Desk):
    as_(client, cast.somsri)
    address = send(client, desk.draft, WORKBOOK.read_bytes())["Location"]
    text = words(client.get(address))
    assert "ยังไม่มีอะไรถูกบันทึก" in text
    assert "อ่านเป็นโครงการพัฒนาท้องถิ่น 8 แถว" in text
    assert "มี 3 แถวในร่างที่ไฟล์ไม่ได้พูดถึง" in text
    assert desk.draft.listings.count() == 3
    trial = WorkbookImport.objects.get()
    accept = at(desk.draft, "import_accept", trial.pk)
    assert client.post(accept, {"report": "ไม่ใช่รายงานนี้"}).status_code == 409
    client.post(accept, {"report": trial.report_hash})
    assert desk.draft.listings.count() == 11
    assert "บันทึกลงร่างแล้ว" in words(client.get(address))
    client.post(at(desk.draft, "import_undo", trial.pk))
    assert desk.draft.listings.count() == 3
    assert "ย้อนการนำเข้ากลับแล้ว" in words(client.get(address))


def test_a_file_that_is_no_workbook_says_so_beside_the_field(
    client: Client, cast: Cast, desk: Desk
):
    answer = send(as_(client, cast.somsri), desk.draft, b"%PDF-1.7 ...", "แผน.pdf")
    assert answer.status_code == 422
    [error] = answer.context["form"].errors["file"]
    assert ".xlsx" in error
    assert WorkbookImport.objects.count() == 0


def test_a_report_is_filtered_by_what_would_happen(client: Client, cast: Cast, desk: Desk):
    address = send(as_(client, cast.somsri), desk.draft, WORKBOOK.read_bytes())["Location"]
    assert len(client.get(address + "?show=add").context["lines"]) == 8
    assert "ไม่มีแถวในกลุ่มนี้" in words(client.get(address + "?show=problem"))


def test_a_neighbours_report_is_not_there(client: Client, cast: Cast, desk: Desk):
    address = send(as_(client, cast.somsri), desk.draft, WORKBOOK.read_bytes())["Location"]
    theirs = address.replace(cast.ban_nong.slug, cast.nong_sung.slug)
    assert as_(client, cast.kamon).get(theirs).status_code == 404


# ------------------------------------------------------------------ how often pages ask


@pytest.mark.parametrize("name", ["version", "edit_version"])
def test_a_list_asks_equally_often_however_long_it_is(
    client: Client, cast: Cast, desk: Desk, same_queries: SameQueries, name: str
):
    as_(client, cast.somsri)
    address = at(desk.draft, name)
    asked = same_queries(
        lambda: client.get(address),
        lambda: make.listing(
            version=desk.draft,
            node=desk.node("1.1"),
            department=cast.works,
            money={2567: 1},
            list_kind=ListKind.MAIN,
        ),
    )
    assert asked <= 17


def test_the_plan_and_the_list_of_plans_ask_equally_often(
    client: Client, cast: Cast, announced: Version, same_queries: SameQueries
):
    def add() -> None:
        another = make.version(
            plan=announced.plan, kind=VersionKind.ADDITION, state=State.ANNOUNCED
        )
        make.listing(version=another, money={2568: 5})

    plans = reverse("plan:plans", args=[cast.ban_nong.slug])
    assert same_queries(lambda: client.get(plans), add) <= 8
    plan = reverse("plan:plan", args=[cast.ban_nong.slug, announced.plan.period.slug])
    assert same_queries(lambda: client.get(plan), add) <= 14
