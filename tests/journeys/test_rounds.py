"""Two real rounds from the first click to the notice on the board: Mae Sai's addition no. 3, and
Lamphun's addition and change 1/2566."""

import pytest
from playwright.sync_api import Page, expect

from ruamphaen.base.ledger import verify
from ruamphaen.documents.papers.bound import address_of
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.meetings.models import Resolution
from ruamphaen.organisation.models import Organisation
from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import Version
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.portal.demo.real import mae_sai_plan
from ruamphaen.thai.dates import thai_date
from tests import make
from tests.journeys import round_way as way
from tests.journeys.conftest import Opens
from tests.papers.reading import bare, pages_of, shows_qr

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MAE_SAI = "/mae-sai/plan/2566-2570/versions/2/"
LAMPHUN = "/lamphun-town/plan/2566-2570/versions/2/"
ABOUT = "ร่างแผนพัฒนาท้องถิ่น เพิ่มเติม ฉบับที่ 3/2567"
ROUND = "ร่างแผนพัฒนาท้องถิ่น เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2566"


# ------------------------------------------------------------------ แม่ใส


def test_mae_sai_walks_its_addition_no_3_through_its_council(opens: Opens, transactional_db: None):
    """อบต.แม่ใส เพิ่มเติม ฉบับที่ 3: eight real rows, committee and forum, its council, two persons."""
    mae_sai = make.organisation(
        slug="mae-sai", name_th="องค์การบริหารส่วนตำบลแม่ใส", kind=OrganisationKind.SAO
    )
    plan = make.plan(organisation=mae_sai)
    way.first_issue(plan, "ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 1")
    by, head = way.planner(mae_sai), way.head(mae_sai)
    page = opens(by, "/mae-sai/plan/2566-2570/versions/new/")
    expect(page.get_by_text("สภา อบต.").first).to_be_visible()
    way.start(page, "addition", noun="ฉบับที่", number="3", year="2567", because="ประชาคมตำบลเสนอเพิ่ม")
    expect(page.get_by_role("heading", name="เพิ่มเติม ฉบับที่ 3/2567")).to_be_visible()
    draft = plan.versions.get(number=2)
    titles = _enter_real_rows(draft)
    _say_the_missing_reason(page, len(titles))
    assert {row.kind for row in draft.listings.all()} == {VersionKind.ADDITION}
    _decide_at_mae_sai(page, mae_sai, draft)
    page.get_by_role("link", name="ขออนุมัติ", exact=True).click()
    page.get_by_role("button", name="ขออนุมัติตามนี้").click()
    expect(page.get_by_text("ขออนุมัติแล้ว แจ้งผู้บริหารท้องถิ่น")).to_be_visible()
    read = draft.approvals.get().content_hash
    heads = opens(head, f"{MAE_SAI}route/")
    way.approve(heads, f"{MAE_SAI}route/")
    way.announce(heads)
    draft.refresh_from_db()
    assert (draft.state, draft.content_hash) == (State.ANNOUNCED, read)
    _post_and_inform(page, MAE_SAI)
    _mae_sai_in_public(opens(None, MAE_SAI), titles)
    assert verify() == []


def _enter_real_rows(draft: Version) -> list[str]:
    """The eight rows of the published book; the first says no reason yet."""
    _source, rows = mae_sai_plan()
    actions.add_listings(
        draft,
        by=None,
        list_kind=ListKind.MAIN,
        rows=[
            {
                "title": row.title,
                "objective": row.objective,
                "target": row.target,
                "programme": row.programme,
                "department": row.department,
                "indicator": way.WORDS["indicator"],  # the record of the book leaves both out
                "outcome": way.WORDS["outcome"],
                "reason": "" if place == 0 else "ประชาคมหมู่บ้านเสนอ",
                **{f"budget:{year}": str(baht) for year, baht in row.money.items()},
            }
            for place, row in enumerate(rows)
        ],
    )
    assert len(rows) == 8
    return [row.title for row in rows]


