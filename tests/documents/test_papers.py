"""Papers from a version's rows: the edition's columns, groups and sums, the same bytes each time."""

from datetime import date
from decimal import Decimal

import pytest

from ruamphaen.documents import papers
from ruamphaen.documents.sheet import Group, Row, Total
from ruamphaen.law.papers import form_at
from ruamphaen.organisation.actions import choose_local_rule
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State
from ruamphaen.strategy.actions import align_node
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _no_paper_drawn_before(settings, tmp_path):
    """Each test finds an empty shelf of drawn papers."""
    settings.DATA_FOLDER = tmp_path


@pytest.fixture
def version(cast):
    """Three projects under two tactics and programmes, one community project, one piece of equipment."""
    tree = make.tree(organisation=cast.ban_nong)
    align_node(tree.nodes.get(number="1"), by=None, list_code="national-strategy", number="2")
    plan = make.plan(organisation=cast.ban_nong, tree=tree)
    version = make.version(plan=plan, state=State.ANNOUNCED)
    road, water = tree.nodes.get(number="1.1"), tree.nodes.get(number="1.2")
    common = {"department": cast.works, "objective": "เพื่อสัญจรสะดวก", "target": "ยาว 200 เมตร"}
    make.listing(
        version=version,
        title="ถนนสาย ก",
        node=road,
        programme="00310",
        number=1,
        money={2566: 100_000, 2568: 50_000},
        **common,
    )
    make.listing(
        version=version,
        title="ถนนสาย ข",
        node=road,
        programme="00310",
        number=2,
        money={2568: 0},
        **common,
    )
    make.listing(
        version=version,
        title="ฝายน้ำล้น",
        node=water,
        programme="00320",
        number=1,
        money={2570: "1234.50"},
        **common,
    )
    make.listing(
        version=version,
        title="ไฟชุมชน",
        node=road,
        programme="00240",
        list_kind=ListKind.COMMUNITY,
        money={2567: 9},
    )
    make.listing(
        version=version,
        title="เครื่องสูบน้ำ",
        programme="00310",
        list_kind=ListKind.EQUIPMENT,
        equipment_type="ครุภัณฑ์การเกษตร",
        target="2 เครื่อง",
        money={2567: 30_000},
    )
    return version


def body(sheet):
    """A sheet's blocks in a form that reads well in a failing test."""
    told = []
    for block in sheet.body:
        if isinstance(block, Group):
            told.append(("group", block.level, block.text))
        elif isinstance(block, Row):
            told.append(("row", *block.cells))
        elif isinstance(block, Total):
            told.append(("total", block.label, *block.cells))
    return told


def test_the_columns_are_those_of_the_edition(version):
    sheet = papers.build("p02", version, TODAY)
    printed = form_at("p02", version.plan.period).printed(version.plan.period)
    assert [(c.heading, c.group_heading) for c in sheet.columns] == [
        (c.heading, c.group_heading) for c in printed
    ]
    assert sheet.code == "ผ.02"
    assert sheet.title_lines == (
        "รายละเอียดโครงการพัฒนา",
        "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)",
        "เทศบาลตำบลบ้านหนอง",
    )


def test_rows_stand_under_strategy_tactic_and_programme_with_their_sums(version):
    words = ("เพื่อสัญจรสะดวก", "ยาว 200 เมตร")
    tail = ("", "", "กองช่าง")
    d = Decimal
    assert body(papers.build("p02", version, TODAY)) == [
        ("group", 1, "ยุทธศาสตร์: 1 การพัฒนาโครงสร้างพื้นฐาน"),
        ("group", 2, "กลยุทธ์: 1.1 พัฒนาเส้นทางคมนาคม"),
        ("group", 3, "แผนงาน: อุตสาหกรรมและการโยธา"),
        ("row", 1, "ถนนสาย ก", *words, d(100_000), None, d(50_000), None, None, *tail),
        ("row", 2, "ถนนสาย ข", *words, None, None, d(0), None, None, *tail),
        (
            "total",
            "รวมงบประมาณ",
            None,
            None,
            None,
            None,
            d(100_000),
            None,
            d(50_000),
            None,
            None,
            None,
            None,
            None,
        ),
        (
            "total",
            "รวมจำนวนโครงการ",
            None,
            None,
            None,
            None,
            1,
            None,
            1,
            None,
            None,
            None,
            None,
            None,
        ),
        ("group", 2, "กลยุทธ์: 1.2 พัฒนาแหล่งน้ำ"),
        ("group", 3, "แผนงาน: การเกษตร"),
        ("row", 1, "ฝายน้ำล้น", *words, None, None, None, None, d("1234.50"), *tail),
        (
            "total",
            "รวมงบประมาณ",
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            d("1234.50"),
            None,
            None,
            None,
        ),
        (
            "total",
            "รวมจำนวนโครงการ",
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            1,
            None,
            None,
            None,
        ),
    ]


