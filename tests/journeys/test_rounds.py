"""Two real rounds from the first click: Mae Sai's addition no. 3, and Lamphun's addition and change 1/2566."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.organisation.models import Holding, Organisation, Post, User
from ruamphaen.organisation.rules import Role
from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import Plan, Version
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.portal.demo.real import mae_sai_plan
from tests import make
from tests.journeys.conftest import Opens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def planner(organisation: Organisation) -> User:
    user = make.user(full_name="นักวิเคราะห์นโยบายและแผน")
    post = Post.objects.create(organisation=organisation, title="นักวิเคราะห์", role=Role.PLANNER)
    Holding.objects.create(post=post, user=user, since=date(2022, 10, 1))
    return user


def first_issue(plan: Plan, *titles: str) -> Version:
    version = make.version(plan=plan)
    for title in titles:
        make.listing(version=version, title=title, money={2567: 300_000}, target="1 แห่ง", page="45")
    return actions.record_published(version, by=None, on=date(2022, 10, 1))


def start(page: Page, *kinds: str, noun: str, number: str, year: str, because: str) -> None:
    for kind in kinds:
        page.locator(f"input[name=kinds][value={kind}]").check()
    page.get_by_label("เรียกว่า").select_option(noun)
    page.get_by_label("เลขที่ของครั้งหรือฉบับ").fill(number)
    page.get_by_label("ของปี (พ.ศ.)").fill(year)
    page.get_by_label("เหตุผลและความจำเป็นของรอบนี้").fill(because)
    page.get_by_role("button", name="เริ่มร่าง").click()


def test_mae_sai_drafts_its_addition_no_3(opens: Opens, transactional_db: None):
    """อบต.แม่ใส เพิ่มเติม ฉบับที่ 3: its eight real rows, each with the reason that ข้อ 22 asks for."""
    mae_sai = make.organisation(
        slug="mae-sai", name_th="องค์การบริหารส่วนตำบลแม่ใส", kind=OrganisationKind.SAO
    )
    plan = make.plan(organisation=mae_sai)
    first_issue(plan, "ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 1")
    by = planner(mae_sai)
    page = opens(by, "/mae-sai/plan/2566-2570/versions/new/")
    expect(page.get_by_text("สภา อบต.").first).to_be_visible()
    start(page, "addition", noun="ฉบับที่", number="3", year="2567", because="ประชาคมตำบลเสนอเพิ่ม")
    expect(page.get_by_role("heading", name="เพิ่มเติม ฉบับที่ 3/2567")).to_be_visible()
    draft = plan.versions.get(number=2)
    _source, rows = mae_sai_plan()
    actions.add_listings(
        draft,
        by=by,
        list_kind=ListKind.MAIN,
        rows=[
            {
                "title": row.title,
                "objective": row.objective,
                "target": row.target,
                "reason": "" if place == 0 else "ประชาคมหมู่บ้านเสนอ",
                **{f"budget:{year}": str(baht) for year, baht in row.money.items()},
            }
            for place, row in enumerate(rows)
        ],
    )
    page.goto("/mae-sai/plan/2566-2570/versions/2/changes/")
    expect(page.get_by_text("ยังไม่บอกเหตุผล 1 รายการ")).to_be_visible()
    page.locator(".p-silent").get_by_role("link").click()
    page.get_by_label("เหตุผลความจำเป็น").fill("ประชาคมหมู่บ้านเสนอ")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()
    page.goto("/mae-sai/plan/2566-2570/versions/2/changes/")
    expect(page.locator("article.diff")).to_have_count(len(rows))
    expect(page.locator(".p-silent")).to_have_count(0)
    assert {row.kind for row in draft.listings.all()} == {VersionKind.ADDITION}


def test_lamphun_adds_and_changes_in_one_round(opens: Opens, transactional_db: None):
    """ทม.ลำพูน เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2566: each project judged by its own way."""
    lamphun = make.organisation(
        slug="lamphun-town", name_th="เทศบาลเมืองลำพูน", kind=OrganisationKind.TOWN
    )
    plan = make.plan(organisation=lamphun)
    first_issue(plan, "ปรับปรุงสวนสาธารณะ", "ซ่อมแซมทางเท้า")
    page = opens(planner(lamphun), "/lamphun-town/plan/2566-2570/versions/new/")
    start(page, "addition", "change", noun="ครั้งที่", number="1", year="2566", because="ตามมติประชาคม")
    expect(page.get_by_role("heading", name="เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2566")).to_be_visible()
    page.get_by_role("link", name="นำโครงการเดิมมาแก้").click()
    page.get_by_label("ปรับปรุงสวนสาธารณะ").check()
    page.get_by_role("button", name="นำมาเปลี่ยนแปลง").click()
    expect(page.get_by_text("นำ 1 โครงการมาไว้ในฉบับนี้แล้ว")).to_be_visible()
    draft = plan.versions.get(number=2)
    changed = draft.listings.get()
    page.goto(f"/lamphun-town/plan/2566-2570/versions/2/rows/{changed.pk}/")
    expect(page.get_by_label("หน้าเดิมในเล่มแผน")).to_have_value("45")
    page.get_by_label("เป้าหมาย (ผลผลิต)").fill("2 แห่ง")
    page.get_by_label("เหตุผลความจำเป็น").fill("ประชาคมขอเพิ่มอีกหนึ่งแห่ง")
    page.get_by_role("button", name="บันทึก").click()
    page.goto("/lamphun-town/plan/2566-2570/versions/2/rows/add/?list=p02")
    page.get_by_label("โครงการ", exact=True).fill("ติดตั้งไฟส่องสว่างรอบคูเมือง")
    page.get_by_label("เหตุผลความจำเป็น").fill("ทางเดินมืด")
    page.get_by_role("button", name="บันทึก").click()
    page.goto("/lamphun-town/plan/2566-2570/versions/2/changes/")
    change = page.locator("article.diff", has_text="ปรับปรุงสวนสาธารณะ")
    expect(change.locator("del")).to_have_text("1 แห่ง")
    expect(change.locator("ins")).to_have_text("2 แห่ง")
    added = page.locator("article.diff", has_text="ติดตั้งไฟส่องสว่างรอบคูเมือง")
    expect(added).to_be_visible()
    judged = {each.kind: each.judgement.rules for each in queries.changes_of(draft)}
    assert judged == {VersionKind.ADDITION: (), VersionKind.CHANGE: ()}