def _say_the_missing_reason(page: Page, rows: int) -> None:
    page.goto(f"{MAE_SAI}changes/")
    expect(page.get_by_text("ยังไม่บอกเหตุผล 1 รายการ")).to_be_visible()
    page.locator(".p-silent").get_by_role("link").click()
    page.get_by_label("เหตุผลความจำเป็น").fill("ประชาคมหมู่บ้านเสนอ")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()
    page.goto(f"{MAE_SAI}changes/")
    expect(page.locator("article.diff")).to_have_count(rows)
    expect(page.locator(".p-silent")).to_have_count(0)


def _decide_at_mae_sai(page: Page, mae_sai: Organisation, draft: Version) -> None:
    """Support committee, committee with the forum, council: each step by a meeting that was held."""
    drafted = way.resolved(
        mae_sai, "คณะกรรมการสนับสนุนฯ ครั้งที่ 1/2569", "support-committee", on=way.ago(21), text=ABOUT
    )
    joint = way.resolved(
        mae_sai,
        "คณะกรรมการพัฒนาและประชาคม ครั้งที่ 1/2569",
        "development-committee",
        forum="forum-subdistrict",
        on=way.ago(14),
        text=ABOUT,
    )
    council = way.resolved(
        mae_sai, "ประชุมสภา อบต. สมัยสามัญ ครั้งที่ 1/2569", "council", on=way.ago(7), text=ABOUT
    )
    page.goto(f"{MAE_SAI}route/")
    way.record_step(page, "draft", resolution=drafted)
    way.record_step(page, "committee", resolution=joint)
    expect(page.locator("#step-committee")).to_contain_text("ประชาคมท้องถิ่นประชุมร่วมกัน")
    expect(page.locator("#ready").locator("..")).to_contain_text("สภา อบต.")
    expect(page.get_by_role("link", name="ขออนุมัติ", exact=True)).to_have_count(0)
    page.goto(f"{MAE_SAI}route/ask/")  # as if one had kept the address
    page.get_by_role("button", name="ขออนุมัติตามนี้").click()
    expect(page.get_by_role("alert")).to_contain_text("สภา อบต. พิจารณาตามมาตรา 46")
    assert not draft.approvals.exists()
    page.goto(f"{MAE_SAI}route/")
    way.record_step(page, "council", resolution=council)


def _post_and_inform(page: Page, at: str) -> None:
    """The announcement hangs on the board, and those whom the law names are told."""
    page.goto(f"{at}route/")
    page.get_by_text("บันทึกการปิดประกาศ").first.click()
    page.get_by_label("ปิดประกาศที่ไหน").fill("บอร์ดหน้าสำนักงาน")
    page.get_by_label("ตั้งแต่วันที่").fill(thai_date(way.today()))
    page.get_by_role("button", name="บันทึกการปิดประกาศ").click()
    expect(page.get_by_text("บันทึกการปิดประกาศแล้ว")).to_be_visible()
    way.record_step(page, "inform", document="พย 71301/ว 45", on=thai_date(way.today()))
    expect(page.get_by_text("ทำครบทุกขั้นแล้ว")).to_be_visible()


def _mae_sai_in_public(page: Page, titles: list[str]) -> None:
    """Whoever is not signed in: the rows in force, the way with its citations, the papers."""
    for title in titles:
        expect(page.get_by_role("link", name=title).first).to_be_visible()
    page.goto(f"{MAE_SAI}route/")
    expect(page.get_by_text("ตรงกับที่ลงมติ", exact=True)).to_be_visible()
    for code, cited in (
        ("draft", "ข้อ 22 (1)"),
        ("committee", "ข้อ 22 (2)"),
        ("council", "มาตรา 46"),
        ("announce", "ข้อ 22"),
        ("inform", "ข้อ 22"),
    ):
        expect(page.locator(f"#step-{code} .law")).to_contain_text(cited)
    expect(page.locator("#step-council")).to_contain_text("ประชุมสภา อบต. สมัยสามัญ ครั้งที่ 1/2569")
    expect(page.get_by_text("บอร์ดหน้าสำนักงาน")).to_be_visible()
    page.goto("/mae-sai/plan/2566-2570/in-force/")
    table = page.locator("#list table")
    for title in (*titles, "ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 1"):
        expect(table).to_contain_text(title)
    _papers_open(page, MAE_SAI, says=["ประชุมสภา อบต. สมัยสามัญ ครั้งที่ 1/2569", thai_date(way.ago(7))])