def test_the_alignment_block_prints_the_links_above_once(version):
    group = papers.build("p02", version, TODAY).body[0]
    assert group.lines[0] == "ก.ยุทธศาสตร์ชาติ 20 ปี ยุทธศาสตร์ที่ 2 ด้านการสร้างความสามารถในการแข่งขัน"
    assert len(group.lines) == 5


def test_the_summary_counts_a_project_in_each_year_in_which_it_has_money(version):
    told = body(papers.build("p01", version, TODAY))
    d = Decimal
    assert told[0] == ("group", 1, "ยุทธศาสตร์: 1 การพัฒนาโครงสร้างพื้นฐาน")
    assert told[1] == (
        "row",
        "แผนงานอุตสาหกรรมและการโยธา",
        1,
        d(100_000),
        None,
        None,
        1,
        d(50_000),
        None,
        None,
        None,
        None,
        2,
        d(150_000),
    )
    assert (
        told[-1]
        == (
            "total",
            "รวมทั้งสิ้น",
            None,
            1,
            d(100_000),
            None,
            None,
            1,
            d(50_000),
            None,
            None,
            1,
            d("1234.50"),
            3,
            d("151234.50"),
        )[:2]
        + told[-1][2:]
    )
    assert told[-1][-2:] == (3, d("151234.50"))


def test_community_projects_count_in_the_summary_only_where_the_organisation_says_so(version, cast):
    assert body(papers.build("p01", version, TODAY))[-1][-2] == 3
    choose_local_rule(
        cast.ban_nong,
        by=cast.anan,
        name="paper.p01.counts_coordination",
        value=True,
        because="แนวปฏิบัติของจังหวัด",
        on=TODAY,
    )
    assert body(papers.build("p01", version, TODAY))[-1][-2] == 4


def test_each_list_has_its_own_paper(version):
    assert [row[2] for row in body(papers.build("p02-1", version, TODAY)) if row[0] == "row"] == [
        "ไฟชุมชน"
    ]
    assert [row for row in body(papers.build("p02-2", version, TODAY)) if row[0] == "row"] == []
    (row,) = [row for row in body(papers.build("p03", version, TODAY)) if row[0] == "row"]
    assert row[1:6] == (
        1,
        "แผนงานอุตสาหกรรมและการโยธา",
        "ค่าครุภัณฑ์",
        "ครุภัณฑ์การเกษตร",
        "เครื่องสูบน้ำ 2 เครื่อง",
    )


def test_the_next_period_groups_by_issue_without_indicator(cast):
    plan = make.plan(
        organisation=cast.ban_nong, period="2571-2575", tree=make.tree(organisation=cast.ban_nong)
    )
    sheet = papers.build("p02", make.version(plan=plan), TODAY)
    assert "ตัวชี้วัด (KPI)" not in [column.heading for column in sheet.columns]
    assert sheet.mark == "ร่าง"


def test_an_empty_version_still_makes_every_paper(cast):
    version = make.version(plan=make.plan(organisation=cast.ban_nong))
    for code, paper in papers.PAPERS.items():
        if paper.fits(version):
            assert papers.lines_of(papers.build(code, version, TODAY)) >= 0


def test_a_period_without_an_edition_is_refused_in_words(cast):
    version = make.version(plan=make.plan(organisation=cast.ban_nong, period="2561-2564"))
    with pytest.raises(papers.Refused, match=r"ยังไม่มีแบบ ผ\.02"):
        papers.build("p02", version, TODAY)


def test_thai_digits_are_the_organisations_choice(version, cast):
    choose_local_rule(
        cast.ban_nong,
        by=cast.anan,
        name="paper.digits",
        value="thai",
        because="เอกสารราชการ",
        on=TODAY,
    )
    assert papers.build("p02", version, TODAY).digits == "thai"


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "csv"])
def test_a_paper_downloads_the_same_bytes_twice(client, version, kind):
    path = f"/ban-nong/plan/2566-2570/versions/{version.number}/papers/p02.{kind}"
    first, second = client.get(path), client.get(path)
    assert first.status_code == 200
    assert first["Content-Disposition"].startswith("attachment")
    assert first.content == second.content
    assert len(first.content) > 500


def test_a_stranger_gets_no_paper_of_a_draft(client, cast):
    draft = make.version(plan=make.plan(organisation=cast.ban_nong))
    path = f"/ban-nong/plan/2566-2570/versions/{draft.number}/papers/p02.pdf"
    assert client.get(path).status_code == 404
    client.force_login(cast.somsri)
    assert client.get(path).status_code == 200


def test_a_large_paper_is_asked_for_and_then_there(
    client, version, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("ruamphaen.documents.views.DRAWN_AT_ONCE", 3)
    path = f"/ban-nong/plan/2566-2570/versions/{version.number}/papers/p02.xlsx"
    assert "จัดทำเอกสาร" in client.get(path).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{path}/ask").status_code == 302
    answer = client.get(path)
    assert answer["Content-Type"].endswith("sheet")
    assert "พร้อมแล้ว" in client.get(path, headers={"HX-Request": "true"}).content.decode()