def _papers_open(page: Page, at: str, says: list[str]) -> None:
    """The announcement and the book of changes as files: what they say, and where their code leads."""
    page.goto(f"{at}papers/")
    address = address_of(Version.objects.select_related("plan__organisation").get(number=2))
    for code in ("announcement", "plan-changes"):
        answer = page.request.get(f"{at}papers/{code}.pdf")
        assert answer.ok
        printed = bare("".join(pages_of(answer.body())))
        assert bare(address) in printed
        assert shows_qr(answer.body(), address)
        for words in says if code == "announcement" else ():
            assert bare(words) in printed
    assert address.endswith(at)


# ------------------------------------------------------------------ ลำพูน


def test_lamphun_adds_and_changes_in_one_round(opens: Opens, transactional_db: None):
    """ทม.ลำพูน เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2566: one meeting serves both, each project goes its own way."""
    lamphun = make.organisation(
        slug="lamphun-town", name_th="เทศบาลเมืองลำพูน", kind=OrganisationKind.TOWN
    )
    plan = make.plan(organisation=lamphun)
    way.first_issue(plan, "ปรับปรุงสวนสาธารณะ", "ซ่อมแซมทางเท้า")
    by, head = way.planner(lamphun), way.head(lamphun)
    page = opens(by, "/lamphun-town/plan/2566-2570/versions/new/")
    way.start(
        page, "addition", "change", noun="ครั้งที่", number="1", year="2566", because="ตามมติประชาคม"
    )
    expect(page.get_by_role("heading", name="เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2566")).to_be_visible()
    draft = plan.versions.get(number=2)
    changed = _write_lamphun(page, draft)
    judged = {each.kind: each.judgement.rules for each in queries.changes_of(draft)}
    assert judged == {VersionKind.ADDITION: (), VersionKind.CHANGE: ()}
    _decide_at_lamphun(page, lamphun, changed)
    page.get_by_role("link", name="ขออนุมัติ", exact=True).click()
    page.get_by_role("button", name="ขออนุมัติตามนี้").click()
    heads = opens(head, f"{LAMPHUN}route/")
    way.approve(heads, f"{LAMPHUN}route/")
    way.announce(heads)
    _post_and_inform(page, LAMPHUN)
    public = opens(None, "/lamphun-town/plan/2566-2570/compare/?from=1&to=2")
    marked = public.locator("article.diff", has_text="ปรับปรุงสวนสาธารณะ")
    expect(marked.locator("del").first).to_contain_text("1")
    expect(marked.locator("ins").first).to_contain_text("3")
    expect(public.locator("article.diff", has_text="ติดตั้งไฟส่องสว่างรอบคูเมือง")).to_contain_text("เพิ่ม")
    expect(public.locator("article.diff", has_text="ซ่อมแซมทางเท้า")).to_have_count(0)
    _papers_open(public, LAMPHUN, says=["คณะกรรมการพัฒนาและประชาคม ครั้งที่ 2/2566"])
    _undo(page)
    assert verify() == []


def _write_lamphun(page: Page, draft: Version) -> int:
    """One project changed, one added; the key of the changed row."""
    page.get_by_role("link", name="นำโครงการเดิมมาแก้").click()
    page.get_by_label("ปรับปรุงสวนสาธารณะ").check()
    page.get_by_role("button", name="นำมาเปลี่ยนแปลง").click()
    expect(page.get_by_text("นำ 1 โครงการมาไว้ในฉบับนี้แล้ว")).to_be_visible()
    changed = draft.listings.get()
    page.goto(f"{LAMPHUN}rows/{changed.pk}/")
    expect(page.get_by_label("หน้าเดิมในเล่มแผน")).to_have_value("45")
    page.get_by_label("เป้าหมาย (ผลผลิต)").fill("2 แห่ง")
    page.get_by_label("เหตุผลความจำเป็น").fill("ประชาคมขอเพิ่มอีกหนึ่งแห่ง")
    page.get_by_role("button", name="บันทึก").click()
    page.goto(f"{LAMPHUN}rows/add/?list=p02")
    way.fill_project(
        page,
        title="ติดตั้งไฟส่องสว่างรอบคูเมือง",
        target="โคมไฟ 40 ต้น",
        reason="ทางเดินมืด",
        **{"budget:2570": "250000"},
    )
    page.wait_for_url("**/edit/**")
    page.goto(f"{LAMPHUN}changes/")
    change = page.locator("article.diff", has_text="ปรับปรุงสวนสาธารณะ")
    expect(change.locator("del")).to_have_text("1 แห่ง")
    expect(change.locator("ins")).to_have_text("2 แห่ง")
    expect(page.locator("article.diff", has_text="ติดตั้งไฟส่องสว่างรอบคูเมือง")).to_be_visible()
    return changed.pk


def _joint(lamphun: Organisation, number: int, days_ago: int) -> Resolution:
    return way.resolved(
        lamphun,
        f"คณะกรรมการพัฒนาและประชาคม ครั้งที่ {number}/2566",
        "development-committee",
        forum="forum-town",
        on=way.ago(days_ago),
        text=ROUND,
    )


def _decide_at_lamphun(page: Page, lamphun: Organisation, changed: int) -> None:
    """One meeting decides on both kinds; an edit afterwards sends its own kind back, the other stands."""
    page.goto(f"{LAMPHUN}route/")
    expect(page.locator("#step-council")).to_have_count(0)  # a municipality asks no council
    way.record_step(page, "draft", document="ลพ 52304/118", on=thai_date(way.ago(21)))
    way.record_step(page, "committee", resolution=_joint(lamphun, 1, 14))
    committee = page.locator("#step-committee")
    expect(
        committee.get_by_role("link", name="คณะกรรมการพัฒนาและประชาคม ครั้งที่ 1/2566")
    ).to_have_count(2)
    added_way = committee.locator("li", has_text="ข้อ 22 (2)")
    expect(added_way).to_contain_text("ประชาคมท้องถิ่นประชุมร่วมกัน")
    expect(committee.locator("li", has_text="ข้อ 22/1")).not_to_contain_text(
        "ประชาคมท้องถิ่นประชุมร่วมกัน"
    )
    page.goto(f"{LAMPHUN}rows/{changed}/")
    page.get_by_label("เป้าหมาย (ผลผลิต)").fill("3 แห่ง")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()
    page.goto(f"{LAMPHUN}route/")
    expect(committee).to_contain_text("แก้หลังมติ")
    expect(committee.locator(".gap-note")).to_contain_text("ปรับปรุงสวนสาธารณะ")
    expect(added_way.locator(".gap-note")).to_have_count(0)
    expect(page.get_by_role("link", name="ขออนุมัติ", exact=True)).to_have_count(0)
    way.record_step(page, "committee", resolution=_joint(lamphun, 2, 3))
    expect(page.locator(".gap-note")).to_have_count(0)


def _undo(page: Page) -> None:
    """What was announced is undone by a new version, which puts back what stood before."""
    page.goto(f"{LAMPHUN}reverse/")
    page.get_by_label("เหตุผลและความจำเป็นของรอบนี้").fill("ศาลปกครองมีคำสั่งให้กลับไปใช้ของเดิม")
    page.get_by_role("button", name="เริ่มร่าง").click()
    back = page.locator("article.diff", has_text="ปรับปรุงสวนสาธารณะ")
    expect(back.locator("del")).to_have_text("3 แห่ง")
    expect(back.locator("ins")).to_have_text("1 แห่ง")
    gone = page.locator("article.diff", has_text="ติดตั้งไฟส่องสว่างรอบคูเมือง")
    expect(gone).to_contain_text("ยกเลิกโครงการ")
    page.goto(LAMPHUN)  # the announced one stands as it was
    expect(page.get_by_text("ติดตั้งไฟส่องสว่างรอบคูเมือง").first).to_be_visible()
